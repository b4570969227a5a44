package se.kompetensbyran.domain.access;

import java.util.Set;
import java.util.UUID;

/**
 * Whose something is.
 *
 * @param organisations the ids of the organisations to which it belongs; none when it is the region's
 * @param hosts the ids of the organisations that host the support nodes to which it belongs
 */
public record Belonging(Set<UUID> organisations, Set<UUID> hosts) {

    /** What belongs to no organisation: only a permission for the whole region reaches it. */
    public static final Belonging REGION = new Belonging(Set.of(), Set.of());

    public Belonging {
        organisations = Set.copyOf(organisations);
        hosts = Set.copyOf(hosts);
    }

    /** What belongs to one organisation. */
    public static Belonging to(UUID organisation) {
        return new Belonging(Set.of(organisation), Set.of());
    }
}
