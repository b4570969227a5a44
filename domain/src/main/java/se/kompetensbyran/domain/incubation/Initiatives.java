package se.kompetensbyran.domain.incubation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/** The initiatives in incubation, and those that were. */
public interface Initiatives {

    /** The fields that a list of initiatives can be sorted by. */
    List<String> SORTABLE = List.of("name", "stageSince", "movedOn");

    /**
     * What a search looks for; each part narrows it.
     *
     * @param hosts only those that are helped by nodes that one of these organisations hosts and that have not closed; all
     *     when null
     * @param enterprise the one that became this enterprise
     * @param unmovedSince only those that should move and last did so on this day or before it
     */
    record Search(
            @Nullable Set<OrganisationId> hosts,
            @Nullable NodeId node,
            @Nullable Stage stage,
            @Nullable MunicipalityCode municipality,
            @Nullable EnterpriseId enterprise,
            @Nullable LocalDate unmovedSince) {

        /** Those of {@code hosts}, at {@code node} if that is asked. */
        public static Search at(@Nullable Set<OrganisationId> hosts, @Nullable NodeId node) {
            return new Search(hosts, node, null, null, null, null);
        }
    }

    /**
     * The initiative, if there is one. One that became an enterprise is of the legal person whose that is now: it goes along
     * when the business becomes another's.
     */
    Optional<Initiative> find(InitiativeId id);

    /** The initiative. @throws InitiativeProblem.Unknown when there is none */
    default Initiative get(InitiativeId id) {
        return find(id).orElseThrow(() -> new InitiativeProblem.Unknown(id));
    }

    /**
     * Adds or replaces it. What it names must be known: {@link KeepInitiative} checks that first, and a store may fail
     * where it did not.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws InitiativeProblem.EnterpriseTaken when another initiative became the same enterprise
     */
    Initiative save(Initiative initiative);

    /**
     * Saves it as long as the enterprise by which it was judged is as it was read: who changes that meanwhile has done so
     * before, or waits until this is done.
     *
     * @throws Stale when the enterprise has been changed since it was read, too
     * @throws InitiativeProblem.EnterpriseTaken when another initiative became the same enterprise
     */
    Initiative save(Initiative initiative, Enterprise enterprise);

    /** Keeps the assessments of the enterprise as they are until the transaction ends, so that its status can be asked. */
    void keepStatusOf(EnterpriseId enterprise);

    /** The initiative as it is shown on {@code today}. */
    Optional<InitiativeOverview> overview(InitiativeId id, LocalDate today);

    /** Those that fit {@code search}, by name in Swedish order. */
    Page<InitiativeOverview> search(Search search, PageRequest wanted, LocalDate today);

    /**
     * Those that fit {@code search} by stage: a column for each stage, in their order.
     *
     * @param most how many each column names; those that came there first
     */
    List<BoardColumn> board(Search search, int most, LocalDate today);

    /**
     * How many of the enterprises that those became that fit {@code search} were there after the years of {@link
     * Survival#YEARS}, as {@link Survival#after} counts.
     */
    List<Survival> survival(Search search, LocalDate today);

    /** Those that name {@code organisation}, the oldest first. */
    List<InitiativeId> naming(OrganisationId organisation);
}
