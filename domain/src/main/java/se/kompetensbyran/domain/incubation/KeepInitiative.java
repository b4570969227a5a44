package se.kompetensbyran.domain.incubation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Enters an initiative, or changes it; here initiatives meet nodes, organisations, municipalities and enterprises. */
public record KeepInitiative(
        Initiatives initiatives,
        Nodes nodes,
        Organisations organisations,
        Municipalities municipalities,
        Enterprises enterprises) {

    /**
     * Saves it.
     *
     * @throws InvalidValue {@code unknown-node}, {@code unknown-organisation}, {@code unknown-municipality}
     */
    public Initiative keep(Initiative it) {
        InvalidValue.unless(nodes.has(it.node()), "node", "unknown-node");
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
     * status in force today.
     *
     * @throws InitiativeProblem.NotConfirmed when it has not
     */
    public Initiative move(Initiative it, StageChange step, LocalDate today) {
        Initiative moved = it.become(step, today);
        @Nullable Became became = moved.became();
        boolean isAtGate = step.to() == Stage.CONFIRMED && it.stage() != Stage.PAUSED;
        if (isAtGate && became != null && !isConfirmed(became, today)) throw new InitiativeProblem.NotConfirmed();
        return initiatives.save(moved);
    }

    private boolean isConfirmed(Became became, LocalDate today) {
        return enterprises
                .overview(became.enterprise(), today)
                .map(EnterpriseOverview::standing)
                .filter(it -> it.status().isInForce())
                .isPresent();
    }

    /**
     * Saves that it became an enterprise.
     *
     * @throws InvalidValue {@code unknown-enterprise}
     * @throws InitiativeProblem.AnotherOrganisation when the enterprise is another legal person's
     * @throws InitiativeProblem.EnterpriseTaken when another initiative became it
     */
    public Initiative become(Initiative it, Became became, LocalDate today) {
        Initiative anew = it.become(became, today);
        Enterprise enterprise = enterprises
                .find(became.enterprise())
                .orElseThrow(() -> new InvalidValue("enterprise", "unknown-enterprise"));
        if (!enterprise.organisation().equals(it.organisation())) throw new InitiativeProblem.AnotherOrganisation();
        return initiatives.save(anew);
    }
}
