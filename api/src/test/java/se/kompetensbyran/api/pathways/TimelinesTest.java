package se.kompetensbyran.api.pathways;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** The timeline of a participant, as one read. */
@QuarkusTest
class TimelinesTest extends PathwayScene {

    private static final String TIMELINE = ONE + "/timeline";

    @Test
    void a_path_is_told_in_the_order_of_its_days() {
        String id = active();
        step(id, "suspended", "on", "2019-07-01", "reason", "parental-leave").statusCode(200);
        step(id, "active", "on", "2019-08-01").statusCode(200);
        onTag(id, Map.of("on", "2019-09-02", "step", "internship"), LADDER).statusCode(200);
        step(id, "completed", "on", LAST, "reason", "work", "situation", situation("employed", "employment"))
                .statusCode(200);
        onTag(id, Map.of("moment", "follow-up", "on", AFTER, "situation", situation("unemployed", "none")), READINGS_OF)
                .statusCode(200);

        adviser(runner)
                .get(TIMELINE, participant)
                .then()
                .statusCode(200)
                .body(
                        "items.kind",
                        contains(
                                "enrolment",
                                "suspension",
                                "enrolment",
                                "ladder-step",
                                "enrolment",
                                "outcome",
                                "follow-up",
                                "enrolment"))
                .body(
                        "items.code",
                        contains(
                                "active",
                                "parental-leave",
                                "active",
                                "internship",
                                "completed",
                                "work",
                                "unemployed",
                                "planned"))
                .body("items[1].until", equalTo("2019-07-31"))
                .body("items[1].codeList", equalTo("enrolment-reasons"))
                .body("items[0]._links[0].href", endsWith("/enrolments/" + id));
        adviser(runner)
                .get(TIMELINE + "?limit=3&page=2", participant)
                .then()
                .body("items.kind", contains("ladder-step", "enrolment", "outcome"))
                .body("_meta.total", equalTo(8));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADVISER", "EVALUATOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobody_else_sees_a_path(Role role) {
        active();
        for (Reach reach : Reach.values())
            as(role, runner, reach).get(TIMELINE, participant).then().statusCode(403);
    }

    @Test
    void to_another_node_there_is_none_and_who_evaluates_sees_it() {
        active();

        adviser(elsewhere())
                .get(TIMELINE, participant)
                .then()
                .statusCode(404)
                .body("code", equalTo("participant.unknown"));
        as(Role.EVALUATOR, elsewhere(), Reach.REGION)
                .get(TIMELINE, participant)
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
    }
}
