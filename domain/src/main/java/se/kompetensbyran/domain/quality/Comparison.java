package se.kompetensbyran.domain.quality;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.quality.QualityProblem.OtherEnterprise;

/**
 * How the quality of an enterprise changed between two reviews.
 *
 * @param before the earlier of both
 * @param after the later of both
 * @param areas each area that one of them looked at, in the order of {@link Area}
 */
public record Comparison(QualityReviewId before, QualityReviewId after, List<Step> areas) {

    /**
     * How an area changed.
     *
     * @param before the level at first; null when that review did not look at it
     * @param after the level then; null when that review did not look at it
     */
    public record Step(
            Area area, @Nullable Integer before, @Nullable Integer after) {

        /** By how many levels it rose; null unless both looked at it. */
        public @Nullable Integer change() {
            return before == null || after == null ? null : after - before;
        }
    }

    public Comparison {
        areas = List.copyOf(areas);
    }

    /** Compares two reviews, whichever comes first. @throws OtherEnterprise when they are not of the same enterprise */
    public static Comparison between(QualityReview one, QualityReview other) {
        if (!one.enterprise().equals(other.enterprise())) throw new OtherEnterprise();
        boolean isInOrder = !one.on().isAfter(other.on());
        QualityReview before = isInOrder ? one : other;
        QualityReview after = isInOrder ? other : one;
        return new Comparison(
                before.id(),
                after.id(),
                Stream.of(Area.values())
                        .map(it -> new Step(it, level(before, it), level(after, it)))
                        .filter(it -> it.before() != null || it.after() != null)
                        .toList());
    }

    private static @Nullable Integer level(QualityReview review, Area area) {
        return review.judgement(area).map(Judgement::level).orElse(null);
    }
}
