package se.kompetensbyran.domain.merging;

/**
 * How many name an organisation, register by register (sv: hänvisningar).
 *
 * @param projects those in which it has a role, or of which it is a funder
 * @param nodes those that it hosts
 * @param enterprises those that are its own
 * @param initiatives those whose legal person it is
 * @param needsAnalyses those that it adopted
 * @param qualityReviews those after which it has something to do
 * @param accounts those who have a role there
 * @param clients those that are its own
 */
public record Mentions(
        int projects,
        int nodes,
        int enterprises,
        int initiatives,
        int needsAnalyses,
        int qualityReviews,
        int accounts,
        int clients) {

    /** Whether somebody or something comes in by it. */
    public boolean isWayIn() {
        return accounts > 0 || clients > 0;
    }
}
