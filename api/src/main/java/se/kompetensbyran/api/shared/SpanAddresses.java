package se.kompetensbyran.api.shared;

import static java.util.stream.Collectors.joining;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Arrays;

/** Spans tell of an address what is ours, the words of the contract and identifiers: what else a caller wrote may be of a person. */
@Singleton
final class SpanAddresses implements SpanProcessor {

    private static final String HIDDEN = "***";
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");

    // The tracer is there before anything else is.
    private final Instance<Allowed> allowed;

    SpanAddresses(Instance<Allowed> allowed) {
        this.allowed = allowed;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String path = span.getAttribute(PATH);
        if (path != null) span.setAttribute(PATH, told(path));
        if (span.getAttribute(QUERY) != null) span.setAttribute(QUERY, HIDDEN);
    }

    private String told(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(it -> allowed.get().isOurs(it) ? it : HIDDEN)
                .collect(joining("/"));
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
