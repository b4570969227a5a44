package se.kompetensbyran.domain.assessments;

import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Period;

/** Assessments to test with; all of them are invented. Whatever happens, happens on {@code MONDAY}. */
public final class AssessmentFixture {

    /** Who writes the evidence. */
    public static final Actor ADVISER = new Actor("adviser-1", Instant.parse("2024-06-03T08:30:15.123456Z"));

    /** Who decides, the same day. */
    public static final Actor DECIDER = new Actor("decider-1", Instant.parse("2024-06-03T14:00:00Z"));

    /** Evidence for all four criteria; of whom it tells no journal may say. */
    public static final Evidence WHOLE =
            new Evidence("Om personen A (påhittat)\nåäö", "Om personen B", "Om personen C", "Om personen D");

    /** All four are met. */
    public static final Verdicts ALL_MET = new Verdicts(Verdict.MET, Verdict.MET, Verdict.MET, Verdict.MET);

    /** One is not met, and of one nobody knows. */
    public static final Verdicts NOT_ALL_MET = new Verdicts(Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.MET);

    private AssessmentFixture() {}

    /** A draft with evidence for all four criteria. */
    public static Assessment aDraft(EnterpriseId enterprise) {
        return Assessment.draft(AssessmentId.next(), enterprise, WHOLE, ADVISER);
    }

    /** One that waits for a decision. */
    public static Assessment aSubmitted(EnterpriseId enterprise) {
        return aDraft(enterprise).become(step(State.SUBMITTED));
    }

    /** One that was confirmed, valid from {@code first}. */
    public static Assessment aConfirmed(EnterpriseId enterprise, LocalDate first) {
        return aSubmitted(enterprise).decide(step(State.CONFIRMED), ALL_MET, first, first);
    }

    /** One that stands in {@code state}, valid from {@code MONDAY} where it is confirmed. */
    public static Assessment in(State state, EnterpriseId enterprise) {
        return switch (state) {
            case DRAFT -> aDraft(enterprise);
            case SUBMITTED -> aSubmitted(enterprise);
            case REJECTION_TOLD ->
                aSubmitted(enterprise).decide(step(State.REJECTION_TOLD), NOT_ALL_MET, MONDAY, MONDAY);
            case CONTESTED -> in(State.REJECTION_TOLD, enterprise).become(step(State.CONTESTED));
            case CONFIRMED -> aConfirmed(enterprise, MONDAY);
            case WITHDRAWN -> aSubmitted(enterprise).become(step(State.WITHDRAWN));
            case REJECTED -> in(State.CONTESTED, enterprise).decide(step(State.REJECTED), NOT_ALL_MET, MONDAY, MONDAY);
        };
    }

    /** A step to {@code to}, with a reason. */
    public static StateChange step(State to) {
        return new StateChange(to, "Påhittat skäl om en person\noch mer", to.isDecision() ? DECIDER : ADVISER);
    }

    /** The twelve months from {@code first}. */
    public static Period validity(LocalDate first) {
        return new Period(first, Assessment.until(first));
    }

    /** The same assessment, newly read with the revision {@code revision}. */
    static Assessment read(Assessment it, long revision) {
        return new Assessment(
                it.id(),
                revision,
                it.enterprise(),
                it.evidence(),
                it.verdicts(),
                List.copyOf(it.history()),
                it.validity());
    }
}
