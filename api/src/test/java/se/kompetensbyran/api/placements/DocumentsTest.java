package se.kompetensbyran.api.placements;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** The document for a person has what every context holds of them, and their own words. */
@QuarkusTest
class DocumentsTest extends PlacementScene {

    @Test
    void it_has_placements_with_the_persons_own_word() {
        String id = draft(place());
        step(id, "to-sign").statusCode(200);
        sign(adviser(runner), id, "participant").statusCode(200);
        sign(leader(owner), id, "host").statusCode(200);
        sign(adviser(runner), id, "referrer").statusCode(200);
        step(id, "ongoing").statusCode(200);
        end(id, "cause", "other", "answer", "contests", "comment", "Jag ville stanna")
                .statusCode(200);

        adviser(runner)
                .post(DOCUMENTS, participant)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("placements.id", contains(id))
                .body("placements[0].state", equalTo("ended-early"))
                .body("placements[0].tasks", equalTo("Baka bröd (påhittat)"))
                .body("placements[0].place", notNullValue())
                .body("placements[0].enterprise", notNullValue())
                .body("placements[0].signatures.party", contains("participant", "host", "referrer"))
                .body("placements[0].steps.to", contains("draft", "to-sign", "signed", "ongoing", "ended-early"))
                .body("placements[0].ending.answer", equalTo("contests"))
                .body("placements[0].ending.comment", equalTo("Jag ville stanna"))
                .body("referrals", empty())
                .body("holds", empty());
    }

    @Test
    void the_persons_own_word_is_put_right_at_their_request_and_what_it_was_is_gone() {
        String id = draft(place());
        step(id, "to-sign").statusCode(200);
        sign(adviser(runner), id, "participant").statusCode(200);
        sign(leader(owner), id, "host").statusCode(200);
        sign(adviser(runner), id, "referrer").statusCode(200);
        step(id, "ongoing").statusCode(200);
        correct(id, Map.of("answer", "agrees")).statusCode(409).body("code", equalTo("placement.not-ended"));
        end(id, "cause", "other", "answer", "contests", "comment", "Jag ville stanna")
                .statusCode(200);
        onTag(adviser(runner), id, Map.of("answer", "agrees", "comment", "Jag trivdes"), WORDS)
                .statusCode(409)
                .body("code", equalTo("placement.heard-already"));
        correct(id, Map.of("answer", "contests")).statusCode(400).body("errors.pointer", contains("/comment"));
        correct(id, Map.of("answer", "contests", "comment", "Ring " + NUMBER))
                .statusCode(400)
                .body("errors.code", contains("personal-number"));
        correct(id, Map.of("answer", "agrees", "comment", "Jag trivdes"))
                .statusCode(200)
                .body("ending.comment", equalTo("Jag trivdes"))
                .body("_links.rel", hasItem("correct-word"));
        adviser(runner)
                .post(DOCUMENTS, participant)
                .then()
                .body("placements[0].ending.answer", equalTo("agrees"))
                .body("placements[0].ending.comment", equalTo("Jag trivdes"))
                .body(not(containsString("Jag ville stanna")));
        leader(owner)
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(Map.of("answer", "agrees"))
                .put(WORDS, id)
                .then()
                .statusCode(403);
    }

    private ValidatableResponse correct(String id, Map<String, ?> word) {
        return adviser(runner)
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(word)
                .put(WORDS, id)
                .then();
    }

    @Test
    void it_has_referrals_with_what_the_partner_told() {
        String partner = organisation();
        String own = node(runner);
        String whose =
                send(adviser(runner), told(own), ALL).statusCode(201).extract().path("id");
        String reference = "FALL-" + word();
        var officer = (Supplier<RequestSpecification>)
                () -> as(Role.CASE_OFFICER, partner, Reach.ORGANISATION).header("If-Match", "*");
        String referral = send(
                        officer.get(),
                        Map.of(
                                "partner",
                                partner,
                                "reference",
                                reference,
                                "node",
                                own,
                                "gender",
                                "woman",
                                "birthYear",
                                "1984",
                                "targetGroups",
                                List.of("unemployed")),
                        "/referrals")
                .statusCode(201)
                .extract()
                .path("id");
        send(officer.get(), Map.of("to", "sent"), "/referrals/{id}/stage-changes", referral)
                .statusCode(200);
        send(
                        adviser(runner).header("If-Match", "*"),
                        Map.of("to", "accepted", "participant", whose),
                        "/referrals/{id}/decisions",
                        referral)
                .statusCode(200);

        adviser(runner)
                .post(DOCUMENTS, whose)
                .then()
                .statusCode(200)
                .body("referrals.id", contains(referral))
                .body("referrals[0].reference", equalTo(reference))
                .body("referrals[0].birthYear", equalTo("1984"))
                .body("referrals[0].stage", equalTo("accepted"))
                .body("referrals[0].steps.to", contains("draft", "sent", "accepted"));
    }

    @Test
    void it_tells_when_it_goes_and_who_keeps_it() {
        String id = identified(runner);
        send(
                        adviser(runner),
                        Map.of(
                                "reason",
                                "funder",
                                "words",
                                "Granskas",
                                "until",
                                today.plusDays(9).toString()),
                        "/participants/{id}/retention-holds",
                        id)
                .statusCode(201);
        adviser(runner)
                .post(DOCUMENTS, id)
                .then()
                .statusCode(200)
                .body("identityGoesOn", equalTo(today.plusMonths(24).toString()))
                .body("holds.words", contains("Granskas"))
                .body("identity.name", equalTo(NAME));
    }

    @Test
    void with_the_participant_go_the_words() {
        String id = draft(place(), "tasks", "Något mycket eget");
        adviser(runner)
                .header("If-Match", tagOf(runner, participant))
                .delete(ONE, participant)
                .then()
                .statusCode(204);
        adviser(runner).get(PLACEMENT, id).then().statusCode(404);
        adviser(runner).post(DOCUMENTS, participant).then().statusCode(404);
    }
}
