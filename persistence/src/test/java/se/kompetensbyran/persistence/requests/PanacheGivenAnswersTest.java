package se.kompetensbyran.persistence.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.requests.GivenAnswer;
import se.kompetensbyran.domain.requests.GivenAnswers;
import se.kompetensbyran.domain.requests.RequestProblem.StillRunning;
import se.kompetensbyran.domain.shared.Unique;

@QuarkusTest
class PanacheGivenAnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456Z");
    private static final Instant A_DAY_AGO = NOW.minus(Duration.ofDays(1));
    private static final GivenAnswer CREATED =
            new GivenAnswer("f".repeat(64), 201, "/organisations/1", "\"1\"", "{\"name\": \"Påhittad\"}");
    private static final GivenAnswer OTHER = new GivenAnswer("0".repeat(64), 201, "/organisations/2", "\"1\"", "");

    private final String client = Unique.word();
    private final String key = Unique.word();

    @Inject
    GivenAnswers answers;

    @Inject
    DataSource database;

    @Test
    void a_new_key_has_no_answer() {
        assertThat(take(client, key)).isEmpty();
    }

    @Test
    void the_answer_given_to_a_key_is_given_again() {
        answer(key, CREATED, NOW);

        assertThat(take(client, key)).contains(CREATED);
        assertThat(take(client, key)).contains(CREATED);
    }

    @Test
    void what_somebody_took_for_a_key_is_not_kept_as_it_was_written() throws SQLException {
        String telling = "FALL-19121212-1212-" + key;
        answer(telling, CREATED, NOW);

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select t::text from given_answer t")) {
            while (rows.next()) assertThat(rows.getString(1)).doesNotContain(key);
        }
    }

    @Test
    void a_key_that_another_transaction_took_is_still_running() {
        transaction(() -> {
            assertThat(answers.take(client, key, A_DAY_AGO)).isEmpty();
            assertThatThrownBy(() -> take(client, key)).isInstanceOf(StillRunning.class);
            answers.keep(client, key, CREATED, NOW);
            assertThatThrownBy(() -> take(client, key)).isInstanceOf(StillRunning.class);
        });

        assertThat(take(client, key)).contains(CREATED);
    }

    @Test
    void a_key_whose_transaction_failed_is_free() {
        assertThatThrownBy(() -> transaction(() -> {
                    answers.take(client, key, A_DAY_AGO);
                    answers.keep(client, key, CREATED, NOW);
                    throw new IllegalStateException("the request failed");
                }))
                .hasMessage("the request failed");

        assertThat(take(client, key)).isEmpty();
    }

    @Test
    void a_transaction_may_take_its_key_twice() {
        transaction(() -> {
            assertThat(answers.take(client, key, A_DAY_AGO)).isEmpty();
            assertThat(answers.take(client, key, A_DAY_AGO)).isEmpty();
        });
    }

    @Test
    void keys_belong_to_one_client_and_do_not_wait_for_each_other() {
        answer(key, CREATED, NOW);
        transaction(() -> {
            answers.take(client, key, A_DAY_AGO);
            assertThat(take(client, key + "2")).isEmpty();
            assertThat(take(client + "2", key)).isEmpty();
        });
    }

    @Test
    void where_the_client_ends_and_the_key_begins_makes_a_difference() {
        transaction(() -> {
            answers.take("a " + client, key, A_DAY_AGO);
            assertThat(take("a", client + " " + key)).isEmpty();
        });
    }

    @Test
    void an_answer_given_too_long_ago_is_forgotten_and_the_key_may_be_used_again() {
        answer(key, CREATED, A_DAY_AGO.minusMillis(1));

        transaction(() -> {
            assertThat(answers.take(client, key, A_DAY_AGO)).isEmpty();
            answers.keep(client, key, OTHER, NOW);
        });

        assertThat(take(client, key)).contains(OTHER);
    }

    @Test
    void an_answer_given_at_that_very_moment_is_remembered() {
        answer(key, CREATED, A_DAY_AGO);

        assertThat(take(client, key)).contains(CREATED);
    }

    @Test
    void answers_before_a_moment_are_forgotten_and_counted() {
        var long_ago = Instant.parse("1999-01-01T00:00:00Z");
        answer(key, CREATED, long_ago);
        answer(key + "2", CREATED, long_ago.plusSeconds(1));

        int forgotten = QuarkusTransaction.requiringNew().call(() -> answers.forget(long_ago.plusSeconds(1)));

        assertThat(forgotten).isEqualTo(1);
        assertThat(QuarkusTransaction.requiringNew().call(() -> answers.take(client, key, Instant.EPOCH)))
                .isEmpty();
        assertThat(QuarkusTransaction.requiringNew().call(() -> answers.take(client, key + "2", Instant.EPOCH)))
                .contains(CREATED);
    }

    private void answer(String its, GivenAnswer answer, Instant at) {
        transaction(() -> {
            answers.take(client, its, Instant.EPOCH);
            answers.keep(client, its, answer, at);
        });
    }

    private Optional<GivenAnswer> take(String who, String what) {
        return QuarkusTransaction.requiringNew().call(() -> answers.take(who, what, A_DAY_AGO));
    }

    private static void transaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }
}
