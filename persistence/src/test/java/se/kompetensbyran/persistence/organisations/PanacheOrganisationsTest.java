package se.kompetensbyran.persistence.organisations;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsContract;
import se.kompetensbyran.persistence.shared.OwnTransaction;
import se.kompetensbyran.persistence.shared.TestDatabase;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PanacheOrganisationsTest extends OrganisationsContract {

    @Inject
    Organisations organisations;

    @Inject
    Municipalities municipalities;

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @Override
    protected Municipalities municipalities() {
        return OwnTransaction.each(Municipalities.class, municipalities);
    }
}
