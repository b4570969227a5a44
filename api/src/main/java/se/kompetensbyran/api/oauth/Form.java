package se.kompetensbyran.api.oauth;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.EdgeProblem;

/** Names and values, as a query or the body of a form carries them ({@code application/x-www-form-urlencoded}). */
record Form(Map<String, List<String>> values) {

    /** The most bytes of a form: a long state, an assertion, and far more than any password. */
    static final int LONGEST = 32_768;

    /** Reads a query, or nothing. */
    static Form of(@Nullable String text) {
        return new Form(URLUtils.parseParameters(text));
    }

    /** Reads a body. @throws EdgeProblem 413 when it is too long */
    static Form of(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                // Read to its end, or the caller meets a broken connection instead of the answer.
                body.transferTo(OutputStream.nullOutputStream());
                throw new EdgeProblem(EdgeProblem.Code.TOO_LARGE, LONGEST);
            }
            return of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The caller hung up, or was too slow.
            throw new EdgeProblem(EdgeProblem.Code.MALFORMED_REQUEST);
        }
    }

    /** The value of {@code name}; null when there is none, or several. One without anything in it counts as none (RFC 6749 section 3.1). */
    @Nullable
    String one(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.size() != 1 || all.get(0).isEmpty() ? null : all.get(0);
    }

    /** What was typed into the field {@code name}; nothing when there is no such field. */
    String typed(String name) {
        String value = one(name);
        return value == null ? "" : value;
    }

    /** Whether some name comes more than once, which no request of OAuth may have. */
    boolean hasRepeated() {
        return values.values().stream().anyMatch(it -> it.size() > 1);
    }

    /** Never what was sent. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
