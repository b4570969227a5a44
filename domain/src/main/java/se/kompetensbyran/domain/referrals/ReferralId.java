package se.kompetensbyran.domain.referrals;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies a referral within the register, and tells nothing of the person. */
public record ReferralId(UUID value) {

    /** A new one. */
    public static ReferralId next() {
        return new ReferralId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
