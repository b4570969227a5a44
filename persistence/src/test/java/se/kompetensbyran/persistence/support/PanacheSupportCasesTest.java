package se.kompetensbyran.persistence.support;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.SupportCasesContract;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheSupportCasesTest extends SupportCasesContract {

    @Inject
    SupportCases cases;

    @Inject
    Organisations organisations;

    @Inject
    Municipalities municipalities;

    @Inject
    Nodes nodes;

    @Inject
    Enterprises enterprises;

    @Inject
    Initiatives initiatives;

    @Inject
    CodeLists lists;

    @Override
    protected SupportCases cases() {
        return OwnTransaction.each(SupportCases.class, cases);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @Override
    protected Municipalities municipalities() {
        return OwnTransaction.each(Municipalities.class, municipalities);
    }

    @Override
    protected Nodes nodes() {
        return OwnTransaction.each(Nodes.class, nodes);
    }

    @Override
    protected Enterprises enterprises() {
        return OwnTransaction.each(Enterprises.class, enterprises);
    }

    @Override
    protected Initiatives initiatives() {
        return OwnTransaction.each(Initiatives.class, initiatives);
    }

    @Override
    protected CodeLists lists() {
        return OwnTransaction.each(CodeLists.class, lists);
    }
}
