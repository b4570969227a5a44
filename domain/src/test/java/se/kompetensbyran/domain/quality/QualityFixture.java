package se.kompetensbyran.domain.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Actor;

/** Quality reviews to test with; all that they hold is invented. */
public final class QualityFixture {

    /** A Monday: today, where a test needs one. */
    public static final LocalDate MONDAY = LocalDate.of(2024, 6, 3);

    /** Who reviews, and sees an action end. */
    public static final Actor ADVISER = new Actor("adviser-1", Instant.parse("2024-06-03T08:30:15.123456Z"));

    private QualityFixture() {}

    /** A review of one area, on that day, by the enterprise. */
    public static QualityReview aReview(EnterpriseId enterprise, LocalDate on) {
        return aReview(enterprise, on, List.of(judgement(Area.ACCESSIBILITY, 3)));
    }

    /** A review that says that, on that day, by the enterprise. */
    public static QualityReview aReview(EnterpriseId enterprise, LocalDate on, List<Judgement> judgements) {
        return QualityReview.enter(enterprise, on, judgements, Reviewer.ENTERPRISE, ADVISER, MONDAY);
    }

    /** A review of every area, with an action in each state, by who supports the enterprise. */
    public static QualityReview aReviewWithEverything(EnterpriseId enterprise, OrganisationId owner) {
        QualityReview it = aReviewOfEveryArea(enterprise);
        for (Action.State state : Action.State.values()) it = it.with(anActionIn(state, owner));
        return it;
    }

    /** A review of every area, by who supports the enterprise. */
    public static QualityReview aReviewOfEveryArea(EnterpriseId enterprise) {
        return QualityReview.enter(
                enterprise,
                MONDAY.minusMonths(1),
                Stream.of(Area.values())
                        .map(area -> judgement(area, area == Area.ACCESSIBILITY ? 1 : 5))
                        .toList(),
                Reviewer.SUPPORTER,
                ADVISER,
                MONDAY);
    }

    /** What a review says of an area. */
    public static Judgement judgement(Area area, int level) {
        return new Judgement(area, level, "Påhittat underlag\nåäö");
    }

    /** An action for accessibility that is due on that day. */
    public static Action anAction(OrganisationId owner, LocalDate due) {
        return Action.planned(Area.ACCESSIBILITY, "Påhittad åtgärd", owner, due);
    }

    /** An action that has come to {@code state}, due a week after today. */
    public static Action anActionIn(Action.State state, OrganisationId owner) {
        Action it = anAction(owner, MONDAY.plusWeeks(1));
        return state == Action.State.OPEN ? it : it.become(state, ending(state, MONDAY), MONDAY);
    }

    /** How an action comes to {@code state} on that day. */
    public static Ending ending(Action.State state, LocalDate on) {
        return new Ending(on, state == Action.State.DROPPED ? "Påhittat skäl" : null, ADVISER);
    }

    /** The same review, newly read with the revision {@code revision}. */
    static QualityReview read(QualityReview it, long revision) {
        return new QualityReview(
                it.id(), revision, it.enterprise(), it.on(), it.judgements(), it.actions(), it.reviewer(), it.told());
    }
}
