package se.kompetensbyran.domain.merging;

import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;

import java.util.function.Supplier;
import se.kompetensbyran.domain.accounts.AccountsInMemory;
import se.kompetensbyran.domain.clients.ClientsInMemory;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.EnterprisesInMemory;
import se.kompetensbyran.domain.imports.ImportsInMemory;
import se.kompetensbyran.domain.incubation.InitiativesInMemory;
import se.kompetensbyran.domain.needs.NeedsAnalysesInMemory;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.MergersInMemory;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.ProjectsInMemory;
import se.kompetensbyran.domain.quality.QualityReviewsInMemory;
import se.kompetensbyran.domain.referrals.ReferralsInMemory;

class MergingInMemoryTest extends MergingContract {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Mergers mergers = new MergersInMemory(organisations);
    private final Nodes nodes = new NodesInMemory(organisations, new MunicipalitiesInMemory());
    private final Projects projects = new ProjectsInMemory(organisations);
    private final Enterprises enterprises = new EnterprisesInMemory(organisations, nodes, theLists());
    private final Registers registers = new Registers(
            projects,
            nodes,
            enterprises,
            new InitiativesInMemory(nodes, organisations, enterprises),
            new NeedsAnalysesInMemory(organisations, projects),
            new QualityReviewsInMemory(enterprises),
            new AccountsInMemory(),
            new ClientsInMemory(),
            new ImportsInMemory(),
            new ReferralsInMemory(nodes));

    @Override
    protected Registers registers() {
        return registers;
    }

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Mergers mergers() {
        return mergers;
    }

    @Override
    protected <T> T together(Supplier<T> work) {
        return work.get();
    }
}
