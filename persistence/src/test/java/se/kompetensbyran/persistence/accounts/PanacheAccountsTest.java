package se.kompetensbyran.persistence.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.accounts.AccountFixture.administratorOf;
import static se.kompetensbyran.domain.accounts.AccountFixture.anActive;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.AccountsContract;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheAccountsTest extends AccountsContract {

    @Inject
    Accounts accounts;

    @Inject
    Organisations organisations;

    @Inject
    EntityManager entities;

    @Override
    protected Accounts accounts() {
        return OwnTransaction.each(Accounts.class, accounts);
    }

    @Override
    protected UUID organisation() {
        return OwnTransaction.each(Organisations.class, organisations)
                .save(anOrganisation())
                .id()
                .value();
    }

    @Test
    void an_installation_without_accounts_is_empty() {
        QuarkusTransaction.begin();
        try {
            entities.createNativeQuery("truncate account cascade").executeUpdate();

            assertThat(accounts.isEmpty()).isTrue();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void administrators_are_read_anew_in_the_transaction_that_has_read_them() {
        var here = organisation();
        var saved = accounts().save(anActive(administratorOf(here)));

        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(accounts.get(saved.id())).isEqualTo(saved);
            accounts().save(saved.disable());

            assertThat(accounts.administratorsOf(here)).isEmpty();
        });
    }
}
