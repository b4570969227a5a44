package se.kompetensbyran.api.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds every answer against the published document: a status that it names for the operation, its media type, the
 * headers that it promises, and a body that its schema allows, with no field that the schema does not name and no link whose
 * relation it does not tell of.
 */
public final class Contract implements Filter {

    /** The published document. */
    public static final Path PUBLISHED = Path.of("..", "openapi", "kompetensbyran-v1.yaml");

    // Whether these come depends on the request: an Origin, or nothing.
    private static final Set<String> NOT_ALWAYS = Set.of("access-control-allow-origin");

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = strict(read());
    private static final String WHOLE = "urn:contract";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, it -> it.schemas(Map.of(WHOLE, DOCUMENT.toString())));
    private static final Map<String, Schema> KNOWN = new ConcurrentHashMap<>();
    private static final Set<String> RELATIONS = relations();

    static {
        Expressions.compiledOnce();
    }

    /** The operations of one path of the document. */
    private record Template(String path, Pattern pattern, int literal, Set<String> methods) {

        static Template of(String path, JsonNode operations) {
            return new Template(
                    path,
                    Pattern.compile(Pattern.quote(path).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q")),
                    path.replaceAll("\\{[^}]+}", "").length(),
                    operations.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet()));
        }
    }

    private static final List<Template> TEMPLATES = DOCUMENT.get("paths").properties().stream()
            .map(it -> Template.of(it.getKey(), it.getValue()))
            .toList();

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        Response answer = context.next(request, response);
        String path = URI.create(request.getURI().replaceAll("[\\[\\]{}|\"<>^`\\\\ ]", "_"))
                .getPath();
        check(request.getMethod(), path, answer);
        return answer;
    }

    /** @throws AssertionError when the document does not allow the answer */
    static void check(String method, String path, Response answer) {
        if (!path.startsWith(ApiTest.BASE + "/")) return;
        String operation = operation(method, path.substring(ApiTest.BASE.length()));
        // What is no operation is answered by the edge, with a problem and nothing else.
        if (operation == null) {
            if (answer.statusCode() >= 400)
                validate("/components/schemas/Problem", answer.asString(), method + " " + path);
            return;
        }
        String what = method + " " + path + " → " + answer.statusCode();
        String status = Integer.toString(answer.statusCode());
        JsonNode documented = DOCUMENT.at(operation + "/responses/" + status);
        if (documented.isMissingNode())
            throw new AssertionError(what + " is not in the contract\n" + answer.asString());
        String pointer = documented.has("$ref")
                ? documented.get("$ref").asText().substring(1)
                : operation + "/responses/" + status;
        JsonNode resolved = DOCUMENT.at(pointer);
        resolved.path("headers").fieldNames().forEachRemaining(it -> {
            boolean isThere = answer.header(it) != null || NOT_ALWAYS.contains(it.toLowerCase(Locale.ROOT));
            if (!isThere) throw new AssertionError(what + " lacks the header " + it);
        });
        String body = answer.asString();
        if (body.isEmpty() || method.equals("HEAD")) return;
        String type = answer.contentType().replaceFirst(";.*", "");
        if (!resolved.path("content").has(type)) throw new AssertionError(what + " must not be " + type);
        String json = type.endsWith("json") ? body : TextNode.valueOf(body).toString();
        validate(pointer + "/content/" + type.replace("/", "~1") + "/schema", json, what);
        if (type.equals("application/json")) toldRelations(body, what);
    }

    // HYP.01: where a link leads is told, or follows from the words of the addresses.
    private static void toldRelations(String body, String what) {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (JsonNode links : answer.findValues("_links"))
            for (JsonNode link : links) {
                String relation = link.path("rel").asText();
                boolean isTold = RELATIONS.contains(relation) || relation.startsWith("become-");
                if (!isTold)
                    throw new AssertionError(what + " has a relation that the contract does not tell of: " + relation);
            }
    }

    private static Set<String> relations() {
        Set<String> all = new HashSet<>();
        Matcher told = Pattern.compile("`([a-z]+(-[a-z]+)*)`")
                .matcher(DOCUMENT.at("/info/description").asText());
        while (told.find()) all.add(told.group(1));
        DOCUMENT.get("paths").fieldNames().forEachRemaining(path -> {
            for (String word : path.split("/", -1))
                if (!word.startsWith("{")) {
                    all.add(word);
                    all.add(word.replaceFirst("ies$", "y").replaceFirst("s$", ""));
                }
        });
        return all;
    }

    private static void validate(String pointer, String body, String what) {
        List<Error> faults = KNOWN.computeIfAbsent(pointer, Contract::schema)
                .validate(
                        body,
                        InputFormat.JSON,
                        it -> it.executionConfig(config -> config.formatAssertionsEnabled(true)));
        if (!faults.isEmpty()) throw new AssertionError(what + " breaks the contract: " + faults + "\n" + body);
    }

    private static Schema schema(String pointer) {
        return SCHEMAS.getSchema(SchemaLocation.of(WHOLE + "#" + pointer));
    }

    /** The pointer to the operation whose path fits best, or null where there is none. */
    private static @Nullable String operation(String method, String path) {
        String asked = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        return TEMPLATES.stream()
                .filter(it -> it.methods().contains(asked)
                        && it.pattern().matcher(path).matches())
                .max(Comparator.comparingInt(Template::literal))
                .map(it -> "/paths/" + it.path().replace("/", "~1") + "/" + asked)
                .orElse(null);
    }

    /** The document as the server must keep it: a field that a schema does not name is a fault, though clients tolerate it. */
    private static JsonNode strict(JsonNode document) {
        document.at("/components/schemas").forEach(schema -> {
            if (schema instanceof ObjectNode it && it.has("properties")) it.put("additionalProperties", false);
        });
        return document;
    }

    private static JsonNode read() {
        try {
            return YAML.readTree(Files.readString(PUBLISHED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
