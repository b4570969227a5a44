package se.kompetensbyran.api.shared;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.EnumCode;

/** Everything that is wrong in one body: reading goes on after a fault, so that a caller meets them all at once. */
final class JsonFaults {

    private static final int MAX = 100;

    private final List<Fault> all = new ArrayList<>();

    /** The faults of the body that {@code context} reads. */
    static JsonFaults of(DeserializationContext context) {
        return context.getAttribute(JsonFaults.class) instanceof JsonFaults it ? it : new JsonFaults();
    }

    /** The pointer to what {@code json} stands on. */
    static String here(JsonParser json) {
        JsonPointer pointer = json.getParsingContext().pathAsPointer();
        // At its first brace an object's context is already the object's own, without a name in it.
        return pointer.toString().replace("//", "/");
    }

    void add(String pointer, String rule, List<Object> arguments) {
        if (all.size() < MAX) all.add(Fault.body(pointer, rule, arguments.toArray()));
    }

    /** Whether something is wrong at {@code pointer} or below it. */
    boolean isBelow(String pointer) {
        return all.stream()
                .anyMatch(it -> it.name().equals(pointer) || it.name().startsWith(pointer + "/"));
    }

    List<Fault> all() {
        return all;
    }

    /** Notes what Jackson would stop at, and goes on. */
    static final class Handler extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser json,
                JsonDeserializer<?> deserializer,
                Object bean,
                String name)
                throws IOException {
            of(context).add(here(json), "unknown-field", List.of());
            json.skipChildren();
            return true;
        }

        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context, JavaType type, JsonToken token, JsonParser json, String message)
                throws IOException {
            of(context).add(here(json), "wrong-type", List.of());
            json.skipChildren();
            return null;
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String value, String message) {
            String rule = type == LocalDate.class ? "date-shape" : "wrong-value";
            of(context).add(here(context.getParser()), rule, type.isEnum() ? List.of(EnumCode.all(type)) : List.of());
            return null;
        }

        @Override
        public @Nullable Object handleWeirdNumberValue(
                DeserializationContext context, Class<?> type, Number value, String message) {
            of(context).add(here(context.getParser()), "wrong-value", List.of());
            return null;
        }
    }
}
