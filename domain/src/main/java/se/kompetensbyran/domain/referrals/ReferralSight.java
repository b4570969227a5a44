package se.kompetensbyran.domain.referrals;

import java.util.Set;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Sight;

/**
 * Which referrals somebody may come near. It goes with every question to a port, and what is not in it is not there.
 *
 * @param partners the organisations that referred
 * @param nodes those whose referrals they are once they are sent: of a draft a node knows nothing
 */
public record ReferralSight(Set<OrganisationId> partners, Sight nodes) {

    /** None. */
    public static final ReferralSight NONE = new ReferralSight(Set.of(), Sight.NONE);

    public ReferralSight {
        partners = Set.copyOf(partners);
    }

    /** What those organisations have referred. */
    public static ReferralSight of(Set<OrganisationId> partners) {
        return new ReferralSight(partners, Sight.NONE);
    }

    /** What has been sent to nodes in {@code nodes}. */
    public static ReferralSight at(Sight nodes) {
        return new ReferralSight(Set.of(), nodes);
    }

    /** Whether {@code it} is in it, to a node that {@code host} runs. */
    public boolean reaches(Referral it, OrganisationId host) {
        return partners.contains(it.partner()) || (!it.isDraft() && nodes.reaches(host));
    }
}
