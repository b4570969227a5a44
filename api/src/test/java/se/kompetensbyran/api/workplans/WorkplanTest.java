package se.kompetensbyran.api.workplans;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.ApiTest;

/** What a project is to reach and do, and what it taught. */
@QuarkusTest
class WorkplanTest extends ApiTest {

    private static final Map<String, String> TEXT = both("Påhittad text", "Invented text");
    private static final Map<String, Map<String, Object>> TOLD = Map.of(
            "objectives", Map.of("level", "structure", "text", TEXT),
            "activities", Map.of("kind", "conference", "state", "planned", "title", TEXT),
            "lessons", Map.of("text", TEXT));

    @Test
    void a_new_project_has_an_empty_workplan() {
        String id = project();
        for (String it : TOLD.keySet())
            get("/projects/{id}/" + it, id).statusCode(200).body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"objectives", "activities", "lessons"})
    void a_part_is_added_read_changed_and_taken_away(String parts) {
        String id = project();
        String all = "/projects/{id}/" + parts;
        String one = all + "/{part}";
        String text = parts.equals("activities") ? "title" : "text";
        String part = post(all, TOLD.get(parts), id)
                .statusCode(201)
                .header("Location", containsString("/" + parts + "/"))
                .extract()
                .path("id");
        get(all, id).body("items.id", contains(part));
        patch(tag(one, id, part), one, Map.of(text, Map.of("sv", "Ändrad")), id, part)
                .statusCode(200)
                .body(text + ".sv", equalTo("Ändrad"))
                .body(text + ".en", equalTo("Invented text"));
        get(one, id, part).body(text + ".sv", equalTo("Ändrad"));
        manager()
                .header("If-Match", tag(one, id, part))
                .delete(one, id, part)
                .then()
                .statusCode(204);
        get(one, id, part).statusCode(404).body("code", equalTo("part.unknown"));
        get(all, id).body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"objectives", "activities", "lessons"})
    void a_project_that_does_not_exist_has_no_workplan(String parts) {
        String unknown = "01976f2e-5c00-7000-8000-00000000ffff";
        get("/projects/{id}/" + parts, unknown).statusCode(404).body("code", equalTo("project.unknown"));
        post("/projects/{id}/" + parts, TOLD.get(parts), unknown)
                .statusCode(404)
                .body("code", equalTo("project.unknown"));
    }

    @Test
    void parts_stand_in_the_order_in_which_they_were_added() {
        String id = project();
        for (String it : new String[] {"structure", "individual", "organisation"})
            post("/projects/{id}/objectives", Map.of("level", it, "text", TEXT), id)
                    .statusCode(201);
        get("/projects/{id}/objectives", id).body("items.level", contains("structure", "individual", "organisation"));
    }

    @Test
    void an_activity_has_days_when_they_are_known() {
        String id = project();
        post("/projects/{id}/activities", activity("from", "2018-09-13", "until", "2018-09-13"), id)
                .statusCode(201)
                .body("from", equalTo("2018-09-13"))
                .body("until", equalTo("2018-09-13"));
        post("/projects/{id}/activities", activity("from", "2018-09-13"), id)
                .statusCode(201)
                .body("until", nullValue());
        post("/projects/{id}/activities", activity("until", "2018-09-13"), id)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/from"))
                .body("errors[0].code", equalTo("missing"));
        post("/projects/{id}/activities", activity("from", "2018-09-13", "until", "2018-09-12"), id)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/until"))
                .body("errors[0].code", equalTo("before-start"));
    }

    @Test
    void an_activity_forgets_its_days() {
        String id = project();
        String one = "/projects/{id}/activities/{activity}";
        String activity = post("/projects/{id}/activities", activity("from", "2018-09-13", "until", "2018-09-14"), id)
                .extract()
                .path("id");
        Map<String, Object> none = new HashMap<>();
        none.put("from", null);
        none.put("until", null);
        none.put("state", "done");
        patch(tag(one, id, activity), one, none, id, activity)
                .statusCode(200)
                .body("state", equalTo("done"))
                .body("from", nullValue())
                .body("until", nullValue());
    }

    @Test
    void an_activity_is_of_a_kind_that_the_list_has() {
        post("/projects/{id}/activities", activity("kind", "alchemy"), project())
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/kind"))
                .body("errors[0].code", equalTo("unknown-code"));
    }

    @Test
    void a_part_of_another_project_is_not_found_here() {
        String part = post("/projects/{id}/lessons", TOLD.get("lessons"), project())
                .extract()
                .path("id");
        get("/projects/{id}/lessons/{part}", project(), part).statusCode(404).body("code", equalTo("part.unknown"));
    }

    private static Map<String, Object> activity(Object... more) {
        return with(TOLD.getOrDefault("activities", Map.of()), more);
    }
}
