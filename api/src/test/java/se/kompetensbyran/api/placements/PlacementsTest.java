package se.kompetensbyran.api.placements;

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
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
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

/** A placement from the draft to the end, and all that is refused on the way. */
@QuarkusTest
class PlacementsTest extends PlacementScene {

    @Test
    void a_participant_is_placed_signed_for_begins_and_ends_early_with_a_job() {
        String place = place();
        String id = draft(place);
        get(PLACE, place).body("free", equalTo(1));
        step(id, "to-sign").statusCode(200).body("state", equalTo("to-sign")).body("signatures", empty());
        get(PLACE, place).body("free", equalTo(0));
        sign(adviser(runner), id, "participant", "byRepresentative", true).statusCode(200);
        sign(leader(owner), id, "host").statusCode(200).body("state", equalTo("to-sign"));
        sign(adviser(runner), id, "referrer")
                .statusCode(200)
                .body("state", equalTo("signed"))
                .body("signatures.party", contains("participant", "host", "referrer"));
        step(id, "ongoing").statusCode(200).body("state", equalTo("ongoing")).body("_links.rel", hasItem("end"));
        end(
                        id,
                        "hoursMissed",
                        2,
                        "cause",
                        "host",
                        "job",
                        Map.of("form", "subsidised", "start", today.plusDays(1).toString()),
                        "answer",
                        "contests",
                        "comment",
                        "Jag fick gå hem")
                .statusCode(200)
                .body("state", equalTo("ended-early"))
                .body("ending.cause", equalTo("host"))
                .body("ending.jobForm", equalTo("subsidised"))
                .body("ending.answer", equalTo("contests"))
                .body("_links.rel", not(hasItem("end")));
        get(PLACE, place).body("free", equalTo(1));
        adviser(runner)
                .get(STEPS, id)
                .then()
                .statusCode(200)
                .body("items.to", contains("draft", "to-sign", "signed", "ongoing", "ended-early"));
    }

    @Test
    void a_party_that_does_not_sign_sends_it_back_with_a_reason_and_it_is_written_anew() {
        String place = place();
        String id = draft(place);
        sendBack(leader(owner), id, "host", "Påhittat skäl").statusCode(404);
        step(id, "to-sign").statusCode(200).body("_links.rel", hasItems("sign", "send-back"));
        sign(adviser(runner), id, "participant").statusCode(200);
        leader(owner).get(PLACEMENT, id).then().body("_links.rel", hasItem("send-back"));
        String before = tagOf(id);

        sendBack(leader(owner), id, "participant", "Påhittat skäl")
                .statusCode(403)
                .body("code", equalTo("placement.wrong-party"));
        sendBack(adviser(runner), id, "host", "Påhittat skäl")
                .statusCode(403)
                .body("code", equalTo("placement.wrong-party"));
        sendBack(person("test-other", Role.ENTERPRISE_MANAGER, organisation(), Reach.ORGANISATION), id, "host", "Nej")
                .statusCode(404);
        sendBack(leader(owner), id, "host", " ").statusCode(400).body("errors.pointer", contains("/reason"));
        sendBack(leader(owner), id, "host", "Anna " + NUMBER)
                .statusCode(400)
                .body("errors.code", contains("personal-number"));
        assertThat(tagOf(id)).isEqualTo(before);

        sendBack(leader(owner), id, "host", "Tiderna går inte ihop med våra")
                .statusCode(200)
                .body("state", equalTo("draft"))
                .body("signatures", empty())
                .body("_links.rel", not(hasItem("send-back")));
        get(PLACE, place).body("free", equalTo(1));
        adviser(runner)
                .get(STEPS, id)
                .then()
                .body("items.to", contains("draft", "to-sign", "draft"))
                .body("items[2].reason", equalTo("Tiderna går inte ihop med våra"));
        leader(owner).get(STEPS, id).then().statusCode(200).body("items[2].reason", nullValue());
        sendBack(leader(owner), id, "host", "Påhittat skäl")
                .statusCode(409)
                .body("code", equalTo("placement.wrong-state"));

        revise(id, Map.of("hoursPerWeek", 25)).statusCode(200).body("state", equalTo("draft"));
        step(id, "to-sign").statusCode(200);
        sign(adviser(runner), id, "participant").statusCode(200);
        sign(adviser(runner), id, "referrer").statusCode(200);
        sign(leader(owner), id, "host").statusCode(200).body("state", equalTo("signed"));
        sendBack(leader(owner), id, "host", "För sent").statusCode(409).body("code", equalTo("placement.wrong-state"));
    }

    @Test
    void the_last_place_is_got_by_one() {
        String place = place();
        String first = draft(place);
        participant = participant(runner);
        String second = draft(place);
        step(first, "to-sign").statusCode(200);

        step(second, "to-sign").statusCode(409).body("code", equalTo("place.full"));
        adviser(runner).get(PLACEMENT, second).then().body("state", equalTo("draft"));
        step(first, "cancelled", "reason", "Påhittat skäl").statusCode(200);
        step(second, "to-sign").statusCode(200);
    }

    @Test
    void a_change_of_substance_clears_the_signatures_and_a_remark_does_not() {
        String id = signed(place());

        revise(id, Map.of("remark", "Börjar med halva dagar"))
                .statusCode(200)
                .body("state", equalTo("signed"))
                .body("signatures", hasSize(3));
        revise(id, Map.of("hoursPerWeek", 30))
                .statusCode(200)
                .body("state", equalTo("to-sign"))
                .body("signatures", empty());
        step(id, "ongoing").statusCode(409).body("code", equalTo("placement.wrong-state"));
    }

    @Test
    void what_would_be_refused_is_led_to_by_nobody() {
        String place = place();
        String id = draft(place);
        String first = draft(place, "participant", participant(runner));
        step(first, "to-sign").statusCode(200);
        read(id).body("_links.rel", not(hasItem("become-to-sign")));
        step(id, "to-sign").statusCode(409).body("code", equalTo("place.full"));
        step(first, "cancelled", "reason", "Påhittat").statusCode(200);
        read(id).body("_links.rel", hasItem("become-to-sign"));

        adviser(runner)
                .header("If-Match", tagOf(runner, participant))
                .contentType("application/json")
                .body(Map.of("reason", "objected"))
                .put(RESTRICTION, participant)
                .then()
                .statusCode(200);

        read(id).body("_links.rel", not(hasItem("become-to-sign")));
        step(id, "to-sign").statusCode(409).body("code", equalTo("participant.restricted"));
    }

    @Test
    void nobody_is_placed_with_a_business_that_has_closed() {
        String place = place();
        String id = draft(place);
        get(PLACES + "?enterprise={enterprise}&freeOn={day}", enterprise, today.toString())
                .body("_meta.total", equalTo(1));
        close(enterprise);

        step(id, "to-sign").statusCode(409).body("code", equalTo("enterprise.closed"));
        read(id).body("state", equalTo("draft")).body("_links.rel", not(hasItem("become-to-sign")));
        send(adviser(runner), agreed(place, "participant", participant(runner)), PLACEMENTS)
                .statusCode(409)
                .body("code", equalTo("enterprise.closed"));
        get(PLACES + "?enterprise={enterprise}&freeOn={day}", enterprise, today.toString())
                .body("_meta.total", equalTo(0));
        get(PLACES + "?enterprise={enterprise}", enterprise).body("_meta.total", equalTo(1));
    }

    private void close(String enterprise) {
        postOnTag("*", "/enterprises/{id}/stage-changes", Map.of("to", "closed", "on", today.toString()), enterprise)
                .statusCode(200);
    }

    private ValidatableResponse read(String id) {
        return adviser(runner).get(PLACEMENT, id).then().statusCode(200);
    }

    @Test
    void who_wrote_it_does_not_sign_alone_and_nobody_signs_for_another_side() {
        String id = draft(place());
        step(id, "to-sign").statusCode(200);

        sign(adviser(runner), id, "host").statusCode(403).body("code", equalTo("placement.wrong-party"));
        for (String it : new String[] {"participant", "referrer"})
            sign(leader(owner), id, it).statusCode(403).body("code", equalTo("placement.wrong-party"));
        sign(leader(owner), id, "host").statusCode(200);
        sign(leader(owner), id, "host").statusCode(409).body("code", equalTo("placement.signed-already"));
        sign(adviser(runner), id, "referrer", "on", today.plusDays(1).toString())
                .statusCode(400)
                .body("errors[0].code", equalTo("in-future"));
        sign(adviser(runner), id, "referrer", "byRepresentative", true)
                .statusCode(400)
                .body("errors[0].code", equalTo("of-participant-only"));
    }

    @Test
    void one_that_is_longer_than_the_rule_says_is_told_of_and_permitted_with_a_reason() {
        String place = place();
        String last = today.plusMonths(4).toString();
        String id = draft(place, "lastDay", last);
        adviser(runner)
                .get(PLACEMENT, id)
                .then()
                .body("judgements[0].exceeding", equalTo(true))
                .body("judgements[0].version", equalTo(1))
                .body("judgements[0].months", equalTo(3))
                .body(
                        "judgements[0].limit",
                        equalTo(today.plusMonths(3).minusDays(1).toString()))
                .body("_links.rel", not(hasItem("become-to-sign")));

        step(id, "to-sign")
                .statusCode(409)
                .body("code", equalTo("limit.exceeded"))
                .body("detail", containsString("version 1"))
                .body("detail", containsString(today.toString()))
                .body("detail", containsString(last))
                .body("detail", containsString("Längsta arbetsträning"))
                .body("judgements.rule", contains("work-training-length"))
                .body("judgements[0].day", equalTo(last))
                .body("judgements[0].remedies", contains("earlier-day", "permit"))
                .body("detail", containsString(today.plusMonths(3).minusDays(1).toString()));
        revise(id, Map.of("exceedingReason", "Behöver längre tid"))
                .statusCode(200)
                .body("judgements[0].reason", equalTo("Behöver längre tid"))
                .body("judgements[0].permittedBy", equalTo("test-somebody"))
                .body("_links.rel", hasItem("become-to-sign"));
        step(id, "to-sign").statusCode(200);
        adviser(runner)
                .get(PLACEMENTS + "?exceeding=true&place=" + place)
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].judgements[0].exceeding", equalTo(true));
        revise(id, Map.of("lastDay", today.plusMonths(5).toString())).statusCode(409);
        revise(id, Map.of("lastDay", today.plusMonths(1).toString()))
                .statusCode(200)
                .body("judgements[0].exceeding", equalTo(false))
                .body("judgements[0].reason", nullValue());
        revise(id, Map.of("exceedingReason", "I onödan"))
                .statusCode(400)
                .body("errors[0].code", equalTo("within-limit"));
    }

    @Test
    void who_may_place_but_not_exceed_a_rule_does_not_by_giving_a_reason() {
        String place = place();
        String last = today.plusMonths(4).toString();
        String id = draft(place, "lastDay", last);
        String before = tagOf(id);
        Map<String, Object> exceeding = agreed(place(), "lastDay", last, "exceedingReason", "Påhittat skäl");

        send(program(), exceeding, PLACEMENTS).statusCode(403);
        program()
                .contentType(MERGE_PATCH)
                .header("If-Match", before)
                .body(Map.of("exceedingReason", "Påhittat skäl"))
                .patch(PLACEMENT, id)
                .then()
                .statusCode(403);
        assertThat(tagOf(id)).isEqualTo(before);
        adviser(runner)
                .get(PLACEMENTS + "?participant=" + participant)
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        send(program(), agreed(place()), PLACEMENTS).statusCode(201);
    }

    private RequestSpecification program() {
        return anybody()
                .auth()
                .oauth2(Tokens.ofClient(
                        UUID.randomUUID(),
                        UUID.fromString(runner),
                        Reach.NODE,
                        Permission.PARTICIPANTS_READ,
                        Permission.PARTICIPANTS_WRITE,
                        Permission.PLACEMENTS_READ,
                        Permission.PLACEMENTS_WRITE));
    }

    @Test
    void of_whom_what_is_held_is_not_used_nothing_is_sent_to_an_enterprise() {
        String id = draft(place());
        adviser(runner)
                .contentType(ContentType.JSON)
                .header("If-Match", tagOf(runner, participant))
                .body(Map.of("reason", "objected"))
                .put(RESTRICTION, participant)
                .then()
                .statusCode(200);

        step(id, "to-sign").statusCode(409).body("code", equalTo("participant.restricted"));
        revise(id, Map.of("hoursPerWeek", 10)).statusCode(409).body("code", equalTo("participant.restricted"));
        leader(owner).get(PLACEMENT, id).then().statusCode(404);
        revise(id, Map.of("remark", "Väntar")).statusCode(409).body("code", equalTo("participant.restricted"));
        read(id).body("_links.rel", not(hasItem("edit"))).body("remark", nullValue());
        step(id, "cancelled", "reason", "Påhittat skäl").statusCode(200);
    }

    @Test
    void of_who_is_restricted_nothing_is_signed_or_begun_nor_seen_by_others_and_what_happens_is_put_down() {
        String place = place("capacity", 3);
        String waiting = draft(place);
        step(waiting, "to-sign").statusCode(200);
        var paused = participant;
        participant = participant(runner);
        String signed = signed(place);
        String tag = tagOf(waiting);
        for (String one : List.of(paused, participant)) restrict(one, "PUT");

        sign(adviser(runner), waiting, "participant").statusCode(409).body("code", equalTo("participant.restricted"));
        send(
                        leader(owner).header("If-Match", tag),
                        Map.of("party", "host", "on", today.toString()),
                        SIGNATURES,
                        waiting)
                .statusCode(404)
                .body("code", equalTo("placement.unknown"));
        step(signed, "ongoing").statusCode(409).body("code", equalTo("participant.restricted"));
        adviser(runner)
                .get(PLACEMENT, waiting)
                .then()
                .body("signatures", empty())
                .body("_links.rel", not(hasItem("sign")));
        read(signed).body("state", equalTo("signed")).body("_links.rel", not(hasItem("become-ongoing")));
        for (var who : List.of(leader(owner), person("granskare", Role.EVALUATOR, owner, Reach.REGION))) {
            who.get(PLACEMENT, signed).then().statusCode(404);
        }
        leader(owner)
                .get(PLACEMENTS + "?enterprise={enterprise}", enterprise)
                .then()
                .body("items", empty());
        person("granskare", Role.EVALUATOR, owner, Reach.REGION)
                .get(PLACEMENTS + "?enterprise={enterprise}", enterprise)
                .then()
                .body("items", empty())
                .body("_meta.total", equalTo(0));
        step(signed, "did-not-start", "cause", "health").statusCode(200);

        restrict(paused, "DELETE");
        sign(leader(owner), waiting, "host").statusCode(200);
        leader(owner)
                .get(PLACEMENTS + "?enterprise={enterprise}", enterprise)
                .then()
                .body("items.id", contains(waiting));
    }

    private void restrict(String who, String method) {
        var asked = adviser(runner).header("If-Match", tagOf(runner, who));
        if (method.equals("PUT")) asked.contentType("application/json").body(Map.of("reason", "objected"));
        asked.request(method, RESTRICTION, who).then().statusCode(method.equals("PUT") ? 200 : 204);
    }

    @Test
    void of_who_is_erased_no_placement_is_shown_and_the_place_is_free() {
        String place = place();
        String id = signed(place);
        step(id, "ongoing").statusCode(200);
        adviser(runner)
                .header("If-Match", tagOf(runner, participant))
                .delete(ONE, participant)
                .then()
                .statusCode(204);

        for (var who : List.of(adviser(runner), leader(owner))) {
            who.get(PLACEMENT, id).then().statusCode(404).body("code", equalTo("placement.unknown"));
        }
        adviser(runner).get(PLACEMENTS).then().body("items", empty());
        get(PLACE, place).body("free", equalTo(1));
        send(adviser(runner), agreed(place), PLACEMENTS)
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-participant"));
    }

    @Test
    void one_that_nobody_came_to_has_a_cause() {
        String id = signed(place());

        step(id, "did-not-start").statusCode(400).body("errors[0].pointer", equalTo("/cause"));
        step(id, "did-not-start", "cause", "participant").statusCode(200).body("state", equalTo("did-not-start"));
        end(id).statusCode(409).body("code", equalTo("placement.wrong-state"));
    }

    @Test
    void that_nobody_came_is_corrected_and_the_place_is_taken_again_if_there_is_room() {
        String place = place();
        String id = signed(place);
        String corrections = PLACEMENT + "/no-show-corrections";
        onTag(adviser(runner), id, Map.of("came", true), corrections)
                .statusCode(409)
                .body("code", equalTo("placement.wrong-state"));
        step(id, "did-not-start", "cause", "participant")
                .statusCode(200)
                .body("_links.rel", hasItem("correct-no-show"));

        onTag(adviser(runner), id, Map.of("came", false, "cause", "participant"), corrections)
                .statusCode(400)
                .body("errors[0].code", equalTo("says-the-same"));
        onTag(adviser(runner), id, Map.of("came", false), corrections)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/cause"));
        onTag(adviser(runner), id, Map.of("came", false, "cause", "host"), corrections)
                .statusCode(200)
                .body("state", equalTo("did-not-start"));
        onTag(adviser(runner), id, Map.of("came", true), corrections)
                .statusCode(200)
                .body("state", equalTo("signed"));
        adviser(runner)
                .get(corrections, id)
                .then()
                .statusCode(200)
                .body("items.cause", contains("participant", "host"));
        adviser(runner)
                .post("/participants/{id}/documents", participant)
                .then()
                .body("placements[0].formerNoShows.cause", contains("participant", "host"));
        leader(owner).get(PLACE, place).then().body("free", equalTo(0));
        step(id, "did-not-start", "cause", "other").statusCode(200);
        String other = participant(runner);
        String taken = draft(place, "participant", other);
        step(taken, "to-sign").statusCode(200);
        onTag(adviser(runner), id, Map.of("came", true), corrections)
                .statusCode(409)
                .body("code", equalTo("place.full"));
    }

    @Test
    void how_it_ended_is_corrected_and_what_was_put_down_stays_for_the_node_alone() {
        String id = signed(place());
        Map<String, Object> none = Map.of("lastDay", today.toString(), "hoursMissed", 0, "answer", "agrees");
        onTag(adviser(runner), id, none, ENDING_CORRECTIONS)
                .statusCode(409)
                .body("code", equalTo("placement.not-ended"));
        step(id, "ongoing").statusCode(200);
        end(id, "cause", "participant", "answer", "contests", "comment", "Jag blev hemskickad")
                .statusCode(200)
                .body("_links.rel", hasItems("ending-corrections", "correct-ending"));

        onTag(adviser(runner), id, with(none, "cause", "participant"), ENDING_CORRECTIONS)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/lastDay"))
                .body("errors[0].code", equalTo("says-the-same"));
        onTag(adviser(runner), id, with(none, "cause", "host"), ENDING_CORRECTIONS)
                .statusCode(200)
                .body("ending.cause", equalTo("host"))
                .body("ending.answer", equalTo("agrees"));

        adviser(runner)
                .get(ENDING_CORRECTIONS, id)
                .then()
                .statusCode(200)
                .body("items.cause", contains("participant"))
                .body("items.comment", contains("Jag blev hemskickad"))
                .body("items.recordedBy", contains("test-somebody"));
        adviser(runner)
                .post("/participants/{id}/documents", participant)
                .then()
                .body("placements[0].formerEndings.comment", contains("Jag blev hemskickad"));
        leader(owner).get(ENDING_CORRECTIONS, id).then().statusCode(403);
        as(Role.EVALUATOR, organisation(), Reach.REGION)
                .get(ENDING_CORRECTIONS, id)
                .then()
                .statusCode(403);
    }

    @Test
    void the_participant_is_heard_later_when_they_could_not_be() {
        String id = signed(place());
        step(id, "ongoing").statusCode(200);
        end(id, "cause", "participant", "answer", "not-heard").statusCode(200).body("_links.rel", hasItem("hear"));

        word(id, "contests").statusCode(400).body("errors[0].pointer", equalTo("/comment"));
        word(id, "agrees").statusCode(200).body("ending.answer", equalTo("agrees"));
        word(id, "agrees").statusCode(409).body("code", equalTo("placement.heard-already"));
    }

    private ValidatableResponse word(String id, String answer) {
        return onTag(adviser(runner), id, Map.of("answer", answer), WORDS);
    }

    @Test
    void what_cannot_be_true_is_refused_with_its_field_and_changes_nothing() {
        String place = place();
        String id = signed(place);
        step(id, "ongoing").statusCode(200);
        String before = tagOf(id);

        end(id, "hoursMissed", 4, "cause", "other")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/hoursMissed"))
                .body("errors[0].code", equalTo("more-than-planned"));
        end(id, "lastDay", today.plusDays(1).toString(), "cause", "other")
                .statusCode(400)
                .body("errors[0].code", equalTo("in-future"));
        end(id, "cause", "other", "comment", "Ring 191212121212")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/comment"))
                .body("errors[0].code", equalTo("personal-number"))
                .body("errors[0].detail", not(containsString("1212")));
        end(id).statusCode(400).body("errors[0].pointer", equalTo("/cause"));
        revise(id, Map.of("hoursPerWeek", 10)).statusCode(409).body("code", equalTo("placement.not-changeable"));
        for (String it : new String[] {"draft", "signed", "ended", "ended-early"})
            step(id, it).statusCode(400).body("errors[0].pointer", equalTo("/to"));
        send(adviser(runner), agreed(place), PLACEMENTS)
                .statusCode(409)
                .body("code", equalTo("placement.placed-already"));
        send(adviser(runner), agreed(place, "tasks", "Hjälp 19121212-1212"), PLACEMENTS)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/tasks"));
        send(adviser(runner), Map.of("to", "cancelled", "reason", "x"), STEPS, id)
                .statusCode(428);
        assertThat(tagOf(id)).isEqualTo(before);
    }

    @Test
    void what_may_be_done_now_is_linked() {
        String id = draft(place());
        adviser(runner)
                .get(PLACEMENT, id)
                .then()
                .body("_links.rel", hasItems("edit", "become-to-sign", "become-cancelled"))
                .body("_links.rel", not(hasItem("sign")));
        step(id, "to-sign").body("_links.rel", hasItem("sign")).body("_links.rel", not(hasItem("become-to-sign")));
        leader(owner)
                .get(PLACEMENT, id)
                .then()
                .body("_links.rel", hasItem("sign"))
                .body("_links.rel", not(hasItem("edit")));
    }

    private ValidatableResponse revise(String id, Map<String, ?> facts) {
        return adviser(runner)
                .contentType(MERGE_PATCH)
                .header("If-Match", tagOf(id))
                .body(facts)
                .patch(PLACEMENT, id)
                .then();
    }
}
