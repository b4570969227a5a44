package se.kompetensbyran.api.placements;

import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import se.kompetensbyran.api.participants.ParticipantScene;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** A node with a participant, and an enterprise with a place; what a test does with them over HTTP. */
abstract class PlacementScene extends ParticipantScene {

    static final String PLACES = "/places";
    static final String PLACE = PLACES + "/{id}";
    static final String PLACEMENTS = "/placements";
    static final String PLACEMENT = PLACEMENTS + "/{id}";
    static final String STEPS = PLACEMENT + "/stage-changes";
    static final String SIGNATURES = PLACEMENT + "/signatures";
    static final String ENDINGS = PLACEMENT + "/endings";
    static final String ENDING_CORRECTIONS = PLACEMENT + "/ending-corrections";
    static final String WORDS = PLACEMENT + "/participant-words";

    @Inject
    Time time;

    String runner = "";
    String owner = "";
    String enterprise = "";
    String participant = "";
    LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void somebody_is_to_be_placed() {
        today = time.today();
        runner = host();
        participant = participant(runner);
        owner = organisation();
        enterprise = enterprise(with(business(), "organisation", owner));
    }

    /** Who leads the enterprises of {@code organisation}: another person than the adviser. */
    static RequestSpecification leader(String organisation) {
        return person("test-leader", Role.ENTERPRISE_MANAGER, organisation, Reach.ORGANISATION);
    }

    /** A person with that role. */
    static RequestSpecification person(String who, Role role, String organisation, Reach reach) {
        return anybody().auth().oauth2(Tokens.of(who, List.of(new Grant(role, UUID.fromString(organisation), reach))));
    }

    /** What is told of a place of work training, open since last year. */
    Map<String, Object> offer(Object... more) {
        return with(
                Map.of(
                        "enterprise",
                        enterprise,
                        "kind",
                        "work-training",
                        "title",
                        name("plats"),
                        "occupation",
                        "9413",
                        "capacity",
                        1,
                        "opensOn",
                        today.minusYears(1).toString()),
                more);
    }

    /** The id of a new place. */
    String place(Object... more) {
        return send(leader(owner), offer(more), PLACES)
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** What is agreed: four weeks from today. */
    Map<String, Object> agreed(String place, Object... more) {
        return with(
                Map.of(
                        "participant",
                        participant,
                        "place",
                        place,
                        "firstDay",
                        today.toString(),
                        "lastDay",
                        today.plusDays(27).toString(),
                        "hoursPerWeek",
                        20,
                        "tasks",
                        "Baka bröd (påhittat)"),
                more);
    }

    /** The id of a new draft of the adviser. */
    String draft(String place, Object... more) {
        return send(adviser(runner), agreed(place, more), PLACEMENTS)
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Takes a step as the adviser. */
    ValidatableResponse step(String id, String to, Object... more) {
        return onTag(adviser(runner), id, with(Map.of("to", to), more), STEPS);
    }

    /** Signs as {@code who}. */
    ValidatableResponse sign(RequestSpecification who, String id, String party, Object... more) {
        return onTag(who, id, with(Map.of("party", party, "on", today.toString()), more), SIGNATURES);
    }

    /** Sends back as {@code who} what is to be signed. */
    ValidatableResponse sendBack(RequestSpecification who, String id, String party, String reason) {
        return onTag(who, id, Map.of("party", party, "reason", reason), PLACEMENT + "/reviews");
    }

    /** Ends as the adviser. */
    ValidatableResponse end(String id, Object... more) {
        return onTag(
                adviser(runner),
                id,
                with(Map.of("lastDay", today.toString(), "hoursMissed", 0, "answer", "agrees"), more),
                ENDINGS);
    }

    /** Sends {@code body} on the condition that the placement is as the adviser reads it now. */
    ValidatableResponse onTag(RequestSpecification who, String id, Map<String, ?> body, String path) {
        return send(who.header("If-Match", tagOf(id)), body, path, id);
    }

    /** The entity tag of the placement. */
    String tagOf(String id) {
        return adviser(runner)
                .get(PLACEMENT, id)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    /** A placement that all have signed, with more agreed or otherwise. */
    String signed(String place, Object... more) {
        String id = draft(place, more);
        step(id, "to-sign").statusCode(200);
        sign(adviser(runner), id, "participant").statusCode(200);
        sign(adviser(runner), id, "referrer").statusCode(200);
        sign(leader(owner), id, "host").statusCode(200);
        return id;
    }
}
