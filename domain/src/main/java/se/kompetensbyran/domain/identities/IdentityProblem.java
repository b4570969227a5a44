package se.kompetensbyran.domain.identities;

import se.kompetensbyran.domain.shared.Problem;

/** The ways in which identities say no; none of them tells anything of the person. */
public abstract sealed class IdentityProblem extends Problem {

    private IdentityProblem(Object... arguments) {
        super(arguments);
    }

    /** It is not kept who the participant is. */
    @Says(kind = Kind.UNKNOWN, code = "identity.unknown")
    public static final class Unknown extends IdentityProblem {}

    /** No consent that holds is for that purpose. */
    @Says(kind = Kind.REFUSED, code = "identity.other-purpose")
    public static final class OtherPurpose extends IdentityProblem {}

    /** The installation has no keys under which identities could be kept. */
    @Says(kind = Kind.REFUSED, code = "identity.no-keys")
    public static final class NoKeys extends IdentityProblem {}
}
