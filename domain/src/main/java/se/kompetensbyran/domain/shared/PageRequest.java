package se.kompetensbyran.domain.shared;

import java.util.List;

/**
 * Which rows of a list are wanted, and in which order.
 *
 * @param page from 1
 * @param limit rows on a page, 1–100
 * @param order the sort keys, most important first; empty for the list's own order
 * @throws InvalidValue {@code page-range} or {@code bounds}; pages reach {@value #REACH} rows
 */
public record PageRequest(int page, int limit, List<SortKey> order) {

    /** How many rows pages reach, and how far a list is counted exactly. */
    public static final int REACH = 10_000;

    /** A field to sort by; ascending unless {@code descending}. */
    public record SortKey(String field, boolean descending) {}

    public PageRequest {
        InvalidValue.unless(limit >= 1 && limit <= 100, "limit", "bounds", 1, 100);
        InvalidValue.unless(page >= 1 && (page - 1L) * limit < REACH, "page", "page-range", REACH);
        order = List.copyOf(order);
    }

    /** The first {@code limit} rows in the list's own order. */
    public static PageRequest first(int limit) {
        return new PageRequest(1, limit, List.of());
    }

    /** How many rows come before the page. */
    public int offset() {
        return (page - 1) * limit;
    }
}
