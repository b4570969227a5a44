package se.kompetensbyran.api.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.move;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.ownedProject;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.domain.referrals.Stage;
import se.kompetensbyran.domain.shared.EnumCode;

/** Referrals: written, sent, answered, withdrawn, and what comes of none of that. */
@QuarkusTest
class ReferralsTest extends ReferralScene {

    @Inject
    MovableClock clock;

    @Inject
    Time time;

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    @Test
    void a_partner_refers_and_the_node_accepts() {
        Map<String, Object> told = referral("protectedIdentity", true);
        String id = send(officer(), told, REFERRALS)
                .statusCode(201)
                .body("stage", equalTo("draft"))
                .body("reference", equalTo(told.get("reference")))
                .body("birthYear", equalTo("1984"))
                .body("protectedIdentity", is(true))
                .body("answerBy", nullValue())
                .body("_links.rel", hasItems("self", "node", "edit", "delete", "become-sent"))
                .extract()
                .path("id");
        adviser().get(REFERRAL, id).then().statusCode(404).body("code", equalTo("referral.unknown"));

        step(id, "sent")
                .statusCode(200)
                .body("stage", equalTo("sent"))
                .body("sentOn", equalTo(time.today().toString()))
                .body("remindOn", equalTo(time.today().plusDays(30).toString()))
                .body("answerBy", equalTo(time.today().plusDays(60).toString()))
                .body("_links.rel", hasItem("become-withdrawn"))
                .body("_links.rel", not(hasItems("become-accepted", "edit")));
        adviser()
                .get(REFERRAL, id)
                .then()
                .statusCode(200)
                .body("_links.rel", hasItems("become-accepted", "become-declined", "recognise"))
                .body("_links.rel", not(hasItem("become-withdrawn")));

        String somebody = somebody();
        decide(id, Map.of("to", "accepted", "participant", somebody))
                .statusCode(200)
                .body("stage", equalTo("accepted"))
                .body("participant", equalTo(somebody));
        officer()
                .get(REFERRAL, id)
                .then()
                .body("stage", equalTo("accepted"))
                .body("participant", nullValue())
                .body("_links.rel", not(hasItem("participant")));
        officer()
                .get(STEPS, id)
                .then()
                .statusCode(200)
                .body("items.to", contains("draft", "sent", "accepted"))
                .body("items[0].recordedBy", notNullValue())
                .body("items[2].recordedBy", nullValue());
        adviser()
                .get(STEPS, id)
                .then()
                .body("items[0].recordedBy", nullValue())
                .body("items[2].recordedBy", notNullValue());
    }

    @Test
    void the_node_declines_for_a_reason_that_the_partner_sees() {
        String id = sent();
        decide(id, Map.of("to", "declined")).statusCode(400).body("errors[0].code", equalTo("decline-reason-demanded"));
        decline(id).statusCode(200).body("stage", equalTo("declined"));

        officer().get(REFERRAL, id).then().body("reason", equalTo("no-place"));
        officer()
                .get(REFERRALS + "?stage=declined")
                .then()
                .body("items.id", contains(id))
                .body("items.reason", contains("no-place"));
    }

    @Test
    void a_node_that_has_found_whose_it_is_accepts_without_saying_so_again() {
        String id = sent();
        String somebody = somebody();
        send(adviser(), Map.of("participant", somebody), RECOGNITIONS, id)
                .statusCode(200)
                .body("stage", equalTo("sent"))
                .body("participant", equalTo(somebody));
        officer().get(REFERRAL, id).then().body("participant", nullValue());
        decide(id, Map.of("to", "accepted")).statusCode(200).body("participant", equalTo(somebody));
        send(adviser(), Map.of("participant", somebody), RECOGNITIONS, id)
                .statusCode(409)
                .body("code", equalTo("referral.not-waiting"));
    }

    @Test
    void the_same_reference_twice_is_the_same_referral() {
        Map<String, Object> told = referral();
        String id = send(officer(), told, REFERRALS).statusCode(201).extract().path("id");
        step(id, "sent").statusCode(200);

        send(officer(), told, REFERRALS).statusCode(201).body("id", equalTo(id)).body("stage", equalTo("sent"));
        send(officer(), with(told, "gender", "man"), REFERRALS)
                .statusCode(409)
                .body("code", equalTo("referral.told-otherwise"));
        officer().get(REFERRALS).then().body("items.id", contains(id));
    }

    @Test
    void a_repeat_under_a_key_tells_nothing_of_the_person_again() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> told = referral();
        String id = send(officer().header("Idempotency-Key", key), told, REFERRALS)
                .statusCode(201)
                .extract()
                .path("id");
        send(officer().header("Idempotency-Key", key), told, REFERRALS)
                .statusCode(201)
                .body("id", equalTo(id))
                .body("reference", nullValue())
                .body("birthYear", nullValue())
                .body("gender", nullValue());
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void it_goes_nowhere_but_along_an_arrow(Stage from) {
        String somebody = somebody();
        for (Stage to : Stage.values()) {
            if (from.mayBecome(to) && to != Stage.OBSOLETE) continue;
            String id = standing(from, somebody);
            String before = asItStands(id);
            var answer = switch (to) {
                case ACCEPTED -> decide(id, Map.of("to", "accepted", "participant", somebody));
                case DECLINED -> decline(id);
                default -> step(id, EnumCode.of(to));
            };
            if (!to.isOfPartner() && !to.isOfNode()) fault(answer, "/to", "not-of-partner");
            // Of a draft the node knows nothing, and so answers nothing.
            else if (from == Stage.DRAFT && to.isOfNode())
                answer.statusCode(404).body("code", equalTo("referral.unknown"));
            else answer.statusCode(409).body("code", equalTo("referral.wrong-stage"));
            assertThat(asItStands(id)).as("%s to %s", from, to).isEqualTo(before);
            clock.reset();
        }
    }

    private String asItStands(String id) {
        var read = officer().get(REFERRAL, id).then().statusCode(200).extract();
        return read.header("ETag") + read.asString();
    }

    private String standing(Stage stage, String somebody) {
        if (stage == Stage.DRAFT) return drafted();
        String id = sent();
        switch (stage) {
            case ACCEPTED ->
                decide(id, Map.of("to", "accepted", "participant", somebody)).statusCode(200);
            case DECLINED -> decline(id).statusCode(200);
            case WITHDRAWN -> step(id, "withdrawn").statusCode(200);
            case EXPIRED -> clock.move(Duration.ofDays(62));
            case OBSOLETE -> comesInAnotherWay(id);
            default -> {}
        }
        return id;
    }

    // Whose it is is known, and the person begins in a project without it.
    private void comesInAnotherWay(String id) {
        String whose = somebody();
        send(adviser(), Map.of("participant", whose), RECOGNITIONS, id).statusCode(200);
        String project = ownedProject();
        move(project, "2019-02-01", "applied", "granted", "ongoing");
        var planned = send(adviser(), Map.of("participant", whose, "project", project), "/enrolments")
                .statusCode(201)
                .extract();
        Map<String, String> situation = Map.of(
                "status", "unemployed", "livelihood", "social-assistance", "education", "isced-3-4", "step", "none");
        send(
                        adviser().header("If-Match", planned.header("ETag")),
                        Map.of("to", "active", "on", "2019-06-03", "situation", situation),
                        "/enrolments/{id}/stage-changes",
                        planned.<String>path("id"))
                .statusCode(200);
        officer().get(REFERRAL, id).then().body("stage", equalTo("obsolete"));
    }

    @Test
    void each_side_takes_its_own_steps() {
        String id = sent();
        for (String to : List.of("accepted", "declined", "draft", "expired", "obsolete"))
            fault(step(id, to), "/to", "not-of-partner");
        for (String to : List.of("sent", "withdrawn", "draft", "expired", "obsolete"))
            fault(decide(id, Map.of("to", to)), "/to", "not-of-node");
        fault(decide(id, Map.of("to", "accepted")), "/participant", "participant-demanded");
        fault(
                decide(id, Map.of("to", "accepted", "participant", somebody(), "reason", "other")),
                "/reason",
                "decline-reason-unfit");
        fault(
                decide(id, Map.of("to", "declined", "participant", somebody(), "reason", "other")),
                "/participant",
                "participant-unfit");
        fault(
                decide(id, Map.of("to", "accepted", "participant", participant(host))),
                "/participant",
                "unknown-participant");
        officer().get(REFERRAL, id).then().body("stage", equalTo("sent"));
    }

    @Test
    void without_an_answer_the_node_is_reminded_and_it_expires() {
        String id = sent();
        adviser().get("/work-list?kind=referral-unanswered").then().body("items", empty());

        clock.move(Duration.ofDays(31));
        adviser()
                .get("/work-list?kind=referral-unanswered")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].about.id", equalTo(node))
                .body("items[0]._links.rel", contains("item", "related", "decide"));

        clock.move(Duration.ofDays(31));
        adviser().get("/work-list?kind=referral-unanswered").then().body("items", empty());
        officer().get(REFERRAL, id).then().body("stage", equalTo("expired"));
        officer().get(REFERRALS + "?stage=expired").then().body("items.id", contains(id));
        officer().get(REFERRALS + "?stage=sent").then().body("items", empty());
        decline(id).statusCode(409).body("code", equalTo("referral.wrong-stage"));
    }

    @Test
    void a_draft_is_changed_and_thrown_away_and_what_is_sent_stands() {
        String id = drafted();
        change(id, Map.of("gender", "man", "node", node(host))).statusCode(200).body("gender", equalTo("man"));
        change(id, Map.of("targetGroups", List.of("nobody")))
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-code"));
        tagged(officer(), id).delete(REFERRAL, id).then().statusCode(204);
        officer().get(REFERRAL, id).then().statusCode(404);

        String other = sent();
        change(other, Map.of("gender", "man")).statusCode(409).body("code", equalTo("referral.sent-already"));
        tagged(officer(), other)
                .delete(REFERRAL, other)
                .then()
                .statusCode(409)
                .body("code", equalTo("referral.sent-already"));
    }

    @Test
    void what_was_told_is_put_right_by_the_partner_after_it_was_sent_and_by_nobody_else() {
        String id = sent();
        String corrections = REFERRAL + "/corrections";
        officer().get(REFERRAL, id).then().body("_links.rel", hasItem("correct"));

        send(tagged(officer(), id), Map.of("gender", "man", "targetGroups", List.of("nobody")), corrections, id)
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-code"));
        send(tagged(officer(), id), Map.of("gender", "man", "birthYear", "1990"), corrections, id)
                .statusCode(200)
                .body("gender", equalTo("man"))
                .body("birthYear", equalTo("1990"))
                .body("stage", equalTo("sent"));
        adviser().get(REFERRAL, id).then().body("gender", equalTo("man"));
        send(tagged(adviser(), id), Map.of("gender", "woman"), corrections, id).statusCode(403);
    }

    private ValidatableResponse change(String id, Map<String, ?> facts) {
        return tagged(officer(), id)
                .contentType(MERGE_PATCH)
                .body(facts)
                .patch(REFERRAL, id)
                .then();
    }

    @Test
    void a_change_is_made_on_what_was_read() {
        String id = drafted();
        send(officer(), Map.of("to", "sent"), STEPS, id).statusCode(428);
        var stale = tagged(officer(), id);
        step(id, "sent").statusCode(200);
        send(stale, Map.of("to", "withdrawn"), STEPS, id).statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"19121212-1212", "1212121212", "AF-191212721219"})
    void no_reference_is_a_personal_number_and_it_is_told_nowhere(String reference) {
        send(officer(), referral("reference", reference), REFERRALS)
                .statusCode(400)
                .body("errors[0].code", equalTo("personal-number"))
                .body(not(containsString(reference)));
    }

    @Test
    void what_is_told_lies_within_bounds() {
        fault(refer("reference", "a b"), "/reference", "case-reference-shape");
        fault(refer("birthYear", String.valueOf(time.today().getYear() + 1)), "/birthYear", "birth-year-range");
        fault(refer("targetGroups", List.of("active-asf")), "/targetGroups", "not-of-persons");
        fault(refer("municipality", "0180"), "/municipality", "unknown-municipality");
        fault(refer("node", "01976f2e-5c00-7000-8000-00000000ffff"), "/node", "unknown-node");
        officer().get(REFERRALS).then().body("items", empty());
    }

    private ValidatableResponse refer(Object... more) {
        return send(officer(), referral(more), REFERRALS);
    }

    @Test
    void nobody_is_referred_to_a_node_that_has_closed() {
        String id = drafted();
        String yesterday = time.today().minusDays(1).toString();
        patch(tag("/nodes/{id}", node), "/nodes/{id}", Map.of("until", yesterday), node)
                .statusCode(200);

        refer().statusCode(409).body("code", equalTo("referral.node-closed"));
        step(id, "sent").statusCode(409).body("code", equalTo("referral.node-closed"));
    }

    @Test
    void with_the_participant_goes_what_the_partner_told() {
        String id = sent();
        String somebody = somebody();
        decide(id, Map.of("to", "accepted", "participant", somebody)).statusCode(200);
        adviser()
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .delete(ONE, somebody)
                .then()
                .statusCode(204);

        for (var who : List.of(officer(), adviser()))
            who.get(REFERRAL, id)
                    .then()
                    .statusCode(200)
                    .body("stage", equalTo("accepted"))
                    .body("reference", nullValue())
                    .body("birthYear", nullValue())
                    .body("gender", nullValue())
                    .body("targetGroups", empty())
                    .body("_links.rel", not(hasItem("participant")));
        officer().get(REFERRALS).then().body("items[0].reference", nullValue());
    }

    @Test
    void lists_are_narrowed_and_sorted() {
        String first = sent();
        String second = drafted();
        officer().get(REFERRALS).then().body("items.id", contains(first, second));
        officer().get(REFERRALS + "?sort=-sentOn").then().body("items.id", containsInAnyOrder(first, second));
        officer().get(REFERRALS + "?stage=draft").then().body("items.id", contains(second));
        adviser().get(REFERRALS + "?partner=" + partner).then().body("items.id", contains(first));
        adviser().get(REFERRALS + "?node=" + node).then().body("items.id", contains(first));
        officer().get(REFERRALS + "?sort=reference").then().statusCode(400);
    }
}
