package se.kompetensbyran.domain.retention;

import java.time.LocalDate;

/**
 * For how long it is kept who somebody is; each installation says it.
 *
 * @param months how many months after the last that happened, 1–120
 * @param noticeDays for how many days the node has been told when it goes, 7–180
 * @throws IllegalArgumentException for others, since who configures it is told when the service starts
 */
public record RetentionRule(int months, int noticeDays) {

    /** As the region has agreed: two years, told a month before. */
    public static final RetentionRule USUAL = new RetentionRule(24, 30);

    private static final int MOST_MONTHS = 120;
    private static final int FEWEST_DAYS = 7;
    private static final int MOST_DAYS = 180;

    public RetentionRule {
        if (months < 1 || months > MOST_MONTHS || noticeDays < FEWEST_DAYS || noticeDays > MOST_DAYS)
            throw new IllegalArgumentException(
                    "who a participant is is kept for 1 to 120 months, and the node is told 7 to 180 days before it goes");
    }

    /** The day on which it is time for it to go, when {@code last} was the last that happened. */
    public LocalDate after(LocalDate last) {
        return last.plusMonths(months);
    }
}
