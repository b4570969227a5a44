package se.kompetensbyran.domain.pathways;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.pathways.Reading.Moment;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.rules.RuleFixture;
import se.kompetensbyran.domain.rules.Rulebook;
import se.kompetensbyran.domain.shared.Actor;

/** Enrolments to test with; all of them are invented. They begin on {@link #MONDAY} and end on {@link #LAST}. */
public final class PathwayFixture {

    /** A Monday: the first day. */
    public static final LocalDate MONDAY = LocalDate.of(2017, 6, 5);

    /** A Friday four weeks later, when the person leaves. */
    public static final LocalDate LAST = LocalDate.of(2017, 6, 30);

    /** Six months after that. */
    public static final LocalDate AFTER = LocalDate.of(2017, 12, 30);

    /** A day long after all of it. */
    public static final LocalDate TODAY = LocalDate.of(2018, 6, 4);

    /** Who records it all. */
    public static final Actor ADVISER = new Actor("adviser-1", Instant.parse("2018-06-04T08:30:15.123456Z"));

    /** How somebody stands who has been without work for long. */
    public static final Situation ENTRY = situation(LabourStatus.LONG_TERM_UNEMPLOYED, LadderStep.SOCIAL_ACTIVITY);

    /** How somebody stands who has come closer to work. */
    public static final Situation EXIT = situation(LabourStatus.UNEMPLOYED, LadderStep.INTERNSHIP);

    /** Rules as a new installation has them: two years in a project, half a year away. */
    public static final Rulebook RULES = RuleFixture.USUAL;

    private PathwayFixture() {}

    /** How somebody stands. */
    public static Situation situation(LabourStatus status, LadderStep step) {
        return Situation.of(
                status, Livelihood.SOCIAL_ASSISTANCE, Education.ISCED_3_4, status.isWork() ? null : 31, step);
    }

    /** Of nobody. */
    public static Whose whose() {
        return new Whose(ParticipantId.next(), ProjectId.next(), NodeId.next());
    }

    /** One that is planned. */
    public static Enrolment aPlan(Whose whose) {
        return Enrolment.plan(whose, MONDAY, null, null, ADVISER);
    }

    /** One that has begun. */
    public static Enrolment anActiveOne(Whose whose) {
        return aPlan(whose).begin(MONDAY, ENTRY, ADVISER, TODAY, RULES);
    }

    /** A step on that day, with a reason that fits if it demands one. */
    public static StageChange step(Stage to, LocalDate on) {
        return new StageChange(to, on, to.demandsReason() ? StepReason.OTHER : null, ADVISER);
    }

    /** {@code it} taken to {@code to} on {@code on} by the way that leads there, with nothing known of how the person stands then. */
    public static Enrolment taken(Enrolment it, Stage to, LocalDate on) {
        return switch (to) {
            case PLANNED -> throw new IllegalArgumentException("nothing becomes planned");
            case ACTIVE ->
                it.stage() == Stage.SUSPENDED
                        ? it.resume(on, null, ADVISER, TODAY)
                        : it.begin(on, ENTRY, ADVISER, TODAY, RULES);
            case SUSPENDED -> it.suspend(on, StepReason.HEALTH, ADVISER, TODAY, RULES);
            case COMPLETED, INTERRUPTED, TRANSFERRED -> it.leave(step(to, on), null, null, TODAY, RULES);
            case MISREGISTERED -> it.misregister(StepReason.ENTERED_TWICE, ADVISER);
        };
    }

    /** One that stands in {@code stage}. */
    public static Enrolment in(Stage stage, Whose whose) {
        return switch (stage) {
            case PLANNED -> aPlan(whose);
            case ACTIVE -> anActiveOne(whose);
            default -> taken(anActiveOne(whose), stage, LAST);
        };
    }

    /** One with everything: two suspensions of which one was corrected, steps of the ladder of which one was corrected, an exit told anew and
     * corrected twice, and a follow-up. */
    public static Enrolment aWholeOne(Whose whose) {
        Enrolment climbed = taken(taken(anActiveOne(whose), Stage.SUSPENDED, MONDAY.plusDays(7)), Stage.ACTIVE, LAST)
                .climb(MONDAY.plusDays(1), LadderStep.STUDIES, ADVISER, TODAY);
        Suspension wrong = Suspension.of(StepReason.OTHER, MONDAY.plusDays(1), MONDAY.plusDays(4), ADVISER);
        return climbed.correct(climbed.climbs().get(0).id(), MONDAY, LadderStep.WORK_TRAINING, ADVISER, TODAY)
                .suspended(wrong, null, TODAY, RULES)
                .correct(
                        wrong.id(),
                        StepReason.PARENTAL_LEAVE,
                        MONDAY.plusDays(1),
                        MONDAY.plusDays(2),
                        DayCorrection.Reason.MISWRITTEN,
                        null,
                        ADVISER,
                        TODAY,
                        RULES)
                .leave(step(Stage.COMPLETED, LAST), ENTRY, null, TODAY, RULES)
                .tell(Moment.EXIT, null, EXIT, null, ADVISER, TODAY)
                .tell(
                        Moment.FOLLOW_UP,
                        AFTER,
                        situation(LabourStatus.SELF_EMPLOYED, LadderStep.EMPLOYMENT),
                        null,
                        ADVISER,
                        TODAY)
                .correct(Moment.EXIT, LAST.plusDays(1), DayCorrection.Reason.MISWRITTEN, null, ADVISER, TODAY, RULES)
                .correct(Moment.EXIT, LAST, DayCorrection.Reason.LEARNT_LATER, null, ADVISER, TODAY, RULES);
    }

    /** One that was left with {@code exit}, having been entered with {@code entry}. */
    public static Enrolment left(Situation entry, @Nullable Situation exit) {
        return aPlan(whose())
                .begin(MONDAY, entry, ADVISER, TODAY, RULES)
                .leave(step(Stage.COMPLETED, LAST), exit, null, TODAY, RULES);
    }

    /** The same enrolment, newly read with the revision {@code revision}. */
    static Enrolment read(Enrolment it, long revision) {
        return new Enrolment(
                it.id(),
                revision,
                it.whose(),
                it.plannedStart(),
                it.referral(),
                it.transferredFrom(),
                List.copyOf(it.history()),
                it.suspensions(),
                it.readings(),
                it.climbs(),
                it.judgements(),
                it.corrections(),
                it.suspensionCorrections());
    }
}
