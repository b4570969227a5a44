package se.kompetensbyran.domain.identities;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Purpose;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Text;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * That somebody came to know who a participant is. It is kept for the person to see, and never changes.
 *
 * @param through the organisation through which they could
 */
public record Access(
        UUID id,
        ParticipantId participant,
        Kind kind,
        Ground why,
        @Nullable UUID through,
        Actor by) {

    /** How; labels stand in the code list access-kinds. */
    public enum Kind {
        /** Read who it is. */
        READ,
        /** Found the person among others, by something that was known already. */
        FOUND,
        /** Read all that is held, for the person. */
        DOCUMENT
    }

    /** Why; labels stand in the code list access-reasons. */
    public enum Reason {
        CONTACT,
        FUNDER_REPORT,
        PARTNER,
        EVALUATION,
        /** To see whether what is held is right. */
        CORRECTION,
        /** The person asked for it (GDPR art. 15). */
        OWN_REQUEST,
        /** Something else, that is explained. */
        OTHER;

        /** The purpose to which the person must have consented; none for what is done for the person or explained. */
        public Optional<Purpose> purpose() {
            return switch (this) {
                case CONTACT -> Optional.of(Purpose.CONTACT);
                case FUNDER_REPORT -> Optional.of(Purpose.FUNDER_REPORT);
                case PARTNER -> Optional.of(Purpose.PARTNER);
                case EVALUATION -> Optional.of(Purpose.EVALUATION);
                case CORRECTION, OWN_REQUEST, OTHER -> Optional.empty();
            };
        }
    }

    /**
     * Why somebody wants to know.
     *
     * @param words more about it, that tell of no person, at most 500 characters; always there with the reason {@code other}
     * @throws InvalidValue {@code other-unexplained}, or of the words as {@link Text#impersonal} refuses them
     */
    public record Ground(Reason reason, @Nullable String words) {

        /** The person asked for it. */
        public static final Ground OWN_REQUEST = new Ground(Reason.OWN_REQUEST, null);

        public Ground {
            InvalidValue.unless(reason != Reason.OTHER || words != null, "words", "other-unexplained");
            if (words != null) Text.impersonal("words", words, 500);
        }
    }

    /** A new one. */
    public static Access of(ParticipantId participant, Kind kind, Ground why, @Nullable UUID through, Actor by) {
        return new Access(Uuid7.next(), participant, kind, why, through, by);
    }
}
