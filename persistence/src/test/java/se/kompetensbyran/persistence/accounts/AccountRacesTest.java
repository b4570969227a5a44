package se.kompetensbyran.persistence.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.accounts.AccountFixture.NOON;
import static se.kompetensbyran.domain.accounts.AccountFixture.aHash;
import static se.kompetensbyran.domain.accounts.AccountFixture.administratorOf;
import static se.kompetensbyran.domain.accounts.AccountFixture.anActive;
import static se.kompetensbyran.domain.accounts.AccountFixture.anEmail;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.AccountProblem.EmailTaken;
import se.kompetensbyran.domain.accounts.AccountProblem.LastAdministrator;
import se.kompetensbyran.domain.accounts.ManageAccounts;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Race.Write;
import se.kompetensbyran.persistence.shared.Racing;

/** What two at once can do to accounts, and to the last administrator. */
@QuarkusTest
class AccountRacesTest extends Racing {

    @Test
    void two_accounts_come_with_one_address() {
        var email = anEmail();
        Supplier<Write> invite = () -> {
            var it = Account.invite(email, "Påhittad", List.of(), aHash(), NOON);
            return () -> accounts.save(it);
        };

        assertThat(Race.between(invite, invite)).singleElement().isInstanceOf(EmailTaken.class);
        assertThat(inTransaction(() -> accounts.findByEmail(email))).isPresent();
    }

    @RepeatedTest(5)
    void the_last_two_administrators_shut_each_other_out() {
        var here = saved(anOrganisation()).id().value();
        var one = saved(anActive(administratorOf(here))).id();
        var other = saved(anActive(administratorOf(here))).id();

        assertThat(Race.between(shutOut(one), shutOut(other))).singleElement().isInstanceOf(LastAdministrator.class);
        assertThat(inTransaction(() -> accounts.administratorsOf(here))).hasSize(1);
    }

    // Each has the two organisations in an order of its own: they must not wait for each other.
    @RepeatedTest(5)
    void the_last_two_administrators_of_two_organisations_shut_each_other_out() {
        var here = saved(anOrganisation()).id().value();
        var there = saved(anOrganisation()).id().value();
        var one = saved(anActive(administratorOf(here), administratorOf(there))).id();
        var other =
                saved(anActive(administratorOf(there), administratorOf(here))).id();

        assertThat(Race.between(shutOut(one), shutOut(other))).singleElement().isInstanceOf(LastAdministrator.class);
        assertThat(inTransaction(() -> accounts.administratorsOf(here))).hasSize(1);
        assertThat(inTransaction(() -> accounts.administratorsOf(there))).hasSize(1);
    }

    @RepeatedTest(5)
    void one_gives_up_the_role_while_the_other_is_shut_out() {
        var here = saved(anOrganisation()).id().value();
        var one = saved(anActive(administratorOf(here))).id();
        var other = saved(anActive(administratorOf(here))).id();
        var everywhere = Authority.of(List.of(new Grant(Role.ADMINISTRATOR, here, Reach.REGION)));

        assertThat(Race.between(shutOut(one), () -> {
                    var read = accounts.get(other);
                    return () -> new ManageAccounts(accounts).describe(everywhere, read, read.name(), List.of());
                }))
                .singleElement()
                .isInstanceOf(LastAdministrator.class);
        assertThat(inTransaction(() -> accounts.administratorsOf(here))).hasSize(1);
    }

    private Supplier<Write> shutOut(AccountId id) {
        return () -> {
            var read = accounts.get(id);
            return () -> new ManageAccounts(accounts).disable(read);
        };
    }
}
