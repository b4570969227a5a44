package se.kompetensbyran.persistence.shared;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement under construction: text and the values of its question marks, which never become text. */
public final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private Sql() {}

    /** Begins with {@code text}, whose question marks stand for {@code values} in order. */
    public static Sql of(String text, Object... values) {
        return new Sql().add(text, values);
    }

    /** Goes on with {@code more}. */
    public Sql add(String more, Object... its) {
        text.append(more);
        values.addAll(List.of(its));
        return this;
    }

    /** Goes on with another statement's text and values. */
    public Sql add(Sql more) {
        text.append(more.text);
        values.addAll(more.values);
        return this;
    }

    /** Narrows: {@code and (condition)} when there is a value to compare with; each question mark stands for it. */
    public Sql and(String condition, @Nullable Object value) {
        if (value == null) return this;
        text.append(" and (").append(condition).append(')');
        condition.chars().filter(it -> it == '?').forEach(it -> values.add(value));
        return this;
    }

    String text() {
        return text.toString();
    }

    List<Object> values() {
        return values;
    }
}
