package se.kompetensbyran.domain.workplans;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Uuid7;

/** What a project is to reach (sv: mål), and on which level. */
public record Objective(Id id, Level level, Bilingual text) implements Part {

    /** Identifies an objective for ever. */
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

    /** Whom it is to be seen in: the participants, the organisations, or the structure around them. */
    public enum Level {
        INDIVIDUAL,
        ORGANISATION,
        STRUCTURE
    }
}
