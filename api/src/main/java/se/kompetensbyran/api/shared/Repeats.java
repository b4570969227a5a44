package se.kompetensbyran.api.shared;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What tells one request from another: its method, its address and its body. */
final class Repeats {

    private static final String BODY = Repeats.class.getName();

    private Repeats() {}

    /** Remembers the body that was read for this request, or a hash of it. */
    static void remember(@Nullable RoutingContext context, byte[] body) {
        if (context != null) context.put(BODY, body);
    }

    /** SHA-256 of the request, in hexadecimal digits. */
    static String hash(RoutingContext context) {
        MessageDigest digest = sha256();
        digest.update(
                (context.request().method() + " " + context.request().uri() + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] body = context.get(BODY);
        if (body != null) digest.update(body);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What makes hashes. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
