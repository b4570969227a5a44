package se.kompetensbyran.api.placements;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** Places are found by anybody, and opened by who looks after the enterprise. */
@QuarkusTest
class PlacesTest extends PlacementScene {

    @Test
    void anybody_finds_a_place_by_kind_municipality_occupation_and_room() {
        String baker = place("municipality", "2080", "occupation", "7612");
        String cook = place("kind", "internship", "occupation", "5120", "capacity", 2);

        found("").body("items.id", containsInAnyOrder(baker, cook));
        found("&kind=internship").body("items.id", contains(cook));
        found("&municipality=2080").body("items.id", contains(baker));
        found("&occupation=76").body("items.id", contains(baker));
        found("&occupation=1").body("items", empty());
        found("&freeOn=" + today).body("items.id", containsInAnyOrder(baker, cook));
        found("&freeOn=" + today.minusYears(3)).body("items", empty());
        step(draft(baker), "to-sign").statusCode(200);
        found("&freeOn=" + today).body("items.id", contains(cook));
        get(PLACE, baker)
                .statusCode(200)
                .body("free", equalTo(0))
                .body("capacity", equalTo(1))
                .body("lastDay", nullValue())
                .body("_links.rel", not(hasItem("edit")));
        get(PLACES + "?occupation=76123").statusCode(400).body("errors[0].parameter", equalTo("occupation"));
    }

    @Test
    void where_a_place_is_when_nobody_says_so_is_where_the_enterprise_is() {
        enterprise = enterprise(with(business(), "organisation", owner, "municipality", "2084"));
        String place = place();
        get(PLACE, place).body("municipality", equalTo("2084"));
        found("&municipality=2084").body("items.id", contains(place));
    }

    private ValidatableResponse found(String more) {
        return get(PLACES + "?enterprise=" + enterprise + more).statusCode(200);
    }

    @Test
    void a_place_is_changed_and_has_never_room_for_fewer_than_have_taken_it() {
        String place = place("capacity", 3);
        step(draft(place), "to-sign").statusCode(200);
        leader(owner).get(PLACE, place).then().body("_links.rel", hasItem("edit"));

        revise(place, Map.of("capacity", 2, "description", "Kakor också"))
                .statusCode(200)
                .body("free", equalTo(1));
        participant = participant(runner);
        step(draft(place), "to-sign").statusCode(200);
        revise(place, Map.of("capacity", 1)).statusCode(409).body("code", equalTo("place.taken-by-so-many"));
        revise(place, Map.of("capacity", 0))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/capacity"))
                .body("errors[0].code", equalTo("bounds"))
                .body("errors[0].detail", equalTo("Talet ska vara från 1 till 999."));
        revise(place, Map.of("title", "Anna 19121212-1212"))
                .statusCode(400)
                .body("errors[0].code", equalTo("personal-number"));
        get(PLACE, place).body("free", equalTo(0));
    }

    private ValidatableResponse revise(String place, Map<String, ?> facts) {
        return leader(owner)
                .contentType(MERGE_PATCH)
                .header("If-Match", tag(PLACE, place))
                .body(facts)
                .patch(PLACE, place)
                .then();
    }

    @Test
    void nobody_opens_a_place_at_anothers_enterprise() {
        send(leader(organisation()), offer(), PLACES).statusCode(403);
        send(person("test-other", Role.SUPERVISOR, owner, Reach.ORGANISATION), offer(), PLACES)
                .statusCode(403);
        send(anybody(), offer(), PLACES).statusCode(401);
        send(leader(owner), offer("municipality", "9999"), PLACES)
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-municipality"));
    }
}
