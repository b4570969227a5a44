package se.kompetensbyran.api.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.participants.ParticipantScene;
import se.kompetensbyran.api.testing.Tokens;

/** Who participants are: kept with consent, sealed, read for a reason that the person sees, and gone when the consent is. */
@QuarkusTest
class IdentitiesTest extends ParticipantScene {

    private static final PatternFormatter FORM = new PatternFormatter("%c %s%e");

    @Inject
    DataSource database;

    private String host;

    @BeforeEach
    void a_host_is_known() {
        host = host();
    }

    @Test
    void who_is_restricted_is_not_erased_by_who_works_with_them_but_by_their_own_word() {
        String id = participant(host);
        String contact = consent(host, id, "contact", "name", "contact-details");
        identify(host, id, CONTACTS).statusCode(200);
        restrict(id, "PUT");

        adviser(host)
                .header("If-Match", tagOf(host, id))
                .delete(IDENTITY, id)
                .then()
                .statusCode(409)
                .body("code", equalTo("participant.restricted"));
        adviser(host)
                .get(ONE, id)
                .then()
                .body("identityParts", contains("name", "contact-details"))
                .body("_links.rel", not(hasItem("erase-identity")));
        restrict(id, "DELETE");
        read(host, id, "contact").statusCode(200).body("identity.name", equalTo(NAME));

        restrict(id, "PUT");
        withdraw(host, id, contact, "2024-09-12").statusCode(200);
        adviser(host).get(ONE, id).then().body("identityParts", empty());
    }

    private void restrict(String id, String method) {
        var asked = adviser(host).header("If-Match", tagOf(host, id));
        if (method.equals("PUT")) asked.contentType("application/json").body(Map.of("reason", "objected"));
        asked.request(method, RESTRICTION, id).then().statusCode(method.equals("PUT") ? 200 : 204);
    }

    @Test
    void from_consent_to_erasure() {
        String id = participant(host);
        identify(host, id, CONTACTS).statusCode(409).body("code", equalTo("participant.no-consent"));
        read(host, id, "contact").statusCode(404).body("code", equalTo("identity.unknown"));

        String contact = consent(host, id, "contact", "name", "contact-details");
        identify(host, id, CONTACTS)
                .statusCode(200)
                .body("identityParts", contains("name", "contact-details"))
                .body("_links.rel", hasItems("read-identity", "erase-identity"));
        read(host, id, "contact")
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("identity.name", equalTo(NAME))
                .body("identity.email", equalTo(EMAIL))
                .body("identity.phone", equalTo(PHONE))
                .body("identity.personalNumber", nullValue());
        read(host, id, "funder-report").statusCode(409).body("code", equalTo("identity.other-purpose"));
        adviser(host)
                .get(ACCESSES, id)
                .then()
                .statusCode(200)
                .body("items.kind", contains("read"))
                .body("items.reason", contains("contact"))
                .body("items.who", contains("test-somebody"))
                .body("items.organisation", contains(host));

        withdraw(host, id, contact, "2024-09-12").statusCode(200);

        read(host, id, "contact").statusCode(404).body("code", equalTo("identity.unknown"));
        adviser(host).get(ONE, id).then().body("identityParts", empty()).body("birthYear", equalTo("1984"));
        adviser(host)
                .post(DOCUMENTS, id)
                .then()
                .statusCode(200)
                .body("identity", nullValue())
                .body("consents.withdrawnOn", contains("2024-09-12"))
                .body("accesses.kind", contains("document", "read"));
        found(Map.of("name", NAME)).body("items.id", not(hasItem(id)));
    }

    @Test
    void a_reading_shows_what_the_person_consented_to_for_that() {
        String id = participant(host, "birthYear", "1912");
        consent(host, id, "contact", "name", "contact-details");
        consent(host, id, "funder-report", "name", "personal-number");
        identify(host, id, with(CONTACTS, "personalNumber", NUMBER)).statusCode(200);

        read(host, id, "contact").body("identity.personalNumber", nullValue()).body("identity.phone", equalTo(PHONE));
        read(host, id, "funder-report")
                .body("identity.name", equalTo(NAME))
                .body("identity.personalNumber", equalTo(NUMBER))
                .body("identity.phone", nullValue());
        read(host, id, "correction")
                .body("identity.personalNumber", equalTo(NUMBER))
                .body("identity.phone", equalTo(PHONE));
    }

    @Test
    void a_reading_demands_a_reason_that_can_be_shown_to_the_person() {
        String id = identified(host);
        send(adviser(host), Map.of(), READINGS, id)
                .statusCode(400)
                .body("errors.pointer", contains("/reason"))
                .body("errors.code", contains("missing"));
        fault(send(adviser(host), Map.of("reason", "other"), READINGS, id), "/words", "other-unexplained");
        fault(
                send(adviser(host), Map.of("reason", "other", "words", "Ring " + NUMBER), READINGS, id),
                "/words",
                "personal-number");
        adviser(host).get(ACCESSES, id).then().body("items", empty());
        send(adviser(host), Map.of("reason", "other", "words", "Hittad sjuk"), READINGS, id)
                .statusCode(200);
        adviser(host).get(ACCESSES, id).then().body("items.words", contains("Hittad sjuk"));
    }

    @Test
    void of_a_person_with_protected_identity_nothing_is_kept() {
        String hidden = participant(host, "protectedIdentity", true);
        consent(host, hidden, "contact", "name", "contact-details");
        identify(host, hidden, CONTACTS).statusCode(409).body("code", equalTo("participant.protected-identity"));
        adviser(host).get(ONE, hidden).then().body("_links.rel", not(hasItem("write-identity")));

        String id = identified(host);
        change(host, id, Map.of("protectedIdentity", true))
                .statusCode(200)
                .body("protectedIdentity", is(true))
                .body("identityParts", empty());
        read(host, id, "contact").statusCode(404);
        change(host, id, Map.of("protectedIdentity", false)).statusCode(200).body("identityParts", empty());
    }

    @Test
    void what_is_wrong_is_told_where_it_stands_and_without_what_it_is() {
        String id = participant(host);
        consent(host, id, "contact", "name", "contact-details");
        consent(host, id, "funder-report", "name", "personal-number");
        refused(id, Map.of(), "/name", "missing");
        refused(id, Map.of("name", "Tolvan 19121212-1212"), "/name", "personal-number");
        refused(id, Map.of("email", "tolvan"), "/email", "email-shape");
        refused(id, Map.of("phone", "ring tolvan"), "/phone", "phone-shape");
        refused(id, Map.of("personalNumber", "121212-1212"), "/personalNumber", "personal-number-shape");
        refused(id, Map.of("personalNumber", NUMBER), "/personalNumber", "other-birth-year");
        adviser(host).get(ONE, id).then().body("identityParts", empty());
    }

    private void refused(String id, Map<String, ?> who, String pointer, String rule) {
        ValidatableResponse response = identify(host, id, who);
        fault(response, pointer, rule);
        String said = response.extract().asString();
        assertThat(said.replaceAll("\"instance\":\"[^\"]*\"", "").toLowerCase(Locale.ROOT))
                .doesNotContain("tolvan", "121212");
    }

    @Test
    void the_same_person_is_found_at_the_own_node_however_it_is_written() {
        String id = participant(host, "birthYear", "1912");
        consent(host, id, "contact", "name", "contact-details");
        consent(host, id, "funder-report", "personal-number");
        String mark = word();
        identify(host, id, Map.of("name", "Påhittad " + mark, "phone", PHONE, "personalNumber", NUMBER))
                .statusCode(200);

        for (Map<String, ?> known : List.of(
                Map.of("name", "PAHITTAD  " + mark, "reason", "contact"),
                Map.of("phone", "+46701740605", "reason", "correction"),
                Map.of("personalNumber", "191212121212", "reason", "funder-report")))
            send(adviser(host), known, SEARCHES)
                    .statusCode(200)
                    .body("items.id", contains(id))
                    .body("items[0].name", nullValue());
        found(Map.of("name", "Någon " + word())).body("items", empty());
        // Nobody has consented to be reached by that number, or to have the name told to who pays.
        found(Map.of("personalNumber", "191212121212")).body("items", empty());
        send(adviser(host), Map.of("name", "Påhittad " + mark, "reason", "funder-report"), SEARCHES)
                .body("items", empty());

        adviser(host)
                .get(ACCESSES, id)
                .then()
                .body("items.kind", contains("found", "found", "found"))
                .body("items.reason", contains("funder-report", "correction", "contact"))
                .body("items.organisation", everyItem(equalTo(host)));
        send(adviser(host), Map.of("name", "Påhittad"), SEARCHES).statusCode(400);
        fault(send(adviser(host), Map.of("reason", "contact"), SEARCHES), "/name", "missing");
    }

    @Test
    void all_that_is_held_is_one_document() {
        String id = identified(host);
        read(host, id, "contact").statusCode(200);

        adviser(host)
                .post(DOCUMENTS, id)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("participant.id", equalTo(id))
                .body("participant.birthYear", equalTo("1984"))
                .body("identity.name", equalTo(NAME))
                .body("consents.purpose", contains("contact"))
                .body("accesses.kind", contains("document", "read"))
                .body("accesses.reason", contains("own-request", "contact"));
    }

    @Test
    void who_it_is_can_be_erased_alone() {
        String id = identified(host);
        adviser(host)
                .header("If-Match", tagOf(host, id))
                .delete(IDENTITY, id)
                .then()
                .statusCode(204);
        read(host, id, "contact").statusCode(404);
        adviser(host).get(CONSENTS, id).then().body("items.withdrawnOn", contains(nullValue()));
        identify(host, id, Map.of("name", NAME)).statusCode(200).body("identityParts", contains("name"));
    }

    @Test
    void a_repeat_of_what_was_entered_tells_nothing_of_the_person() {
        String key = word();
        Map<String, Object> body = told(node(host), "birthYear", "1957");
        Response first = enter(key, body);
        Response again = enter(key, body);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(again.asString()).doesNotContain("1957", "woman", "unemployed", first.path("code"));
    }

    private Response enter(String key, Map<String, ?> body) {
        return adviser(host)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(ALL);
    }

    /** A whole journey, with refusals and a failure on the way, leaves nothing of the person but where it is meant to be. */
    @Test
    void nothing_of_a_person_stands_in_the_log_the_journal_or_any_table_in_the_clear() throws SQLException {
        List<String> log = new CopyOnWriteArrayList<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord it) {
                log.add(FORM.format(ExtLogRecord.wrap(it)));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        listener.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(listener);
        String name = "Påhittad " + word();
        String email = word() + "@example.se";
        String id;
        try {
            id = participant(host, "birthYear", "1912");
            consent(host, id, "contact", "name", "contact-details");
            consent(host, id, "funder-report", "personal-number");
            Map<String, Object> who =
                    Map.of("name", name, "email", email, "phone", "073-555 11 22", "personalNumber", NUMBER);
            identify(host, id, with(who, "phone", name)).statusCode(400);
            identify(host, id, who).statusCode(200);
            read(host, id, "correction").statusCode(200);
            found(who).body("items.id", hasItem(id));
            adviser(host).post(DOCUMENTS, id).then().statusCode(200).body("identity.email", equalTo(email));
            change(host, id, Map.of("gender", "man", "birthYear", "1913")).statusCode(200);
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }

        List<String> telling = List.of(name, email, "073-555 11", "0735551122", "19121212");
        String journal = anybody()
                .auth()
                .oauth2(Tokens.with("auditor"))
                .get("/journal?limit=100&subject=" + id)
                .then()
                .statusCode(200)
                .body(
                        "items.event",
                        hasItems("participant.changed", "identity.read", "identity.found", "identity.document"))
                .body("items.changes.flatten().findAll { it.field != 'node' }.before", everyItem(nullValue()))
                .body("items.changes.flatten().findAll { it.field != 'node' }.after", everyItem(nullValue()))
                .extract()
                .asString();
        String tables = everything(id);
        assertThat(tables).contains(id);
        for (String it : telling) {
            assertThat(log).noneMatch(line -> line.contains(it));
            assertThat(journal).doesNotContain(it);
            assertThat(tables).doesNotContain(it);
        }
    }

    private String everything(String id) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('participants.sight', 'region', true),"
                    + " set_config('participants.opened', '" + id + "', true)");
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

    private ValidatableResponse found(Map<String, ?> known) {
        return send(adviser(host), with(known, "reason", "contact"), SEARCHES);
    }

    private static void fault(ValidatableResponse response, String pointer, String rule) {
        response.statusCode(400).body("errors.pointer", contains(pointer)).body("errors.code", contains(rule));
    }
}
