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

    /** How a status that is valid in {@code validity} stands on {@code day}, which is not before it begins. */
    public static Status of(Period validity, LocalDate day) {
        LocalDate end = validity.until();
        if (end == null || day.isBefore(end)) return CONFIRMED;
        return day.isBefore(end.plusDays(GRACE_DAYS)) ? DUE : LAPSED;
    }

    /** Whether it counts. */
    public boolean isInForce() {
        return this != LAPSED;
    }
}
