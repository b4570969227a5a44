package se.kompetensbyran.domain.shared;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The rows of a fake, and the rule that nobody saves over what they have not read. */
public final class Rows<K, A extends Aggregate> {

    private final Map<K, A> rows = new ConcurrentHashMap<>();

    /** What was saved last under {@code key}. */
    public Optional<A> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    /** All of them, in no order. */
    public Stream<A> all() {
        return rows.values().stream();
    }

    /**
     * Puts {@code saved}, which is {@code read} with its new revision.
     *
     * @throws Stale unless {@code read} has the revision that was saved last
     */
    public A save(K key, A read, A saved) {
        rows.compute(key, (same, before) -> {
            long last = before == null ? 0 : before.revision();
            if (read.revision() != last) throw new Stale();
            return saved;
        });
        return saved;
    }

    /** Takes {@code read} away. @throws Stale unless it has the revision that was saved last */
    public void remove(K key, A read) {
        A last = rows.get(key);
        if (last == null || last.revision() != read.revision()) throw new Stale();
        rows.remove(key);
    }
}
