package se.kompetensbyran.domain.needs;

import java.util.Set;
import java.util.UUID;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Text;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * A need that an analysis found (sv: behov).
 *
 * @param text what is needed
 * @param competenceAreas the skills that it asks for; codes of competence-areas
 */
public record Finding(Id id, Bilingual text, Set<String> competenceAreas) implements Part {

    /** Identifies a finding for ever. */
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

    public Finding {
        Text.impersonal("text/sv", text.sv(), Bilingual.MAX);
        Text.impersonal("text/en", text.en(), Bilingual.MAX);
        InvalidValue.unless(competenceAreas.size() <= 20, "competenceAreas", "too-many", 20);
        competenceAreas = Set.copyOf(competenceAreas);
    }
}
