package se.kompetensbyran.api.handovers;

import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import se.kompetensbyran.api.participants.ParticipantScene;

/** Two nodes of two organisations, and a participant of the one; what a test does with them over HTTP. */
abstract class HandoverScene extends ParticipantScene {

    static final String HANDOVERS = "/handovers";
    static final String HANDOVER = HANDOVERS + "/{id}";
    static final String DECISIONS = HANDOVER + "/decisions";
    static final String BACK = HANDOVER + "/withdrawals";
    static final String OFFERS = ONE + "/handovers";

    String giver = "";
    String receiver = "";
    String receiving = "";
    String to = "";
    String participant = "";

    @BeforeEach
    void somebody_may_be_handed_over() {
        giver = host();
        receiving = name("förening");
        receiver = organisation(receiving);
        to = node(receiver);
        participant = participant(giver);
    }

    /** The person lets the receiver know of that. */
    String consents(String purpose, String... data) {
        return consents(
                        giver,
                        participant,
                        Map.of(
                                "purpose",
                                purpose,
                                "covers",
                                List.of(data),
                                "recipients",
                                List.of(receiving),
                                "signedOn",
                                "2024-06-03"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Offers as the giver. */
    ValidatableResponse offer(Object... more) {
        return send(adviser(giver), with(Map.of("toNode", to, "reason", "moved"), more), OFFERS, participant);
    }

    /** The id of an offer that waits, with consent. */
    String offered(Object... more) {
        consents("partner", "path");
        return offer(more).statusCode(201).extract().path("id");
    }

    /** Answers as the receiver. */
    ValidatableResponse decide(String id, Object... more) {
        return send(
                adviser(receiver).header("If-Match", handoverTag(receiver, id)),
                with(Map.of("to", "accepted"), more),
                DECISIONS,
                id);
    }

    /** The handover, as the adviser of {@code host} reads it. */
    static ValidatableResponse handover(String host, String id) {
        return adviser(host).get(HANDOVER, id).then().statusCode(200);
    }

    /** Its entity tag. */
    static String handoverTag(String host, String id) {
        return handover(host, id).extract().header("ETag");
    }
}
