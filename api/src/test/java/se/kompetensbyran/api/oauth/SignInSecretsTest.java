package se.kompetensbyran.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.common.mapper.TypeRef;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.Browser;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.SignInAttempts;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.journal.Entry;
import se.kompetensbyran.domain.journal.Journal;
import se.kompetensbyran.domain.shared.PageRequest;

/** What happens to the way in stands in the journal; what opens it stands neither there nor in the log. */
@QuarkusTest
class SignInSecretsTest extends OAuthTest {

    private static final PatternFormatter FORM = new PatternFormatter("%c %s%e");

    private final List<String> log = new CopyOnWriteArrayList<>();

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord it) {
            log.add(FORM.format(ExtLogRecord.wrap(it)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Inject
    Journal journal;

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void listen_no_more() {
        Logger.getLogger("").removeHandler(listener);
    }

    private List<Entry> entries(Account account) {
        return QuarkusTransaction.requiringNew()
                .call(() -> journal.search(
                                new Journal.Search(null, null, account.id().toString(), null, null),
                                PageRequest.first(100))
                        .items());
    }

    @Test
    void signing_in_failing_and_being_locked_is_put_down() {
        Client app = app();
        Account adviser = somebody(Role.ADVISER);
        Browser browser = new Browser().open("authorize", question(app));
        for (int i = 0; i < SignInAttempts.FREE; i++) browser.send(typed(adviser, "fel lösenord"));
        clock.move(SignInAttempts.FIRST);
        browser.send(typed(adviser, PASSWORD));
        String first = token(exchange(app, browser.codeFor(CALLBACK)))
                .statusCode(200)
                .extract()
                .path("refresh_token");
        token(refresh(app, first)).statusCode(200);
        token(refresh(app, first)).statusCode(400);

        assertThat(entries(adviser))
                .extracting(Entry::event)
                .containsSubsequence(
                        "session.reuse-detected",
                        "session.started",
                        "sign-in.succeeded",
                        "sign-in.locked",
                        "sign-in.failed",
                        "sign-in.failed",
                        "sign-in.failed",
                        "sign-in.failed",
                        "sign-in.failed");
        assertThat(entries(adviser)).allSatisfy(it -> {
            assertThat(it.origin().address()).isNotNull();
            assertThat(it.origin().traceId()).isNotNull();
        });
    }

    @Test
    void nothing_that_opens_the_way_in_is_logged_or_put_down() {
        Client app = app();
        Credential link = Credential.make(Credential.Kind.ONE_TIME_LINK);
        Credential secret = Credential.make(Credential.Kind.CLIENT_SECRET);
        Client machine = machine(secret, Permission.PROJECTS_READ);
        Account account = invited(link);
        String wrong = "ett riktigt hemligt fel";
        List<String> secrets = new ArrayList<>(List.of(link.text(), secret.text(), PASSWORD, wrong, VERIFIER));

        new Browser()
                .open("password", Map.of("link", link.text()))
                .send(Map.of("password", PASSWORD, "repeated", PASSWORD))
                .is(200);
        Browser browser = new Browser().open("authorize", question(app));
        secrets.add(String.valueOf(browser.hidden().get("form")));
        browser.send(typed(account, wrong)).is(400);
        browser.send(typed(account, PASSWORD));
        String code = browser.codeFor(CALLBACK);
        secrets.add(code);
        Map<String, Object> tokens =
                token(exchange(app, code)).statusCode(200).extract().as(new TypeRef<>() {});
        secrets.add(String.valueOf(tokens.get("access_token")));
        secrets.add(String.valueOf(tokens.get("refresh_token")));
        token(exchange(app, code)).statusCode(400);
        token(refresh(app, String.valueOf(tokens.get("refresh_token")))).statusCode(400);
        token(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", machine.id().toString(),
                        "client_secret", secret.text()))
                .statusCode(200);

        String journal = entries(account).toString();
        assertThat(secrets).allSatisfy(it -> {
            assertThat(log).noneMatch(line -> line.contains(it));
            assertThat(journal).doesNotContain(it);
        });
        assertThat(log).noneMatch(line -> line.contains(account.email().address()));
        assertThat(journal).contains("account.").doesNotContain("$argon2id$");
    }
}
