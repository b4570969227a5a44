package se.kompetensbyran.domain.enterprises;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem.AffiliationTaken;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem.Closed;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem.WrongStage;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;

/**
 * A work-integration social enterprise (sv: arbetsintegrerande socialt företag, ASF), or one that may become known as
 * such: whether it is confirmed is said by its status assessments, not here.
 *
 * @param organisation the legal person whose it is; one may have several, as units with profit of their own
 * @param history how the business came to the stage in which it stands, oldest first, at least one step
 * @param affiliations the support nodes to which it has belonged; one at most on any day
 * @throws WrongStage where {@link Stage} has no arrow from a step to the next, or when the first is the end
 * @throws AffiliationTaken when two affiliations share a day
 */
public record Enterprise(
        EnterpriseId id,
        long revision,
        OrganisationId organisation,
        Business business,
        List<StageChange> history,
        List<Affiliation> affiliations)
        implements Aggregate {

    /** The most steps of one enterprise; the end has room beside them. */
    public static final int MAX_STEPS = 200;

    /** The most affiliations of one enterprise. */
    public static final int MAX_AFFILIATIONS = 100;

    public Enterprise {
        InvalidValue.unless(!history.isEmpty(), "stage", "missing");
        InvalidValue.unless(affiliations.size() <= MAX_AFFILIATIONS, "affiliations", "too-many", MAX_AFFILIATIONS);
        history = List.copyOf(history);
        long steps = history.stream().filter(it -> it.to() != Stage.CLOSED).count();
        InvalidValue.unless(steps <= MAX_STEPS, "stageChanges", "too-many", MAX_STEPS);
        affiliations = Part.eachOnce("affiliations", affiliations);
        if (history.get(0).to() == Stage.CLOSED) throw new WrongStage(Stage.TRADING, Stage.CLOSED);
        for (int i = 1; i < history.size(); i++) {
            StageChange before = history.get(i - 1);
            StageChange step = history.get(i);
            if (!before.to().mayBecome(step.to())) throw new WrongStage(before.to(), step.to());
            InvalidValue.unless(!step.on().isBefore(before.on().firstDay()), "on", "before-current-stage");
        }
        for (int i = 0; i < affiliations.size(); i++)
            for (Affiliation other : affiliations.subList(i + 1, affiliations.size()))
                if (affiliations.get(i).period().overlaps(other.period())) throw new AffiliationTaken();
    }

    /** Enters an enterprise in the register, in the stage in which the register meets it: trading or paused. */
    public static Enterprise register(
            EnterpriseId id, OrganisationId organisation, Business business, StageChange first, LocalDate today) {
        hasHappened(first.on(), today);
        return new Enterprise(id, 0, organisation, business, List.of(first), List.of());
    }

    /** Where in its life it stands. */
    public Stage stage() {
        return history.get(history.size() - 1).to();
    }

    /** Moves to {@code step.to()}. @throws WrongStage where {@link Stage} has no such arrow */
    public Enterprise become(StageChange step, LocalDate today) {
        Enterprise moved =
                new Enterprise(id, revision, organisation, business, Part.append(history, step), affiliations);
        hasHappened(step.on(), today);
        return moved;
    }

    /** Says anew what it does, and whose it is. */
    public Enterprise describe(OrganisationId organisation, Business business) {
        return new Enterprise(id, revision, organisation, business, history, affiliations);
    }

    /** Names {@code survivor} where it named {@code gone}, which has become part of it. */
    public Enterprise withOrganisation(OrganisationId gone, OrganisationId survivor) {
        OrganisationId named = organisation.instead(gone, survivor);
        return new Enterprise(id, revision, named, business, history, affiliations);
    }

    /**
     * Adds or replaces an affiliation.
     *
     * @throws AffiliationTaken when it would belong to two nodes on a day
     * @throws Closed when the business has closed and the affiliation is new
     */
    public Enterprise with(Affiliation one) {
        boolean isNew = affiliations.stream().noneMatch(it -> it.id().equals(one.id()));
        if (isNew && stage() == Stage.CLOSED) throw new Closed();
        return new Enterprise(id, revision, organisation, business, history, Part.put(affiliations, one));
    }

    /** Takes an affiliation away, as something that never was. */
    public Enterprise without(Affiliation.Id one) {
        return new Enterprise(id, revision, organisation, business, history, Part.without(affiliations, one));
    }

    /** The affiliation. */
    public Affiliation affiliation(Affiliation.Id wanted) {
        return Part.get(affiliations, wanted);
    }

    /** The node to which it belongs on {@code day}, if to any. */
    public Optional<Affiliation> affiliationOn(LocalDate day) {
        return affiliations.stream().filter(it -> it.period().contains(day)).findAny();
    }

    /** The stage in which it stood on {@code day}; null before its first. */
    public @Nullable Stage stageOn(LocalDate day) {
        Stage stage = null;
        for (StageChange it : history) if (!it.since().isAfter(day)) stage = it.to();
        return stage;
    }

    /** The days on which the business had begun and had not closed; empty when it had closed before it counted as begun. */
    public Optional<Period> stay() {
        LocalDate from = history.stream()
                .filter(it -> it.to() != Stage.CLOSED)
                .map(StageChange::since)
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate until =
                stage() == Stage.CLOSED ? history.get(history.size() - 1).since() : null;
        return until == null || from.isBefore(until) ? Optional.of(new Period(from, until)) : Optional.empty();
    }

    /** Whether there was a business on {@code day}, so far as the dates tell: it may have begun by then, and may not have closed. */
    public boolean hadBusiness(LocalDate day) {
        PartialDate last = history.get(history.size() - 1).on();
        boolean hasClosed = stage() == Stage.CLOSED;
        return !day.isBefore(history.get(0).on().firstDay()) && !(hasClosed && day.isAfter(last.lastDay()));
    }

    private static void hasHappened(PartialDate on, LocalDate today) {
        InvalidValue.unless(!on.firstDay().isAfter(today), "on", "in-future");
    }
}
