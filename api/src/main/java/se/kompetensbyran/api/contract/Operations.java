package se.kompetensbyran.api.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.resteasy.reactive.ResponseStatus;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.MergePatch;

/** The operations of the document: what each takes and answers beside what its method says. */
// The national profile's checks want the singular example, which OpenAPI 3.1 has deprecated.
@SuppressWarnings("deprecation")
final class Operations {

    private static final String PROBLEM = "application/problem+json";
    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);
    private static final DotName CREATES = DotName.createSimple(Creates.class);
    private static final DotName STATUS = DotName.createSimple(ResponseStatus.class);

    private final Components components;
    private final Schemas schemas;
    private final IndexView index;
    private final Set<String> ids = new HashSet<>();

    Operations(OpenAPI document, Schemas schemas, IndexView index) {
        this.components = document.getComponents();
        this.schemas = schemas;
        this.index = index;
        components.setSecuritySchemes(Access.schemes());
        headers().forEach(components::addHeader);
        Refusals.all().forEach(it -> components.addResponse(it.name(), refusal(it)));
        parameters().forEach(it -> components.addParameter(it.getName(), it));
    }

    void complete(String path, HttpMethod method, Operation operation) {
        boolean isRead = method == HttpMethod.GET;
        boolean isList = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(it -> "limit".equals(it.getName()));
        MethodInfo behind = behind(operation.getOperationId());
        boolean isCreated = behind.hasDeclaredAnnotation(CREATES);
        String created = isCreated
                ? Integer.toString(behind.declaredAnnotation(STATUS).value().asInt())
                : "";
        Optional<Parameter> condition = condition(operation);
        boolean isOpen = Access.complete(behind, operation);
        operation.setOperationId(id(behind));
        parameters(path, method, operation, isCreated);
        condition.ifPresent(Operations::complete);
        body(operation);
        List<Refusals.Refusal> refusals = new ArrayList<>(Refusals.ofEvery());
        boolean namesOne = path.contains("{");
        if (!isOpen) refusals.add(Refusals.of(403));
        if (namesOne) refusals.add(Refusals.of(404));
        if (!isRead) refusals.addAll(Refusals.ofWrites(operation.getRequestBody() != null));
        condition.ifPresent(it -> refusals.addAll(Refusals.ofConditions(!it.getRequired())));
        if (isCreated) refusals.add(Refusals.of(422));
        // Its history is the one thing that an organisation has left when it has become part of another.
        boolean leadsOn = isRead && path.startsWith("/organisations/{id}") && !path.endsWith("/history");
        if (leadsOn) refusals.add(Refusals.of(308));
        operation.setResponses(answers(operation, isRead, isList, created, refusals));
    }

    // By the id that the generator gave it: the class with its package, and the method.
    private MethodInfo behind(String generatedId) {
        String[] parts = generatedId.split("_", 2);
        return index.getClassByName(DotName.createSimple(parts[0])).methods().stream()
                .filter(it -> it.name().equals(parts[1]) && it.hasDeclaredAnnotation(OPERATION))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no method " + generatedId));
    }

    // Clients are generated from it, so that it stays though a class moves.
    private String id(MethodInfo method) {
        String resource = method.declaringClass().simpleName().replaceFirst("Resource$", "");
        String id = decapitalised(resource) + capitalised(method.name());
        if (!ids.add(id)) throw new IllegalStateException("two operations are called " + id);
        return id;
    }

    private static Optional<Parameter> condition(Operation operation) {
        return Optional.ofNullable(operation.getParameters()).stream()
                .flatMap(List::stream)
                .filter(it -> "If-Match".equals(it.getName()))
                .findAny();
    }

    // What is added takes nothing away, and needs no condition: such an operation takes MayMatch, the others IfMatch.
    private static void complete(Parameter condition) {
        condition.setRequired(Boolean.TRUE.equals(condition.getRequired()));
        condition.setExample("\"3.5f2c1e9a7b0d4c68\"");
    }

    private void parameters(String path, HttpMethod method, Operation operation, boolean isCreated) {
        List<Parameter> all =
                new ArrayList<>(operation.getParameters() == null ? List.of() : operation.getParameters());
        for (Parameter it : all) {
            Schema schema = it.getSchema();
            if (it.getIn() == In.PATH && it.getDescription() == null)
                it.setDescription("Identifies the " + (it.getName().equals("id") ? owner(path) : it.getName()) + ".");
            if (it.getIn() == In.QUERY) it.setRequired(false);
            if (schema != null && schema.getRef() == null && schema.getType() == null)
                schema.setType(List.of(SchemaType.STRING));
            boolean isFreeText = schema != null
                    && schema.getRef() == null
                    && schema.getMaxLength() == null
                    && schema.getType() != null
                    && schema.getType().contains(SchemaType.STRING);
            if (isFreeText && schema.getFormat() == null) {
                schema.setMaxLength(200);
                schema.setPattern(it.getName().equals("sort") ? "^-?[a-zA-Z]+(,-?[a-zA-Z]+)*$" : "^[^\\u0000]*$");
            }
            // What is written as a number is read as one, also where it is a text.
            if (it.getExample() instanceof Number && it.getIn() == In.PATH)
                it.setExample(it.getExample().toString());
            if (it.getExample() == null && schema != null && it.getIn() == In.PATH)
                it.setExample(schemas.example(schema));
        }
        all.add(shared("traceparent"));
        all.add(shared("Accept-Language"));
        if (method == HttpMethod.GET && !isStreamed(operation)) all.add(shared("If-None-Match"));
        if (isCreated) all.add(shared("Idempotency-Key"));
        operation.setParameters(all);
    }

    private static String owner(String path) {
        String first = path.split("/", -1)[1];
        return first.endsWith("s") ? first.substring(0, first.length() - 1) : first;
    }

    private static Parameter shared(String name) {
        return OASFactory.createParameter().ref("#/components/parameters/" + name);
    }

    private void body(Operation operation) {
        if (operation.getRequestBody() == null) return;
        Content content = OASFactory.createContent();
        operation.getRequestBody().getContent().getMediaTypes().forEach((type, media) -> {
            if (media.getSchema().getRef() == null) {
                // A file tells of itself.
                media.setExample(schemas.example(media.getSchema()));
                content.addMediaType(type, media);
                return;
            }
            String name = media.getSchema().getRef().substring(Schemas.REF.length());
            boolean isPatch = type.equals(MergePatch.MEDIA_TYPE);
            if (isPatch) media.setSchema(schemas.patchOf(name));
            else schemas.close(name);
            media.setExample(isPatch ? patchExample(media.getSchema()) : schemas.example(media.getSchema()));
            content.addMediaType(type, media);
        });
        operation.getRequestBody().setContent(content);
        operation.getRequestBody().setRequired(true);
        operation.getRequestBody().setDescription("What is told.");
    }

    /** A patch that changes one thing. */
    private Object patchExample(Schema patch) {
        Object whole = schemas.example(patch);
        if (!(whole instanceof Map<?, ?> fields)) throw new IllegalStateException("a patch is an object");
        Map.Entry<?, ?> first = fields.entrySet().iterator().next();
        return Map.of(first.getKey(), first.getValue());
    }

    private APIResponses answers(
            Operation operation, boolean isRead, boolean isList, String created, List<Refusals.Refusal> refusals) {
        APIResponses answers = OASFactory.createAPIResponses();
        boolean isStreamed = isStreamed(operation);
        boolean isCreated = !created.isEmpty();
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (!status.startsWith("2")) return;
            String what = isList ? "A page." : isStreamed ? "The file." : "As it is now.";
            if (isCreated) what = created.equals("202") ? "Taken." : "Created.";
            answer.setDescription(status.equals("204") ? "Done." : what);
            Map<String, Header> headers = new LinkedHashMap<>();
            everyAnswer(headers);
            if (!status.equals("204") && !isStreamed) use("ETag", headers);
            if (isRead) use("Cache-Control", headers);
            if (isCreated) use("Location", headers);
            answer.setHeaders(headers);
            if (answer.getContent() != null)
                answer.getContent()
                        .getMediaTypes()
                        .values()
                        .forEach(it -> it.setExample(schemas.example(it.getSchema())));
            answers.addAPIResponse(isCreated ? created : status, answer);
        });
        if (isRead && !isStreamed)
            answers.addAPIResponse("304", OASFactory.createAPIResponse().ref("#/components/responses/NotModified"));
        refusals.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Refusals.Refusal::status))
                .forEach(it -> answers.addAPIResponse(
                        Integer.toString(it.status()),
                        OASFactory.createAPIResponse().ref("#/components/responses/" + it.name())));
        return answers;
    }

    // What is sent while it is read has no tag, since nobody knows yet what it will be.
    private static boolean isStreamed(Operation operation) {
        return operation.getResponses().getAPIResponses().values().stream()
                .anyMatch(it -> it.getContent() != null
                        && it.getContent().getMediaTypes().containsKey("text/csv"));
    }

    private APIResponse refusal(Refusals.Refusal it) {
        Map<String, Header> headers = new LinkedHashMap<>();
        everyAnswer(headers);
        if (it.status() == 304) {
            use("ETag", headers);
            return OASFactory.createAPIResponse().description(it.description()).headers(headers);
        }
        if (it.status() == 308) {
            use("Location", headers);
            use("Cache-Control", headers);
            return OASFactory.createAPIResponse().description(it.description()).headers(headers);
        }
        use("Content-Language", headers);
        if (it.status() == 429 || it.status() == 503) use("Retry-After", headers);
        if (it.status() == 401) use("WWW-Authenticate", headers);
        MediaType media = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref(Schemas.REF + "Problem"))
                .example(it.example());
        return OASFactory.createAPIResponse()
                .description(it.description())
                .headers(headers)
                .content(OASFactory.createContent().addMediaType(PROBLEM, media));
    }

    private static void everyAnswer(Map<String, Header> headers) {
        use("traceparent", headers);
        use("RateLimit", headers);
        use("RateLimit-Policy", headers);
        use("Access-Control-Allow-Origin", headers);
    }

    private static void use(String name, Map<String, Header> headers) {
        headers.put(name, OASFactory.createHeader().ref("#/components/headers/" + name));
    }

    private static Map<String, Header> headers() {
        Map<String, Header> all = new LinkedHashMap<>();
        all.put("Access-Control-Allow-Origin", header("Which pages may read the answer.", 200, "^\\S+$", "*"));
        all.put(
                "Cache-Control",
                header("How long the answer may be kept, and by whom.", 100, "^[a-z0-9=, -]+$", "public, max-age=60"));
        all.put("Content-Language", header("The language of the words.", 2, "^(sv|en)$", "sv"));
        all.put(
                "ETag",
                header(
                        "Strong entity tag; send it as If-Match when you change, as If-None-Match when you read again.",
                        100,
                        "^\"[^\"]+\"$",
                        "\"3.5f2c1e9a7b0d4c68\""));
        all.put(
                "Location",
                header(
                        "Where the resource is.",
                        2048,
                        "^https?://\\S+$",
                        "https://api.kompetensbyran.example/kompetensbyran/v1/projects/01976f2e-5c00-7000-8000-000000000002"));
        all.put(
                "RateLimit",
                header(
                        "Requests left under the policy that applied, and seconds until the quota is whole again.",
                        100,
                        "^\\S+$",
                        "\"client\";r=5999;t=1"));
        all.put(
                "RateLimit-Policy",
                header(
                        "The policy that applied, client, address or sign-in, with its quota and its window in seconds.",
                        100,
                        "^\\S+$",
                        "\"client\";q=6000;w=60"));
        all.put(
                "Retry-After",
                OASFactory.createHeader()
                        .description("Seconds to wait.")
                        .schema(OASFactory.createSchema()
                                .type(List.of(SchemaType.INTEGER))
                                .format("int32")
                                .minimum(BigDecimal.ONE)
                                .maximum(BigDecimal.valueOf(86_400))
                                .example(5)));
        all.put("WWW-Authenticate", header("How to come in (RFC 6750).", 200, "^Bearer.*$", "Bearer"));
        all.put(
                "traceparent",
                header(
                        "The trace of the request (W3C Trace Context).",
                        55,
                        "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$",
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        return all;
    }

    private static Header header(String description, int longest, String pattern, String example) {
        return OASFactory.createHeader()
                .description(description)
                .schema(text(longest, pattern).example(example));
    }

    private static List<Parameter> parameters() {
        return List.of(
                parameter(
                        "traceparent",
                        "The trace to continue (W3C Trace Context).",
                        55,
                        "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$",
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
                parameter("Accept-Language", "The language of problems: sv, or en.", 200, "^[^\\u0000]*$", "en"),
                parameter(
                        "If-None-Match",
                        "The ETag that you have: 304 when it is still the latest.",
                        1000,
                        "^[^\\u0000]*$",
                        "\"3.5f2c1e9a7b0d4c68\""),
                parameter(
                        "Idempotency-Key",
                        "A key of your own for this request; a repeat within 24 hours gets the first answer.",
                        200,
                        "^[\\x21-\\x7e]+$",
                        "8e03978e-40d5-43e8-bc93-6894a57f9324"));
    }

    private static Parameter parameter(String name, String description, int longest, String pattern, String example) {
        return OASFactory.createParameter()
                .name(name)
                .in(In.HEADER)
                .required(false)
                .description(description)
                .schema(text(longest, pattern))
                .example(example);
    }

    private static Schema text(int longest, String pattern) {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.STRING))
                .maxLength(longest)
                .pattern(pattern);
    }

    private static String decapitalised(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
