package se.kompetensbyran.api.assessments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
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
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.assessments.State;

/** Who may know what of an assessment, and take which step: what is another's is not there. */
@QuarkusTest
class AssessmentAuthorityTest extends Assessing {

    private String host;
    private Assessed of;

    @BeforeEach
    void an_enterprise_at_a_node() {
        host = organisation();
        String owner = organisation();
        of = new Assessed(enterprise(with(business(), "organisation", owner, "node", node(host))), owner);
    }

    @Test
    void the_manager_of_the_enterprise_and_the_adviser_of_its_node_draft_and_submit() {
        RequestSpecification adviser = as(Role.ADVISER, host, Reach.NODE);
        String id = begin(adviser, Map.of("enterprise", of.id(), "evidence", WHOLE))
                .statusCode(201)
                .body("_links.rel", hasItem("edit"))
                .extract()
                .path("id");
        of.manager().get(ONE, id).then().statusCode(200).body("evidence.integration", equalTo("Stadgarna (påhittade)"));
        step(as(Role.ADVISER, host, Reach.NODE), id, State.SUBMITTED).statusCode(200);
        send(as(Role.ADVISER, host, Reach.NODE), DECISIONS, id, Map.of("to", "confirmed"))
                .statusCode(403);
        send(of.manager(), DECISIONS, id, Map.of("to", "confirmed")).statusCode(403);
        of.manager().get(ONE, id).then().body("_links.rel", not(hasItem("become-confirmed")));
        as(Role.ADVISER, host, Reach.NODE).get(ALL).then().body("items.id", contains(id));
        of.manager().get(ALL).then().body("items.id", contains(id));
    }

    @Test
    void who_decides_does_not_write() {
        begin(manager(), Map.of("enterprise", of.id())).statusCode(403);
        String id = in(State.DRAFT, of);
        step(manager(), id, State.SUBMITTED).statusCode(403);
        manager().get(ONE, id).then().statusCode(200).body("_links.rel", not(hasItem("become-submitted")));
    }

    @Test
    void what_is_anothers_is_not_there() {
        String id = in(State.SUBMITTED, of);
        String elsewhere = organisation();
        node(elsewhere);
        for (Supplier<RequestSpecification> who : List.<Supplier<RequestSpecification>>of(
                () -> as(Role.ENTERPRISE_MANAGER, elsewhere, Reach.ORGANISATION),
                () -> as(Role.ADVISER, elsewhere, Reach.NODE),
                () -> as(Role.ADVISER, elsewhere, Reach.REGION),
                () -> as(Role.ADVISER, host, Reach.ORGANISATION))) {
            who.get().get(ONE, id).then().statusCode(404).body("code", equalTo("assessment.unknown"));
            who.get().get(STEPS, id).then().statusCode(404);
            step(who.get(), id, State.CONTESTED).statusCode(404);
            who.get().get(ALL).then().statusCode(200).body("items", empty());
            begin(who.get(), Map.of("enterprise", of.id())).statusCode(403);
        }
        send(as(Role.PROGRAMME_MANAGER, elsewhere, Reach.ORGANISATION), DECISIONS, id, Map.of("to", "confirmed"))
                .statusCode(404);
        as(Role.AUDITOR, elsewhere, Reach.ORGANISATION)
                .get(ONE + "/history", id)
                .then()
                .statusCode(404)
                .body("code", equalTo("assessment.unknown"));
    }

    @Test
    void nobody_decides_on_what_is_their_own() {
        String id = in(State.SUBMITTED, of);
        for (String own : List.of(of.owner(), host))
            for (Reach it : List.of(Reach.ORGANISATION, Reach.NODE))
                send(as(Role.PROGRAMME_MANAGER, own, it), DECISIONS, id, Map.of("to", "confirmed"))
                        .statusCode(anyOf(equalTo(403), equalTo(404)));
        manager().get(ONE, id).then().statusCode(200).body("state", equalTo("submitted"));
    }

    @Test
    void history_is_read_by_who_may_read_it_and_by_auditors() {
        String id = in(State.SUBMITTED, of);

        for (Reach it : Reach.values())
            as(Role.ADMINISTRATOR, of.owner(), it)
                    .get(ONE + "/history", id)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("assessment.unknown"));
        as(Role.PROGRAMME_MANAGER, of.owner(), Reach.ORGANISATION)
                .get(ONE + "/history", id)
                .then()
                .statusCode(200);
        as(Role.AUDITOR, host, Reach.REGION).get(ONE + "/history", id).then().statusCode(200);
    }

    @Test
    void others_and_the_public_have_no_part_in_it() {
        String id = in(State.SUBMITTED, of);
        for (Role it : List.of(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.CASE_OFFICER, Role.EVALUATOR, Role.AUDITOR)) {
            as(it, of.owner(), Reach.REGION).get(ONE, id).then().statusCode(403);
            begin(as(it, of.owner(), Reach.REGION), Map.of("enterprise", of.id()))
                    .statusCode(403);
        }
        for (String it : List.of(ONE, STEPS, ONE + "/history")) get(it, id).statusCode(401);
        get(ALL).statusCode(401);
    }

    @Test
    void who_writes_or_decides_and_may_not_read_is_shown_no_evidence() {
        Supplier<RequestSpecification> writer =
                () -> client(of.owner(), Reach.ORGANISATION, Permission.ASSESSMENTS_WRITE);
        String id = begin(writer.get(), Map.of("enterprise", of.id(), "evidence", WHOLE))
                .statusCode(201)
                .body("evidence", nullValue())
                .extract()
                .path("id");
        step(writer.get(), id, State.SUBMITTED).statusCode(200).body("evidence", nullValue());
        writer.get().get(ONE, id).then().statusCode(403);
        send(
                        client(host, Reach.REGION, Permission.ASSESSMENTS_DECIDE),
                        DECISIONS,
                        id,
                        Map.of("to", "rejection-told", "verdicts", NOT_ALL_MET, "reason", "Påhittat skäl"))
                .statusCode(200)
                .body("evidence", nullValue())
                .body("verdicts.participation", equalTo("not-met"));
        manager().get(ONE, id).then().body("evidence.integration", equalTo("Stadgarna (påhittade)"));
    }

    private static RequestSpecification client(String organisation, Reach reach, Permission scope) {
        return anybody().auth().oauth2(Tokens.ofClient(UUID.randomUUID(), UUID.fromString(organisation), reach, scope));
    }

    @Test
    void evidence_is_not_kept_under_a_key_for_repeats() {
        var told = Map.of("enterprise", of.id(), "evidence", WHOLE);
        String key = UUID.randomUUID().toString();
        var first = begin(of.manager().header("Idempotency-Key", key), told)
                .statusCode(201)
                .body("evidence.integration", equalTo("Stadgarna (påhittade)"))
                .extract();
        begin(of.manager().header("Idempotency-Key", key), told)
                .statusCode(201)
                .header("Location", equalTo(first.header("Location")))
                .body("id", equalTo(first.path("id")))
                .body("evidence", nullValue());
    }

    @Test
    void the_assessments_of_a_node_that_has_closed_are_not_there() {
        String node = get("/enterprises/{id}", of.id()).extract().path("node.id");
        String id = in(State.SUBMITTED, of);
        Supplier<RequestSpecification> adviser = () -> as(Role.ADVISER, host, Reach.NODE);
        adviser.get().get(ALL).then().body("items.id", contains(id));
        patch(tag("/nodes/{id}", node), "/nodes/{id}", Map.of("until", "2020-12-31"), node)
                .statusCode(200);
        adviser.get().get(ALL).then().statusCode(200).body("items", empty());
        adviser.get().get(ONE, id).then().statusCode(404).body("code", equalTo("assessment.unknown"));
    }

    @Test
    void history_tells_that_evidence_changed_and_not_what_it_says() {
        String id = in(State.CONTESTED, of);
        String history = as(Role.AUDITOR, host, Reach.REGION)
                .get(ONE + "/history", id)
                .then()
                .statusCode(200)
                .body("items[0]._links[0].href", endsWith("/assessments/" + id))
                .extract()
                .asString();
        assertThat(history).contains("evidence/integration").doesNotContain("Stadgarna", "Bokslutet", "Påhittat skäl");
    }
}
