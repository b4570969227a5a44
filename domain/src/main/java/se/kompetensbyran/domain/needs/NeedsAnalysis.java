package se.kompetensbyran.domain.needs;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.needs.NeedsProblem.ByAdoption;
import se.kompetensbyran.domain.needs.NeedsProblem.NoFindings;
import se.kompetensbyran.domain.needs.NeedsProblem.NoPriorities;
import se.kompetensbyran.domain.needs.NeedsProblem.NotNow;
import se.kompetensbyran.domain.needs.NeedsProblem.WrongStage;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.PartialDate;

/**
 * An analysis of what the enterprises need (sv: behovsanalys): findings, the priorities that come from them, and the
 * measures that serve those. At most {@value #MAX} of each.
 *
 * @param history how it came to the stage in which it stands, oldest first, at least one step
 * @param adoption by whom its priorities were adopted, and for how long; there from adoption on, and only then
 * @throws WrongStage where {@link Stage} has no arrow from a step to the next, or when the first is an adoption
 * @throws NoFindings when it was closed with none
 * @throws NoPriorities when it was prioritised with none
 */
public record NeedsAnalysis(
        NeedsAnalysisId id,
        long revision,
        Theme theme,
        List<Finding> findings,
        List<Priority> priorities,
        List<Measure> measures,
        List<StageChange> history,
        @Nullable Adoption adoption)
        implements Aggregate {

    /** The most findings, priorities and measures of one analysis. */
    public static final int MAX = 200;

    public NeedsAnalysis {
        InvalidValue.unless(!history.isEmpty(), "stage", "missing");
        findings = few("findings", findings);
        priorities = few("priorities", priorities);
        measures = few("measures", measures);
        history = List.copyOf(history);
        Stage first = history.get(0).to();
        if (first.isAtLeast(Stage.ADOPTED)) throw new WrongStage(Stage.COLLECTING, first);
        for (int i = 1; i < history.size(); i++) {
            StageChange before = history.get(i - 1);
            StageChange step = history.get(i);
            if (!before.to().mayBecome(step.to())) throw new WrongStage(before.to(), step.to());
            InvalidValue.unless(!step.on().isBefore(before.on().firstDay()), "on", "before-current-stage");
        }
        Stage stage = last(history).to();
        if (stage.isAtLeast(Stage.CLOSED) && findings.isEmpty()) throw new NoFindings();
        if (stage.isAtLeast(Stage.PRIORITISED) && priorities.isEmpty()) throw new NoPriorities();
        InvalidValue.unless(stage.isAtLeast(Stage.ADOPTED) == (adoption != null), "adoption", "missing");
        Set<Finding.Id> found = findings.stream().map(Finding::id).collect(Collectors.toSet());
        for (Priority it : priorities)
            InvalidValue.unless(found.containsAll(it.findings()), "findings", "unknown-finding");
        Set<Priority.Id> ranked = priorities.stream().map(Priority::id).collect(Collectors.toSet());
        for (Measure it : measures) InvalidValue.unless(ranked.contains(it.priority()), "priority", "unknown-priority");
    }

    /**
     * Enters an analysis in the register, in the stage in which the register meets it: not yet adopted.
     *
     * @throws NoFindings when it is met closed or later, with none
     * @throws NoPriorities when it is met prioritised, with none
     */
    public static NeedsAnalysis enter(
            NeedsAnalysisId id,
            Theme theme,
            List<Finding> findings,
            List<Priority> priorities,
            StageChange first,
            LocalDate today) {
        hasHappened(first.on(), today);
        return new NeedsAnalysis(id, 0, theme, findings, priorities, List.of(), List.of(first), null);
    }

    /** How far it has come. */
    public Stage stage() {
        return last(history).to();
    }

    /**
     * Closes the collecting, or lets the priorities stand.
     *
     * @throws WrongStage where {@link Stage} has no such arrow
     * @throws ByAdoption when the arrow is an adoption
     */
    public NeedsAnalysis become(StageChange step, LocalDate today) {
        if (!stage().mayBecome(step.to())) throw new WrongStage(stage(), step.to());
        if (step.to().isAtLeast(Stage.ADOPTED)) throw new ByAdoption();
        hasHappened(step.on(), today);
        return moved(step, adoption);
    }

    /**
     * Adopts the priorities.
     *
     * @throws WrongStage unless they stand and wait for it
     * @throws InvalidValue {@code in-future} when that lies ahead, {@code in-the-past} when they would not be valid today
     */
    public NeedsAnalysis adopt(Adoption anew, Actor by, LocalDate today) {
        if (!stage().mayBecome(Stage.ADOPTED)) throw new WrongStage(stage(), Stage.ADOPTED);
        InvalidValue.unless(!anew.on().isAfter(today), "on", "in-future");
        InvalidValue.unless(!anew.validUntil().isBefore(today), "validUntil", "in-the-past");
        return moved(new StageChange(Stage.ADOPTED, PartialDate.of(anew.on()), by), anew);
    }

    /** Gives way to a set that is adopted on {@code on}. @throws WrongStage unless it is adopted */
    public NeedsAnalysis supersede(LocalDate on, Actor by) {
        return moved(new StageChange(Stage.SUPERSEDED, PartialDate.of(on), by), adoption);
    }

    /** Whether its priorities govern on {@code day}. */
    public boolean isInForce(LocalDate day) {
        return adoption != null
                && !day.isBefore(adoption.on())
                && !day.isAfter(adoption.validUntil())
                && (stage() == Stage.ADOPTED || day.isBefore(last(history).on().firstDay()));
    }

    /** Says anew what it is about. @throws NotNow from its adoption on */
    public NeedsAnalysis describe(Theme anew) {
        if (stage().isAtLeast(Stage.ADOPTED)) throw new NotNow(stage());
        return new NeedsAnalysis(id, revision, anew, findings, priorities, measures, history, adoption);
    }

    /** Names {@code survivor} where it named {@code gone}, which has become part of it. */
    public NeedsAnalysis withOrganisation(OrganisationId gone, OrganisationId survivor) {
        Adoption named = adoption == null
                ? null
                : new Adoption(adoption.body().instead(gone, survivor), adoption.on(), adoption.validUntil());
        return new NeedsAnalysis(id, revision, theme, findings, priorities, measures, history, named);
    }

    /** Adds or replaces a finding. @throws NotNow unless it is being collected */
    public NeedsAnalysis with(Finding one) {
        return withFindings(Part.put(findings, one));
    }

    /** Takes a finding away. @throws NotNow unless it is being collected */
    public NeedsAnalysis without(Finding.Id one) {
        return withFindings(Part.without(findings, one));
    }

    /** Adds or replaces a priority. @throws NotNow unless the collecting is closed and no priorities stand yet */
    public NeedsAnalysis with(Priority one) {
        return withPriorities(Part.put(priorities, one));
    }

    /** Takes a priority away. @throws NotNow unless the collecting is closed and no priorities stand yet */
    public NeedsAnalysis without(Priority.Id one) {
        return withPriorities(Part.without(priorities, one));
    }

    /** Adds a measure. @throws NotNow unless the priorities stand and no later set was adopted */
    public NeedsAnalysis with(Measure one) {
        return withMeasures(Part.put(measures, one));
    }

    /** Takes a measure away, as something that never served. @throws NotNow when a later set was adopted */
    public NeedsAnalysis without(Measure.Id one) {
        return withMeasures(Part.without(measures, one));
    }

    /** The finding. */
    public Finding finding(Finding.Id wanted) {
        return Part.get(findings, wanted);
    }

    /** The priority. */
    public Priority priority(Priority.Id wanted) {
        return Part.get(priorities, wanted);
    }

    /** The measure. */
    public Measure measure(Measure.Id wanted) {
        return Part.get(measures, wanted);
    }

    /** @throws InvalidValue {@code unknown-code} */
    void check(CodeLists lists) {
        for (Finding it : findings) lists.get("competence-areas").check("competenceAreas", it.competenceAreas());
    }

    private NeedsAnalysis withFindings(List<Finding> anew) {
        if (stage() != Stage.COLLECTING) throw new NotNow(stage());
        return new NeedsAnalysis(id, revision, theme, anew, priorities, measures, history, adoption);
    }

    private NeedsAnalysis withPriorities(List<Priority> anew) {
        if (stage() != Stage.CLOSED) throw new NotNow(stage());
        return new NeedsAnalysis(id, revision, theme, findings, anew, measures, history, adoption);
    }

    private NeedsAnalysis withMeasures(List<Measure> anew) {
        if (stage() != Stage.PRIORITISED && stage() != Stage.ADOPTED) throw new NotNow(stage());
        return new NeedsAnalysis(id, revision, theme, findings, priorities, anew, history, adoption);
    }

    private NeedsAnalysis moved(StageChange step, @Nullable Adoption anew) {
        return new NeedsAnalysis(id, revision, theme, findings, priorities, measures, Part.append(history, step), anew);
    }

    private static StageChange last(List<StageChange> history) {
        return history.get(history.size() - 1);
    }

    private static <T extends Part> List<T> few(String field, List<T> all) {
        InvalidValue.unless(all.size() <= MAX, field, "too-many", MAX);
        return Part.eachOnce(field, all);
    }

    private static void hasHappened(PartialDate on, LocalDate today) {
        InvalidValue.unless(!on.firstDay().isAfter(today), "on", "in-future");
    }
}
