package se.kompetensbyran.api.participants;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** Participants are seen by who works at their node, by pseudonym by who evaluates, and by nobody else. */
@QuarkusTest
class ParticipantAuthorityTest extends ParticipantScene {

    @Inject
    Time time;

    private String host;
    private String id;

    @BeforeEach
    void somebody_is_a_participant() {
        host = host();
        id = identified(host);
    }

    @Test
    void to_another_node_it_is_not_there() {
        String elsewhere = organisation();
        node(elsewhere);
        for (Supplier<RequestSpecification> who : List.<Supplier<RequestSpecification>>of(
                () -> as(Role.ADVISER, elsewhere, Reach.NODE), () -> as(Role.ADVISER, elsewhere, Reach.REGION))) {
            for (String it : List.of(ONE, CONSENTS, ACCESSES))
                who.get().get(it, id).then().statusCode(404).body("code", equalTo("participant.unknown"));
            send(who.get(), Map.of("reason", "contact"), READINGS, id).statusCode(404);
            who.get().post(DOCUMENTS, id).then().statusCode(404);
            who.get().header("If-Match", "*").delete(ONE, id).then().statusCode(404);
            who.get().header("If-Match", "*").delete(IDENTITY, id).then().statusCode(404);
            who.get().get(ALL).then().statusCode(200).body("items", empty());
            send(who.get(), Map.of("reason", "contact", "name", NAME), SEARCHES)
                    .statusCode(200)
                    .body("items.id", not(hasItem(id)));
            who.get().get(COUNTS).then().body("total", equalTo(0));
            send(who.get(), told(node(host)), ALL).statusCode(403);
        }
        as(Role.ADVISER, host, Reach.ORGANISATION).get(ONE, id).then().statusCode(403);
        adviser(host).get(ONE, id).then().statusCode(200);
    }

    @Test
    void who_evaluates_sees_pseudonyms_and_no_more() {
        Supplier<RequestSpecification> evaluator = () -> as(Role.EVALUATOR, organisation(), Reach.REGION);
        evaluator
                .get()
                .get(ONE, id)
                .then()
                .statusCode(200)
                .body("birthYear", equalTo("1984"))
                .body("protectedIdentity", nullValue())
                .body("identityParts", nullValue())
                .body("_links.rel", contains("self", "collection", "node", "timeline"));
        evaluator.get().get(ALL).then().statusCode(200).body("items.protectedIdentity", not(hasItem(false)));
        forbidden(evaluator, false);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ADVISER", "EVALUATOR"})
    void nobody_else_comes_near_any(Role role) {
        for (Reach reach : Reach.values()) forbidden(() -> as(role, host, reach), true);
    }

    private void forbidden(Supplier<RequestSpecification> who, boolean toReadToo) {
        if (toReadToo) {
            who.get().get(ONE, id).then().statusCode(403);
            who.get().get(ALL).then().statusCode(403);
        }
        for (String it : List.of(CONSENTS, ACCESSES))
            who.get().get(it, id).then().statusCode(403);
        send(who.get(), Map.of("reason", "contact"), READINGS, id).statusCode(403);
        send(who.get(), Map.of("reason", "contact", "name", NAME), SEARCHES).statusCode(403);
        who.get().post(DOCUMENTS, id).then().statusCode(403);
        who.get().header("If-Match", "*").delete(ONE, id).then().statusCode(403);
    }

    @Test
    void who_administers_comes_near_none_whatever_else_they_are() {
        String token = Tokens.of(
                "test-administrator",
                List.of(
                        new Grant(Role.ADMINISTRATOR, UUID.fromString(host), Reach.REGION),
                        new Grant(Role.ADVISER, UUID.fromString(host), Reach.NODE)));
        forbidden(() -> anybody().auth().oauth2(token), true);
        String history = "/{id}/history";
        anybody().auth().oauth2(token).get(ALL + history, id).then().statusCode(404);
    }

    @Test
    void a_machine_knows_nobody() {
        String token =
                Tokens.ofClient(UUID.randomUUID(), UUID.fromString(host), Reach.NODE, Permission.PARTICIPANTS_READ);
        anybody().auth().oauth2(token).get(ONE, id).then().statusCode(200);
        send(anybody().auth().oauth2(token), Map.of("reason", "contact"), READINGS, id)
                .statusCode(403);
    }

    @Test
    void who_leads_counts_and_small_numbers_are_not_told() {
        RequestSpecification manager = as(Role.PROGRAMME_MANAGER, host, Reach.ORGANISATION);
        manager.get(COUNTS).then().statusCode(200).body("total", equalTo(0));
        for (int i = 0; i < 5; i++) participant(host);
        Supplier<RequestSpecification> atNode = () -> as(Role.PROGRAMME_MANAGER, host, Reach.NODE);
        atNode.get().get(COUNTS).then().body("total", equalTo(6)).body("women", equalTo(6));
        participant(host, "gender", "man");
        atNode.get()
                .get(COUNTS)
                .then()
                .body("total", equalTo(7))
                .body("women", nullValue())
                .body("men", nullValue())
                .body("nonBinary", equalTo(0));
        adviser(host).get(COUNTS).then().body("women", equalTo(6)).body("men", equalTo(1));
        as(Role.PROGRAMME_MANAGER, host, Reach.REGION).get(COUNTS).then().statusCode(200);
    }

    @Test
    void a_node_that_has_closed_keeps_its_participants() {
        String node = adviser(host).get(ONE, id).then().extract().path("node");
        String yesterday = time.today().minusDays(1).toString();
        patch(tag("/nodes/{id}", node), "/nodes/{id}", Map.of("until", yesterday), node)
                .statusCode(200);

        adviser(host).get(ONE, id).then().statusCode(200);
    }
}
