package se.kompetensbyran.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.accounts.AccountFixture.NOON;
import static se.kompetensbyran.domain.accounts.AccountFixture.administratorOf;
import static se.kompetensbyran.domain.accounts.AccountFixture.anActive;
import static se.kompetensbyran.domain.accounts.AccountFixture.anEmail;
import static se.kompetensbyran.domain.accounts.AccountFixture.anInvited;
import static se.kompetensbyran.domain.accounts.AccountFixture.in;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.AccountProblem.Disabled;
import se.kompetensbyran.domain.accounts.AccountProblem.NotDisabled;

class AccountStateTest {

    private static final UUID HERE = UUID.randomUUID();
    private static final UUID THERE = UUID.randomUUID();

    @Test
    void who_is_shut_out_is_let_in_again_as_before() {
        var active = anActive(administratorOf(HERE)).withSecondFactor("påhittad hemlighet");

        assertThat(active.disable().state()).isEqualTo(Account.State.DISABLED);
        assertThat(active.disable().enable()).isEqualTo(active);
    }

    @Test
    void who_had_not_chosen_a_password_is_invited_again() {
        assertThat(anInvited().disable().enable().state()).isEqualTo(Account.State.INVITED);
    }

    @Test
    void nobody_is_shut_out_or_let_in_twice() {
        assertThatThrownBy(() -> anActive().disable().disable()).isInstanceOf(Disabled.class);
        assertThatThrownBy(() -> anActive().enable()).isInstanceOf(NotDisabled.class);
        assertThatThrownBy(() -> anInvited().enable()).isInstanceOf(NotDisabled.class);
    }

    @Test
    void who_may_sign_in_has_a_password() {
        assertInvalid(
                "state",
                "password-demanded",
                () -> new Account(
                        AccountId.next(),
                        0,
                        anEmail(),
                        "Påhittad",
                        Account.State.ACTIVE,
                        List.of(),
                        null,
                        null,
                        null,
                        NOON));
    }

    @Test
    void they_are_described_anew_and_stay_who_they_are() {
        var active = anActive(administratorOf(HERE)).withSecondFactor("påhittad hemlighet");

        var anew = active.describe("Annat Namn", List.of(in(THERE, Role.ADVISER)));

        assertThat(anew.name()).isEqualTo("Annat Namn");
        assertThat(anew.grants()).containsExactly(in(THERE, Role.ADVISER));
        assertThat(anew)
                .usingRecursiveComparison()
                .ignoringFields("name", "grants")
                .isEqualTo(active);
    }

    @Test
    void a_name_is_a_line_of_two_hundred_characters_at_the_most() {
        var account = anInvited();

        assertThat(account.describe("ö".repeat(200), List.of()).name()).hasSize(200);
        assertInvalid("name", "too-long", () -> account.describe("ö".repeat(201), List.of()));
        assertInvalid("name", "blank", () -> account.describe(" ", List.of()));
        assertInvalid("name", "characters", () -> account.describe("a\nb", List.of()));
    }

    @Test
    void a_role_is_held_once_in_an_organisation() {
        var account = anInvited();

        assertInvalid(
                "grants",
                "duplicate",
                () -> account.describe(
                        "Påhittad",
                        List.of(
                                new Grant(Role.ADVISER, HERE, Reach.NODE),
                                new Grant(Role.ADVISER, HERE, Reach.REGION))));
        assertThat(account.describe(
                                "Påhittad",
                                List.of(in(HERE, Role.ADVISER), in(THERE, Role.ADVISER), in(HERE, Role.AUDITOR)))
                        .grants())
                .hasSize(3);
    }

    @Test
    void an_account_has_fifty_roles_at_the_most() {
        var account = anInvited();
        var fifty = Stream.generate(() -> in(UUID.randomUUID(), Role.ADVISER))
                .limit(50)
                .toList();
        var more =
                Stream.concat(fifty.stream(), Stream.of(in(HERE, Role.AUDITOR))).toList();

        assertThat(account.describe("Påhittad", fifty).grants()).isEqualTo(fifty);
        assertInvalid("grants", "too-many", () -> account.describe("Påhittad", more));
        assertInvalid(
                "grants",
                "too-many",
                () -> account.describe("Påhittad", Collections.nCopies(51, in(HERE, Role.ADVISER))));
    }

    @Test
    void roles_do_not_change_with_the_list_that_gave_them() {
        var given = new ArrayList<>(List.of(in(HERE, Role.ADVISER)));
        var account = anInvited().describe("Påhittad", given);

        given.clear();

        assertThat(account.grants()).containsExactly(in(HERE, Role.ADVISER));
    }

    @Test
    void who_administers_what_follows_from_the_roles_and_the_state() {
        var active = anActive(administratorOf(HERE), in(THERE, Role.ADVISER));

        assertThat(active.administers(HERE)).isTrue();
        assertThat(active.administers(THERE)).isFalse();
        assertThat(active.disable().administers(HERE)).isFalse();
        assertThat(anInvited(administratorOf(HERE)).administers(HERE)).isFalse();
        assertThat(active.has(Role.ADMINISTRATOR)).isTrue();
        assertThat(active.has(Role.ADVISER)).isTrue();
        assertThat(active.has(Role.AUDITOR)).isFalse();
    }

    @Test
    void roles_follow_an_organisation_into_another_and_the_farthest_reach_stays() {
        var elsewhere = in(UUID.randomUUID(), Role.AUDITOR);
        var account = anActive(
                elsewhere,
                new Grant(Role.ADVISER, HERE, Reach.NODE),
                in(THERE, Role.ADVISER),
                in(HERE, Role.ENTERPRISE_MANAGER));

        assertThat(account.withOrganisation(HERE, THERE).grants())
                .containsExactlyInAnyOrder(
                        elsewhere, new Grant(Role.ADVISER, THERE, Reach.NODE), in(THERE, Role.ENTERPRISE_MANAGER));
        assertThat(account.withOrganisation(THERE, HERE).grants())
                .containsExactlyInAnyOrder(
                        elsewhere, new Grant(Role.ADVISER, HERE, Reach.NODE), in(HERE, Role.ENTERPRISE_MANAGER));
    }
}
