package se.kompetensbyran.domain.referrals;

import java.time.LocalDate;

/**
 * How long the partner waits for an answer; each installation says it.
 *
 * @param remindAfter after how many days without an answer the node is reminded, from 1
 * @param expireAfter how many days the node has to answer, no fewer
 * @throws IllegalArgumentException for others, since who configures it is told when the service starts
 */
public record Patience(int remindAfter, int expireAfter) {

    /** As the region has agreed: a month, and two. */
    public static final Patience USUAL = new Patience(30, 60);

    public Patience {
        if (remindAfter < 1 || expireAfter < remindAfter)
            throw new IllegalArgumentException("a referral is reminded of from the first day on and before it expires");
    }

    /** What that means for one that is sent on {@code day}. */
    public Deadlines from(LocalDate day) {
        return new Deadlines(day.plusDays(remindAfter), day.plusDays(expireAfter));
    }
}
