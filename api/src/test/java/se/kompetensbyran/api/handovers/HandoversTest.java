package se.kompetensbyran.api.handovers;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.move;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.ownedProject;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.domain.nights.NightJob;

/** A participant goes to a node of another organisation, with consent, and what was stays where it was. */
@QuarkusTest
class HandoversTest extends HandoverScene {

    private static final String ENROLMENTS = "/enrolments";

    @Inject
    MovableClock clock;

    @Inject
    Time time;

    @Inject
    Instance<NightJob> jobs;

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    @Test
    void who_is_offered_and_taken_on_goes_on_at_the_other_node() {
        String project = ongoing();
        String enrolment = enrolled(project);
        String id = offered("project", project);

        handover(giver, id)
                .body("participant", equalTo(participant))
                .body("stage", equalTo("offered"))
                .body("toNode", equalTo(to))
                .body("reason", equalTo("moved"))
                .body("offeredBy", equalTo("test-somebody"))
                .body("answerBy", equalTo(time.today().plusDays(30).toString()))
                .body("_links.rel", hasItems("participant", "withdraw"))
                .body("_links.rel", not(hasItem("become-accepted")));
        handover(receiver, id)
                .body("participant", nullValue())
                .body("offeredBy", nullValue())
                .body("birthYear", equalTo("1984"))
                .body("gender", equalTo("woman"))
                .body("targetGroups", contains("unemployed"))
                .body("_links.rel", hasItems("become-accepted", "become-declined"))
                .body("_links.rel", not(hasItem("participant")));
        adviser(receiver).get(ONE, participant).then().statusCode(404);
        adviser(receiver).get(ENROLMENTS + "/{id}", enrolment).then().statusCode(404);
        String work = "/work-list?kind=handover-offered";
        adviser(receiver)
                .get(work)
                .then()
                .statusCode(200)
                .body("items.about.id", contains(to))
                .body("items[0]._links.rel", contains("item", "related", "decide"));
        adviser(giver).get(work).then().body("items", empty());

        decide(id)
                .statusCode(200)
                .body("stage", equalTo("accepted"))
                .body("participant", equalTo(participant))
                .body("birthYear", nullValue())
                .body("gender", nullValue())
                .body("targetGroups", empty())
                .body("closedBy", equalTo("test-somebody"))
                .body("_links.rel", hasItem("participant"));

        adviser(giver).get(ONE, participant).then().statusCode(404).body("code", equalTo("participant.unknown"));
        adviser(receiver).get(ONE, participant).then().statusCode(200).body("node", equalTo(to));
        adviser(receiver).get(work).then().body("items", empty());
        adviser(giver)
                .get(ENROLMENTS + "/{id}", enrolment)
                .then()
                .statusCode(200)
                .body("stage", equalTo("transferred"))
                .body("_links.rel", not(hasItem("participant")))
                .body("_links.rel", hasItems("tell", "correct-day"))
                .body("_links.rel", not(hasItem("climb")));
        String next = adviser(receiver)
                .get(ENROLMENTS)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].stage", equalTo("planned"))
                .extract()
                .path("items[0].id");
        adviser(receiver)
                .get(ENROLMENTS + "/{id}", next)
                .then()
                .body("transferredFrom", nullValue())
                .body("_links.rel", not(hasItem("transferred-from")));
        adviser(receiver).get(ENROLMENTS + "/{id}", enrolment).then().statusCode(404);
        handover(giver, id)
                .body("closedBy", nullValue())
                .body("closedOn", equalTo(time.today().toString()))
                .body("_links.rel", not(hasItem("participant")));
        adviser(receiver).get(OFFERS, participant).then().body("items.id", contains(id));
        adviser(giver).get(OFFERS, participant).then().statusCode(404);
        adviser(giver).get(HANDOVERS + "?stage=accepted").then().body("items.id", hasItem(id));
    }

    @Test
    void what_stays_at_the_giving_node_is_put_right_there_and_else_told_no_more() {
        String enrolment = enrolled(ongoing());
        decide(offered()).statusCode(200);
        String day = time.today().minusDays(29).toString();
        var corrected = Map.of("moment", "entry", "on", day, "reason", "miswritten");
        var situation = situation("livelihood", "sickness-benefit");

        onEnrolment(enrolment, Map.of("on", day, "step", "studies"), "/ladder-steps")
                .statusCode(404);
        onEnrolment(enrolment, Map.of("moment", "exit", "situation", situation), "/readings")
                .statusCode(404)
                .body("code", equalTo("participant.unknown"));
        onEnrolment(enrolment, corrected, "/day-corrections").statusCode(200).body("enteredOn", equalTo(day));
        onEnrolment(enrolment, Map.of("moment", "entry", "situation", situation), "/readings")
                .statusCode(200)
                .body("entry.livelihood", equalTo("sickness-benefit"));
        send(adviser(receiver).header("If-Match", "*"), corrected, ENROLMENTS + "/{id}/day-corrections", enrolment)
                .statusCode(404);
    }

    private ValidatableResponse onEnrolment(String id, Map<String, ?> body, String part) {
        String tag =
                adviser(giver).get(ENROLMENTS + "/{id}", id).then().extract().header("ETag");
        return send(adviser(giver).header("If-Match", tag), body, ENROLMENTS + "/{id}" + part, id);
    }

    @Test
    void the_document_holds_what_stayed_at_the_other_node_too() {
        String enrolment = enrolled(ongoing());
        String id = offered();
        decide(id).statusCode(200);
        send(adviser(receiver), Map.of(), DOCUMENTS, participant)
                .statusCode(200)
                .body("enrolments.id", contains(enrolment))
                .body("handovers.id", contains(id))
                .body("handovers.stage", contains("accepted"))
                .body("consents", hasSize(1));
    }

    @Test
    void who_it_is_goes_along_only_with_a_consent_that_names_the_receiver() {
        consent(giver, participant, "contact", "name", "contact-details");
        identify(giver, participant, CONTACTS).statusCode(200);
        decide(offered()).statusCode(200);
        adviser(receiver).get(ONE, participant).then().body("identityParts", empty());
        read(receiver, participant, "contact").statusCode(404);
        adviser(receiver)
                .get(CONSENTS, participant)
                .then()
                .statusCode(200)
                .body("items.endedByHandover", contains(true, null))
                .body("items.withdrawnOn", contains(time.today().toString(), null));
    }

    @Test
    void who_it_is_goes_along_with_one() {
        consents("contact", "name", "contact-details");
        identify(giver, participant, CONTACTS).statusCode(200);
        decide(offered()).statusCode(200);
        read(receiver, participant, "contact").statusCode(200).body("identity.name", equalTo(NAME));
        read(giver, participant, "contact").statusCode(404);
        adviser(receiver).get(ONE + "/retention", participant).then().body("lastActivity", equalTo("handover"));
    }

    @Test
    void without_a_consent_that_names_the_receiver_nobody_is_offered_and_it_is_told_what_would_have_to_change() {
        offer().statusCode(409)
                .body("code", equalTo("handover.no-consent"))
                .body("detail", containsString(receiving))
                .body("detail", containsString("path"));
        consents("contact", "name");
        offer().statusCode(409).body("code", equalTo("handover.no-consent"));
        adviser(giver).get(OFFERS, participant).then().body("items", empty());
    }

    @Test
    void who_takes_the_consent_back_is_offered_no_more() {
        String consent = consents("partner", "path");
        String id = offer().statusCode(201).extract().path("id");
        withdraw(giver, participant, consent, time.today().toString()).statusCode(200);
        handover(receiver, id)
                .body("stage", equalTo("withdrawn"))
                .body("gender", nullValue())
                .body("_links.rel", not(hasItem("become-accepted")));
        decide(id).statusCode(409).body("code", equalTo("handover.not-offered"));
    }

    @Test
    void an_offer_is_declined_for_a_reason_and_another_can_be_made() {
        String id = offered();
        decide(id, "to", "declined").statusCode(400).body("errors.pointer", contains("/refusal"));
        decide(id, "refusal", "no-room").statusCode(400);
        decide(id, "to", "withdrawn").statusCode(400).body("errors.code", contains("not-of-receiver"));
        offer().statusCode(409).body("code", equalTo("handover.offered-already"));
        handover(receiver, id).body("stage", equalTo("offered"));

        decide(id, "to", "declined", "refusal", "no-room")
                .statusCode(200)
                .body("stage", equalTo("declined"))
                .body("refusal", equalTo("no-room"))
                .body("participant", nullValue());
        adviser(giver).get(ONE, participant).then().statusCode(200);
        offer().statusCode(201);
    }

    @Test
    void an_offer_is_taken_back_until_it_is_answered() {
        String id = offered();
        back(id).statusCode(200).body("stage", equalTo("withdrawn")).body("closedBy", notNullValue());
        back(id).statusCode(409).body("code", equalTo("handover.not-offered"));
        decide(id).statusCode(409).body("code", equalTo("handover.not-offered"));
    }

    @Test
    void after_the_last_day_it_has_expired_and_gives_way() {
        String id = offered();
        clock.move(Duration.ofDays(31));
        handover(receiver, id).body("stage", equalTo("expired")).body("birthYear", nullValue());
        adviser(receiver).get("/work-list?kind=handover-offered").then().body("items", empty());
        decide(id).statusCode(409).body("code", equalTo("handover.not-offered"));
        String next = offer().statusCode(201).extract().path("id");
        handover(giver, id).body("stage", equalTo("expired"));
        adviser(giver).get(HANDOVERS + "?stage=offered").then().body("items.id", contains(next));
        adviser(giver).get(HANDOVERS + "?stage=expired").then().body("items.id", contains(id));
    }

    @Test
    void what_nobody_answered_in_time_is_ended_at_night() {
        String id = offered();
        NightJob night = jobs.stream()
                .filter(it -> it.name().equals("handovers"))
                .findAny()
                .orElseThrow();
        night.run();
        handover(giver, id).body("stage", equalTo("offered"));
        clock.move(Duration.ofDays(31));
        night.run();
        handover(giver, id)
                .body("stage", equalTo("expired"))
                .body("closedBy", equalTo("handovers"))
                .body("closedOn", equalTo(time.today().toString()));
        night.run();
    }

    @Test
    void nobody_is_offered_where_nobody_can_take_them() {
        consents("partner", "path");
        fault(offer("toNode", UUID.randomUUID().toString()), "/toNode", "unknown-node");
        fault(offer("toNode", node(giver)), "/toNode", "same-host");
        fault(offer("project", UUID.randomUUID().toString()), "/project", "unknown-project");
        offer("reason", "because").statusCode(400);
        adviser(giver).get(OFFERS, participant).then().body("items", empty());
    }

    @Test
    void what_was_changed_since_it_was_seen_is_not_answered() {
        String id = offered();
        String seen = handoverTag(receiver, id);
        back(id).statusCode(200);
        send(adviser(receiver).header("If-Match", seen), Map.of("to", "accepted"), DECISIONS, id)
                .statusCode(412);
        send(adviser(receiver), Map.of("to", "accepted"), DECISIONS, id).statusCode(428);
    }

    @Test
    void of_whom_what_is_held_is_not_to_be_used_the_offer_is_taken_back_and_the_receiver_is_told_nothing() {
        String id = offered();
        adviser(giver)
                .header("If-Match", tagOf(giver, participant))
                .contentType("application/json")
                .body(Map.of("reason", "objected"))
                .put(RESTRICTION, participant)
                .then()
                .statusCode(200);
        handover(receiver, id)
                .body("stage", equalTo("withdrawn"))
                .body("birthYear", nullValue())
                .body("gender", nullValue())
                .body("targetGroups", empty());
        decide(id).statusCode(409).body("code", equalTo("handover.not-offered"));
        adviser(giver).get(ONE, participant).then().statusCode(200);
        offer().statusCode(409).body("code", equalTo("participant.restricted"));
    }

    @Test
    void who_is_erased_is_offered_to_nobody() {
        String id = offered();
        adviser(giver)
                .header("If-Match", tagOf(giver, participant))
                .delete(ONE, participant)
                .then()
                .statusCode(204);
        for (String host : List.of(giver, receiver))
            adviser(host).get(HANDOVER, id).then().statusCode(404).body("code", equalTo("handover.unknown"));
    }

    private ValidatableResponse back(String id) {
        return send(adviser(giver).header("If-Match", handoverTag(giver, id)), Map.of(), BACK, id);
    }

    private static void fault(ValidatableResponse response, String pointer, String rule) {
        response.statusCode(400).body("errors.pointer", contains(pointer)).body("errors.code", contains(rule));
    }

    private static String ongoing() {
        String id = ownedProject();
        move(id, "2019-02-01", "applied", "granted", "ongoing");
        return id;
    }

    private static Map<String, Object> situation(Object... more) {
        return with(
                Map.of(
                        "status", "long-term-unemployed",
                        "livelihood", "social-assistance",
                        "education", "isced-3-4",
                        "step", "work-training"),
                more);
    }

    private String enrolled(String project) {
        String id = send(adviser(giver), Map.of("participant", participant, "project", project), ENROLMENTS)
                .statusCode(201)
                .extract()
                .path("id");
        String tag =
                adviser(giver).get(ENROLMENTS + "/{id}", id).then().extract().header("ETag");
        var situation = situation();
        send(
                        adviser(giver).header("If-Match", tag),
                        Map.of("to", "active", "on", time.today().minusDays(30).toString(), "situation", situation),
                        ENROLMENTS + "/{id}/stage-changes",
                        id)
                .statusCode(200);
        return id;
    }
}
