package se.kompetensbyran.domain.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * A rule's way of saying no. Each rule is a class of its own that carries {@link Says}; the words stand with the edge,
 * in Swedish and English, under the code. The arguments fill the words and must never be personal data; a value of a code
 * list, or a list of them, is told by its label.
 */
public abstract class Problem extends RuntimeException {

    /** What kind of no it is; the edge answers each kind with a status of its own. */
    public enum Kind {
        /** What was said has the wrong shape or cannot be true. */
        INVALID,
        /** What was asked for does not exist, or must not be known to exist. */
        UNKNOWN,
        /** A rule or the present state refuses. */
        REFUSED,
        /** Somebody else has changed it since it was read. */
        STALE,
        /** The caller may not do this. */
        FORBIDDEN
    }

    /** The kind and the code of a problem class; the code is lower-case words, {@code context.core-of-the-sentence}. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    public @interface Says {
        /** The kind of no. */
        Kind kind();

        /** The code, stable for ever: clients act on it. */
        String code();
    }

    private final transient List<Object> arguments;

    /** A problem whose words are filled with {@code arguments}, in the order that the words number them. */
    protected Problem(Object... arguments) {
        super(null, null, false, false);
        this.arguments = List.of(arguments);
    }

    /** The kind that the class says. */
    public Kind kind() {
        return says().kind();
    }

    /** The code that the class says. */
    public String code() {
        return says().code();
    }

    /** What fills the words. */
    public List<Object> arguments() {
        return arguments;
    }

    /** What fills the words, as it may stand in a trace: a personal number that somebody wrote there does not. */
    protected final List<Object> told() {
        return arguments.stream().map(Problem::told).toList();
    }

    @Override
    public String getMessage() {
        return code() + " " + told();
    }

    private static Object told(Object argument) {
        if (argument instanceof List<?> all)
            return all.stream().map(it -> told(it)).toList();
        if (argument instanceof String text) return Text.isImpersonal(text) ? text : "***";
        return argument instanceof Enum<?> it ? EnumCode.of(it) : argument;
    }

    private Says says() {
        Says says = getClass().getAnnotation(Says.class);
        if (says == null) throw new IllegalStateException(getClass() + " has no @Says");
        return says;
    }
}
