package se.kompetensbyran.api.security;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.SecurityEvents;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.shared.Uuid7;
import se.kompetensbyran.domain.signin.KeyRing;
import se.kompetensbyran.domain.signin.SigningKey;
import se.kompetensbyran.domain.signin.SigningKeys;

/**
 * The keys that sign access tokens, and proofs that are shown to others (RSA, RS256). They lie in the database, where every process of the installation finds
 * them, their private halves encrypted by {@link MasterKeys}; each process looks there once a minute.
 */
@Singleton
public final class TokenKeys {

    /** The one algorithm. */
    public static final String ALGORITHM = AlgorithmIdentifiers.RSA_USING_SHA256;

    /** The type that every token says it is (RFC 9068 section 2.1). */
    public static final String TYPE = "at+jwt";

    private static final int BITS = 2048;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    private static final Duration LOOKED_FOR = Duration.ofSeconds(10);

    private final SigningKeys kept;
    private final MasterKeys masterKeys;
    private final SecurityEvents events;
    private final Time time;
    private final Map<String, PrivateKey> opened = new ConcurrentHashMap<>();
    private volatile @Nullable Known known;

    TokenKeys(SigningKeys kept, MasterKeys masterKeys, SecurityEvents events, Time time) {
        this.kept = kept;
        this.masterKeys = masterKeys;
        this.events = events;
        this.time = time;
    }

    private record Known(KeyRing ring, Map<String, PublicKey> publicKeys, Instant readAt) {

        static Known of(List<SigningKey> keys, Instant now) {
            Map<String, PublicKey> publicKeys = new HashMap<>();
            for (SigningKey it : keys) publicKeys.put(it.kid(), publicKey(it));
            return new Known(new KeyRing(keys), Map.copyOf(publicKeys), now);
        }

        // A clock that was put back makes it old too.
        boolean isOlderThan(Duration age, Instant now) {
            return Duration.between(readAt, now).abs().compareTo(age) >= 0;
        }
    }

    /** A keyset that is not the one that the database was used with ends the start, and not the first sign-in. */
    void onStart(@Observes StartupEvent ready) {
        if (areThere()) ring().signing(time.now()).ifPresent(this::opened);
    }

    /** Whether this installation can sign, whoever lets people in: it can when it has a master keyset. */
    public boolean areThere() {
        return masterKeys.areThere();
    }

    /** Goes on where this installation can sign. @throws EdgeProblem 404 where it cannot */
    public void demand() {
        if (!areThere()) throw new EdgeProblem(EdgeProblem.Code.NOT_FOUND);
    }

    /** The token with {@code claims}. */
    public String sign(JwtClaims claims) {
        return sign(claims, TYPE);
    }

    /** What {@code claims} say, signed, of another type than a token. */
    public String sign(JwtClaims claims, String type) {
        SigningKey key = signing();
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setAlgorithmHeaderValue(ALGORITHM);
        token.setKeyIdHeaderValue(key.kid());
        token.setHeader("typ", type);
        token.setKey(opened(key));
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The keys, with which of them signs and which are published. */
    public KeyRing ring() {
        return upToDate().ring();
    }

    /** The public half of the key that a token names, if it is one whose tokens may live. */
    Optional<PublicKey> find(String kid) {
        Instant now = time.now();
        Known mine = upToDate();
        if (!mine.publicKeys().containsKey(kid) && mine.isOlderThan(LOOKED_FOR, now)) mine = read(LOOKED_FOR);
        boolean isVerifying =
                mine.ring().verifying(now).stream().anyMatch(it -> it.kid().equals(kid));
        return isVerifying ? Optional.ofNullable(mine.publicKeys().get(kid)) : Optional.empty();
    }

    /** Makes the next key now: it is published at once and signs a little later. */
    public SigningKey rotate() {
        return make((ring, now) -> true).orElseThrow();
    }

    /** The keys to publish: there is always one, so that everybody who asks knows the first key before it has signed. */
    List<SigningKey> published() {
        if (upToDate().ring().keys().isEmpty()) make(KeyRing::isDue);
        return upToDate().ring().published(time.now());
    }

    private SigningKey signing() {
        Instant now = time.now();
        Known mine = upToDate();
        // What is over is forgotten here too: whoever signs sees to the keys.
        if (mine.ring().isDue(now) || !mine.ring().over(now).isEmpty()) {
            make(KeyRing::isDue);
            mine = upToDate();
        }
        // Where the clock was put back every key may lie ahead; then the first of them signs already.
        return mine.ring().signing(now).orElseGet(() -> upToDate().ring().keys().get(0));
    }

    private Known upToDate() {
        Known mine = known;
        return mine == null || mine.isOlderThan(KNOWN_FOR, time.now()) ? read(KNOWN_FOR) : mine;
    }

    // Whoever waited for another to read needs not read again.
    private synchronized Known read(Duration age) {
        Known mine = known;
        Instant now = time.now();
        if (mine != null && !mine.isOlderThan(age, now)) return mine;
        List<SigningKey> all = QuarkusTransaction.requiringNew().call(() -> kept.all());
        Known read = Known.of(all, now);
        known = read;
        return read;
    }

    // In a transaction of its own: the key is there for all before anything that it signed.
    private synchronized Optional<SigningKey> make(BiPredicate<KeyRing, Instant> isWanted) {
        Instant now = time.now();
        AtomicReference<@Nullable SigningKey> made = new AtomicReference<>();
        List<SigningKey> over = QuarkusTransaction.requiringNew().call(() -> forget(now));
        List<SigningKey> all = QuarkusTransaction.requiringNew()
                .call(() -> kept.add(keys -> {
                    KeyRing ring = new KeyRing(keys);
                    if (isWanted.test(ring, now)) made.set(fresh(ring.nextSignsFrom(now), now));
                    return Optional.ofNullable(made.get());
                }));
        known = Known.of(all, now);
        over.forEach(it -> opened.remove(it.kid()));
        over.forEach(it -> events.happened("signing-key.retired", UUID.fromString(it.kid())));
        SigningKey key = made.get();
        if (key == null) return Optional.empty();
        events.happened("signing-key.made", UUID.fromString(key.kid()));
        return all.stream().filter(it -> it.kid().equals(key.kid())).findAny();
    }

    private List<SigningKey> forget(Instant now) {
        List<SigningKey> over = new KeyRing(kept.all()).over(now);
        over.forEach(it -> kept.forget(it.kid()));
        return over;
    }

    private SigningKey fresh(Instant signsFrom, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            RsaJsonWebKey jwk = new RsaJsonWebKey((RSAPublicKey) pair.getPublic());
            String kid = Uuid7.next().toString();
            jwk.setKeyId(kid);
            jwk.setUse("sig");
            jwk.setAlgorithm(ALGORITHM);
            String privateHalf =
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            return new SigningKey(
                    kid,
                    masterKeys.encrypt(privateHalf, context(kid)),
                    jwk.toJson(OutputControlLevel.PUBLIC_ONLY),
                    now,
                    signsFrom);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private PrivateKey opened(SigningKey key) {
        return opened.computeIfAbsent(key.kid(), it -> open(key));
    }

    private PrivateKey open(SigningKey key) {
        byte[] pkcs8 = Base64.getDecoder().decode(masterKeys.decrypt(key.privateKey(), context(key.kid())));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey publicKey(SigningKey key) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(key.publicJwk()).getPublicKey();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String context(String kid) {
        return "signing-key:" + kid;
    }
}
