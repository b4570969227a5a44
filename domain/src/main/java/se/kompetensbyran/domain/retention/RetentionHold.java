package se.kompetensbyran.domain.retention;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.retention.RetentionProblem.NothingKept;
import se.kompetensbyran.domain.retention.RetentionProblem.ReleasedAlready;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Text;

/**
 * That it is to be kept who a participant is until a day, because somebody demands it (sv: gallringsstopp). It stands as it was
 * given: it is released, and never changed. It keeps nothing that the person takes back or has erased.
 *
 * @param words who demands it and why, that tell of no person, at most 500 characters; always there with the reason {@code other}
 * @param until the last day, at most ten years after it was given
 * @param given who gave it, and when
 * @param released who released it and when, if somebody has
 * @throws InvalidValue {@code date-range}, {@code hold-over}, {@code hold-too-long}, {@code other-unexplained}, or of the words as
 *     {@link Text#impersonal} refuses them
 */
public record RetentionHold(
        HoldId id,
        long revision,
        ParticipantId participant,
        @Personal Reason reason,
        @Personal @Nullable String words,
        @Personal LocalDate until,
        Actor given,
        @Nullable Actor released)
        implements Aggregate {

    /** The most years for which one is given. */
    public static final int MAX_YEARS = 10;

    /** Who demands it; labels stand in the code list hold-reasons. */
    public enum Reason {
        /** Who pays demands to be able to look into it. */
        FUNDER,
        /** It is needed for a claim. */
        CLAIM,
        /** An authority is looking into it. */
        SUPERVISION,
        /** Somebody else, who is told. */
        OTHER
    }

    public RetentionHold {
        DateRange.check("until", until);
        InvalidValue.unless(!until.isBefore(given.day()), "until", "hold-over");
        InvalidValue.unless(!until.isAfter(given.day().plusYears(MAX_YEARS)), "until", "hold-too-long", MAX_YEARS);
        InvalidValue.unless(reason != Reason.OTHER || words != null, "words", "other-unexplained");
        if (words != null) Text.impersonal("words", words, 500);
    }

    /** A new one of {@code whose}. @throws NothingKept when it is not kept who that is */
    public static RetentionHold give(
            Participant whose, Reason reason, @Nullable String words, LocalDate until, Actor by) {
        if (whose.identification() == null) throw new NothingKept();
        return new RetentionHold(HoldId.next(), 0, whose.id(), reason, words, until, by, null);
    }

    /** Is released. @throws ReleasedAlready when it has been, or its last day is over */
    public RetentionHold release(Actor by) {
        if (!isInForce(by.day())) throw new ReleasedAlready();
        return new RetentionHold(id, revision, participant, reason, words, until, given, by);
    }

    /** Whether it keeps anything on {@code day}. */
    public boolean isInForce(LocalDate day) {
        return released == null && !until.isBefore(day);
    }
}
