package se.kompetensbyran.api.pathways;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.MovableClock;

/** What is wrong of enrolments: found, on the work list of the node with a link to the enrolment, and gone when that is mended. */
@QuarkusTest
class EnrolmentFindingsTest extends PathwayScene {

    private static final String FINDINGS = "/data-findings";
    private static final String WORK = "/work-list?kind=data-finding";
    private static final String ASKED = "/work-list?kind=follow-up-due";

    @Inject
    MovableClock clock;

    @Inject
    Time time;

    private LocalDate today = LocalDate.EPOCH;
    private LocalDate end = LocalDate.EPOCH;

    @BeforeEach
    void the_project_goes_on() {
        today = time.today();
        end = today.plusDays(90);
        goesOn(project);
    }

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    @Test
    void an_exit_is_found_after_the_last_day_of_the_rule_until_it_is_told_how_the_person_stood() {
        String id = active();
        step(id, "interrupted", "on", today.toString(), "reason", "moved", "exceedingReason", "Påhittat skäl")
                .statusCode(200);
        clock.move(Duration.ofDays(28));
        check();
        findings("exit-without-outcome", "").body("items", empty());
        clock.move(Duration.ofDays(1));
        check();
        findings("exit-without-outcome", "&mended=false")
                .body("items.since", contains(today.toString()))
                .body("items.foundOn", contains(today.plusDays(29).toString()))
                .body("items.adviser", contains("test-somebody"))
                .body("items[0]._links.href", hasItem(endsWith("/enrolments/" + id)));
        isWork("exit-without-outcome", id);

        onTag(id, Map.of("moment", "exit", "situation", situation("unemployed", "none")), READINGS_OF)
                .statusCode(200);
        check();
        findings("exit-without-outcome", "&mended=false").body("items", empty());
        findings("exit-without-outcome", "&mended=true")
                .body("items.mendedOn", contains(today.plusDays(29).toString()));
    }

    @Test
    void
            an_enrolment_of_the_day_on_which_the_consent_was_taken_back_is_found_until_another_is_given_and_a_later_is_not() {
        String consent = consent(runner, participant, "evaluation", "path");
        String first = active();
        withdraw(runner, participant, consent, today.toString()).statusCode(200);
        read(first).body("stage", equalTo("interrupted"));
        check();
        findings("consent-ended", "").body("items", empty());

        String id = planned();
        check();
        findings("consent-ended", "&mended=false").body("items.since", contains(today.toString()));
        isWork("consent-ended", id);

        consent = consent(runner, participant, "evaluation", "path");
        check();
        findings("consent-ended", "&mended=false").body("items", empty());
        adviser(runner).get(WORK).then().body("items", empty());

        withdraw(runner, participant, consent, today.toString()).statusCode(200);
        read(id).body("stage", equalTo("interrupted"));
        clock.move(Duration.ofDays(1));
        begin(planned(), today.plusDays(1).toString()).statusCode(200);
        check();
        findings("consent-ended", "&mended=false").body("items", empty());
    }

    @Test
    void an_enrolment_past_the_end_of_its_project_is_found_until_it_is_over() {
        String id = active();
        clock.move(Duration.between(time.startOf(today), time.startOf(end)));
        check();
        findings("enrolment-past-end", "").body("items", empty());
        clock.move(Duration.ofDays(1));
        check();
        findings("enrolment-past-end", "&mended=false").body("items.since", contains(end.toString()));
        isWork("enrolment-past-end", id);

        step(id, "completed", "on", end.toString(), "reason", "project-ended", "exceedingReason", "Påhittat skäl")
                .statusCode(200);
        check();
        adviser(runner).get(WORK).then().body("items", empty());
    }

    @Test
    void who_has_left_is_work_of_the_node_when_they_can_be_asked_and_found_when_they_were_not() {
        String id = active();
        String last = today.toString();
        step(id, "interrupted", "on", last, "reason", "moved", "exceedingReason", "Påhittat skäl")
                .statusCode(200);
        LocalDate from = LocalDate.parse(read(id).extract().path("followUpFrom"));
        LocalDate until = LocalDate.parse(read(id).extract().path("followUpUntil"));
        clock.move(Duration.between(time.startOf(today), time.startOf(from.minusDays(1))));
        adviser(runner).get(ASKED).then().statusCode(200).body("items", empty());

        clock.move(Duration.ofDays(1));
        adviser(runner)
                .get(ASKED)
                .then()
                .body("items.due", contains(until.toString()))
                .body("items.since", contains(from.toString()))
                .body("items[0]._links.rel", contains("item", "related", "tell"))
                .body("items[0]._links.href", hasItem(endsWith("/enrolments/" + id + "/readings")));
        check();
        findings("follow-up-missing", "").body("items", empty());

        clock.move(Duration.between(time.startOf(from), time.startOf(until.plusDays(1))));
        check();
        adviser(runner).get(ASKED).then().body("items", empty());
        findings("follow-up-missing", "&mended=false").body("items.since", contains(until.toString()));
        isWork("follow-up-missing", id);
        onTag(
                        id,
                        Map.of(
                                "moment",
                                "follow-up",
                                "on",
                                until.toString(),
                                "situation",
                                situation("employed", "employment")),
                        READINGS_OF)
                .statusCode(200);
        check();
        findings("follow-up-missing", "&mended=false").body("items", empty());
    }

    @Test
    void those_that_were_mended_and_those_that_were_not_are_found_apart_and_together() {
        String consent = consent(runner, participant, "evaluation", "path");
        withdraw(runner, participant, consent, today.toString()).statusCode(200);
        String one = planned();
        String more = ongoing();
        goesOn(more);
        String other = planned("project", more);
        check();
        step(one, "misregistered", "reason", "entered-twice").statusCode(200);
        check();
        findings("consent-ended", "&mended=false")
                .body("items[0]._links.href", hasItem(endsWith("/enrolments/" + other)));
        findings("consent-ended", "&mended=true").body("items[0]._links.href", hasItem(endsWith("/enrolments/" + one)));
        findings("consent-ended", "").body("items.mendedOn", containsInAnyOrder(today.toString(), null));
    }

    private void goesOn(String id) {
        postOnTag(
                        tag("/projects/{id}", id),
                        "/projects/{id}/extensions",
                        Map.of("plannedEndsOn", end.toString(), "decidedOn", "2019-06-03"),
                        id)
                .statusCode(200);
    }

    private void isWork(String kind, String id) {
        adviser(runner)
                .get(WORK)
                .then()
                .statusCode(200)
                .body("items.finding", hasItem(kind))
                .body(
                        "items.find { it.finding == '" + kind + "' }._links.href",
                        hasItem(endsWith("/enrolments/" + id)));
    }

    private ValidatableResponse findings(String kind, String more) {
        return adviser(runner).get(FINDINGS + "?kind=" + kind + more).then().statusCode(200);
    }

    private void check() {
        adviser(runner).post("/data-checks").then().statusCode(200).body("complete", equalTo(true));
    }
}
