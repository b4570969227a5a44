package se.kompetensbyran.domain.shared;

import static se.kompetensbyran.domain.shared.Problem.Kind.STALE;

/** Somebody else saved the aggregate after it was read; read it again and decide anew. */
@Problem.Says(kind = STALE, code = "stale")
public final class Stale extends Problem {}
