package se.kompetensbyran.domain.support;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long enterprises waited from their request to the first session. What still waits, and what ended without a session,
 * is counted apart: a wait that is not over has no length.
 *
 * @param begun those that had a session
 * @param waiting those that still wait for one
 * @param without those that ended without one
 * @param median of the days that those waited that had a session: half of them waited no longer; null when there are none
 * @param ninetieth as many days as nine of ten waited at the most (nearest rank)
 * @param longest the most days
 * @param longestWaiting the most days that one has waited that still waits; null when none does
 */
public record Waiting(
        int begun,
        int waiting,
        int without,
        @Nullable Double median,
        @Nullable Integer ninetieth,
        @Nullable Integer longest,
        @Nullable Integer longestWaiting) {

    /** Sums up {@code waits}, seen on {@code today}. */
    public static Waiting of(Collection<Wait> waits, LocalDate today) {
        List<Integer> days = waits.stream()
                .filter(it -> it.firstSessionOn() != null)
                .map(it -> days(it.requestedOn(), Objects.requireNonNull(it.firstSessionOn())))
                .sorted()
                .toList();
        List<Integer> open = waits.stream()
                .filter(it -> it.firstSessionOn() == null && it.isOpen())
                .map(it -> days(it.requestedOn(), today))
                .sorted()
                .toList();
        return new Waiting(
                days.size(),
                open.size(),
                waits.size() - days.size() - open.size(),
                median(days),
                days.isEmpty() ? null : days.get((9 * days.size() + 9) / 10 - 1),
                days.isEmpty() ? null : days.get(days.size() - 1),
                open.isEmpty() ? null : open.get(open.size() - 1));
    }

    private static @Nullable Double median(List<Integer> sorted) {
        int many = sorted.size();
        if (many == 0) return null;
        return (sorted.get((many - 1) / 2) + sorted.get(many / 2)) / 2.0;
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) DAYS.between(from, to);
    }
}
