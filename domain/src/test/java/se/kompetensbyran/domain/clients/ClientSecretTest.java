package se.kompetensbyran.domain.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.clients.ClientFixture.NOON;
import static se.kompetensbyran.domain.clients.ClientFixture.OVERLAP;
import static se.kompetensbyran.domain.clients.ClientFixture.aMachine;
import static se.kompetensbyran.domain.clients.ClientFixture.aSecret;
import static se.kompetensbyran.domain.clients.ClientFixture.anApp;
import static se.kompetensbyran.domain.clients.ClientFixture.withASecret;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.clients.Client.ClientSecret;
import se.kompetensbyran.domain.clients.ClientProblem.NotForApps;
import se.kompetensbyran.domain.clients.ClientProblem.TooManySecrets;
import se.kompetensbyran.domain.shared.UnknownPart;

class ClientSecretTest {

    private final Credential one = aSecret();
    private final Credential other = aSecret();
    private final Client machine = withASecret(aMachine(UUID.randomUUID()), one, NOON);

    @Test
    void a_secret_works_from_when_it_was_made() {
        assertThat(machine.hasSecret(one.hash(), NOON)).isTrue();
        assertThat(machine.hasSecret(other.hash(), NOON)).isFalse();
        assertThat(machine.hasSecret(one.text(), NOON)).isFalse();
        assertThat(machine.secrets())
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(new ClientSecret(ClientSecret.Id.next(), one.hash(), one.hint(), NOON, null));
    }

    @Test
    void the_old_secret_goes_on_working_for_the_overlap_and_the_new_one_longer() {
        var both = withASecret(machine, other, NOON.plusSeconds(1));
        var end = NOON.plusSeconds(1).plus(OVERLAP);

        assertThat(both.hasSecret(one.hash(), end.minusMillis(1))).isTrue();
        assertThat(both.hasSecret(one.hash(), end)).isFalse();
        assertThat(both.hasSecret(other.hash(), NOON)).isTrue();
        assertThat(both.hasSecret(other.hash(), end.plus(Duration.ofDays(1_000))))
                .isTrue();
    }

    @Test
    void an_overlap_never_lengthens_the_life_of_a_secret() {
        var soon = NOON.plusSeconds(60);
        var secret = machine.secrets().get(0);
        var ending = new Client(
                machine.id(),
                1,
                machine.name(),
                machine.organisation(),
                machine.kind(),
                machine.state(),
                machine.scopes(),
                machine.reach(),
                List.of(new ClientSecret(secret.id(), secret.hash(), secret.hint(), NOON, soon)),
                null,
                List.of(),
                null);

        assertThat(withASecret(ending, other, NOON).secrets().get(0).expiresAt())
                .isEqualTo(soon);
    }

    @Test
    void with_no_overlap_the_old_one_stops_at_once() {
        var rotated = machine.withSecret(other.hash(), other.hint(), NOON, Duration.ZERO);

        assertThat(rotated.hasSecret(one.hash(), NOON)).isFalse();
        assertThat(rotated.hasSecret(other.hash(), NOON)).isTrue();
    }

    @Test
    void two_work_at_the_most() {
        var both = withASecret(machine, other, NOON);
        var third = aSecret();

        assertThatThrownBy(() -> withASecret(both, third, NOON.plus(OVERLAP).minusMillis(1)))
                .isInstanceOf(TooManySecrets.class);
        assertThat(withASecret(both, third, NOON.plus(OVERLAP)).secrets())
                .extracting(ClientSecret::hash)
                .containsExactly(other.hash(), third.hash());
    }

    @Test
    void a_secret_that_was_taken_away_works_no_more() {
        var both = withASecret(machine, other, NOON);

        var left = both.withoutSecret(both.secrets().get(0).id());

        assertThat(left.hasSecret(one.hash(), NOON)).isFalse();
        assertThat(left.hasSecret(other.hash(), NOON)).isTrue();
        assertThatThrownBy(() -> left.withoutSecret(ClientSecret.Id.next())).isInstanceOf(UnknownPart.class);
    }

    @Test
    void an_app_keeps_no_secret() {
        var app = anApp(UUID.randomUUID());

        assertThatThrownBy(() -> withASecret(app, one, NOON)).isInstanceOf(NotForApps.class);
        assertInvalid(
                "secrets",
                "not-for-apps",
                () -> new Client(
                        app.id(),
                        0,
                        app.name(),
                        app.organisation(),
                        app.kind(),
                        app.state(),
                        app.scopes(),
                        app.reach(),
                        machine.secrets(),
                        null,
                        app.redirectUris(),
                        null));
    }
}
