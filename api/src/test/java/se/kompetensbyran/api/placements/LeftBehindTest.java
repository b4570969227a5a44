package se.kompetensbyran.api.placements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** What stays at a node that has handed somebody over is put right there, and told no more; nothing leads to who is not there. */
@QuarkusTest
class LeftBehindTest extends PlacementScene {

    private static final String REMARKS = PLACEMENT + "/remark-corrections";

    @Test
    void a_placement_is_put_right_and_else_written_no_more() {
        String id = signed(place());
        step(id, "ongoing").statusCode(200);
        noted(id, "Fel (påhittat)")
                .statusCode(200)
                .body("_links.rel", hasItems("participant", "edit", "correct-remark"));
        end(id, "cause", "participant", "answer", "not-heard").statusCode(200).body("_links.rel", hasItem("hear"));
        String receiver = handedOver();

        adviser(runner)
                .get(PLACEMENT, id)
                .then()
                .statusCode(200)
                .body("_links.rel", hasItems("correct-word", "correct-remark", "correct-ending"))
                .body("_links.rel", not(hasItem("participant")))
                .body("_links.rel", not(hasItem("edit")))
                .body("_links.rel", not(hasItem("hear")));
        String before = tagOf(id);
        var left = equalTo("placement.participant-left");
        noted(id, "Något nytt (påhittat)").statusCode(409).body("code", left);
        onTag(adviser(runner), id, Map.of("answer", "agrees"), WORDS)
                .statusCode(409)
                .body("code", left);
        assertSame(before, id);

        adviser(runner)
                .header("If-Match", before)
                .contentType("application/json")
                .body(Map.of("answer", "contests", "comment", "Så var det inte (påhittat)"))
                .put(WORDS, id)
                .then()
                .statusCode(200)
                .body("ending.answer", equalTo("contests"));
        onTag(adviser(runner), id, Map.of("remark", "Rätt (påhittat)"), REMARKS)
                .statusCode(200)
                .body("remark", equalTo("Rätt (påhittat)"));
        onTag(adviser(runner), id, Map.of("remark", "Ring 19121212-1212"), REMARKS)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/remark"));
        Map<String, Object> none = new HashMap<>();
        none.put("remark", null);
        onTag(adviser(runner), id, none, REMARKS)
                .statusCode(200)
                .body("remark", nullValue())
                .body("_links.rel", not(hasItem("correct-remark")));
        onTag(
                        adviser(runner),
                        id,
                        Map.of(
                                "lastDay",
                                today.toString(),
                                "hoursMissed",
                                0,
                                "cause",
                                "host",
                                "answer",
                                "contests",
                                "comment",
                                "Så var det inte (påhittat)"),
                        ENDING_CORRECTIONS)
                .statusCode(200)
                .body("ending.cause", equalTo("host"));
        String both = Tokens.of(
                "test-both",
                List.of(
                        new Grant(Role.ADVISER, UUID.fromString(runner), Reach.NODE),
                        new Grant(Role.ADVISER, UUID.fromString(receiver), Reach.NODE)));
        send(anybody().auth().oauth2(both).header("If-Match", tagOf(id)), Map.of("answer", "agrees"), WORDS, id)
                .statusCode(409)
                .body("code", left);
        for (String path : List.of(PLACEMENT, STEPS))
            adviser(receiver).get(path, id).then().statusCode(404);
        send(adviser(receiver).header("If-Match", "*"), Map.of("remark", "Ny (påhittad)"), REMARKS, id)
                .statusCode(404);
    }

    @Test
    void a_referral_leads_to_nobody_who_is_not_there() {
        String partner = organisation();
        String at = adviser(runner).get(ONE, participant).then().extract().path("node");
        String id = send(
                        as(Role.CASE_OFFICER, partner, Reach.ORGANISATION),
                        Map.of("partner", partner, "reference", "FALL-" + word(), "node", at, "gender", "woman"),
                        "/referrals")
                .statusCode(201)
                .extract()
                .path("id");
        String draft = as(Role.CASE_OFFICER, partner, Reach.ORGANISATION)
                .get("/referrals/{id}", id)
                .then()
                .extract()
                .header("ETag");
        send(
                        as(Role.CASE_OFFICER, partner, Reach.ORGANISATION).header("If-Match", draft),
                        Map.of("to", "sent"),
                        "/referrals/{id}/stage-changes",
                        id)
                .statusCode(200);
        String tag = adviser(runner).get("/referrals/{id}", id).then().extract().header("ETag");
        send(
                        adviser(runner).header("If-Match", tag),
                        Map.of("to", "accepted", "participant", participant),
                        "/referrals/{id}/decisions",
                        id)
                .statusCode(200)
                .body("_links.rel", hasItem("participant"));
        handedOver();
        adviser(runner)
                .get("/referrals/{id}", id)
                .then()
                .statusCode(200)
                .body("participant", equalTo(participant))
                .body("_links.rel", not(hasItem("participant")));
    }

    private ValidatableResponse noted(String id, String remark) {
        return adviser(runner)
                .header("If-Match", tagOf(id))
                .contentType("application/merge-patch+json")
                .body(Map.of("remark", remark))
                .patch(PLACEMENT, id)
                .then();
    }

    private void assertSame(String tag, String id) {
        assertThat(tagOf(id)).isEqualTo(tag);
    }

    // To a node of another organisation, which answers.
    private String handedOver() {
        String receiver = organisation();
        String name =
                anybody().get("/organisations/{id}", receiver).then().extract().path("name");
        consents(
                        runner,
                        participant,
                        Map.of(
                                "purpose",
                                "partner",
                                "covers",
                                List.of("path"),
                                "recipients",
                                List.of(name),
                                "signedOn",
                                "2024-06-03"))
                .statusCode(201);
        String id = send(
                        adviser(runner),
                        Map.of("toNode", node(receiver), "reason", "moved"),
                        ONE + "/handovers",
                        participant)
                .statusCode(201)
                .extract()
                .path("id");
        String tag =
                adviser(receiver).get("/handovers/{id}", id).then().extract().header("ETag");
        send(adviser(receiver).header("If-Match", tag), Map.of("to", "accepted"), "/handovers/{id}/decisions", id)
                .statusCode(200);
        return receiver;
    }
}
