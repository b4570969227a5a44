package se.kompetensbyran.domain.enterprises;

import java.time.LocalDate;
import se.kompetensbyran.domain.shared.Period;

/** How the confirmed status of an enterprise stands on a day; labels stand in the code list enterprise-statuses. */
public enum Status {
    /** It is valid. */
    CONFIRMED,
    /** It is no longer valid, but still in force: the days of grace. */
    DUE,
    /** It is over. */
    LAPSED;

    /** How many days a status stays in force after it was last valid. */
    public static final int GRACE_DAYS = 30;

    /** How many days before the last on which it is valid a status is soon due: time to assess anew, and to contest. */
    public static final int SOON_DAYS = 60;

    /** How a status that is valid in {@code validity} stands on {@code day}, which is not before it begins. */
    public static Status of(Period validity, LocalDate day) {
        LocalDate end = validity.until();
        if (end == null || day.isBefore(end)) return CONFIRMED;
        return day.isBefore(end.plusDays(GRACE_DAYS)) ? DUE : LAPSED;
    }

    /** Whether it is time on {@code day} to assess anew: the status is in force, and valid for few days more or no longer. */
    public static boolean isToRenew(Period validity, LocalDate day) {
        LocalDate last = validity.lastDay().orElse(null);
        return last != null && of(validity, day).isInForce() && !day.isBefore(last.minusDays(SOON_DAYS));
    }

    /** Whether it counts. */
    public boolean isInForce() {
        return this != LAPSED;
    }
}
