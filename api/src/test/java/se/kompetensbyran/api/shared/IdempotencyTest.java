package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.number;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.AtOnce;
import se.kompetensbyran.api.testing.Tokens;

/** A request that is sent again, because its answer was lost, changes nothing. */
@QuarkusTest
class IdempotencyTest extends ApiTest {

    @Test
    void a_repeat_gets_the_first_answer_and_creates_nothing() {
        String word = word();
        Map<String, String> body = Map.of("name", "Påhittad " + word);
        String key = word();
        Response first = send("sam", key, "/organisations", body);
        Response again = send("sam", key, "/organisations", body);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isNotNull();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isNotNull();
        assertThat(again.contentType()).isEqualTo(first.contentType());
        assertThat(again.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
        get("/organisations?q={q}", word).body("_meta.total", equalTo(1));
    }

    @Test
    void the_tag_of_a_repeat_is_the_tag_to_change_on() {
        String key = word();
        Map<String, String> body = Map.of("name", name("förening"));
        send("sam", key, "/organisations", body);
        Response again = send("sam", key, "/organisations", body);
        String id = again.path("id");
        patch(again.header("ETag"), "/organisations/{id}", Map.of("name", name("kör")), id)
                .statusCode(200);
    }

    @Test
    void parts_are_created_once_too() {
        String id = project();
        String key = word();
        Map<String, ?> body = Map.of("text", both("Påhittad", "Invented"));
        String first = send("sam", key, "/projects/" + id + "/lessons", body).path("id");
        String again = send("sam", key, "/projects/" + id + "/lessons", body).path("id");
        assertThat(again).isEqualTo(first).isNotNull();
        get("/projects/{id}/lessons", id).body("_meta.total", equalTo(1));
    }

    @Test
    void another_body_with_the_same_key_is_refused() {
        String key = word();
        String other = word();
        send("sam", key, "/organisations", Map.of("name", name("förening")));
        Response refused = send("sam", key, "/organisations", Map.of("name", "Påhittad " + other));
        refused.then().statusCode(422).body("code", equalTo("key-reused"));
        get("/organisations?q={q}", other).body("_meta.total", equalTo(0));
    }

    @Test
    void another_address_with_the_same_key_is_refused() {
        String key = word();
        Map<String, ?> body = Map.of("text", both("Påhittad", "Invented"));
        send("sam", key, "/projects/" + project() + "/lessons", body).then().statusCode(201);
        send("sam", key, "/projects/" + project() + "/lessons", body).then().statusCode(422);
    }

    @Test
    void of_many_at_once_one_is_created() {
        String word = word();
        String key = word();
        Map<String, String> body = Map.of("name", "Påhittad " + word);
        List<Response> answers = AtOnce.times(8, it -> send("sam", key, "/organisations", body));
        List<String> created = answers.stream()
                .filter(it -> it.statusCode() == 201)
                .map(Response::asString)
                .distinct()
                .toList();
        assertThat(created).hasSize(1);
        for (Response it : answers)
            if (it.statusCode() != 201) it.then().statusCode(409).body("code", equalTo("request.still-running"));
        get("/organisations?q={q}", word).body("_meta.total", equalTo(1));
    }

    @Test
    void a_refused_request_is_not_remembered() {
        String key = word();
        String number = number();
        send("sam", word(), "/organisations", Map.of("name", name("förening"), "number", number));
        Map<String, String> taken = Map.of("name", name("förening"), "number", number);
        send("sam", key, "/organisations", taken)
                .then()
                .statusCode(409)
                .body("code", equalTo("organisation.number-taken"));
        send("sam", key, "/organisations", Map.of("name", " ")).then().statusCode(400);
        send("sam", key, "/organisations", Map.of("name", name("förening")))
                .then()
                .statusCode(201);
    }

    @Test
    void keys_of_two_clients_do_not_meet() {
        String key = word();
        Map<String, String> body = Map.of("name", name("förening"));
        String one = send("sam", key, "/organisations", body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String other = send("kim", key, "/organisations", body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void without_a_key_every_request_creates() {
        Map<String, String> body = Map.of("name", name("förening"));
        String first = post("/organisations", body).statusCode(201).extract().path("id");
        post("/organisations", body).statusCode(201).body("id", not(equalTo(first)));
    }

    @Test
    void the_answer_is_given_again_only_to_who_may_still_ask() {
        String key = word();
        Map<String, String> body = Map.of("name", name("förening"));
        send("sam", key, "/organisations", body).then().statusCode(201);
        anybody()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/organisations")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "å"})
    void a_key_is_visible_ascii(String key) {
        send("sam", key, "/organisations", Map.of("name", name("förening")))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-value"))
                .body("errors[0].header", equalTo("Idempotency-Key"))
                .body("errors[0].code", equalTo("key-shape"));
    }

    @Test
    void a_key_has_a_length() {
        send("sam", "k".repeat(200), "/organisations", Map.of("name", name("förening")));
        send("sam", "k".repeat(201), "/organisations", Map.of("name", name("förening")))
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("key-shape"));
    }

    private static Response send(String client, String key, String path, Map<String, ?> body) {
        return anybody()
                .auth()
                .oauth2(Tokens.of(client, Set.of("programme-manager")))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
    }
}
