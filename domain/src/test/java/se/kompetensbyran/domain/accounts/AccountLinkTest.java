package se.kompetensbyran.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.accounts.AccountFixture.NOON;
import static se.kompetensbyran.domain.accounts.AccountFixture.PASSWORD_HASH;
import static se.kompetensbyran.domain.accounts.AccountFixture.aHash;
import static se.kompetensbyran.domain.accounts.AccountFixture.anActive;
import static se.kompetensbyran.domain.accounts.AccountFixture.anEmail;
import static se.kompetensbyran.domain.accounts.AccountFixture.anInvited;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.accounts.AccountProblem.Disabled;
import se.kompetensbyran.domain.accounts.AccountProblem.LinkUnfit;

class AccountLinkTest {

    private static final Instant A_WEEK_LATER = NOON.plus(Duration.ofDays(7));
    private static final Instant A_DAY_LATER = NOON.plus(Duration.ofDays(1));

    private final String link = aHash();
    private final Account invited = Account.invite(anEmail(), "Påhittad Person", List.of(), link, NOON);

    @Test
    void an_invitation_is_an_account_without_a_password_and_a_link_for_a_week() {
        assertThat(invited.state()).isEqualTo(Account.State.INVITED);
        assertThat(invited.revision()).isZero();
        assertThat(invited.passwordHash()).isNull();
        assertThat(invited.createdAt()).isEqualTo(NOON);
        assertThat(invited.link()).isEqualTo(new OneTimeLink(OneTimeLink.Purpose.INVITATION, link, A_WEEK_LATER));
    }

    @Test
    void by_the_link_they_choose_a_password_and_may_sign_in() {
        var active = invited.choosePassword(link, PASSWORD_HASH, A_WEEK_LATER.minusMillis(1));

        assertThat(active.state()).isEqualTo(Account.State.ACTIVE);
        assertThat(active.passwordHash()).isEqualTo(PASSWORD_HASH);
        assertThat(active.link()).isNull();
        assertThat(active.id()).isEqualTo(invited.id());
    }

    @Test
    void a_link_works_once() {
        var active = invited.choosePassword(link, PASSWORD_HASH, NOON);

        assertThatThrownBy(() -> active.choosePassword(link, PASSWORD_HASH, NOON))
                .isInstanceOf(LinkUnfit.class);
    }

    @Test
    void a_link_that_is_too_old_or_another_is_unfit() {
        assertThatThrownBy(() -> invited.choosePassword(link, PASSWORD_HASH, A_WEEK_LATER))
                .isInstanceOf(LinkUnfit.class);
        assertThatThrownBy(() -> invited.choosePassword(aHash(), PASSWORD_HASH, NOON))
                .isInstanceOf(LinkUnfit.class);
    }

    @Test
    void a_new_link_is_an_invitation_while_there_is_no_password_and_the_one_before_works_no_more() {
        var next = aHash();
        var again = invited.withLink(next, A_DAY_LATER);

        assertThat(again.link())
                .isEqualTo(new OneTimeLink(OneTimeLink.Purpose.INVITATION, next, A_DAY_LATER.plus(Duration.ofDays(7))));
        assertThatThrownBy(() -> again.choosePassword(link, PASSWORD_HASH, A_DAY_LATER))
                .isInstanceOf(LinkUnfit.class);
        assertThat(again.choosePassword(next, PASSWORD_HASH, A_DAY_LATER).state())
                .isEqualTo(Account.State.ACTIVE);
    }

    @Test
    void who_has_a_password_gets_a_link_for_a_day_and_goes_on_signing_in_until_it_is_used() {
        var active = anActive().withSecondFactor("påhittad hemlighet");

        var reset = active.withLink(link, NOON);

        assertThat(reset.link()).isEqualTo(new OneTimeLink(OneTimeLink.Purpose.RESET, link, A_DAY_LATER));
        assertThat(reset.state()).isEqualTo(Account.State.ACTIVE);
        assertThat(reset.passwordHash()).isEqualTo(PASSWORD_HASH);
        assertThat(reset.secondFactor()).isEqualTo("påhittad hemlighet");
        assertThatThrownBy(() -> reset.choosePassword(link, "$argon2id$annan", A_DAY_LATER))
                .isInstanceOf(LinkUnfit.class);
    }

    @Test
    void another_password_by_a_link_takes_the_second_factor_away() {
        var reset = anActive().withSecondFactor("påhittad hemlighet").withLink(link, NOON);

        var chosen = reset.choosePassword(link, "$argon2id$annan", NOON);

        assertThat(chosen.passwordHash()).isEqualTo("$argon2id$annan");
        assertThat(chosen.secondFactor()).isNull();
    }

    @Test
    void another_password_by_who_knows_the_one_before_keeps_the_second_factor() {
        var changed = anActive().withSecondFactor("påhittad hemlighet").withPassword("$argon2id$annan");

        assertThat(changed.passwordHash()).isEqualTo("$argon2id$annan");
        assertThat(changed.secondFactor()).isEqualTo("påhittad hemlighet");
    }

    @Test
    void who_is_shut_out_gets_no_link_and_has_none_that_works() {
        var disabled = invited.disable();

        assertThat(disabled.link()).isNull();
        assertThatThrownBy(() -> disabled.withLink(aHash(), NOON)).isInstanceOf(Disabled.class);
        assertThatThrownBy(() -> disabled.choosePassword(link, PASSWORD_HASH, NOON))
                .isInstanceOf(LinkUnfit.class);
        assertThatThrownBy(() -> disabled.enable().choosePassword(link, PASSWORD_HASH, NOON))
                .isInstanceOf(LinkUnfit.class);
    }

    @Test
    void nobody_who_is_shut_out_comes_in_by_a_link_that_was_kept() {
        var kept = anInvited();
        var odd = new Account(
                kept.id(),
                1,
                kept.email(),
                kept.name(),
                Account.State.DISABLED,
                kept.grants(),
                null,
                null,
                OneTimeLink.of(OneTimeLink.Purpose.INVITATION, link, NOON),
                NOON);

        assertThatThrownBy(() -> odd.choosePassword(link, PASSWORD_HASH, NOON)).isInstanceOf(LinkUnfit.class);
    }
}
