package se.kompetensbyran.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.accounts.AccountFixture.NOON;
import static se.kompetensbyran.domain.accounts.AccountFixture.aHash;
import static se.kompetensbyran.domain.accounts.AccountFixture.aKeyOf;
import static se.kompetensbyran.domain.accounts.AccountFixture.administratorOf;
import static se.kompetensbyran.domain.accounts.AccountFixture.anActive;
import static se.kompetensbyran.domain.accounts.AccountFixture.in;
import static se.kompetensbyran.domain.clients.ClientFixture.aMachine;
import static se.kompetensbyran.domain.clients.ClientFixture.aSecret;
import static se.kompetensbyran.domain.clients.ClientFixture.anApp;
import static se.kompetensbyran.domain.clients.ClientFixture.withASecret;
import static se.kompetensbyran.domain.signin.SigninFixture.aRefreshHash;
import static se.kompetensbyran.domain.signin.SigninFixture.aSession;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.ApiKeys;
import se.kompetensbyran.domain.accounts.SignInAttempts;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.signin.Sessions;
import se.kompetensbyran.persistence.shared.ListeningDriver;
import se.kompetensbyran.persistence.shared.ListeningDriver.Sent;

/** Who comes in is known by as many statements however many there are. */
@QuarkusTest
class ComingInStatementCountTest extends StatementCounting {

    @Inject
    Accounts accounts;

    @Inject
    ApiKeys keys;

    @Inject
    Clients clients;

    @Inject
    Sessions sessions;

    @Inject
    SignInAttempts attempts;

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_page_of_accounts_is_two_statements(int limit) {
        var here =
                organisationWith(limit + 1, it -> accounts.save(anActive(administratorOf(it), in(it, Role.AUDITOR))));
        var search = new Accounts.Search(List.of(here), null, null);

        var sent = reading(() -> accounts.search(search, PageRequest.first(limit)));

        assertThat(rows).isEqualTo(limit);
        rowsAndCount(sent);
        assertThat(statements(() -> transaction(() -> accounts.administratorsOf(here))))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_page_of_clients_is_two_statements(int limit) {
        var here = organisationWith(
                limit + 1,
                it -> clients.save(withASecret(withASecret(aMachine(it), aSecret(), NOON), aSecret(), NOON)));
        var search = new Clients.Search(List.of(here), null, null);

        var sent = reading(() -> clients.search(search, PageRequest.first(limit)));

        assertThat(rows).isEqualTo(limit);
        rowsAndCount(sent);
    }

    @Test
    void who_comes_in_is_known_by_one_statement() {
        var account = transaction(() ->
                accounts.save(anActive(administratorOf(organisation()), in(organisation(), Role.AUDITOR))
                        .withLink(aHash(), NOON)));
        var key = transaction(() -> keys.save(aKeyOf(account.id(), NOON)));
        var client = transaction(() ->
                clients.save(withASecret(withASecret(aMachine(organisation()), aSecret(), NOON), aSecret(), NOON)));
        String link = Objects.requireNonNull(account.link()).hash();

        for (Supplier<?> read : List.<Supplier<?>>of(
                () -> accounts.find(account.id()).orElseThrow(),
                () -> accounts.findByEmail(account.email()).orElseThrow(),
                () -> accounts.findByLink(link).orElseThrow(),
                () -> keys.findByHash(key.hash()).orElseThrow(),
                () -> clients.find(client.id()).orElseThrow())) {
            assertThat(statements(() -> transaction(read))).hasSize(1);
        }
    }

    @Test
    void a_session_is_taken_and_renewed_by_two_statements_each_however_many_tokens_it_has() {
        var account = transaction(() -> accounts.save(anActive())).id();
        var client = transaction(() -> clients.save(anApp(organisation()))).id();
        var session = aSession(account, client, NOON);
        QuarkusTransaction.requiringNew().run(() -> sessions.start(session, aRefreshHash()));
        for (int i = 0; i < 20; i++)
            QuarkusTransaction.requiringNew().run(() -> sessions.renew(session.used(NOON), aRefreshHash()));
        String last = aRefreshHash();

        assertThat(statements(() -> transaction(() -> {
                    sessions.renew(session.used(NOON), last);
                    return last;
                })))
                .hasSize(2);
        assertThat(statements(() -> transaction(() -> sessions.take(last)))).hasSize(2);
        assertThat(ListeningDriver.during(() -> sessions.openOf(account, NOON)))
                .singleElement()
                .matches(Sent::isStatement);
    }

    @Test
    void an_attempt_is_counted_by_one_statement() {
        String key = aHash();

        assertThat(statements(() -> transaction(() -> Optional.ofNullable(attempts.begin(key, NOON)))))
                .hasSize(1);
    }

    private UUID organisationWith(int many, Consumer<UUID> save) {
        UUID here = organisation();
        QuarkusTransaction.requiringNew().run(() -> IntStream.range(0, many).forEach(it -> save.accept(here)));
        return here;
    }
}
