package se.kompetensbyran.api.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.number;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;

/** The register of actors, entered, found and changed. */
@QuarkusTest
class OrganisationsResourceTest extends ApiTest {

    @Test
    void an_organisation_is_entered_and_read_back_as_it_was_told() {
        String number = number();
        Map<String, Object> told = Map.of(
                "name",
                name("bygdeförening"),
                "number",
                number,
                "legalForm",
                "non-profit-association",
                "municipality",
                "2029");
        String address = post("/organisations", told)
                .statusCode(201)
                .header("Location", containsString("/kompetensbyran/v1/organisations/"))
                .extract()
                .header("Location");
        get("/organisations/{id}", address.substring(address.lastIndexOf('/') + 1))
                .statusCode(200)
                .body("name", equalTo(told.get("name")))
                .body("number", equalTo(number))
                .body("legalForm", equalTo("non-profit-association"))
                .body("municipality", equalTo("2029"))
                .body("_links.find { it.rel == 'self' }.href", equalTo(address));
    }

    @Test
    void what_is_not_known_is_left_out() {
        get("/organisations/{id}", organisation())
                .statusCode(200)
                .body("number", nullValue())
                .body("legalForm", nullValue())
                .body("municipality", nullValue());
    }

    @Test
    void a_number_is_read_in_its_three_forms_and_shown_in_the_printed_one() {
        String number = number();
        String digits = "16" + number.replace("-", "");
        post("/organisations", Map.of("name", name("stiftelse"), "number", digits))
                .statusCode(201)
                .body("number", equalTo(number));
    }

    @Test
    void two_organisations_never_have_the_same_number() {
        Map<String, Object> first = Map.of("name", name("stiftelse"), "number", number());
        String holder = post("/organisations", first).statusCode(201).extract().path("id");
        assertTakenBy(holder, post("/organisations", with(first, "name", name("stiftelse"))));
        String third = organisation();
        assertTakenBy(
                holder,
                patch(
                        tag("/organisations/{id}", third),
                        "/organisations/{id}",
                        Map.of("number", first.get("number")),
                        third));
        get("/organisations/{id}", third).body("number", nullValue());
    }

    /** It is told who has the number, and anybody may look there. */
    private static void assertTakenBy(String holder, ValidatableResponse refused) {
        String href = refused.statusCode(409)
                .body("code", equalTo("organisation.number-taken"))
                .body("_links.rel", contains("holder"))
                .body("_links.method", contains("GET"))
                .extract()
                .path("_links[0].href");
        assertThat(href).endsWith("/organisations/" + holder);
        get("/organisations/{id}", holder).statusCode(200).body("id", equalTo(holder));
    }

    @Test
    void a_number_with_a_wrong_check_digit_is_refused() {
        post("/organisations", Map.of("name", name("bolag"), "number", "202100-1235"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/number"))
                .body("errors[0].code", equalTo("number-check-digit"));
    }

    @Test
    void a_personal_number_is_no_organisation_number() {
        post("/organisations", Map.of("name", name("person"), "number", "811228-9874"))
                .statusCode(400)
                .body("errors[0].code", equalTo("number-is-personal"));
    }

    @Test
    void a_sole_traders_number_is_never_kept() {
        post("/organisations", Map.of("name", name("firma"), "number", number(), "legalForm", "sole-trader"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/number"))
                .body("errors[0].code", equalTo("number-is-personal"));
    }

    @Test
    void a_seat_lies_in_a_municipality_of_the_region() {
        post("/organisations", Map.of("name", name("bolag"), "municipality", "0180"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/municipality"))
                .body("errors[0].code", equalTo("unknown-municipality"));
    }

    @Test
    void a_change_touches_what_it_names_and_null_takes_away() {
        String id = post("/organisations", Map.of("name", name("kör"), "number", number(), "municipality", "2080"))
                .statusCode(201)
                .extract()
                .path("id");
        Map<String, Object> changes = new HashMap<>();
        changes.put("municipality", null);
        changes.put("legalForm", "economic-association");
        patch(tag("/organisations/{id}", id), "/organisations/{id}", changes, id)
                .statusCode(200)
                .body("municipality", nullValue())
                .body("legalForm", equalTo("economic-association"))
                .body("number", containsString("-"));
    }

    @Test
    void a_name_cannot_be_taken_away() {
        String id = organisation();
        Map<String, Object> changes = new HashMap<>();
        changes.put("name", null);
        patch(tag("/organisations/{id}", id), "/organisations/{id}", changes, id)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/name"))
                .body("errors[0].code", equalTo("missing"));
    }

    @Test
    void a_misspelled_name_is_found() {
        String word = word();
        String id = organisation("Påhittad " + word);
        String misspelled = word.substring(0, 5) + "aa" + word.substring(6);
        get("/organisations?q={q}", misspelled).statusCode(200).body("items.id", hasItem(id));
        get("/organisations?q={q}", word()).statusCode(200).body("items.id", not(hasItem(id)));
    }

    @Test
    void organisations_are_found_by_municipality_and_legal_form() {
        String word = word();
        Map<String, Object> inOrsa = Map.of("name", "Påhittad " + word, "municipality", "2034", "legalForm", "region");
        String id = post("/organisations", inOrsa).statusCode(201).extract().path("id");
        get("/organisations?q={q}&municipality=2034&legalForm=region", word)
                .body("items.id", contains(id))
                .body("items.municipality", everyItem(equalTo("2034")));
        get("/organisations?q={q}&municipality=2039", word).body("items.id", not(hasItem(id)));
        get("/organisations?q={q}&legalForm=foundation", word).body("items.id", not(hasItem(id)));
    }

    @Test
    void names_stand_in_swedish_order_both_ways() {
        String word = word();
        for (String it : new String[] {"Östnor", "Zorn", "Älvros", "Åsen"}) organisation(it + " " + word);
        String[] order = {"Zorn " + word, "Åsen " + word, "Älvros " + word, "Östnor " + word};
        String[] reverse = {order[3], order[2], order[1], order[0]};
        get("/organisations?q={q}&sort=name", word).body("items.name", contains(order));
        get("/organisations?q={q}&sort=-name", word).body("items.name", contains(reverse));
    }

    @Test
    void only_who_may_change_it_is_shown_how() {
        String id = organisation();
        get("/organisations/{id}", id).body("_links.rel", contains("self", "collection"));
        manager()
                .get("/organisations/{id}", id)
                .then()
                .body("_links.rel", contains("self", "collection", "version-history", "mergers", "edit"));
    }

    @Test
    void an_organisation_that_does_not_exist_is_not_found() {
        get("/organisations/{id}", "01976f2e-5c00-7000-8000-00000000ffff")
                .statusCode(404)
                .body("code", equalTo("organisation.unknown"));
    }

    @Test
    void the_fifteen_municipalities_stand_in_swedish_order() {
        get("/municipalities")
                .statusCode(200)
                .body("_meta.total", equalTo(15))
                .body("items[0].name", equalTo("Avesta"))
                .body("items[13].name", equalTo("Vansbro"))
                .body("items[14].name", equalTo("Älvdalen"))
                .body("items.code", hasItems("2080", "2026"))
                .body("items.find { it.code == '2080' }.population.count", equalTo(59945))
                .body("items.find { it.code == '2080' }.population.on", equalTo("2024-12-31"));
    }
}
