package se.kompetensbyran.persistence.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.accounts.AccountFixture.anActive;
import static se.kompetensbyran.domain.clients.ClientFixture.anApp;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.signin.SigninFixture.aCode;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
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

    private static final Instant LONG_AGO = Instant.parse("1998-01-01T12:00:00Z");

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

    @Test
    void no_more_are_forgotten_at_once_than_is_done_in_a_moment() {
        keptLongAgo(101);

        assertThat(codes().forget(LONG_AGO)).isEqualTo(100);
        assertThat(codes().forget(LONG_AGO)).isEqualTo(1);
    }

    @Test
    void two_who_forget_at_once_do_not_wait_for_each_other() {
        keptLongAgo(2);

        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(codes.forget(LONG_AGO)).isEqualTo(2);
            assertThat(codes().forget(LONG_AGO)).isZero();
        });
    }

    private void keptLongAgo(int many) {
        var account = account();
        var client = client();
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < many; i++) codes.keep(aCode(account, client, LONG_AGO.minusSeconds(1)));
        });
    }
}
