package se.kompetensbyran.api.enterprises;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.shared.EnumCode;

/** The life of an enterprise in the register. */
@QuarkusTest
class EnterprisesTest extends ApiTest {

    private static final String ENTERPRISE = "/enterprises/{id}";
    private static final String STEPS = "/enterprises/{id}/stage-changes";
    private static final String NOWHERE = "01976f2e-5c00-7000-8000-00000000ffff";

    @Test
    void an_enterprise_is_registered_and_read_back_as_it_was_told() {
        String ownerName = name("förening");
        String owner = organisation(ownerName);
        String node = node(organisation());
        Map<String, Object> told = with(
                business(),
                "organisation",
                owner,
                "description",
                both("Ett påhittat kafé", "An invented café"),
                "offers",
                both("Kaffe", "Coffee"),
                "sectors",
                List.of("repairs", "food-and-drink-services"),
                "municipality",
                "2080",
                "since",
                "2019-03",
                "node",
                node);
        String id = post("/enterprises", told)
                .statusCode(201)
                .header("Location", containsString("/kompetensbyran/v1/enterprises/"))
                .extract()
                .path("id");
        get(ENTERPRISE, id)
                .statusCode(200)
                .body("name", equalTo(told.get("name")))
                .body("organisation.id", equalTo(owner))
                .body("organisation.name", equalTo(ownerName))
                .body("description.sv", equalTo("Ett påhittat kafé"))
                .body("offers.en", equalTo("Coffee"))
                .body("sectors", contains("food-and-drink-services", "repairs"))
                .body("municipality", equalTo("2080"))
                .body("stage", equalTo("trading"))
                .body("stageSince", equalTo("2019-03"))
                .body("node.id", equalTo(node))
                .body("_links.rel", hasItems("self", "collection", "related", "node", "stage-changes", "affiliations"))
                .body("_links.method", everyItem(equalTo("GET")));
    }

    @Test
    void little_must_be_told() {
        String id = enterprise(Map.of("name", name("verksamhet"), "organisation", organisation()));
        get(ENTERPRISE, id)
                .body("stage", equalTo("trading"))
                .body("stageSince", notNullValue())
                .body("sectors", empty())
                .body("description", nullValue())
                .body("offers", nullValue())
                .body("municipality", nullValue())
                .body("node", nullValue());
    }

    @Test
    void what_an_enterprise_names_is_known() {
        refused(with(business(), "organisation", NOWHERE), "/organisation", "unknown-organisation");
        refused(with(business(), "municipality", "0180"), "/municipality", "unknown-municipality");
        refused(with(business(), "node", NOWHERE), "/node", "unknown-node");
        refused(with(business(), "sectors", List.of("moon-mining")), "/sectors", "unknown-code");
        refused(with(business(), "name", " "), "/name", "blank");
        refused(with(business(), "since", "2199-01-01"), "/on", "in-future");
        post("/enterprises", with(business(), "stage", "closed"))
                .statusCode(409)
                .body("code", equalTo("enterprise.wrong-stage"));
    }

    @Test
    void facts_are_changed_and_taken_away() {
        String id = enterprise(with(business(), "offers", both("Kaffe", "Coffee"), "municipality", "2080"));
        String owner = organisation();
        Map<String, Object> changes = new HashMap<>();
        changes.put("offers", null);
        changes.put("sectors", List.of("cleaning"));
        changes.put("organisation", owner);
        patch(tag(ENTERPRISE, id), ENTERPRISE, changes, id)
                .statusCode(200)
                .body("offers", nullValue())
                .body("sectors", contains("cleaning"))
                .body("municipality", equalTo("2080"))
                .body("organisation.id", equalTo(owner));
        patch("\"1.0\"", ENTERPRISE, Map.of("name", "x"), id).statusCode(412);
        patch(tag(ENTERPRISE, id), ENTERPRISE, Map.of("stage", "closed"), id)
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-field"));
    }

    static Stream<Arguments> everyPair() {
        return Arrays.stream(Stage.values())
                .flatMap(from -> Arrays.stream(Stage.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void a_business_goes_where_an_arrow_leads_and_nowhere_else(Stage from, Stage to) {
        String id = enterprise();
        if (from != Stage.TRADING) move(id, from, "2020").statusCode(200);
        var moved = move(id, to, "2021-05-01");
        if (from.mayBecome(to)) moved.statusCode(200).body("stage", equalTo(EnumCode.of(to)));
        else moved.statusCode(409).body("code", equalTo("enterprise.wrong-stage"));
        get(ENTERPRISE, id).body("stage", equalTo(EnumCode.of(from.mayBecome(to) ? to : from)));
    }

    @Test
    void a_step_is_kept_with_its_day_its_reason_and_for_some_who_recorded_it() {
        String id = enterprise();
        postOnTag(
                        tag(ENTERPRISE, id),
                        STEPS,
                        Map.of("to", "paused", "on", "2020-03", "reason", both("Påhittad", "Invented")),
                        id)
                .statusCode(200);
        get(STEPS, id)
                .body("items.to", contains("trading", "paused"))
                .body("items.on", contains("2019-03-01", "2020-03"))
                .body("items[1].reason.sv", equalTo("Påhittad"))
                .body("items[1].recordedBy", nullValue());
        manager().get(STEPS, id).then().statusCode(200).body("items[1].recordedBy", equalTo("test-programme-manager"));
    }

    @Test
    void a_step_lies_neither_in_the_future_nor_before_the_last() {
        String id = enterprise();
        move(id, Stage.PAUSED, "2199-01-01").statusCode(400).body("errors[0].code", equalTo("in-future"));
        move(id, Stage.PAUSED, "2019-02-28").statusCode(400).body("errors[0].code", equalTo("before-current-stage"));
        manager()
                .contentType(ContentType.JSON)
                .body(Map.of("to", "paused", "on", "2020"))
                .post(STEPS, id)
                .then()
                .statusCode(428);
    }

    @Test
    void it_is_shown_as_it_stood_on_a_day() {
        String node = node(organisation());
        String id = enterprise();
        post("/enterprises/{id}/affiliations", Map.of("node", node, "from", "2019-03-01", "until", "2020-12-31"), id)
                .statusCode(201);
        move(id, Stage.PAUSED, "2020-03").statusCode(200);
        move(id, Stage.CLOSED, "2021").statusCode(200);

        asOf(id, "2020-03-30").body("stage", equalTo("trading")).body("node.id", equalTo(node));
        asOf(id, "2020-03-31").body("stage", equalTo("paused")).body("stageSince", equalTo("2020-03"));
        asOf(id, "2021-01-01").body("stage", equalTo("paused")).body("node", nullValue());
        asOf(id, "2021-12-31").body("stage", equalTo("closed"));
        get(ENTERPRISE, id).body("stage", equalTo("closed"));
        get(ENTERPRISE + "?asOf=2019-02-28", id).statusCode(404).body("code", equalTo("enterprise.not-yet"));
        get(ENTERPRISE + "?asOf=2019-02-30", id).statusCode(400).body("errors[0].parameter", equalTo("asOf"));
    }

    @Test
    void links_lead_to_what_can_be_done_now_and_to_nothing_on_another_day() {
        String id = enterprise();
        manager()
                .get(ENTERPRISE, id)
                .then()
                .body("_links.rel", hasItems("edit", "become-paused", "become-closed", "affiliate"))
                .body("_links.rel", not(hasItem("become-trading")));
        manager()
                .get(ENTERPRISE + "?asOf=2020-01-01", id)
                .then()
                .body("_links.method", everyItem(equalTo("GET")))
                .body("_links[0].href", endsWith("/enterprises/" + id + "?asOf=2020-01-01"));
        move(id, Stage.CLOSED, "2021").statusCode(200);
        manager()
                .get(ENTERPRISE, id)
                .then()
                .body("_links.rel", hasItem("edit"))
                .body("_links.rel", not(hasItem("affiliate")));
    }

    @Test
    void its_history_tells_who_changed_what() {
        String id = enterprise();
        move(id, Stage.PAUSED, "2020").statusCode(200);
        manager()
                .get("/enterprises/{id}/history", id)
                .then()
                .statusCode(200)
                .body("items.event", contains("enterprise.changed", "enterprise.entered"))
                .body("items[0]._links[0].href", endsWith("/enterprises/" + id));
        get("/enterprises/{id}/history", id).statusCode(401);
    }

    @Test
    void an_enterprise_that_is_not_there_is_not_found() {
        for (String it : List.of(ENTERPRISE, ENTERPRISE + "?asOf=2020-01-01", STEPS, "/enterprises/{id}/affiliations"))
            get(it, NOWHERE).statusCode(404).body("code", equalTo("enterprise.unknown"));
        patch("\"1.0\"", ENTERPRISE, Map.of("name", "x"), NOWHERE).statusCode(404);
        postOnTag("\"1.0\"", STEPS, Map.of("to", "paused", "on", "2020"), NOWHERE)
                .statusCode(404);
    }

    private static ValidatableResponse asOf(String id, String day) {
        return get(ENTERPRISE + "?asOf=" + day, id).statusCode(200);
    }

    private static ValidatableResponse move(String id, Stage to, String on) {
        return postOnTag(tag(ENTERPRISE, id), STEPS, Map.of("to", EnumCode.of(to), "on", on), id);
    }

    private static void refused(Map<String, ?> told, String pointer, String rule) {
        post("/enterprises", told)
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(rule));
    }
}
