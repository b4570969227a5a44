package se.kompetensbyran.api.referrals;

import static org.hamcrest.Matchers.contains;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import se.kompetensbyran.api.participants.ParticipantScene;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** A partner with a case officer, and a node with an adviser; what a test does with referrals between them over HTTP. */
abstract class ReferralScene extends ParticipantScene {

    protected static final String REFERRALS = "/referrals";
    protected static final String REFERRAL = REFERRALS + "/{id}";
    protected static final String STEPS = REFERRAL + "/stage-changes";
    protected static final String DECISIONS = REFERRAL + "/decisions";
    protected static final String RECOGNITIONS = REFERRAL + "/recognitions";

    protected String partner = "";
    protected String host = "";
    protected String node = "";

    @BeforeEach
    void a_partner_and_a_node_are_known() {
        partner = organisation();
        host = organisation();
        node = node(host);
    }

    /** Who refers. */
    protected RequestSpecification officer() {
        return as(Role.CASE_OFFICER, partner, Reach.ORGANISATION);
    }

    /** Who answers. */
    protected RequestSpecification adviser() {
        return adviser(host);
    }

    /** What is told of somebody, by a reference that nothing else has, with more facts or others. */
    protected Map<String, Object> referral(Object... more) {
        return with(
                Map.of(
                        "partner",
                        partner,
                        "reference",
                        "FALL-" + word(),
                        "node",
                        node,
                        "gender",
                        "woman",
                        "birthYear",
                        "1984",
                        "targetGroups",
                        List.of("unemployed")),
                more);
    }

    /** The id of a new draft. */
    protected String drafted() {
        return send(officer(), referral(), REFERRALS).statusCode(201).extract().path("id");
    }

    /** The id of one that has been sent. */
    protected String sent() {
        String id = drafted();
        step(id, "sent").statusCode(200);
        return id;
    }

    /** The partner takes a step. */
    protected ValidatableResponse step(String id, String to) {
        return send(tagged(officer(), id), Map.of("to", to), STEPS, id);
    }

    /** The node answers. */
    protected ValidatableResponse decide(String id, Map<String, ?> decision) {
        return send(tagged(adviser(), id), decision, DECISIONS, id);
    }

    /** The node declines. */
    protected ValidatableResponse decline(String id) {
        return decide(id, Map.of("to", "declined", "reason", "no-place"));
    }

    /** A participant of the node. */
    protected String somebody() {
        return send(adviser(), told(node), ALL).statusCode(201).extract().path("id");
    }

    /** {@code who}, on the tag that the partner reads. */
    protected RequestSpecification tagged(RequestSpecification who, String id) {
        return who.header("If-Match", tagOf(id));
    }

    /** The only fault that is told. */
    protected static void fault(ValidatableResponse response, String pointer, String rule) {
        response.statusCode(400).body("errors.pointer", contains(pointer)).body("errors.code", contains(rule));
    }

    private String tagOf(String id) {
        return officer().get(REFERRAL, id).then().statusCode(200).extract().header("ETag");
    }
}
