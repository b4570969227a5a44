package se.kompetensbyran.domain.organisations;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    public static final class NumberTaken extends OrganisationProblem {

        private final transient @Nullable OrganisationId holder;

        /** Another has it, who came first while this was saved, so there is no telling which. */
        public NumberTaken() {
            this(null);
        }

        /** {@code holder} has it. */
        public NumberTaken(@Nullable OrganisationId holder) {
            this.holder = holder;
        }

        /** The organisation that has it, where that is known. */
        public Optional<OrganisationId> holder() {
            return Optional.ofNullable(holder);
        }
    }

    /** It was entered twice, and has become part of another organisation. */
    @Says(kind = Kind.REFUSED, code = "organisation.merged")
    public static final class Merged extends OrganisationProblem {

        private final transient OrganisationId id;
        private final transient OrganisationId into;

        /** {@code id} has become part of {@code into}. */
        public Merged(OrganisationId id, OrganisationId into) {
            super(id, into);
            this.id = id;
            this.into = into;
        }

        /** The one that is no more. */
        public OrganisationId id() {
            return id;
        }

        /** The organisation of which it is a part now. */
        public OrganisationId into() {
            return into;
        }
    }

    /** The organisation that had that number was entered twice, and has become part of another. */
    @Says(kind = Kind.REFUSED, code = "organisation.number-merged")
    public static final class NumberMerged extends OrganisationProblem {

        private final transient OrganisationId into;

        /** It is part of {@code into} now. */
        public NumberMerged(OrganisationId into) {
            super(into);
            this.into = into;
        }

        /** The organisation of which it is a part now. */
        public OrganisationId into() {
            return into;
        }
    }

    /** Two that are to be merged say different things, and nobody has chosen. */
    @Says(kind = Kind.REFUSED, code = "organisation.merge-conflict")
    public static final class MergeConflict extends OrganisationProblem {
        /** Somebody must choose in each of {@code fields}. */
        public MergeConflict(List<String> fields) {
            super(String.join(", ", fields));
        }
    }

    /** A merger would move what lets somebody in, and the caller does not decide on that. */
    @Says(kind = Kind.FORBIDDEN, code = "organisation.moves-access")
    public static final class MovesAccess extends OrganisationProblem {}
}
