package se.kompetensbyran.api.projects;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static se.kompetensbyran.api.testing.Invented.plan;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;

/** Which projects continue which. */
@QuarkusTest
class ProjectLineageTest extends ApiTest {

    private static final String LINEAGE = "/projects/{id}/lineage";

    @Test
    void a_line_of_three_is_read_from_every_place_in_it() {
        String first = startingOn("2012-02-01");
        String second = startingOn("2015-09-01");
        String third = startingOn("2017-02-01");
        say(second, first).statusCode(200);
        say(third, second)
                .statusCode(200)
                .body("continues.id", contains(second, first))
                .body("continuedBy", empty());
        get(LINEAGE, second).body("continues.id", contains(first)).body("continuedBy.id", contains(third));
        get(LINEAGE, first)
                .body("continues", empty())
                .body("continuedBy.id", contains(second, third))
                .body("continuedBy[0].startsOn", equalTo("2015-09-01"));
    }

    @Test
    void a_project_continues_only_one_that_started_before_it() {
        String earlier = startingOn("2012-02-01");
        String later = startingOn("2015-09-01");
        say(earlier, later).statusCode(409).body("code", equalTo("project.not-earlier"));
        say(earlier, startingOn("2012-02-01")).statusCode(409).body("code", equalTo("project.not-earlier"));
    }

    @Test
    void lineage_has_no_circle() {
        String first = startingOn("2012-02-01");
        String second = startingOn("2015-09-01");
        say(second, first).statusCode(200);
        say(first, second).statusCode(409).body("code", equalTo("project.not-earlier"));
        say(first, first).statusCode(409).body("code", equalTo("project.not-earlier"));
    }

    @Test
    void a_first_day_is_not_moved_past_the_lineage() {
        String first = startingOn("2012-02-01");
        String second = startingOn("2015-09-01");
        say(second, first).statusCode(200);
        move(second, "2012-01-31").statusCode(409).body("code", equalTo("project.not-earlier"));
        move(first, "2015-09-01").statusCode(409).body("code", equalTo("project.not-earlier"));
        move(first, "2015-08-31").statusCode(200);
    }

    @Test
    void what_it_continues_is_taken_back() {
        String first = startingOn("2012-02-01");
        String second = startingOn("2015-09-01");
        say(second, first).statusCode(200);
        manager()
                .header("If-Match", tag("/projects/{id}", second))
                .delete(LINEAGE, second)
                .then()
                .statusCode(204);
        get(LINEAGE, second).body("continues", empty());
        get(LINEAGE, first).body("continuedBy", empty());
    }

    @Test
    void an_unknown_project_is_continued_by_none() {
        say(project(), "01976f2e-5c00-7000-8000-00000000ffff")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/continues"))
                .body("errors[0].code", equalTo("unknown-project"));
        get(LINEAGE, "01976f2e-5c00-7000-8000-00000000ffff").statusCode(404);
    }

    private static String startingOn(String day) {
        return project(with(plan(), "startsOn", day));
    }

    private static ValidatableResponse say(String id, String continues) {
        return manager()
                .contentType(ContentType.JSON)
                .header("If-Match", tag(LINEAGE, id))
                .body(Map.of("continues", continues))
                .put(LINEAGE, id)
                .then();
    }

    private static ValidatableResponse move(String id, String startsOn) {
        return patch(tag("/projects/{id}", id), "/projects/{id}", Map.of("startsOn", startsOn), id);
    }
}
