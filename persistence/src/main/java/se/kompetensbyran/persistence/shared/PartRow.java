package se.kompetensbyran.persistence.shared;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The row of a part of an aggregate: it has an id of its own and a place in its list. */
@MappedSuperclass
public abstract class PartRow {

    /** The id of the part. */
    @Id
    public UUID id;

    /** Where it stands in its list, from 0. */
    public int position;

    /**
     * Makes {@code rows} say what {@code parts} say: the rows of parts that are gone are removed, the others stay and are
     * filled anew, so that what refers to them goes on doing so.
     */
    public static <R extends PartRow, P> void match(
            List<R> rows, List<P> parts, Function<P, UUID> idOf, Supplier<R> make, BiConsumer<R, P> fill) {
        List<UUID> ids = parts.stream().map(idOf).toList();
        rows.removeIf(it -> !ids.contains(it.id));
        for (int i = 0; i < parts.size(); i++) {
            UUID id = ids.get(i);
            R row = rows.stream().filter(it -> it.id.equals(id)).findAny().orElseGet(() -> {
                R made = make.get();
                made.id = id;
                rows.add(made);
                return made;
            });
            row.position = i;
            fill.accept(row, parts.get(i));
        }
    }

    /** {@code rows} in their order in the list. */
    public static <R extends PartRow> Stream<R> inOrder(List<R> rows) {
        return rows.stream().sorted(Comparator.comparingInt(it -> it.position));
    }
}
