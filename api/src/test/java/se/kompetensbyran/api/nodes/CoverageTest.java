package se.kompetensbyran.api.nodes;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;

/** Who covers a municipality on a day. */
@QuarkusTest
class CoverageTest extends ApiTest {

    private static final String NODE = "/nodes/{id}";
    private static final String ALL = "/nodes/{id}/covered-municipalities";
    private static final String ONE = "/nodes/{id}/covered-municipalities/{coverage}";
    private static final String OF_FALUN = "/municipalities/2080/nodes?limit=100&asOf={day}";

    private String node = "";

    @BeforeEach
    void a_node_that_opens_in_march_2019() {
        node = post(
                        "/nodes",
                        Map.of("kind", "local", "name", name("nod"), "host", organisation(), "from", "2019-03-01"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void a_node_covers_a_municipality_from_a_day_on() {
        String coverage = cover("2080", "2019-06-01")
                .statusCode(201)
                .body("municipality.code", equalTo("2080"))
                .body("municipality.name", equalTo("Falun"))
                .body("from", equalTo("2019-06-01"))
                .body("until", nullValue())
                .extract()
                .path("id");
        get(ONE, node, coverage).statusCode(200).body("_links.rel", contains("self", "up"));
        manager().get(ONE, node, coverage).then().body("_links.rel", contains("self", "up", "edit", "delete"));
        get(NODE, node).body("covers", contains("2080"));
        get(NODE + "?asOf=2019-05-31", node).body("covers", empty());
        get(OF_FALUN, "2019-05-31").body("items.id", not(hasItem(node)));
        get(OF_FALUN, "2019-06-01").body("items.id", hasItem(node)).body("items[0].kind", equalTo("regional"));
        get("/nodes?limit=100&covers=2080&kind=local&asOf=2019-06-01").body("items.id", hasItem(node));
        get("/nodes?limit=100&covers=2081&kind=local&asOf=2019-06-01").body("items.id", not(hasItem(node)));
    }

    @Test
    void coverage_ends_by_a_last_day_and_begins_anew_the_day_after() {
        String first = cover("2080", "2019-03-01").extract().path("id");
        patch(tag(ONE, node, first), ONE, Map.of("until", "2019-12-31"), node, first)
                .statusCode(200)
                .body("until", equalTo("2019-12-31"));
        cover("2080", "2019-12-31").statusCode(409).body("code", equalTo("node.covers-already"));
        cover("2080", "2020-01-01").statusCode(201);
        get(ALL, node).body("items.from", contains("2019-03-01", "2020-01-01"));
        get(OF_FALUN, "2019-12-31").body("items.id", hasItem(node));
        get(OF_FALUN, "2020-01-01").body("items.id", hasItem(node));
    }

    @Test
    void two_nodes_may_cover_the_same_municipality() {
        String first = node;
        cover("2080", "2019-03-01").statusCode(201);
        a_node_that_opens_in_march_2019();
        cover("2080", "2019-03-01").statusCode(201);
        get(OF_FALUN, "2019-03-01").body("items.id", hasItem(first)).body("items.id", hasItem(node));
    }

    @Test
    void coverage_is_listed_in_swedish_order_of_municipalities() {
        cover("2039", "2019-03-01").statusCode(201);
        cover("2080", "2019-03-01").statusCode(201);
        cover("2021", "2019-03-01").statusCode(201);
        get(ALL, node).body("items.municipality.name", contains("Falun", "Vansbro", "Älvdalen"));
        get(NODE, node).body("covers", contains("2080", "2021", "2039"));
    }

    @Test
    void nothing_is_covered_while_the_node_is_not_there() {
        cover("2080", "2019-02-28").statusCode(409).body("code", equalTo("node.not-there"));
        close("2020-12-31").statusCode(200);
        cover("2080", "2021-01-01").statusCode(409).body("code", equalTo("node.not-there"));
        post(ALL, with(coverage("2080", "2020-01-01"), "until", "2021-01-01"), node)
                .statusCode(409)
                .body("code", equalTo("node.not-there"));
    }

    @Test
    void coverage_that_goes_on_ends_with_the_node() {
        cover("2080", "2019-03-01").statusCode(201);
        close("2020-12-31").statusCode(200);
        get(OF_FALUN, "2020-12-31").body("items.id", hasItem(node));
        get(OF_FALUN, "2021-01-01").body("items.id", not(hasItem(node)));
    }

    @Test
    void a_node_does_not_close_before_coverage_that_is_said_to_last_longer() {
        post(ALL, with(coverage("2080", "2019-03-01"), "until", "2021-06-30"), node)
                .statusCode(201);
        close("2020-12-31").statusCode(409).body("code", equalTo("node.not-there"));
    }

    @Test
    void a_municipality_lies_in_the_region() {
        cover("0180", "2019-03-01")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/municipality"))
                .body("errors[0].code", equalTo("unknown-municipality"));
        get("/municipalities/0180/nodes").statusCode(404).body("code", equalTo("municipality.unknown"));
    }

    @Test
    void coverage_ends_no_earlier_than_it_begins() {
        post(ALL, with(coverage("2080", "2019-06-01"), "until", "2019-05-31"), node)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/until"))
                .body("errors[0].code", equalTo("before-start"));
    }

    @Test
    void coverage_that_never_was_is_taken_away() {
        String coverage = cover("2080", "2019-03-01").extract().path("id");
        manager()
                .header("If-Match", tag(ONE, node, coverage))
                .delete(ONE, node, coverage)
                .then()
                .statusCode(204);
        get(ONE, node, coverage).statusCode(404).body("code", equalTo("part.unknown"));
        get(ALL, node).body("items", hasSize(0));
    }

    @Test
    void an_adviser_sees_and_does_not_change_what_is_covered() {
        String coverage = cover("2080", "2019-03-01").extract().path("id");
        var adviser = Tokens.with("adviser");
        anybody().auth().oauth2(adviser).get(ONE, node, coverage).then().body("_links.rel", contains("self", "up"));
        anybody()
                .auth()
                .oauth2(adviser)
                .contentType(ContentType.JSON)
                .body(coverage("2081", "2019-03-01"))
                .post(ALL, node)
                .then()
                .statusCode(403);
        anybody()
                .auth()
                .oauth2(adviser)
                .header("If-Match", "*")
                .delete(ONE, node, coverage)
                .then()
                .statusCode(403);
    }

    private static Map<String, Object> coverage(String municipality, String from) {
        return Map.of("municipality", municipality, "from", from);
    }

    private ValidatableResponse cover(String municipality, String from) {
        return post(ALL, coverage(municipality, from), node);
    }

    private ValidatableResponse close(String until) {
        return patch(tag(NODE, node), NODE, Map.of("until", until), node);
    }
}
