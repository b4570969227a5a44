package se.kompetensbyran.domain.needs;

import java.util.Set;
import java.util.UUID;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Text;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * What is to come first (sv: prioritering).
 *
 * @param rank 1 for what matters most, to 100; equals share a rank
 * @param text what is to be done
 * @param findings the needs of the same analysis from which it comes, at least one
 */
public record Priority(Id id, int rank, Bilingual text, Set<Finding.Id> findings) implements Part {

    /** The lowest rank. */
    public static final int LAST = 100;

    /** Identifies a priority for ever. */
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

    public Priority {
        Text.impersonal("text/sv", text.sv(), Bilingual.MAX);
        Text.impersonal("text/en", text.en(), Bilingual.MAX);
        InvalidValue.unless(rank >= 1 && rank <= LAST, "rank", "bounds", 1, LAST);
        InvalidValue.unless(!findings.isEmpty(), "findings", "missing");
        InvalidValue.unless(findings.size() <= NeedsAnalysis.MAX, "findings", "too-many", NeedsAnalysis.MAX);
        findings = Set.copyOf(findings);
    }
}
