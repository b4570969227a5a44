package se.kompetensbyran.api.shared;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a request belongs to (W3C Trace Context): the caller's, continued, or a new one.
 *
 * @param id 32 hexadecimal digits
 * @param span 16 hexadecimal digits: what happens here
 * @param flags 2 hexadecimal digits, as the caller sent them
 */
record Trace(String id, String span, String flags) {

    private static final Pattern SHAPE =
            Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    /** Continues the caller's trace; a header that cannot be read starts a new one, as the standard says. */
    static Trace continuing(@Nullable String parent) {
        // Where traces are exported the tracer has already continued it, and its ids are the ones to show.
        SpanContext traced = Span.current().getSpanContext();
        if (traced.isValid())
            return new Trace(
                    traced.getTraceId(),
                    traced.getSpanId(),
                    traced.getTraceFlags().asHex());
        Matcher read = SHAPE.matcher(parent == null ? "" : parent);
        boolean isSound = read.matches()
                && !read.group(1).equals(NO_TRACE)
                && !read.group(2).equals(NO_SPAN);
        return isSound
                ? new Trace(read.group(1), random(), read.group(3))
                : new Trace(random() + random(), random(), "00");
    }

    /** As it stands in the header. */
    String parent() {
        return "00-" + id + "-" + span + "-" + flags;
    }

    private static String random() {
        long bits = ThreadLocalRandom.current().nextLong();
        String digits = Long.toHexString(bits == 0 ? 1 : bits);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
