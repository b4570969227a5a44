package se.kompetensbyran.domain.requests;

import se.kompetensbyran.domain.shared.Problem;

/** The ways in which a repeated request is refused. */
public abstract sealed class RequestProblem extends Problem {

    /** Another request with the same key is not answered yet. */
    @Says(kind = Kind.REFUSED, code = "request.still-running")
    public static final class StillRunning extends RequestProblem {}
}
