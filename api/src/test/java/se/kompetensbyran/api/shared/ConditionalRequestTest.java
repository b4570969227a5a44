package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static se.kompetensbyran.api.testing.Invented.kronor;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.ownedProject;
import static se.kompetensbyran.api.testing.Invented.plan;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;

/** Nobody changes what they have not seen, and nobody reads twice what has not changed. */
@QuarkusTest
class ConditionalRequestTest extends ApiTest {

    private record Change(Method method, String path, Object body) {}

    @Test
    void every_change_demands_a_condition_and_refuses_a_stale_one() {
        for (Change it : changes()) {
            String before = tag(reading(it));
            send(it, null).statusCode(428).body("code", equalTo("precondition-required"));
            send(it, "\"99.0\"").statusCode(412).body("code", equalTo("stale"));
            assertThat(tag(reading(it))).as(it.toString()).isEqualTo(before);
        }
    }

    @Test
    void every_change_is_made_on_the_tag_that_was_read() {
        for (Change it : changes()) {
            int status = send(it, tag(reading(it))).extract().statusCode();
            assertThat(status).as(it.toString()).isIn(200, 204);
        }
    }

    @Test
    void the_tag_of_a_changed_representation_is_new_and_the_one_before_is_stale() {
        String id = organisation();
        String first = tag("/organisations/{id}", id);
        String second = rename(id, first).statusCode(200).extract().header("ETag");
        assertThat(second).isNotEqualTo(first).isEqualTo(asManager("/organisations/" + id));
        rename(id, first).statusCode(412);
        rename(id, second).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/%s", "\"77.0\"", "7", "\"\"", "%s-", "'", "\"0", "W/*", "\"*\"", ",", "\"0.\"", "%s!"})
    void a_tag_that_is_wrong_or_weak_is_no_condition_met(String shape) {
        String id = organisation();
        String tag = tag("/organisations/{id}", id);
        String sent = switch (shape) {
            case "%s-" -> tag.substring(1);
            case "%s!" -> tag.substring(0, tag.length() - 1);
            default -> String.format(shape, tag);
        };
        rename(id, sent).statusCode(412).body("code", equalTo("stale"));
    }

    @Test
    void one_of_several_tags_is_enough_and_an_asterisk_stands_for_any() {
        String id = organisation();
        rename(id, "\"99.a\", " + tag("/organisations/{id}", id) + ", \"98.b\"").statusCode(200);
        rename(id, "*").statusCode(200);
        rename(id, "\"99.a\", \"98.b\"").statusCode(412);
    }

    @Test
    void an_asterisk_does_not_make_what_is_not_there() {
        rename("01976f2e-5c00-7000-8000-00000000ffff", "*").statusCode(404);
    }

    @Test
    void an_addition_may_be_made_on_a_condition_but_need_not() {
        String id = project();
        Map<String, ?> lesson = Map.of("text", both("Påhittad", "Invented"));
        post("/projects/{id}/lessons", lesson, id).statusCode(201);
        postOnTag("\"99.0\"", "/projects/{id}/lessons", lesson, id).statusCode(412);
        Map<String, ?> role = Map.of("kind", "partner", "organisation", organisation(), "from", "2019-02-01");
        postOnTag("\"99.0\"", "/projects/{id}/roles", role, id).statusCode(412);
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        String tag = tag("/organisations/{id}", organisation());
        String id = organisation();
        String its = tag("/organisations/{id}", id);
        for (String it : List.of(its, "W/" + its, tag + ", " + its, "*"))
            unless(it, "/organisations/" + id)
                    .statusCode(304)
                    .header("ETag", equalTo(its))
                    .header("Cache-Control", equalTo("public, max-age=60"))
                    .header("Vary", not(blankOrNullString()))
                    .body(blankOrNullString());
        unless(tag, "/organisations/" + id).statusCode(200).body("id", equalTo(id));
    }

    @Test
    void lists_and_code_lists_have_tags_too() {
        for (String it :
                List.of("/projects", "/organisations", "/municipalities", "/code-lists", "/problems", "/api-info"))
            unless(tag(it), it).statusCode(304);
    }

    @Test
    void a_projects_tag_changes_with_its_owners_name() {
        String owner = organisation();
        String id = project(with(plan(), "owner", owner));
        String before = tag("/projects/{id}", id);
        rename(owner, tag("/organisations/{id}", owner)).statusCode(200);
        assertThat(tag("/projects/{id}", id)).isNotEqualTo(before);
        unless(before, "/projects/" + id).statusCode(200);
    }

    @Test
    void a_condition_on_a_projects_tag_outlives_its_owners_new_name() {
        String owner = organisation();
        String id = project(with(plan(), "owner", owner));
        String before = tag("/projects/{id}", id);
        rename(owner, tag("/organisations/{id}", owner)).statusCode(200);
        patch(before, "/projects/{id}", Map.of("name", name("plan")), id).statusCode(200);
    }

    @Test
    void tags_are_strong_and_tell_a_managers_representation_from_the_publics() {
        String id = organisation();
        get("/organisations/{id}", id).header("ETag", matchesPattern("\"\\d+\\.[0-9a-f]+\""));
        assertThat(asManager("/organisations/" + id)).isNotEqualTo(tag("/organisations/{id}", id));
    }

    private static List<Change> changes() {
        String project = "/projects/" + ownedProject();
        Map<String, String> text = both("Påhittad", "Invented");
        Map<String, ?> line = Map.of("scheme", text, "amount", kronor("1.00"), "status", "applied");
        Map<String, ?> partner = Map.of("kind", "partner", "organisation", organisation(), "from", "2019-02-01");
        String granted = project(with(plan(), "owner", organisation(), "status", "granted"));
        String earlier = project(with(plan(), "startsOn", "2012-02-01"));
        Map<String, ?> report =
                Map.of("project", earlier, "title", name("rapport"), "kind", "final-report", "language", "sv");
        return List.of(
                new Change(Method.PATCH, "/organisations/" + organisation(), Map.of("name", name("förening"))),
                new Change(Method.PATCH, project, Map.of("name", name("plan"))),
                new Change(Method.PUT, project + "/lineage", Map.of("continues", earlier)),
                new Change(Method.DELETE, project + "/lineage", ""),
                new Change(Method.PATCH, made(project + "/roles", partner), Map.of("kind", "evaluator")),
                new Change(Method.DELETE, made(project + "/roles", partner), ""),
                new Change(Method.PATCH, made(project + "/funding-lines", line), Map.of("status", "granted")),
                new Change(Method.DELETE, made(project + "/funding-lines", line), ""),
                new Change(Method.PATCH, made(project + "/lessons", Map.of("text", text)), Map.of("text", text)),
                new Change(Method.DELETE, made(project + "/lessons", Map.of("text", text)), ""),
                new Change(
                        Method.PATCH,
                        made(project + "/objectives", Map.of("level", "structure", "text", text)),
                        Map.of("level", "individual")),
                new Change(
                        Method.DELETE, made(project + "/objectives", Map.of("level", "structure", "text", text)), ""),
                new Change(
                        Method.PATCH,
                        made(project + "/activities", Map.of("kind", "conference", "state", "planned", "title", text)),
                        Map.of("state", "done")),
                new Change(
                        Method.DELETE,
                        made(project + "/activities", Map.of("kind", "conference", "state", "planned", "title", text)),
                        ""),
                new Change(Method.PATCH, made("/publications", report), Map.of("title", name("rapport"))),
                new Change(Method.POST, project + "/stage-changes", Map.of("to", "applied", "on", "2018-10-01")),
                new Change(
                        Method.POST,
                        "/projects/" + granted + "/extensions",
                        Map.of("plannedEndsOn", "2021-12-31", "decidedOn", "2020-10-01")));
    }

    private static String made(String collection, Map<String, ?> body) {
        String id = post(collection, body).statusCode(201).extract().path("id");
        return collection + "/" + id;
    }

    // Steps and extensions are made on the tag of their project.
    private static String reading(Change it) {
        return it.path().replaceAll("/(stage-changes|extensions)$", "");
    }

    private static ValidatableResponse send(Change it, @Nullable String tag) {
        RequestSpecification request = manager();
        if (tag != null) request.header("If-Match", tag);
        if (it.method() != Method.DELETE)
            request.contentType(it.method() == Method.PATCH ? MERGE_PATCH : ContentType.JSON.toString())
                    .body(it.body());
        return request.request(it.method(), it.path()).then();
    }

    private static ValidatableResponse rename(String organisation, String tag) {
        return patch(tag, "/organisations/{id}", Map.of("name", name("förening")), organisation);
    }

    private static ValidatableResponse unless(String tag, String path) {
        return anybody().header("If-None-Match", tag).get(path).then();
    }

    private static String asManager(String path) {
        return anybody()
                .auth()
                .oauth2(Tokens.of("another", Set.of("programme-manager")))
                .get(path)
                .header("ETag");
    }
}
