package se.kompetensbyran.api.pathways;

import static org.hamcrest.Matchers.contains;
import static se.kompetensbyran.api.testing.Invented.move;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.ownedProject;
import static se.kompetensbyran.api.testing.Invented.with;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import se.kompetensbyran.api.participants.ParticipantScene;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** A node with a participant, and a project that runs since February 2019; what a test does with them over HTTP. */
abstract class PathwayScene extends ParticipantScene {

    static final String ENROLMENTS = "/enrolments";
    static final String ENROLMENT = ENROLMENTS + "/{id}";
    static final String STEPS = ENROLMENT + "/stage-changes";
    static final String TRANSFERS = ENROLMENT + "/transfers";
    static final String SUSPENSIONS = ENROLMENT + "/suspensions";
    static final String READINGS_OF = ENROLMENT + "/readings";
    static final String LADDER = ENROLMENT + "/ladder-steps";
    static final String PERMITS = ENROLMENT + "/permits";
    static final String DAY_CORRECTIONS = ENROLMENT + "/day-corrections";
    static final String CORRECTIONS = LADDER + "/{step}/corrections";

    /** The day on which people begin. */
    static final String FIRST = "2019-06-03";

    /** The day on which they leave. */
    static final String LAST = "2019-12-02";

    /** Six months after that. */
    static final String AFTER = "2020-06-02";

    String runner = "";
    String participant = "";
    String project = "";

    @BeforeEach
    void somebody_is_to_be_enrolled() {
        runner = host();
        participant = participant(runner);
        project = ongoing();
    }

    /** The id of a new project that runs. */
    static String ongoing() {
        String id = ownedProject();
        move(id, "2019-02-01", "applied", "granted", "ongoing");
        return id;
    }

    /** How somebody stands to work. */
    static Map<String, Object> situation(String status, String step) {
        return Map.of("status", status, "livelihood", "social-assistance", "education", "isced-3-4", "step", step);
    }

    /** A person with that role. */
    static RequestSpecification person(String who, Role role, String organisation, Reach reach) {
        return anybody().auth().oauth2(Tokens.of(who, List.of(new Grant(role, UUID.fromString(organisation), reach))));
    }

    /** Plans as the adviser. */
    ValidatableResponse plan(Object... more) {
        return send(adviser(runner), with(Map.of("participant", participant, "project", project), more), ENROLMENTS);
    }

    /** The id of one that is planned. */
    String planned(Object... more) {
        return plan(more).statusCode(201).extract().path("id");
    }

    /** The id of one that began in June 2019, by who was long-term unemployed on the second step. */
    String active(Object... more) {
        String id = planned(more);
        begin(id, FIRST).statusCode(200);
        return id;
    }

    /** The person begins. */
    ValidatableResponse begin(String id, String on) {
        return step(id, "active", "on", on, "situation", situation("long-term-unemployed", "work-training"));
    }

    /** The id of one that was completed in December 2019. */
    String completed(String status, String step) {
        String id = active();
        step(id, "completed", "on", LAST, "reason", "plan-fulfilled", "situation", situation(status, step))
                .statusCode(200);
        return id;
    }

    /** Takes a step as the adviser. */
    ValidatableResponse step(String id, String to, Object... more) {
        return onTag(id, with(Map.of("to", to), more), STEPS);
    }

    /** Sends {@code body} as the adviser, on the condition that the enrolment is as it is now. */
    ValidatableResponse onTag(String id, Map<String, ?> body, String path, Object... more) {
        Object[] parts = more.length == 0 ? new Object[] {id} : new Object[] {id, more[0]};
        return send(adviser(runner).header("If-Match", tagOf(id)), body, path, parts);
    }

    /** The enrolment, as the adviser reads it. */
    ValidatableResponse read(String id) {
        return adviser(runner).get(ENROLMENT, id).then().statusCode(200);
    }

    /** The entity tag of the enrolment. */
    String tagOf(String id) {
        return read(id).extract().header("ETag");
    }

    /** Another organisation. */
    static String elsewhere() {
        return organisation();
    }

    /** The only fault that is told. */
    static void fault(ValidatableResponse response, String pointer, String rule) {
        response.statusCode(400).body("errors.pointer", contains(pointer)).body("errors.code", contains(rule));
    }
}
