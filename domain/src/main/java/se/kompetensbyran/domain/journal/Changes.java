package se.kompetensbyran.domain.journal;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Secret;
import se.kompetensbyran.domain.shared.Text;

/**
 * What differs between two states of an aggregate, found out from its records, so that no aggregate has to tell it. A
 * nested record is told field by field, a part by its id, any other list as a whole; a value that writes itself is told as
 * it writes itself. Of what is {@link Secret} or {@link Personal}, or holds a personal number, only that it changed.
 */
public final class Changes {

    private static final Set<String> NEVER_TOLD = Set.of("id", "revision");

    private Changes() {}

    /** What a field holds, and what of that may be told. */
    private record Held(Object value, @Nullable String told) {}

    /**
     * The fields that differ, in order of name.
     *
     * @param before null for what is new
     * @param after null for what is gone
     */
    public static List<Change> between(@Nullable Aggregate before, @Nullable Aggregate after) {
        Map<String, Held> was = fields(before);
        Map<String, Held> is = fields(after);
        Set<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            Held old = was.get(name);
            Held anew = is.get(name);
            boolean isSame = old != null && anew != null && old.value().equals(anew.value());
            if (!isSame) changes.add(new Change(name, told(old), told(anew)));
        }
        return changes;
    }

    private static @Nullable String told(@Nullable Held it) {
        return it == null ? null : it.told();
    }

    private static Map<String, Held> fields(@Nullable Aggregate aggregate) {
        Map<String, Held> all = new TreeMap<>();
        if (aggregate != null) addEach("", aggregate, all);
        return all;
    }

    private static void addEach(String path, Object of, Map<String, Held> all) {
        for (RecordComponent it : of.getClass().getRecordComponents()) {
            Object value = value(it, of);
            if (value == null || NEVER_TOLD.contains(it.getName()) || isEmpty(value)) continue;
            String name = path + it.getName();
            if (isKept(it)) all.put(name, new Held(value, null));
            else add(name, value, all);
        }
    }

    private static void add(String name, Object value, Map<String, Held> all) {
        if (value instanceof Period it) {
            // Half-open within, with its last day for all who read it.
            all.put(name + "/from", new Held(it.from(), it.from().toString()));
            it.lastDay().ifPresent(last -> all.put(name + "/until", new Held(last, last.toString())));
        } else if (isParts(value)) ((Collection<?>) value).forEach(it -> addEach(name + "/" + id(it) + "/", it, all));
        else if (value instanceof Collection<?> it) all.put(name, new Held(it, json(it)));
        else if (isNested(value)) addEach(name + "/", value, all);
        else all.put(name, new Held(value, isTold(value) ? text(value) : null));
    }

    // What is open may hold a personal number for a while, until somebody sees it and takes it away; the journal keeps
    // all.
    private static boolean isTold(Object value) {
        return !(value instanceof String text) || Text.isImpersonal(text);
    }

    private static boolean isKept(RecordComponent it) {
        return it.isAnnotationPresent(Secret.class) || it.isAnnotationPresent(Personal.class);
    }

    // No list and an empty one are alike: whether parts would stand in it cannot be seen.
    private static boolean isEmpty(Object value) {
        return value instanceof Collection<?> it && it.isEmpty();
    }

    private static boolean isParts(Object value) {
        return value instanceof Collection<?> all && all.stream().allMatch(Part.class::isInstance);
    }

    private static Object id(Object part) {
        return ((Part) part).id();
    }

    // A record that does not say how it is written is written as its fields.
    private static boolean isNested(Object value) {
        return value instanceof Record
                && value.toString().startsWith(value.getClass().getSimpleName() + "[");
    }

    private static String text(Object value) {
        boolean isPlain = value instanceof Enum<?> it && it.toString().equals(it.name());
        return isPlain ? EnumCode.of((Enum<?>) value) : value.toString();
    }

    private static String json(Collection<?> all) {
        Stream<String> each = all.stream().map(Changes::json);
        // A set has no order: what is equal must be told alike.
        return (all instanceof List ? each : each.sorted()).collect(Collectors.joining(",", "[", "]"));
    }

    private static String json(Object value) {
        if (value instanceof Collection<?> it) return json(it);
        if (isNested(value))
            return Stream.of(value.getClass().getRecordComponents())
                    .filter(it -> !isKept(it) && value(it, value) != null)
                    .map(it -> quoted(it.getName()) + ":" + json(Objects.requireNonNull(value(it, value))))
                    .collect(Collectors.joining(",", "{", "}"));
        return value instanceof Number || value instanceof Boolean ? value.toString() : quoted(text(value));
    }

    private static String quoted(String text) {
        StringBuilder all = new StringBuilder("\"");
        text.chars().forEach(it -> {
            if (it == '"' || it == '\\') all.append('\\').append((char) it);
            else if (it < ' ') all.append(String.format("\\u%04x", it));
            else all.append((char) it);
        });
        return all.append('"').toString();
    }

    private static @Nullable Object value(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
