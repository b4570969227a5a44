package se.kompetensbyran.domain.support;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;

/** The support cases. */
public interface SupportCases {

    /** The fields that a list of cases can be sorted by. */
    List<String> SORTABLE = List.of("requestedOn", "minutes");

    /**
     * Which cases somebody may see: those of enterprises of {@code organisations}, and those of nodes that {@code hosts}
     * run and that have not closed. A case that waits to be taken is of every node that covers the municipality of the
     * enterprise that day, or of the one that helps the initiative.
     */
    record Sight(Set<OrganisationId> organisations, Set<OrganisationId> hosts) {}

    /**
     * What a search looks for; each part narrows it.
     *
     * @param sight only those that can be seen so; all when null
     * @param node the one that has it, had it or said no
     * @param adviser who took it last
     */
    record Search(
            @Nullable Sight sight,
            @Nullable EnterpriseId enterprise,
            @Nullable InitiativeId initiative,
            @Nullable NodeId node,
            @Nullable Stage stage,
            @Nullable String adviser) {

        /** Not only of one initiative. */
        public Search(
                @Nullable Sight sight,
                @Nullable EnterpriseId enterprise,
                @Nullable NodeId node,
                @Nullable Stage stage,
                @Nullable String adviser) {
            this(sight, enterprise, null, node, stage, adviser);
        }
    }

    /** The case, if there is one. */
    Optional<SupportCase> find(SupportCaseId id);

    /** The case. @throws SupportProblem.Unknown when there is none */
    default SupportCase get(SupportCaseId id) {
        return find(id).orElseThrow(() -> new SupportProblem.Unknown(id));
    }

    /**
     * Adds or replaces it. What it names must be known: {@link WorkOnCase} checks that first, and a store may fail where
     * it did not.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     */
    SupportCase save(SupportCase one);

    /**
     * Saves it as long as that is so by which it was judged: who changes the enterprise or the node meanwhile has done so
     * before, or waits until this is done.
     *
     * @throws Stale when the enterprise or the node has been changed since it was read, too
     */
    SupportCase save(SupportCase one, Enterprise enterprise, @Nullable SupportNode node);

    /**
     * Saves it as long as that is so by which it was judged.
     *
     * @throws Stale when the initiative or the node has been changed since it was read, too
     */
    SupportCase save(SupportCase one, Initiative initiative, @Nullable SupportNode node);

    /** The case as it is shown on {@code today}. */
    Optional<SupportOverview> overview(SupportCaseId id, LocalDate today);

    /** Those that fit {@code search}, those first that were asked first. */
    Page<SupportOverview> search(Search search, PageRequest wanted, LocalDate today);

    /** Those of {@code some} that can be seen so. */
    Set<SupportCaseId> seen(Collection<SupportCaseId> some, Sight sight, LocalDate today);

    /**
     * What each adviser at each node has, by name of the node in Swedish order, then by adviser.
     *
     * @param hosts only at nodes that these run on {@code today}; at all when null
     * @param during when the sessions were held that are counted
     */
    Page<Load> loads(
            @Nullable Set<OrganisationId> hosts,
            @Nullable NodeId node,
            Period during,
            PageRequest wanted,
            LocalDate today);

    /**
     * How long those waited that were asked during {@code during}; and those that still wait, if they were asked before it
     * too. As {@link Waiting#of} counts.
     *
     * @param hosts only those of nodes that these run, as {@link Sight} says; all when null
     * @param node only those that it has, had or said no to, and while nobody has them, those where it covers
     */
    Waiting waiting(@Nullable Set<OrganisationId> hosts, @Nullable NodeId node, Period during, LocalDate today);
}
