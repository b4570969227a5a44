package se.kompetensbyran.api.participants;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.shared.Time;

/** Participants by pseudonym: entered, changed, found, with the consents and the rights that they have. */
@QuarkusTest
class ParticipantsTest extends ParticipantScene {

    @Inject
    Time time;

    private String host;

    @BeforeEach
    void a_host_is_known() {
        host = host();
    }

    @Test
    void one_is_entered_with_a_pseudonym_of_our_making_changed_and_found() {
        String node = node(host);
        String id = send(adviser(host), told(node, "municipality", "2080"), ALL)
                .statusCode(201)
                .body("code", matchesPattern("[2-9A-Z]{5}-[2-9A-Z]{5}"))
                .body("node", equalTo(node))
                .body("birthYear", equalTo("1984"))
                .body("gender", equalTo("woman"))
                .body("municipality", equalTo("2080"))
                .body("targetGroups", contains("unemployed"))
                .body("protectedIdentity", is(false))
                .body("identityParts", empty())
                .body("restrictedFor", nullValue())
                .body(
                        "_links.rel",
                        hasItems("self", "node", "consents", "timeline", "edit", "write-identity", "read-document"))
                .extract()
                .path("id");

        change(host, id, Map.of("gender", "non-binary", "targetGroups", List.of("on-sick-leave")))
                .statusCode(200)
                .body("gender", equalTo("non-binary"))
                .body("birthYear", equalTo("1984"))
                .body("targetGroups", contains("on-sick-leave"));
        String other = participant(host, "gender", "man");

        adviser(host).get(ALL + "?sort=code").then().body("items.id", containsInAnyOrder(id, other));
        adviser(host).get(ALL + "?gender=man").then().body("items.id", contains(other));
        adviser(host).get(ALL + "?targetGroup=on-sick-leave").then().body("items.id", contains(id));
        adviser(host).get(ALL + "?municipality=2080").then().body("items.id", contains(id));
        adviser(host).get(ALL + "?node=" + node).then().body("items.id", contains(id));
        adviser(host)
                .get(ALL + "?targetGroup=nobody")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-code"));
    }

    @Test
    void what_is_told_lies_within_bounds() {
        String node = node(host);
        fault(told(node, "birthYear", String.valueOf(time.today().getYear() + 1)), "/birthYear", "birth-year-range");
        fault(told(node, "birthYear", "1899"), "/birthYear", "birth-year-range");
        fault(told(node, "targetGroups", List.of("nobody")), "/targetGroups", "unknown-code");
        fault(told(node, "targetGroups", List.of("active-asf")), "/targetGroups", "not-of-persons");
        fault(told(node, "municipality", "0180"), "/municipality", "unknown-municipality");
        fault(told("01976f2e-5c00-7000-8000-00000000ffff"), "/node", "unknown-node");
        adviser(host).get(ALL).then().body("items", empty());
    }

    private void fault(Map<String, ?> told, String pointer, String rule) {
        fault(send(adviser(host), told, ALL), pointer, rule);
    }

    @Test
    void consents_are_a_ledger_that_is_added_to() {
        String id = participant(host);
        String contact = consents(
                        host,
                        id,
                        Map.of(
                                "purpose",
                                "contact",
                                "covers",
                                List.of("contact-details", "name"),
                                "recipients",
                                List.of("Påhittade kommunen"),
                                "signedOn",
                                "2024-06-03"))
                .statusCode(201)
                .body("covers", contains("name", "contact-details"))
                .body("recipients", contains("Påhittade kommunen"))
                .body("recordedBy", equalTo("test-somebody"))
                .body("withdrawnOn", nullValue())
                .body("_links.rel", hasItem("withdraw"))
                .extract()
                .path("id");

        consents(host, id, Map.of("purpose", "contact", "covers", List.of("name"), "signedOn", "2024-06-04"))
                .statusCode(409)
                .body("code", equalTo("participant.consented-already"));
        withdraw(host, id, contact, "2024-09-12")
                .statusCode(200)
                .body("withdrawnOn", equalTo("2024-09-12"))
                .body("withdrawnBy", equalTo("test-somebody"))
                .body("_links.rel", not(hasItem("withdraw")));
        withdraw(host, id, contact, "2024-09-12")
                .statusCode(409)
                .body("code", equalTo("participant.withdrawn-already"));
        String anew = consent(host, id, "contact", "name");
        adviser(host).get(CONSENTS, id).then().body("items.id", contains(contact, anew));
        adviser(host)
                .get(CONSENTS + "/{consent}", id, contact)
                .then()
                .statusCode(200)
                .body("purpose", equalTo("contact"));
    }

    @Test
    void a_consent_is_replaced_by_another_and_nothing_that_it_covers_goes() {
        String id = participant(host);
        String before = consent(host, id, "contact", "name", "contact-details");
        identify(host, id, CONTACTS).statusCode(200);
        Map<String, Object> anew = Map.of(
                "purpose",
                "contact",
                "covers",
                List.of("name", "contact-details"),
                "recipients",
                List.of("Påhittade mottagaren"),
                "signedOn",
                "2024-06-04",
                "replaces",
                before);
        fault(consents(host, id, with(anew, "replaces", UUID.randomUUID().toString())), "/replaces", "unknown-consent");
        fault(consents(host, id, with(anew, "purpose", "evaluation")), "/purpose", "other-purpose");
        fault(consents(host, id, with(anew, "signedOn", "2024-06-02")), "/signedOn", "before-signed");

        String after = consents(host, id, anew)
                .statusCode(201)
                .body("withdrawnOn", nullValue())
                .body("_links.rel", hasItems("withdraw", "replace"))
                .extract()
                .path("id");

        adviser(host)
                .get(CONSENTS + "/{consent}", id, before)
                .then()
                .statusCode(200)
                .body("withdrawnOn", equalTo("2024-06-04"))
                .body("replacedBy", equalTo(after))
                .body("endedByHandover", equalTo(false))
                .body("_links.rel", not(hasItem("replace")));
        read(host, id, "contact").statusCode(200);
        consents(host, id, anew).statusCode(409).body("code", equalTo("participant.withdrawn-already"));
        consents(host, id, with(anew, "replaces", after, "covers", List.of("name")))
                .statusCode(201);
        read(host, id, "contact").statusCode(404);
    }

    @Test
    void a_consent_is_refused_with_what_is_wrong_with_it() {
        String id = participant(host);
        Map<String, Object> told = Map.of("purpose", "contact", "covers", List.of("name"), "signedOn", "2024-06-03");
        String tomorrow = time.today().plusDays(1).toString();
        fault(consents(host, id, with(told, "signedOn", tomorrow)), "/signedOn", "in-future");
        fault(consents(host, id, with(told, "covers", List.of())), "/covers", "missing");
        fault(consents(host, id, with(told, "recipients", List.of("x".repeat(5000)))), "/recipients/0", "too-long");
        fault(
                consents(host, id, with(told, "covers", List.of("personal-number"))),
                "/covers",
                "number-for-funder-only");
        fault(
                consents(host, id, with(told, "recipients", List.of("Tolvan 191212121212"))),
                "/recipients/0",
                "personal-number");
        consents(host, id, with(told, "covers", List.of())).statusCode(400);
        String consent = consent(host, id, "contact", "name");
        fault(withdraw(host, id, consent, tomorrow), "/on", "in-future");
        fault(withdraw(host, id, consent, "2024-06-02"), "/on", "before-signed");
        withdraw(host, id, "01976f2e-5c00-7000-8000-00000000ffff", "2024-06-03").statusCode(404);
        adviser(host).get(CONSENTS, id).then().body("items.withdrawnOn", everyItem(nullValue()));
    }

    @Test
    void what_is_restricted_is_kept_and_not_used_until_that_is_lifted() {
        String id = identified(host);
        lift(id).statusCode(409).body("code", equalTo("participant.not-restricted"));

        restrict(id).statusCode(200).body("restrictedFor", equalTo("objected"));

        restrict(id).statusCode(409).body("code", equalTo("participant.restricted-already"));
        change(host, id, Map.of("gender", "man")).statusCode(409).body("code", equalTo("participant.restricted"));
        identify(host, id, CONTACTS).statusCode(409).body("code", equalTo("participant.restricted"));
        read(host, id, "contact").statusCode(409).body("code", equalTo("participant.restricted"));
        adviser(host)
                .post(DOCUMENTS, id)
                .then()
                .statusCode(200)
                .body("identity.name", equalTo(NAME))
                .body("participant.restrictedFor", equalTo("objected"));
        lift(id).statusCode(204);
        read(host, id, "contact").statusCode(200);
    }

    @Test
    void who_is_erased_is_not_there_and_goes_on_being_counted() {
        String id = identified(host);
        participant(host, "gender", "man");

        adviser(host).header("If-Match", tagOf(host, id)).delete(ONE, id).then().statusCode(204);

        for (String it : List.of(ONE, CONSENTS, ACCESSES))
            adviser(host).get(it, id).then().statusCode(404).body("code", equalTo("participant.unknown"));
        for (String it : List.of(READINGS, DOCUMENTS))
            send(adviser(host), Map.of("reason", "contact"), it, id).statusCode(404);
        adviser(host).get(ALL).then().body("items", hasSize(1));
        adviser(host)
                .get(COUNTS)
                .then()
                .body("total", equalTo(2))
                .body("women", equalTo(1))
                .body("men", equalTo(1))
                .body("nonBinary", equalTo(0));
    }

    @Test
    void a_change_is_made_on_what_was_read() {
        String id = participant(host);
        String old = tagOf(host, id);
        consent(host, id, "contact", "name");

        adviser(host)
                .contentType(MERGE_PATCH)
                .header("If-Match", old)
                .body(Map.of("gender", "man"))
                .patch(ONE, id)
                .then()
                .statusCode(412);
        adviser(host).delete(ONE, id).then().statusCode(428);
        adviser(host)
                .contentType(ContentType.JSON)
                .body(CONTACTS)
                .put(IDENTITY, id)
                .then()
                .statusCode(428);
    }

    private ValidatableResponse restrict(String id) {
        return adviser(host)
                .header("If-Match", tagOf(host, id))
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "objected"))
                .put(RESTRICTION, id)
                .then();
    }

    private ValidatableResponse lift(String id) {
        return adviser(host)
                .header("If-Match", tagOf(host, id))
                .delete(RESTRICTION, id)
                .then();
    }

    static void fault(ValidatableResponse response, String pointer, String rule) {
        response.statusCode(400).body("errors.pointer", contains(pointer)).body("errors.code", contains(rule));
    }
}
