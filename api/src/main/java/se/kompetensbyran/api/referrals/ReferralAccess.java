package se.kompetensbyran.api.referrals;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.ReferralProblem;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;

/**
 * Whose a referral is: of the organisation that referred, and once it is sent of the one that runs the node, open or closed. To
 * everybody else it is not there.
 */
@Singleton
public final class ReferralAccess {

    private final Referrals referrals;
    private final Nodes nodes;
    private final Caller caller;

    ReferralAccess(Referrals referrals, Nodes nodes, Caller caller) {
        this.referrals = referrals;
        this.nodes = nodes;
        this.caller = caller;
    }

    /** What {@code permission} lets the caller come near: what they refer as the partner, what they answer as the node, and both to read. */
    ReferralSight sight(Permission permission) {
        Authority authority = caller.authority();
        boolean isOfPartner = permission != Permission.REFERRALS_DECIDE;
        boolean isOfNode = permission != Permission.PARTICIPANTS_REFER;
        Sight near = authority.isRegional(permission) ? Sight.REGION : Sight.at(ids(authority.hosts(permission)));
        // Who answers at a node that an organisation runs does not refer for it: its drafts are no business of theirs.
        return new ReferralSight(
                isOfPartner ? ids(authority.alone(permission)) : Set.of(), isOfNode ? near : Sight.NONE);
    }

    /** The referral, for somebody who may read it. @throws ReferralProblem.Unknown for anybody else */
    Referral readable(ReferralId id) {
        return referrals.get(id, sight(Permission.REFERRALS_READ));
    }

    /**
     * The referral, for somebody who has {@code permission} for it.
     *
     * @throws ReferralProblem.Unknown for somebody who may not even read it
     * @throws EdgeProblem 403 for somebody who may read it only
     */
    Referral demand(Permission permission, ReferralId id) {
        Referral it = referrals
                .find(id, sight(permission))
                .filter(one -> permission != Permission.PARTICIPANTS_REFER || isShown(one))
                .orElseGet(() -> {
                    Referral read = readable(id);
                    caller.demand(permission, whose(permission, read));
                    return read;
                });
        caller.demand(permission, whose(permission, it));
        return it;
    }

    /**
     * Whether what was referred for the caller's organisation is shown to them: to who reads its referrals, and of others, such as its
     * programs, to who told it. Who lets a program in would see by it what was told before.
     */
    boolean isShown(Referral it) {
        return caller.may(Permission.REFERRALS_READ, Belonging.to(it.partner().value()))
                || it.history().get(0).by().who().equals(caller.actor().who());
    }

    /** The organisation that the caller refers for. @throws EdgeProblem 403 when they may not for {@code partner} */
    void demandFor(OrganisationId partner) {
        caller.demand(Permission.PARTICIPANTS_REFER, Belonging.to(partner.value()));
    }

    /** Whether the caller has {@code permission} for it. */
    boolean may(Permission permission, Referral it) {
        return caller.may(permission, whose(permission, it));
    }

    // A partner answers nothing, and a node refers nothing that it was sent.
    private Belonging whose(Permission permission, Referral it) {
        UUID partner = it.partner().value();
        if (permission == Permission.PARTICIPANTS_REFER) return Belonging.to(partner);
        UUID host = nodes.get(it.node()).host().value();
        return new Belonging(Set.of(), it.isDraft() ? Set.of() : Set.of(host));
    }

    private static Set<OrganisationId> ids(Set<UUID> all) {
        return all.stream().map(OrganisationId::new).collect(toSet());
    }
}
