package se.kompetensbyran.domain.needs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.SmallNumbers;

/** How many enterprises voted for each finding of an analysis, in the order of the findings. */
public record Tally(List<Count> counts) {

    /**
     * How many voted for a finding.
     *
     * @param votes null where it is not told
     */
    public record Count(Finding.Id finding, @Nullable Integer votes) {}

    public Tally {
        counts = List.copyOf(counts);
    }

    /** The tally of {@code findings}. */
    public static Tally of(List<Finding> findings, Map<Finding.Id, Integer> votes) {
        return new Tally(findings.stream()
                .map(it -> new Count(it.id(), votes.getOrDefault(it.id(), 0)))
                .toList());
    }

    /** How many voted in all; null where a count is not told, which the sum would give back. */
    public @Nullable Integer total() {
        int total = 0;
        for (Count it : counts) {
            Integer votes = it.votes();
            if (votes == null) return null;
            total += votes;
        }
        return total;
    }

    /** The same as it may be told: few votes point at who cast them. Zero stays zero. */
    public Tally disclosed() {
        return new Tally(counts.stream()
                .map(it -> it.votes() == null || SmallNumbers.isTold(it.votes()) ? it : new Count(it.finding(), null))
                .toList());
    }
}
