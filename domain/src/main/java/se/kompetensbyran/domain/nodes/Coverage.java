package se.kompetensbyran.domain.nodes;

import java.util.UUID;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * A municipality that a node covers, and when.
 *
 * @param period when; one that goes on lasts as long as the node does
 */
public record Coverage(Id id, MunicipalityCode municipality, Period period) implements Part {

    /** Identifies a coverage within its node. */
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

    /** Whether a node that is there for {@code open} is there on each day of it; one that goes on ends with the node. */
    boolean fits(Period open) {
        boolean goesOn = period.until() == null;
        return goesOn ? open.contains(period.from()) : open.encloses(period);
    }

    /** Whether both are of the same municipality on some day. */
    boolean repeats(Coverage other) {
        return municipality.equals(other.municipality) && period.overlaps(other.period);
    }
}
