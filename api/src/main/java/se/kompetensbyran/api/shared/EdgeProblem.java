package se.kompetensbyran.api.shared;

import java.util.List;

/** A no that the edge itself says, before or beside any rule of the domain. */
public final class EdgeProblem extends RuntimeException {

    /** Every such no, with its status and its code. */
    public enum Code {
        INVALID_VALUE(400),
        MALFORMED_JSON(400),
        MALFORMED_REQUEST(400),
        BAD_PATH(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        METHOD_NOT_ALLOWED(405),
        NOT_ACCEPTABLE(406),
        TOO_LARGE(413),
        URI_TOO_LONG(414),
        UNSUPPORTED_MEDIA_TYPE(415),
        KEY_REUSED(422),
        PRECONDITION_REQUIRED(428),
        TOO_MANY_REQUESTS(429),
        HEADERS_TOO_LARGE(431),
        INTERNAL(500),
        UNAVAILABLE(503),
        BUSY(503);

        final int status;

        Code(int status) {
            this.status = status;
        }
    }

    private final Code code;
    private final transient List<Object> arguments;
    private final transient List<Fault> faults;

    /** The problem {@code code} whose words are filled with {@code arguments}. */
    public EdgeProblem(Code code, Object... arguments) {
        this(code, List.of(), arguments);
    }

    /** The problem {@code code} with everything that is wrong. */
    public EdgeProblem(Code code, List<Fault> faults, Object... arguments) {
        super(code.name(), null, false, false);
        this.code = code;
        this.faults = List.copyOf(faults);
        this.arguments = List.of(arguments);
    }

    Code code() {
        return code;
    }

    List<Object> arguments() {
        return arguments;
    }

    /** Everything that is wrong. */
    public List<Fault> faults() {
        return faults;
    }
}
