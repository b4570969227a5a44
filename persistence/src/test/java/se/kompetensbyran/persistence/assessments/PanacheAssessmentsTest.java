package se.kompetensbyran.persistence.assessments;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.assessments.Assessments;
import se.kompetensbyran.domain.assessments.AssessmentsContract;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheAssessmentsTest extends AssessmentsContract {

    @Inject
    Assessments assessments;

    @Inject
    Enterprises enterprises;

    @Inject
    Nodes nodes;

    @Inject
    Organisations organisations;

    @Override
    protected Assessments assessments() {
        return OwnTransaction.each(Assessments.class, assessments);
    }

    @Override
    protected Enterprises enterprises() {
        return OwnTransaction.each(Enterprises.class, enterprises);
    }

    @Override
    protected Nodes nodes() {
        return OwnTransaction.each(Nodes.class, nodes);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }
}
