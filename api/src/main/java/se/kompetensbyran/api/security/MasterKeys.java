package se.kompetensbyran.api.security;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AeadKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The installation's own keys, which lie in a file beside the database and never in it. They encrypt what must be read
 * again: the private halves of signing keys, the secrets of second factors, and the keys of identities. Of several the first among equals, the
 * primary, encrypts, and each decrypts what it encrypted.
 */
@Singleton
public final class MasterKeys {

    /** The property that says where the file is. */
    public static final String FILE = "kompetensbyran.master-keyset-file";

    private static final int ID_BYTES = 5;

    private final @Nullable Aead aead;
    private final Set<String> beginnings;

    /**
     * A keyset as it was read.
     *
     * @param beginnings with what begins what the primary key encrypts
     */
    private record Keyset(Aead aead, Set<String> beginnings) {}

    /** Those of {@code file}; none where there is no file. @throws IllegalStateException when it cannot be read as a keyset */
    public MasterKeys(@ConfigProperty(name = FILE) Optional<String> file) {
        Keyset keyset = file.map(MasterKeys::read).orElse(null);
        this.aead = keyset == null ? null : keyset.aead();
        this.beginnings = keyset == null ? Set.of() : keyset.beginnings();
    }

    /** A new keyset with one key (AES-256-GCM), as it stands in a file. */
    public static String newKeyset() {
        try {
            Configuration aeads = AeadConfig2026.get();
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, aeads),
                    aeads,
                    InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this installation has any. */
    public boolean areThere() {
        return aead != null;
    }

    /**
     * Encrypts {@code plain} so that it can be read only in the same context.
     *
     * @param context what it is and whose, as {@code second-factor:<account>}; it is authenticated, not encrypted
     * @return base64url
     */
    public String encrypt(String plain, String context) {
        try {
            byte[] sealed = aead().encrypt(plain.getBytes(StandardCharsets.UTF_8), bytes(context));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads what {@link #encrypt} wrote.
     *
     * @throws IllegalStateException when no key of the keyset wrote it, or it was written in another context
     */
    public String decrypt(String sealed, String context) {
        try {
            return new String(
                    aead().decrypt(Base64.getUrlDecoder().decode(sealed), bytes(context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("No key of the master keyset (" + FILE + ") opens what lies in the database"
                    + " under " + context.replaceFirst(":.*", "")
                    + ". Give it the keyset that the database was used with.");
        }
    }

    /** Reads what {@link #encrypt} wrote and a caller sends back; empty when it is not that, or of another context. */
    public Optional<String> open(String sealed, String context) {
        try {
            return Optional.of(new String(
                    aead().decrypt(Base64.getUrlDecoder().decode(sealed), bytes(context)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * With one of these begins what the primary key encrypts, and nothing that another key did: seven signs of base64url. None
     * where the key leaves no mark.
     */
    public Set<String> beginnings() {
        return beginnings;
    }

    private Aead aead() {
        if (aead == null) throw new IllegalStateException("There is no master keyset; " + FILE + " must be set.");
        return aead;
    }

    private static byte[] bytes(String context) {
        return context.getBytes(StandardCharsets.UTF_8);
    }

    // The sentences reach the person who starts the program, so the cause, which may hold a piece of the file, stays
    // out.
    private static Keyset read(String file) {
        String json;
        try {
            json = Files.readString(Path.of(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("The master keyset " + file + " (" + FILE + ") cannot be read. Mend the"
                    + " path or its permissions, or make one: java -jar quarkus-run.jar new-master-keyset FILE.");
        }
        try {
            Configuration aeads = AeadConfig2026.get();
            KeysetHandle keys = TinkJsonProtoKeysetFormat.parseKeyset(json, aeads, InsecureSecretKeyAccess.get());
            return new Keyset(keys.getPrimitive(aeads, Aead.class), beginnings(keys));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The file " + file + " (" + FILE + ") is no keyset of Tink in JSON with a"
                    + " key that encrypts. Restore it from its copy; without it nobody can sign in as before.");
        }
    }

    // Five bytes say which key it was; seven signs hold them and two bits of what comes after.
    private static Set<String> beginnings(KeysetHandle keys) {
        byte[] mark = keys.getPrimary().getKey() instanceof AeadKey it
                ? it.getOutputPrefix().toByteArray()
                : new byte[0];
        if (mark.length != ID_BYTES) return Set.of();
        Set<String> all = new HashSet<>();
        for (int next : new int[] {0x00, 0x40, 0x80, 0xC0}) {
            byte[] begun = Arrays.copyOf(mark, ID_BYTES + 1);
            begun[ID_BYTES] = (byte) next;
            all.add(Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(begun)
                    .substring(0, 7));
        }
        return Set.copyOf(all);
    }
}
