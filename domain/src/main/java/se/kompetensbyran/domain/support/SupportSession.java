package se.kompetensbyran.domain.support;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Text;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * A session of support (sv: stödtillfälle).
 *
 * @param on the day on which it was held
 * @param minutes how long it lasted, 1–1440
 * @param competenceArea what it was about; a code of competence-areas
 * @param note what was said, in words that tell of no person; at most 2000 characters
 * @param node the support node that held it
 * @param by the adviser who recorded it, or last told it anew, and when
 * @throws InvalidValue {@code bounds} for other minutes
 */
public record SupportSession(
        Id id,
        LocalDate on,
        int minutes,
        String competenceArea,
        @Personal @Nullable String note,
        NodeId node,
        Actor by) implements Part {

    /** The minutes of a day and night. */
    public static final int MAX_MINUTES = 1440;

    /** Identifies a session within its case. */
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

    public SupportSession {
        DateRange.check("on", on);
        InvalidValue.unless(minutes >= 1 && minutes <= MAX_MINUTES, "minutes", "bounds", 1, MAX_MINUTES);
        InvalidValue.unless(!competenceArea.isBlank(), "competenceArea", "blank");
        if (note != null) Text.impersonal("note", note, 2000);
    }

    /** The same session, told anew by {@code by}. */
    public SupportSession retold(LocalDate on, int minutes, String competenceArea, @Nullable String note, Actor by) {
        return new SupportSession(id, on, minutes, competenceArea, note, node, by);
    }
}
