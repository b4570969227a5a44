package se.kompetensbyran.api.shared;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Request bodies, strictly: no unknown field, no coercion, nothing twice, nothing missing that is not {@code @Nullable},
 * and everything that is wrong told at once.
 */
@Provider
// What is only like JSON is named too, or Quarkus would read it, and less strictly; it is refused here.
// Plain text is named too, or the framework would make of it what has a constructor for a text; it is refused here.
@Consumes({
    MediaType.APPLICATION_JSON,
    MergePatch.MEDIA_TYPE,
    "application/*+json",
    "application/x-ndjson",
    MediaType.TEXT_PLAIN
})
public final class JsonBody implements MessageBodyReader<Object> {

    private final ObjectMapper mapper;
    private final Validator validator;
    private final CurrentVertxRequest current;
    private final int maxBody;

    JsonBody(
            ObjectMapper mapper,
            Validator validator,
            CurrentVertxRequest current,
            @ConfigProperty(name = "kompetensbyran.max-body-bytes") int maxBody) {
        this.maxBody = maxBody;
        this.mapper = mapper;
        this.validator = validator;
        this.current = current;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord() || type == MergePatch.class;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        String expected = type == (Class<?>) MergePatch.class ? MergePatch.MEDIA_TYPE : MediaType.APPLICATION_JSON;
        if (!isOf(mediaType, expected) || !isPlain(headers.getFirst(HttpHeaders.CONTENT_ENCODING)))
            throw new EdgeProblem(EdgeProblem.Code.UNSUPPORTED_MEDIA_TYPE);
        byte[] bytes = read(body);
        if (bytes.length > maxBody) {
            drain(body);
            throw new EdgeProblem(EdgeProblem.Code.TOO_LARGE, maxBody);
        }
        Repeats.remember(current.getCurrent(), bytes);
        JsonNode tree = parse(bytes);
        if (type != (Class<?>) MergePatch.class) return read(tree, type);
        if (!(tree instanceof ObjectNode))
            throw new EdgeProblem(EdgeProblem.Code.INVALID_VALUE, List.of(Fault.body("", "wrong-type")));
        return new MergePatch(tree, this);
    }

    // A body is of one type, so that a wildcard names none, and JSON has one encoding (RFC 8259).
    private static boolean isOf(MediaType given, String expected) {
        String charset = given.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        return expected.equalsIgnoreCase(given.getType() + "/" + given.getSubtype())
                && charset.equalsIgnoreCase("utf-8");
    }

    // What says that it is packed is not unpacked, nor read as if it were not.
    static boolean isPlain(@Nullable String encoding) {
        return encoding == null || encoding.equalsIgnoreCase("identity");
    }

    private byte[] read(InputStream body) {
        try {
            return body.readNBytes(maxBody + 1);
        } catch (IOException e) {
            // The caller hung up, or was too slow.
            throw new EdgeProblem(EdgeProblem.Code.MALFORMED_REQUEST);
        }
    }

    // Read to its end, or the caller meets a broken connection instead of the answer.
    private static void drain(InputStream body) {
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The caller hung up, or sent so much that the server has answered by itself.
            return;
        }
    }

    /** {@code value} as JSON. */
    JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    /** A {@code type} from JSON. @throws EdgeProblem 400 with everything that is wrong */
    public <T> T read(JsonNode tree, Class<T> type) {
        JsonFaults faults = new JsonFaults();
        T value;
        try {
            value = mapper.readerFor(type)
                    .withAttribute(JsonFaults.class, faults)
                    .readValue(mapper.treeAsTokens(tree));
        } catch (JsonMappingException e) {
            faults.add(pointer(e), "wrong-type", List.of());
            throw new EdgeProblem(EdgeProblem.Code.INVALID_VALUE, faults.all());
        } catch (IOException e) {
            throw new EdgeProblem(EdgeProblem.Code.MALFORMED_JSON, 1, 1);
        }
        if (value != null) {
            missing(value, "", faults);
            for (ConstraintViolation<T> it : validator.validate(value)) violated(it, faults);
        }
        if (value == null && faults.all().isEmpty()) faults.add("", "wrong-type", List.of());
        if (value == null || !faults.all().isEmpty())
            throw new EdgeProblem(EdgeProblem.Code.INVALID_VALUE, faults.all());
        return value;
    }

    private JsonNode parse(byte[] bytes) throws IOException {
        try {
            // JSON is UTF-8 (RFC 8259); Jackson alone would guess at other encodings.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            JsonNode tree = mapper.readTree(text);
            if (tree == null || tree.isMissingNode()) throw new EdgeProblem(EdgeProblem.Code.MALFORMED_JSON, 1, 1);
            return tree;
        } catch (CharacterCodingException e) {
            throw new EdgeProblem(EdgeProblem.Code.MALFORMED_JSON, 1, 1);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new EdgeProblem(
                    EdgeProblem.Code.MALFORMED_JSON,
                    at == null ? 1 : at.getLineNr(),
                    at == null ? 1 : at.getColumnNr());
        }
    }

    private static void missing(Object value, String pointer, JsonFaults faults) {
        if (value instanceof Collection<?> all) {
            int i = 0;
            for (Object it : all) {
                String at = pointer + "/" + i++;
                if (it == null) {
                    if (!faults.isBelow(at)) faults.add(at, "missing", List.of());
                } else missing(it, at, faults);
            }
        }
        if (!value.getClass().isRecord() || !value.getClass().getName().startsWith("se.kompetensbyran.api")) return;
        for (RecordComponent it : value.getClass().getRecordComponents()) {
            String at = pointer + "/" + it.getName();
            Object component = component(value, it);
            if (component != null) missing(component, at, faults);
            else if (!isNullable(it) && !faults.isBelow(at)) faults.add(at, "missing", List.of());
        }
    }

    private static boolean isNullable(RecordComponent it) {
        return Arrays.stream(it.getAnnotatedType().getAnnotations()).anyMatch(Nullable.class::isInstance);
    }

    private static @Nullable Object component(Object value, RecordComponent it) {
        try {
            it.getAccessor().setAccessible(true);
            return it.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    // The message of a constraint is the name of its rule; the words stand with the other problems.
    private static void violated(ConstraintViolation<?> it, JsonFaults faults) {
        String pointer = "/"
                + it.getPropertyPath()
                        .toString()
                        .replace('.', '/')
                        .replaceAll("\\[(\\d+)]", "/$1")
                        .replaceAll("/<[a-z ]+>", "");
        if (faults.isBelow(pointer)) return;
        if (it.getInvalidValue() instanceof Collection<?> none && none.isEmpty()) {
            faults.add(pointer, "missing", List.of());
            return;
        }
        if (isBound(it)) {
            faults.add(pointer, "bounds", bounds(it));
            return;
        }
        Object max = it.getConstraintDescriptor().getAttributes().getOrDefault("max", "");
        // A length is counted in characters, as the document and the domain do, and not in halves of them.
        boolean isFit = it.getInvalidValue() instanceof String text
                && max instanceof Integer most
                && text.codePointCount(0, text.length()) <= most;
        if (!isFit) faults.add(pointer, "too-long", List.of(max));
    }

    private static boolean isBound(ConstraintViolation<?> it) {
        Object constraint = it.getConstraintDescriptor().getAnnotation();
        return constraint instanceof Min || constraint instanceof Max;
    }

    // Both of them stand on a number, and the words tell both.
    private static List<Object> bounds(ConstraintViolation<?> it) {
        String path = it.getPropertyPath().toString();
        String field = path.substring(path.lastIndexOf('.') + 1);
        RecordComponent bounded = Arrays.stream(it.getLeafBean().getClass().getRecordComponents())
                .filter(one -> one.getName().equals(field))
                .findAny()
                .orElseThrow();
        return List.of(
                bounded.getAccessor().getAnnotation(Min.class).value(),
                bounded.getAccessor().getAnnotation(Max.class).value());
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        e.getPath()
                .forEach(step -> pointer.append('/')
                        .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName()));
        return pointer.toString();
    }
}
