package se.kompetensbyran.domain.projects;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.ProjectProblem.EndsTooEarly;
import se.kompetensbyran.domain.projects.ProjectProblem.ExtendInstead;
import se.kompetensbyran.domain.projects.ProjectProblem.HasEnded;
import se.kompetensbyran.domain.projects.ProjectProblem.NoOwner;
import se.kompetensbyran.domain.projects.ProjectProblem.NotEarlier;
import se.kompetensbyran.domain.projects.ProjectProblem.NotEarly;
import se.kompetensbyran.domain.projects.ProjectProblem.NotGranted;
import se.kompetensbyran.domain.projects.ProjectProblem.OwnerTaken;
import se.kompetensbyran.domain.projects.ProjectProblem.WrongStage;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.PartialDate;

/**
 * A project of the support structure (sv: projekt): it has an owner and money, runs for a time and ends.
 *
 * @param history how it came to the stage in which it stands, oldest first, at least one step
 * @param continues the earlier project that it continues, if any
 * @param roles which organisations take part; at most one owner on any day
 * @throws WrongStage where {@link Stage} has no arrow from a step to the next, or when the first is an end
 * @throws EndsTooEarly when it was completed before the planned end
 * @throws NotEarly when it ended early on or after the planned end
 * @throws OwnerTaken when two owners share a day
 * @throws NotEarlier when the project that it continues did not start before it
 * @throws InvalidValue {@code before-current-stage} when a step lies before the one before it, {@code before-start}
 *     when it ended before it started, {@code duplicate} when two roles have the same id, {@code too-many} roles
 */
public record Project(
        ProjectId id,
        long revision,
        Description description,
        Schedule schedule,
        List<StageChange> history,
        @Nullable Continuation continues,
        List<Role> roles,
        Budget budget)
        implements Aggregate {

    /** The most roles of one project. */
    public static final int MAX_ROLES = 100;

    public Project {
        InvalidValue.unless(!history.isEmpty(), "stage", "missing");
        InvalidValue.unless(roles.size() <= MAX_ROLES, "roles", "too-many", MAX_ROLES);
        history = List.copyOf(history);
        roles = Part.eachOnce("roles", roles);
        if (history.get(0).to().isFinal())
            throw new WrongStage(Stage.PLANNED, history.get(0).to());
        for (int i = 1; i < history.size(); i++) history.get(i).checkFollows(history.get(i - 1));
        checkEnd(history.get(history.size() - 1), schedule);
        if (continues != null && !continues.startedOn().isBefore(schedule.startsOn())) throw new NotEarlier();
        List<Role> owners =
                roles.stream().filter(it -> it.kind() == Role.Kind.OWNER).toList();
        for (int i = 0; i < owners.size(); i++)
            for (Role other : owners.subList(i + 1, owners.size()))
                if (owners.get(i).period().overlaps(other.period())) throw new OwnerTaken();
    }

    /**
     * How a project stood on a day, by the days that its own facts carry.
     *
     * @param step the last step that it had taken; one that is known to the month or the year counts from the last day
     *     that it may mean
     * @param plannedEndsOn the last day by the plan that was in force
     * @param owner as {@link #owner} says, by that step and that plan
     */
    public record Standing(
            StageChange step,
            LocalDate plannedEndsOn,
            @Nullable Role owner) {

        /** When it had ended; empty while it had not. */
        public Optional<PartialDate> endedOn() {
            return step.to().hasEnded() ? Optional.of(step.on()) : Optional.empty();
        }
    }

    /**
     * Enters a project in the register, in the stage in which the register meets it: new plans are planned, and a
     * project that was there before the register comes in as it was, up to ongoing.
     *
     * @param first the stage and since when; not later than {@code today}
     * @throws WrongStage when that stage is an end: a project ends by a step of its own
     */
    public static Project enter(
            ProjectId id, Description description, Schedule schedule, StageChange first, LocalDate today) {
        hasHappened(first.on(), today);
        return new Project(id, 0, description, schedule, List.of(first), null, List.of(), new Budget(null, List.of()));
    }

    /** Where in its life it stands. */
    public Stage stage() {
        return latest().to();
    }

    /** When it ended; empty while it has not. */
    public Optional<PartialDate> endedOn() {
        return stage().hasEnded() ? Optional.of(latest().on()) : Optional.empty();
    }

    /** How it stood on {@code day}; empty when it was not there yet. */
    public Optional<Standing> standing(LocalDate day) {
        @Nullable StageChange step = null;
        for (StageChange it : history) if (!it.on().lastDay().isAfter(day)) step = it;
        if (step == null) return Optional.empty();
        LocalDate plannedEnd = schedule.plannedEndsOn(day);
        LocalDate last = step.to().hasEnded() ? step.on().lastDay() : plannedEnd;
        return Optional.of(new Standing(step, plannedEnd, owner(day, last).orElse(null)));
    }

    /**
     * Moves to {@code step.to()}, where the history and the plan allow that step. It ends early exactly when the last
     * day that its end may mean lies before the planned end in force.
     *
     * @param today no step lies in the future
     * @throws WrongStage where {@link Stage} has no such arrow
     * @throws NoOwner when it is applied for, granted or begun with no owner on that day: the last that the step may
     *     mean, moved into the time in which the project runs, as {@link #owner} does
     * @throws EndsTooEarly when it would be completed before the planned end
     * @throws NotEarly when it would end early on or after the planned end
     */
    public Project become(StageChange step, LocalDate today) {
        Project moved =
                new Project(id, revision, description, schedule, Part.append(history, step), continues, roles, budget);
        hasHappened(step.on(), today);
        // A vague day must not let a project be completed whose planned end has not come.
        if (step.to() == Stage.COMPLETED && today.isBefore(schedule.plannedEndsOn()))
            throw new EndsTooEarly(schedule.plannedEndsOn());
        if (step.to().demandsOwner() && owner(step.on().lastDay()).isEmpty()) throw new NoOwner();
        return moved;
    }

    /** Says anew what it is about. */
    public Project describe(Description anew) {
        return new Project(id, revision, anew, schedule, history, continues, roles, budget);
    }

    /**
     * Corrects its first day, and its planned end while it is a plan.
     *
     * @throws ExtendInstead when the planned end of a project that has been granted would move
     * @throws InvalidValue {@code after-end} when a project that has ended would start after its end
     */
    public Project plan(LocalDate startsOn, LocalDate plannedEndsOn) {
        boolean isPlan = stage() == Stage.PLANNED || stage() == Stage.APPLIED;
        if (!isPlan && !plannedEndsOn.equals(schedule.plannedEndsOn())) throw new ExtendInstead();
        Schedule anew = new Schedule(startsOn, plannedEndsOn, schedule.extensions());
        boolean endsFirst = endedOn().filter(it -> it.isBefore(startsOn)).isPresent();
        InvalidValue.unless(!endsFirst, "startsOn", "after-end");
        return new Project(id, revision, description, anew, history, continues, roles, budget);
    }

    /**
     * Moves the planned end to a later day, and keeps the earlier one.
     *
     * @throws NotGranted when it has not been granted; its plan is corrected instead
     * @throws HasEnded when it has ended
     */
    public Project extend(LocalDate to, LocalDate decidedOn, @Nullable Bilingual reason, Actor by, LocalDate today) {
        if (stage().isFinal()) throw new HasEnded();
        if (stage() == Stage.PLANNED || stage() == Stage.APPLIED) throw new NotGranted();
        InvalidValue.unless(!decidedOn.isAfter(today), "decidedOn", "in-future");
        return new Project(
                id,
                revision,
                description,
                schedule.extended(to, decidedOn, reason, by),
                history,
                continues,
                roles,
                budget);
    }

    /** Continues {@code earlier}. @throws NotEarlier unless that one started before this */
    public Project continuing(Project earlier) {
        return new Project(
                id,
                revision,
                description,
                schedule,
                history,
                new Continuation(earlier.id(), earlier.schedule().startsOn()),
                roles,
                budget);
    }

    /** Continues nothing. */
    public Project continuingNothing() {
        return new Project(id, revision, description, schedule, history, null, roles, budget);
    }

    /** Adds or replaces a role. @throws OwnerTaken when two owners would share a day */
    public Project withRole(Role role) {
        return new Project(id, revision, description, schedule, history, continues, Part.put(roles, role), budget);
    }

    /** Takes a role away, as something that never was. @throws UnknownPart when it has no such role */
    public Project withoutRole(Role.Id role) {
        return new Project(id, revision, description, schedule, history, continues, Part.without(roles, role), budget);
    }

    /** The role. @throws UnknownPart when it has no such role */
    public Role role(Role.Id wanted) {
        return Part.get(roles, wanted);
    }

    /** Sets the total of the budget; null when it is not known. */
    public Project withTotal(@Nullable Money total) {
        return new Project(
                id, revision, description, schedule, history, continues, roles, new Budget(total, budget.lines()));
    }

    /** Adds or replaces a funding line. */
    public Project withFundingLine(FundingLine line) {
        return new Project(
                id,
                revision,
                description,
                schedule,
                history,
                continues,
                roles,
                new Budget(budget.total(), Part.put(budget.lines(), line)));
    }

    /** Takes a funding line away. @throws UnknownPart when it has no such line */
    public Project withoutFundingLine(FundingLine.Id line) {
        return new Project(
                id,
                revision,
                description,
                schedule,
                history,
                continues,
                roles,
                new Budget(budget.total(), Part.without(budget.lines(), line)));
    }

    /** The funding line. @throws UnknownPart when it has no such line */
    public FundingLine fundingLine(FundingLine.Id wanted) {
        return Part.get(budget.lines(), wanted);
    }

    /** Names {@code survivor} where it named {@code gone}, which has become part of it. */
    public Project withOrganisation(OrganisationId gone, OrganisationId survivor) {
        return new Project(
                id,
                revision,
                description,
                schedule,
                history,
                continues,
                roles.stream()
                        .map(it ->
                                new Role(it.id(), it.kind(), it.organisation().instead(gone, survivor), it.period()))
                        .toList(),
                new Budget(
                        budget.total(),
                        budget.lines().stream()
                                .map(it -> it.withFunder(gone, survivor))
                                .toList()));
    }

    /**
     * Its owner on {@code asked}; before the project starts its first owner, after its end its last: the day is moved
     * into the time in which the project runs.
     */
    public Optional<Role> owner(LocalDate asked) {
        return owner(asked, endedOn().map(PartialDate::lastDay).orElse(schedule.plannedEndsOn()));
    }

    private Optional<Role> owner(LocalDate asked, LocalDate last) {
        LocalDate begun = asked.isBefore(schedule.startsOn()) ? schedule.startsOn() : asked;
        LocalDate day = begun.isAfter(last) ? last : begun;
        return roles.stream()
                .filter(it -> it.kind() == Role.Kind.OWNER && it.period().contains(day))
                .findAny();
    }

    private StageChange latest() {
        return history.get(history.size() - 1);
    }

    private static void checkEnd(StageChange latest, Schedule schedule) {
        if (!latest.to().hasEnded()) return;
        InvalidValue.unless(!latest.on().isBefore(schedule.startsOn()), "on", "before-start");
        boolean early = latest.on().isBefore(schedule.plannedEndsOn());
        if (latest.to() == Stage.COMPLETED && early) throw new EndsTooEarly(schedule.plannedEndsOn());
        if (latest.to() == Stage.ENDED_EARLY && !early) throw new NotEarly(schedule.plannedEndsOn());
    }

    private static void hasHappened(PartialDate on, LocalDate today) {
        InvalidValue.unless(!on.firstDay().isAfter(today), "on", "in-future");
    }
}
