package se.kompetensbyran.domain.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A secret of our making, shown once: a prefix that tells what it is, 43 random letters and digits (256 bits), and six
 * for a check sum, so that a leaked one is recognised wherever it turns up. Only its hash is kept; at 256 random bits
 * SHA-256 alone is enough.
 */
public record Credential(Kind kind, String text) {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 43;
    private static final int CHECK_LENGTH = 6;
    private static final Pattern SHAPE = Pattern.compile("kb[a-z]_[0-9A-Za-z]{" + (RANDOM_LENGTH + CHECK_LENGTH) + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What a secret is for. */
    public enum Kind {
        /** The secret of a client. */
        CLIENT_SECRET("kbs_"),
        /** The key of a person who scripts. */
        API_KEY("kbk_"),
        /** What renews an access token. */
        REFRESH_TOKEN("kbr_"),
        /** What is exchanged once for tokens (RFC 6749 section 4.1). */
        AUTHORIZATION_CODE("kbc_"),
        /** What stands in a link that works once. */
        ONE_TIME_LINK("kbl_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** How each of them begins. */
        public String prefix() {
            return prefix;
        }
    }

    /** A new one. */
    public static Credential make(Kind kind) {
        StringBuilder text = new StringBuilder(kind.prefix);
        for (int i = 0; i < RANDOM_LENGTH; i++) text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        return new Credential(kind, text + check(text.toString()));
    }

    /** Whether {@code text} can be one of {@code kind}: its prefix, its shape and its check sum are right. */
    public static boolean isWellFormed(Kind kind, String text) {
        if (!text.startsWith(kind.prefix) || !SHAPE.matcher(text).matches()) return false;
        int end = text.length() - CHECK_LENGTH;
        return text.substring(end).equals(check(text.substring(0, end)));
    }

    /** What is kept of it. */
    public String hash() {
        return hash(text);
    }

    /** What is kept of {@code text}: SHA-256, in hexadecimal digits. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last four characters, by which its owner knows it again. */
    public String hint() {
        return text.substring(text.length() - 4);
    }

    /** Never the secret itself. */
    @Override
    public String toString() {
        return kind.prefix + "…" + hint();
    }

    private static String check(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        for (long rest = crc.getValue(); digits.length() < CHECK_LENGTH; rest /= DIGITS.length())
            digits.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
        return digits.toString();
    }
}
