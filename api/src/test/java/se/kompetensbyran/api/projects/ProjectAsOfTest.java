package se.kompetensbyran.api.projects;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.move;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.plan;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;

/** Projects as they stood on a day, by the days of their own facts. */
@QuarkusTest
class ProjectAsOfTest extends ApiTest {

    @Test
    void the_second_project_of_the_region_ran_until_its_month_was_over() {
        String q = "Kompetensbyrån 2.0";
        String id = get("/projects?q={q}&asOf=2016-03-30", q)
                .statusCode(200)
                .body("items[0].name", equalTo("ESF-projektet Kompetensbyrån 2.0"))
                .body("items[0].status", equalTo("ongoing"))
                .body("items[0].endedOn", nullValue())
                .body("items[0].ending", nullValue())
                .extract()
                .path("items[0].id");
        get("/projects/{id}?asOf=2016-03-31", id)
                .statusCode(200)
                .body("status", equalTo("ended-early"))
                .body("endedOn", equalTo("2016-03"))
                .body("ending.reason", equalTo("other"));
        get("/projects/{id}?asOf=2010-01-01", id)
                .statusCode(404)
                .body("code", equalTo("project.not-yet"))
                .body("type", endsWith("/problems/project.not-yet"));
    }

    @Test
    void stage_plan_and_owner_are_those_of_the_day() {
        String first = organisation();
        String second = organisation();
        String id = project(with(plan(), "owner", first, "status", "ongoing", "since", "2019-02-01"));
        String role = get("/projects/{id}/roles", id).extract().path("items[0].id");
        String at = "/projects/{id}/roles/{role}";
        patch(tag(at, id, role), at, Map.of("until", "2019-12-31"), id, role).statusCode(200);
        post("/projects/{id}/roles", Map.of("kind", "owner", "organisation", second, "from", "2020-01-01"), id)
                .statusCode(201);
        String planned = get("/projects/{id}", id).extract().path("plannedEndsOn");
        postOnTag(
                        tag("/projects/{id}", id),
                        "/projects/{id}/extensions",
                        Map.of("plannedEndsOn", "2022-06-30", "decidedOn", "2020-03-01"),
                        id)
                .statusCode(200);
        move(id, "2022-06-30", "completed");

        get("/projects/{id}?asOf=2019-06-01", id)
                .body("status", equalTo("ongoing"))
                .body("owner.id", equalTo(first))
                .body("plannedEndsOn", equalTo(planned));
        get("/projects/{id}?asOf=2020-03-01", id)
                .body("owner.id", equalTo(second))
                .body("plannedEndsOn", equalTo("2022-06-30"))
                .body("endedOn", nullValue());
        get("/projects/{id}?asOf=2022-06-30", id)
                .body("status", equalTo("completed"))
                .body("endedOn", equalTo("2022-06-30"));
        get("/projects/{id}?asOf=2019-01-31", id).statusCode(404);

        get("/projects?owner={o}&asOf=2019-06-01", first).body("items.id", contains(id));
        get("/projects?owner={o}&asOf=2020-06-01", first).body("items", empty());
        get("/projects?owner={o}&asOf=2020-06-01&status=ongoing", second).body("items.id", contains(id));
        get("/projects?owner={o}&asOf=2022-07-01&status=ongoing", second).body("items", empty());
        get("/projects?owner={o}&asOf=2019-01-31", first).body("items", empty());
        get("/projects/{id}/roles?asOf=2019-06-01", id).body("items.organisation.id", contains(first));
        get("/projects/{id}/roles", id).body("items.organisation.id", hasItems(first, second));
    }

    @Test
    void what_is_shown_of_another_day_leads_to_the_same_day_and_to_nothing_that_can_be_done() {
        String id = project(with(plan(), "owner", organisation(), "status", "ongoing", "since", "2019-02-01"));
        manager()
                .get("/projects/{id}?asOf=2019-06-01", id)
                .then()
                .statusCode(200)
                .body("_links.rel", not(hasItem("edit")))
                .body("_links.find { it.rel == 'self' }.href", endsWith("/projects/" + id + "?asOf=2019-06-01"))
                .body("_links.find { it.rel == 'roles' }.href", endsWith("/roles?asOf=2019-06-01"));
        manager().get("/projects/{id}", id).then().body("_links.rel", hasItem("edit"));
        manager()
                .get(
                        "/projects?owner={o}&asOf=2019-06-01",
                        get("/projects/{id}", id).extract().<String>path("owner.id"))
                .then()
                .body("items[0]._links.rel", not(hasItem("edit")))
                .body(
                        "_links.find { it.rel == 'self' }.href",
                        endsWith("asOf=2019-06-01&limit=20&owner="
                                + get("/projects/{id}", id).extract().path("owner.id") + "&page=1"));
    }

    @Test
    void days_that_cannot_be_asked_of_are_refused() {
        String id = project();
        for (String path : new String[] {"/projects", "/projects/" + id, "/projects/" + id + "/roles"}) {
            get(path + "?asOf=2016-03")
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo("asOf"))
                    .body("errors[0].code", equalTo("date-shape"));
            get(path + "?asOf=2200-01-01").statusCode(400).body("errors[0].code", equalTo("date-range"));
        }
        get("/projects/{id}?asOf=2019-06-01", "01976f2e-5c00-7000-8000-00000000ffff")
                .statusCode(404)
                .body("code", equalTo("project.unknown"));
    }
}
