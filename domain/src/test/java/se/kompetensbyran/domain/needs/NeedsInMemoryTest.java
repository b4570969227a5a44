package se.kompetensbyran.domain.needs;

import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;

import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.EnterprisesInMemory;
import se.kompetensbyran.domain.incubation.InitiativesInMemory;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.ProjectsInMemory;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.SupportCasesInMemory;
import se.kompetensbyran.domain.workplans.Workplans;
import se.kompetensbyran.domain.workplans.WorkplansInMemory;

class NeedsInMemoryTest extends NeedsContract {

    private final CodeLists lists = theLists();
    private final Organisations organisations = new OrganisationsInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, new MunicipalitiesInMemory());
    private final Enterprises enterprises = new EnterprisesInMemory(organisations, nodes, lists);
    private final SupportCases cases =
            new SupportCasesInMemory(nodes, enterprises, new InitiativesInMemory(nodes, organisations, enterprises));
    private final Projects projects = new ProjectsInMemory(organisations);
    private final Workplans workplans = new WorkplansInMemory(projects);
    private final NeedsAnalysesInMemory analyses = new NeedsAnalysesInMemory(organisations, projects);
    private final Votes votes = new VotesInMemory(analyses, enterprises);

    @Override
    protected NeedsAnalyses analyses() {
        return analyses;
    }

    @Override
    protected Votes votes() {
        return votes;
    }

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Enterprises enterprises() {
        return enterprises;
    }

    @Override
    protected Projects projects() {
        return projects;
    }

    @Override
    protected Workplans workplans() {
        return workplans;
    }

    @Override
    protected SupportCases cases() {
        return cases;
    }

    @Override
    protected CodeLists lists() {
        return lists;
    }
}
