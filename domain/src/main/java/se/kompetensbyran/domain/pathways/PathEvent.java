package se.kompetensbyran.domain.pathways;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something on the path of a participant, as their timeline shows it.
 *
 * @param on the day on which it was
 * @param until the last day, of what goes on for a time and is over
 * @param about what it belongs to: a referral, an enrolment or a placement
 * @param code what it was: a code of the list that the kind names
 * @param recordedAt when it was recorded
 */
public record PathEvent(
        LocalDate on, @Nullable LocalDate until, Kind kind, UUID about, String code, Instant recordedAt) {

    /** What kind of thing it was; labels stand in the code list path-event-kinds. */
    public enum Kind {
        /** A step of a referral. */
        REFERRAL("referrals", "referral-stages"),
        /** A step of an enrolment, but for what suspends it. */
        ENROLMENT("enrolments", "enrolment-stages"),
        /** A time for which the person was away. */
        SUSPENSION("enrolments", "enrolment-reasons"),
        /** A step of the ladder, as it was corrected. */
        LADDER_STEP("enrolments", "ladder-steps"),
        /** How the person stood when they were asked six months after the exit. */
        FOLLOW_UP("enrolments", "labour-statuses"),
        /** How it went, on the day of the exit. */
        OUTCOME("enrolments", "outcomes"),
        /** A step of a placement, its end among them. */
        PLACEMENT("placements", "placement-states");

        private final String collection;
        private final String codeList;

        Kind(String collection, String codeList) {
            this.collection = collection;
            this.codeList = codeList;
        }

        /** In which collection that is to which it belongs. */
        public String collection() {
            return collection;
        }

        /** The list of its codes. */
        public String codeList() {
            return codeList;
        }
    }
}
