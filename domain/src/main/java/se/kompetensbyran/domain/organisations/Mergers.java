package se.kompetensbyran.domain.organisations;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kompetensbyran.domain.shared.Stale;

/** The mergers of organisations. */
public interface Mergers {

    /** How {@code merged} became part of another, if it did. */
    Optional<Merger> find(OrganisationId merged);

    /**
     * Adds or replaces it.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read, or the one to which it leads is no longer there
     */
    Merger save(Merger merger);

    /** Where those of {@code merged} lead that became part of another. */
    Map<OrganisationId, OrganisationId> survivorsOf(Collection<OrganisationId> merged);

    /** Where those of {@code numbers} lead that an organisation had which became part of another: of several, the latest. */
    Map<OrganisationNumber, OrganisationId> survivorsByNumber(Collection<OrganisationNumber> numbers);

    /** Those that lead to {@code survivor}, the latest first. */
    List<Merger> into(OrganisationId survivor);
}
