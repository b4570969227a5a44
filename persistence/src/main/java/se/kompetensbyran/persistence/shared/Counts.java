package se.kompetensbyran.persistence.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many rows long lists had when they were last counted, kept for {@value #SECONDS} seconds: who goes from page to page of one
 * counts it once. What has fewer than {@value #MANY} rows is counted each time, so that one row more or less is seen at once.
 *
 * <p>A list is its counting statement with its values. Whose rows somebody sees must stand there, and not in the transaction alone.
 */
@ApplicationScoped
public class Counts {

    static final int MANY = 1_000;
    static final int SECONDS = 10;

    private record Counted(String text, List<Object> values) {}

    private final Cache<Counted, Integer> many;

    Counts() {
        this(Ticker.systemTicker());
    }

    Counts(Ticker ticker) {
        many = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofSeconds(SECONDS))
                .build();
    }

    /** How many rows {@code counted} counts: as kept, or as {@code counting} says. */
    int of(Sql counted, IntSupplier counting) {
        Counted key = new Counted(counted.text(), List.copyOf(counted.values()));
        @Nullable Integer kept = many.getIfPresent(key);
        if (kept != null) return kept;
        int now = counting.getAsInt();
        if (now >= MANY) many.put(key, now);
        return now;
    }
}
