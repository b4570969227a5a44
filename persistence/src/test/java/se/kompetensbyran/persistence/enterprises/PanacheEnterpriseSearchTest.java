package se.kompetensbyran.persistence.enterprises;

import static se.kompetensbyran.domain.assessments.AssessmentFixture.aConfirmed;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import se.kompetensbyran.domain.assessments.Assessments;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseSearchContract;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheEnterpriseSearchTest extends EnterpriseSearchContract {

    @Inject
    Enterprises enterprises;

    @Inject
    Organisations organisations;

    @Inject
    Municipalities municipalities;

    @Inject
    Nodes nodes;

    @Inject
    Assessments assessments;

    @Inject
    CodeLists lists;

    @Override
    protected Enterprises enterprises() {
        return OwnTransaction.each(Enterprises.class, enterprises);
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
    protected void confirm(EnterpriseId id, LocalDate first) {
        OwnTransaction.each(Assessments.class, assessments).save(aConfirmed(id, first));
    }

    @Override
    protected CodeLists lists() {
        return OwnTransaction.each(CodeLists.class, lists);
    }
}
