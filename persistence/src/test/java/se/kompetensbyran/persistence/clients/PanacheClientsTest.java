package se.kompetensbyran.persistence.clients;

import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.clients.ClientsContract;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheClientsTest extends ClientsContract {

    @Inject
    Clients clients;

    @Inject
    Organisations organisations;

    @Override
    protected Clients clients() {
        return OwnTransaction.each(Clients.class, clients);
    }

    @Override
    protected UUID organisation() {
        return OwnTransaction.each(Organisations.class, organisations)
                .save(anOrganisation())
                .id()
                .value();
    }
}
