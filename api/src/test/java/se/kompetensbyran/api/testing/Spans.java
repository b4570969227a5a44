package se.kompetensbyran.api.testing;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that is told of spans in a collector's place, where a test has the tracer on. */
@Singleton
public final class Spans implements SpanProcessor {

    private final List<String> ended = new CopyOnWriteArrayList<>();

    /** What each span that has ended tells: its name, its attributes, its events and what became of it. */
    public List<String> ended() {
        return List.copyOf(ended);
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        SpanData it = span.toSpanData();
        ended.add(it.getName() + " " + it.getAttributes() + " " + it.getEvents() + " " + it.getStatus() + " "
                + it.getLinks());
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
