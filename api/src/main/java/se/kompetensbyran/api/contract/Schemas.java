package se.kompetensbyran.api.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.EnumCode;

/** The schemas of the document: bounds, enums, what is required, and an example of each. */
// The national profile's checks want the singular example, which OpenAPI 3.1 has deprecated.
@SuppressWarnings("deprecation")
final class Schemas {

    static final String REF = "#/components/schemas/";

    private static final String CODE = "^[a-z0-9]+(-[a-z0-9]+)*$";
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName HIDDEN = DotName.createSimple("com.fasterxml.jackson.annotation.JsonIgnore");
    private static final DotName NAMED = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");
    private static final Pattern PAGE = Pattern.compile("PageView(\\w+?)(View)?");

    // A string with one of these formats is never longer.
    private static final Map<String, Integer> LONGEST =
            Map.of("uuid", 36, "date", 10, "date-time", 30, "uri", 2048, "uri-reference", 2048);

    private final Components components;
    private final OpenAPI document;
    private final IndexView index;

    // What stands beside a reference is not written there, but it makes the examples of whole bodies true to life.
    private final IdentityHashMap<Schema, Object> besideReferences = new IdentityHashMap<>();

    Schemas(OpenAPI document, IndexView index) {
        this.document = document;
        this.components = document.getComponents();
        this.index = index;
    }

    void complete() {
        renamePages();
        all().forEach((name, schema) -> bound(schema));
        for (ClassInfo it : index.getKnownClasses())
            if (it.isRecord() && it.name().toString().startsWith("se.kompetensbyran.api.")) require(it);
        all().forEach((name, schema) -> {
            boolean isPage =
                    schema.getProperties() != null && schema.getProperties().containsKey("_meta");
            if (isPage) schema.setRequired(List.of("items", "_meta", "_links"));
        });
    }

    /** {@code PageViewProjectView} is a page of projects, and called so. */
    private void renamePages() {
        Map<String, Schema> renamed = new TreeMap<>();
        all().forEach((name, schema) -> renamed.put(pageName(name), schema));
        components.setSchemas(renamed);
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations()
                        .values()
                        .forEach(operation -> operation
                                .getResponses()
                                .getAPIResponses()
                                .values()
                                .forEach(response -> {
                                    if (response.getContent() == null) return;
                                    response.getContent()
                                            .getMediaTypes()
                                            .values()
                                            .forEach(media -> {
                                                Schema schema = media.getSchema();
                                                if (schema != null && schema.getRef() != null)
                                                    schema.setRef(REF
                                                            + pageName(schema.getRef()
                                                                    .substring(REF.length())));
                                            });
                                })));
    }

    private static String pageName(String name) {
        Matcher page = PAGE.matcher(name);
        return page.matches() ? page.group(1) + "Page" : name;
    }

    private void bound(Schema schema) {
        if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
            schema.setExample(schema.getExamples().get(0));
            schema.setExamples(null);
        }
        if (schema.getRef() != null) {
            // Beside a reference only the words are its own.
            schema.setType(null);
            if (schema.getExample() != null) besideReferences.put(schema, schema.getExample());
            schema.setExample(null);
            return;
        }
        if (schema.get("x-enum") != null) {
            // As configured it is a JSON text, with its quotation marks.
            schema.setEnumeration(codes(String.valueOf(schema.get("x-enum")).replace("\"", "")));
            schema.set("x-enum", null);
            schema.setDescription("A code; the code lists have its labels.");
            schema.setExample(schema.getEnumeration().get(0));
        }
        if (is(schema, SchemaType.STRING) && schema.getEnumeration() == null) {
            Integer longest = schema.getFormat() == null ? null : LONGEST.get(schema.getFormat());
            if (schema.getMaxLength() == null && longest != null) schema.setMaxLength(longest);
        }
        if (is(schema, SchemaType.STRING)
                && schema.getPattern() == null
                && schema.getFormat() == null
                && schema.getEnumeration() == null) {
            // One line or many: anything but what no text holds.
            schema.setPattern("^[^\\u0000]*$");
        }
        if (schema.getItems() != null) {
            Schema items = schema.getItems();
            if (is(items, SchemaType.STRING) && items.getMaxLength() == null) {
                items.setMaxLength(40);
                items.setPattern(CODE);
                if (schema.getExample() instanceof List<?> codes) items.setExample(codes.get(0));
                schema.setExample(null);
            }
            bound(items);
        }
        if (schema.getProperties() != null) schema.getProperties().values().forEach(this::bound);
    }

    private static List<Object> codes(String type) {
        try {
            Class<?> found = Class.forName(type, false, Thread.currentThread().getContextClassLoader());
            List<Object> codes = new ArrayList<>();
            for (Object it : found.getEnumConstants()) codes.add(EnumCode.of((Enum<?>) it));
            return codes;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every component that is not {@code @Nullable} is always there; nothing else can be sent. */
    private void require(ClassInfo type) {
        Schema schema = all().get(nameOf(type));
        if (schema == null || schema.getProperties() == null) return;
        List<String> required = new ArrayList<>();
        type.recordComponents().forEach(it -> {
            AnnotationInstance named = it.annotation(NAMED);
            String name = named == null ? it.name() : named.value().asString();
            boolean isShown =
                    !it.hasAnnotation(HIDDEN) && schema.getProperties().containsKey(name);
            boolean isOptional = it.type().hasAnnotation(NULLABLE);
            if (isShown && !isOptional) required.add(name);
        });
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static String nameOf(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        boolean isNamed = schema != null && schema.value("name") != null;
        return isNamed ? schema.value("name").asString() : type.simpleName();
    }

    /** The schema of a merge patch of {@code name}: the same fields, none required, and each may be taken away. */
    Schema patchOf(String name) {
        String patch = name.replaceFirst("Facts$", "") + "Patch";
        Schema whole = resolved(name);
        Schema schema = OASFactory.createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description("Fields to change (RFC 7396): null takes one away, what is left out stays.");
        Map<String, Schema> properties = new LinkedHashMap<>();
        Objects.requireNonNull(whole.getProperties())
                .forEach((field, value) -> properties.put(field, orNull(value, whole, field)));
        schema.setProperties(properties);
        schema.setMinProperties(1);
        schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        components.addSchema(patch, schema);
        return OASFactory.createSchema().ref(REF + patch);
    }

    private static Schema orNull(Schema value, Schema whole, String field) {
        boolean isRequired = whole.getRequired() != null && whole.getRequired().contains(field);
        if (isRequired) return value;
        return OASFactory.createSchema()
                .description(value.getDescription())
                .anyOf(List.of(value, OASFactory.createSchema().type(List.of(SchemaType.NULL))));
    }

    /** Says that a request's schema takes no other fields. */
    void close(String name) {
        resolved(name).setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
    }

    Schema resolved(String name) {
        Schema schema = all().get(name);
        if (schema == null) throw new IllegalStateException("no schema " + name);
        return schema;
    }

    /** An example of {@code schema}, made of the examples of its fields. */
    @Nullable
    Object example(Schema schema) {
        Object told = besideReferences.get(schema);
        if (told != null) return told;
        if (schema.getRef() != null) return example(resolved(schema.getRef().substring(REF.length())));
        if (schema.getExample() != null) return schema.getExample();
        // What stands in no component keeps its own in a list.
        if (schema.getExamples() != null && !schema.getExamples().isEmpty())
            return schema.getExamples().get(0);
        if (schema.getAnyOf() != null) return example(schema.getAnyOf().get(0));
        if (schema.getProperties() != null) {
            Map<String, Object> example = new LinkedHashMap<>();
            schema.getProperties().forEach((name, it) -> {
                Object value = example(it);
                if (value != null) example.put(name, value);
            });
            return example;
        }
        if (schema.getItems() != null) {
            Object item = example(schema.getItems());
            return item == null ? List.of() : List.of(item);
        }
        if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty())
            return schema.getEnumeration().get(0);
        if (is(schema, SchemaType.BOOLEAN)) return false;
        if (is(schema, SchemaType.INTEGER)) return schema.getMinimum() == null ? BigDecimal.ONE : schema.getMinimum();
        return null;
    }

    /** Takes away what nothing refers to any more. */
    void forgetUnused() {
        Set<String> used = new HashSet<>();
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(operation -> {
                    if (operation.getParameters() != null)
                        operation.getParameters().forEach(it -> use(it.getSchema(), used));
                    if (operation.getRequestBody() != null)
                        operation
                                .getRequestBody()
                                .getContent()
                                .getMediaTypes()
                                .values()
                                .forEach(it -> use(it.getSchema(), used));
                    operation.getResponses().getAPIResponses().values().forEach(it -> use(it, used));
                }));
        components.getResponses().values().forEach(it -> use(it, used));
        Map<String, Schema> kept = new TreeMap<>(all());
        kept.keySet().retainAll(used);
        components.setSchemas(kept);
    }

    private void use(APIResponse response, Set<String> used) {
        if (response.getContent() != null)
            response.getContent().getMediaTypes().values().forEach(it -> use(it.getSchema(), used));
    }

    private void use(@Nullable Schema schema, Set<String> used) {
        if (schema == null) return;
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(REF.length());
            if (used.add(name)) use(resolved(name), used);
        }
        use(schema.getItems(), used);
        if (schema.getProperties() != null) schema.getProperties().values().forEach(it -> use(it, used));
        if (schema.getAnyOf() != null) schema.getAnyOf().forEach(it -> use(it, used));
    }

    private Map<String, Schema> all() {
        return components.getSchemas();
    }

    private static boolean is(Schema schema, SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }
}
