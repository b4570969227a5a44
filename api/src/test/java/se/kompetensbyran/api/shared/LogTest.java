package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.api.testing.Invented.number;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
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
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.api.testing.Wire;

/** The log tells what went wrong, and never what somebody sent. */
@QuarkusTest
class LogTest extends ApiTest {

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

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void listen_no_more() {
        Logger.getLogger("").removeHandler(listener);
    }

    @Test
    void what_is_written_to_the_log_is_heard_here() {
        Logger.getLogger("se.kompetensbyran.test").warning("hörs");
        assertThat(log).anyMatch(it -> it.contains("hörs"));
    }

    @Test
    void a_token_is_never_logged() {
        for (String it : List.of(
                Tokens.with("programme-manager"),
                Tokens.expired("programme-manager"),
                Tokens.ofAnotherKey("programme-manager"),
                "garbage" + word())) {
            anybody().auth().oauth2(it).get("/projects");
            anybody()
                    .auth()
                    .oauth2(it)
                    .contentType("application/json")
                    .body("{")
                    .post("/organisations");
            String part = it.substring(it.length() / 2);
            assertThat(log).noneMatch(line -> line.contains(part));
        }
    }

    @Test
    void a_body_is_never_logged_whether_it_is_taken_or_refused() {
        String secret = word();
        String number = number();
        Map<String, String> body = Map.of("name", secret, "number", number);
        post("/organisations", body).statusCode(201);
        post("/organisations", body).statusCode(409);
        for (String it : List.of(
                "{\"name\": \"" + secret + "\", ", "{\"" + secret + "\": 1}", "{\"name\": [\"" + secret + "\"]}"))
            manager()
                    .contentType("application/json")
                    .body(it)
                    .post("/organisations")
                    .then()
                    .statusCode(400);
        get("/projects?q={q}", secret).statusCode(200);
        assertThat(log).noneMatch(it -> it.contains(secret) || it.contains(number.replace("-", "")));
    }

    @Test
    void what_a_caller_does_wrong_is_no_failure_of_ours() {
        Wire.send(
                20_000_000,
                true,
                "POST /kompetensbyran/v1/organisations HTTP/1.1",
                Wire.bearer(),
                "Content-Type: application/json",
                "Transfer-Encoding: chunked");
        assertThat(log).noneMatch(it -> it.contains("Unexpected failure"));
    }
}
