package se.kompetensbyran.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.signin.SigninFixture.NOON;
import static se.kompetensbyran.domain.signin.SigninFixture.aRefreshHash;
import static se.kompetensbyran.domain.signin.SigninFixture.aSession;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.signin.Sessions.Taken;

/** What every store of sessions does. */
public abstract class SessionsContract {

    private static final Instant LATER = NOON.plus(Duration.ofMinutes(5));
    private static final Instant LONG_AGO = Instant.parse("1999-01-01T12:00:00Z");

    /** The store under test. */
    protected abstract Sessions sessions();

    /** Another account that the store knows, each time. */
    protected abstract AccountId account();

    /** A client that the store knows. */
    protected abstract ClientId client();

    @Test
    void a_session_comes_back_as_it_was_started() {
        var session = started(account(), NOON);

        assertThat(sessions().find(session.id())).contains(session);
    }

    @Test
    void a_session_that_nobody_started_is_not_there() {
        assertThat(sessions().find(Session.Id.next())).isEmpty();
        assertThat(sessions().take(aRefreshHash())).isEmpty();
    }

    @Test
    void a_refresh_token_is_taken_first_once() {
        var session = aSession(account(), client(), NOON);
        String token = aRefreshHash();
        sessions().start(session, token);

        assertThat(sessions().take(token)).contains(new Taken(session, true));
        assertThat(sessions().take(token)).contains(new Taken(session, false));
        assertThat(sessions().take(token)).contains(new Taken(session, false));
    }

    @Test
    void a_session_that_is_used_lasts_longer_and_has_another_token() {
        var session = aSession(account(), client(), NOON);
        String first = aRefreshHash();
        String second = aRefreshHash();
        sessions().start(session, first);
        sessions().take(first);

        var used = session.used(LATER);
        sessions().renew(used, second);

        assertThat(sessions().find(session.id())).contains(used);
        assertThat(sessions().take(first)).contains(new Taken(used, false));
        assertThat(sessions().take(second)).contains(new Taken(used, true));
    }

    @Test
    void a_session_that_ended_has_no_token_that_works() {
        var session = aSession(account(), client(), NOON);
        String token = aRefreshHash();
        sessions().start(session, token);

        sessions().end(session.id(), LATER);

        var taken = sessions().take(token).orElseThrow();
        assertThat(taken.session().endedAt()).isEqualTo(LATER);
        assertThat(taken.session().isOpen(LATER)).isFalse();
    }

    @Test
    void a_session_ends_once() {
        var session = started(account(), NOON);
        sessions().end(session.id(), LATER);

        sessions().end(session.id(), LATER.plusSeconds(1));
        sessions().endAll(session.account(), LATER.plusSeconds(2));

        assertThat(endOf(session)).isEqualTo(LATER);
    }

    @Test
    void a_session_that_ended_while_it_was_used_stays_ended() {
        var session = started(account(), NOON);
        sessions().end(session.id(), LATER);
        String next = aRefreshHash();

        sessions().renew(session.used(LATER), next);

        assertThat(endOf(session)).isEqualTo(LATER);
        assertThat(sessions().take(next).orElseThrow().session().isOpen(LATER)).isFalse();
    }

    @Test
    void one_session_ends_without_the_others() {
        var account = account();
        var one = started(account, NOON);
        var other = started(account, NOON);

        sessions().end(one.id(), LATER);

        assertThat(sessions().find(other.id())).contains(other);
        assertThat(sessions().openOf(account, LATER)).containsExactly(other);
    }

    @Test
    void all_sessions_of_an_account_end_together() {
        var account = account();
        var one = started(account, NOON);
        var other = started(account, NOON);
        var somebodyElses = started(account(), NOON);

        sessions().endAll(account, LATER);

        assertThat(sessions().openOf(account, LATER)).isEmpty();
        assertThat(endOf(one)).isEqualTo(LATER);
        assertThat(endOf(other)).isEqualTo(LATER);
        assertThat(sessions().find(somebodyElses.id())).contains(somebodyElses);
    }

    @Test
    void the_open_sessions_of_an_account_come_last_used_first() {
        var account = account();
        var middle = started(account, NOON.minusSeconds(10));
        var first = started(account, NOON);
        var old = started(account, NOON.minusSeconds(20));
        var expired = started(account, LATER.minus(Session.IDLE));
        started(account(), NOON);

        assertThat(sessions().openOf(account, LATER)).containsExactly(first, middle, old);
        assertThat(sessions().openOf(account, LATER.minusMillis(1))).containsExactly(first, middle, old, expired);

        var used = old.used(LATER);
        sessions().renew(used, aRefreshHash());
        assertThat(sessions().openOf(account, LATER)).containsExactly(used, first, middle);
        assertThat(sessions().openOf(account(), LATER)).isEmpty();
    }

    @Test
    void old_ones_are_forgotten_with_their_tokens() {
        String token = aRefreshHash();
        var ended = aSession(account(), client(), LONG_AGO.minusSeconds(60));
        sessions().start(ended, token);
        sessions().end(ended.id(), LONG_AGO.minusMillis(1));
        var expired = started(account(), LONG_AGO.minus(Session.IDLE).minusMillis(1));
        var young = started(account(), LONG_AGO.minus(Session.IDLE));

        assertThat(sessions().forget(LONG_AGO)).isEqualTo(2);

        assertThat(sessions().find(ended.id())).isEmpty();
        assertThat(sessions().take(token)).isEmpty();
        assertThat(sessions().find(expired.id())).isEmpty();
        assertThat(sessions().find(young.id())).contains(young);
        assertThat(sessions().forget(LONG_AGO.plusMillis(1))).isEqualTo(1);
    }

    private Session started(AccountId account, Instant at) {
        var session = aSession(account, client(), at);
        sessions().start(session, aRefreshHash());
        return session;
    }

    private Instant endOf(Session session) {
        return sessions()
                .find(session.id())
                .flatMap(it -> Optional.ofNullable(it.endedAt()))
                .orElseThrow();
    }
}
