package se.kompetensbyran.domain.participants;

import java.util.Set;
import se.kompetensbyran.domain.organisations.OrganisationId;

/**
 * Whose participants somebody may come near. It goes with every question to a port, and what is not in it is not there.
 *
 * @param isRegional whether those of the whole region
 * @param hosts the organisations that run the nodes whose participants they are, open or closed
 * @param isFreeAlone whether of others than {@code hosts} only those of whom what is held may be used (GDPR art. 18)
 */
public record Sight(boolean isRegional, Set<OrganisationId> hosts, boolean isFreeAlone) {

    /** All participants. */
    public static final Sight REGION = new Sight(true, Set.of(), false);

    /** None. */
    public static final Sight NONE = new Sight(false, Set.of(), false);

    public Sight {
        hosts = Set.copyOf(hosts);
    }

    /** Those at the nodes that {@code hosts} run. */
    public static Sight at(Set<OrganisationId> hosts) {
        return new Sight(false, hosts, false);
    }

    /** Those of the region of whom what is held may be used, and all at the nodes that {@code hosts} run. */
    public static Sight freeOfRegion(Set<OrganisationId> hosts) {
        return new Sight(true, hosts, true);
    }

    /** Whether those of a node that {@code host} runs are in it. */
    public boolean reaches(OrganisationId host) {
        return isRegional || hosts.contains(host);
    }

    /** Whether somebody of a node that {@code host} runs is in it, of whom what is held may not be used if {@code isRestricted}. */
    public boolean shows(OrganisationId host, boolean isRestricted) {
        return reaches(host) && !(isRestricted && isFreeAlone && !hosts.contains(host));
    }

    /** Whether all that is in {@code other} is in this. */
    public boolean encloses(Sight other) {
        if (isRegional && !isFreeAlone) return true;
        return hosts.containsAll(other.hosts)
                && (isRegional ? other.isFreeAlone || !other.isRegional : !other.isRegional);
    }
}
