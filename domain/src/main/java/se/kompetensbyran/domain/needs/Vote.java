package se.kompetensbyran.domain.needs;

import java.util.UUID;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.Secret;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * The vote of an enterprise in a needs analysis (sv: röst): one, for the finding that matters most to it. What it voted
 * for is its own business, and no journal holds it.
 */
public record Vote(
        Id id,
        long revision,
        NeedsAnalysisId analysis,
        EnterpriseId enterprise,
        @Secret Finding.Id finding) implements Aggregate {

    /** Identifies a vote. */
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

    /** A new one. */
    public static Vote cast(NeedsAnalysisId analysis, EnterpriseId enterprise, Finding.Id finding) {
        return new Vote(Id.next(), 0, analysis, enterprise, finding);
    }

    /** The same, for another finding. */
    public Vote change(Finding.Id anew) {
        return new Vote(id, revision, analysis, enterprise, anew);
    }
}
