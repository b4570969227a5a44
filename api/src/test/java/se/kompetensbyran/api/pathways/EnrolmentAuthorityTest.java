package se.kompetensbyran.api.pathways;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** An enrolment is the node's; an enterprise sees that those are enrolled who are placed with it, and nobody else is near it. */
@QuarkusTest
class EnrolmentAuthorityTest extends PathwayScene {

    @Inject
    Time time;

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ENTERPRISE_MANAGER", "SUPERVISOR"})
    void an_enterprise_sees_that_who_is_placed_with_it_is_enrolled_and_nothing_of_how(Role role) {
        String owner = organisation();
        completed("employed", "employment");
        String id = planned();
        begin(id, LAST).statusCode(200);
        Supplier<RequestSpecification> theirs = () -> person("test-leader", role, owner, Reach.ORGANISATION);
        theirs.get().get(ENROLMENT, id).then().statusCode(404).body("code", equalTo("enrolment.unknown"));
        String placement = place(owner);
        theirs.get().get(ENROLMENT, id).then().statusCode(404);
        onPlacement(placement, Map.of("to", "to-sign"));

        theirs.get()
                .get(ENROLMENT, id)
                .then()
                .statusCode(200)
                .body("participant", equalTo(participant))
                .body("stage", equalTo("active"))
                .body("outcome", nullValue())
                .body("reason", nullValue())
                .body("entry", nullValue())
                .body("exit", nullValue())
                .body("_links.rel", contains("self", "collection", "project"));
        theirs.get()
                .get(ENROLMENTS)
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].outcome", nullValue());
        onTag(id, Map.of("to", "suspended", "on", time.today().toString(), "reason", "health"), STEPS)
                .statusCode(200)
                .body("stage", equalTo("suspended"));
        theirs.get().get(ENROLMENT, id).then().statusCode(200).body("stage", equalTo("active"));
        theirs.get().get(ENROLMENTS).then().body("items.stage", contains("active"));
        theirs.get().get(ENROLMENTS + "?stage=suspended").then().body("items", empty());
        theirs.get().get(ENROLMENTS + "?stage=active").then().body("items.id", contains(id));
        for (String path : List.of(STEPS, SUSPENSIONS, READINGS_OF, LADDER))
            theirs.get().get(path, id).then().statusCode(404).body("code", equalTo("enrolment.unknown"));
        send(theirs.get().header("If-Match", tagOf(id)), Map.of("to", "misregistered", "reason", "other"), STEPS, id)
                .statusCode(403);
        person("test-other", role, organisation(), Reach.ORGANISATION)
                .get(ENROLMENT, id)
                .then()
                .statusCode(404);
    }

    private String place(String owner) {
        String place = send(
                        person("test-leader", Role.ENTERPRISE_MANAGER, owner, Reach.ORGANISATION),
                        Map.of(
                                "enterprise",
                                enterprise(with(business(), "organisation", owner)),
                                "kind",
                                "work-training",
                                "title",
                                name("plats"),
                                "occupation",
                                "9413",
                                "capacity",
                                1,
                                "opensOn",
                                "2020-01-01"),
                        "/places")
                .statusCode(201)
                .extract()
                .path("id");
        return send(
                        adviser(runner),
                        Map.of(
                                "participant",
                                participant,
                                "place",
                                place,
                                "firstDay",
                                time.today().toString(),
                                "lastDay",
                                time.today().plusDays(27).toString(),
                                "hoursPerWeek",
                                20,
                                "tasks",
                                "Baka bröd (påhittat)"),
                        "/placements")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void onPlacement(String id, Map<String, ?> step) {
        String tag =
                adviser(runner).get("/placements/{id}", id).then().extract().header("ETag");
        send(adviser(runner).header("If-Match", tag), step, "/placements/{id}/stage-changes", id)
                .statusCode(200);
    }

    @Test
    void to_another_node_it_is_not_there() {
        String id = active();
        String elsewhere = organisation();

        for (String path : List.of(ENROLMENT, STEPS, SUSPENSIONS, READINGS_OF, LADDER))
            adviser(elsewhere).get(path, id).then().statusCode(404).body("code", equalTo("enrolment.unknown"));
        adviser(elsewhere)
                .get(ENROLMENTS + "?participant=" + participant)
                .then()
                .statusCode(200)
                .body("items", empty());
        send(
                        adviser(elsewhere).header("If-Match", tagOf(id)),
                        Map.of("to", "misregistered", "reason", "other"),
                        STEPS,
                        id)
                .statusCode(404);
        fault(
                send(adviser(elsewhere), Map.of("participant", participant, "project", ongoing()), ENROLMENTS),
                "/participant",
                "unknown-participant");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMINISTRATOR", "PROGRAMME_MANAGER", "CASE_OFFICER", "AUDITOR"})
    void nobody_else_comes_near_any(Role role) {
        String id = active();
        for (Reach reach : Reach.values()) {
            as(role, runner, reach).get(ENROLMENT, id).then().statusCode(403);
            as(role, runner, reach).get(ENROLMENTS).then().statusCode(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ENROLMENT, STEPS, SUSPENSIONS, READINGS_OF, LADDER})
    void who_administers_comes_near_none_whatever_else_they_are(String path) {
        String id = active();
        String token = Tokens.of(
                "test-administrator",
                List.of(
                        new Grant(Role.ADMINISTRATOR, UUID.fromString(runner), Reach.REGION),
                        new Grant(Role.ADVISER, UUID.fromString(runner), Reach.NODE)));

        anybody().auth().oauth2(token).get(path, id).then().statusCode(403);
    }

    @Test
    void who_evaluates_sees_pseudonyms_and_how_it_went() {
        String id = completed("employed", "employment");

        as(Role.EVALUATOR, organisation(), Reach.REGION)
                .get(ENROLMENT, id)
                .then()
                .statusCode(200)
                .body("participant", equalTo(participant))
                .body("outcome", equalTo("work"))
                .body("_links.rel", not(hasItem("tell")));
    }
}
