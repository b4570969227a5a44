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
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.ownedProject;
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** An enrolment from the plan to six months after the exit, and all that is refused on the way. */
@QuarkusTest
class EnrolmentsTest extends PathwayScene {

    @Inject
    Time time;

    @Test
    void somebody_begins_is_away_climbs_leaves_and_is_asked_afterwards() {
        String id = planned("plannedStart", "2019-06-01");
        read(id).body("stage", equalTo("planned"))
                .body("enteredOn", nullValue())
                .body("_links.rel", hasItems("become-active", "become-interrupted", "become-misregistered"))
                .body("_links.rel", not(hasItem("tell")));
        begin(id, FIRST)
                .statusCode(200)
                .body("stage", equalTo("active"))
                .body("plannedStart", equalTo("2019-06-01"))
                .body("enteredOn", equalTo(FIRST))
                .body("entry.status", equalTo("long-term-unemployed"))
                .body("entry.ladder", equalTo(1))
                .body("exit", nullValue())
                .body("_links.rel", hasItems("become-suspended", "transfer", "tell", "climb", "record-suspension"));
        step(id, "suspended", "on", "2019-07-01", "reason", "parental-leave")
                .statusCode(200)
                .body("reason", equalTo("parental-leave"))
                .body("_links.rel", hasItem("become-active"));
        step(id, "active", "on", "2019-08-01").statusCode(200).body("stage", equalTo("active"));
        onTag(id, Map.of("on", "2019-09-02", "step", "internship"), LADDER).statusCode(200);
        step(
                        id,
                        "completed",
                        "on",
                        LAST,
                        "reason",
                        "plan-fulfilled",
                        "situation",
                        situation("unemployed", "internship"))
                .statusCode(200)
                .body("leftOn", equalTo(LAST))
                .body("outcome", equalTo("closer"))
                .body("followUpFrom", equalTo("2020-05-05"))
                .body("followUpUntil", equalTo("2020-06-30"));
        followUp(id, AFTER, "employed", "employment")
                .statusCode(200)
                .body("followUp.status", equalTo("employed"))
                .body("followUp.on", equalTo(AFTER))
                .body("outcome", equalTo("closer"));

        adviser(runner)
                .get(STEPS, id)
                .then()
                .statusCode(200)
                .body("items.to", contains("planned", "active", "suspended", "active", "completed"))
                .body("items[2].reason", equalTo("parental-leave"));
        adviser(runner)
                .get(SUSPENSIONS, id)
                .then()
                .statusCode(200)
                .body("items.firstDay", contains("2019-07-01"))
                .body("items.lastDay", contains("2019-07-31"));
        adviser(runner)
                .get(READINGS_OF, id)
                .then()
                .statusCode(200)
                .body("items.moment", contains("entry", "exit", "follow-up"));
    }

    private ValidatableResponse followUp(String id, String on, String status, String step) {
        return onTag(id, Map.of("moment", "follow-up", "on", on, "situation", situation(status, step)), READINGS_OF);
    }

    @ParameterizedTest
    @CsvSource({
        "employed, none, work",
        "self-employed, employment, work",
        "in-education, none, education",
        "unemployed, internship, closer",
        "inactive, work-training, unchanged",
        "unemployed, none, further",
        "unknown, employment, unknown"
    })
    void how_it_went_follows_from_how_the_person_stood(String status, String step, String outcome) {
        read(completed(status, step)).body("outcome", equalTo(outcome));
    }

    @Test
    void what_is_told_of_the_exit_later_or_anew_is_what_counts_and_what_was_told_stays() {
        String id = active();
        step(id, "interrupted", "on", LAST, "reason", "moved").statusCode(200).body("outcome", equalTo("unknown"));

        for (String status : List.of("unemployed", "employed"))
            onTag(id, Map.of("moment", "exit", "situation", situation(status, "none")), READINGS_OF)
                    .statusCode(200);

        read(id).body("outcome", equalTo("work")).body("exit.on", equalTo(LAST));
        adviser(runner)
                .get(READINGS_OF, id)
                .then()
                .body("items.status", contains("long-term-unemployed", "unemployed", "employed"));
    }

    @Test
    void nobody_is_asked_before_they_have_left_nor_too_early_nor_too_late() {
        String id = active();
        followUp(id, AFTER, "employed", "employment").statusCode(409).body("code", equalTo("enrolment.not-left"));
        step(id, "completed", "on", LAST, "reason", "work").statusCode(200);

        followUp(id, "2020-05-04", "employed", "employment")
                .statusCode(409)
                .body("code", equalTo("limit.too-early"))
                .body("judgements.remedies", contains(contains("later-day")))
                .body("judgements[0].limit", equalTo("2020-05-05"));
        followUp(id, "2020-07-01", "employed", "employment")
                .statusCode(409)
                .body("code", equalTo("limit.exceeded"))
                .body("judgements[0].rule", equalTo("follow-up-until"))
                .body("judgements[0].limit", equalTo("2020-06-30"));
        followUp(id, "2020-05-05", "employed", "employment").statusCode(200);
        followUp(id, "2020-06-30", "inactive", "none").statusCode(200).body("followUp.status", equalTo("inactive"));
        adviser(runner).get(READINGS_OF, id).then().body("items.moment", contains("entry", "follow-up", "follow-up"));
        fault(
                onTag(id, Map.of("moment", "follow-up", "situation", situation("unknown", "none")), READINGS_OF),
                "/on",
                "missing");
        fault(
                onTag(id, Map.of("moment", "exit", "on", LAST, "situation", situation("unknown", "none")), READINGS_OF),
                "/on",
                "not-here");
    }

    @Test
    void a_step_of_the_ladder_is_corrected_and_stays() {
        String id = active();
        onTag(id, Map.of("on", "2019-09-02", "step", "internship"), LADDER).statusCode(200);
        String wrong = adviser(runner)
                .get(LADDER, id)
                .then()
                .body("items[0]._links.rel", contains("correct"))
                .extract()
                .path("items[0].id");

        onTag(id, Map.of("on", "2019-10-01", "step", "studies"), CORRECTIONS, wrong)
                .statusCode(200);

        adviser(runner)
                .get(LADDER, id)
                .then()
                .body("items.step", contains("internship", "studies"))
                .body("items.corrected", contains(true, false))
                .body("items[1].corrects", equalTo(wrong))
                .body("items[0]._links", empty());
        onTag(id, Map.of("on", "2019-10-01", "step", "none"), CORRECTIONS, wrong)
                .statusCode(409)
                .body("code", equalTo("enrolment.corrected-already"));
        onTag(id, Map.of("on", "2019-10-01", "step", "none"), CORRECTIONS, UUID.randomUUID())
                .statusCode(404);
        fault(onTag(id, Map.of("on", "2019-06-02", "step", "none"), LADDER), "/on", "outside-enrolment");
    }

    @Test
    void a_suspension_that_is_put_down_afterwards_overlaps_no_other() {
        String id = active();
        suspend(id, "2019-07-01", "2019-07-14").statusCode(200);

        for (String first : List.of("2019-06-20", "2019-07-14"))
            suspend(id, first, "2019-07-20").statusCode(409).body("code", equalTo("enrolment.suspensions-overlap"));
        suspend(id, "2019-07-15", "2019-07-20").statusCode(200);
        step(id, "suspended", "on", "2019-07-20", "reason", "health")
                .statusCode(409)
                .body("code", equalTo("enrolment.suspensions-overlap"));
        fault(suspend(id, "2019-06-01", "2019-06-02"), "/firstDay", "outside-enrolment");
        fault(suspend(id, "2019-09-02", "2019-09-01"), "/lastDay", "before-start");
        fault(suspend(id, "2019-09-02", time.today().plusDays(1).toString()), "/lastDay", "in-future");
        fault(
                onTag(id, Map.of("reason", "moved", "firstDay", "2019-09-02", "lastDay", "2019-09-03"), SUSPENSIONS),
                "/reason",
                "reason-unfit");
        adviser(runner).get(SUSPENSIONS, id).then().body("items", hasSize(2));
    }

    private ValidatableResponse suspend(String id, String first, String last) {
        return onTag(id, Map.of("reason", "care-of-relative", "firstDay", first, "lastDay", last), SUSPENSIONS);
    }

    @Test
    void nobody_is_enrolled_twice_in_a_project() {
        String id = active();

        plan().statusCode(409).body("code", equalTo("enrolment.enrolled-already"));
        planned("project", ongoing());
        step(id, "misregistered", "reason", "wrong-project")
                .statusCode(200)
                .body("outcome", nullValue())
                .body("_links.rel", not(hasItem("tell")));
        onTag(id, Map.of("on", FIRST, "step", "none"), LADDER)
                .statusCode(409)
                .body("code", equalTo("enrolment.misregistered"));
        active();
    }

    @Test
    void a_suspension_is_corrected_and_taken_away_and_what_was_put_down_stays() {
        String id = active();
        step(id, "suspended", "on", "2019-07-01", "reason", "health").statusCode(200);
        step(id, "active", "on", "2019-08-01").statusCode(200);
        String away = adviser(runner)
                .get(SUSPENSIONS, id)
                .then()
                .body("items[0]._links.rel", hasItems("correct", "remove"))
                .extract()
                .path("items[0].id");
        Map<String, Object> right = Map.of(
                "reason",
                "parental-leave",
                "firstDay",
                "2019-07-08",
                "lastDay",
                "2019-07-21",
                "correctionReason",
                "miswritten");

        onTag(id, right, SUSPENSIONS + "/{suspension}/corrections", away).statusCode(200);
        adviser(runner)
                .get(SUSPENSIONS, id)
                .then()
                .body("items.reason", contains("parental-leave"))
                .body("items.firstDay", contains("2019-07-08"))
                .body("items.lastDay", contains("2019-07-21"));
        adviser(runner)
                .get(STEPS, id)
                .then()
                .body("items.on[2]", equalTo("2019-07-08"))
                .body("items.on[3]", equalTo("2019-07-22"));
        fault(onTag(id, right, SUSPENSIONS + "/{suspension}/corrections", away), "/firstDay", "says-the-same");
        onTag(id, Map.of("correctionReason", "other"), SUSPENSIONS + "/{suspension}/removals", away)
                .statusCode(200)
                .body("stage", equalTo("active"));
        adviser(runner).get(SUSPENSIONS, id).then().body("items", empty());
        adviser(runner)
                .get(ENROLMENT + "/suspension-corrections", id)
                .then()
                .statusCode(200)
                .body("items.wasFirstDay", contains("2019-07-01", "2019-07-08"))
                .body("items.wasLastDay", contains("2019-07-31", "2019-07-21"))
                .body("items.reason", contains("miswritten", "other"));
        onTag(id, right, SUSPENSIONS + "/{suspension}/corrections", away).statusCode(404);
    }

    @Test
    void a_registration_that_is_found_wrong_after_the_exit_counts_no_more() {
        String id = completed("employed", "employment");
        read(id).body("_links.rel", hasItem("become-misregistered"));

        step(id, "misregistered", "reason", "wrong-person")
                .statusCode(200)
                .body("stage", equalTo("misregistered"))
                .body("outcome", nullValue())
                .body("leftOn", nullValue())
                .body("followUpUntil", nullValue())
                .body("exit.status", equalTo("employed"))
                .body("_links.rel", not(hasItem("tell")));
        step(id, "misregistered", "reason", "other").statusCode(409).body("code", equalTo("enrolment.wrong-stage"));
        active();
    }

    @Test
    void nobody_begins_on_a_day_on_which_the_project_does_not_run() {
        String id = planned();

        begin(id, "2019-01-31").statusCode(409).body("code", equalTo("enrolment.project-not-ongoing"));
        project = ownedProject();
        String early = planned();
        begin(early, FIRST)
                .statusCode(409)
                .body("code", equalTo("enrolment.project-not-ongoing"))
                .body("detail", containsString(FIRST));
        read(early).body("stage", equalTo("planned"));
        fault(plan("project", UUID.randomUUID().toString()), "/project", "unknown-project");
    }

    @Test
    void days_come_in_order_and_what_cannot_be_true_changes_nothing() {
        String id = planned();
        fault(begin(id, time.today().plusDays(1).toString()), "/on", "in-future");
        fault(step(id, "active", "on", FIRST), "/situation", "missing");
        step(id, "interrupted", "on", FIRST, "reason", "moved", "situation", situation("unknown", "none"))
                .statusCode(409)
                .body("code", equalTo("enrolment.not-begun"));
        begin(id, FIRST).statusCode(200);
        String before = tagOf(id);

        fault(step(id, "completed", "on", "2019-06-02", "reason", "work"), "/on", "before-entry");
        fault(step(id, "suspended", "on", "2019-06-02", "reason", "health"), "/on", "before-entry");
        fault(step(id, "completed", "on", time.today().plusDays(1).toString(), "reason", "work"), "/on", "in-future");
        fault(step(id, "completed", "on", LAST), "/reason", "missing");
        fault(step(id, "completed", "on", LAST, "reason", "health"), "/reason", "reason-unfit");
        fault(step(id, "interrupted", "on", LAST, "reason", "consent-withdrawn"), "/reason", "reason-unfit");
        fault(
                step(id, "suspended", "on", LAST, "reason", "health", "situation", situation("unknown", "none")),
                "/situation",
                "not-here");
        for (String to : List.of("planned", "transferred")) fault(step(id, to), "/to", "state-unfit");
        fault(step(id, "misregistered", "on", LAST, "reason", "wrong-person"), "/on", "not-here");
        step(id, "active", "on", LAST, "situation", situation("unknown", "none"))
                .statusCode(409)
                .body("code", equalTo("enrolment.wrong-stage"));
        fault(
                onTag(
                        id,
                        Map.of(
                                "moment",
                                "entry",
                                "situation",
                                with(situation("employed", "none"), "monthsWithoutWork", 3)),
                        READINGS_OF),
                "/situation/monthsWithoutWork",
                "though-working");
        send(adviser(runner), Map.of("to", "completed", "reason", "work"), STEPS, id)
                .statusCode(428);
        send(adviser(runner).header("If-Match", "\"99.0\""), Map.of("to", "completed", "reason", "work"), STEPS, id)
                .statusCode(412);
        assertThat(tagOf(id)).isEqualTo(before);
    }

    @Test
    void who_comes_back_on_the_day_they_left_was_not_away() {
        String id = active();
        step(id, "suspended", "on", "2019-07-01", "reason", "other").statusCode(200);

        fault(step(id, "active", "on", "2019-07-01"), "/on", "same-day");
        fault(step(id, "active", "on", "2019-06-30"), "/on", "before-current-stage");
    }

    @Test
    void who_is_transferred_is_planned_elsewhere_and_each_leads_to_the_other() {
        String id = active();
        String other = ongoing();

        String next = onTag(
                        id,
                        Map.of("project", other, "on", LAST, "situation", situation("unemployed", "studies")),
                        TRANSFERS)
                .statusCode(201)
                .body("stage", equalTo("planned"))
                .body("transferredFrom", equalTo(id))
                .body("project", equalTo(other))
                .body("plannedStart", equalTo(LAST))
                .body("_links.rel", hasItem("transferred-from"))
                .extract()
                .path("id");

        read(id).body("stage", equalTo("transferred"))
                .body("transferredTo", equalTo(next))
                .body("outcome", equalTo("closer"))
                .body("_links.rel", hasItem("transferred-to"));
        onTag(id, Map.of("project", ongoing()), TRANSFERS).statusCode(409);
    }

    @Test
    void who_is_transferred_within_a_project_goes_to_another_node_where_one_works() {
        String id = active();
        String there = node(runner);

        fault(onTag(id, Map.of("on", LAST, "project", project), TRANSFERS), "/project", "same-enrolment");
        onTag(id, Map.of("on", LAST, "project", project, "node", node(organisation())), TRANSFERS)
                .statusCode(403);
        fault(
                onTag(
                        id,
                        Map.of(
                                "on",
                                LAST,
                                "project",
                                project,
                                "node",
                                UUID.randomUUID().toString()),
                        TRANSFERS),
                "/node",
                "unknown-node");
        onTag(id, Map.of("on", LAST, "project", project, "node", there), TRANSFERS)
                .statusCode(201)
                .body("node", equalTo(there));
    }

    @Test
    void to_another_organisation_nobody_is_transferred_also_by_who_works_at_both() {
        String id = active();
        String other = host();
        String there = node(other);
        String token = Tokens.of(
                "test-both",
                List.of(
                        new Grant(Role.ADVISER, UUID.fromString(runner), Reach.NODE),
                        new Grant(Role.ADVISER, UUID.fromString(other), Reach.NODE)));

        fault(
                send(
                        anybody().auth().oauth2(token).header("If-Match", tagOf(id)),
                        Map.of("on", LAST, "project", project, "node", there),
                        TRANSFERS,
                        id),
                "/node",
                "other-host");

        read(id).body("stage", equalTo("active"));
    }

    @Test
    void who_begins_came_from_a_referral_and_the_others_are_obsolete() {
        String accepted = referral();
        send(
                        officerTagged(accepted),
                        Map.of("to", "accepted", "participant", participant),
                        "/referrals/{id}/decisions",
                        accepted)
                .statusCode(200);
        String waiting = referral();
        send(adviser(runner), Map.of("participant", participant), "/referrals/{id}/recognitions", waiting)
                .statusCode(200);
        String others = referral();
        String late = referral();

        fault(plan("referral", others), "/referral", "unknown-referral");
        fault(plan("referral", waiting), "/referral", "not-accepted");
        String begun = active("referral", accepted);
        Permission reads = Permission.ENROLMENTS_READ;
        Permission writes = Permission.ENROLMENTS_WRITE;
        program(reads, writes)
                .get(ENROLMENT, begun)
                .then()
                .statusCode(200)
                .body("_links.rel", not(hasItem("participant")))
                .body("_links.rel", not(hasItem("referral")));
        program(reads, writes, Permission.PARTICIPANTS_READ, Permission.REFERRALS_READ)
                .get(ENROLMENT, begun)
                .then()
                .body("_links.rel", hasItems("participant", "referral"));
        program(Permission.REFERRALS_READ, Permission.REFERRALS_DECIDE)
                .get("/referrals/{id}", accepted)
                .then()
                .statusCode(200)
                .body("_links.rel", not(hasItem("participant")));
        adviser(runner)
                .get("/participants/{id}/timeline", participant)
                .then()
                .body("items.findAll { it.kind == 'referral' }._links.flatten()", hasSize(4));
        as(Role.EVALUATOR, elsewhere(), Reach.REGION)
                .get("/participants/{id}/timeline", participant)
                .then()
                .statusCode(200)
                .body("items.findAll { it.kind == 'referral' }", hasSize(4))
                .body("items.findAll { it.kind == 'referral' }._links.flatten()", empty())
                .body("items.findAll { it.kind == 'enrolment' }._links.flatten()", hasSize(2));

        send(adviser(runner), Map.of("participant", participant), "/referrals/{id}/recognitions", late)
                .statusCode(200)
                .body("stage", equalTo("obsolete"));

        for (Map.Entry<String, String> it : Map.of(accepted, "accepted", waiting, "obsolete", others, "sent")
                .entrySet())
            adviser(runner)
                    .get("/referrals/{id}", it.getKey())
                    .then()
                    .statusCode(200)
                    .body("stage", equalTo(it.getValue()));
    }

    private RequestSpecification program(Permission... scopes) {
        String token = Tokens.ofClient(UUID.randomUUID(), UUID.fromString(runner), Reach.NODE, scopes);
        return anybody().auth().oauth2(token);
    }

    private String referral() {
        String partner = organisation();
        String node = adviser(runner).get(ONE, participant).then().extract().path("node");
        String id = send(
                        as(Role.CASE_OFFICER, partner, Reach.ORGANISATION),
                        Map.of("partner", partner, "reference", "FALL-" + word(), "node", node, "gender", "woman"),
                        "/referrals")
                .statusCode(201)
                .extract()
                .path("id");
        String tag = as(Role.CASE_OFFICER, partner, Reach.ORGANISATION)
                .get("/referrals/{id}", id)
                .then()
                .extract()
                .header("ETag");
        send(
                        as(Role.CASE_OFFICER, partner, Reach.ORGANISATION).header("If-Match", tag),
                        Map.of("to", "sent"),
                        "/referrals/{id}/stage-changes",
                        id)
                .statusCode(200);
        return id;
    }

    private RequestSpecification officerTagged(String referral) {
        String tag = adviser(runner)
                .get("/referrals/{id}", referral)
                .then()
                .extract()
                .header("ETag");
        return adviser(runner).header("If-Match", tag);
    }

    @Test
    void a_consent_that_is_taken_back_interrupts_what_is_not_over() {
        String done = completed("employed", "employment");
        String active = planned();
        begin(active, LAST).statusCode(200);
        project = ongoing();
        String plan = planned();
        String consent = consent(runner, participant, "contact", "name");

        withdraw(runner, participant, consent, LocalDate.of(2024, 9, 2).toString())
                .statusCode(200);

        read(done).body("stage", equalTo("completed"));
        read(active)
                .body("stage", equalTo("interrupted"))
                .body("reason", equalTo("consent-withdrawn"))
                .body("leftOn", equalTo("2024-09-02"))
                .body("outcome", equalTo("unknown"));
        read(plan).body("stage", equalTo("interrupted")).body("leftOn", nullValue());
    }

    @Test
    void a_consent_to_something_else_that_is_taken_back_interrupts_nothing_while_another_holds() {
        String active = active();
        String other = consent(runner, participant, "contact", "name");
        String path = consent(runner, participant, "partner", "path");
        consent(runner, participant, "evaluation", "name");

        withdraw(runner, participant, other, "2024-09-02").statusCode(200);
        read(active).body("stage", equalTo("active"));
        withdraw(runner, participant, path, "2024-09-02").statusCode(200);

        read(active).body("stage", equalTo("interrupted"));
    }

    @Test
    void of_whom_nothing_is_to_be_used_nothing_is_recorded() {
        String id = active();
        adviser(runner)
                .header("If-Match", tagOf(runner, participant))
                .contentType("application/json")
                .body(Map.of("reason", "objected"))
                .put(RESTRICTION, participant)
                .then()
                .statusCode(200);

        step(id, "completed", "on", LAST, "reason", "work")
                .statusCode(409)
                .body("code", equalTo("participant.restricted"));
        plan("project", ongoing()).statusCode(409).body("code", equalTo("participant.restricted"));
        read(id).body("_links.findAll { it.method == 'POST' }", empty());
        adviser(runner).get(LADDER, id).then().statusCode(200).body("items._links.flatten()", empty());
    }

    @Test
    void with_a_participant_goes_the_path() {
        String id = completed("employed", "employment");

        adviser(runner)
                .header("If-Match", tagOf(runner, participant))
                .delete(ONE, participant)
                .then()
                .statusCode(204);

        adviser(runner).get(ENROLMENT, id).then().statusCode(404);
        adviser(runner).get(STEPS, id).then().statusCode(404);
        adviser(runner)
                .get(ENROLMENTS + "?participant=" + participant)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void they_are_found_by_participant_project_node_and_stage() {
        String id = completed("employed", "employment");
        String again = planned();
        begin(again, LAST).statusCode(200);

        found("participant=" + participant).body("items.id", contains(id, again));
        found("project=" + project + "&stage=completed")
                .body("items.id", contains(id))
                .body("items[0].outcome", equalTo("work"))
                .body("items[0].leftOn", equalTo(LAST));
        found("participant=" + participant + "&sort=-enteredOn,leftOn").body("items.id", contains(again, id));
        found("participant=" + participant + "&sort=leftOn,-enteredOn").body("items.id", contains(id, again));
        found("node=" + node(runner)).body("items", empty());
    }

    private ValidatableResponse found(String query) {
        return adviser(runner).get(ENROLMENTS + "?" + query).then().statusCode(200);
    }

    @Test
    void sent_again_it_is_answered_again_without_what_is_held_of_the_person() {
        String key = word();
        Map<String, Object> body = Map.of("participant", participant, "project", project);
        String id = send(adviser(runner).header("Idempotency-Key", key), body, ENROLMENTS)
                .statusCode(201)
                .body("participant", equalTo(participant))
                .extract()
                .path("id");

        send(adviser(runner).header("Idempotency-Key", key), body, ENROLMENTS)
                .statusCode(201)
                .body("id", equalTo(id))
                .body("participant", nullValue());
        send(adviser(runner).header("Idempotency-Key", key), with(body, "plannedStart", FIRST), ENROLMENTS)
                .statusCode(422);
    }
}
