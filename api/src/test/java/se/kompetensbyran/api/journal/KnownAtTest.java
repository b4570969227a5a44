package se.kompetensbyran.api.journal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.kronor;
import static se.kompetensbyran.api.testing.Invented.move;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.plan;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;

/** What was known at a moment that has passed. */
@QuarkusTest
class KnownAtTest extends ApiTest {

    @Inject
    DataSource database;

    @Test
    void a_correction_changes_what_is_shown_of_a_day_and_not_what_was_known() throws InterruptedException {
        String node = node(organisation());
        String enterprise = enterprise(business());
        String affiliation = postOnTag(
                        tag("/enterprises/{id}", enterprise),
                        "/enterprises/{id}/affiliations",
                        Map.of("node", node, "from", "2019-06-01"),
                        enterprise)
                .statusCode(201)
                .extract()
                .path("id");
        String before = now();
        manager()
                .header("If-Match", tag("/enterprises/{id}", enterprise))
                .delete("/enterprises/{id}/affiliations/{one}", enterprise, affiliation)
                .then()
                .statusCode(204);

        get("/enterprises/{id}?asOf=2020-01-01", enterprise).body("node", nullValue());
        get("/enterprises/{id}?asOf=2020-01-01&knownAt={at}", enterprise, before)
                .statusCode(200)
                .body("node.id", equalTo(node))
                .body(
                        "_links.find { it.rel == 'self' }.href",
                        endsWith("/enterprises/" + enterprise + "?asOf=2020-01-01&knownAt=" + before));
        get("/enterprises/{id}?asOf=2019-05-31&knownAt={at}", enterprise, before)
                .body("node", nullValue());
    }

    @Test
    void each_thing_is_shown_as_it_was_known_with_the_names_of_then() throws InterruptedException {
        String host = organisation();
        String node = node(host);
        String enterprise = enterprise(with(business(), "organisation", host));
        String project = project(with(plan(), "owner", host));
        String known = get("/organisations/{id}", host).extract().path("name");
        String before = now();
        patch(tag("/organisations/{id}", host), "/organisations/{id}", Map.of("name", name("ny")), host)
                .statusCode(200);
        for (String path : List.of("/enterprises/" + enterprise, "/nodes/" + node, "/projects/" + project))
            patch(tag(path), path, Map.of("name", name("ändrad")), new Object[0])
                    .statusCode(200);

        for (String path : List.of("/enterprises/" + enterprise, "/nodes/" + node, "/projects/" + project)) {
            String now = get(path).extract().path("name");
            at(path, before).statusCode(200).body("name", not(equalTo(now))).body("_links.rel", not(hasItem("edit")));
        }
        at("/enterprises/" + enterprise, before).body("organisation.name", equalTo(known));
        at("/nodes/" + node, before).body("host.name", equalTo(known));
        at("/projects/" + project, before).body("owner.name", equalTo(known));
    }

    @Test
    void a_list_is_searched_as_it_was_known() throws InterruptedException {
        String word = word();
        String there = enterprise(with(business(), "name", "Kafé " + word));
        String before = now();
        String later = enterprise(with(business(), "name", "Kafé " + word));
        patch(tag("/enterprises/{id}", there), "/enterprises/{id}", Map.of("name", name("annat")), there)
                .statusCode(200);

        get("/enterprises?q={q}", word).body("items.id", contains(later));
        get("/enterprises?q={q}&knownAt={at}", word, before)
                .statusCode(200)
                .body("items.id", contains(there))
                .body("_meta.total", equalTo(1));
        get("/enterprises/facets?q={q}&knownAt={at}", word, before)
                .statusCode(200)
                .body("stages.find { it.code == 'trading' }.count", equalTo(1));
        String project = project(with(plan(), "name", "Projekt " + word));
        get("/projects?q={q}&knownAt={at}", word, before).statusCode(200).body("items", hasSize(0));
        get("/projects?q={q}&knownAt={at}", word, now()).body("items.id", contains(project));
        String host = organisation();
        node(host);
        get("/nodes?host={host}&knownAt={at}", host, before).statusCode(200).body("items", hasSize(0));
        get("/nodes?host={host}&knownAt={at}", host, now()).body("items", hasSize(1));
    }

    @Test
    void what_belongs_to_a_thing_is_shown_as_it_was_known() throws InterruptedException {
        String host = organisation();
        String node = node(host);
        String coverage = post(
                        "/nodes/{id}/covered-municipalities",
                        Map.of("municipality", "2080", "from", "2020-01-01"),
                        node)
                .statusCode(201)
                .extract()
                .path("id");
        String enterprise = enterprise(business());
        String affiliation = postOnTag(
                        tag("/enterprises/{id}", enterprise),
                        "/enterprises/{id}/affiliations",
                        Map.of("node", node, "from", "2020-06-01"),
                        enterprise)
                .statusCode(201)
                .extract()
                .path("id");
        String project = project(with(plan(), "owner", host, "status", "granted", "since", "2018-10-01"));
        String role = get("/projects/{id}/roles", project).extract().path("items[0].id");
        String line = post(
                        "/projects/{id}/funding-lines",
                        Map.of("funder", host, "amount", kronor("1.00"), "status", "applied"),
                        project)
                .statusCode(201)
                .extract()
                .path("id");
        String before = now();
        patch(
                        tag("/projects/{id}/roles/{r}", project, role),
                        "/projects/{id}/roles/{r}",
                        Map.of("from", "2019-01-01"),
                        project,
                        role)
                .statusCode(200);
        patch(
                        tag("/projects/{id}/funding-lines/{l}", project, line),
                        "/projects/{id}/funding-lines/{l}",
                        Map.of("status", "paid"),
                        project,
                        line)
                .statusCode(200);
        postOnTag(
                        tag("/projects/{id}", project),
                        "/projects/{id}/extensions",
                        Map.of("plannedEndsOn", "2023-06-30", "decidedOn", "2020-03-01"),
                        project)
                .statusCode(200);
        move(project, "2019-02-01", "ongoing");
        patch(
                        tag("/nodes/{id}/covered-municipalities/{c}", node, coverage),
                        "/nodes/{id}/covered-municipalities/{c}",
                        Map.of("from", "2021-01-01"),
                        node,
                        coverage)
                .statusCode(200);
        patch(
                        tag("/enterprises/{id}/affiliations/{a}", enterprise, affiliation),
                        "/enterprises/{id}/affiliations/{a}",
                        Map.of("from", "2021-06-01"),
                        enterprise,
                        affiliation)
                .statusCode(200);

        String roles = "/projects/" + project + "/roles";
        at(roles, before).body("items.from", not(contains("2019-01-01")));
        at(roles + "/" + role, before)
                .statusCode(200)
                .body("from", not(equalTo("2019-01-01")))
                .body("_links.find { it.rel == 'self' }.href", endsWith("?knownAt=" + before));
        get(roles + "/" + role).body("from", equalTo("2019-01-01"));
        String lines = "/projects/" + project + "/funding-lines";
        at(lines, before).body("items.status", contains("applied"));
        at(lines + "/" + line, before).body("status", equalTo("applied"));
        get(lines).body("items.status", contains("paid"));
        at("/projects/" + project + "/extensions", before).body("items", hasSize(0));
        at("/projects/" + project + "/stage-changes", before).body("items.to", contains("granted"));
        get("/projects/{id}/stage-changes", project).body("items.to", contains("granted", "ongoing"));
        at("/nodes/" + node + "/covered-municipalities", before).body("items.from", contains("2020-01-01"));
        at("/nodes/" + node + "/covered-municipalities/" + coverage, before).body("from", equalTo("2020-01-01"));
        at("/enterprises/" + enterprise + "/affiliations", before).body("items.from", contains("2020-06-01"));
        at("/enterprises/" + enterprise + "/affiliations/" + affiliation, before)
                .body("from", equalTo("2020-06-01"));
        at("/enterprises/" + enterprise + "/stage-changes", before).body("items", hasSize(1));
        at("/projects/" + project, before)
                .body("_links.find { it.rel == 'roles' }.href", endsWith("/roles?knownAt=" + before));
    }

    @Test
    void what_a_project_is_to_reach_and_do_is_shown_as_it_was_known() throws InterruptedException {
        String project = project();
        String plan = "/projects/" + project;
        var text = Map.of("sv", "Känt då", "en", "Known then");
        var told = Map.of(
                "objectives", Map.of("level", "structure", "text", text),
                "activities", Map.of("kind", "conference", "state", "planned", "title", text),
                "lessons", Map.of("text", text));
        String unwritten = now();
        Map<String, String> parts = new HashMap<>();
        told.forEach((part, facts) -> parts.put(
                part, post(plan + "/" + part, facts).statusCode(201).extract().path("id")));
        String before = now();
        parts.forEach((part, id) -> {
            String words = part.equals("activities") ? "title" : "text";
            String one = plan + "/" + part + "/" + id;
            patch(tag(one), one, Map.of(words, Map.of("sv", "Ändrat", "en", "Changed")), new Object[0])
                    .statusCode(200);

            at(plan + "/" + part, unwritten).statusCode(200).body("items", hasSize(0));
            at(one, unwritten).statusCode(404);
            at(plan + "/" + part, before)
                    .statusCode(200)
                    .body("items." + words + ".sv", contains("Känt då"))
                    .body("items[0]._links.rel", not(hasItem("edit")));
            at(one, before)
                    .statusCode(200)
                    .body(words + ".sv", equalTo("Känt då"))
                    .body("_links.find { it.rel == 'self' }.href", endsWith(one + "?knownAt=" + before))
                    .body("_links.find { it.rel == 'up' }.href", endsWith(plan + "?knownAt=" + before));
            get(one).body(words + ".sv", equalTo("Ändrat"));
            at(plan, before)
                    .body("_links.find { it.rel == '" + part + "' }.href", endsWith("/" + part + "?knownAt=" + before));
        });
    }

    @Test
    void what_a_project_continues_is_shown_as_it_was_known() throws InterruptedException {
        String earlier = project(with(plan(), "startsOn", "2012-02-01"));
        String later = project(with(plan(), "startsOn", "2015-02-01"));
        String lineage = "/projects/" + later + "/lineage";
        String before = now();
        manager()
                .header("If-Match", tag(lineage))
                .contentType(ContentType.JSON)
                .body(Map.of("continues", earlier))
                .put(lineage)
                .then()
                .statusCode(200);
        String said = now();
        manager().header("If-Match", tag(lineage)).delete(lineage).then().statusCode(204);

        at(lineage, before).statusCode(200).body("continues", hasSize(0));
        at(lineage, said)
                .statusCode(200)
                .body("continues.id", contains(earlier))
                .body(
                        "continues[0]._links.find { it.rel == 'self' }.href",
                        endsWith("/projects/" + earlier + "?knownAt=" + said))
                .body("_links.find { it.rel == 'self' }.href", endsWith(lineage + "?knownAt=" + said))
                .body("_links.find { it.rel == 'up' }.href", endsWith("/projects/" + later + "?knownAt=" + said));
        at("/projects/" + earlier + "/lineage", said).body("continuedBy.id", contains(later));
        get(lineage).body("continues", hasSize(0));
        at("/projects/" + later, said)
                .body("_links.find { it.rel == 'lineage' }.href", endsWith("/lineage?knownAt=" + said));
    }

    @Test
    void what_was_not_there_yet_is_not_found() throws InterruptedException {
        String before = now();
        String host = organisation();
        at("/enterprises/" + enterprise(), before).statusCode(404).body("code", equalTo("enterprise.unknown"));
        at("/nodes/" + node(host), before).statusCode(404).body("code", equalTo("node.unknown"));
        at("/projects/" + project(), before).statusCode(404).body("code", equalTo("project.unknown"));
    }

    @Test
    void nothing_is_known_of_the_future_or_of_before_all_memory() {
        String path = "/projects/" + project();
        at(path, Instant.now().plus(Duration.ofHours(1)).toString())
                .statusCode(400)
                .body("errors[0].parameter", equalTo("knownAt"))
                .body("errors[0].code", equalTo("moment-in-future"));
        at(path, "2017-02-01T00:00:00Z").statusCode(400).body("errors[0].code", equalTo("before-memory"));
        get(path + "?knownAt=2017-02-01").statusCode(400).body("errors[0].code", equalTo("instant-shape"));
    }

    @Test
    void of_work_plans_nothing_is_known_from_before_they_were_remembered() throws SQLException, InterruptedException {
        String project = "/projects/" + project();
        String earlier = now();
        String since = now();
        try {
            rememberWorkplansSince("'" + since + "'");
            at(project, earlier).statusCode(200);
            for (String part : List.of("objectives", "activities", "lessons")) {
                at(project + "/" + part, earlier).statusCode(400).body("errors[0].code", equalTo("before-memory"));
                at(project + "/" + part, since).statusCode(200);
            }
        } finally {
            rememberWorkplansSince("(select since from known.memory where of_what = 'register')");
        }
    }

    private void rememberWorkplansSince(String moment) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update known.memory set since = " + moment + " where of_what = 'workplans'");
        }
    }

    @Test
    void after_a_merger_it_is_known_who_it_was() throws InterruptedException {
        String gone = organisation();
        String survivor = organisation();
        String enterprise = enterprise(with(business(), "organisation", gone));
        String before = now();
        postOnTag(
                        tag("/organisations/{id}", survivor),
                        "/organisations/{id}/mergers",
                        Map.of(
                                "merged",
                                gone,
                                "mergedTag",
                                tag("/organisations/{id}", gone),
                                "choices",
                                Map.of("name", "survivor")),
                        survivor)
                .statusCode(201);

        get("/enterprises/{id}", enterprise).body("organisation.id", equalTo(survivor));
        at("/enterprises/" + enterprise, before).body("organisation.id", equalTo(gone));
    }

    private static ValidatableResponse at(String path, String moment) {
        return get(path + "?knownAt={at}", moment);
    }

    private static String now() throws InterruptedException {
        // What is saved in the same microsecond is saved at the same time.
        Thread.sleep(2);
        String now = Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
        Thread.sleep(2);
        return now;
    }
}
