package se.kompetensbyran.domain.enterprises;

import java.util.UUID;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * That an enterprise belongs to a support node, and when (sv: anslutning).
 *
 * @param period when; one that goes on lasts as long as the node does
 */
public record Affiliation(Id id, NodeId node, Period period) implements Part {

    /** Identifies an affiliation within its enterprise. */
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
    public boolean fits(Period open) {
        boolean goesOn = period.until() == null;
        return goesOn ? open.contains(period.from()) : open.encloses(period);
    }
}
