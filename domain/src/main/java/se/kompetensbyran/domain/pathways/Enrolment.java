package se.kompetensbyran.domain.pathways;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Comparator;
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
import se.kompetensbyran.domain.rules.Judged;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.RuleProblem.Exceeded;
import se.kompetensbyran.domain.rules.RuleProblem.TooEarly;
import se.kompetensbyran.domain.rules.Rulebook;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.UnknownPart;

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
 * @param judgements by which rules it was judged, one of each kind at the most: how long from the entry, and from the exit when what
 *     follows is due
 * @param corrections what was put down wrongly of the days of entry and exit, the oldest first; the steps tell what holds
 * @param suspensionCorrections what was put down wrongly of suspensions, the oldest first; those that are there tell what holds
 * @throws WrongStage where {@link Stage} has no arrow from a step to the next
 * @throws SuspensionsOverlap when some day belongs to two of them
 * @throws NotBegun when something is told of who has not begun
 * @throws NotLeft when something is told of the exit of who has not left
 * @throws CorrectedAlready when something is corrected twice
 * @throws Exceeded when something was longer or later than a rule says, without permit, but for who has taken a consent back
 * @throws TooEarly when somebody was asked before a rule says
 * @throws InvalidValue {@code before-current-stage}, {@code before-entry}, {@code outside-enrolment}, {@code before-exit},
 *     {@code too-many}, {@code missing}, {@code duplicate}
 */
public record Enrolment(
        EnrolmentId id,
        long revision,
        @Personal Whose whose,
        @Personal LocalDate plannedStart,
        @Personal @Nullable ReferralId referral,
        @Personal @Nullable EnrolmentId transferredFrom,
        @Personal List<StageChange> history,
        @Personal List<Suspension> suspensions,
        @Personal List<Reading> readings,
        @Personal List<Climb> climbs,
        @Personal List<Judgement> judgements,
        @Personal List<DayCorrection> corrections,
        @Personal List<SuspensionCorrection> suspensionCorrections)
        implements Aggregate {

    /** The most steps of one enrolment; its end has room beside them. */
    public static final int MAX_STEPS = 100;

    /** The most suspensions of one enrolment. */
    public static final int MAX_SUSPENSIONS = 100;

    /** The most readings of one enrolment. */
    public static final int MAX_READINGS = 100;

    /** The most steps of the ladder of one enrolment. */
    public static final int MAX_CLIMBS = 200;

    /** The most corrections of days of one enrolment, and the most of suspensions. */
    public static final int MAX_CORRECTIONS = 100;

    public Enrolment {
        DateRange.check("plannedStart", plannedStart);
        history = List.copyOf(history);
        suspensions = Part.eachOnce("suspensions", suspensions);
        readings = List.copyOf(readings);
        climbs = Part.eachOnce("ladderSteps", climbs);
        judgements = List.copyOf(judgements);
        corrections = List.copyOf(corrections);
        suspensionCorrections = List.copyOf(suspensionCorrections);
        Steps steps = new Steps(history).checked();
        LocalDate entered = steps.entered().orElse(null);
        LocalDate left = steps.exit().orElse(null);
        if (entered == null) {
            boolean isTold = !suspensions.isEmpty() || !climbs.isEmpty() || !readings.isEmpty();
            boolean isCorrected = !corrections.isEmpty() || !suspensionCorrections.isEmpty();
            if (isTold || !judgements.isEmpty() || isCorrected) throw new NotBegun();
        } else {
            Period days = Period.inclusive(entered, left);
            checkSuspensions(suspensions, days, steps.last().to());
            checkReadings(readings, entered, left);
            checkClimbs(climbs, days);
            InvalidValue.unless(corrections.size() <= MAX_CORRECTIONS, "dayCorrections", "too-many", MAX_CORRECTIONS);
            InvalidValue.unless(
                    suspensionCorrections.size() <= MAX_CORRECTIONS,
                    "suspensionCorrections",
                    "too-many",
                    MAX_CORRECTIONS);
            new Judging(steps, suspensions, readings, judgements).check();
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
        Reading asked = Reading.last(Moment.FOLLOW_UP, all).orElse(null);
        for (Reading it : all) {
            if (it.moment() == Moment.ENTRY) InvalidValue.unless(it.on().equals(entered), "on", "outside-enrolment");
            else if (left == null) throw new NotLeft();
            else if (it.moment() == Moment.EXIT) InvalidValue.unless(it.on().equals(left), "on", "outside-enrolment");
            // When somebody was thought to have been asked before says nothing.
            else InvalidValue.unless(!it.equals(asked) || !it.on().isBefore(left), "on", "before-exit", left);
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
                List.of(),
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
        return steps().entered();
    }

    /** The day on which the person left, having begun; empty of what was misregistered. */
    public Optional<LocalDate> left() {
        return steps().left();
    }

    /** Why it was suspended or ended, if it was. */
    public @Nullable StepReason reason() {
        return last().reason();
    }

    /** What holds of {@code moment}, if anything has been told of it. */
    public Optional<Reading> reading(Moment moment) {
        return Reading.last(moment, readings);
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

    /** What the rule of {@code kind} says of it, if it was judged by one. */
    public Optional<Judgement> judgement(RuleKind kind) {
        return judgements.stream().filter(it -> it.rule() == kind).findAny();
    }

    /** What was judged by a rule: what it says of the enrolment, and of each suspension. */
    public List<Judged> judged() {
        return new Judging(steps(), suspensions, readings, judgements).judged();
    }

    /**
     * The first day on which it exceeds a cap, permitted or not, and is to be looked at: as it is, and as it will be when nothing
     * happens. Empty when it does not.
     */
    public Optional<LocalDate> exceededFrom() {
        if (stage() == Stage.MISREGISTERED) return Optional.empty();
        return judged().stream()
                .filter(it ->
                        it.by().rule().isLength() || (it.by().rule() == RuleKind.FOLLOW_UP_UNTIL && it.day() != null))
                .flatMap(it -> it.exceededFrom().stream())
                .min(Comparator.naturalOrder());
    }

    /**
     * Whether it is still to be told how it went afterwards. Whoever left by taking a consent back is not asked, and nobody where no rule says
     * when.
     */
    public boolean isToBeAsked() {
        return left().isPresent()
                && reason() != StepReason.CONSENT_WITHDRAWN
                && reading(Moment.FOLLOW_UP).isEmpty()
                && judgement(RuleKind.FOLLOW_UP_FROM).isPresent()
                && judgement(RuleKind.FOLLOW_UP_UNTIL).isPresent();
    }

    /**
     * The person begins.
     *
     * @throws WrongStage unless it is planned
     * @throws InvalidValue {@code in-future}
     */
    public Enrolment begin(LocalDate on, Situation situation, Actor by, LocalDate today, Rulebook rules) {
        if (stage() != Stage.PLANNED) throw new WrongStage(stage(), Stage.ACTIVE);
        demandPast(on, today);
        return with(
                Part.append(history, StageChange.of(Stage.ACTIVE, on, by)),
                suspensions,
                List.of(new Reading(Moment.ENTRY, on, situation, by)),
                climbs,
                fromEntry(on, rules),
                null);
    }

    /**
     * The person is away from {@code on}.
     *
     * @throws WrongStage unless it is active
     * @throws SuspensionsOverlap when they were away on that day or after it already
     * @throws InvalidValue {@code in-future}, {@code before-current-stage}
     */
    public Enrolment suspend(LocalDate on, StepReason reason, Actor by, LocalDate today, Rulebook rules) {
        StageChange step = new StageChange(Stage.SUSPENDED, on, reason, by);
        List<StageChange> steps = append(step);
        demandPast(on, today);
        Suspension away = Suspension.of(reason, on, null, by).judged(rules);
        return with(steps, Part.append(suspensions, away), readings, climbs, judgements, null);
    }

    /**
     * The person is back on {@code on}, and was away until the day before.
     *
     * @param permit that they may have been away for longer than the rule says
     * @throws WrongStage unless it is suspended
     * @throws Exceeded when they were, without permit
     * @throws InvalidValue {@code in-future}, {@code before-current-stage}, {@code same-day}, {@code within-limit} when there is
     *     nothing to permit
     */
    public Enrolment resume(LocalDate on, @Nullable Permit permit, Actor by, LocalDate today) {
        if (stage() != Stage.SUSPENDED) throw new WrongStage(stage(), Stage.ACTIVE);
        List<StageChange> steps = append(StageChange.of(Stage.ACTIVE, on, by));
        demandPast(on, today);
        InvalidValue.unless(on.isAfter(last().on()), "on", "same-day");
        return with(steps, closed(on.minusDays(1)), readings, climbs, judgements, permit);
    }

    /**
     * The person leaves, or does not begin.
     *
     * @param situation how they stand then; null while that is not known, and for who did not begin
     * @param permit that they may have been there, or away, for longer than the rules say
     * @throws WrongStage where {@link Stage} has no such arrow
     * @throws Exceeded when they were, without permit
     * @throws InvalidValue {@code in-future}, {@code before-entry}, {@code before-current-stage}, {@code missing},
     *     {@code reason-unfit}, {@code within-limit} when there is nothing to permit
     */
    public Enrolment leave(
            StageChange step, @Nullable Situation situation, @Nullable Permit permit, LocalDate today, Rulebook rules) {
        if (!step.to().isExit()) throw new WrongStage(stage(), step.to());
        List<StageChange> steps = append(step);
        demandPast(step.on(), today);
        if (situation != null && entered().isEmpty()) throw new NotBegun();
        List<Reading> told = situation == null
                ? readings
                : Part.append(readings, new Reading(Moment.EXIT, step.on(), situation, step.by()));
        List<Judgement> judged = entered().isEmpty() ? judgements : fromExit(step.on(), judgements, rules);
        return with(steps, closed(step.on()), told, climbs, judged, permit);
    }

    /**
     * The person has taken a consent back on {@code on}: what is not over is interrupted then, or on the last day
     * of which more has been told.
     */
    public Enrolment consentWithdrawn(LocalDate on, Actor by, Rulebook rules) {
        LocalDate day = latest(on);
        return leave(new StageChange(Stage.INTERRUPTED, day, StepReason.CONSENT_WITHDRAWN, by), null, null, day, rules);
    }

    /** It should never have been registered, also when the person has left since. @throws WrongStage when that has been said */
    public Enrolment misregister(StepReason reason, Actor by) {
        StageChange step = new StageChange(Stage.MISREGISTERED, by.day(), reason, by);
        return with(append(step), closed(by.day()), readings, climbs, judgements, null);
    }

    /**
     * Puts down afterwards that the person was away for a time that is over.
     *
     * @param permit that they may have been away for longer than the rule says
     * @throws SuspensionsOverlap when they were away on some of those days already
     * @throws NotBegun when they have not begun
     * @throws Misregistered when it was a wrong registration
     * @throws Exceeded when they were away for longer, without permit
     * @throws InvalidValue {@code in-future}, {@code outside-enrolment}, {@code within-limit} when there is nothing to permit
     */
    public Enrolment suspended(Suspension one, @Nullable Permit permit, LocalDate today, Rulebook rules) {
        demandTold();
        InvalidValue.unless(!one.isOpen(), "lastDay", "missing");
        one.days().lastDay().ifPresent(it -> InvalidValue.unless(!it.isAfter(today), "lastDay", "in-future"));
        return with(history, Part.append(suspensions, one.judged(rules)), readings, climbs, judgements, permit);
    }

    /**
     * Tells how the person stood at the entry, at the exit or afterwards: for the first time, or anew.
     *
     * @param permit that they may be asked later than the rule says
     * @throws NotBegun when they have not begun
     * @throws NotLeft when they have not left
     * @throws Misregistered when it was a wrong registration
     * @throws InvalidValue {@code missing} day of a follow-up, {@code not-here} of others, {@code in-future},
     *     {@code outside-window}
     */
    public Enrolment tell(
            Moment moment,
            @Nullable LocalDate on,
            Situation situation,
            @Nullable Permit permit,
            Actor by,
            LocalDate today) {
        demandTold();
        LocalDate day = moment == Moment.FOLLOW_UP ? followUpDay(on) : day(moment);
        InvalidValue.unless(moment == Moment.FOLLOW_UP || on == null, "on", "not-here");
        demandPast(day, today);
        List<Reading> told = Part.append(readings, new Reading(moment, day, situation, by));
        return with(history, suspensions, told, climbs, judgements, permit);
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
        return with(history, suspensions, readings, Part.append(climbs, one), judgements, null);
    }

    /**
     * Permits that it be longer or later than the rule of that kind says, before it is or afterwards. What has been permitted keeps
     * its reason, but when there is nothing else to permit: then it is told anew.
     *
     * @throws NotBegun when they have not begun
     * @throws Misregistered when it was a wrong registration
     * @throws InvalidValue {@code within-limit} when there is nothing to permit, {@code not-permissible} for what nobody can permit
     */
    public Enrolment permit(RuleKind rule, Permit permit) {
        demandTold();
        InvalidValue.unless(rule.isPermissible(), "rule", "not-permissible");
        List<Judgement> beyond = judged().stream()
                .filter(it -> it.by().rule() == rule)
                .filter(it -> it.day() == null || it.isExceeded(it.day()))
                .map(Judged::by)
                .toList();
        InvalidValue.unless(!beyond.isEmpty(), "rule", "within-limit");
        List<Judgement> open = beyond.stream().filter(it -> it.permit() == null).toList();
        List<Judgement> meant = open.isEmpty() ? beyond : open;
        Judging permitted = new Judging(steps(), suspensions, readings, judgements).permitted(meant, permit);
        return with(history, permitted.suspensions(), readings, climbs, permitted.judgements(), null);
    }

    /**
     * Says anew on which day the person entered or left, and judges what counts from it by the rules anew. What was permitted of a time
     * between those days was permitted for the days as they were; what counts from the other day is by the rule as it was.
     *
     * @param permit that what is so long or late now may be
     * @throws NotBegun when they have not begun
     * @throws NotLeft when they have not left
     * @throws Misregistered when it was a wrong registration
     * @throws Exceeded when something would be longer or later than a rule says, without permit
     * @throws TooEarly when they would have been asked before a rule says
     * @throws InvalidValue {@code in-future}, {@code as-it-was}, {@code before-entry}, {@code before-current-stage},
     *     {@code outside-enrolment} when something was told of a day that would be outside, {@code before-exit},
     *     {@code within-limit} when there is nothing to permit
     */
    public Enrolment correct(
            Moment moment,
            LocalDate on,
            DayCorrection.Reason reason,
            @Nullable Permit permit,
            Actor by,
            LocalDate today,
            Rulebook rules) {
        demandTold();
        InvalidValue.unless(moment != Moment.FOLLOW_UP, "moment", "not-here");
        LocalDate was = day(moment);
        demandPast(on, today);
        DayCorrection correction = new DayCorrection(moment, was, on, reason, by);
        int position = moment == Moment.ENTRY ? steps().entry() : history.size() - 1;
        Steps steps = steps().at(position, on);
        boolean isAwayToTheEnd =
                moment == Moment.EXIT && history.get(position - 1).to() == Stage.SUSPENDED;
        List<Suspension> away = suspensions.stream()
                .map(it -> isAwayToTheEnd
                                && it.days().lastDay().filter(was::equals).isPresent()
                        ? it.until(on).judged(rules)
                        : it)
                .toList();
        List<Reading> told = readings.stream()
                .map(it -> it.moment() == moment ? it.on(on) : it)
                .toList();
        List<Judgement> anew = moment == Moment.ENTRY
                ? Stream.concat(fromEntry(on, rules).stream(), after(judgements))
                        .toList()
                : fromExit(on, before(judgements), rules);
        return new Enrolment(
                        id,
                        revision,
                        whose,
                        plannedStart,
                        referral,
                        transferredFrom,
                        history,
                        suspensions,
                        readings,
                        climbs,
                        judgements,
                        Part.append(corrections, correction),
                        suspensionCorrections)
                .with(steps.all(), away, told, climbs, anew, permit);
    }

    /**
     * Says anew when and why the person was away, with the steps that go with it, and judges its length by the rules anew.
     *
     * @param last null of one that goes on, and only then
     * @param permit that it may have been longer than the rule says
     * @throws UnknownPart when there is no such suspension
     * @throws Misregistered when it was a wrong registration
     * @throws SuspensionsOverlap when they were away on some of those days by another
     * @throws Exceeded when it was longer than the rule says, without permit
     * @throws InvalidValue {@code says-the-same}, {@code before-start}, {@code reason-unfit}, {@code in-future}, {@code missing},
     *     {@code not-here}, {@code outside-enrolment}, {@code away-to-the-end} when they left while they were away: then the day of the
     *     exit is what is corrected, {@code within-limit} when there is nothing to permit
     */
    public Enrolment correct(
            Suspension.Id wrong,
            StepReason why,
            LocalDate first,
            @Nullable LocalDate last,
            DayCorrection.Reason reason,
            @Nullable Permit permit,
            Actor by,
            LocalDate today,
            Rulebook rules) {
        Suspension before = Part.get(suspensions, wrong);
        demandTold();
        Suspension right = before.anew(why, first, last, by).judged(rules);
        boolean isTheSame = right.reason() == before.reason() && right.days().equals(before.days());
        InvalidValue.unless(!isTheSame, "firstDay", "says-the-same");
        InvalidValue.unless(!first.isAfter(today), "firstDay", "in-future");
        InvalidValue.unless(before.isOpen() || last != null, "lastDay", "missing");
        InvalidValue.unless(!before.isOpen() || last == null, "lastDay", "not-here");
        if (last != null) InvalidValue.unless(!last.isAfter(today), "lastDay", "in-future");
        List<Suspension> away = Part.put(suspensions, right);
        checkSuspensions(away, Period.inclusive(day(Moment.ENTRY), left().orElse(null)), stage());
        return with(
                steps().suspended(before, right, today).all(),
                away,
                Part.append(suspensionCorrections, SuspensionCorrection.of(before, reason, by)),
                permit);
    }

    /**
     * The person was not away: takes the suspension away that was put down, with the steps that go with it.
     *
     * @throws UnknownPart when there is no such suspension
     * @throws Misregistered when it was a wrong registration
     */
    public Enrolment notSuspended(Suspension.Id wrong, DayCorrection.Reason reason, Actor by) {
        Suspension before = Part.get(suspensions, wrong);
        demandTold();
        return with(
                steps().without(before).all(),
                Part.without(suspensions, wrong),
                Part.append(suspensionCorrections, SuspensionCorrection.of(before, reason, by)),
                null);
    }

    private static List<Judgement> fromEntry(LocalDate entered, Rulebook rules) {
        return rules.judge(entered, RuleKind.ENROLMENT_LENGTH);
    }

    private static List<Judgement> fromExit(LocalDate left, List<Judgement> before, Rulebook rules) {
        return Stream.concat(
                        before.stream(),
                        rules
                                .judge(left, RuleKind.OUTCOME_TOLD, RuleKind.FOLLOW_UP_FROM, RuleKind.FOLLOW_UP_UNTIL)
                                .stream())
                .toList();
    }

    // What counts from the entry is as it was, for another last day.
    private static List<Judgement> before(List<Judgement> judgements) {
        return judgements.stream()
                .filter(it -> it.rule() == RuleKind.ENROLMENT_LENGTH)
                .map(it -> it.with(null))
                .toList();
    }

    // What counts from the exit is as it was.
    private static Stream<Judgement> after(List<Judgement> judgements) {
        return judgements.stream().filter(it -> it.rule() != RuleKind.ENROLMENT_LENGTH);
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

    private Steps steps() {
        return new Steps(history);
    }

    private List<StageChange> append(StageChange step) {
        return steps().with(step).all();
    }

    private StageChange last() {
        return steps().last();
    }

    // Of who has come back by then it was closed before.
    private List<Suspension> closed(LocalDate last) {
        return suspensions.stream().map(it -> it.isOpen() ? it.until(last) : it).toList();
    }

    private Enrolment with(
            List<StageChange> history,
            List<Suspension> away,
            List<SuspensionCorrection> corrected,
            @Nullable Permit permit) {
        Judging judging = new Judging(new Steps(history), away, readings, judgements);
        if (permit != null) judging = judging.permitted(permit);
        return new Enrolment(
                id,
                revision,
                whose,
                plannedStart,
                referral,
                transferredFrom,
                history,
                judging.suspensions(),
                readings,
                climbs,
                judging.judgements(),
                corrections,
                corrected);
    }

    private Enrolment with(
            List<StageChange> history,
            List<Suspension> suspensions,
            List<Reading> readings,
            List<Climb> climbs,
            List<Judgement> judgements,
            @Nullable Permit permit) {
        Judging judging = new Judging(new Steps(history), suspensions, readings, judgements);
        if (permit != null) judging = judging.permitted(permit);
        return new Enrolment(
                id,
                revision,
                whose,
                plannedStart,
                referral,
                transferredFrom,
                history,
                judging.suspensions(),
                readings,
                climbs,
                judging.judgements(),
                corrections,
                suspensionCorrections);
    }
}
