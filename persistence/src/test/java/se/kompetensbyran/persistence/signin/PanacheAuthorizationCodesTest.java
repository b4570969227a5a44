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
import se.kompetensbyran.domain.signin.AuthorizationCodes;
import se.kompetensbyran.domain.signin.AuthorizationCodesContract;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheAuthorizationCodesTest extends AuthorizationCodesContract {

    @Inject
    AuthorizationCodes codes;

    @Inject
    Accounts accounts;

    @Inject
    Clients clients;

    @Inject
    Organisations organisations;

    @Override
    protected AuthorizationCodes codes() {
        return OwnTransaction.each(AuthorizationCodes.class, codes);
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
