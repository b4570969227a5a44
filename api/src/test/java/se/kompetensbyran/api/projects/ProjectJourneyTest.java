package se.kompetensbyran.api.projects;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static se.kompetensbyran.api.testing.Invented.kronor;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.ownedProject;
import static se.kompetensbyran.api.testing.Invented.plan;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;

/** A project from plan to end. */
@QuarkusTest
class ProjectJourneyTest extends ApiTest {

    @Test
    void a_plan_is_applied_for_granted_begun_extended_and_completed() {
        String id = ownedProject();
        move(id, "applied", "2018-10-01").statusCode(200).body("status", equalTo("applied"));
        move(id, "granted", "2018-12-15").statusCode(200).body("status", equalTo("granted"));
        move(id, "ongoing", "2019-02-01").statusCode(200).body("status", equalTo("ongoing"));
        extend(id, "2021-06-30", "2020-11-02").statusCode(200).body("plannedEndsOn", equalTo("2021-06-30"));
        move(id, "completed", "2020-12-31").statusCode(409).body("code", equalTo("project.ends-too-early"));
        move(id, "completed", "2021-06-30")
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("endedOn", equalTo("2021-06-30"))
                .body("ending", nullValue());
        get("/projects/{id}/stage-changes", id)
                .body("items.to", contains("planned", "applied", "granted", "ongoing", "completed"))
                .body("items.on", contains("2018-09-01", "2018-10-01", "2018-12-15", "2019-02-01", "2021-06-30"));
    }

    @Test
    void an_extension_keeps_the_end_that_was_planned_before() {
        String id = ongoing();
        extend(id, "2021-06-30", "2020-11-02").statusCode(200);
        extend(id, "2021-12-31", "2021-05-03").statusCode(200);
        get("/projects/{id}/extensions", id)
                .body("items.earlierPlannedEndsOn", contains("2020-12-31", "2021-06-30"))
                .body("items.plannedEndsOn", contains("2021-06-30", "2021-12-31"))
                .body("items.decidedOn", contains("2020-11-02", "2021-05-03"))
                .body("items[0].reason.sv", equalTo("Påhittat skäl"));
    }

    @Test
    void an_extension_moves_the_end_to_a_later_day_and_never_back() {
        extend(ongoing(), "2020-12-31", "2020-11-02")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/plannedEndsOn"))
                .body("errors[0].code", equalTo("not-later"));
    }

    @Test
    void a_plan_is_changed_until_it_is_granted_and_extended_after_that() {
        String id = ownedProject();
        extend(id, "2021-06-30", "2018-10-01").statusCode(409).body("code", equalTo("project.not-granted"));
        change(id, Map.of("plannedEndsOn", "2021-01-31")).statusCode(200).body("plannedEndsOn", equalTo("2021-01-31"));
        move(id, "applied", "2018-10-01").statusCode(200);
        move(id, "granted", "2018-12-15").statusCode(200);
        change(id, Map.of("plannedEndsOn", "2021-06-30"))
                .statusCode(409)
                .body("code", equalTo("project.extend-instead"));
    }

    @Test
    void a_project_that_is_over_is_neither_extended_nor_moved() {
        String id = ongoing();
        move(id, "completed", "2020-12-31").statusCode(200);
        extend(id, "2021-06-30", "2020-11-02").statusCode(409).body("code", equalTo("project.has-ended"));
        move(id, "ongoing", "2021-01-01").statusCode(409).body("code", equalTo("project.wrong-stage"));
    }

    @Test
    void a_project_ends_early_in_a_month_with_a_reason() {
        String id = ongoing();
        end(id, "2019-11", "funding-withdrawn")
                .statusCode(200)
                .body("status", equalTo("ended-early"))
                .body("endedOn", equalTo("2019-11"))
                .body("ending.reason", equalTo("funding-withdrawn"))
                .body("ending.explanation.en", equalTo("Invented explanation"));
        get("/projects/{id}/stage-changes", id)
                .body("items[-1].on", equalTo("2019-11"))
                .body("items[-1].reason", equalTo("funding-withdrawn"));
    }

    @Test
    void an_early_end_demands_a_reason_and_an_explanation() {
        String id = ongoing();
        move(id, "ended-early", "2019-11")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reason"))
                .body("errors[0].code", equalTo("reason-demanded"));
        step(id, Map.of("to", "ended-early", "on", "2019-11", "reason", "other"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/explanation"))
                .body("errors[0].code", equalTo("explanation-demanded"));
        step(id, Map.of("to", "completed", "on", "2020-12-31", "reason", "other"))
                .statusCode(400)
                .body("errors[0].code", equalTo("reason-only-for-early-end"));
    }

    @Test
    void an_end_on_the_planned_day_is_not_early() {
        end(ongoing(), "2020-12-31", "other").statusCode(409).body("code", equalTo("project.not-early"));
    }

    @Test
    void a_month_that_holds_the_planned_end_is_not_early() {
        end(ongoing(), "2020-12", "other").statusCode(409).body("code", equalTo("project.not-early"));
    }

    @Test
    void an_application_is_rejected_and_nothing_follows() {
        String id = ownedProject();
        move(id, "applied", "2018-10-01").statusCode(200);
        move(id, "rejected", "2018-12").statusCode(200).body("status", equalTo("rejected"));
        move(id, "granted", "2019-01-01").statusCode(409).body("code", equalTo("project.wrong-stage"));
    }

    @Test
    void no_stage_is_skipped() {
        String id = ownedProject();
        move(id, "granted", "2018-10-01")
                .statusCode(409)
                .body("code", equalTo("project.wrong-stage"))
                .body("detail", containsString("från ”Planerat” till ”Beviljat”"));
    }

    @Test
    void a_project_without_an_owner_is_not_applied_for() {
        move(project(), "applied", "2018-10-01").statusCode(409).body("code", equalTo("project.no-owner"));
    }

    @Test
    void steps_come_in_the_order_of_their_days_and_none_lies_in_the_future() {
        String id = ownedProject();
        move(id, "applied", "2018-08-31").statusCode(400).body("errors[0].code", equalTo("before-current-stage"));
        move(id, "applied", "2199-01-01").statusCode(400).body("errors[0].code", equalTo("in-future"));
    }

    @Test
    void a_project_that_was_there_before_the_register_comes_in_as_it_was() {
        String id = project(with(plan(), "owner", organisation(), "status", "ongoing", "since", "2019"));
        get("/projects/{id}", id).body("status", equalTo("ongoing"));
        get("/projects/{id}/stage-changes", id).body("items", hasSize(1)).body("items[0].on", equalTo("2019"));
    }

    @Test
    void no_project_comes_in_at_its_end() {
        post("/projects", with(plan(), "status", "completed"))
                .statusCode(409)
                .body("code", equalTo("project.wrong-stage"));
    }

    @Test
    void who_recorded_a_step_is_told_to_managers_only() {
        String id = ongoing();
        get("/projects/{id}/stage-changes", id)
                .body("items.recordedBy", everyItem(nullValue()))
                .body("items.recordedAt", everyItem(startsWith("20")));
        manager()
                .get("/projects/{id}/stage-changes", id)
                .then()
                .body("items", hasSize(4))
                .body("items.recordedBy", everyItem(equalTo("test-programme-manager")))
                .body("items.recordedAt", everyItem(endsWith("Z")));
    }

    @Test
    void links_show_a_manager_what_can_be_done_now() {
        String id = ownedProject();
        managersLinks(id)
                .body("_links.rel", hasItems("self", "edit", "become-applied"))
                .body("_links.rel", not(hasItem("extend")));
        move(id, "applied", "2018-10-01");
        managersLinks(id).body("_links.rel", hasItems("become-granted", "become-rejected"));
        move(id, "granted", "2018-12-15");
        managersLinks(id).body("_links.rel", hasItems("become-ongoing", "extend"));
        move(id, "ongoing", "2019-02-01");
        managersLinks(id)
                .body("_links.rel", hasItems("become-completed", "become-ended-early", "extend"))
                .body("_links.find { it.rel == 'become-completed' }.method", equalTo("POST"))
                .body("_links.find { it.rel == 'become-completed' }.href", endsWith(id + "/stage-changes"));
        move(id, "completed", "2020-12-31");
        managersLinks(id)
                .body("_links.rel", not(hasItem(startsWith("become-"))))
                .body("_links.rel", not(hasItem("extend")));
    }

    @Test
    void links_show_the_public_what_can_be_read_and_nothing_else() {
        String id = ongoing();
        get("/projects/{id}", id).body("_links.method", everyItem(equalTo("GET")));
        List<String> addresses = get("/projects/{id}", id).extract().path("_links.href");
        for (String it : addresses)
            get(it.substring(it.indexOf(BASE) + BASE.length())).statusCode(200);
    }

    @Test
    void what_is_told_of_a_project_is_changed_field_by_field() {
        String id = project(with(
                plan(),
                "summary",
                both("Påhittad text", "Invented text"),
                "targetGroups",
                List.of("unemployed"),
                "challenges",
                List.of("ageing-population"),
                "budget",
                Map.of("total", kronor("1000.50"))));
        Map<String, Object> changes = new HashMap<>();
        changes.put("summary", null);
        changes.put("targetGroups", List.of("on-sick-leave", "persons"));
        change(id, changes)
                .statusCode(200)
                .body("summary", nullValue())
                .body("targetGroups", contains("on-sick-leave", "persons"))
                .body("challenges", contains("ageing-population"))
                .body("budget.total.amount", equalTo("1000.50"))
                .body("name", notNullValue());
    }

    @Test
    void a_code_that_its_list_does_not_have_is_refused() {
        post("/projects", with(plan(), "competenceAreas", List.of("alchemy")))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/competenceAreas"))
                .body("errors[0].code", equalTo("unknown-code"));
    }

    private static String ongoing() {
        String id = ownedProject();
        move(id, "applied", "2018-10-01").statusCode(200);
        move(id, "granted", "2018-12-15").statusCode(200);
        move(id, "ongoing", "2019-02-01").statusCode(200);
        return id;
    }

    private static ValidatableResponse managersLinks(String id) {
        return manager().get("/projects/{id}", id).then().statusCode(200);
    }

    private static ValidatableResponse move(String id, String to, String on) {
        return step(id, Map.of("to", to, "on", on));
    }

    private static ValidatableResponse end(String id, String on, String reason) {
        return step(
                id,
                Map.of(
                        "to",
                        "ended-early",
                        "on",
                        on,
                        "reason",
                        reason,
                        "explanation",
                        both("Påhittad förklaring", "Invented explanation")));
    }

    private static ValidatableResponse step(String id, Map<String, ?> step) {
        return postOnTag(tag("/projects/{id}", id), "/projects/{id}/stage-changes", step, id);
    }

    private static ValidatableResponse extend(String id, String to, String decidedOn) {
        Map<String, ?> extension =
                Map.of("plannedEndsOn", to, "decidedOn", decidedOn, "reason", both("Påhittat skäl", "Invented reason"));
        return postOnTag(tag("/projects/{id}", id), "/projects/{id}/extensions", extension, id);
    }

    private static ValidatableResponse change(String id, Map<String, ?> changes) {
        return patch(tag("/projects/{id}", id), "/projects/{id}", changes, id);
    }
}
