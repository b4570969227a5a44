package se.kompetensbyran.domain.quality;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.quality.QualityProblem.ActionEnded;
import se.kompetensbyran.domain.quality.QualityProblem.AreaActedOn;
import se.kompetensbyran.domain.quality.QualityProblem.BySupporter;
import se.kompetensbyran.domain.shared.Actor;
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
 * @param actions at most {@value #MAX_ACTIONS}, each for an area that was looked at, and neither due nor ended before the
 *     review
 * @param reviewer on whose side it was made; it stays so, whoever changes it
 * @param told who said last what it says, and when
 * @throws InvalidValue {@code before-review}
 * @throws AreaActedOn when an action is for another area
 */
public record QualityReview(
        QualityReviewId id,
        long revision,
        EnterpriseId enterprise,
        LocalDate on,
        List<Judgement> judgements,
        List<Action> actions,
        Reviewer reviewer,
        Actor told)
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
        for (Action it : actions) {
            if (!areas.contains(it.area())) throw new AreaActedOn();
            InvalidValue.unless(!it.due().isBefore(on), "due", "before-review");
            Ending ending = it.ending();
            InvalidValue.unless(ending == null || !ending.on().isBefore(on), "on", "before-review");
        }
    }

    /** A new one. @throws InvalidValue {@code in-future} */
    public static QualityReview enter(
            EnterpriseId enterprise,
            LocalDate on,
            List<Judgement> judgements,
            Reviewer reviewer,
            Actor by,
            LocalDate today) {
        hasHappened(on, today);
        return new QualityReview(QualityReviewId.next(), 0, enterprise, on, judgements, List.of(), reviewer, by);
    }

    /**
     * Says anew what the review said.
     *
     * @throws InvalidValue {@code in-future}, {@code after-actions} when an action would be due, or would have ended, before it
     * @throws AreaActedOn when an area that has an action is left out
     */
    public QualityReview describe(LocalDate on, List<Judgement> judgements, Actor by, LocalDate today) {
        hasHappened(on, today);
        for (Action it : actions) {
            Ending ending = it.ending();
            boolean isBefore =
                    it.due().isBefore(on) || (ending != null && ending.on().isBefore(on));
            InvalidValue.unless(!isBefore, "on", "after-actions");
        }
        return new QualityReview(id, revision, enterprise, on, judgements, actions, reviewer, by);
    }

    /**
     * Adds or replaces an action.
     *
     * @throws InvalidValue {@code before-review} when it would be due, or would have ended, before the review, {@code
     *     not-reviewed} when the review did not look at its area
     */
    public QualityReview with(Action one) {
        InvalidValue.unless(judgement(one.area()).isPresent(), "area", "not-reviewed");
        return withActions(Part.put(actions, one));
    }

    /** Takes an action away, as something that was never planned. @throws ActionEnded when it has been done or dropped */
    public QualityReview without(Action.Id one) {
        if (action(one).state() != Action.State.OPEN) throw new ActionEnded();
        return withActions(Part.without(actions, one));
    }

    /** The same review, for {@code who} may change what it says and plans. @throws BySupporter when that is not so */
    public QualityReview writableBy(Reviewer who) {
        if (!isWritableBy(who)) throw new BySupporter();
        return this;
    }

    /** Whether {@code who} may change what it says and plans: what a supporter wrote is changed by supporters alone. */
    public boolean isWritableBy(Reviewer who) {
        return reviewer == Reviewer.ENTERPRISE || who == Reviewer.SUPPORTER;
    }

    /** Names {@code survivor} where it named {@code gone}, which has become part of it. */
    public QualityReview withOrganisation(OrganisationId gone, OrganisationId survivor) {
        return withActions(actions.stream()
                .map(it -> it.ownedBy(it.owner().instead(gone, survivor)))
                .toList());
    }

    /** The action. */
    public Action action(Action.Id wanted) {
        return Part.get(actions, wanted);
    }

    /** What it says of {@code area}, if it looked at it. */
    public Optional<Judgement> judgement(Area area) {
        return judgements.stream().filter(it -> it.area() == area).findAny();
    }

    private QualityReview withActions(List<Action> anew) {
        return new QualityReview(id, revision, enterprise, on, judgements, anew, reviewer, told);
    }

    private static void hasHappened(LocalDate on, LocalDate today) {
        InvalidValue.unless(!on.isAfter(today), "on", "in-future");
    }
}
