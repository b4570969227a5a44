package se.kompetensbyran.api.projects;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static se.kompetensbyran.api.testing.Invented.kronor;
import static se.kompetensbyran.api.testing.Invented.move;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.plan;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;

/** How projects are found. */
@QuarkusTest
class ProjectSearchTest extends ApiTest {

    @Test
    void projects_are_found_by_their_owner_and_by_their_stage() {
        String owner = organisation();
        String planned = project(with(plan(), "owner", owner));
        String applied = project(with(plan(), "owner", owner));
        move(applied, "2018-10-01", "applied");
        of(owner, "").body("items.id", containsInAnyOrder(planned, applied));
        of(owner, "&status=planned").body("items.id", contains(planned));
        of(owner, "&status=applied").body("items.id", contains(applied));
        of(owner, "&status=rejected").body("items", empty()).body("_meta.total", equalTo(0));
    }

    @Test
    void a_former_owner_is_not_the_owner() {
        String former = organisation();
        String id = project(with(plan(), "owner", former));
        String role = get("/projects/{id}/roles", id).extract().path("items[0].id");
        String at = "/projects/{id}/roles/{role}";
        patch(tag(at, id, role), at, Map.of("until", "2019-06-30"), id, role).statusCode(200);
        of(former, "").body("items", empty());
    }

    @Test
    void projects_are_found_by_their_funder() {
        String funder = organisation();
        String id = project();
        Map<String, ?> line = Map.of("funder", funder, "amount", kronor("1.00"), "status", "applied");
        post("/projects/{id}/funding-lines", line, id).statusCode(201);
        post("/projects/{id}/funding-lines", line, id).statusCode(201);
        get("/projects?funder={funder}", funder).body("items.id", contains(id)).body("_meta.total", equalTo(1));
    }

    @Test
    void projects_are_found_by_a_day_on_which_they_ran() {
        String owner = organisation();
        String id = project(with(plan(), "owner", owner, "status", "ongoing", "since", "2019-02-01"));
        of(owner, "&activeOn=2019-01-31").body("items", empty());
        of(owner, "&activeOn=2019-02-01").body("items.id", contains(id));
        of(owner, "&activeOn=2020-12-31").body("items.id", contains(id));
        of(owner, "&activeOn=2021-01-01").body("items", empty());
    }

    @Test
    void a_plan_has_not_run() {
        String owner = organisation();
        project(with(plan(), "owner", owner));
        of(owner, "&activeOn=2019-06-01").body("items", empty());
    }

    @Test
    void words_are_found_in_any_of_their_swedish_forms() {
        String word = word();
        String id = project(
                with(plan(), "summary", both("Påhittat " + word + " om skogarna och deltagarna", "Invented " + word)));
        get("/projects?q={q}", word + " skog").body("items.id", contains(id));
        get("/projects?q={q}", word + " skogen deltagare").body("items.id", contains(id));
        get("/projects?q={q}", word + " hav").body("items", empty());
    }

    @Test
    void a_misspelled_name_is_found() {
        String owner = organisation();
        String id = project(with(plan(), "name", name("Trädgårdsverkstad"), "owner", owner));
        of(owner, "&q=Tradgårdverkstad").body("items.id", contains(id));
        of(owner, "&q=bokhandel").body("items", empty());
    }

    @Test
    void signs_of_a_query_language_are_only_text() {
        for (String it : new String[] {"'", "\"", "%", "_", "&|!():*<->", "a' or '1'='1", "\\", "-", "or", "{}"})
            anybody().queryParam("q", it).get("/projects").then().statusCode(200);
    }

    @Test
    void names_stand_in_swedish_order_both_ways() {
        String owner = organisation();
        for (String it : new String[] {"Östnor", "Zorn", "Älvros", "Åsen", "vansbro"})
            project(with(plan(), "name", it + " (påhittat)", "owner", owner));
        String[] order = {
            "vansbro (påhittat)", "Zorn (påhittat)", "Åsen (påhittat)", "Älvros (påhittat)", "Östnor (påhittat)"
        };
        String[] reverse = {order[4], order[3], order[2], order[1], order[0]};
        of(owner, "").body("items.name", contains(order));
        of(owner, "&sort=name").body("items.name", contains(order));
        of(owner, "&sort=-name").body("items.name", contains(reverse));
    }

    @Test
    void projects_are_sorted_by_their_days_and_stages_and_by_several_fields() {
        String owner = organisation();
        String early = entered(owner, "Bergsby", "2012-02-01", "2014-06-27");
        String middle = entered(owner, "Dalsby", "2015-09-01", "2019-01-31");
        String late = entered(owner, "Alsby", "2017-02-01", "2018-10-31");
        String twin = entered(owner, "Csby", "2017-02-01", "2018-10-31");
        of(owner, "&sort=startsOn,name").body("items.id", contains(early, middle, late, twin));
        of(owner, "&sort=-startsOn,-name").body("items.id", contains(twin, late, middle, early));
        of(owner, "&sort=plannedEndsOn,-name").body("items.id", contains(early, twin, late, middle));
        move(late, "2018-09-01", "applied");
        of(owner, "&sort=status,name").body("items.id", contains(early, twin, middle, late));
        of(owner, "&sort=-status,name").body("items.id", contains(late, early, twin, middle));
    }

    private static String entered(String owner, String name, String startsOn, String plannedEndsOn) {
        return project(Map.of(
                "name", name + " (påhittat)",
                "startsOn", startsOn,
                "plannedEndsOn", plannedEndsOn,
                "since", "2011-01-01",
                "owner", owner));
    }

    private static ValidatableResponse of(String owner, String rest) {
        return get("/projects?owner=" + owner + rest).statusCode(200);
    }
}
