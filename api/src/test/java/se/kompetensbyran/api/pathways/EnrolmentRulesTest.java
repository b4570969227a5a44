package se.kompetensbyran.api.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** What rules with dates say of enrolments, how it is explained, and how days are corrected. */
@QuarkusTest
class EnrolmentRulesTest extends PathwayScene {

    /** The last day within the rule of who begins on {@link PathwayScene#FIRST}. */
    private static final String LIMIT = "2021-06-02";

    private static final String LATE = "2021-06-03";

    @Test
    void anybody_reads_the_rules_and_which_of_them_are_assumed() {
        anybody()
                .get("/rules")
                .then()
                .statusCode(200)
                .body(
                        "items.kind",
                        contains(
                                "work-training-length",
                                "internship-length",
                                "enrolment-length",
                                "suspension-length",
                                "outcome-told",
                                "follow-up-from",
                                "follow-up-until",
                                "handover-answered"))
                .body(
                        "items.findAll { it.assumed }.kind",
                        contains("enrolment-length", "suspension-length", "handover-answered"))
                .body("items.version", contains(1, 1, 1, 1, 1, 1, 1, 1))
                .body("items.months", contains(3, 6, 24, 6, 0, 6, 6, 0))
                .body("items.days", contains(0, 0, 0, 0, 28, -28, 28, 30));
    }

    @Test
    void who_stays_too_long_leaves_with_a_reason_and_the_refusal_explains_itself() {
        String id = active();
        String before = tagOf(id);

        leaves(id, LATE)
                .statusCode(409)
                .header("Content-Language", "sv")
                .body("code", equalTo("limit.exceeded"))
                .body("detail", containsString("Längsta tid i ett projekt"))
                .body("detail", containsString("version 1"))
                .body("judgements", hasSize(1))
                .body("judgements[0].rule", equalTo("enrolment-length"))
                .body("judgements[0].version", equalTo(1))
                .body("judgements[0].months", equalTo(24))
                .body("judgements[0].from", equalTo(FIRST))
                .body("judgements[0].limit", equalTo(LIMIT))
                .body("judgements[0].day", equalTo(LATE))
                .body("judgements[0].exceeding", equalTo(true))
                .body("judgements[0].remedies", contains("earlier-day", "permit"))
                .body("judgements[0].explanation", containsString("som senast"));
        send(
                        adviser(runner).header("If-Match", before).header("Accept-Language", "en"),
                        Map.of("to", "completed", "on", LATE, "reason", "work"),
                        STEPS,
                        id)
                .statusCode(409)
                .body("detail", containsString("Longest time in a project"))
                .body("judgements[0].explanation", containsString(LIMIT + " at the latest"));
        assertThat(tagOf(id)).isEqualTo(before);
        read(id).body("judgements[0].exceeding", equalTo(true))
                .body("judgements[0].remedies", contains("done", "permit"));
        found().body("items.id", contains(id)).body("items[0].exceeding", equalTo(true));

        leaves(id, LATE, "exceedingReason", "Behövde längre tid")
                .statusCode(200)
                .body("judgements[0].rule", equalTo("enrolment-length"))
                .body("judgements[0].exceeding", equalTo(true))
                .body("judgements[0].remedies", empty())
                .body("judgements[0].reason", equalTo("Behövde längre tid"))
                .body("judgements[0].permittedBy", equalTo("test-somebody"));
        found().body("items.id", contains(id));
        person("evaluator-1", Role.EVALUATOR, runner, Reach.REGION)
                .get(ENROLMENT, id)
                .then()
                .statusCode(200)
                .body("judgements[0].exceeding", equalTo(true))
                .body("judgements[0].reason", nullValue());
    }

    private ValidatableResponse leaves(String id, String on, Object... more) {
        return onTag(id, with(Map.of("to", "completed", "on", on, "reason", "work"), more), STEPS);
    }

    private ValidatableResponse found() {
        return adviser(runner)
                .get(ENROLMENTS + "?exceeding=true&participant=" + participant)
                .then()
                .statusCode(200);
    }

    @Test
    void a_reason_is_given_for_what_exceeds_and_for_nothing_else_and_names_nobody() {
        String id = active();

        fault(leaves(id, LIMIT, "exceedingReason", "I onödan"), "/exceedingReason", "within-limit");
        fault(leaves(id, LATE, "exceedingReason", "Se 19121212-1212"), "/exceedingReason", "personal-number");
        fault(permit(id, "enrolment-length", "Se 19121212-1212"), "/exceedingReason", "personal-number");
        fault(permit(id, "suspension-length", "Skäl"), "/rule", "within-limit");
        fault(
                step(id, "suspended", "on", LAST, "reason", "health", "exceedingReason", "I onödan"),
                "/exceedingReason",
                "within-limit");
        leaves(id, LIMIT).statusCode(200);
        found().body("items", empty());
        fault(permit(id, "enrolment-length", "I onödan"), "/rule", "within-limit");
        fault(permit(id, "outcome-told", "I onödan"), "/rule", "not-permissible");
    }

    private ValidatableResponse permit(String id, String rule, String reason) {
        return onTag(id, Map.of("rule", rule, "exceedingReason", reason), PERMITS);
    }

    @Test
    void it_is_permitted_beforehand_by_the_node_and_by_nobody_else() {
        String id = active();
        String tag = tagOf(id);
        Map<String, Object> body = Map.of("rule", "enrolment-length", "exceedingReason", "Behöver längre tid");

        send(anybody().header("If-Match", tag), body, PERMITS, id).statusCode(401);
        send(adviser(elsewhere()).header("If-Match", tag), body, PERMITS, id).statusCode(404);
        for (Role role : List.of(Role.EVALUATOR, Role.ENTERPRISE_MANAGER, Role.SUPERVISOR, Role.CASE_OFFICER))
            send(person("other-1", role, runner, Reach.NODE).header("If-Match", tag), body, PERMITS, id)
                    .statusCode(403);
        send(adviser(runner), body, PERMITS, id).statusCode(428);
        read(id).body("_links.rel", hasItem("permit"));
        permit(id, "enrolment-length", "Behöver längre tid").statusCode(200);

        leaves(id, LATE).statusCode(200).body("_links.rel", hasItem("correct-day"));
    }

    @Test
    void who_may_enrol_but_not_exceed_a_rule_does_not_by_giving_a_reason() {
        String away = active();
        step(away, "suspended", "on", "2019-07-01", "reason", "health").statusCode(200);
        refused(away, Map.of("to", "active", "on", "2020-01-02"), STEPS);
        refused(away, Map.of("to", "completed", "on", LATE, "reason", "work"), STEPS);
        refused(away, Map.of("project", ongoing(), "on", LATE), TRANSFERS);
        step(away, "active", "on", "2019-12-02").statusCode(200);
        refused(away, Map.of("reason", "health", "firstDay", "2020-02-01", "lastDay", "2020-08-01"), SUSPENSIONS);
        refused(away, Map.of("rule", "enrolment-length"), PERMITS);
        leaves(away, LIMIT).statusCode(200);
        refused(away, Map.of("moment", "exit", "on", LATE, "reason", "other"), DAY_CORRECTIONS);
        refused(
                away,
                Map.of("moment", "follow-up", "on", "2022-06-01", "situation", situation("employed", "none")),
                READINGS_OF);

        String id = away;
        send(
                        program().header("If-Match", tagOf(id)),
                        Map.of("moment", "exit", "on", LATE, "reason", "other"),
                        DAY_CORRECTIONS,
                        id)
                .statusCode(409)
                .body("code", equalTo("limit.exceeded"));
        send(
                        program().header("If-Match", tagOf(id)),
                        Map.of("moment", "exit", "on", LAST, "reason", "other"),
                        DAY_CORRECTIONS,
                        id)
                .statusCode(200);
    }

    /** What the node's own program, which may not exceed a rule, is refused with a reason; it changes nothing. */
    private void refused(String id, Map<String, ?> step, String path) {
        String before = tagOf(id);
        send(program().header("If-Match", before), with(step, "exceedingReason", "Påhittat skäl"), path, id)
                .statusCode(403);
        assertThat(tagOf(id)).isEqualTo(before);
    }

    private RequestSpecification program() {
        return anybody()
                .auth()
                .oauth2(Tokens.ofClient(
                        UUID.randomUUID(),
                        UUID.fromString(runner),
                        Reach.NODE,
                        Permission.ENROLMENTS_READ,
                        Permission.ENROLMENTS_WRITE));
    }

    @Test
    void who_is_away_too_long_comes_back_with_a_reason() {
        String id = active();
        step(id, "suspended", "on", "2019-07-01", "reason", "health").statusCode(200);

        step(id, "active", "on", "2020-01-02")
                .statusCode(409)
                .body("judgements[0].rule", equalTo("suspension-length"))
                .body("judgements[0].from", equalTo("2019-07-01"))
                .body("judgements[0].limit", equalTo("2019-12-31"))
                .body("judgements[0].day", equalTo("2020-01-01"));
        leaves(id, LATE).statusCode(409).body("judgements.rule", contains("enrolment-length", "suspension-length"));
        step(id, "active", "on", "2020-01-02", "exceedingReason", "Lång sjukdom")
                .statusCode(200);
        onTag(id, Map.of("reason", "health", "firstDay", "2020-02-01", "lastDay", "2020-08-01"), SUSPENSIONS)
                .statusCode(409);
        onTag(
                        id,
                        Map.of(
                                "reason",
                                "health",
                                "firstDay",
                                "2020-02-01",
                                "lastDay",
                                "2020-08-01",
                                "exceedingReason",
                                "Lång sjukdom"),
                        SUSPENSIONS)
                .statusCode(200);
        adviser(runner)
                .get(SUSPENSIONS, id)
                .then()
                .body("items.judgements.exceeding", contains(contains(true), contains(true)))
                .body("items.judgements.reason", contains(contains("Lång sjukdom"), contains("Lång sjukdom")));
    }

    @Test
    void who_is_asked_too_late_is_asked_with_a_reason() {
        String id = completed("employed", "employment");
        Map<String, Object> late =
                Map.of("moment", "follow-up", "on", "2020-07-15", "situation", situation("employed", "employment"));

        onTag(id, late, READINGS_OF).statusCode(409).body("judgements[0].remedies", contains("earlier-day", "permit"));
        onTag(id, with(late, "exceedingReason", "Var utomlands"), READINGS_OF)
                .statusCode(200)
                .body("followUp.on", equalTo("2020-07-15"));
        found().body("items.id", contains(id));
    }

    @Test
    void what_is_told_late_of_the_exit_is_told_to_be_late() {
        String id = completed("employed", "employment");

        read(id).body("judgements.find { it.rule == 'outcome-told' }.limit", equalTo("2019-12-30"))
                .body("judgements.find { it.rule == 'outcome-told' }.exceeding", equalTo(true))
                .body("judgements.find { it.rule == 'outcome-told' }.remedies", contains("earlier-day"));
        found().body("items", empty());
    }

    @Test
    void a_day_is_corrected_with_all_that_follows_and_what_was_put_down_stays() {
        String id = completed("employed", "employment");

        correct(id, "exit", "2019-12-09")
                .statusCode(200)
                .body("leftOn", equalTo("2019-12-09"))
                .body("exit.on", equalTo("2019-12-09"))
                .body("followUpFrom", equalTo("2020-05-12"))
                .body("followUpUntil", equalTo("2020-07-07"));
        correct(id, "entry", "2019-06-10").statusCode(200).body("enteredOn", equalTo("2019-06-10"));

        adviser(runner)
                .get(DAY_CORRECTIONS, id)
                .then()
                .statusCode(200)
                .body("items.moment", contains("exit", "entry"))
                .body("items.was", contains(LAST, FIRST))
                .body("items.on", contains("2019-12-09", "2019-06-10"))
                .body("items.reason", contains("miswritten", "miswritten"))
                .body("items.recordedBy", contains("test-somebody", "test-somebody"));
        adviser(runner)
                .get(STEPS, id)
                .then()
                .body("items.on", hasItems("2019-06-10", "2019-12-09"))
                .body("items.on", not(hasItem(LAST)));
        found().body("items", empty());
    }

    private ValidatableResponse correct(String id, String moment, String on, Object... more) {
        return onTag(id, with(Map.of("moment", moment, "on", on, "reason", "miswritten"), more), DAY_CORRECTIONS);
    }

    @Test
    void a_correction_that_cannot_be_changes_nothing() {
        String plan = planned();
        correct(plan, "entry", FIRST).statusCode(409).body("code", equalTo("enrolment.not-begun"));
        begin(plan, FIRST).statusCode(200);
        String id = plan;
        correct(id, "exit", LAST).statusCode(409).body("code", equalTo("enrolment.not-left"));
        onTag(id, Map.of("on", "2019-06-10", "step", "internship"), LADDER).statusCode(200);
        String before = tagOf(id);

        fault(correct(id, "entry", "2019-06-11"), "/on", "outside-enrolment");
        fault(correct(id, "entry", FIRST), "/on", "as-it-was");
        fault(correct(id, "entry", "2199-01-01"), "/on", "in-future");
        fault(correct(id, "follow-up", FIRST), "/moment", "not-here");
        fault(correct(id, "entry", "2019-06-04", "exceedingReason", "I onödan"), "/exceedingReason", "within-limit");
        correct(id, "entry", "2019-01-31").statusCode(409).body("code", equalTo("enrolment.project-not-ongoing"));
        onTag(id, Map.of("moment", "entry", "on", "2019-06-04", "reason", "invented"), DAY_CORRECTIONS)
                .statusCode(400);
        send(adviser(runner), Map.of("moment", "entry", "on", "2019-06-04", "reason", "other"), DAY_CORRECTIONS, id)
                .statusCode(428);
        send(
                        adviser(elsewhere()).header("If-Match", before),
                        Map.of("moment", "entry", "on", "2019-06-04", "reason", "other"),
                        DAY_CORRECTIONS,
                        id)
                .statusCode(404);
        assertThat(tagOf(id)).isEqualTo(before);
        adviser(runner).get(DAY_CORRECTIONS, id).then().body("items", empty());
    }

    @Test
    void nobody_is_in_a_project_twice_on_a_day() {
        String first = completed("employed", "employment");
        String again = planned();
        String before = tagOf(again);

        begin(again, FIRST).statusCode(409).body("code", equalTo("enrolment.enrolments-overlap"));
        assertThat(tagOf(again)).isEqualTo(before);
        begin(again, LAST).statusCode(200);
        correct(again, "entry", "2019-12-01").statusCode(409).body("code", equalTo("enrolment.enrolments-overlap"));
        correct(first, "exit", "2019-12-03").statusCode(409).body("code", equalTo("enrolment.enrolments-overlap"));

        read(again).body("enteredOn", equalTo(LAST));
        read(first).body("leftOn", equalTo(LAST));
        adviser(runner).get(DAY_CORRECTIONS, first).then().body("items", empty());
    }

    @Test
    void what_was_permitted_of_one_suspension_stays_when_another_is() {
        String id = active();
        step(id, "suspended", "on", "2019-07-01", "reason", "health").statusCode(200);
        step(id, "active", "on", "2020-01-02", "exceedingReason", "Lång sjukdom")
                .statusCode(200);
        step(id, "suspended", "on", "2020-02-03", "reason", "health").statusCode(200);

        permit(id, "suspension-length", "Väntar på besked").statusCode(200);

        adviser(runner)
                .get(SUSPENSIONS, id)
                .then()
                .body("items.judgements.reason", contains(contains("Lång sjukdom"), contains("Väntar på besked")));
    }

    @Test
    void a_correction_is_judged_by_the_rules_anew() {
        String id = active();
        leaves(id, LIMIT).statusCode(200);

        correct(id, "exit", LATE).statusCode(409).body("judgements[0].rule", equalTo("enrolment-length"));
        correct(id, "entry", "2019-06-02").statusCode(409).body("code", equalTo("limit.exceeded"));
        correct(id, "exit", LATE, "exceedingReason", "Behövde längre tid").statusCode(200);
        found().body("items.id", contains(id));
        correct(id, "exit", LIMIT).statusCode(200);
        found().body("items", empty());
        onTag(
                        id,
                        Map.of("moment", "follow-up", "on", "2021-11-10", "situation", situation("employed", "none")),
                        READINGS_OF)
                .statusCode(200);
        correct(id, "exit", "2021-04-01").statusCode(409).body("judgements[0].rule", equalTo("follow-up-until"));
    }
}
