package se.kompetensbyran.persistence.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.accounts.AccountFixture.NOON;
import static se.kompetensbyran.domain.accounts.AccountFixture.anActive;
import static se.kompetensbyran.domain.clients.ClientFixture.anApp;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.signin.SigninFixture.aCode;
import static se.kompetensbyran.domain.signin.SigninFixture.aRefreshHash;
import static se.kompetensbyran.domain.signin.SigninFixture.aSession;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.shared.Unique;
import se.kompetensbyran.domain.signin.AuthorizationCodes;
import se.kompetensbyran.domain.signin.Session;
import se.kompetensbyran.domain.signin.Sessions;
import se.kompetensbyran.domain.signin.SigningKey;
import se.kompetensbyran.domain.signin.SigningKeys;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Race.Write;
import se.kompetensbyran.persistence.shared.Racing;

/** What two at once can do to what lets somebody in. */
@QuarkusTest
class SigninRacesTest extends Racing {

    @Inject
    Clients clients;

    @Inject
    AuthorizationCodes codes;

    @Inject
    Sessions sessions;

    @Inject
    SigningKeys signingKeys;

    @RepeatedTest(5)
    void a_code_is_taken_twice() {
        var code = aCode(saved(anActive()).id(), anAppsId(), NOON);
        QuarkusTransaction.requiringNew().run(() -> codes.keep(code));
        List<Boolean> areFirst = new CopyOnWriteArrayList<>();
        Supplier<Write> take =
                () -> () -> areFirst.add(codes.take(code.hash()).orElseThrow().isFirst());

        assertThat(Race.between(take, take)).isEmpty();
        assertThat(areFirst).containsExactlyInAnyOrder(true, false);
    }

    @RepeatedTest(5)
    void a_refresh_token_is_taken_twice() {
        String token = aRefreshHash();
        started(aSession(saved(anActive()).id(), anAppsId(), NOON), token);
        List<Boolean> areFirst = new CopyOnWriteArrayList<>();
        Supplier<Write> take =
                () -> () -> areFirst.add(sessions.take(token).orElseThrow().isFirst());

        assertThat(Race.between(take, take)).isEmpty();
        assertThat(areFirst).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void who_took_a_token_and_failed_was_not_first() {
        String token = aRefreshHash();
        started(aSession(saved(anActive()).id(), anAppsId(), NOON), token);

        assertThatThrownBy(() -> inTransaction(() -> {
                    assertThat(sessions.take(token).orElseThrow().isFirst()).isTrue();
                    throw new IllegalStateException("the request failed");
                }))
                .hasMessage("the request failed");

        assertThat(inTransaction(() -> sessions.take(token)).orElseThrow().isFirst())
                .isTrue();
    }

    @RepeatedTest(5)
    void a_session_is_used_while_it_ends() {
        var session = aSession(saved(anActive()).id(), anAppsId(), NOON);
        started(session, aRefreshHash());

        assertThat(Race.between(
                        () -> {
                            var read = sessions.find(session.id()).orElseThrow();
                            return () -> sessions.renew(read.used(NOON.plusSeconds(1)), aRefreshHash());
                        },
                        () -> () -> sessions.end(session.id(), NOON.plusSeconds(1))))
                .isEmpty();
        assertThat(inTransaction(() -> sessions.find(session.id())).orElseThrow())
                .extracting(Session::lastUsedAt, Session::endedAt)
                .containsExactly(NOON.plusSeconds(1), NOON.plusSeconds(1));
    }

    @RepeatedTest(5)
    void two_processes_make_the_first_signing_key() {
        String mark = Unique.word();
        Supplier<Write> make = () -> {
            assertThat(marked(signingKeys.all(), mark)).isEmpty();
            var key = new SigningKey(Unique.word(), mark, "{}", NOON, NOON);
            return () -> signingKeys.add(there -> marked(there, mark).isEmpty() ? Optional.of(key) : Optional.empty());
        };

        assertThat(Race.between(make, make)).isEmpty();

        var made = marked(inTransaction(() -> signingKeys.all()), mark);
        assertThat(made).hasSize(1);
        QuarkusTransaction.requiringNew()
                .run(() -> signingKeys.forget(made.get(0).kid()));
    }

    private static List<SigningKey> marked(List<SigningKey> keys, String mark) {
        return keys.stream().filter(it -> it.privateKey().equals(mark)).toList();
    }

    private void started(Session session, String token) {
        QuarkusTransaction.requiringNew().run(() -> sessions.start(session, token));
    }

    private ClientId anAppsId() {
        var here = saved(anOrganisation()).id().value();
        return inTransaction(() -> clients.save(anApp(here))).id();
    }
}
