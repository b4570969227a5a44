package se.kompetensbyran.domain.shared;

import java.util.List;
import java.util.function.Function;

/**
 * Some rows of a list.
 *
 * @param items the rows, in order
 * @param total how many rows the whole list has, counted to {@link PageRequest#REACH} + 1 at most
 */
public record Page<T>(List<T> items, int total) {

    public Page {
        items = List.copyOf(items);
    }

    /** The page that {@code wanted} asks for of a short list held whole. */
    public static <T> Page<T> of(List<T> all, PageRequest wanted) {
        int from = Math.min(wanted.offset(), all.size());
        return new Page<>(all.subList(from, Math.min(from + wanted.limit(), all.size())), all.size());
    }

    /** The same page with each row turned into another. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), total);
    }
}
