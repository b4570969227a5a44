package se.kompetensbyran.domain.publications;

import se.kompetensbyran.domain.shared.Problem;

/** The ways in which a publication says no. */
public abstract sealed class PublicationProblem extends Problem {

    private PublicationProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such publication. */
    @Says(kind = Kind.UNKNOWN, code = "publication.unknown")
    public static final class Unknown extends PublicationProblem {
        /** Nothing has the id {@code id}. */
        public Unknown(PublicationId id) {
            super(id);
        }
    }

    /** What it would be an annex of is itself an annex, or belongs to another project. */
    @Says(kind = Kind.REFUSED, code = "publication.not-annexable")
    public static final class NotAnnexable extends PublicationProblem {}

    /** It has annexes, which would lose what they are annexes of. */
    @Says(kind = Kind.REFUSED, code = "publication.has-annexes")
    public static final class HasAnnexes extends PublicationProblem {}
}
