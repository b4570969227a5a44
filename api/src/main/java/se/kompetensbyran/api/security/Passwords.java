package se.kompetensbyran.api.security;

import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * Passwords: which are good enough, and what is kept of them – Argon2id (RFC 9106) in the PHC string format. A check
 * costs 100–300 ms of one core on purpose, so only as many run at once as leave half of the cores to everybody else.
 */
@Singleton
public final class Passwords {

    /** The fewest characters. */
    public static final int SHORTEST = 12;

    /** The most characters. */
    public static final int LONGEST = 200;

    /** How long to wait when too many passwords are being checked. */
    static final int RETRY_AFTER_SECONDS = 5;

    // OWASP's least is 19 MiB and two passes; docs/bench/password.sh measures what these cost.
    private static final Cost COST = new Cost(46 * 1024, 2, 1);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    // Before it is normalised a text can be a few times as long; beyond that nothing is even looked at.
    private static final int LONGEST_RAW = 4 * LONGEST;

    // 10^8 guesses keep out what zxcvbn takes for guessable by somebody who tries at this door for years.
    private static final double FEWEST_GUESSES = 1e8;
    // What it costs to judge grows with the cube of the length, and a long beginning tells enough.
    private static final int JUDGED = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Zxcvbn judge = new Zxcvbn();
    private final Semaphore working =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    // What is compared with where there is no account, so that it takes as long as where there is one.
    private final Hash nobody = new Hash(COST, random(SALT_BYTES), random(HASH_BYTES));

    /** How much work a hash is. */
    private record Cost(int memoryKilobytes, int passes, int lanes) {}

    private static final class Hash {
        private final Cost cost;
        private final byte[] salt;
        private final byte[] digest;

        Hash(Cost cost, byte[] salt, byte[] digest) {
            this.cost = cost;
            this.salt = salt;
            this.digest = digest;
        }

        static Hash read(String text) {
            Matcher it = PHC.matcher(text);
            if (!it.matches()) throw new IllegalStateException("What is kept of a password has another shape.");
            Cost cost = new Cost(
                    Integer.parseInt(it.group(1)), Integer.parseInt(it.group(2)), Integer.parseInt(it.group(3)));
            Base64.Decoder base64 = Base64.getDecoder();
            return new Hash(cost, base64.decode(it.group(4)), base64.decode(it.group(5)));
        }

        String written() {
            Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
            return "$argon2id$v=19$m=" + cost.memoryKilobytes() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                    + base64.encodeToString(salt) + "$" + base64.encodeToString(digest);
        }
    }

    /**
     * Goes on when {@code password} is good enough for who signs in by {@code email}.
     *
     * @throws InvalidValue of {@code field}: {@code password-too-short}, {@code too-long}, {@code password-too-common}
     */
    public void check(String field, String password, Email email) {
        InvalidValue.unless(password.length() <= LONGEST_RAW, field, "too-long", LONGEST);
        String text = normalised(password);
        int length = text.codePointCount(0, text.length());
        InvalidValue.unless(length <= LONGEST, field, "too-long", LONGEST);
        InvalidValue.unless(length >= SHORTEST, field, "password-too-short", SHORTEST);
        InvalidValue.unless(!isCommon(text, email), field, "password-too-common");
    }

    /**
     * What is to be kept of {@code password}.
     *
     * @throws EdgeProblem 503 when too many are being checked
     */
    public String hash(String password) {
        if (password.length() > LONGEST_RAW) throw new IllegalArgumentException("a password that was not checked");
        byte[] salt = random(SALT_BYTES);
        byte[] digest = inTurn(() -> digest(COST, salt, password, HASH_BYTES));
        return new Hash(COST, salt, digest).written();
    }

    /**
     * Whether {@code hash} is what is kept of {@code password}. Without a hash it takes as long, and is false.
     *
     * @throws EdgeProblem 503 when too many are being checked
     */
    public boolean matches(@Nullable String hash, String password) {
        // No password is as long: who sends one learns nothing, and costs nothing.
        if (password.length() > LONGEST_RAW) return false;
        Hash kept = hash == null ? nobody : Hash.read(hash);
        byte[] digest = inTurn(() -> digest(kept.cost, kept.salt, password, kept.digest.length));
        return MessageDigest.isEqual(digest, kept.digest) && hash != null;
    }

    /** Whether {@code hash} was made with another cost than today's, so that the password should be hashed anew. */
    public boolean isOutdated(String hash) {
        return !Hash.read(hash).cost.equals(COST);
    }

    private boolean isCommon(String text, Email email) {
        String lower = text.toLowerCase(Locale.ROOT);
        String local = email.address().substring(0, email.address().indexOf('@'));
        if (lower.contains(email.address()) || (local.length() >= 4 && lower.contains(local))) return true;
        List<String> own = List.of(email.address(), local, "kompetensbyrån", "kompetensbyran");
        String judged = lower.substring(0, Math.min(lower.length(), JUDGED));
        return judge.measure(judged, own).getGuesses() < FEWEST_GUESSES;
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!waiting.tryAcquire()) throw busy();
        boolean isMyTurn = false;
        try {
            isMyTurn = working.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.release();
        }
        if (!isMyTurn) throw busy();
        try {
            return work.get();
        } finally {
            working.release();
        }
    }

    private static EdgeProblem busy() {
        return new EdgeProblem(EdgeProblem.Code.BUSY, RETRY_AFTER_SECONDS);
    }

    private static byte[] digest(Cost cost, byte[] salt, String password, int bytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKilobytes())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] digest = new byte[bytes];
        generator.generateBytes(normalised(password).getBytes(StandardCharsets.UTF_8), digest);
        return digest;
    }

    // The same letter can be typed in more than one way (NIST SP 800-63B section 5.1.1.2).
    private static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
