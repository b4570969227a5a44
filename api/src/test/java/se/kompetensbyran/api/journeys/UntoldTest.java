package se.kompetensbyran.api.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.Spans;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/**
 * After the journeys nothing that was told of the persons stands in what was logged, in the spans that a collector would have got, or in any problem that a caller was given;
 * and of who has been erased in no table at all.
 */
@QuarkusTest
@TestProfile(UntoldTest.Traced.class)
class UntoldTest extends WorkJourney {

    private static final PatternFormatter FORM = new PatternFormatter("%c %s%e %X");

    @Inject
    Spans spans;

    @Inject
    DataSource database;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();

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

    /** The tracer is on, and sends to nobody. */
    public static final class Traced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.otel.sdk.disabled", "false",
                    "quarkus.otel.exporter.otlp.enabled", "false",
                    "quarkus.log.category.\"se.kompetensbyran\".level", "DEBUG");
        }
    }

    /** Hears every problem that a caller is given, with its headers. */
    private final Filter hearer = (request, response, context) -> {
        Response answer = context.next(request, response);
        if (answer.contentType().startsWith("application/problem"))
            problems.add(answer.statusCode() + "\n" + answer.headers() + "\n" + answer.asString());
        return answer;
    };

    @BeforeEach
    void listen() {
        RestAssured.filters(hearer);
        listener.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void listen_no_more() {
        RestAssured.replaceFiltersWith(List.of());
        Logger.getLogger("").removeHandler(listener);
    }

    @Test
    void nothing_of_who_takes_it_all_back() throws SQLException {
        String id = somebody_takes_it_all_back();
        nothing_is_told(id);
        String tables = everything();
        assertThat(tables).contains(id);
        for (String it : told()) assertThat(tables).doesNotContain(it);
    }

    @Test
    void nothing_of_who_has_a_protected_identity() {
        nothing_is_told(somebody_with_protected_identity_comes_to_work());
    }

    private void nothing_is_told(String id) {
        // They are heard: each request has a span, and what is written to the log comes here.
        assertThat(spans.ended().stream().anyMatch(it -> it.startsWith("GET /participants/{id} ") && it.contains(id)))
                .isTrue();
        assertThat(spans.ended().stream().anyMatch(it -> it.contains("placement.wrong-party")))
                .isTrue();
        Logger.getLogger("se.kompetensbyran.test").fine("hörs");
        assertThat(log).anyMatch(it -> it.contains("hörs"));
        assertThat(problems).hasSizeGreaterThan(5).anyMatch(it -> it.contains("placement.wrong-party"));
        for (String it : told()) {
            assertThat(problems.stream().anyMatch(problem -> problem.contains(it)))
                    .as("%s in a problem", it)
                    .isFalse();
            assertThat(spans.ended().stream().anyMatch(span -> span.contains(it)))
                    .as("%s in a span", it)
                    .isFalse();
            assertThat(log.stream().anyMatch(line -> line.contains(it)))
                    .as("%s in the log", it)
                    .isFalse();
        }
    }

    /** The exception that a refusal is stands in the span of its request. */
    @Test
    void nothing_of_what_was_refused() {
        Map<String, Object> told = Map.of("node", node, "gender", "woman", "targetGroups", List.of(NUMBER));
        // First: the span of the last request may end after its answer has come.
        send(
                        as(Role.CASE_OFFICER, partner, Reach.ORGANISATION),
                        with(told, "partner", partner, "reference", reference, "targetGroups", List.of("invented")),
                        REFERRALS)
                .statusCode(400)
                .body("errors.code", contains("unknown-code"));
        send(adviser(host), told, ALL).statusCode(400).body("errors.code", contains("personal-number"));
        send(
                        as(Role.CASE_OFFICER, partner, Reach.ORGANISATION),
                        with(told, "partner", partner, "reference", reference),
                        REFERRALS)
                .statusCode(400)
                .body("errors.code", contains("personal-number"));
        assertThat(spans.ended().stream().anyMatch(it -> it.contains("unknown-code")))
                .isTrue();
        for (String it : List.of(NUMBER, reference)) {
            assertThat(spans.ended().stream().anyMatch(span -> span.contains(it)))
                    .isFalse();
            assertThat(log.stream().anyMatch(line -> line.contains(it))).isFalse();
            assertThat(problems.stream().anyMatch(problem -> problem.contains(it)))
                    .isFalse();
        }
        assertThat(problems).hasSize(3);
    }

    /** What a caller writes in an address where it does not belong is in nothing that is told of the request. */
    @Test
    void nothing_of_what_somebody_wrote_in_an_address() {
        String id = participant(host);
        String code =
                adviser(host).get(ONE, id).then().statusCode(200).extract().path("code");
        for (String it : List.of(code, reference, NUMBER)) {
            adviser(host).get(ALL + "?q=" + it).then().statusCode(400);
            adviser(host).get(ALL + "/" + it).then().statusCode(400);
            adviser(host).get("/" + it).then().statusCode(404);
        }
        assertThat(spans.ended()).anyMatch(it -> it.contains("url.path=/kompetensbyran/v1/participants/" + id));
        for (String it : List.of(code, reference, NUMBER)) {
            assertThat(spans.ended()).noneMatch(span -> span.contains(it));
            assertThat(log).noneMatch(line -> line.contains(it));
            // Where it came from is told to who wrote it, and nothing else of it.
            assertThat(problems).noneMatch(problem -> withoutAddress(problem).contains(it));
        }
        assertThat(problems).hasSize(9);
    }

    /** What nothing but the two persons has, as it was written and as it is kept. */
    private List<String> told() {
        return List.of(
                who,
                email,
                phone,
                "0735551827",
                NUMBER,
                NUMBER.substring(2),
                "191212121212",
                reference,
                tasks,
                remark,
                comment,
                reason);
    }

    private static String withoutAddress(String problem) {
        return problem.replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    private String everything() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('participants.sight', 'region', true)");
            for (String table : texts(
                    statement,
                    "select format('%I.%I', schemaname, tablename) from pg_tables"
                            + " where schemaname in ('public', 'known') and tablename not like 'databasechangelog%'"))
                texts(statement, "select t::text from " + table + " t")
                        .forEach(it -> all.append(it).append('\n'));
            connection.rollback();
        }
        return all.toString();
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) all.add(rows.getString(1));
            return all;
        }
    }
}
