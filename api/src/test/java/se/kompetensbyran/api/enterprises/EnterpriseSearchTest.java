package se.kompetensbyran.api.enterprises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Wire;

/** How enterprises are found and counted. */
@QuarkusTest
class EnterpriseSearchTest extends ApiTest {

    private String node;

    @BeforeEach
    void a_node_of_our_own() {
        node = node(organisation());
    }

    @Test
    void a_word_is_found_in_any_of_its_swedish_forms() {
        String name = here(with(business(), "name", name("kafé")));
        String offers = here(with(business(), "offers", both("Vi driver kaféer", "We run cafés")));
        String sector = here(with(business(), "sectors", List.of("food-and-drink-services")));
        here(with(business(), "offers", both("Kaffe i bönor", "Coffee beans")));
        found("q=kaféer").body("items.id", contains(name, offers, sector));
        found("q=kafé").body("items.id", contains(name, offers, sector));
        found("q=kafeet").body("items.id", containsInAnyOrder(name, offers, sector));
        found("q=kaféer&sort=name").body("_meta.total", equalTo(3));
        get("/enterprises?limit=100&q=kaféer").body("items.id", hasItem(name));
    }

    @Test
    void what_is_sold_is_found_in_english_too() {
        String id = here(with(business(), "offers", both("Bröd och kakor", "Breads and cakes")));
        found("q=bröd").body("items.id", contains(id));
        found("q=bread cake").body("items.id", contains(id));
        found("q=bröd -kaka").body("items", empty());
    }

    @Test
    void a_word_that_is_not_to_be_there_leaves_out_also_what_the_name_found() {
        String word = word();
        String one = here(with(business(), "name", word + " ett"));
        here(with(business(), "name", word + " två", "offers", both("Tvättar kläder", "Washes clothes")));
        found("q=" + word + " -tvättar").body("items.id", contains(one));
    }

    @Test
    void a_misspelled_name_is_found() {
        String id = here(with(business(), "name", name("Trädgårdsverkstad")));
        found("q=Tradgårdverkstad").body("items.id", contains(id));
        found("q=bokhandel").body("items", empty());
    }

    @Test
    void each_filter_narrows() {
        String cafe = here(with(business(), "municipality", "2080", "sectors", List.of("food-and-drink-services")));
        String cleaner =
                here(with(business(), "municipality", "2081", "sectors", List.of("cleaning"), "stage", "paused"));
        found("municipality=2080").body("items.id", contains(cafe));
        found("sector=cleaning").body("items.id", contains(cleaner));
        found("stage=paused").body("items.id", contains(cleaner));
        found("stage=paused&municipality=2080").body("items", empty());
        found("stage=asleep", 400).body("errors[0].parameter", equalTo("stage"));
        found("nod=x", 400).body("errors[0].code", equalTo("unknown-parameter"));
    }

    @Test
    void what_was_so_on_a_day_is_found_of_that_day() {
        String id = enterprise(with(business(), "since", "2018-01-01"));
        post("/enterprises/{id}/affiliations", Map.of("node", node, "from", "2019-03-01", "until", "2020-12-31"), id)
                .statusCode(201);
        postOnTag(
                        tag("/enterprises/{id}", id),
                        "/enterprises/{id}/stage-changes",
                        Map.of("to", "paused", "on", "2020-03-31"),
                        id)
                .statusCode(200);
        found("").body("items", empty());
        found("asOf=2019-02-28").body("items", empty());
        found("asOf=2020-03-30&stage=trading").body("items.id", contains(id));
        found("asOf=2020-03-31&stage=trading").body("items", empty());
        found("asOf=2020-12-31&stage=paused")
                .body("items.id", contains(id))
                .body("items[0].stage", equalTo("paused"))
                .body("items[0].node.id", equalTo(node))
                .body("items[0]._links[0].href", endsWith("?asOf=2020-12-31"));
        found("asOf=2021-01-01").body("items", empty());
    }

    @Test
    void a_link_to_what_was_asked_is_an_address_however_it_was_asked() {
        // As a program sends it that escapes nothing: the two bytes of UTF-8.
        String answer = Wire.send("GET /kompetensbyran/v1/enterprises/facets?q=kaf\u00c3\u00a9 HTTP/1.1", "")
                .body();
        assertThat(answer).contains("/enterprises/facets?q=kaf%C3%A9\"");
        anybody()
                .queryParam("q", "kafé")
                .get("/enterprises/facets")
                .then()
                .body("_links[0].href", endsWith("/enterprises/facets?q=kaf%C3%A9"));
    }

    @Test
    void facets_count_what_the_list_finds() {
        String word = word();
        here(with(business(), "name", word + " ett", "municipality", "2080", "sectors", List.of("cleaning")));
        here(with(
                business(), "name", word + " två", "municipality", "2081", "sectors", List.of("cleaning", "laundry")));
        here(with(business(), "municipality", "2081", "stage", "paused"));
        counted("")
                .body("municipalities.code", contains("2081", "2080"))
                .body("municipalities.count", contains(2, 1))
                .body("sectors.code", contains("cleaning", "laundry"))
                .body("sectors.count", contains(2, 1))
                .body("stages.code", contains("trading", "paused"))
                .body("stages.count", contains(2, 1));
        counted("&q=" + word).body("stages.code", contains("trading")).body("stages.count", contains(2));
        counted("&q=" + word + "&municipality=2081").body("sectors.count", contains(1, 1));
        counted("&asOf=2018-01-01").body("stages", empty());
        counted("&q=" + word() + "x").body("municipalities", empty()).body("_links[0].href", endsWith("x"));
    }

    @Test
    void signs_of_a_query_language_are_only_text() {
        for (String it :
                new String[] {"'", "\"", "%", "_", "&|!():*<->", "a' or '1'='1", "\\", "-", "or", "och", "{}"}) {
            anybody().queryParam("q", it).get("/enterprises").then().statusCode(200);
            anybody().queryParam("q", it).get("/enterprises/facets").then().statusCode(200);
        }
    }

    @Test
    void names_stand_in_swedish_order_both_ways() {
        for (String it : List.of("Östnor", "Zorn", "Åsen")) here(with(business(), "name", it + " (påhittat)"));
        String[] order = {"Zorn (påhittat)", "Åsen (påhittat)", "Östnor (påhittat)"};
        found("").body("items.name", contains(order));
        found("sort=-name").body("items.name", contains(order[2], order[1], order[0]));
        found("sort=stage", 400).body("errors[0].code", equalTo("not-sortable"));
    }

    private String here(Map<String, ?> told) {
        return enterprise(with(told, "node", node));
    }

    private ValidatableResponse found(String rest) {
        return found(rest, 200);
    }

    private ValidatableResponse found(String rest, int status) {
        return get("/enterprises?node=" + node + "&" + rest).statusCode(status);
    }

    private ValidatableResponse counted(String rest) {
        return get("/enterprises/facets?node=" + node + rest).statusCode(200);
    }
}
