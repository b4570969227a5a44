package se.kompetensbyran.domain.workplans;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Uuid7;

/** What a project taught those who come after (sv: lärdom). */
public record Lesson(Id id, Bilingual text) implements Part {

    /** Identifies a lesson for ever. */
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
}
