package se.kompetensbyran.domain.merging;

import java.util.Set;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.imports.Imports;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;

/**
 * The registers that name organisations. A new one gets a line in each of the two methods; a foreign key tells who forgets. How many
 * referrals there are is not told: who makes one of two organisations comes near no participant.
 */
public record Registers(
        Projects projects,
        Nodes nodes,
        Enterprises enterprises,
        Initiatives initiatives,
        NeedsAnalyses needsAnalyses,
        QualityReviews qualityReviews,
        Accounts accounts,
        Clients clients,
        Imports imports,
        Referrals referrals) {

    /** How many name {@code organisation}. */
    public Mentions mentions(OrganisationId organisation) {
        return new Mentions(
                projects.naming(organisation).size(),
                nodes.naming(organisation).size(),
                enterprises.naming(organisation).size(),
                initiatives.naming(organisation).size(),
                needsAnalyses.naming(organisation).size(),
                qualityReviews.naming(organisation).size(),
                accounts.naming(organisation.value()).size(),
                clients.naming(organisation.value()).size());
    }

    /** Lets all that name {@code gone} name {@code survivor}; each is saved, and stands in the journal. */
    void move(OrganisationId gone, OrganisationId survivor) {
        projects.naming(gone).forEach(it -> projects.save(projects.get(it).withOrganisation(gone, survivor)));
        nodes.naming(gone).forEach(it -> nodes.save(nodes.get(it).withOrganisation(gone, survivor)));
        // Before the enterprises that they became, which else take them along unseen.
        initiatives
                .naming(gone)
                .forEach(it -> initiatives.save(initiatives.get(it).withOrganisation(gone, survivor)));
        enterprises
                .naming(gone)
                .forEach(it -> enterprises.save(enterprises.get(it).withOrganisation(gone, survivor)));
        needsAnalyses
                .naming(gone)
                .forEach(it -> needsAnalyses.save(needsAnalyses.get(it).withOrganisation(gone, survivor)));
        qualityReviews
                .naming(gone)
                .forEach(it -> qualityReviews.save(qualityReviews.get(it).withOrganisation(gone, survivor)));
        accounts.naming(gone.value())
                .forEach(it -> accounts.save(accounts.get(it).withOrganisation(gone.value(), survivor.value())));
        clients.naming(gone.value())
                .forEach(it -> clients.save(clients.get(it).withOrganisation(gone.value(), survivor.value())));
        ReferralSight both = ReferralSight.of(Set.of(gone, survivor));
        referrals
                .naming(gone)
                .forEach(it -> referrals.save(referrals.get(it, both).withOrganisation(gone, survivor), both));
        imports.follow(gone.value(), survivor.value());
    }
}
