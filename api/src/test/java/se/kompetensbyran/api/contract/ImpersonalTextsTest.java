package se.kompetensbyran.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.JsonBody;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.shared.Text;

/**
 * No text that can be sent holds a personal number. Which texts there are is read from the contract, so that a new one is
 * looked at as soon as it is there: all that no format, pattern or list of codes gives another shape.
 */
@QuarkusTest
class ImpersonalTextsTest extends ApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("post", "put", "patch");
    // What the contract says of a text that has no other shape.
    private static final String ANY_TEXT = "^[^\\u0000]*$";
    private static final int DEEPEST = 5;

    /** A text in the body of an operation. */
    private record Field(
            String operation, String method, String path, JsonNode body, String permission, String pointer) {}

    @Inject
    JsonBody bodies;

    private final List<Field> fields = new ArrayList<>();
    private JsonNode document = JSON.createObjectNode();

    @BeforeEach
    void read_which_texts_there_are() throws IOException {
        document = JSON.readTree(anybody().get("/openapi.json").asString());
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(it -> METHODS.contains(it.getKey()))
                        .forEach(it -> it.getValue().at("/requestBody/content").properties().stream()
                                .filter(media -> media.getKey().endsWith("json"))
                                .forEach(media -> {
                                    List<String> pointers = new ArrayList<>();
                                    texts(media.getValue().path("schema"), "", pointers);
                                    for (String pointer : pointers)
                                        fields.add(new Field(
                                                it.getValue()
                                                        .path("operationId")
                                                        .asText(),
                                                it.getKey(),
                                                filled(
                                                        path.getKey(),
                                                        it.getValue().path("parameters")),
                                                media.getValue().path("example"),
                                                it.getValue()
                                                        .path(Access.EXTENSION)
                                                        .asText(),
                                                pointer));
                                })));
        assertThat(fields).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"191212121212", "19121212-1212", "1212121212", "121212-1212", "19121272-1219", "121272-1219"})
    void no_new_text_holds_a_personal_number(String number) {
        List<String> wrong = new ArrayList<>();
        for (Field it : fields) {
            // Once written each way is enough; the rest is the same reader's.
            if (it.method().equals("patch")) continue;
            Response answer = send(it, number);
            if (!isRefused(answer, it.pointer())) wrong.add(it + "\n" + answer.asString());
            assertThat(answer.asString()).doesNotContain(number);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_changed_text_holds_a_personal_number() throws IOException {
        Map<String, Class<?>> changed = changed();
        List<String> wrong = new ArrayList<>();
        for (Field it : fields) {
            if (!it.method().equals("patch")) continue;
            Class<?> type = changed.get(it.operation());
            if (type == null || !isRefused(it, type)) wrong.add(it.toString());
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_a_new_installation_starts_with_tells_of_no_person() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "seeds"))) {
            for (Path it : files.filter(Files::isRegularFile).toList())
                for (String line : Files.readAllLines(it))
                    assertThat(Text.isImpersonal(line)).as("%s: %s", it, line).isTrue();
        }
    }

    private void texts(JsonNode schema, String pointer, List<String> found) {
        JsonNode it = resolved(schema);
        if (pointer.chars().filter(each -> each == '/').count() > DEEPEST) return;
        for (String all : List.of("allOf", "anyOf", "oneOf"))
            for (JsonNode each : it.path(all)) texts(each, pointer, found);
        if (isFreeText(it)) found.add(pointer);
        it.path("properties")
                .properties()
                .forEach(each -> texts(each.getValue(), pointer + "/" + each.getKey(), found));
        if (it.has("items")) texts(it.path("items"), pointer + "/0", found);
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode it = schema;
        while (it.has("$ref")) it = document.at(it.path("$ref").asText().substring(1));
        return it;
    }

    private static boolean isFreeText(JsonNode schema) {
        JsonNode type = schema.path("type");
        boolean isText = type.asText().equals("string");
        for (JsonNode each : type) isText = isText || each.asText().equals("string");
        boolean isShaped =
                schema.has("pattern") && !schema.path("pattern").asText().equals(ANY_TEXT);
        return isText && !isShaped && !schema.has("format") && !schema.has("enum");
    }

    private static String filled(String path, JsonNode parameters) {
        String filled = path;
        for (JsonNode it : parameters)
            if (it.path("in").asText().equals("path"))
                filled = filled.replace(
                        "{" + it.path("name").asText() + "}", it.path("example").asText());
        return filled;
    }

    private static Response send(Field it, String number) {
        return RestAssured.given()
                .auth()
                .oauth2(token(it.permission()))
                .header("If-Match", "*")
                .contentType("application/json")
                .body(with(it, "Hon (" + number + ").").toString())
                .request(it.method().toUpperCase(Locale.ROOT), it.path());
    }

    private static boolean isRefused(Response answer, String pointer) {
        if (answer.statusCode() != 400) return false;
        List<Map<String, String>> errors = answer.path("errors");
        return errors != null
                && errors.stream()
                        .anyMatch(it -> pointer.equals(it.get("pointer")) && "personal-number".equals(it.get("code")));
    }

    // A change is read as the whole that it makes, by the reader of whole bodies.
    private boolean isRefused(Field it, Class<?> type) {
        try {
            bodies.read(with(it, "121212-1212"), type);
            return false;
        } catch (EdgeProblem e) {
            return e.faults().stream()
                    .anyMatch(fault ->
                            fault.name().equals(it.pointer()) && fault.rule().equals("personal-number"));
        }
    }

    /** The example of the body with {@code text} where the field stands. */
    private static JsonNode with(Field field, String text) {
        JsonNode body = field.body().isObject() ? field.body().deepCopy() : JSON.createObjectNode();
        String[] steps = field.pointer().substring(1).split("/", -1);
        JsonNode at = body;
        for (int i = 0; i < steps.length; i++) {
            boolean isLast = i == steps.length - 1;
            JsonNode next = isLast ? TextNode.valueOf(text) : step(at, steps[i], steps[i + 1].equals("0"));
            if (at instanceof ObjectNode object) object.set(steps[i], next);
            else if (at instanceof ArrayNode array && array.isEmpty()) array.add(next);
            else if (at instanceof ArrayNode array) array.set(0, next);
            at = next;
        }
        return body;
    }

    private static JsonNode step(JsonNode at, String name, boolean isArray) {
        JsonNode there = at.isArray() ? at.path(0) : at.path(name);
        if (there.isContainerNode()) return there;
        return isArray ? JSON.createArrayNode() : JSON.createObjectNode();
    }

    private static Map<String, Class<?>> changed() throws IOException {
        Map<String, Class<?>> all = new HashMap<>();
        for (Class<?> resource : PermissionMatrixTest.resources())
            for (Method method : resource.getMethods())
                for (Parameter parameter : method.getParameters()) {
                    RequestBody body = parameter.getAnnotation(RequestBody.class);
                    if (body != null && body.content().length > 0)
                        all.put(
                                PermissionMatrixTest.operationId(resource, method),
                                body.content()[0].schema().implementation());
                }
        return all;
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
        return Tokens.of("test-impersonal", List.of(grant));
    }
}
