package se.kompetensbyran.api.nodes;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** The support structure, founded, found and changed. */
@QuarkusTest
class NodesTest extends ApiTest {

    private static final String NODE = "/nodes/{id}";
    private static final String NOWHERE = "01976f2e-5c00-7000-8000-00000000ffff";

    @Test
    void a_node_is_founded_and_read_back_as_it_was_told() {
        String hostName = name("värd");
        String host = organisation(hostName);
        Map<String, Object> told =
                with(node(host), "competenceAreas", List.of("public-procurement"), "until", "2099-12-31");
        String id = post("/nodes", told)
                .statusCode(201)
                .header("Location", containsString("/kompetensbyran/v1/nodes/"))
                .extract()
                .path("id");
        get(NODE, id)
                .statusCode(200)
                .body("kind", equalTo("local"))
                .body("name", equalTo(told.get("name")))
                .body("host.id", equalTo(host))
                .body("host.name", equalTo(hostName))
                .body("competenceAreas", contains("public-procurement"))
                .body("covers", empty())
                .body("from", equalTo("2019-03-01"))
                .body("until", equalTo("2099-12-31"));
    }

    @Test
    void the_regional_structure_is_there_from_the_start_and_covers_the_county() {
        get("/nodes?kind=regional")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].host.name", equalTo("Region Dalarna"))
                .body("items[0].covers", hasSize(15))
                .body("items[0].covers[0]", equalTo("2084"))
                .body("items[0].competenceAreas", hasSize(4))
                .body("items[0].from", equalTo("2017-02-01"))
                .body("items[0]._links.rel", not(hasItem("up")));
        get("/nodes?kind=regional&asOf=2017-01-31").body("items", empty());
    }

    @Test
    void there_is_one_regional_structure_at_a_time() {
        Map<String, Object> another = with(node(organisation()), "kind", "regional");
        post("/nodes", another).statusCode(409).body("code", equalTo("node.second-root"));

        String earlier = founded(with(another, "from", "1950-01-01", "until", "1950-12-31"));
        get("/nodes?kind=regional&asOf=1950-06-01").body("items.id", contains(earlier));
        Map<String, Object> noEnd = new HashMap<>();
        noEnd.put("until", null);
        patch(tag(NODE, earlier), NODE, noEnd, earlier).statusCode(409).body("code", equalTo("node.second-root"));
        get(NODE, earlier).body("until", equalTo("1950-12-31"));
    }

    @Test
    void a_local_node_lies_under_the_regional_structure_and_names_its_host() {
        String root = get("/nodes?kind=regional").extract().path("items[0].id");
        String host = organisation();
        String id = founded(node(host));
        get(NODE, id)
                .body("_links.rel", contains("self", "collection", "up", "related", "covered-municipalities"))
                .body("_links.find { it.rel == 'up' }.href", endsWith("/nodes/" + root))
                .body("_links.find { it.rel == 'related' }.href", endsWith("/organisations/" + host))
                .body(
                        "_links.find { it.rel == 'covered-municipalities' }.href",
                        endsWith("/nodes/" + id + "/covered-municipalities"));
        manager().get(NODE, id).then().body("_links.rel", hasItems("edit", "cover"));
    }

    @Test
    void nodes_are_found_by_host_kind_and_competence_area_on_a_day() {
        String host = organisation();
        String one = founded(with(node(host), "competenceAreas", List.of("business-development")));
        String other = founded(with(node(host), "from", "2020-01-01"));
        get("/nodes?host={host}", host).body("items", hasSize(2));
        get("/nodes?host={host}&asOf=2019-12-31", host).body("items.id", contains(one));
        get("/nodes?host={host}&asOf=2019-02-28", host).body("items", empty());
        get("/nodes?host={host}&competenceArea=business-development", host).body("items.id", contains(one));
        get("/nodes?host={host}&kind=regional", host).body("items", empty());
        get("/nodes?host={host}&kind=local", host).body("items.id", hasItems(one, other));
    }

    @Test
    void nodes_stand_in_swedish_order_after_the_regional_structure() {
        String host = organisation();
        for (String it : List.of("Östra noden", "Ånoden", "Zinknoden")) founded(with(node(host), "name", it));
        get("/nodes?host={host}", host).body("items.name", contains("Zinknoden", "Ånoden", "Östra noden"));
        get("/nodes?host={host}&sort=-name", host).body("items.name", contains("Östra noden", "Ånoden", "Zinknoden"));
        get("/nodes").body("items[0].kind", equalTo("regional"));
    }

    @Test
    void a_competence_area_that_is_not_in_the_list_is_refused() {
        get("/nodes?competenceArea=flying")
                .statusCode(400)
                .body("errors[0].parameter", equalTo("competenceArea"))
                .body("errors[0].code", equalTo("unknown-code"));
        post("/nodes", with(node(organisation()), "competenceAreas", List.of("flying")))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/competenceAreas"))
                .body("errors[0].code", equalTo("unknown-code"));
    }

    @Test
    void a_host_is_an_organisation_of_the_register() {
        post("/nodes", node(NOWHERE))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/host"))
                .body("errors[0].code", equalTo("unknown-organisation"));
    }

    @Test
    void a_node_does_not_close_before_it_opens() {
        post("/nodes", with(node(organisation()), "until", "2019-02-28"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/until"))
                .body("errors[0].code", equalTo("before-start"));
    }

    @Test
    void a_change_touches_what_it_names_and_null_takes_away() {
        String id = founded(with(node(organisation()), "competenceAreas", List.of("public-procurement")));
        String name = name("nod");
        Map<String, Object> changes = new HashMap<>();
        changes.put("name", name);
        changes.put("competenceAreas", null);
        patch(tag(NODE, id), NODE, changes, id)
                .statusCode(200)
                .body("name", equalTo(name))
                .body("competenceAreas", empty())
                .body("from", equalTo("2019-03-01"));
    }

    @Test
    void a_node_never_becomes_another_kind() {
        String id = founded(node(organisation()));
        patch(tag(NODE, id), NODE, Map.of("kind", "regional"), id)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/kind"))
                .body("errors[0].code", equalTo("unknown-field"));
    }

    @Test
    void a_node_is_changed_only_as_it_was_read() {
        String id = founded(node(organisation()));
        String tag = tag(NODE, id);
        patch(tag, NODE, Map.of("name", name("nod")), id).statusCode(200);
        patch(tag, NODE, Map.of("name", name("nod")), id).statusCode(412).body("code", equalTo("stale"));
        manager()
                .contentType(MERGE_PATCH)
                .body(Map.of("name", name("nod")))
                .patch(NODE, id)
                .then()
                .statusCode(428);
    }

    @Test
    void a_node_that_is_not_there_is_not_found() {
        get(NODE, NOWHERE).statusCode(404).body("code", equalTo("node.unknown"));
        get("/nodes/{id}/covered-municipalities", NOWHERE).statusCode(404).body("code", equalTo("node.unknown"));
        patch("\"1.x\"", NODE, Map.of("name", "x"), NOWHERE).statusCode(404);
    }

    @Test
    void a_node_is_not_found_of_a_day_before_its_first() {
        String id = founded(node(organisation()));
        get(NODE + "?asOf=2019-02-28", id).statusCode(404).body("code", equalTo("node.not-yet"));
        get(NODE + "?asOf=2019-03-01", id).statusCode(200);
        String toCome = founded(with(node(organisation()), "from", "2098-01-01"));
        get(NODE, toCome).statusCode(200).body("from", equalTo("2098-01-01"));
        get(NODE + "?asOf=2097-12-31", toCome).statusCode(404);
    }

    @Test
    void links_lead_to_what_can_be_done_now_and_to_nothing_on_another_day() {
        Map<String, Object> told = node(organisation());
        String id = founded(told);
        post("/nodes/{id}/covered-municipalities", Map.of("municipality", "2021", "from", "2019-03-01"), id)
                .statusCode(201);
        manager().get(NODE, id).then().body("_links.rel", hasItems("edit", "cover", "version-history"));
        Map<String, String> ofTheDay = Map.of(
                "/nodes/" + id + "?",
                "",
                "/nodes?host=" + told.get("host") + "&",
                "items[0].",
                "/municipalities/2021/nodes?limit=100&",
                "items.find { it.id == '" + id + "' }.");
        ofTheDay.forEach((path, one) -> manager()
                .get(path + "asOf=2020-01-01")
                .then()
                .statusCode(200)
                .body(one + "_links.method", everyItem(equalTo("GET")))
                .body(one + "_links.rel", not(hasItem("version-history")))
                .body(one + "_links[0].href", endsWith("/nodes/" + id + "?asOf=2020-01-01")));
    }

    @Test
    void only_those_who_lead_the_structure_found_nodes() {
        Map<String, Object> told = node(organisation());
        anybody().contentType(ContentType.JSON).body(told).post("/nodes").then().statusCode(401);
        for (String it : List.of("adviser", "enterprise-manager", "auditor"))
            as(Tokens.with(it), told).statusCode(403);
        var ofOne = new Grant(Role.PROGRAMME_MANAGER, UUID.fromString((String) told.get("host")), Reach.NODE);
        as(Tokens.of("test-nodes", List.of(ofOne)), told).statusCode(403);
        for (String it : List.of("administrator", "programme-manager"))
            as(Tokens.with(it), told).statusCode(201);
    }

    @Test
    void what_happened_to_a_node_is_told_to_those_who_may_know() {
        String id = founded(node(organisation()));
        post("/nodes/{id}/covered-municipalities", Map.of("municipality", "2080", "from", "2019-03-01"), id)
                .statusCode(201);
        get("/nodes/{id}/history", id).statusCode(401);
        manager().get(NODE, id).then().body("_links.rel", hasItem("version-history"));
        manager()
                .get("/nodes/{id}/history", id)
                .then()
                .statusCode(200)
                .body("items.event", contains("support-node.changed", "support-node.entered"));
        manager().get("/nodes/{id}/history", NOWHERE).then().statusCode(404);
    }

    private static ValidatableResponse as(String token, Map<String, Object> told) {
        return anybody()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(told)
                .post("/nodes")
                .then();
    }

    @Test
    void what_goes_on_has_no_last_day() {
        get(NODE, founded(node(organisation()))).body("until", nullValue());
    }

    private static Map<String, Object> node(String host) {
        return Map.of("kind", "local", "name", name("nod"), "host", host, "from", "2019-03-01");
    }

    private static String founded(Map<String, ?> told) {
        return post("/nodes", told).statusCode(201).extract().path("id");
    }
}
