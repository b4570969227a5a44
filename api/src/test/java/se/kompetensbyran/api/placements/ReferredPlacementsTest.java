package se.kompetensbyran.api.placements;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** The partner from whose referral a placement comes signs it, sees it while it is signed, and nothing else. */
@QuarkusTest
class ReferredPlacementsTest extends PlacementScene {

    private static final String REFERRED = "/referrals/{id}/placements";
    private static final String ONE_REFERRED = REFERRED + "/{placement}";
    private static final String SIGN = ONE_REFERRED + "/signatures";

    private String partner = "";
    private String referral = "";

    @BeforeEach
    void a_referral_is_accepted() {
        partner = organisation();
        referral = accepted(participant);
    }

    private RequestSpecification officer() {
        return person("test-officer", Role.CASE_OFFICER, partner, Reach.ORGANISATION);
    }

    /** The id of a referral that the node has accepted as {@code whose}. */
    private String accepted(String whose) {
        String node = adviser(runner).get(ONE, whose).then().extract().path("node");
        String id = send(
                        officer(),
                        Map.of("partner", partner, "reference", "FALL-" + word(), "node", node, "gender", "woman"),
                        "/referrals")
                .statusCode(201)
                .extract()
                .path("id");
        send(onReferral(officer(), id), Map.of("to", "sent"), "/referrals/{id}/stage-changes", id)
                .statusCode(200);
        send(
                        onReferral(adviser(runner), id),
                        Map.of("to", "accepted", "participant", whose),
                        "/referrals/{id}/decisions",
                        id)
                .statusCode(200);
        return id;
    }

    private RequestSpecification onReferral(RequestSpecification who, String id) {
        return who.header(
                "If-Match",
                officer().get("/referrals/{id}", id).then().extract().header("ETag"));
    }

    /** The participant lets the partner know of the path, by its name. */
    private String shared() {
        return shared("partner");
    }

    private String shared(String purpose) {
        String name =
                anybody().get("/organisations/{id}", partner).then().extract().path("name");
        return consents(
                        runner,
                        participant,
                        Map.of(
                                "purpose",
                                purpose,
                                "covers",
                                List.of("path"),
                                "recipients",
                                List.of(name),
                                "signedOn",
                                "2024-06-03"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String toSign() {
        String id = draft(place(), "referral", referral);
        step(id, "to-sign").statusCode(200);
        return id;
    }

    private ValidatableResponse signs(RequestSpecification who, String id) {
        return send(who.header("If-Match", tagOf(id)), Map.of("on", today.toString()), SIGN, referral, id);
    }

    @Test
    void the_partner_signs_what_comes_from_its_referral() {
        String consent = shared();
        String id = draft(place(), "referral", referral);
        officer().get(ONE_REFERRED, referral, id).then().statusCode(404);
        step(id, "to-sign").statusCode(200);

        officer()
                .get(REFERRED, referral)
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].state", equalTo("to-sign"));
        officer()
                .get(ONE_REFERRED, referral, id)
                .then()
                .statusCode(200)
                .body("tasks", equalTo("Baka bröd (påhittat)"))
                .body("participant", nullValue())
                .body("_links.rel", hasItem("sign"));
        sign(adviser(runner), id, "referrer").statusCode(403).body("code", equalTo("placement.wrong-party"));
        sign(leader(owner), id, "referrer").statusCode(403).body("code", equalTo("placement.wrong-party"));
        sign(adviser(runner), id, "participant").statusCode(200);
        sign(leader(owner), id, "host").statusCode(200).body("referral", nullValue());
        signs(officer(), id)
                .statusCode(200)
                .body("state", equalTo("signed"))
                .body("signatures.party", contains("participant", "host", "referrer"))
                .body("_links.rel", not(hasItem("sign")));
        adviser(runner)
                .get(PLACEMENT, id)
                .then()
                .body("state", equalTo("signed"))
                .body("referral", equalTo(referral));
        withdraw(runner, participant, consent, "2024-09-02").statusCode(200);
        officer().get(ONE_REFERRED, referral, id).then().statusCode(404);
        officer().get(REFERRED, referral).then().statusCode(200).body("items", empty());
    }

    @Test
    void the_partner_sends_back_what_it_does_not_sign_and_sees_it_again_when_it_is_sent_anew() {
        String unused = shared();
        String id = toSign();
        sign(leader(owner), id, "host").statusCode(200);
        officer().get(ONE_REFERRED, referral, id).then().body("_links.rel", hasItem("send-back"));
        sendBack(adviser(runner), id, "referrer", "Påhittat skäl")
                .statusCode(403)
                .body("code", equalTo("placement.wrong-party"));
        String other = organisation();
        sendsBack(person("test-other", Role.CASE_OFFICER, other, Reach.ORGANISATION), id)
                .statusCode(404);
        sendsBack(person("test-other", Role.ADVISER, partner, Reach.NODE), id).statusCode(403);

        sendsBack(officer(), id).statusCode(204);

        officer().get(ONE_REFERRED, referral, id).then().statusCode(404);
        adviser(runner)
                .get(PLACEMENT, id)
                .then()
                .body("state", equalTo("draft"))
                .body("signatures", empty());
        adviser(runner).get(STEPS, id).then().body("items[2].reason", equalTo("Börjar en kurs den veckan"));
        sendsBack(officer(), id).statusCode(404);
        step(id, "to-sign").statusCode(200);
        signs(officer(), id).statusCode(200);
    }

    private ValidatableResponse sendsBack(RequestSpecification who, String id) {
        return send(
                who.header("If-Match", tagOf(id)),
                Map.of("reason", "Börjar en kurs den veckan"),
                ONE_REFERRED + "/reviews",
                referral,
                id);
    }

    @Test
    void the_partner_sees_nothing_of_how_it_goes() {
        String unused = shared();
        String id = toSign();
        sign(adviser(runner), id, "participant").statusCode(200);
        sign(leader(owner), id, "host").statusCode(200);
        signs(officer(), id).statusCode(200);
        step(id, "ongoing").statusCode(200);

        officer().get(ONE_REFERRED, referral, id).then().statusCode(404).body("code", equalTo("placement.unknown"));
        officer().get(REFERRED, referral).then().statusCode(200).body("items", empty());
        officer().get(PLACEMENT, id).then().statusCode(403);
        officer().get(PLACEMENTS).then().statusCode(403);
    }

    @Test
    void others_sign_nothing_for_the_partner() {
        String unused = shared();
        String id = toSign();
        String other = organisation();

        signs(anybody(), id).statusCode(401);
        for (Role role : List.of(Role.ADVISER, Role.ENTERPRISE_MANAGER, Role.SUPERVISOR, Role.EVALUATOR))
            signs(person("test-other", role, partner, Reach.NODE), id).statusCode(403);
        signs(person("test-other", Role.CASE_OFFICER, other, Reach.ORGANISATION), id)
                .statusCode(404);
        String others = referral;
        referral = accepted(participant);
        signs(officer(), id).statusCode(404).body("code", equalTo("placement.unknown"));
        referral = others;
        send(officer(), Map.of("on", today.toString()), SIGN, referral, id).statusCode(428);
        send(
                        officer().header("If-Match", tagOf(id)),
                        Map.of("on", today.plusDays(1).toString()),
                        SIGN,
                        referral,
                        id)
                .statusCode(400)
                .body("errors[0].code", equalTo("in-future"));
        signs(officer(), id).statusCode(200);
        signs(officer(), id).statusCode(409).body("code", equalTo("placement.signed-already"));
        adviser(runner).get(PLACEMENT, id).then().body("signatures.party", contains("referrer"));
    }

    @Test
    void a_placement_comes_from_a_referral_of_that_person_who_lets_the_partner_know() {
        // That who pays is told is another thing.
        String unused = shared("funder-report");
        send(adviser(runner), agreed(place(), "referral", referral), PLACEMENTS)
                .statusCode(409)
                .body("code", equalTo("participant.not-shared"));
        String consent = shared();
        for (String unknown : List.of(UUID.randomUUID().toString(), accepted(participant(runner))))
            send(adviser(runner), agreed(place(), "referral", unknown), PLACEMENTS)
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/referral"))
                    .body("errors[0].code", equalTo("unknown-referral"));
        String id = draft(place(), "referral", referral);
        withdraw(runner, participant, consent, "2024-09-02").statusCode(200);

        step(id, "to-sign").statusCode(409).body("code", equalTo("participant.not-shared"));
        adviser(runner).get(PLACEMENT, id).then().body("state", equalTo("draft"));
        officer().get(REFERRED, referral).then().statusCode(200).body("items", empty());
        consent = shared();
        step(id, "to-sign").statusCode(200);
        signs(officer(), id).statusCode(200);
        withdraw(runner, participant, consent, "2024-09-03").statusCode(200);
        officer().get(ONE_REFERRED, referral, id).then().statusCode(404);
    }
}
