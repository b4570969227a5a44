package se.kompetensbyran.domain.projects;

import java.util.UUID;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Uuid7;

/** What an organisation is in a project, and when (sv: roll). */
public record Role(Id id, Kind kind, OrganisationId organisation, Period period) implements Part {

    /** Identifies a role within its project. */
    public record Id(UUID value) {

        /** A new one. */
        public static Id next() {
            return new Id(Uuid7.next());
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** What the organisation is; labels stand in the code list role-kinds. */
    public enum Kind {
        OWNER,
        PARTNER,
        EVALUATOR,
        CO_FINANCIER
    }
}
