package se.kompetensbyran.api.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.number;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** Organisations that were entered twice, compared and made one. */
@QuarkusTest
class MergersTest extends ApiTest {

    private static final String MERGERS = "/organisations/{id}/mergers";
    private static final Map<String, String> MINE = Map.of("name", "survivor");

    @Test
    void what_differs_is_told_field_by_field_with_what_names_each() {
        String number = number();
        String one = entered(Map.of("name", name("kafé"), "municipality", "2061", "legalForm", "foundation"));
        String other = entered(Map.of("name", name("kafé"), "municipality", "2061", "number", number));
        enterpriseOf(other);
        manager()
                .get("/organisations/{id}/comparisons/{other}", one, other)
                .then()
                .statusCode(200)
                .body("differences.field", contains("name", "number", "legalForm"))
                .body("differences.conflict", contains(true, false, false))
                .body("differences[1].survivor", nullValue())
                .body("differences[1].merged", equalTo(number))
                .body("differences[2].survivor", equalTo("foundation"))
                .body("survivor.mentions.enterprises", equalTo(0))
                .body("merged.mentions.enterprises", equalTo(1))
                .body("_links.find { it.rel == 'merge' }.href", endsWith("/organisations/" + one + "/mergers"));
    }

    @Test
    void the_survivor_learns_what_the_other_knew_and_all_names_it() {
        String number = number();
        String gone = entered(Map.of("name", name("kafé"), "number", number, "municipality", "2061"));
        String survivor = entered(Map.of("name", name("kafé"), "legalForm", "foundation"));
        String enterprise = enterpriseOf(gone);

        merge(gone, survivor, MINE)
                .statusCode(201)
                .header("Location", endsWith("/organisations/" + survivor + "/mergers/" + gone))
                .body("merged", equalTo(gone))
                .body("into", equalTo(survivor))
                .body("number", equalTo(number));

        get("/organisations/{id}", survivor)
                .body("number", equalTo(number))
                .body("municipality", equalTo("2061"))
                .body("legalForm", equalTo("foundation"));
        get("/enterprises/{id}", enterprise).body("organisation.id", equalTo(survivor));
        manager()
                .get(MERGERS, survivor)
                .then()
                .statusCode(200)
                .body("items.merged", contains(gone))
                .body("items[0]._links.rel", contains("self", "up", "version-history"));
        manager()
                .get(MERGERS + "/{merged}", survivor, gone)
                .then()
                .statusCode(200)
                .body("into", equalTo(survivor));
    }

    @Test
    void a_number_that_went_is_not_entered_again_and_leads_to_the_survivor() {
        String went = number();
        String gone = entered(Map.of("name", name("kafé"), "number", went));
        String survivor = entered(Map.of("name", name("kafé"), "number", number()));
        merge(gone, survivor, Map.of("name", "survivor", "number", "survivor")).statusCode(201);

        post("/organisations", Map.of("name", name("kafé"), "number", went))
                .statusCode(409)
                .body("code", equalTo("organisation.number-merged"))
                .body("detail", containsString(survivor))
                .body("_links.rel", contains("holder"))
                .body("_links.href", contains(endsWith("/organisations/" + survivor)));
        // Taken apart by hand: entered anew, and told its number.
        String apart = entered(Map.of("name", name("kafé")));
        patch(tag("/organisations/{id}", apart), "/organisations/{id}", Map.of("number", went), apart)
                .statusCode(200)
                .body("number", equalTo(went));
        post("/organisations", Map.of("name", name("kafé"), "number", went)).statusCode(409);
    }

    @Test
    void where_both_say_something_somebody_must_choose() {
        String gone = entered(Map.of("name", "Kafé " + word(), "municipality", "2061", "legalForm", "foundation"));
        String survivor = entered(Map.of("name", "Kafé " + word(), "municipality", "2062", "legalForm", "region"));
        merge(gone, survivor, Map.of())
                .statusCode(409)
                .body("code", equalTo("organisation.merge-conflict"))
                .body("detail", containsString("name, legalForm, municipality"));
        merge(gone, survivor, MINE).statusCode(409).body("detail", containsString("legalForm, municipality"));
        merge(gone, survivor, Map.of("name", "merged", "legalForm", "survivor", "municipality", "merged"))
                .statusCode(201);
        get("/organisations/{id}", survivor)
                .body("name", containsString("Kafé "))
                .body("legalForm", equalTo("region"))
                .body("municipality", equalTo("2061"));
    }

    @Test
    void what_nobody_disputes_is_not_chosen() {
        merge(organisation(), organisation(), Map.of("name", "survivor", "number", "merged"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/choices/number"))
                .body("errors[0].code", equalTo("no-conflict"));
        String one = organisation();
        merge(one, one, MINE)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/merged"))
                .body("errors[0].code", equalTo("same-organisation"));
        manager()
                .get("/organisations/{id}/comparisons/{other}", one, one)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("other"));
    }

    @Test
    void two_that_know_nothing_against_each_other_are_one_without_a_choice() {
        String name = name("kör");
        String gone = entered(Map.of("name", name, "municipality", "2080"));
        String survivor = entered(Map.of("name", name, "legalForm", "non-profit-association"));
        merge(gone, survivor, Map.of()).statusCode(201);
        get("/organisations/{id}", survivor).body("municipality", equalTo("2080"));
    }

    @Test
    void the_address_of_the_merged_one_leads_to_the_last_survivor() {
        String first = organisation();
        String second = organisation();
        String last = organisation();
        merge(first, second, MINE).statusCode(201);
        merge(second, last, MINE).statusCode(201);
        for (String gone : List.of(first, second)) {
            unfollowed(anybody())
                    .get("/organisations/{id}", gone)
                    .then()
                    .statusCode(308)
                    .header("Location", endsWith("/organisations/" + last))
                    .header("Cache-Control", equalTo("public, max-age=60"));
            unfollowed(manager())
                    .get("/organisations/{id}/mergers?limit=5", gone)
                    .then()
                    .statusCode(308)
                    .header("Location", endsWith("/organisations/" + last + "/mergers?limit=5"));
        }
        manager().get(MERGERS, last).then().body("items.merged", contains(second, first));
        unfollowed(manager())
                .get(MERGERS + "/{merged}", second, first)
                .then()
                .statusCode(308)
                .header("Location", endsWith("/organisations/" + last + "/mergers/" + first));
    }

    @Test
    void lists_leave_the_merged_one_out() {
        String word = word();
        String gone = organisation("Påhittad " + word);
        String survivor = organisation("Påhittad " + word);
        merge(gone, survivor, Map.of()).statusCode(201);
        get("/organisations?q={q}", word).body("items.id", hasItem(survivor)).body("items.id", not(hasItem(gone)));
        post("/enterprises", with(business(), "organisation", gone))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/organisation"))
                .body("errors[0].code", equalTo("unknown-organisation"));
    }

    @Test
    void nothing_is_written_of_the_merged_one_and_where_to_go_is_told() {
        String gone = organisation();
        String survivor = organisation();
        String tag = tag("/organisations/{id}", gone);
        merge(gone, survivor, MINE).statusCode(201);
        patch(tag, "/organisations/{id}", Map.of("legalForm", "region"), gone)
                .statusCode(409)
                .body("code", equalTo("organisation.merged"))
                .body("detail", containsString(survivor))
                .header("Link", containsString("/organisations/" + survivor + ">; rel=\"successor-version\""));
        merge(survivor, gone, tag, tag, MINE).statusCode(409).body("code", equalTo("organisation.merged"));
    }

    @Test
    void both_must_be_as_they_were_seen() {
        String gone = organisation();
        String survivor = organisation();
        String seen = tag("/organisations/{id}", gone);
        String ofSurvivor = tag("/organisations/{id}", survivor);
        patch(seen, "/organisations/{id}", Map.of("municipality", "2034"), gone).statusCode(200);
        merge(gone, survivor, ofSurvivor, seen, MINE).statusCode(412).body("code", equalTo("stale"));
        merge(gone, survivor, "\"7.0\"", tag("/organisations/{id}", gone), MINE).statusCode(412);
        post(MERGERS, body(gone, seen, MINE), survivor).statusCode(428);
        get("/organisations/{id}", gone).body("id", equalTo(gone));
    }

    @Test
    void the_same_request_again_gets_the_first_answer() {
        String gone = organisation();
        String survivor = organisation();
        Map<String, Object> body = body(gone, tag("/organisations/{id}", gone), MINE);
        String tag = tag("/organisations/{id}", survivor);
        String key = word();
        for (int i = 0; i < 2; i++)
            manager()
                    .contentType("application/json")
                    .header("If-Match", tag)
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(MERGERS, survivor)
                    .then()
                    .statusCode(201)
                    .body("merged", equalTo(gone));
    }

    @Test
    void the_history_of_both_is_read_with_the_survivors_and_the_others_own_stays() {
        String gone = organisation();
        String survivor = organisation();
        merge(gone, survivor, MINE).statusCode(201);
        manager()
                .get("/organisations/{id}/history", survivor)
                .then()
                .statusCode(200)
                .body(
                        "items.event",
                        hasItems(
                                "merger.entered",
                                "organisation.removed",
                                "organisation.changed",
                                "organisation.entered"))
                .body("items", hasSize(5));
        manager()
                .get("/organisations/{id}/history", gone)
                .then()
                .statusCode(200)
                .body("items.event", contains("merger.entered", "organisation.removed", "organisation.entered"))
                .body("items[0].changes.find { it.field == 'into' }.after", equalTo(survivor));
    }

    @Test
    void roles_and_programs_are_moved_by_those_who_manage_them() {
        String gone = organisation();
        String survivor = organisation();
        String account = anybody()
                .auth()
                .oauth2(Tokens.with("administrator"))
                .contentType("application/json")
                .body(Map.of(
                        "email",
                        word() + "@example.se",
                        "name",
                        name("person"),
                        "grants",
                        List.of(Map.of("role", "adviser", "organisation", gone, "reach", "node"))))
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        merge(gone, survivor, MINE).statusCode(403).body("code", equalTo("organisation.moves-access"));
        mergeAs(Tokens.with("administrator"), gone, survivor).statusCode(201);
        anybody()
                .auth()
                .oauth2(Tokens.with("administrator"))
                .get("/accounts/{id}", account)
                .then()
                .body("grants.organisation", contains(survivor));
    }

    @Test
    void only_those_who_reach_the_region_compare_and_merge() {
        String gone = organisation();
        String survivor = organisation();
        var own = new Grant(Role.PROGRAMME_MANAGER, UUID.fromString(survivor), Reach.ORGANISATION);
        for (String token : List.of(Tokens.with("adviser"), Tokens.of("test-own", List.of(own)))) {
            mergeAs(token, gone, survivor).statusCode(403);
            for (String path : List.of(MERGERS, "/organisations/{id}/comparisons/" + gone))
                anybody().auth().oauth2(token).get(path, survivor).then().statusCode(403);
        }
        get(MERGERS, survivor).statusCode(401);
    }

    @Test
    void what_was_never_merged_is_not_found() {
        String nobody = "01976f2e-5c00-7000-8000-00000000ffff";
        String one = organisation();
        for (String path : List.of(MERGERS + "/" + nobody, "/organisations/{id}/comparisons/" + nobody))
            manager().get(path, one).then().statusCode(404).body("code", equalTo("organisation.unknown"));
        manager().get(MERGERS, nobody).then().statusCode(404);
        assertThat(get("/organisations/{id}", nobody).extract().statusCode()).isEqualTo(404);
    }

    private static RequestSpecification unfollowed(RequestSpecification it) {
        return it.redirects().follow(false);
    }

    private static ValidatableResponse merge(String gone, String survivor, Map<String, String> choices) {
        return merge(gone, survivor, tag("/organisations/{id}", survivor), tag("/organisations/{id}", gone), choices);
    }

    private static ValidatableResponse merge(
            String gone, String survivor, String survivorTag, String goneTag, Map<String, String> choices) {
        return postOnTag(survivorTag, MERGERS, body(gone, goneTag, choices), survivor);
    }

    private static ValidatableResponse mergeAs(String token, String gone, String survivor) {
        return anybody()
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .header("If-Match", tag("/organisations/{id}", survivor))
                .body(body(gone, tag("/organisations/{id}", gone), MINE))
                .post(MERGERS, survivor)
                .then();
    }

    private static Map<String, Object> body(String gone, String tag, Map<String, String> choices) {
        Map<String, Object> body = new HashMap<>(Map.of("merged", gone, "mergedTag", tag));
        if (!choices.isEmpty()) body.put("choices", choices);
        return body;
    }

    private static String entered(Map<String, ?> told) {
        return post("/organisations", told).statusCode(201).extract().path("id");
    }

    private static String enterpriseOf(String organisation) {
        return enterprise(with(business(), "organisation", organisation));
    }
}
