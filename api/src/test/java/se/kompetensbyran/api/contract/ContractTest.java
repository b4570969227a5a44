package se.kompetensbyran.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Contract;

/** The published contract: it says what the code says, and takes nothing away from a client that has it. */
@QuarkusTest
class ContractTest extends ApiTest {

    private static final Path GENERATED = Path.of("target", "openapi", "kompetensbyran-v1.yaml");
    private static final Path RELEASED = Path.of("..", "openapi", "released");

    @Test
    void the_published_document_is_what_the_code_says() throws IOException {
        String generated = Files.readString(GENERATED);
        String published = Files.exists(Contract.PUBLISHED) ? Files.readString(Contract.PUBLISHED) : "";
        // So that the change can be read, and committed when it is meant.
        if (!published.equals(generated)) Files.writeString(Contract.PUBLISHED, generated);
        assertThat(published.lines())
                .as(
                        "openapi/kompetensbyran-v1.yaml was out of date and has been rewritten: read the change and commit it")
                .containsExactlyElementsOf(generated.lines().toList());
    }

    @Test
    void nothing_is_taken_away_from_a_client_that_has_a_released_document() throws IOException {
        List<Path> released;
        try (Stream<Path> files = Files.list(RELEASED)) {
            released = files.filter(it -> it.toString().endsWith(".yaml")).toList();
        }
        assertThat(released).isNotEmpty();
        for (Path it : released)
            assertThat(broken(it, GENERATED)).as("breaks clients of " + it).isEmpty();
    }

    @Test
    void the_guard_sees_what_would_break_a_client(@org.junit.jupiter.api.io.TempDir Path directory) throws IOException {
        String whole = Files.readString(GENERATED);
        Path changed = directory.resolve("changed.yaml");
        Files.writeString(changed, whole.replace("  /municipalities:\n", "  /kommuner:\n"));
        assertThat(broken(GENERATED, changed)).as("an operation that is gone").isNotEmpty();
        Files.writeString(changed, whole.replace("        plannedEndsOn:", "        endsOn:"));
        assertThat(broken(GENERATED, changed)).as("a field that is gone").isNotEmpty();
    }

    @Test
    void every_enum_is_told_by_its_codes() throws IOException {
        JsonNode schemas =
                new YAMLMapper().readTree(Files.readString(GENERATED)).at("/components/schemas");
        schemas.properties()
                .forEach(it -> it.getValue()
                        .path("enum")
                        .forEach(code ->
                                assertThat(code.asText()).as(it.getKey()).matches("[a-z0-9]+([-:][a-z0-9]+)*")));
    }

    @Test
    void the_served_document_differs_from_the_published_one_only_in_where_it_is() throws IOException {
        JsonNode published = withoutServers(new YAMLMapper().readTree(Files.readString(GENERATED)));
        for (String end : List.of(".yaml", ".json", "")) {
            String own = get("/openapi" + end).statusCode(200).extract().asString();
            assertThat(own).containsPattern("tokenUrl\"? ?: \"?/kompetensbyran/v1/oauth/token");
            JsonNode served = new YAMLMapper()
                    .readTree(own.replaceAll("(Url\"? ?: \"?)/", "$1https://api.kompetensbyran.example/"));
            assertThat(served.at("/servers"))
                    .isEqualTo(
                            new YAMLMapper().readTree("[{url: /kompetensbyran/v1, description: This installation}]"));
            assertThat(withoutServers(served)).isEqualTo(published);
        }
    }

    @Test
    void it_is_sent_once_to_who_keeps_it() {
        for (String end : List.of(".yaml", ".json")) {
            String tag = get("/openapi" + end).extract().header("ETag");
            anybody().header("If-None-Match", tag).get("/openapi" + end).then().statusCode(304);
            anybody()
                    .header("If-None-Match", "\"another\"")
                    .get("/openapi" + end)
                    .then()
                    .statusCode(200);
        }
        anybody()
                .accept("application/json")
                .get("/openapi")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON);
        anybody().get("/openapi?format=json").then().contentType(ContentType.JSON);
        anybody().head("/openapi").then().statusCode(200).contentType(startsWith("application/yaml"));
    }

    private static JsonNode withoutServers(JsonNode document) {
        ((com.fasterxml.jackson.databind.node.ObjectNode) document).remove("servers");
        return document;
    }

    private static List<String> broken(Path before, Path after) throws IOException {
        ChangedOpenApi change = OpenApiCompare.fromContents(Files.readString(before), Files.readString(after));
        List<String> broken = new ArrayList<>();
        change.getMissingEndpoints().forEach(it -> broken.add("gone: " + it));
        for (ChangedOperation it : change.getChangedOperations())
            if (it.isIncompatible()) broken.add("changed: " + it.getHttpMethod() + " " + it.getPathUrl());
        return broken;
    }
}
