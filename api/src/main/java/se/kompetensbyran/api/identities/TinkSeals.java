package se.kompetensbyran.api.identities;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.security.MasterKeys;
import se.kompetensbyran.domain.identities.Identities;
import se.kompetensbyran.domain.identities.Identity;
import se.kompetensbyran.domain.identities.IdentityProblem.NoKeys;
import se.kompetensbyran.domain.identities.PersonalNumber;
import se.kompetensbyran.domain.identities.SealedIdentity;
import se.kompetensbyran.domain.identities.Seals;
import se.kompetensbyran.domain.identities.Trait;
import se.kompetensbyran.domain.participants.ParticipantId;

/**
 * Seals with Tink: each identity under a key of its own (AES-256-GCM), that key under the master keyset, and both tied to whose
 * they are. Marks are HMAC-SHA-256 with a key that lies in the database under the master keyset, so that they stay when the
 * master keys change.
 */
@Singleton
final class TinkSeals implements Seals {

    private static final String KEY = "identity-key:";
    private static final String MARK_KEY = "identity-mark-key:";
    private static final String MAC = "HmacSHA256";
    private static final int MARK_KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MasterKeys master;
    private final Identities identities;
    private final ObjectMapper mapper;
    private volatile @Nullable SecretKeySpec markKey;

    /** An identity as it is written before it is encrypted; what is not there is left out. */
    private record Plain(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String personalNumber) {}

    TinkSeals(MasterKeys master, Identities identities, ObjectMapper mapper) {
        this.master = master;
        this.identities = identities;
        this.mapper = mapper;
    }

    @Override
    public SealedIdentity seal(ParticipantId whose, Identity identity) {
        demandKeys();
        try {
            Configuration aeads = AeadConfig2026.get();
            KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, aeads);
            PersonalNumber number = identity.personalNumber();
            byte[] plain = mapper.writeValueAsBytes(new Plain(
                    identity.name(), identity.email(), identity.phone(), number == null ? null : number.digits()));
            byte[] sealed = key.getPrimitive(aeads, Aead.class).encrypt(plain, context(whose));
            byte[] bare = TinkProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get(), aeads);
            return new SealedIdentity(master.encrypt(text(bare), KEY + whose), text(sealed), marks(Trait.of(identity)));
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException(
                    "An identity could not be sealed: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public Identity open(ParticipantId whose, SealedIdentity sealed) {
        demandKeys();
        byte[] bare = bytes(master.decrypt(sealed.key(), KEY + whose));
        try {
            Configuration aeads = AeadConfig2026.get();
            KeysetHandle key = TinkProtoKeysetFormat.parseKeyset(bare, InsecureSecretKeyAccess.get(), aeads);
            byte[] plain = key.getPrimitive(aeads, Aead.class).decrypt(bytes(sealed.text()), context(whose));
            Plain it = mapper.readValue(plain, Plain.class);
            String number = it.personalNumber();
            return new Identity(it.name(), it.email(), it.phone(), number == null ? null : new PersonalNumber(number));
        } catch (GeneralSecurityException | IOException e) {
            // The cause may hold a piece of what was read.
            throw new IllegalStateException(
                    "An identity could not be opened: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public Set<String> marks(Set<Trait> traits) {
        demandKeys();
        SecretKeySpec key = markKey();
        return traits.stream().map(it -> mark(key, it)).collect(Collectors.toUnmodifiableSet());
    }

    private SecretKeySpec markKey() {
        SecretKeySpec key = markKey;
        if (key == null) {
            String kept = identities.markKey(() -> {
                byte[] fresh = new byte[MARK_KEY_BYTES];
                RANDOM.nextBytes(fresh);
                return master.encrypt(text(fresh), MARK_KEY);
            });
            markKey = key = new SecretKeySpec(bytes(master.decrypt(kept, MARK_KEY)), MAC);
        }
        return key;
    }

    private void demandKeys() {
        if (!master.areThere()) throw new NoKeys();
    }

    private static String mark(SecretKeySpec key, Trait trait) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return text(mac.doFinal(trait.told().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] context(ParticipantId whose) {
        return ("identity:" + whose).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
