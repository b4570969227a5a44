package se.kompetensbyran.domain.enterprises;

import java.util.Set;
import se.kompetensbyran.domain.organisations.OrganisationId;

/**
 * The enterprises that somebody may look after: those of {@code organisations}, and those that belong today to support
 * nodes that {@code hosts} run.
 */
public record Within(Set<OrganisationId> organisations, Set<OrganisationId> hosts) {

    public Within {
        organisations = Set.copyOf(organisations);
        hosts = Set.copyOf(hosts);
    }
}
