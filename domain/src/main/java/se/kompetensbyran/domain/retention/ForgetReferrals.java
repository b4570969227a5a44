package se.kompetensbyran.domain.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.shared.Stale;

/** Forgets what partners told of people whose referral came to nothing, when it is time; how many there were goes on being counted. */
public record ForgetReferrals(Referrals referrals, RetentionRule rule) {

    /** Those at the nodes of {@code host} for which it is time on {@code today}, {@code most} at the most. */
    public List<ReferralId> due(OrganisationId host, LocalDate today, int most) {
        return referrals.cameToNothing(host, rule.months(), today, most);
    }

    /**
     * Forgets what was told in {@code id} when it is time on {@code today}: however often it is tried, it is done once.
     *
     * @param host that runs its node
     * @return whether it was done now
     * @throws Stale when somebody else saved it meanwhile
     */
    public boolean forget(OrganisationId host, ReferralId id, LocalDate today) {
        ReferralSight sight = ReferralSight.at(Sight.at(Set.of(host)));
        return referrals
                .find(id, sight)
                .filter(it -> !it.isForgotten() && isOver(it, today))
                .map(it -> referrals.save(it.forget(), sight))
                .isPresent();
    }

    private boolean isOver(Referral it, LocalDate today) {
        return it.cameToNothing(today)
                .filter(on -> !rule.after(on).isAfter(today))
                .isPresent();
    }
}
