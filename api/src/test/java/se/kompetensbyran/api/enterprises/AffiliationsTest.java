package se.kompetensbyran.api.enterprises;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;

/** To which support nodes an enterprise has belonged, and when. */
@QuarkusTest
class AffiliationsTest extends ApiTest {

    private static final String ENTERPRISE = "/enterprises/{id}";
    private static final String ALL = "/enterprises/{id}/affiliations";
    private static final String ONE = "/enterprises/{id}/affiliations/{affiliation}";

    @Test
    void an_enterprise_joins_a_node_leaves_it_and_joins_another() {
        String id = enterprise();
        String first = node(organisation());
        String second = node(organisation());
        String one = join(id, first, "2019-03-01").statusCode(201).extract().path("id");
        join(id, second, "2022-01-01").statusCode(409).body("code", equalTo("enterprise.affiliation-taken"));
        patch(tag(ONE, id, one), ONE, Map.of("until", "2021-12-31"), id, one)
                .statusCode(200)
                .body("until", equalTo("2021-12-31"));
        join(id, second, "2021-12-31").statusCode(409);
        join(id, second, "2022-01-01").statusCode(201).body("until", nullValue());
        get(ALL, id)
                .body("items.node.id", contains(second, first))
                .body("items.from", contains("2022-01-01", "2019-03-01"));
        get(ENTERPRISE, id).body("node.id", equalTo(second));
        manager().get(ONE, id, one).then().body("_links.rel", hasItems("self", "up", "node", "edit", "delete"));
    }

    @Test
    void an_affiliation_that_never_was_is_taken_away() {
        String id = enterprise();
        String one = join(id, node(organisation()), "2019-03-01").extract().path("id");
        manager()
                .header("If-Match", tag(ONE, id, one))
                .delete(ONE, id, one)
                .then()
                .statusCode(204);
        get(ONE, id, one).statusCode(404).body("code", equalTo("part.unknown"));
        get(ALL, id).body("items", empty());
    }

    @Test
    void it_has_a_node_that_is_known_and_days_in_order() {
        String id = enterprise();
        join(id, "01976f2e-5c00-7000-8000-00000000ffff", "2019-03-01")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/node"))
                .body("errors[0].code", equalTo("unknown-node"));
        post(ALL, with(told(node(organisation()), "2019-03-01"), "until", "2019-02-28"), id)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/until"))
                .body("errors[0].code", equalTo("before-start"));
    }

    @Test
    void it_belongs_to_a_node_only_while_that_is_there() {
        String id = enterprise();
        String node = node(organisation());
        join(id, node, "2019-02-28").statusCode(409).body("code", equalTo("enterprise.node-not-there"));
        patch(tag("/nodes/{id}", node), "/nodes/{id}", Map.of("until", "2020-12-31"), node)
                .statusCode(200);
        join(id, node, "2021-01-01").statusCode(409).body("code", equalTo("enterprise.node-not-there"));
        post(ALL, with(told(node, "2020-01-01"), "until", "2021-01-01"), id)
                .statusCode(409)
                .body("code", equalTo("enterprise.node-not-there"));
        post("/enterprises", with(business(), "node", node))
                .statusCode(409)
                .body("code", equalTo("enterprise.node-not-there"));
        get(ALL, id).body("items", empty());
        String one = join(id, node, "2020-01-01").statusCode(201).extract().path("id");
        patch(tag(ENTERPRISE, id), ONE, Map.of("from", "2019-01-01"), id, one)
                .statusCode(409)
                .body("code", equalTo("enterprise.node-not-there"));
    }

    @Test
    void a_business_that_has_closed_joins_no_node() {
        String id = enterprise();
        postOnTag(tag(ENTERPRISE, id), "/enterprises/{id}/stage-changes", Map.of("to", "closed", "on", "2023"), id)
                .statusCode(200);
        join(id, node(organisation()), "2019-03-01").statusCode(409).body("code", equalTo("enterprise.closed"));
    }

    private static Map<String, Object> told(String node, String from) {
        return Map.of("node", node, "from", from);
    }

    private static ValidatableResponse join(String id, String node, String from) {
        return post(ALL, told(node, from), id);
    }
}
