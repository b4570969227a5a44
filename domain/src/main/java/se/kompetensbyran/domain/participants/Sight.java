package se.kompetensbyran.domain.participants;

import java.util.Set;
import se.kompetensbyran.domain.organisations.OrganisationId;

/**
 * Whose participants somebody may come near. It goes with every question to a port, and what is not in it is not there.
 *
 * @param isRegional whether those of the whole region
 * @param hosts the organisations that run the nodes whose participants they are, open or closed
 */
public record Sight(boolean isRegional, Set<OrganisationId> hosts) {

    /** All participants. */
    public static final Sight REGION = new Sight(true, Set.of());

    /** None. */
    public static final Sight NONE = new Sight(false, Set.of());

    public Sight {
        hosts = Set.copyOf(hosts);
    }

    /** Those at the nodes that {@code hosts} run. */
    public static Sight at(Set<OrganisationId> hosts) {
        return new Sight(false, hosts);
    }

    /** Whether those of a node that {@code host} runs are in it. */
    public boolean reaches(OrganisationId host) {
        return isRegional || hosts.contains(host);
    }

    /** Whether all that is in {@code other} is in this. */
    public boolean encloses(Sight other) {
        return isRegional || (!other.isRegional && hosts.containsAll(other.hosts));
    }
}
