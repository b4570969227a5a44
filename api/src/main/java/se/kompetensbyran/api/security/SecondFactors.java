package se.kompetensbyran.api.security;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.nayuki.qrcodegen.QrCode;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.signin.OneTimeUses;

/**
 * The codes of authenticators (TOTP, RFC 6238): six digits, a new one every 30 seconds, by HMAC-SHA-1, which is what all
 * authenticator apps take.
 */
@Singleton
public final class SecondFactors {

    private static final String ISSUER = "Kompetensbyrån";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int QUIET_ZONE = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final MasterKeys keys;
    private final OneTimeUses uses;
    private final Time time;
    private final boolean isDemanded;

    SecondFactors(
            MasterKeys keys,
            OneTimeUses uses,
            Time time,
            @ConfigProperty(name = "kompetensbyran.second-factor-demanded", defaultValue = "true") boolean isDemanded) {
        this.keys = keys;
        this.uses = uses;
        this.time = time;
        this.isDemanded = isDemanded;
    }

    /** Whether {@code account} may not be without one: administrators, outside the embedded mode. */
    public boolean isDemandedOf(Account account) {
        return isDemanded && account.has(Role.ADMINISTRATOR);
    }

    /** Whether {@code account} must have one and has none: it does nothing until that is mended. */
    public boolean isLacking(Account account) {
        return isDemandedOf(account) && account.secondFactor() == null;
    }

    /** A secret as it is kept with its account. */
    public String seal(String secret, AccountId account) {
        return keys.encrypt(secret, "second-factor:" + account);
    }

    /** The secret that {@link #seal} sealed. */
    public String open(String sealed, AccountId account) {
        return keys.decrypt(sealed, "second-factor:" + account);
    }

    /** A new secret: 160 random bits in base32 (RFC 4648), as one types it into an authenticator. */
    public String newSecret() {
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        return base32(random);
    }

    /** What an authenticator reads: {@code otpauth://totp/…}, with the address that it shows. */
    public String uri(Email email, String secret) {
        return "otpauth://totp/" + encoded(ISSUER) + ":" + encoded(email.address()) + "?secret=" + secret + "&issuer="
                + encoded(ISSUER) + "&algorithm=SHA1&digits=6&period=" + STEP_SECONDS;
    }

    /** A picture of {@code uri} for the camera of an authenticator: SVG with one path and no script. */
    public String qrSvg(String uri) {
        QrCode code = QrCode.encodeText(uri, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++)
            for (int x = 0; x < code.size; x++)
                if (code.getModule(x, y))
                    path.append('M')
                            .append(x + QUIET_ZONE)
                            .append(',')
                            .append(y + QUIET_ZONE)
                            .append("h1v1h-1z");
        int size = code.size + 2 * QUIET_ZONE;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h" + size + "v" + size + "h-" + size
                + "z\"/><path fill=\"#000\" d=\"" + path + "\"/></svg>";
    }

    /**
     * The step of time that {@code code} belongs to: the present one, the one before or the one after, since clocks
     * differ. Empty when it is none of their codes.
     *
     * <p>A code is good once, which {@link #use} sees to.
     */
    public OptionalLong step(String secret, String code, Instant now) {
        String digits = code.replaceAll("\\s", "");
        if (!digits.matches("[0-9]{6}")) return OptionalLong.empty();
        SecretKeySpec key = new SecretKeySpec(bytes(secret), generator.getAlgorithm());
        long present = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        OptionalLong found = OptionalLong.empty();
        for (long step = present - 1; step <= present + 1; step++)
            if (isSame(digits, code(key, step))) found = OptionalLong.of(step);
        return found;
    }

    /**
     * Whether {@code code} is right and nobody has used it before (RFC 6238 section 5.2). In the transaction that is open.
     *
     * @param account whose secret it is
     */
    public boolean use(AccountId account, String secret, String code) {
        OptionalLong step = step(secret, code, time.now());
        if (step.isEmpty()) return false;
        Instant until = Instant.ofEpochSecond((step.getAsLong() + 2) * STEP_SECONDS);
        return uses.take(Credential.hash("second-factor:" + account + ":" + step.getAsLong()), until);
    }

    /** The code of {@code secret} at {@code now}. */
    public String code(String secret, Instant now) {
        SecretKeySpec key = new SecretKeySpec(bytes(secret), generator.getAlgorithm());
        return code(key, Math.floorDiv(now.getEpochSecond(), STEP_SECONDS));
    }

    private String code(SecretKeySpec key, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    key, Instant.ofEpochSecond(step * STEP_SECONDS), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte it : bytes) {
            held = ((held << 8) | (it & 0xff)) & 0xfff;
            for (bits += 8; bits >= 5; bits -= 5) text.append(BASE32.charAt((held >> (bits - 5)) & 31));
        }
        if (bits > 0) text.append(BASE32.charAt((held << (5 - bits)) & 31));
        return text.toString();
    }

    private static byte[] bytes(String base32) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (char it : base32.toUpperCase(Locale.ROOT).toCharArray()) {
            int value = BASE32.indexOf(it);
            if (value < 0) throw new IllegalArgumentException("not base32");
            held = ((held << 5) | value) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write((held >> bits) & 0xff);
            }
        }
        return bytes.toByteArray();
    }
}
