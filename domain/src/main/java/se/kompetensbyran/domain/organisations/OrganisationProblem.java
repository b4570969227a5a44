package se.kompetensbyran.domain.organisations;

import se.kompetensbyran.domain.shared.Problem;

/** The ways in which the register of actors says no. */
public abstract sealed class OrganisationProblem extends Problem {

    private OrganisationProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such organisation. */
    @Says(kind = Kind.UNKNOWN, code = "organisation.unknown")
    public static final class Unknown extends OrganisationProblem {
        /** Nothing has the id {@code id}. */
        public Unknown(OrganisationId id) {
            super(id);
        }
    }

    /** The region has no such municipality. */
    @Says(kind = Kind.UNKNOWN, code = "municipality.unknown")
    public static final class UnknownMunicipality extends OrganisationProblem {
        /** The region has no municipality with that code. */
        public UnknownMunicipality(MunicipalityCode code) {
            super(code);
        }
    }

    /** Another organisation has that number. */
    @Says(kind = Kind.REFUSED, code = "organisation.number-taken")
    public static final class NumberTaken extends OrganisationProblem {}
}
