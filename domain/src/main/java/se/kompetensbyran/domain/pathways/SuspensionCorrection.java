package se.kompetensbyran.domain.pathways;

import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Period;

/**
 * That a suspension was put down wrongly: it was another time or for another reason, or there was none.
 *
 * @param suspension which; it says what holds, and is gone when there was none
 * @param wasReason the reason that was put down
 * @param wasDays the days that were put down; without an end while it went on
 * @param reason why it was corrected
 * @param by who recorded it, and when
 */
public record SuspensionCorrection(
        Suspension.Id suspension, StepReason wasReason, Period wasDays, DayCorrection.Reason reason, Actor by) {

    static SuspensionCorrection of(Suspension wrong, DayCorrection.Reason reason, Actor by) {
        return new SuspensionCorrection(wrong.id(), wrong.reason(), wrong.days(), reason, by);
    }
}
