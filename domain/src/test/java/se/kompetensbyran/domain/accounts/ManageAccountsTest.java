package se.kompetensbyran.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.accounts.AccountFixture.NOON;
import static se.kompetensbyran.domain.accounts.AccountFixture.aHash;
import static se.kompetensbyran.domain.accounts.AccountFixture.administratorOf;
import static se.kompetensbyran.domain.accounts.AccountFixture.anActive;
import static se.kompetensbyran.domain.accounts.AccountFixture.anEmail;
import static se.kompetensbyran.domain.accounts.AccountFixture.anInvited;
import static se.kompetensbyran.domain.accounts.AccountFixture.in;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.AccountProblem.BeyondOwnReach;
import se.kompetensbyran.domain.accounts.AccountProblem.Disabled;
import se.kompetensbyran.domain.accounts.AccountProblem.EmailTaken;
import se.kompetensbyran.domain.accounts.AccountProblem.LastAdministrator;

class ManageAccountsTest {

    private static final UUID HERE = UUID.randomUUID();
    private static final UUID THERE = UUID.randomUUID();
    private static final Authority HERE_ALONE = Authority.of(List.of(administratorOf(HERE)));
    private static final Authority EVERYWHERE =
            Authority.of(List.of(new Grant(Role.ADMINISTRATOR, HERE, Reach.REGION)));
    private static final Grant AUDITOR_OF_THE_REGION = new Grant(Role.AUDITOR, HERE, Reach.REGION);

    private final Accounts accounts = new AccountsInMemory();
    private final ManageAccounts manage = new ManageAccounts(accounts);

    @Test
    void somebody_is_invited_with_roles_within_the_own_reach() {
        var email = anEmail();
        var link = aHash();

        var invited = manage.invite(HERE_ALONE, email, "Påhittad", List.of(in(HERE, Role.ADVISER)), link, NOON);

        assertThat(accounts.findByLink(link)).contains(invited);
        assertThat(invited.email()).isEqualTo(email);
        assertThat(invited.grants()).containsExactly(in(HERE, Role.ADVISER));
        assertThat(invited.state()).isEqualTo(Account.State.INVITED);
    }

    @Test
    void nobody_is_invited_with_a_role_beyond_the_own_reach() {
        for (Grant beyond : List.of(in(THERE, Role.ADVISER), AUDITOR_OF_THE_REGION))
            assertThatThrownBy(() -> manage.invite(
                            HERE_ALONE, anEmail(), "Påhittad", List.of(in(HERE, Role.ADVISER), beyond), aHash(), NOON))
                    .isInstanceOf(BeyondOwnReach.class);

        assertThat(accounts.isEmpty()).isTrue();
    }

    @Test
    void an_address_is_invited_once() {
        var email = anEmail();
        manage.invite(EVERYWHERE, email, "Påhittad", List.of(), aHash(), NOON);

        assertThatThrownBy(() -> manage.invite(EVERYWHERE, email, "Annan", List.of(), aHash(), NOON))
                .isInstanceOf(EmailTaken.class);
    }

    @Test
    void roles_are_given_and_taken_within_the_own_reach() {
        var saved = accounts.save(anActive(in(HERE, Role.ADVISER)));

        var anew = manage.describe(HERE_ALONE, saved, "Annat Namn", List.of(in(HERE, Role.SUPERVISOR)));

        assertThat(anew.name()).isEqualTo("Annat Namn");
        assertThat(accounts.get(saved.id())).isEqualTo(anew);
        assertThat(anew.grants()).containsExactly(in(HERE, Role.SUPERVISOR));
    }

    @Test
    void a_role_beyond_the_own_reach_is_neither_given_nor_taken_nor_widened() {
        var saved = accounts.save(anActive(in(HERE, Role.ADVISER), in(THERE, Role.ADVISER)));

        for (List<Grant> grants : List.of(
                List.of(in(HERE, Role.ADVISER), in(THERE, Role.ADVISER), AUDITOR_OF_THE_REGION),
                List.of(in(HERE, Role.ADVISER)),
                List.of(new Grant(Role.ADVISER, HERE, Reach.REGION), in(THERE, Role.ADVISER))))
            assertThatThrownBy(() -> manage.describe(HERE_ALONE, saved, saved.name(), grants))
                    .isInstanceOf(BeyondOwnReach.class);

        assertThat(accounts.get(saved.id())).isEqualTo(saved);
    }

    @Test
    void a_role_beyond_the_own_reach_may_stay() {
        var saved = accounts.save(anActive(in(THERE, Role.ADVISER), AUDITOR_OF_THE_REGION));

        var anew = manage.describe(
                HERE_ALONE,
                saved,
                saved.name(),
                List.of(AUDITOR_OF_THE_REGION, in(HERE, Role.ADVISER), in(THERE, Role.ADVISER)));

        assertThat(anew.grants()).hasSize(3);
    }

    @Test
    void a_reach_of_the_region_gives_and_takes_everywhere() {
        var saved = accounts.save(anActive(in(THERE, Role.ADVISER)));

        assertThat(manage.describe(EVERYWHERE, saved, saved.name(), List.of(AUDITOR_OF_THE_REGION))
                        .grants())
                .containsExactly(AUDITOR_OF_THE_REGION);
    }

    @Test
    void the_last_administrator_of_an_organisation_is_not_shut_out() {
        var last = accounts.save(anActive(administratorOf(HERE)));
        accounts.save(anActive(administratorOf(HERE)).disable());
        accounts.save(anActive(administratorOf(THERE)));
        accounts.save(anActive(in(HERE, Role.PROGRAMME_MANAGER)));

        assertThatThrownBy(() -> manage.disable(last)).isInstanceOf(LastAdministrator.class);

        assertThat(accounts.get(last.id())).isEqualTo(last);
    }

    @Test
    void the_last_administrator_keeps_the_role() {
        var last = accounts.save(anActive(administratorOf(HERE)));

        for (List<Grant> grants :
                List.of(List.<Grant>of(), List.of(in(HERE, Role.AUDITOR)), List.of(administratorOf(THERE))))
            assertThatThrownBy(() -> manage.describe(EVERYWHERE, last, last.name(), grants))
                    .isInstanceOf(LastAdministrator.class);

        var wider = new Grant(Role.ADMINISTRATOR, HERE, Reach.REGION);
        assertThat(manage.describe(EVERYWHERE, last, "Annat Namn", List.of(wider))
                        .grants())
                .containsExactly(wider);
    }

    @Test
    void one_of_two_administrators_may_go() {
        var one = accounts.save(anActive(administratorOf(HERE)));
        var other = accounts.save(anActive(administratorOf(HERE)));

        assertThat(manage.disable(one).state()).isEqualTo(Account.State.DISABLED);
        assertThatThrownBy(() -> manage.disable(other)).isInstanceOf(LastAdministrator.class);
    }

    @Test
    void who_has_only_been_invited_is_no_administrator_to_leave_behind() {
        var only = accounts.save(anActive(administratorOf(HERE)));
        var invited = accounts.save(anInvited(administratorOf(HERE)));

        assertThatThrownBy(() -> manage.disable(only)).isInstanceOf(LastAdministrator.class);
        assertThat(manage.disable(invited).state()).isEqualTo(Account.State.DISABLED);
    }

    @Test
    void who_administers_many_is_the_last_in_any_of_them() {
        var both = accounts.save(anActive(administratorOf(HERE), administratorOf(THERE)));
        accounts.save(anActive(administratorOf(HERE)));

        assertThatThrownBy(() -> manage.disable(both)).isInstanceOf(LastAdministrator.class);
        assertThat(manage.describe(EVERYWHERE, both, both.name(), List.of(administratorOf(THERE)))
                        .grants())
                .containsExactly(administratorOf(THERE));
    }

    @Test
    void who_is_shut_out_already_administers_nothing_to_lose() {
        var disabled = accounts.save(anActive(administratorOf(HERE)).disable());

        assertThat(manage.describe(EVERYWHERE, disabled, disabled.name(), List.of())
                        .grants())
                .isEmpty();
        assertThatThrownBy(() -> manage.disable(disabled)).isInstanceOf(Disabled.class);
    }
}
