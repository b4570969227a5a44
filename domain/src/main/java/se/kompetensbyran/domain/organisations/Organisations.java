package se.kompetensbyran.domain.organisations;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/** The organisations of the register. */
public interface Organisations {

    /**
     * What a search looks for; each part narrows it.
     *
     * @param q a name, or a piece of one, that may be misspelled; the best matches come first
     */
    record Search(
            @Nullable String q,
            @Nullable MunicipalityCode municipality,
            @Nullable LegalForm legalForm) {}

    /** The fields that a list of organisations can be sorted by. */
    List<String> SORTABLE = List.of("name");

    /** The organisation, if there is one. */
    Optional<Organisation> find(OrganisationId id);

    /** The organisation. @throws OrganisationProblem.Unknown when there is none */
    default Organisation get(OrganisationId id) {
        return find(id).orElseThrow(() -> new OrganisationProblem.Unknown(id));
    }

    /** Who has {@code number}, if anybody has. */
    Optional<OrganisationId> holder(OrganisationNumber number);

    /** Whether there is such an organisation. */
    boolean has(OrganisationId id);

    /**
     * Adds or replaces it.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws OrganisationProblem.NumberTaken when another has its number
     */
    Organisation save(Organisation organisation);

    /**
     * Takes it away, so that nothing can point to it; nothing does when this is done.
     *
     * @throws Stale when somebody else saved it since it was read
     */
    void remove(Organisation organisation);

    /**
     * Holds those of {@code some} that are there until the transaction ends: nobody else changes them meanwhile, or lets
     * anything point to them.
     */
    void hold(Collection<OrganisationId> some);

    /** Those that fit {@code search}, by name in Swedish order unless {@code wanted} or a search text says otherwise. */
    Page<Organisation> search(Search search, PageRequest wanted);

    /**
     * Those that may be one and the same, the most alike first, then by the name of the first; at most {@link
     * LookAlikes#MOST}. Of three hundred organisations or fewer each is compared with each; of more, each with its nearest
     * when they are ordered by their longest words.
     *
     * @param municipality only those with their seat there; all when it is null
     */
    List<LookAlikes> lookAlikes(@Nullable MunicipalityCode municipality);
}
