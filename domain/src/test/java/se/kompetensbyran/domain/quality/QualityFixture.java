package se.kompetensbyran.domain.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.organisations.OrganisationId;

/** Quality reviews to test with; all that they hold is invented. */
public final class QualityFixture {

    /** A Monday: today, where a test needs one. */
    public static final LocalDate MONDAY = LocalDate.of(2024, 6, 3);

    private QualityFixture() {}

    /** A review of one area, on that day. */
    public static QualityReview aReview(EnterpriseId enterprise, LocalDate on) {
        return QualityReview.enter(enterprise, on, List.of(judgement(Area.ACCESSIBILITY, 3)), MONDAY);
    }

    /** A review of every area, with an action in each state. */
    public static QualityReview aReviewWithEverything(EnterpriseId enterprise, OrganisationId owner) {
        QualityReview it = QualityReview.enter(
                enterprise,
                MONDAY.minusMonths(1),
                Stream.of(Area.values())
                        .map(area -> judgement(area, area == Area.ACCESSIBILITY ? 1 : 5))
                        .toList(),
                MONDAY);
        for (Action.State state : Action.State.values()) it = it.with(anActionIn(state, owner));
        return it;
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
        return state == Action.State.OPEN ? it : it.become(state, MONDAY, MONDAY);
    }

    /** The same review, newly read with the revision {@code revision}. */
    static QualityReview read(QualityReview it, long revision) {
        return new QualityReview(it.id(), revision, it.enterprise(), it.on(), it.judgements(), it.actions());
    }
}
