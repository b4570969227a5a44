package se.kompetensbyran.domain.shared;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a fake sorts its rows: by the keys asked for, then in the list's own order, and at last by their ids. */
public final class Sorting<T> {

    private final Map<String, Function<Boolean, Comparator<T>>> fields = new HashMap<>();
    private final Function<T, UUID> id;

    /** Rows with that id. */
    public Sorting(Function<T, UUID> id) {
        this.id = id;
    }

    /** A field to sort by; rows without a value come last both ways. */
    public <V> Sorting<T> by(String field, Function<T, @Nullable V> value, Comparator<V> order) {
        fields.put(
                field,
                descending -> Comparator.comparing(value, Comparator.nullsLast(descending ? order.reversed() : order)));
        return this;
    }

    /** Collects the page {@code wanted}, in {@code own} order where it asks for none. */
    public Collector<T, ?, Page<T>> page(PageRequest wanted, Comparator<T> own) {
        Comparator<T> byId = Comparator.comparing(it -> id.apply(it).toString());
        Comparator<T> order = wanted.order().stream()
                .map(it -> field(it.field()).apply(it.descending()))
                .reduce(Comparator::thenComparing)
                .orElse(own)
                .thenComparing(byId);
        return Collectors.collectingAndThen(
                Collectors.toList(), all -> Page.of(all.stream().sorted(order).toList(), wanted));
    }

    /** The order of {@code field}, ascending. */
    public Comparator<T> ascending(String field) {
        return field(field).apply(false);
    }

    private Function<Boolean, Comparator<T>> field(String field) {
        Function<Boolean, Comparator<T>> known = fields.get(field);
        if (known == null) throw new IllegalArgumentException("no list is sorted by " + field);
        return known;
    }
}
