package se.kompetensbyran.api.assessments;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.shared.EnumCode;

/** The way of an assessment from the first draft to the decision, and what becomes of the status. */
@QuarkusTest
class AssessmentsTest extends Assessing {

    @Inject
    MovableClock clock;

    @Inject
    Time time;

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    @Test
    void an_enterprise_writes_its_evidence_submits_and_is_confirmed_for_twelve_months() {
        var of = Assessed.fresh();
        String id = begin(of.manager(), Map.of("enterprise", of.id()))
                .statusCode(201)
                .header("Location", containsString("/kompetensbyran/v1/assessments/"))
                .body("state", equalTo("draft"))
                .body("enterprise.id", equalTo(of.id()))
                .body("evidence.integration", nullValue())
                .body("verdicts.integration", equalTo("unknown"))
                .body("_links.rel", hasItems("edit", "become-withdrawn", "stage-changes", "related"))
                .body("_links.rel", not(hasItem("become-submitted")))
                .extract()
                .path("id");
        step(of.manager(), id, State.SUBMITTED)
                .statusCode(409)
                .body("code", equalTo("assessment.evidence-missing"))
                .body("detail", containsString("”Återinvesterar i huvudsak sina vinster”"));
        change(of, id, WHOLE)
                .statusCode(200)
                .body("evidence.independence", equalTo("Ägarna"))
                .body("_links.rel", hasItem("become-submitted"));
        step(of.manager(), id, State.SUBMITTED).statusCode(200).body("state", equalTo("submitted"));
        change(of, id, Map.of("integration", "Annat")).statusCode(409).body("code", equalTo("assessment.not-draft"));
        manager().get(ONE, id).then().body("_links.rel", hasItems("become-confirmed", "become-rejection-told"));

        LocalDate today = time.today();
        decide(id, State.CONFIRMED, "verdicts", ALL_MET)
                .statusCode(200)
                .body("state", equalTo("confirmed"))
                .body("validFrom", equalTo(today.toString()))
                .body("validUntil", equalTo(today.plusMonths(12).minusDays(1).toString()));

        get("/enterprises/{id}", of.id())
                .body("status.code", equalTo("confirmed"))
                .body("status.validFrom", equalTo(today.toString()))
                .body("evidence", nullValue())
                .body("_links.rel", hasItem("status-certificate"));
        get("/enterprises/{id}?asOf=" + today.minusDays(1), of.id()).body("status", nullValue());
        of.manager()
                .get(STEPS, id)
                .then()
                .body("items.to", contains("draft", "submitted", "confirmed"))
                .body(
                        "items.recordedBy",
                        contains("test-enterprise-manager", "test-enterprise-manager", "test-programme-manager"));
        manager().get(ONE + "/history", id).then().statusCode(200).body("items.event", hasItem("assessment.entered"));
    }

    @Test
    void a_rejection_is_told_contested_and_decided() {
        var of = Assessed.fresh();
        String id = in(State.SUBMITTED, of);
        send(manager(), DECISIONS, id, Map.of("to", "rejection-told", "verdicts", NOT_ALL_MET))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reason"))
                .body("errors[0].code", equalTo("missing"));
        decide(id, State.REJECTION_TOLD, "verdicts", ALL_MET)
                .statusCode(409)
                .body("code", equalTo("assessment.all-met"));
        decide(id, State.REJECTION_TOLD, "verdicts", NOT_ALL_MET)
                .statusCode(200)
                .body("contestableUntil", equalTo(time.today().plusDays(21).toString()));
        of.manager().get(ONE, id).then().body("_links.rel", hasItem("become-contested"));
        manager().get(ONE, id).then().body("_links.rel", not(hasItem("become-rejected")));
        decide(id, State.REJECTED).statusCode(409).body("code", equalTo("assessment.contestable"));
        step(of.manager(), id, State.CONTESTED).statusCode(200).body("state", equalTo("contested"));
        decide(id, State.CONFIRMED).statusCode(409).body("code", equalTo("assessment.not-all-met"));
        decide(id, State.REJECTED).statusCode(200).body("validFrom", nullValue());
        get("/enterprises/{id}", of.id()).body("status", nullValue());
        in(State.DRAFT, of);
    }

    @Test
    void no_evidence_and_no_reason_tells_who_somebody_is() {
        var of = Assessed.fresh();
        begin(
                        of.manager(),
                        Map.of(
                                "enterprise",
                                of.id(),
                                "evidence",
                                Map.of("integration", "Anna, 19121212-1212, arbetar här")))
                .statusCode(400)
                .body("errors.pointer", contains("/evidence/integration"))
                .body("errors.code", contains("personal-number"));
        String id = in(State.DRAFT, of);
        change(of, id, Map.of("independence", "Ägs av 191212121212"))
                .statusCode(400)
                .body("errors.code", contains("personal-number"));
        var other = Assessed.fresh();
        String submitted = in(State.SUBMITTED, other);
        decide(submitted, State.REJECTION_TOLD, "verdicts", NOT_ALL_MET, "reason", "121212-1212 är ensam")
                .statusCode(400)
                .body("errors.pointer", contains("/reason"))
                .body("errors.code", contains("personal-number"));
    }

    @Test
    void nothing_is_rejected_for_what_was_not_told() {
        var of = Assessed.fresh();
        String id = in(State.CONTESTED, of);
        var other = Map.of(
                "integration", "not-met", "participation", "met", "reinvestment", "unknown", "independence", "met");
        decide(id, State.REJECTED, "verdicts", other)
                .statusCode(409)
                .body("code", equalTo("assessment.not-told"))
                .body("detail", containsString("”Integrerar människor i arbetsliv och samhälle”"));
        manager().get(ONE, id).then().body("state", equalTo("contested"));
        decide(id, State.REJECTED, "verdicts", with(other, "integration", "met"))
                .statusCode(200);
    }

    @Test
    void what_is_not_decided_is_withdrawn_and_makes_room_for_the_next() {
        var of = Assessed.fresh();
        String id = in(State.SUBMITTED, of);
        of.manager().get(ONE, id).then().body("_links.rel", hasItem("become-withdrawn"));
        manager().get(ONE, id).then().body("_links.rel", not(hasItem("become-withdrawn")));
        step(manager(), id, State.WITHDRAWN).statusCode(403);
        send(of.manager(), STEPS, id, Map.of("to", "withdrawn"))
                .statusCode(200)
                .body("state", equalTo("withdrawn"))
                .body("_links.rel", not(hasItem("become-submitted")));
        decide(id, State.CONFIRMED, "verdicts", ALL_MET)
                .statusCode(409)
                .body("code", equalTo("assessment.wrong-state"));
        in(State.CONFIRMED, of);
    }

    @Test
    void nothing_follows_on_a_confirmation_that_ends_more_than_a_year_ahead() {
        var of = Assessed.fresh();
        in(State.CONFIRMED, of);
        in(State.CONFIRMED, of);
        String id = in(State.SUBMITTED, of);
        LocalDate last = time.today().plusMonths(24).minusDays(1);
        decide(id, State.CONFIRMED, "verdicts", ALL_MET)
                .statusCode(409)
                .body("code", equalTo("assessment.confirmed-ahead"))
                .body("detail", containsString(last.toString()));
    }

    @Test
    void what_nobody_contests_is_rejected_when_the_time_is_out() {
        var of = Assessed.fresh();
        String id = in(State.REJECTION_TOLD, of);
        clock.move(Duration.ofDays(22));
        manager().get(ONE, id).then().body("_links.rel", hasItem("become-rejected"));
        decide(id, State.REJECTED).statusCode(200).body("state", equalTo("rejected"));
    }

    @Test
    void nobody_decides_on_what_they_have_begun_or_submitted() {
        var of = Assessed.fresh();
        Supplier<RequestSpecification> both = () -> anybody()
                .auth()
                .oauth2(Tokens.of(
                        "test-both",
                        List.of(
                                new Grant(Role.ENTERPRISE_MANAGER, UUID.fromString(of.owner()), Reach.ORGANISATION),
                                new Grant(Role.PROGRAMME_MANAGER, UUID.fromString(of.owner()), Reach.REGION))));
        String id = begin(both.get(), Map.of("enterprise", of.id(), "evidence", WHOLE))
                .statusCode(201)
                .extract()
                .path("id");
        step(both.get(), id, State.SUBMITTED).statusCode(200).body("_links.rel", not(hasItem("become-confirmed")));
        for (State to : List.of(State.CONFIRMED, State.REJECTION_TOLD))
            send(both.get(), DECISIONS, id, Map.of("to", EnumCode.of(to), "verdicts", ALL_MET, "reason", "Skäl"))
                    .statusCode(409)
                    .body("code", equalTo("assessment.own"));
        manager()
                .get(ONE, id)
                .then()
                .body("state", equalTo("submitted"))
                .body("_links.rel", hasItem("become-confirmed"));
        decide(id, State.CONFIRMED, "verdicts", ALL_MET).statusCode(200);
    }

    static Stream<Arguments> everyPair() {
        return Arrays.stream(State.values())
                .flatMap(from -> Arrays.stream(State.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void an_assessment_goes_where_an_arrow_leads_and_nowhere_else(State from, State to) {
        var of = Assessed.fresh();
        String id = in(from, of);
        if (from == State.REJECTION_TOLD) clock.move(Duration.ofDays(22));
        var verdicts = to == State.CONFIRMED ? ALL_MET : NOT_ALL_MET;
        var moved = to.isDecision() ? decide(id, to, "verdicts", verdicts) : step(of.manager(), id, to);
        if (from.mayBecome(to)) moved.statusCode(200).body("state", equalTo(EnumCode.of(to)));
        else moved.statusCode(409).body("code", equalTo("assessment.wrong-state"));
        var wrongWay = to.isDecision() ? step(of.manager(), id, to) : decide(id, to, "verdicts", verdicts);
        wrongWay.statusCode(409).body("code", equalTo("assessment.wrong-state"));
        of.manager().get(ONE, id).then().body("state", equalTo(EnumCode.of(from.mayBecome(to) ? to : from)));
    }

    @Test
    void a_status_becomes_due_then_lapses_and_the_next_confirmation_follows_on() {
        var of = Assessed.fresh();
        in(State.CONFIRMED, of);
        LocalDate first = time.today();
        LocalDate next = first.plusMonths(12);
        String renewal = in(State.SUBMITTED, of);
        decide(
                        renewal,
                        State.CONFIRMED,
                        "verdicts",
                        ALL_MET,
                        "validFrom",
                        next.minusDays(1).toString())
                .statusCode(409)
                .body("code", equalTo("assessment.valid-already"));
        status(of, next.minusDays(1)).body("status.code", equalTo("confirmed"));
        status(of, next).body("status.code", equalTo("due"));
        status(of, next.plusDays(29)).body("status.code", equalTo("due"));
        status(of, next.plusDays(30)).body("status.code", equalTo("lapsed"));
        decide(renewal, State.CONFIRMED, "verdicts", ALL_MET)
                .statusCode(200)
                .body("validFrom", equalTo(next.toString()));
        status(of, next).body("status.code", equalTo("confirmed")).body("status.validFrom", equalTo(next.toString()));
    }

    @Test
    void a_confirmation_is_not_over_before_it_is_made_nor_far_ahead() {
        var of = Assessed.fresh();
        String id = in(State.SUBMITTED, of);
        LocalDate today = time.today();
        validFrom(id, today.minusMonths(13)).statusCode(400).body("errors[0].code", equalTo("validity-over"));
        validFrom(id, today.plusMonths(13)).statusCode(400).body("errors[0].code", equalTo("too-far-ahead"));
        decide(id, State.CONFIRMED).statusCode(409).body("code", equalTo("assessment.not-all-met"));
        manager().get(ONE, id).then().body("state", equalTo("submitted"));
        validFrom(id, today.minusMonths(2)).statusCode(200);
    }

    @Test
    void an_enterprise_has_one_open_assessment_at_a_time() {
        var of = Assessed.fresh();
        in(State.SUBMITTED, of);
        begin(of, WHOLE).statusCode(409).body("code", equalTo("assessment.open-already"));
    }

    @Test
    void what_is_assessed_is_an_enterprise_that_is_known_and_has_not_closed() {
        var of = Assessed.fresh();
        begin(of.manager(), Map.of("enterprise", "01976f2e-5c00-7000-8000-00000000ffff"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/enterprise"))
                .body("errors[0].code", equalTo("unknown-enterprise"));
        begin(of, Map.of("integration", " "))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/evidence/integration"))
                .body("errors[0].code", equalTo("blank"));
        begin(of, Map.of("integration", "x".repeat(4001)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/evidence/integration"))
                .body("errors[0].code", equalTo("too-long"));
        String id = in(State.SUBMITTED, of);
        postOnTag(
                        tag("/enterprises/{id}", of.id()),
                        "/enterprises/{id}/stage-changes",
                        Map.of("to", "closed", "on", "2023"),
                        of.id())
                .statusCode(200);
        decide(id, State.CONFIRMED, "verdicts", ALL_MET).statusCode(409).body("code", equalTo("enterprise.closed"));
        begin(Assessed.fresh(), Map.of()).statusCode(201);
        begin(of, WHOLE).statusCode(409).body("code", equalTo("enterprise.closed"));
    }

    @Test
    void a_step_is_taken_on_what_was_read() {
        var of = Assessed.fresh();
        String id = in(State.DRAFT, of);
        for (int status : List.of(428, 412)) {
            var who = of.manager().contentType(ContentType.JSON).body(Map.of("to", "submitted"));
            if (status == 412) who.header("If-Match", "\"9.0\"");
            who.post(STEPS, id).then().statusCode(status);
        }
        manager()
                .contentType(ContentType.JSON)
                .body(Map.of("to", "confirmed"))
                .post(DECISIONS, id)
                .then()
                .statusCode(428);
    }

    @Test
    void a_list_is_narrowed_by_enterprise_and_state() {
        var of = Assessed.fresh();
        String confirmed = in(State.CONFIRMED, of);
        String draft = in(State.DRAFT, of);
        manager()
                .get(ALL + "?enterprise=" + of.id())
                .then()
                .statusCode(200)
                .body("items.id", contains(draft, confirmed))
                .body("items[0].evidence", nullValue());
        manager().get(ALL + "?state=draft&enterprise=" + of.id()).then().body("items.id", contains(draft));
        manager().get(ALL + "?state=nonsense").then().statusCode(400);
    }

    @Test
    void enterprises_are_found_and_counted_by_status() {
        var of = Assessed.fresh();
        in(State.CONFIRMED, of);
        String name = get("/enterprises/{id}", of.id()).extract().path("name");
        String word = name.substring(name.lastIndexOf(' ') + 1);
        get("/enterprises?status=confirmed&q=" + word).body("items.id", contains(of.id()));
        get("/enterprises?status=lapsed&q=" + word).body("items.id", not(hasItem(of.id())));
        get("/enterprises?status=lapsed&asOf=" + time.today().plusMonths(14) + "&q=" + word)
                .body("items.id", contains(of.id()))
                .body("items[0].status.code", equalTo("lapsed"));
        get("/enterprises/facets?q=" + word)
                .body("statuses.code", contains("confirmed"))
                .body("statuses.count", contains(1));
        get("/enterprises?status=nonsense").statusCode(400).body("errors[0].parameter", equalTo("status"));
    }

    private ValidatableResponse validFrom(String id, LocalDate first) {
        return decide(id, State.CONFIRMED, "verdicts", ALL_MET, "validFrom", first.toString());
    }

    private static ValidatableResponse status(Assessed of, LocalDate day) {
        return get("/enterprises/{id}?asOf=" + day, of.id()).statusCode(200);
    }

    private static ValidatableResponse change(Assessed of, String id, Map<String, String> evidence) {
        return of.manager()
                .contentType(MERGE_PATCH)
                .header("If-Match", of.manager().get(ONE, id).header("ETag"))
                .body(new HashMap<>(Map.of("evidence", evidence)))
                .patch(ONE, id)
                .then();
    }
}
