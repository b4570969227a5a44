package se.kompetensbyran.api.organisations;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static se.kompetensbyran.api.testing.Invented.number;
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** Organisations that may have been entered twice. */
@QuarkusTest
class DuplicatesTest extends ApiTest {

    private static final String DUPLICATES = "/organisations/duplicates";

    @Test
    void two_of_a_municipality_with_names_alike_are_told_of_with_what_differs() {
        String word = word();
        String one = entered(Map.of("name", "Kafé " + word, "municipality", "2061", "legalForm", "foundation"));
        String other = entered(Map.of("name", "Kafe " + word, "municipality", "2061", "number", number()));
        String pair = "items.find { it.one.id == '" + one + "' && it.other.id == '" + other + "' }";
        in("2061")
                .statusCode(200)
                .body(pair + ".differences.field", contains("name", "number", "legalForm"))
                .body(pair + ".differences.conflict", contains(true, false, false))
                .body(pair + ".one.name", equalTo("Kafé " + word))
                .body(pair + ".other._links.find { it.rel == 'self' }.href", endsWith("/organisations/" + other));
    }

    @Test
    void those_of_another_municipality_are_not() {
        Map<String, Object> told = Map.of("name", "Snickeri " + word(), "municipality", "2023");
        String one = entered(told);
        String elsewhere = entered(with(told, "municipality", "2031"));
        for (String it : List.of("2023", "2031"))
            in(it).body("items.one.id", not(hasItem(one))).body("items.other.id", not(hasItem(elsewhere)));
    }

    @Test
    void they_come_in_pages() {
        String word = word();
        for (int i = 0; i < 3; i++) entered(Map.of("name", "Tvätteri " + word, "municipality", "2062"));
        manager()
                .get(DUPLICATES + "?municipality=2062&limit=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("_links.rel", hasItem("next"));
    }

    @Test
    void only_those_who_may_change_any_organisation_are_told() {
        get(DUPLICATES).statusCode(401);
        as(Tokens.with("adviser")).statusCode(403);
        var own = new Grant(Role.ENTERPRISE_MANAGER, UUID.randomUUID(), Reach.ORGANISATION);
        as(Tokens.of("test-own", List.of(own))).statusCode(403);
        as(Tokens.with("administrator")).statusCode(200);
    }

    private static ValidatableResponse as(String token) {
        return anybody().auth().oauth2(token).get(DUPLICATES).then();
    }

    private static ValidatableResponse in(String municipality) {
        return manager()
                .get(DUPLICATES + "?limit=100&municipality={municipality}", municipality)
                .then();
    }

    private static String entered(Map<String, ?> told) {
        return post("/organisations", told).statusCode(201).extract().path("id");
    }
}
