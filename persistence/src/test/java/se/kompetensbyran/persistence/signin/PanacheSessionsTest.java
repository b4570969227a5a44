package se.kompetensbyran.persistence.signin;

import static se.kompetensbyran.domain.accounts.AccountFixture.anActive;
import static se.kompetensbyran.domain.clients.ClientFixture.anApp;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.signin.Sessions;
import se.kompetensbyran.domain.signin.SessionsContract;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheSessionsTest extends SessionsContract {

    @Inject
    Sessions sessions;

    @Inject
    Accounts accounts;

    @Inject
    Clients clients;

    @Inject
    Organisations organisations;

    @Override
    protected Sessions sessions() {
        return OwnTransaction.each(Sessions.class, sessions);
    }

    @Override
    protected AccountId account() {
        return OwnTransaction.each(Accounts.class, accounts).save(anActive()).id();
    }

    @Override
    protected ClientId client() {
        var organisation = OwnTransaction.each(Organisations.class, organisations)
                .save(anOrganisation())
                .id();
        return OwnTransaction.each(Clients.class, clients)
                .save(anApp(organisation.value()))
                .id();
    }
}
