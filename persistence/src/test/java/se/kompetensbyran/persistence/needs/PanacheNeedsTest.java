package se.kompetensbyran.persistence.needs;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.needs.NeedsContract;
import se.kompetensbyran.domain.needs.Votes;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.workplans.Workplans;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheNeedsTest extends NeedsContract {

    @Inject
    NeedsAnalyses analyses;

    @Inject
    Votes votes;

    @Inject
    Organisations organisations;

    @Inject
    Enterprises enterprises;

    @Inject
    Projects projects;

    @Inject
    Workplans workplans;

    @Inject
    SupportCases cases;

    @Inject
    CodeLists lists;

    @Override
    protected NeedsAnalyses analyses() {
        return OwnTransaction.each(NeedsAnalyses.class, analyses);
    }

    @Override
    protected Votes votes() {
        return OwnTransaction.each(Votes.class, votes);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @Override
    protected Enterprises enterprises() {
        return OwnTransaction.each(Enterprises.class, enterprises);
    }

    @Override
    protected Projects projects() {
        return OwnTransaction.each(Projects.class, projects);
    }

    @Override
    protected Workplans workplans() {
        return OwnTransaction.each(Workplans.class, workplans);
    }

    @Override
    protected SupportCases cases() {
        return OwnTransaction.each(SupportCases.class, cases);
    }

    @Override
    protected CodeLists lists() {
        return OwnTransaction.each(CodeLists.class, lists);
    }
}
