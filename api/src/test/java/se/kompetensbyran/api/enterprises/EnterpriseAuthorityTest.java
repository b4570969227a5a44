package se.kompetensbyran.api.enterprises;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** Who may change what of an enterprise: its own organisation what it does, its node and the region also how it stands. */
@QuarkusTest
class EnterpriseAuthorityTest extends ApiTest {

    private static final String ENTERPRISE = "/enterprises/{id}";

    private String owner;
    private String host;
    private String node;
    private String id;

    @BeforeEach
    void an_enterprise_at_a_node() {
        owner = organisation();
        host = organisation();
        node = node(host);
        id = enterprise(with(business(), "organisation", owner, "node", node));
    }

    @Test
    void its_own_manager_changes_what_it_does_and_nothing_else() {
        Supplier<RequestSpecification> manager = () -> as(Role.ENTERPRISE_MANAGER, owner, Reach.ORGANISATION);
        changes(manager.get(), Map.of("sectors", List.of("laundry"))).statusCode(200);
        changes(manager.get(), Map.of("organisation", organisation())).statusCode(403);
        moves(manager.get()).statusCode(403);
        joins(manager.get()).statusCode(403);
        registers(manager.get(), with(business(), "organisation", owner)).statusCode(403);
        manager.get()
                .get(ENTERPRISE, id)
                .then()
                .body("sectors[0]", equalTo("laundry"))
                .body("_links.rel", hasItem("edit"))
                .body("_links.rel", not(hasItem("become-paused")))
                .body("_links.rel", not(hasItem("affiliate")));
    }

    @Test
    void an_adviser_works_at_the_own_node() {
        changes(as(Role.ADVISER, host, Reach.NODE), Map.of("sectors", List.of("laundry")))
                .statusCode(200);
        changes(as(Role.ADVISER, host, Reach.NODE), Map.of("organisation", organisation()))
                .statusCode(200);
        moves(as(Role.ADVISER, host, Reach.NODE)).statusCode(200);
        registers(as(Role.ADVISER, host, Reach.NODE), with(business(), "node", node))
                .statusCode(201);
        as(Role.ADVISER, host, Reach.NODE)
                .get("/enterprises/{id}/stage-changes", id)
                .then()
                .body("items[0].recordedBy", equalTo("test-programme-manager"));
    }

    @Test
    void an_adviser_has_nothing_to_say_elsewhere() {
        for (var it : List.of(Reach.NODE, Reach.ORGANISATION)) {
            String elsewhere = organisation();
            node(elsewhere);
            changes(as(Role.ADVISER, elsewhere, it), Map.of("name", "x")).statusCode(403);
            moves(as(Role.ADVISER, elsewhere, it)).statusCode(403);
            joins(as(Role.ADVISER, elsewhere, it)).statusCode(403);
            registers(as(Role.ADVISER, elsewhere, it), with(business(), "node", node))
                    .statusCode(403);
            registers(as(Role.ADVISER, elsewhere, it), business()).statusCode(403);
        }
    }

    @Test
    void an_enterprise_that_has_left_the_node_is_not_the_advisers_any_more() {
        String all = "/enterprises/{id}/affiliations";
        String one = get(all, id).extract().path("items[0].id");
        String from = get(all, id).extract().path("items[0].from");
        patch(tag(ENTERPRISE, id), all + "/{one}", Map.of("from", "2019-03-01", "until", "2019-12-31"), id, one)
                .statusCode(200);
        changes(as(Role.ADVISER, host, Reach.NODE), Map.of("name", "x")).statusCode(403);
        patch(tag(ENTERPRISE, id), all + "/{one}", Map.of("from", from, "until", from), id, one)
                .statusCode(200);
        changes(as(Role.ADVISER, host, Reach.NODE), Map.of("name", "x")).statusCode(200);
    }

    @Test
    void what_another_node_was_or_shall_be_to_it_is_not_for_the_adviser_to_say() {
        String all = "/enterprises/{id}/affiliations";
        String other = node(organisation());
        String one = get(all, id).extract().path("items[0].id");
        as(Role.ADVISER, host, Reach.NODE)
                .contentType(MERGE_PATCH)
                .header("If-Match", tag(ENTERPRISE, id))
                .body(Map.of("node", other))
                .patch(all + "/{one}", id, one)
                .then()
                .statusCode(403);
        as(Role.ADVISER, host, Reach.NODE)
                .contentType(ContentType.JSON)
                .body(Map.of("node", other, "from", "2019-03-01", "until", "2019-03-31"))
                .post(all, id)
                .then()
                .statusCode(403);
        get(all, id).body("items.node.id", contains(node));
    }

    @Test
    void what_it_was_at_another_node_is_not_for_the_adviser_to_take_away() {
        String all = "/enterprises/{id}/affiliations";
        String other = node(organisation());
        String before = post(all, Map.of("node", other, "from", "2019-03-01", "until", "2019-03-31"), id)
                .statusCode(201)
                .extract()
                .path("id");
        as(Role.ADVISER, host, Reach.NODE)
                .header("If-Match", tag(ENTERPRISE, id))
                .delete(all + "/{one}", id, before)
                .then()
                .statusCode(403);
        get(all, id).body("items.node.id", contains(node, other));
    }

    @Test
    void its_history_is_linked_to_for_those_who_may_read_it() {
        String href = "_links.find { it.rel == 'version-history' }.href";
        manager().get(ENTERPRISE, id).then().body(href, endsWith("/enterprises/" + id + "/history"));
        manager()
                .get(ENTERPRISE + "/history", id)
                .then()
                .statusCode(200)
                .body("items.event", hasItem("enterprise.entered"));
        for (Role it : List.of(Role.ADVISER, Role.ENTERPRISE_MANAGER))
            as(it, host, Reach.NODE).get(ENTERPRISE, id).then().body("_links.rel", not(hasItem("version-history")));
        get(ENTERPRISE, id).body("_links.rel", not(hasItem("version-history")));
    }

    @Test
    void a_node_that_has_closed_has_nothing_to_say() {
        patch(tag("/nodes/{id}", node), "/nodes/{id}", Map.of("until", "2020-12-31"), node)
                .statusCode(200);

        changes(as(Role.ADVISER, host, Reach.NODE), Map.of("name", "x")).statusCode(403);
        get(ENTERPRISE, id).body("_links.rel", not(hasItem("node")));
    }

    @Test
    void the_region_does_it_all() {
        for (Role it : List.of(Role.PROGRAMME_MANAGER, Role.ADMINISTRATOR)) {
            String elsewhere = organisation();
            changes(as(it, elsewhere, Reach.REGION), Map.of("sectors", List.of("laundry")))
                    .statusCode(200);
            registers(as(it, elsewhere, Reach.REGION), business()).statusCode(201);
            changes(as(it, elsewhere, Reach.NODE), Map.of("name", "x")).statusCode(403);
        }
    }

    @Test
    void others_have_no_say() {
        for (Role it : List.of(Role.SUPERVISOR, Role.CASE_OFFICER, Role.EVALUATOR, Role.AUDITOR)) {
            changes(as(it, owner, Reach.REGION), Map.of("name", "x")).statusCode(403);
            registers(as(it, owner, Reach.REGION), business()).statusCode(403);
        }
        changes(anybody(), Map.of("name", "x")).statusCode(401);
        registers(anybody(), business()).statusCode(401);
        as(Role.ADVISER, host, Reach.NODE)
                .get("/enterprises/{id}/history", id)
                .then()
                .statusCode(403);
    }

    private static RequestSpecification as(Role role, String organisation, Reach reach) {
        return anybody()
                .auth()
                .oauth2(Tokens.of("test-somebody", List.of(new Grant(role, UUID.fromString(organisation), reach))));
    }

    private ValidatableResponse changes(RequestSpecification who, Map<String, ?> told) {
        return who.contentType(MERGE_PATCH)
                .header("If-Match", tag(ENTERPRISE, id))
                .body(told)
                .patch(ENTERPRISE, id)
                .then();
    }

    private ValidatableResponse moves(RequestSpecification who) {
        return who.contentType(ContentType.JSON)
                .header("If-Match", tag(ENTERPRISE, id))
                .body(Map.of("to", "paused", "on", "2020"))
                .post("/enterprises/{id}/stage-changes", id)
                .then();
    }

    private ValidatableResponse joins(RequestSpecification who) {
        return who.contentType(ContentType.JSON)
                .body(Map.of("node", node, "from", "2019-03-01", "until", "2019-03-31"))
                .post("/enterprises/{id}/affiliations", id)
                .then();
    }

    private static ValidatableResponse registers(RequestSpecification who, Map<String, ?> told) {
        return who.contentType(ContentType.JSON).body(told).post("/enterprises").then();
    }
}
