package se.kompetensbyran.domain.incubation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.incubation.InitiativeProblem.AlreadyBecame;
import se.kompetensbyran.domain.incubation.InitiativeProblem.AnotherOrganisation;
import se.kompetensbyran.domain.incubation.InitiativeProblem.DidNotBecome;
import se.kompetensbyran.domain.incubation.InitiativeProblem.Ended;
import se.kompetensbyran.domain.incubation.InitiativeProblem.GateNotPassed;
import se.kompetensbyran.domain.incubation.InitiativeProblem.GatePassed;
import se.kompetensbyran.domain.incubation.InitiativeProblem.NoEnterprise;
import se.kompetensbyran.domain.incubation.InitiativeProblem.NoOrganisation;
import se.kompetensbyran.domain.incubation.InitiativeProblem.NotRegistered;
import se.kompetensbyran.domain.incubation.InitiativeProblem.WrongStage;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;

/**
 * Something that wants to become a work-integration social enterprise (sv: initiativ), on its way through incubation.
 *
 * @param node the support node that helps it
 * @param organisation the legal person that it has, once there is one
 * @param history how it came to where it stands, oldest first; the first is that it became known as an idea
 * @param ticks what is met of the checklists of the gates, in their order
 * @param became the enterprise that it became
 * @throws WrongStage where {@link Stage} has no arrow from a step to the next
 * @throws NoOrganisation when it is registered without a legal person
 * @throws NoEnterprise when it is confirmed without an enterprise
 * @throws NotRegistered when it became an enterprise before it was registered
 * @throws InvalidValue {@code before-idea} when the business began before it was known as an idea
 */
public record Initiative(
        InitiativeId id,
        long revision,
        NodeId node,
        Idea idea,
        @Nullable OrganisationId organisation,
        List<StageChange> history,
        List<Tick> ticks,
        @Nullable Became became)
        implements Aggregate {

    /** The days without movement after which somebody should look at it. */
    public static final int UNMOVED_DAYS = 60;

    /** The most steps of one initiative. */
    public static final int MAX_STEPS = 200;

    public Initiative {
        InvalidValue.unless(!history.isEmpty(), "stage", "missing");
        InvalidValue.unless(history.size() <= MAX_STEPS, "stageChanges", "too-many", MAX_STEPS);
        history = List.copyOf(history);
        ticks = Part.eachOnce("gateChecks", ticks).stream()
                .sorted(Comparator.comparing(Tick::check))
                .toList();
        if (history.get(0).to() != Stage.IDEA)
            throw new WrongStage(Stage.IDEA, history.get(0).to());
        for (int i = 1; i < history.size(); i++) {
            StageChange before = history.get(i - 1);
            StageChange step = history.get(i);
            if (!before.to().next(restsFrom(history.subList(0, i))).contains(step.to()))
                throw new WrongStage(before.to(), step.to());
            InvalidValue.unless(!step.on().isBefore(before.on()), "on", "before-current-stage");
        }
        if (organisation == null && hasBeen(history, Stage.REGISTERED)) throw new NoOrganisation();
        if (became == null && hasBeen(history, Stage.CONFIRMED)) throw new NoEnterprise();
        if (became != null && !hasBeen(history, Stage.REGISTERED)) throw new NotRegistered();
        InvalidValue.unless(
                became == null || !became.on().isBefore(history.get(0).on()), "on", "before-idea");
    }

    /** Enters an idea that became known on {@code first.on()}. */
    public static Initiative begin(InitiativeId id, NodeId node, Idea idea, StageChange first, LocalDate today) {
        hasHappened(first.on(), today);
        return new Initiative(id, 0, node, idea, null, List.of(first), List.of(), null);
    }

    /** Where on its way it stands. */
    public Stage stage() {
        return last().to();
    }

    /** Where it stood when it was paused; null while it is not. */
    public @Nullable Stage restsFrom() {
        return restsFrom(history);
    }

    /** The stages to which there is an arrow, whether or not the gate is passed. */
    public Set<Stage> next() {
        return stage().next(restsFrom());
    }

    /** What of the checklists is met. */
    public Set<GateCheck> met() {
        return met(ticks);
    }

    /** The last day on which it came further: by a step, or by something ticked. */
    public LocalDate movedOn() {
        return Stream.concat(
                        history.stream().map(StageChange::on), ticks.stream().map(Tick::on))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** How long it stood in each stage, oldest first. */
    public List<Stay> stays(LocalDate today) {
        return IntStream.range(0, history.size())
                .mapToObj(i -> Stay.of(history.get(i), i + 1 < history.size() ? history.get(i + 1) : null, today))
                .toList();
    }

    /**
     * Moves to {@code step.to()}. A gate is judged here, by the checklist that there is now: a line that comes later does
     * not lock those out that went through before.
     *
     * @throws WrongStage where {@link Stage} has no such arrow
     * @throws GateNotPassed when it leads through a gate whose checklist was not met on the day of the step
     */
    public Initiative become(StageChange step, LocalDate today) {
        if (!next().contains(step.to())) throw new WrongStage(stage(), step.to());
        hasHappened(step.on(), today);
        List<GateCheck> missing =
                hasBeen(history, step.to()) ? List.of() : GateCheck.missing(step.to(), metOn(step.on()));
        if (!missing.isEmpty()) throw new GateNotPassed(missing);
        return new Initiative(id, revision, node, idea, organisation, Part.append(history, step), ticks, became);
    }

    /**
     * Says anew what it is about, who helps it and what legal person it has.
     *
     * @throws Ended when it is over
     * @throws AnotherOrganisation when it became an enterprise and would be another legal person
     */
    public Initiative describe(NodeId node, Idea idea, @Nullable OrganisationId organisation) {
        if (stage().isFinal()) throw new Ended();
        if (became != null && !Objects.equals(organisation, this.organisation)) throw new AnotherOrganisation();
        return new Initiative(id, revision, node, idea, organisation, history, ticks, became);
    }

    /** Names {@code survivor} where it named {@code gone}, which has become part of it. */
    public Initiative withOrganisation(OrganisationId gone, OrganisationId survivor) {
        OrganisationId named = organisation == null ? null : organisation.instead(gone, survivor);
        return new Initiative(id, revision, node, idea, named, history, ticks, became);
    }

    /**
     * Ticks a line, or says anew how it is met.
     *
     * @throws Ended when it is over
     * @throws GatePassed when the line is ticked and it has gone through that gate
     */
    public Initiative tick(Tick one, LocalDate today) {
        if (stage().isFinal()) throw new Ended();
        if (hasBeen(history, one.check().gate()) && met().contains(one.check())) throw new GatePassed();
        hasHappened(one.on(), today);
        return new Initiative(id, revision, node, idea, organisation, history, Part.put(ticks, one), became);
    }

    /** The tick of {@code check}. @throws DidNotBecome when it is not ticked */
    public Tick tick(GateCheck check) {
        return Part.get(ticks, Tick.idOf(check));
    }

    /** Takes a tick away. @throws GatePassed when it has gone through that gate */
    public Initiative untick(GateCheck check) {
        if (hasBeen(history, check.gate())) throw new GatePassed();
        return new Initiative(
                id, revision, node, idea, organisation, history, Part.without(ticks, Tick.idOf(check)), became);
    }

    /**
     * Says which enterprise it became.
     *
     * @throws Ended when it is over
     * @throws AlreadyBecame when it became one before
     * @throws NotRegistered when it has no legal person yet
     */
    public Initiative become(Became enterprise, LocalDate today) {
        if (stage().isFinal()) throw new Ended();
        if (became != null) throw new AlreadyBecame();
        return becoming(enterprise, today);
    }

    /**
     * Says anew which enterprise it became, and when that business began, where {@code before} was wrong; over or not.
     *
     * @throws DidNotBecome when it did not become {@code before}
     */
    public Initiative correct(EnterpriseId before, Became enterprise, LocalDate today) {
        became(before);
        return becoming(enterprise, today);
    }

    /**
     * Takes back that it became {@code enterprise}, as something that never was.
     *
     * @throws DidNotBecome when it did not become that
     * @throws NoEnterprise when it is confirmed: then that is corrected, not taken back
     */
    public Initiative unbecome(EnterpriseId enterprise) {
        became(enterprise);
        return new Initiative(id, revision, node, idea, organisation, history, ticks, null);
    }

    /** That it became {@code enterprise}. @throws DidNotBecome when it did not */
    public Became became(EnterpriseId enterprise) {
        if (became == null || !became.enterprise().equals(enterprise)) throw new DidNotBecome();
        return became;
    }

    /** The day on which it was confirmed, if it was. */
    public Optional<LocalDate> confirmedOn() {
        return history.stream()
                .filter(it -> it.to() == Stage.CONFIRMED)
                .map(StageChange::on)
                .findFirst();
    }

    private Initiative becoming(Became enterprise, LocalDate today) {
        hasHappened(enterprise.on(), today);
        return new Initiative(id, revision, node, idea, organisation, history, ticks, enterprise);
    }

    private StageChange last() {
        return history.get(history.size() - 1);
    }

    private static @Nullable Stage restsFrom(List<StageChange> history) {
        int at = history.size() - 1;
        return at > 0 && history.get(at).to() == Stage.PAUSED
                ? history.get(at - 1).to()
                : null;
    }

    private static boolean hasBeen(List<StageChange> history, Stage stage) {
        return history.stream().anyMatch(it -> it.to() == stage);
    }

    private Set<GateCheck> metOn(LocalDate day) {
        return met(ticks.stream().filter(it -> !it.on().isAfter(day)).toList());
    }

    private static Set<GateCheck> met(Collection<Tick> ticks) {
        Set<GateCheck> all = EnumSet.noneOf(GateCheck.class);
        ticks.forEach(it -> all.add(it.check()));
        return all;
    }

    private static void hasHappened(LocalDate on, LocalDate today) {
        InvalidValue.unless(!on.isAfter(today), "on", "in-future");
    }
}
