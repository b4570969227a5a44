package se.kompetensbyran.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** What the contract shows as a body is one that the program understands: sent as it stands, it is refused for what it names, if at all. */
@QuarkusTest
class RequestExamplesTest extends ApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("post", "put", "patch");
    // A code from an app that is shown once, and days that have come and gone when this is read.
    private static final Set<String> PASSING =
            Set.of("setup-unfit", "in-the-past", "before-today", "hold-over", "too-late", "validity-over");

    @Test
    void every_example_of_a_body_is_understood() throws IOException {
        JsonNode paths =
                JSON.readTree(anybody().get("/openapi.json").asString()).path("paths");
        List<String> wrong = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(it -> METHODS.contains(it.getKey()))
                        .forEach(it -> it.getValue().at("/requestBody/content").properties().stream()
                                .filter(media -> media.getKey().endsWith("json"))
                                .forEach(media -> {
                                    String what = it.getKey().toUpperCase(Locale.ROOT) + " "
                                            + filled(
                                                    path.getKey(), it.getValue().path("parameters"));
                                    String permission =
                                            it.getValue().path(Access.EXTENSION).asText();
                                    String example =
                                            media.getValue().path("example").toString();
                                    Response answer = send(what, media.getKey(), example, permission);
                                    if (!isUnderstood(answer))
                                        wrong.add(what + " " + example + "\n" + answer.asString());
                                })));
        assertThat(wrong).isEmpty();
    }

    // Of what is in an address the contract shows an example, too.
    private static String filled(String path, JsonNode parameters) {
        String filled = path;
        for (JsonNode it : parameters)
            if (it.path("in").asText().equals("path"))
                filled = filled.replace(
                        "{" + it.path("name").asText() + "}", it.path("example").asText());
        return filled;
    }

    private static Response send(String what, String type, String example, String permission) {
        String[] parts = what.split(" ", 2);
        return RestAssured.given()
                .auth()
                .oauth2(token(permission))
                .header("If-Match", "*")
                .contentType(type)
                .body(example)
                .request(parts[0], parts[1]);
    }

    private static boolean isUnderstood(Response answer) {
        if (answer.statusCode() != 400) return answer.statusCode() < 500 && answer.statusCode() != 415;
        List<String> rules = answer.path("errors.code");
        return rules != null
                && rules.stream()
                        .allMatch(it ->
                                PASSING.contains(it) || (it.startsWith("unknown-") && !it.equals("unknown-field")));
    }

    /** A token of somebody who may do that at all. */
    private static String token(String permission) {
        Grant grant = Stream.of(Role.values())
                .map(it -> new Grant(it, Tokens.ORGANISATION, Reach.REGION))
                .filter(it -> permission.isEmpty()
                        || Authority.of(List.of(it))
                                .may(Permission.of(permission).orElseThrow()))
                .findFirst()
                .orElseThrow();
        return Tokens.of("test-examples", List.of(grant));
    }
}
