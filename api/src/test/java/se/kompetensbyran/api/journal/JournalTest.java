package se.kompetensbyran.api.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.kronor;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.AtOnce;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.journal.Origin;

/** Who changed what, as those who may see it. */
@QuarkusTest
class JournalTest extends ApiTest {

    private static final String AUDITOR = "auditor";

    @Inject
    SecurityEvents events;

    @Inject
    DataSource database;

    @Test
    void a_change_tells_the_field_and_what_it_was_and_is() {
        String before = name("förening");
        String after = name("förening");
        String id = organisation(before);
        patch(tag("/organisations/{id}", id), "/organisations/{id}", Map.of("name", after), id)
                .statusCode(200);

        history("/organisations/{id}/history", id)
                .statusCode(200)
                .header("Cache-Control", "private, no-cache")
                .body("items.event", contains("organisation.changed", "organisation.entered"))
                .body("items.revision", contains(2, 1))
                .body("items.subject", everyItem(equalTo(id)))
                .body("items[0].changes", hasSize(1))
                .body("items[0].changes[0].field", equalTo("name"))
                .body("items[0].changes[0].before", equalTo(before))
                .body("items[0].changes[0].after", equalTo(after))
                .body("items[1].changes[0].before", nullValue())
                .body("items[1].changes[0].after", equalTo(before))
                .body("items[0]._links[0].rel", equalTo("about"))
                .body("items[0]._links[0].href", endsWith("/kompetensbyran/v1/organisations/" + id));
    }

    @Test
    void an_entry_tells_who_by_kind_and_id_and_in_which_trace() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        String id = manager()
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .contentType(ContentType.JSON)
                .body(Map.of("name", name("förening")))
                .post("/organisations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        history("/organisations/{id}/history", id)
                .body("items[0].who.kind", equalTo("person"))
                .body("items[0].who.id", containsString("programme-manager"))
                .body("items[0].traceId", equalTo(trace))
                .body("items[0].address", nullValue());
    }

    @Test
    void the_history_of_a_project_is_its_own_and_its_work_plans() {
        String id = project();
        patch(tag("/projects/{id}", id), "/projects/{id}", Map.of("budget", Map.of("total", kronor("100.00"))), id)
                .statusCode(200);
        post("/projects/{id}/lessons", Map.of("text", both("Påhittad", "Invented")), id)
                .statusCode(201);

        history("/projects/{id}/history", id)
                .body("items.event", contains("workplan.entered", "project.changed", "project.entered"))
                .body("items[0].changes.after", hasItems("Påhittad", "Invented"))
                .body("items[1].changes.field", contains("budget/total"))
                .body("items[1].changes.after", contains("100.00"))
                .body("items._links.flatten().href", everyItem(endsWith("/projects/" + id)));
    }

    @Test
    void the_history_of_a_publication_is_its_own() {
        String id = post(
                        "/publications",
                        Map.of("project", project(), "title", name("rapport"), "kind", "guide", "language", "sv"))
                .statusCode(201)
                .extract()
                .path("id");

        history("/publications/{id}/history", id).body("items.event", contains("publication.entered"));
    }

    @Test
    void what_a_client_does_is_put_down_to_it_and_its_organisation() {
        String own = organisation();
        UUID client = UUID.randomUUID();
        String token =
                Tokens.ofClient(client, UUID.fromString(own), Reach.ORGANISATION, Permission.ORGANISATIONS_WRITE);
        anybody()
                .auth()
                .oauth2(token)
                .contentType(MERGE_PATCH)
                .header("If-Match", tag("/organisations/{id}", own))
                .body(Map.of("name", name("förening")))
                .patch("/organisations/{id}", own)
                .then()
                .statusCode(200);

        history("/organisations/{id}/history", own)
                .body("items[0].who.kind", equalTo("client"))
                .body("items[0].who.id", equalTo(client.toString()))
                .body("items[0].who.organisation", equalTo(own));
    }

    @Test
    void the_history_of_a_client_holds_no_secret() {
        Map<String, ?> facts = Map.of(
                "name",
                name("klient"),
                "organisation",
                organisation(),
                "kind",
                "machine",
                "scopes",
                List.of("projects:read"));
        JsonPath made = created("/clients", facts);
        String id = made.getString("id");
        String secret = made.getString("secret");

        String told = with("administrator")
                .get("/clients/{id}/history", id)
                .then()
                .statusCode(200)
                .body("items.event", contains("client.entered"))
                .body("items[0].changes.field", hasItem(matchesPattern("secrets/.*/hash")))
                .body("items[0].changes.find { it.field.endsWith('/hash') }.after", nullValue())
                .extract()
                .asString();
        assertThat(secret).isNotBlank();
        assertThat(told).doesNotContain(secret, Credential.hash(secret));
        with("auditor").get("/clients/{id}/history", id).then().statusCode(404);
        anybody().get("/clients/{id}/history", id).then().statusCode(401);
    }

    @Test
    void the_history_of_an_account_does_not_tell_who_it_is() {
        String person = word();
        Map<String, ?> facts = Map.of(
                "email",
                person + "@example.org",
                "name",
                "Påhittad " + person,
                "grants",
                List.of(Map.of("role", "adviser", "organisation", organisation(), "reach", "organisation")));
        JsonPath made = created("/accounts", facts);
        String id = made.getString("id");

        String told = with("administrator")
                .get("/accounts/{id}/history", id)
                .then()
                .statusCode(200)
                .body("items.event", contains("account.entered"))
                .body("items[0].changes.field", hasItems("email", "grants", "link/hash", "name", "state"))
                .body("items[0].changes.find { it.field == 'email' }.after", nullValue())
                .extract()
                .asString();
        assertThat(told).doesNotContain(person);
        journal("subject=" + id).body("items._links.flatten().href", everyItem(endsWith("/accounts/" + id)));
    }

    @Test
    void what_is_refused_leaves_nothing() {
        String id = organisation();
        String tag = tag("/organisations/{id}", id);
        patch(tag, "/organisations/{id}", Map.of("municipality", "0180"), id).statusCode(400);
        patch("\"9.9\"", "/organisations/{id}", Map.of("name", name("förening")), id)
                .statusCode(412);
        anybody()
                .contentType(MERGE_PATCH)
                .header("If-Match", tag)
                .body(Map.of("name", "Påhittad"))
                .patch("/organisations/{id}", id)
                .then()
                .statusCode(401);

        history("/organisations/{id}/history", id).body("items.event", contains("organisation.entered"));
    }

    @Test
    void a_history_comes_in_pages() {
        String id = organisation();
        for (int i = 0; i < 3; i++)
            patch(tag("/organisations/{id}", id), "/organisations/{id}", Map.of("name", name("kör")), id)
                    .statusCode(200);

        history("/organisations/{id}/history?limit=2&page=2", id)
                .body("items.revision", contains(2, 1))
                .body("_meta.total", equalTo(4))
                .body("_links.rel", contains("self", "first", "prev", "last"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/organisations/{id}/history", "/projects/{id}/history", "/publications/{id}/history"})
    void a_history_is_for_those_who_may(String path) {
        String id = UUID.randomUUID().toString();

        anybody().get(path, id).then().statusCode(401);
        for (String role : List.of("adviser", "enterprise-manager", "supervisor", "case-officer", "evaluator"))
            with(role).get(path, id).then().statusCode(403);
        for (String role : List.of("programme-manager", "administrator", "auditor"))
            with(role).get(path, id).then().statusCode(404);
    }

    @Test
    void the_history_of_another_organisation_is_not_for_those_of_one() {
        String own = organisation();
        String other = organisation();
        String token = Tokens.of(
                "test-manager", List.of(new Grant(Role.PROGRAMME_MANAGER, UUID.fromString(own), Reach.ORGANISATION)));

        anybody()
                .auth()
                .oauth2(token)
                .get("/organisations/{id}/history", own)
                .then()
                .statusCode(200);
        anybody()
                .auth()
                .oauth2(token)
                .get("/organisations/{id}/history", other)
                .then()
                .statusCode(403);
    }

    @Test
    void the_journal_is_for_the_regions_auditors() {
        anybody().get("/journal").then().statusCode(401);
        with("administrator").get("/journal").then().statusCode(403);
        with("programme-manager").get("/journal").then().statusCode(403);
        anybody()
                .auth()
                .oauth2(Tokens.of(
                        "test-auditor", List.of(new Grant(Role.AUDITOR, Tokens.ORGANISATION, Reach.ORGANISATION))))
                .get("/journal")
                .then()
                .statusCode(403);
        journal("limit=1").statusCode(200).header("Cache-Control", "private, no-cache");
    }

    @Test
    void the_journal_is_searched_by_what_who_and_when() {
        String who = "account-" + word();
        Instant start = Instant.now();
        UUID subject = UUID.randomUUID();
        events.happened("sign-in.failed", subject, Origin.Kind.PERSON, who);
        events.happened("sign-in.succeeded", subject, Origin.Kind.PERSON, who);
        events.happened("session.started", null, Origin.Kind.PERSON, who);

        journal("who=" + who).body("items.event", contains("session.started", "sign-in.succeeded", "sign-in.failed"));
        journal("subject=" + subject).body("items", hasSize(2));
        journal("event=sign-in&who=" + who).body("items", hasSize(2));
        journal("event=sign-in.failed&who=" + who)
                .body("items", hasSize(1))
                .body("items[0].who.id", equalTo(who))
                .body("items[0].changes", empty())
                .body("items[0]._links", empty());
        journal("who=" + who + "&from=" + start).body("items", hasSize(3));
        journal("who=" + who + "&until=" + start).body("items", empty());
        journal("event=organisation&limit=100").body("items.event", everyItem(matchesPattern("organisation\\..*")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event=Project.changed",
                "event=a.b.c",
                "event=%25",
                "subject=1",
                "subject=01976F2E-5C00-7000-8000-000000000001",
                "from=2026-11-23",
                "from=2026-11-23T09:00:00",
                "from=%2B1000000000-12-31T23:59:59Z",
                "until=igår",
                "whom=x",
                "sort=at"
            })
    void a_search_that_cannot_be_read_is_refused(String query) {
        journal(query).statusCode(400).body("code", equalTo("invalid-value"));
    }

    @Test
    void what_the_program_planted_is_put_down_to_the_seed() {
        journal("who=seed&event=project&limit=1")
                .body("items[0].who.kind", equalTo("system"))
                .body("items[0].who.id", equalTo("seed"))
                .body("items[0].event", equalTo("project.entered"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal_entry set who = 'nobody'",
                "update journal_entry set who = 'nobody' where false",
                "delete from journal_entry",
                "truncate journal_entry"
            })
    void the_application_itself_cannot_change_it(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            it -> assertThat(it.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void the_role_of_the_application_has_no_right_to_change_it() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select array_agg(privilege_type::text order by 1)"
                        + " from information_schema.role_table_grants"
                        + " where table_name = 'journal_entry' and grantee = current_user")) {
            row.next();
            assertThat((String[]) row.getArray(1).getArray())
                    .contains("INSERT", "SELECT")
                    .doesNotContain("UPDATE", "DELETE", "TRUNCATE");
        }
    }

    @Test
    void of_many_who_write_at_once_each_revision_has_one_entry() {
        String id = organisation();
        String tag = tag("/organisations/{id}", id);
        List<Integer> statuses = AtOnce.times(
                4,
                it -> patch(tag, "/organisations/{id}", Map.of("name", name("kör")), id)
                        .extract()
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(200);
        history("/organisations/{id}/history", id).body("items.revision", contains(2, 1));
    }

    @Test
    void an_unknown_thing_has_no_history() {
        history("/organisations/{id}/history", UUID.randomUUID())
                .statusCode(404)
                .body("code", equalTo("organisation.unknown"));
    }

    private static ValidatableResponse history(String path, Object id) {
        return with(AUDITOR).get(path, id).then();
    }

    private static JsonPath created(String path, Map<String, ?> facts) {
        return with("administrator")
                .contentType(ContentType.JSON)
                .body(facts)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse journal(String query) {
        return with(AUDITOR)
                .urlEncodingEnabled(false)
                .get("/journal?" + query.replace("å", "%C3%A5"))
                .then();
    }

    private static RequestSpecification with(String role) {
        return anybody().auth().oauth2(Tokens.with(role));
    }
}
