package se.kompetensbyran.domain.referrals;

import java.time.LocalDate;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * Until when a referral waits; it keeps those under which it was sent.
 *
 * @param remindOn the day from which the node is reminded
 * @param answerBy the last day on which the node can answer
 * @throws InvalidValue {@code before-start} when the last day lies before the reminder
 */
public record Deadlines(LocalDate remindOn, LocalDate answerBy) {

    public Deadlines {
        InvalidValue.unless(!answerBy.isBefore(remindOn), "answerBy", "before-start");
    }

    /** Whether it waits no more on {@code day}. */
    public boolean isOver(LocalDate day) {
        return day.isAfter(answerBy);
    }
}
