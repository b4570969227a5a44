package se.kompetensbyran.domain.quality;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.quality.QualityProblem.AreaActedOn;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;

/**
 * A review of the quality of an enterprise (sv: kvalitetsgenomgång): what it says of each area, and the actions that
 * follow.
 *
 * @param on the day of the review; one a day
 * @param judgements one for each area that was looked at, in the order of {@link Area}; at least one
 * @param actions at most {@value #MAX_ACTIONS}, each for an area that was looked at
 * @throws AreaActedOn when an action is for another area
 */
public record QualityReview(
        QualityReviewId id,
        long revision,
        EnterpriseId enterprise,
        LocalDate on,
        List<Judgement> judgements,
        List<Action> actions)
        implements Aggregate {

    /** The most actions of one review. */
    public static final int MAX_ACTIONS = 100;

    public QualityReview {
        DateRange.check("on", on);
        InvalidValue.unless(!judgements.isEmpty(), "judgements", "missing");
        InvalidValue.unless(actions.size() <= MAX_ACTIONS, "actions", "too-many", MAX_ACTIONS);
        Set<Area> areas = EnumSet.noneOf(Area.class);
        for (Judgement it : judgements) InvalidValue.unless(areas.add(it.area()), "judgements", "duplicate", it.area());
        judgements = judgements.stream()
                .sorted(Comparator.comparing(Judgement::area))
                .toList();
        actions = Part.eachOnce("actions", actions);
        for (Action it : actions) if (!areas.contains(it.area())) throw new AreaActedOn();
    }

    /** A new one. @throws InvalidValue {@code in-future} */
    public static QualityReview enter(
            EnterpriseId enterprise, LocalDate on, List<Judgement> judgements, LocalDate today) {
        hasHappened(on, today);
        return new QualityReview(QualityReviewId.next(), 0, enterprise, on, judgements, List.of());
    }

    /**
     * Says anew what the review said.
     *
     * @throws InvalidValue {@code in-future}
     * @throws AreaActedOn when an area that has an action is left out
     */
    public QualityReview describe(LocalDate on, List<Judgement> judgements, LocalDate today) {
        hasHappened(on, today);
        return new QualityReview(id, revision, enterprise, on, judgements, actions);
    }

    /**
     * Adds or replaces an action.
     *
     * @throws InvalidValue {@code before-review} when it would be due before the review, {@code not-reviewed} when the review
     *     did not look at its area
     */
    public QualityReview with(Action one) {
        InvalidValue.unless(!one.due().isBefore(on), "due", "before-review");
        InvalidValue.unless(judgement(one.area()).isPresent(), "area", "not-reviewed");
        return new QualityReview(id, revision, enterprise, on, judgements, Part.put(actions, one));
    }

    /** Takes an action away, as something that was never planned. */
    public QualityReview without(Action.Id one) {
        return new QualityReview(id, revision, enterprise, on, judgements, Part.without(actions, one));
    }

    /** The action. */
    public Action action(Action.Id wanted) {
        return Part.get(actions, wanted);
    }

    /** What it says of {@code area}, if it looked at it. */
    public Optional<Judgement> judgement(Area area) {
        return judgements.stream().filter(it -> it.area() == area).findAny();
    }

    private static void hasHappened(LocalDate on, LocalDate today) {
        InvalidValue.unless(!on.isAfter(today), "on", "in-future");
    }
}
