package se.kompetensbyran.domain.shared;

import static se.kompetensbyran.domain.shared.Problem.Kind.INVALID;

import org.jspecify.annotations.Nullable;

/** A value that has the wrong shape or cannot be true; names the field and the rule, as in {@code endsOn: before-start}. */
@Problem.Says(kind = INVALID, code = "invalid-value")
public final class InvalidValue extends Problem {

    private final String field;
    private final String rule;

    /**
     * The value of {@code field} breaks {@code rule}.
     *
     * @param field the field as the caller knows it; nested fields with a slash between
     * @param rule lower-case words with hyphens; the edge has words for each
     * @param arguments what fills the words of the rule
     */
    public InvalidValue(String field, String rule, Object... arguments) {
        super(arguments);
        this.field = field;
        this.rule = rule;
    }

    /** The field as the caller knows it. */
    public String field() {
        return field;
    }

    /** The rule that it breaks. */
    public String rule() {
        return rule;
    }

    /** @throws InvalidValue unless {@code holds} */
    public static void unless(boolean holds, String field, String rule, Object... arguments) {
        if (!holds) throw new InvalidValue(field, rule, arguments);
    }

    /** {@code value}. @throws InvalidValue {@code missing} when it is null */
    public static <T> T given(@Nullable T value, String field) {
        if (value == null) throw new InvalidValue(field, "missing");
        return value;
    }

    @Override
    public String getMessage() {
        return field + ": " + rule + " " + told();
    }
}
