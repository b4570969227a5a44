package se.kompetensbyran.domain.incubation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Stale;

/** Enters an initiative, or changes it; here initiatives meet nodes, organisations, municipalities and enterprises. */
public record KeepInitiative(
        Initiatives initiatives,
        Nodes nodes,
        Organisations organisations,
        Municipalities municipalities,
        Enterprises enterprises) {

    /**
     * Saves a new one.
     *
     * @throws InvalidValue {@code unknown-node}, {@code node-closed}, {@code unknown-organisation}, {@code
     *     unknown-municipality}
     */
    public Initiative enter(Initiative it, LocalDate today) {
        isThere(it.node(), today);
        return keep(it);
    }

    /**
     * Saves {@code it}, which was {@code before}; a node that has closed may stay where it was, and takes over nothing.
     *
     * @throws InvalidValue {@code unknown-node}, {@code node-closed}, {@code unknown-organisation}, {@code
     *     unknown-municipality}
     */
    public Initiative change(Initiative before, Initiative it, LocalDate today) {
        if (!it.node().equals(before.node())) isThere(it.node(), today);
        return keep(it);
    }

    private void isThere(NodeId id, LocalDate today) {
        SupportNode node = nodes.find(id).orElseThrow(() -> new InvalidValue("node", "unknown-node"));
        InvalidValue.unless(node.open().contains(today), "node", "node-closed");
    }

    private Initiative keep(Initiative it) {
        @Nullable OrganisationId organisation = it.organisation();
        InvalidValue.unless(
                organisation == null || organisations.has(organisation), "organisation", "unknown-organisation");
        @Nullable MunicipalityCode municipality = it.idea().municipality();
        InvalidValue.unless(
                municipality == null || municipalities.has(municipality), "municipality", "unknown-municipality");
        return initiatives.save(it);
    }

    /**
     * Saves it moved on. It goes through the gate to {@code confirmed} when the enterprise that it became has a confirmed
     * status in force on the day
     * of the step.
     *
     * @throws InitiativeProblem.NotConfirmed when it has not
     */
    public Initiative move(Initiative it, StageChange step, LocalDate today) {
        Initiative moved = it.become(step, today);
        @Nullable Became became = moved.became();
        boolean isAtGate = step.to() == Stage.CONFIRMED && it.stage() != Stage.PAUSED;
        if (isAtGate && became != null) wasConfirmed(became.enterprise(), step.on());
        return initiatives.save(moved);
    }

    private void wasConfirmed(EnterpriseId enterprise, LocalDate day) {
        initiatives.keepStatusOf(enterprise);
        boolean isConfirmed = enterprises
                .overview(enterprise, day)
                .map(EnterpriseOverview::standing)
                .filter(it -> it.status().isInForce())
                .isPresent();
        if (!isConfirmed) throw new InitiativeProblem.NotConfirmed();
    }

    /**
     * Saves that it became an enterprise.
     *
     * @throws InvalidValue {@code unknown-enterprise}, {@code no-business-then} before the business began and after it
     *     closed
     * @throws InitiativeProblem.AnotherOrganisation when the enterprise is another legal person's
     * @throws InitiativeProblem.EnterpriseTaken when another initiative became it
     * @throws Stale when the enterprise has been changed meanwhile
     */
    public Initiative become(Initiative it, Became became, LocalDate today) {
        return saved(it.become(became, today), became);
    }

    /**
     * Saves that it became another enterprise than {@code before}, or began on another day.
     *
     * @throws InvalidValue {@code unknown-enterprise}, {@code no-business-then}
     * @throws InitiativeProblem.AnotherOrganisation when the enterprise is another legal person's
     * @throws InitiativeProblem.EnterpriseTaken when another initiative became it
     * @throws InitiativeProblem.NotConfirmed when the initiative is confirmed, and the enterprise had no confirmed status
     *     in force on that day
     * @throws Stale when the enterprise has been changed meanwhile
     */
    public Initiative correct(Initiative it, EnterpriseId before, Became became, LocalDate today) {
        Initiative anew = it.correct(before, became, today);
        boolean isAnother = !before.equals(became.enterprise());
        if (isAnother) anew.confirmedOn().ifPresent(day -> wasConfirmed(became.enterprise(), day));
        return saved(anew, became);
    }

    private Initiative saved(Initiative anew, Became became) {
        Enterprise enterprise = enterprises
                .find(became.enterprise())
                .orElseThrow(() -> new InvalidValue("enterprise", "unknown-enterprise"));
        if (!enterprise.organisation().equals(anew.organisation())) throw new InitiativeProblem.AnotherOrganisation();
        InvalidValue.unless(enterprise.hadBusiness(became.on()), "on", "no-business-then");
        return initiatives.save(anew, enterprise);
    }
}
