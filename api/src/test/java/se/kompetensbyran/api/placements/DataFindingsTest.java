package se.kompetensbyran.api.placements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.node;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.nights.NightJob;

/** What is wrong in what is held of participants: found, on the work list of the node that can mend it, and gone when that is done. */
@QuarkusTest
class DataFindingsTest extends PlacementScene {

    private static final String FINDINGS = "/data-findings";
    private static final String FINDING_COUNTS = FINDINGS + "/counts";
    private static final String CHECKS = "/data-checks";
    private static final String WORK = "/work-list?kind=data-finding";

    @Inject
    MovableClock clock;

    @Inject
    Instance<NightJob> jobs;

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    @Test
    void what_is_past_its_end_is_found_and_is_work_of_the_node_until_it_is_mended() {
        String id = draft(place());
        step(id, "to-sign").statusCode(200);
        check(adviser(runner)).body("found", equalTo(0)).body("mended", equalTo(0));

        clock.move(Duration.ofDays(28));
        check(adviser(runner)).body("found", equalTo(1)).body("complete", equalTo(true));
        check(adviser(runner)).body("found", equalTo(0));
        findings("kind=placement-past-end&mended=false")
                .body("items.kind", contains("placement-past-end"))
                .body("items.since", contains(today.plusDays(27).toString()))
                .body("items.adviser", contains("test-somebody"))
                .body("items[0].mendedOn", nullValue())
                .body("items[0]._links.href", hasItem(endsWith("/placements/" + id)));
        adviser(runner)
                .get(WORK)
                .then()
                .statusCode(200)
                .body("items.finding", contains("placement-past-end"))
                .body("items[0]._links.rel", hasItems("item", "related", "findings"))
                .body("items[0]._links.href", hasItem(endsWith("/placements/" + id)));
        adviser(runner).get("/work-list/counts").then().body("counts.kind", hasItem("data-finding"));

        step(id, "cancelled", "reason", "Kom aldrig till stånd").statusCode(200);
        night();
        adviser(runner).get(WORK).then().body("items", empty());
        findings("mended=true")
                .body("items.mendedOn", contains(today.plusDays(28).toString()));
        findings("mended=false").body("items", empty());
    }

    @Test
    void two_that_are_more_than_full_time_together_are_found_and_are_work_until_one_is_cancelled() {
        signed(place(), "hoursPerWeek", 25);
        String half = signed(place(), "hoursPerWeek", 15);
        check(adviser(runner)).body("found", equalTo(0));
        cancel(half);

        String second = signed(
                place(), "hoursPerWeek", 16, "firstDay", today.plusDays(7).toString());
        check(adviser(runner)).body("found", equalTo(1)).body("complete", equalTo(true));
        check(adviser(runner)).body("found", equalTo(0));
        onlyFinding("placements-overlap", today.plusDays(7).toString(), second);

        cancel(second);
        check(adviser(runner)).body("mended", equalTo(1));
        nothingIsLeft("placements-overlap");
    }

    @Test
    void one_that_ended_without_being_told_of_is_found_after_four_weeks_until_the_participant_is_heard() {
        String id = signed(place(), "lastDay", today.toString());
        step(id, "ongoing").statusCode(200);
        end(id, "answer", "not-heard").statusCode(200).body("state", equalTo("ended"));
        clock.move(Duration.ofDays(27));
        check(adviser(runner)).body("found", equalTo(0));

        clock.move(Duration.ofDays(1));
        check(adviser(runner)).body("found", equalTo(1));
        onlyFinding("placement-without-word", today.toString(), id);

        onTag(adviser(runner), id, Map.of("answer", "agrees"), WORDS).statusCode(200);
        check(adviser(runner)).body("mended", equalTo(1));
        nothingIsLeft("placement-without-word");
    }

    private void cancel(String id) {
        step(id, "cancelled", "reason", "Kom aldrig till stånd").statusCode(200);
    }

    /** It is told as a finding and as work, by whom and of what, and is where it leads. */
    private void onlyFinding(String kind, String since, String placement) {
        findings("mended=false")
                .body("items.kind", contains(kind))
                .body("items.since", contains(since))
                .body("items.adviser", contains("test-somebody"))
                .body("items[0]._links.find { it.rel == 'item' }.href", endsWith("/placements/" + placement));
        String href = adviser(runner)
                .get(WORK)
                .then()
                .statusCode(200)
                .body("items.finding", contains(kind))
                .extract()
                .path("items[0]._links.find { it.rel == 'item' }.href");
        assertThat(href).endsWith("/placements/" + placement);
        adviser(runner).get(PLACEMENT, placement).then().statusCode(200);
        adviser(runner).get(FINDING_COUNTS).then().body("counts.find { it.kind == '" + kind + "' }.count", equalTo(1));
    }

    private void nothingIsLeft(String kind) {
        findings("mended=false").body("items", empty());
        findings("mended=true").body("items.kind", contains(kind));
        adviser(runner).get(WORK).then().body("items", empty());
    }

    @Test
    void whoever_may_not_read_what_it_is_about_is_not_led_there() {
        step(draft(place()), "to-sign").statusCode(200);
        clock.move(Duration.ofDays(28));
        check(adviser(runner));
        for (String list : List.of(FINDINGS, WORK)) {
            program(Permission.DATA_FINDINGS_READ)
                    .get(list)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0]._links.rel", not(hasItem("item")));
            program(Permission.DATA_FINDINGS_READ, Permission.PLACEMENTS_READ)
                    .get(list)
                    .then()
                    .body("items[0]._links.rel", hasItem("item"));
        }
    }

    private RequestSpecification program(Permission... scopes) {
        String token = Tokens.ofClient(UUID.randomUUID(), UUID.fromString(runner), Reach.NODE, scopes);
        return anybody().auth().oauth2(token);
    }

    @Test
    void they_are_found_by_kind_and_node() {
        step(draft(place()), "to-sign").statusCode(200);
        clock.move(Duration.ofDays(28));
        check(adviser(runner));
        String where = findings("mended=false").extract().path("items[0].node");
        findings("node=" + where).body("items.node", contains(where));
        findings("node=" + node(runner)).body("items", empty());
        findings("kind=placements-overlap").body("items", empty());
        adviser(runner).get(FINDINGS + "?kind=påhittad").then().statusCode(400);
        adviser(runner).get(FINDINGS + "?sort=-since,foundOn").then().statusCode(200);
    }

    @Test
    void another_node_sees_none_and_finds_none() {
        step(draft(place()), "to-sign").statusCode(200);
        clock.move(Duration.ofDays(28));
        String elsewhere = host();
        node(elsewhere);
        check(adviser(elsewhere)).body("found", equalTo(0));
        check(adviser(runner)).body("found", equalTo(1));
        adviser(elsewhere).get(FINDINGS).then().statusCode(200).body("items", empty());
        adviser(elsewhere).get(WORK).then().body("items", empty());
        adviser(elsewhere).get(FINDING_COUNTS).then().body("counts.count", not(hasItem(1)));
    }

    @Test
    void who_leads_in_the_region_is_told_counts_and_no_small_ones_and_never_which() {
        step(draft(place()), "to-sign").statusCode(200);
        clock.move(Duration.ofDays(28));
        RequestSpecification leads = as(Role.PROGRAMME_MANAGER, runner, Reach.REGION);
        Integer found = check(leads).extract().path("found");
        assertThat(found == null || found == 0 || found >= 5).isTrue();
        adviser(runner)
                .get(FINDING_COUNTS)
                .then()
                .body("counts.find { it.kind == 'placement-past-end' }.count", equalTo(1));
        Map<String, Object> told = as(Role.PROGRAMME_MANAGER, runner, Reach.REGION)
                .get(FINDING_COUNTS)
                .then()
                .statusCode(200)
                .extract()
                .path("counts.find { it.kind == 'placement-past-end' }");
        Object count = told.get("count");
        assertThat(count == null || (Integer) count >= 5).isTrue();
        as(Role.PROGRAMME_MANAGER, runner, Reach.REGION).get(FINDINGS).then().statusCode(403);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ADVISER", "PROGRAMME_MANAGER"})
    void nobody_else_is_told_anything(Role role) {
        for (Reach reach : Reach.values()) {
            as(role, runner, reach).get(FINDINGS).then().statusCode(403);
            as(role, runner, reach).get(FINDING_COUNTS).then().statusCode(403);
            as(role, runner, reach).post(CHECKS).then().statusCode(403);
        }
    }

    private void night() {
        jobs.stream()
                .filter(it -> it.name().equals("data-checks"))
                .findAny()
                .orElseThrow()
                .run();
    }

    private ValidatableResponse findings(String query) {
        return adviser(runner).get(FINDINGS + "?" + query).then().statusCode(200);
    }

    private static ValidatableResponse check(RequestSpecification who) {
        return who.post(CHECKS).then().statusCode(200);
    }
}
