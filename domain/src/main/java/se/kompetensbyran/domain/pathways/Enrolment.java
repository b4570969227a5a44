package se.kompetensbyran.domain.pathways;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.CorrectedAlready;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.Misregistered;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.NotBegun;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.NotLeft;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.SuspensionsOverlap;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.WrongStage;
import se.kompetensbyran.domain.pathways.Reading.Moment;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Personal;

/**
 * A participant in a project, from the plan to six months after the exit (sv: inskrivning).
 *
 * @param plannedStart the day on which the person is to begin; whoever has begun did so on {@link #entered}
 * @param referral from which it came, if from one
 * @param transferredFrom the enrolment from which the person was transferred, if so
 * @param history how it came to where it stands, oldest first; the first step is the plan
 * @param suspensions when the person was away, in the order in which it was put down; one at most goes on
 * @param readings how the person stood at the entry, at the exit and afterwards, the oldest first, those that were corrected too
 * @param climbs the steps of the ladder on which the person came to stand between, those that were corrected too
 * @throws WrongStage where {@link Stage} has no arrow from a step to the next
 * @throws SuspensionsOverlap when some day belongs to two of them
 * @throws NotBegun when something is told of who has not begun
 * @throws NotLeft when something is told of the exit of who has not left
 * @throws CorrectedAlready when something is corrected twice
 * @throws InvalidValue {@code before-current-stage}, {@code before-entry}, {@code outside-enrolment}, {@code outside-window},
 *     {@code too-many}, {@code missing}
 */
public record Enrolment(
        EnrolmentId id,
        long revision,
        @Personal Whose whose,
        LocalDate plannedStart,
        @Personal @Nullable ReferralId referral,
        @Nullable EnrolmentId transferredFrom,
        List<StageChange> history,
        @Personal List<Suspension> suspensions,
        @Personal List<Reading> readings,
        @Personal List<Climb> climbs)
        implements Aggregate {

    /** The most steps of one enrolment; its end has room beside them. */
    public static final int MAX_STEPS = 100;

    /** The most suspensions of one enrolment. */
    public static final int MAX_SUSPENSIONS = 100;

    /** The most readings of one enrolment. */
    public static final int MAX_READINGS = 100;

    /** The most steps of the ladder of one enrolment. */
    public static final int MAX_CLIMBS = 200;

    /** How many months after the exit the person is asked. */
    public static final int FOLLOW_UP_MONTHS = 6;

    /** How many weeks before or after that it may be. */
    public static final int FOLLOW_UP_WEEKS = 4;

    public Enrolment {
        DateRange.check("plannedStart", plannedStart);
        history = List.copyOf(history);
        suspensions = Part.eachOnce("suspensions", suspensions);
        readings = List.copyOf(readings);
        climbs = Part.eachOnce("ladderSteps", climbs);
        checkSteps(history);
        LocalDate entered = entered(history).orElse(null);
        LocalDate left = left(history).orElse(null);
        Stage stage = history.get(history.size() - 1).to();
        if (entered == null) {
            if (!suspensions.isEmpty() || !climbs.isEmpty() || !readings.isEmpty()) throw new NotBegun();
        } else {
            Period days = Period.inclusive(entered, left);
            checkSuspensions(suspensions, days, stage);
            checkReadings(readings, entered, left);
            checkClimbs(climbs, days);
        }
    }

    private static void checkSteps(List<StageChange> history) {
        InvalidValue.unless(!history.isEmpty(), "stage", "missing");
        long steps = history.stream().filter(it -> !it.to().isOver()).count();
        InvalidValue.unless(steps <= MAX_STEPS, "stageChanges", "too-many", MAX_STEPS);
        Stage first = history.get(0).to();
        if (first != Stage.PLANNED) throw new WrongStage(Stage.PLANNED, first);
        for (int i = 1; i < history.size(); i++) {
            StageChange before = history.get(i - 1);
            StageChange step = history.get(i);
            if (!before.to().mayBecome(step.to())) throw new WrongStage(before.to(), step.to());
            LocalDate entry = entered(history.subList(0, i)).orElse(step.on());
            InvalidValue.unless(!step.on().isBefore(entry), "on", "before-entry", entry);
            // On what day it was planned says nothing of when the person began: that may be put down afterwards.
            boolean isInOrder = before.to() == Stage.PLANNED || !step.on().isBefore(before.on());
            InvalidValue.unless(isInOrder, "on", "before-current-stage");
        }
    }

    private static void checkSuspensions(List<Suspension> all, Period days, Stage stage) {
        InvalidValue.unless(all.size() <= MAX_SUSPENSIONS, "suspensions", "too-many", MAX_SUSPENSIONS);
        for (int i = 0; i < all.size(); i++)
            for (Suspension other : all.subList(i + 1, all.size()))
                if (all.get(i).days().overlaps(other.days())) throw new SuspensionsOverlap();
        for (Suspension it : all) InvalidValue.unless(days.encloses(it.days()), "firstDay", "outside-enrolment");
        long open = all.stream().filter(Suspension::isOpen).count();
        InvalidValue.unless(open == (stage == Stage.SUSPENDED ? 1 : 0), "lastDay", "missing");
    }

    private static void checkReadings(List<Reading> all, LocalDate entered, @Nullable LocalDate left) {
        InvalidValue.unless(all.size() <= MAX_READINGS, "readings", "too-many", MAX_READINGS);
        InvalidValue.unless(all.stream().anyMatch(it -> it.moment() == Moment.ENTRY), "situation", "missing");
        for (Reading it : all) {
            if (it.moment() == Moment.ENTRY) InvalidValue.unless(it.on().equals(entered), "on", "outside-enrolment");
            else if (left == null) throw new NotLeft();
            else if (it.moment() == Moment.EXIT) InvalidValue.unless(it.on().equals(left), "on", "outside-enrolment");
            else {
                Period window = window(left);
                InvalidValue.unless(
                        window.contains(it.on()),
                        "on",
                        "outside-window",
                        window.from(),
                        window.lastDay().orElseThrow());
            }
        }
    }

    private static void checkClimbs(List<Climb> all, Period days) {
        InvalidValue.unless(all.size() <= MAX_CLIMBS, "ladderSteps", "too-many", MAX_CLIMBS);
        Set<Climb.Id> before = new HashSet<>();
        Set<Climb.Id> corrected = new HashSet<>();
        for (Climb it : all) {
            InvalidValue.unless(days.contains(it.on()), "on", "outside-enrolment");
            Climb.Id wrong = it.corrects();
            if (wrong != null) {
                InvalidValue.unless(before.contains(wrong), "corrects", "missing");
                if (!corrected.add(wrong)) throw new CorrectedAlready();
            }
            before.add(it.id());
        }
    }

    /** A new one, that is planned. @throws InvalidValue {@code date-range} */
    public static Enrolment plan(
            Whose whose,
            LocalDate plannedStart,
            @Nullable ReferralId referral,
            @Nullable EnrolmentId transferredFrom,
            Actor by) {
        return new Enrolment(
                EnrolmentId.next(),
                0,
                whose,
                plannedStart,
                referral,
                transferredFrom,
                List.of(StageChange.of(Stage.PLANNED, by.day(), by)),
                List.of(),
                List.of(),
                List.of());
    }

    /** Where it stands. */
    public Stage stage() {
        return last().to();
    }

    /** The day on which the person began, if they have. */
    public Optional<LocalDate> entered() {
        return entered(history);
    }

    /** The day on which the person left, having begun; empty of what was misregistered. */
    public Optional<LocalDate> left() {
        return left(history);
    }

    /** Why it was suspended or ended, if it was. */
    public @Nullable StepReason reason() {
        return last().reason();
    }

    /** What holds of {@code moment}, if anything has been told of it. */
    public Optional<Reading> reading(Moment moment) {
        return readings.stream().filter(it -> it.moment() == moment).reduce((former, later) -> later);
    }

    /** The steps of the ladder, without those that were corrected, in the order of their days. */
    public List<Climb> ladder() {
        Set<Climb.Id> corrected = climbs.stream()
                .flatMap(it -> Optional.ofNullable(it.corrects()).stream())
                .collect(toSet());
        return climbs.stream()
                .filter(it -> !corrected.contains(it.id()))
                .sorted((one, other) -> one.on().compareTo(other.on()))
                .toList();
    }

    /** How it went; empty until the person has left, and of what was misregistered. */
    public Optional<Outcome> outcome() {
        if (left().isEmpty()) return Optional.empty();
        Situation exit = reading(Moment.EXIT).map(Reading::situation).orElse(null);
        return reading(Moment.ENTRY).map(it -> Outcome.of(it.situation(), exit));
    }

    /** When the person is to be asked how it went afterwards; empty until they have left. */
    public Optional<Period> followUpWindow() {
        return left().map(Enrolment::window);
    }

    /**
     * The person begins.
     *
     * @throws WrongStage unless it is planned
     * @throws InvalidValue {@code in-future}
     */
    public Enrolment begin(LocalDate on, Situation situation, Actor by, LocalDate today) {
        if (stage() != Stage.PLANNED) throw new WrongStage(stage(), Stage.ACTIVE);
        demandPast(on, today);
        return with(
                Part.append(history, StageChange.of(Stage.ACTIVE, on, by)),
                suspensions,
                List.of(new Reading(Moment.ENTRY, on, situation, by)),
                climbs);
    }

    /**
     * The person is away from {@code on}.
     *
     * @throws WrongStage unless it is active
     * @throws SuspensionsOverlap when they were away on that day or after it already
     * @throws InvalidValue {@code in-future}, {@code before-current-stage}
     */
    public Enrolment suspend(LocalDate on, StepReason reason, Actor by, LocalDate today) {
        StageChange step = new StageChange(Stage.SUSPENDED, on, reason, by);
        List<StageChange> steps = append(step);
        demandPast(on, today);
        return with(steps, Part.append(suspensions, Suspension.of(reason, on, null, by)), readings, climbs);
    }

    /**
     * The person is back on {@code on}, and was away until the day before.
     *
     * @throws WrongStage unless it is suspended
     * @throws InvalidValue {@code in-future}, {@code before-current-stage}, {@code same-day}
     */
    public Enrolment resume(LocalDate on, Actor by, LocalDate today) {
        if (stage() != Stage.SUSPENDED) throw new WrongStage(stage(), Stage.ACTIVE);
        List<StageChange> steps = append(StageChange.of(Stage.ACTIVE, on, by));
        demandPast(on, today);
        InvalidValue.unless(on.isAfter(last().on()), "on", "same-day");
        return with(steps, closed(on.minusDays(1)), readings, climbs);
    }

    /**
     * The person leaves, or does not begin.
     *
     * @param situation how they stand then; null while that is not known, and for who did not begin
     * @throws WrongStage where {@link Stage} has no such arrow
     * @throws InvalidValue {@code in-future}, {@code before-entry}, {@code before-current-stage}, {@code missing},
     *     {@code reason-unfit}
     */
    public Enrolment leave(StageChange step, @Nullable Situation situation, LocalDate today) {
        if (!step.to().isExit()) throw new WrongStage(stage(), step.to());
        List<StageChange> steps = append(step);
        demandPast(step.on(), today);
        if (situation != null && entered().isEmpty()) throw new NotBegun();
        List<Reading> told = situation == null
                ? readings
                : Part.append(readings, new Reading(Moment.EXIT, step.on(), situation, step.by()));
        return with(steps, closed(step.on()), told, climbs);
    }

    /**
     * The person has taken a consent back on {@code on}: what is not over is interrupted then, or on the last day
     * of which more has been told.
     */
    public Enrolment consentWithdrawn(LocalDate on, Actor by) {
        LocalDate day = latest(on);
        return leave(new StageChange(Stage.INTERRUPTED, day, StepReason.CONSENT_WITHDRAWN, by), null, day);
    }

    /** It should never have been registered. @throws WrongStage when it is over */
    public Enrolment misregister(StepReason reason, Actor by) {
        StageChange step = new StageChange(Stage.MISREGISTERED, by.day(), reason, by);
        return with(append(step), closed(by.day()), readings, climbs);
    }

    /**
     * Puts down afterwards that the person was away for a time that is over.
     *
     * @throws SuspensionsOverlap when they were away on some of those days already
     * @throws NotBegun when they have not begun
     * @throws Misregistered when it was a wrong registration
     * @throws InvalidValue {@code in-future}, {@code outside-enrolment}
     */
    public Enrolment suspended(Suspension one, LocalDate today) {
        demandTold();
        InvalidValue.unless(!one.isOpen(), "lastDay", "missing");
        one.days().lastDay().ifPresent(it -> InvalidValue.unless(!it.isAfter(today), "lastDay", "in-future"));
        return with(history, Part.append(suspensions, one), readings, climbs);
    }

    /**
     * Tells how the person stood at the entry, at the exit or afterwards: for the first time, or anew.
     *
     * @throws NotBegun when they have not begun
     * @throws NotLeft when they have not left
     * @throws Misregistered when it was a wrong registration
     * @throws InvalidValue {@code missing} day of a follow-up, {@code not-here} of others, {@code in-future},
     *     {@code outside-window}
     */
    public Enrolment tell(Moment moment, @Nullable LocalDate on, Situation situation, Actor by, LocalDate today) {
        demandTold();
        LocalDate day = moment == Moment.FOLLOW_UP ? followUpDay(on) : day(moment);
        InvalidValue.unless(moment == Moment.FOLLOW_UP || on == null, "on", "not-here");
        demandPast(day, today);
        return with(history, suspensions, Part.append(readings, new Reading(moment, day, situation, by)), climbs);
    }

    /**
     * The person has come to stand on {@code step}.
     *
     * @throws NotBegun when they have not begun
     * @throws Misregistered when it was a wrong registration
     * @throws InvalidValue {@code in-future}, {@code outside-enrolment}
     */
    public Enrolment climb(LocalDate on, LadderStep step, Actor by, LocalDate today) {
        return climb(Climb.of(on, step, null, by), today);
    }

    /** The same, instead of {@code wrong}, which stays. @throws CorrectedAlready when that has been corrected */
    public Enrolment correct(Climb.Id wrong, LocalDate on, LadderStep step, Actor by, LocalDate today) {
        Part.get(climbs, wrong);
        return climb(Climb.of(on, step, wrong, by), today);
    }

    private Enrolment climb(Climb one, LocalDate today) {
        demandTold();
        demandPast(one.on(), today);
        return with(history, suspensions, readings, Part.append(climbs, one));
    }

    private LocalDate followUpDay(@Nullable LocalDate on) {
        if (left().isEmpty()) throw new NotLeft();
        return InvalidValue.given(on, "on");
    }

    private LocalDate day(Moment moment) {
        LocalDate entered = entered().orElseThrow(NotBegun::new);
        return moment == Moment.ENTRY ? entered : left().orElseThrow(NotLeft::new);
    }

    private void demandTold() {
        if (stage() == Stage.MISREGISTERED) throw new Misregistered();
        if (entered().isEmpty()) throw new NotBegun();
    }

    private static void demandPast(LocalDate on, LocalDate today) {
        InvalidValue.unless(!on.isAfter(today), "on", "in-future");
    }

    // Whoever takes a consent back need not know of what has been put down since.
    private LocalDate latest(LocalDate on) {
        if (entered().isEmpty()) return on;
        return Stream.of(
                        history.stream().map(StageChange::on).skip(1),
                        climbs.stream().map(Climb::on),
                        suspensions.stream().flatMap(it -> it.days().lastDay().stream()))
                .flatMap(it -> it)
                .reduce(on, (one, other) -> one.isAfter(other) ? one : other);
    }

    private List<StageChange> append(StageChange step) {
        List<StageChange> steps = Part.append(history, step);
        checkSteps(steps);
        return steps;
    }

    private StageChange last() {
        return history.get(history.size() - 1);
    }

    // Of who has come back by then it was closed before.
    private List<Suspension> closed(LocalDate last) {
        return suspensions.stream().map(it -> it.isOpen() ? it.until(last) : it).toList();
    }

    private Enrolment with(
            List<StageChange> history, List<Suspension> suspensions, List<Reading> readings, List<Climb> climbs) {
        return new Enrolment(
                id, revision, whose, plannedStart, referral, transferredFrom, history, suspensions, readings, climbs);
    }

    private static Optional<LocalDate> entered(List<StageChange> history) {
        return history.stream()
                .filter(it -> it.to() == Stage.ACTIVE)
                .map(StageChange::on)
                .findFirst();
    }

    private static Optional<LocalDate> left(List<StageChange> history) {
        StageChange last = history.get(history.size() - 1);
        return last.to().isExit() && entered(history).isPresent() ? Optional.of(last.on()) : Optional.empty();
    }

    private static Period window(LocalDate left) {
        LocalDate due = left.plusMonths(FOLLOW_UP_MONTHS);
        return Period.inclusive(due.minusWeeks(FOLLOW_UP_WEEKS), due.plusWeeks(FOLLOW_UP_WEEKS));
    }
}
