package se.kompetensbyran.persistence.organisations;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalitiesContract;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheMunicipalitiesTest extends MunicipalitiesContract {

    @Inject
    Municipalities municipalities;

    @Override
    protected Municipalities municipalities() {
        return OwnTransaction.each(Municipalities.class, municipalities);
    }
}
