package se.kompetensbyran.api.participants;

import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** A node with an adviser, who has a participant; what a test does with them over HTTP. */
public abstract class ParticipantScene extends ApiTest {

    protected static final String ALL = "/participants";
    protected static final String ONE = ALL + "/{id}";
    protected static final String CONSENTS = ONE + "/consents";
    protected static final String WITHDRAWALS = CONSENTS + "/{consent}/withdrawals";
    protected static final String IDENTITY = ONE + "/identity";
    protected static final String READINGS = ONE + "/identity-readings";
    protected static final String ACCESSES = ONE + "/accesses";
    protected static final String DOCUMENTS = ONE + "/documents";
    protected static final String RESTRICTION = ONE + "/restriction";
    protected static final String SEARCHES = "/identity-searches";
    protected static final String COUNTS = "/participant-counts";

    protected static final String NAME = "Påhittad Deltagarsson";
    protected static final String EMAIL = "pahittad.deltagarsson@example.se";
    protected static final String PHONE = "070-174 06 05";
    protected static final String NUMBER = "19121212-1212";
    protected static final Map<String, Object> CONTACTS = Map.of("name", NAME, "email", EMAIL, "phone", PHONE);

    /** Somebody with that role. */
    protected static RequestSpecification as(Role role, String organisation, Reach reach) {
        return anybody()
                .auth()
                .oauth2(Tokens.of("test-somebody", List.of(new Grant(role, UUID.fromString(organisation), reach))));
    }

    /** Who works at the nodes that {@code host} runs. */
    protected static RequestSpecification adviser(String host) {
        return as(Role.ADVISER, host, Reach.NODE);
    }

    /** A participant of that node, with more facts or others. */
    protected static Map<String, Object> told(String node, Object... more) {
        return with(
                Map.of("node", node, "gender", "woman", "birthYear", "1984", "targetGroups", List.of("unemployed")),
                more);
    }

    /** The id of a new participant of a node that {@code host} runs. */
    protected static String participant(String host, Object... more) {
        return send(adviser(host), told(node(host), more), ALL)
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The id of a new consent of the participant's to {@code data}. */
    protected static String consent(String host, String id, String purpose, String... data) {
        return consents(host, id, Map.of("purpose", purpose, "covers", List.of(data), "signedOn", "2024-06-03"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Records a consent. */
    protected static ValidatableResponse consents(String host, String id, Map<String, ?> told) {
        return send(adviser(host), told, CONSENTS, id);
    }

    /** Takes a consent back. */
    protected static ValidatableResponse withdraw(String host, String id, String consent, String on) {
        return send(adviser(host).header("If-Match", tagOf(host, id)), Map.of("on", on), WITHDRAWALS, id, consent);
    }

    /** Writes who it is. */
    protected static ValidatableResponse identify(String host, String id, Map<String, ?> who) {
        return adviser(host)
                .header("If-Match", tagOf(host, id))
                .contentType(ContentType.JSON)
                .body(who)
                .put(IDENTITY, id)
                .then();
    }

    /** Reads who it is. */
    protected static ValidatableResponse read(String host, String id, String reason) {
        return send(adviser(host), Map.of("reason", reason), READINGS, id);
    }

    /** Changes facts. */
    protected static ValidatableResponse change(String host, String id, Map<String, ?> facts) {
        return adviser(host)
                .contentType(MERGE_PATCH)
                .header("If-Match", tagOf(host, id))
                .body(facts)
                .patch(ONE, id)
                .then();
    }

    /** A participant of whom name and contact details are kept. */
    protected static String identified(String host) {
        String id = participant(host);
        consent(host, id, "contact", "name", "contact-details");
        identify(host, id, CONTACTS).statusCode(200);
        return id;
    }

    /** Sends {@code body}. */
    protected static ValidatableResponse send(
            RequestSpecification who, Map<String, ?> body, String path, Object... parts) {
        return who.contentType(ContentType.JSON).body(body).post(path, parts).then();
    }

    /** The entity tag of the participant. */
    protected static String tagOf(String host, String id) {
        return adviser(host).get(ONE, id).then().statusCode(200).extract().header("ETag");
    }

    /** An organisation that runs a node. */
    protected static String host() {
        return organisation();
    }
}
