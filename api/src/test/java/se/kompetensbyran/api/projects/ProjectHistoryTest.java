package se.kompetensbyran.api.projects;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;

/** The region's history, as a new installation tells it. */
@QuarkusTest
class ProjectHistoryTest extends ApiTest {

    @Test
    void the_second_project_ended_early_in_a_month_of_2016() {
        get("/projects?q={q}&status=ended-early", "Kompetensbyrån 2.0")
                .statusCode(200)
                .body("items[0].name", equalTo("ESF-projektet Kompetensbyrån 2.0"))
                .body("items[0].startsOn", equalTo("2015-09-01"))
                .body("items[0].endedOn", equalTo("2016-03"))
                .body("items[0].plannedEndsOn", equalTo("2019-01-31"))
                .body("items[0].ending.reason", equalTo("other"))
                .body("items[0].owner", nullValue());
    }

    @Test
    void the_third_project_has_its_money_whole_with_the_rest_from_regional_growth_funds() {
        String id = get("/projects?q={q}", "Utveckling av ASF")
                .statusCode(200)
                .body("items[0].budget.total.amount", equalTo("4000000.00"))
                .body("items[0].budget.granted.amount", equalTo("4000000.00"))
                .body("items[0].budget.gap.amount", equalTo("0.00"))
                .body("items[0].owner.name", equalTo("Region Dalarna"))
                .extract()
                .path("items[0].id");
        get("/projects/{id}/funding-lines", id)
                .statusCode(200)
                .body("items[0].funder.name", equalTo("Tillväxtverket"))
                .body("items.amount.amount", contains("2000000.00", "2000000.00"))
                .body("items.remainder", contains(false, true));
        get("/projects/{id}/roles", id)
                .statusCode(200)
                .body(
                        "items.organisation.name",
                        hasItems(
                                "Region Dalarna", "Kompetensbyrån ek. för.", "Coompanion Dalarna", "AB Samarkand2015"));
    }

    @Test
    void the_first_project_ran_as_planned_with_half_its_money_from_the_social_fund() {
        String id = get("/projects?q={q}&sort=startsOn", "Kompetensbyrån")
                .statusCode(200)
                .body("items[0].name", equalTo("ESF-projektet Kompetensbyrån"))
                .body("items[0].status", equalTo("completed"))
                .body("items[0].startsOn", equalTo("2012-02-01"))
                .body("items[0].plannedEndsOn", equalTo("2014-06-27"))
                .body("items[0].endedOn", equalTo("2014-06-27"))
                .body("items[0].owner.name", equalTo("Gagnefs kommun"))
                .body("items[0].budget.total.amount", equalTo("8715677.00"))
                .body("items[0].budget.granted.amount", equalTo("4268993.00"))
                .body("items[0].budget.gap.amount", equalTo("4446684.00"))
                .extract()
                .path("items[0].id");
        get("/projects/{id}/funding-lines", id).body("items.funder.name", contains("Europeiska socialfonden (ESF)"));
        get("/projects/{id}/objectives", id).body("items.level", hasItems("individual", "organisation", "structure"));
        get("/projects/{id}/lineage", id)
                .body("continues", hasSize(0))
                .body("continuedBy.name", contains("ESF-projektet Kompetensbyrån 2.0"));
    }

    @Test
    void the_third_project_did_what_it_set_out_to_do() {
        String id = get("/projects?q={q}", "Utveckling av ASF")
                .body("items[0].startsOn", equalTo("2017-02-01"))
                .body("items[0].plannedEndsOn", equalTo("2018-10-31"))
                .body("items[0].endedOn", equalTo("2018-10-31"))
                .body("items[0].targetGroups", contains("active-asf", "women-and-men-far-from-labour-market"))
                .body("items[0].competenceAreas", hasSize(4))
                .body("items[0].stakeholderGroups", hasSize(5))
                .body("items[0].challenges", hasSize(3))
                .extract()
                .path("items[0].id");
        get("/projects/{id}/activities?limit=100", id)
                .statusCode(200)
                .body("items.findAll { it.kind == 'conference' }.from", contains("2018-09-13"));
    }

    @Test
    void the_evaluation_has_its_annexes() {
        String evaluation = get("/publications?kind=evaluation&sort=title")
                .statusCode(200)
                .extract()
                .path("items.find { it.title.startsWith('Utvärderarens slutrapport om') }.id");
        get("/publications?annexOf=" + evaluation).body("items.kind", contains("annex"));
        get("/publications?kind=popular-version").body("items.title", hasItem(containsString("slutrapporten")));
    }

    @Test
    void every_municipality_of_dalarna_has_its_population() {
        get("/municipalities")
                .statusCode(200)
                .body("_meta.total", equalTo(15))
                .body("items.code", hasItems("2021", "2085"))
                .body("items.population.count.sum()", equalTo(286546))
                .body("items.name[0]", equalTo("Avesta"))
                .body("items.name[14]", equalTo("Älvdalen"));
    }
}
