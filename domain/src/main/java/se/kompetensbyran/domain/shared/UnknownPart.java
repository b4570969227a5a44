package se.kompetensbyran.domain.shared;

import static se.kompetensbyran.domain.shared.Problem.Kind.UNKNOWN;

/** The aggregate has no part with that id. */
@Problem.Says(kind = UNKNOWN, code = "part.unknown")
public final class UnknownPart extends Problem {

    UnknownPart(Object id) {
        super(id);
    }
}
