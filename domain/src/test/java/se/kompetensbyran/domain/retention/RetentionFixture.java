package se.kompetensbyran.domain.retention;

import static se.kompetensbyran.domain.participants.ParticipantFixture.ADVISER;

import java.time.LocalDate;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantFixture;

/** Keeping to test with. */
public final class RetentionFixture {

    /** Two years and a month before. */
    public static final RetentionRule RULE = RetentionRule.USUAL;

    /** The day on which everything happened last. */
    public static final LocalDate MONDAY = ParticipantFixture.MONDAY;

    /** The day from which it is time. */
    public static final LocalDate OVER = MONDAY.plusMonths(24);

    /** The day on which the node is told. */
    public static final LocalDate TOLD = OVER.minusDays(30);

    private RetentionFixture() {}

    /** A funder's demand to keep it of {@code whose} until {@code until}. */
    public static RetentionHold aHold(Participant whose, LocalDate until) {
        return RetentionHold.give(whose, RetentionHold.Reason.FUNDER, "Granskas av den som betalar", until, ADVISER);
    }

    /** The same hold, newly read with the revision {@code revision}. */
    static RetentionHold read(RetentionHold it, long revision) {
        return new RetentionHold(
                it.id(), revision, it.participant(), it.reason(), it.words(), it.until(), it.given(), it.released());
    }
}
