package se.kompetensbyran.api.placements;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.organisation;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** A placement is the node's; the enterprise sees its own, and nobody else is near it. */
@QuarkusTest
class PlacementAuthorityTest extends PlacementScene {

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ENTERPRISE_MANAGER", "SUPERVISOR"})
    void the_enterprise_sees_its_own_from_when_it_is_sent_and_no_words_about_the_person(Role role) {
        Supplier<RequestSpecification> theirs = () -> person("test-leader", role, owner, Reach.ORGANISATION);
        String id = draft(place());
        theirs.get().get(PLACEMENT, id).then().statusCode(404).body("code", equalTo("placement.unknown"));
        theirs.get().get(PLACEMENTS).then().statusCode(200).body("items", empty());
        step(id, "to-sign").statusCode(200);

        theirs.get()
                .get(PLACEMENT, id)
                .then()
                .statusCode(200)
                .body("participant", equalTo(participant))
                .body("remark", nullValue());
        theirs.get().get(PLACEMENTS).then().body("items.id", contains(id));
        theirs.get().get(STEPS, id).then().statusCode(200);
        theirs.get().get(ONE, participant).then().statusCode(403);
        send(theirs.get().header("If-Match", tagOf(id)), Map.of("to", "cancelled", "reason", "x"), STEPS, id)
                .statusCode(403);
    }

    @Test
    void the_enterprise_is_not_told_of_health_nor_what_the_participant_says() {
        String id = signed(place());
        step(id, "ongoing").statusCode(200);
        end(
                        id,
                        "cause",
                        "health",
                        "answer",
                        "contests",
                        "comment",
                        "Jag blev sjuk",
                        "job",
                        Map.of("form", "permanent", "start", today.plusDays(1).toString()))
                .statusCode(200)
                .body("ending.jobForm", equalTo("permanent"));
        as(Role.EVALUATOR, organisation(), Reach.REGION)
                .get(PLACEMENT, id)
                .then()
                .body("ending.jobForm", equalTo("permanent"))
                .body("ending.cause", nullValue());

        leader(owner)
                .get(PLACEMENT, id)
                .then()
                .statusCode(200)
                .body("ending.lastDay", equalTo(today.toString()))
                .body("ending.cause", nullValue())
                .body("ending.answer", nullValue())
                .body("ending.comment", nullValue())
                .body("ending.jobForm", nullValue())
                .body("ending.jobStart", nullValue());
    }

    @Test
    void a_supervisor_signs_nothing() {
        String id = draft(place());
        step(id, "to-sign").statusCode(200);

        for (String party : List.of("participant", "host", "referrer"))
            sign(person("test-supervisor", Role.SUPERVISOR, owner, Reach.ORGANISATION), id, party)
                    .statusCode(403);
    }

    @Test
    void to_another_node_and_another_enterprise_it_is_not_there() {
        String id = draft(place());
        step(id, "to-sign").statusCode(200);
        String elsewhere = organisation();
        for (Supplier<RequestSpecification> who : List.<Supplier<RequestSpecification>>of(
                () -> adviser(elsewhere), () -> leader(elsewhere), () -> adviser(owner))) {
            who.get().get(PLACEMENT, id).then().statusCode(404).body("code", equalTo("placement.unknown"));
            who.get().get(STEPS, id).then().statusCode(404);
            who.get().get(PLACEMENTS).then().statusCode(200).body("items", empty());
            sign(who.get(), id, "host").statusCode(404);
        }
        step(id, "cancelled", "reason", "Påhittat skäl").statusCode(200);
        send(adviser(elsewhere), agreed(place()), PLACEMENTS)
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-participant"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMINISTRATOR", "PROGRAMME_MANAGER", "CASE_OFFICER", "AUDITOR"})
    void nobody_else_comes_near_any(Role role) {
        String id = draft(place());
        for (Reach reach : Reach.values()) {
            as(role, runner, reach).get(PLACEMENT, id).then().statusCode(403);
            as(role, owner, reach).get(PLACEMENTS).then().statusCode(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PLACEMENT, STEPS})
    void who_administers_comes_near_none_whatever_else_they_are(String path) {
        String id = draft(place());
        String token = Tokens.of(
                "test-administrator",
                List.of(
                        new Grant(Role.ADMINISTRATOR, UUID.fromString(runner), Reach.REGION),
                        new Grant(Role.ADVISER, UUID.fromString(runner), Reach.NODE),
                        new Grant(Role.ENTERPRISE_MANAGER, UUID.fromString(owner), Reach.ORGANISATION)));

        anybody().auth().oauth2(token).get(path, id).then().statusCode(403);
    }

    @Test
    void whoever_may_not_read_whose_it_is_is_not_led_there() {
        String id = draft(place());
        Permission[] few = {Permission.PLACEMENTS_READ, Permission.PLACEMENTS_WRITE};
        Permission[] more = {Permission.PLACEMENTS_READ, Permission.PLACEMENTS_WRITE, Permission.PARTICIPANTS_READ};

        program(few).get(PLACEMENT, id).then().statusCode(200).body("_links.rel", not(hasItem("participant")));
        program(more).get(PLACEMENT, id).then().statusCode(200).body("_links.rel", hasItem("participant"));
    }

    private RequestSpecification program(Permission... scopes) {
        String token = Tokens.ofClient(UUID.randomUUID(), UUID.fromString(runner), Reach.NODE, scopes);
        return anybody().auth().oauth2(token);
    }

    @Test
    void who_evaluates_sees_pseudonyms() {
        String id = draft(place());

        as(Role.EVALUATOR, organisation(), Reach.REGION)
                .get(PLACEMENT, id)
                .then()
                .statusCode(200)
                .body("participant", equalTo(participant));
    }
}
