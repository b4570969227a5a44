package se.kompetensbyran.api.incubation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** Who may know of an initiative, and who may change it: its node's advisers and the region; for others it is not there. */
@QuarkusTest
class InitiativeAuthorityTest extends InitiativeJourney {

    private static final List<String> READS = List.of(INITIATIVE, STEPS, CHECKS, CHECKS + "/plan-agreed");

    @Inject
    MovableClock clock;

    @Inject
    Time time;

    private String host;
    private String node;
    private String id;

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    @BeforeEach
    void an_initiative_at_a_node() {
        host = organisation();
        node = node(host);
        id = initiative(with(idea(host), "node", node));
    }

    @Test
    void an_adviser_works_at_the_own_node() {
        Supplier<RequestSpecification> adviser = () -> as(Role.ADVISER, host, Reach.NODE);
        for (String it : READS) adviser.get().get(it, id).then().statusCode(200);
        adviser.get().get("/initiatives").then().body("items.id", contains(id));
        adviser.get().get("/initiatives/board-columns").then().body("items[0].count", equalTo(1));
        adviser.get().get("/initiatives/survival-rates").then().statusCode(200);
        json(adviser.get(), Map.of("on", KNOWN))
                .put(CHECKS + "/plan-agreed", id)
                .then()
                .statusCode(200);
        json(adviser.get(), Map.of("to", "paused", "on", KNOWN, "reason", "awaits-funding"))
                .post(STEPS, id)
                .then()
                .statusCode(200);
        changes(adviser.get(), Map.of("name", "Påhittat annat")).statusCode(200);
        json(adviser.get(), with(idea(organisation()), "node", node))
                .post("/initiatives")
                .then()
                .statusCode(201);
    }

    @Test
    void an_initiative_of_another_node_is_not_there() {
        for (Reach reach : List.of(Reach.NODE, Reach.ORGANISATION)) {
            Supplier<RequestSpecification> stranger = () -> as(Role.ADVISER, organisation(), reach);
            for (String it : READS)
                stranger.get().get(it, id).then().statusCode(404).body("code", equalTo("initiative.unknown"));
            stranger.get().get("/initiatives").then().statusCode(200).body("items", empty());
            stranger.get().get("/initiatives?node=" + node).then().body("items", empty());
            stranger.get().get("/initiatives/board-columns?node=" + node).then().body("items[0].count", equalTo(0));
            changes(stranger.get(), Map.of("name", "x")).statusCode(404);
            json(stranger.get(), Map.of("on", KNOWN))
                    .put(CHECKS + "/plan-agreed", id)
                    .then()
                    .statusCode(404);
            json(stranger.get(), Map.of("to", "paused", "on", KNOWN, "reason", "awaits-funding"))
                    .post(STEPS, id)
                    .then()
                    .statusCode(404);
            json(stranger.get(), Map.of("enterprise", NOWHERE, "on", KNOWN))
                    .post(ENTERPRISES, id)
                    .then()
                    .statusCode(404);
            stranger.get()
                    .header("If-Match", "*")
                    .delete(CHECKS + "/plan-agreed", id)
                    .then()
                    .statusCode(404);
            json(stranger.get(), with(idea(host), "node", node))
                    .post("/initiatives")
                    .then()
                    .statusCode(403);
        }
        // The own organisation's is not the own node's.
        as(Role.ADVISER, host, Reach.ORGANISATION).get(INITIATIVE, id).then().statusCode(404);
    }

    @Test
    void nobody_hands_an_initiative_over_to_a_node_that_they_do_not_reach() {
        String mine = node(host);
        changes(as(Role.ADVISER, host, Reach.NODE), Map.of("node", node(organisation())))
                .statusCode(403);
        changes(as(Role.ADVISER, host, Reach.NODE), Map.of("node", mine)).statusCode(200);
    }

    @Test
    void some_read_and_do_not_change() {
        for (Role role : List.of(Role.EVALUATOR, Role.AUDITOR)) {
            Supplier<RequestSpecification> reader = () -> as(role, organisation(), Reach.REGION);
            reader.get().get(INITIATIVE, id).then().statusCode(200).body("_links.rel", not(hasItem("edit")));
            changes(reader.get(), Map.of("name", "x")).statusCode(403);
        }
        UUID host = UUID.fromString(this.host);
        RequestSpecification client = anybody()
                .auth()
                .oauth2(Tokens.ofClient(UUID.randomUUID(), host, Reach.NODE, Permission.INCUBATION_READ));
        client.get(INITIATIVE, id).then().statusCode(200);
    }

    @Test
    void nobody_says_that_an_enterprise_which_they_do_not_support_came_from_theirs() {
        Supplier<RequestSpecification> adviser = () -> as(Role.ADVISER, host, Reach.NODE);
        String owner = organisation();
        String enterprise = enterprise(with(business(), "organisation", owner));
        changes(adviser.get(), Map.of("organisation", owner)).statusCode(200);
        registered(id);
        Map<String, ?> told = Map.of("enterprise", enterprise, "on", "2020-03-01");
        json(adviser.get(), told).post(ENTERPRISES, id).then().statusCode(403);
        adviser.get().get(INITIATIVE, id).then().body("enterprise", nullValue());

        post("/enterprises/{id}/affiliations", Map.of("node", node, "from", "2020-01-01"), enterprise)
                .statusCode(201);
        json(adviser.get(), told).post(ENTERPRISES, id).then().statusCode(200);

        // What is said once is the region's to correct.
        String one = ENTERPRISES + "/" + enterprise;
        adviser.get().get(INITIATIVE, id).then().body("_links.rel", not(hasItem("correct-enterprise")));
        adviser.get()
                .contentType(MERGE_PATCH)
                .header("If-Match", "*")
                .body(Map.of("on", "2020-04-01"))
                .patch(one, id)
                .then()
                .statusCode(403);
        adviser.get().header("If-Match", "*").delete(one, id).then().statusCode(403);
        as(Role.ADVISER, organisation(), Reach.NODE)
                .header("If-Match", "*")
                .delete(one, id)
                .then()
                .statusCode(404);
    }

    @Test
    void a_node_that_has_closed_has_no_initiatives() {
        patch("*", "/nodes/{id}", Map.of("until", time.today().toString()), node)
                .statusCode(200);
        clock.move(Duration.ofDays(1));

        Supplier<RequestSpecification> adviser = () -> as(Role.ADVISER, host, Reach.NODE);
        for (String it : READS)
            adviser.get().get(it, id).then().statusCode(404).body("code", equalTo("initiative.unknown"));
        adviser.get().get("/initiatives").then().statusCode(200).body("items", empty());
        adviser.get().get("/initiatives/board-columns").then().body("items[0].count", equalTo(0));
        changes(adviser.get(), Map.of("name", "x")).statusCode(404);
        changes(manager(), Map.of("name", "Påhittat annat")).statusCode(200);
        json(manager(), with(idea(host), "node", node))
                .post("/initiatives")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/node"))
                .body("errors[0].code", equalTo("node-closed"));
        changes(manager(), Map.of("node", node(organisation()))).statusCode(200);
        changes(manager(), Map.of("node", node)).statusCode(400).body("errors[0].code", equalTo("node-closed"));
    }

    @Test
    void its_history_is_for_those_who_may_read_it() {
        String history = INITIATIVE + "/history";
        as(Role.ADMINISTRATOR, host, Reach.REGION)
                .get(history, id)
                .then()
                .statusCode(404)
                .body("code", equalTo("initiative.unknown"));
        for (Reach reach : List.of(Reach.NODE, Reach.ORGANISATION))
            as(Role.AUDITOR, organisation(), reach).get(history, id).then().statusCode(404);
        as(Role.AUDITOR, organisation(), Reach.REGION).get(history, id).then().statusCode(200);
        as(Role.ADVISER, host, Reach.NODE).get(history, id).then().statusCode(403);
    }

    @Test
    void it_is_not_open() {
        for (Role role : List.of(Role.ADMINISTRATOR, Role.ENTERPRISE_MANAGER, Role.SUPERVISOR, Role.CASE_OFFICER))
            as(role, host, Reach.REGION).get(INITIATIVE, id).then().statusCode(403);
        for (String it : READS) get(it, id).statusCode(401);
        get("/initiatives").statusCode(401);
    }

    private ValidatableResponse changes(RequestSpecification who, Map<String, ?> told) {
        return who.contentType(MERGE_PATCH)
                .header("If-Match", "*")
                .body(told)
                .patch(INITIATIVE, id)
                .then();
    }
}
