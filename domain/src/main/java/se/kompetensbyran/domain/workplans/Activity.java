package se.kompetensbyran.domain.workplans;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Text;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * What a project does (sv: aktivitet).
 *
 * @param kind a code of the code list activity-kinds
 * @param title at most 200 characters in each language
 * @param description more about it, when somebody has written that
 * @param period when, if that is known
 */
public record Activity(
        Id id,
        String kind,
        State state,
        Bilingual title,
        @Nullable Bilingual description,
        @Nullable Period period) implements Part {

    /** Identifies an activity for ever. */
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

    /** How far it has come; labels stand in the code list activity-states. */
    public enum State {
        PLANNED,
        ONGOING,
        DONE,
        CANCELLED
    }

    public Activity {
        InvalidValue.unless(!kind.isBlank(), "kind", "blank");
        Text.line("title/sv", title.sv(), 200);
        Text.line("title/en", title.en(), 200);
    }
}
