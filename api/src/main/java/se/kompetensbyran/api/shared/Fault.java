package se.kompetensbyran.api.shared;

import java.util.List;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * One thing that is wrong in a request.
 *
 * @param where in the body, in a parameter or in a header
 * @param name a JSON pointer (RFC 6901), or the name of the parameter or header
 * @param rule the rule that it breaks; there are words for each
 * @param arguments what fills the words
 */
public record Fault(Where where, String name, String rule, List<Object> arguments) {

    /** Where in the request it is. */
    public enum Where {
        BODY,
        PARAMETER,
        HEADER
    }

    /** Wrong in the body, at {@code pointer}. */
    static Fault body(String pointer, String rule, Object... arguments) {
        return new Fault(Where.BODY, pointer, rule, List.of(arguments));
    }

    /** Wrong in the query or the path. */
    public static Fault parameter(String name, String rule, Object... arguments) {
        return new Fault(Where.PARAMETER, name, rule, List.of(arguments));
    }

    /** Wrong in a header. */
    static Fault header(String name, String rule, Object... arguments) {
        return new Fault(Where.HEADER, name, rule, List.of(arguments));
    }

    /** Under which key its words stand; of a value that does not exist they tell those that do, where these are known. */
    String words() {
        return "rule." + rule + (rule.equals("wrong-value") && !arguments.isEmpty() ? ".known" : "");
    }

    /** What the domain found wrong in the body, below {@code pointer}. */
    static Fault of(String pointer, InvalidValue problem) {
        return new Fault(Where.BODY, pointer + "/" + problem.field(), problem.rule(), problem.arguments());
    }
}
