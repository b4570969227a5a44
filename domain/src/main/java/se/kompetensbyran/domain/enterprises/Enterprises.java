package se.kompetensbyran.domain.enterprises;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/** The enterprises of the register. */
public interface Enterprises {

    /** The fields that a list of enterprises can be sorted by. */
    List<String> SORTABLE = List.of("name");

    /** Where so many are found as the words are written, nobody has misspelled them. */
    int FEW = 20;

    /**
     * What a search looks for; each part narrows it.
     *
     * @param q words of its name, its description, what it sells and its sectors in any of their Swedish forms, or, where
     *     fewer than {@value Enterprises#FEW} are found so, a misspelled name; best matches first
     * @param municipality where it works
     * @param node the support node to which it belongs on the day
     * @param sector a code of sectors
     * @param stage where in its life it stands on the day
     * @param status how its latest confirmation stands on the day
     * @param asOf the day of which stage, status and node are asked, and those left out that were not there yet; today when null
     */
    record Search(
            @Nullable String q,
            @Nullable MunicipalityCode municipality,
            @Nullable NodeId node,
            @Nullable String sector,
            @Nullable Stage stage,
            @Nullable Status status,
            @Nullable LocalDate asOf) {

        /** Every enterprise. */
        public static final Search ALL = new Search(null, null, null, null, null, null, null);

        /** One that does not ask for a status. */
        public Search(
                @Nullable String q,
                @Nullable MunicipalityCode municipality,
                @Nullable NodeId node,
                @Nullable String sector,
                @Nullable Stage stage,
                @Nullable LocalDate asOf) {
            this(q, municipality, node, sector, stage, null, asOf);
        }

        /** The day of which stage, status and node are asked. */
        public LocalDate day(LocalDate today) {
            return asOf == null ? today : asOf;
        }
    }

    /** An affiliation with the name of its node. */
    record AffiliationLine(Affiliation affiliation, String nodeName) {}

    /** The enterprise, if there is one. */
    Optional<Enterprise> find(EnterpriseId id);

    /** The enterprise. @throws EnterpriseProblem.Unknown when there is none */
    default Enterprise get(EnterpriseId id) {
        return find(id).orElseThrow(() -> new EnterpriseProblem.Unknown(id));
    }

    /** Whether there is such an enterprise. */
    boolean has(EnterpriseId id);

    /**
     * Adds or replaces it. The organisation, the municipality and the nodes that it names must be known: {@link
     * RegisterEnterprise} checks that first, and a store may fail where it did not.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws EnterpriseProblem.AffiliationTaken when it would belong to two nodes on a day
     */
    Enterprise save(Enterprise enterprise);

    /** The enterprise as it is shown of {@code day}; empty when there is none, or was none yet. */
    Optional<EnterpriseOverview> overview(EnterpriseId id, LocalDate day);

    /** Those that fit {@code search}, by name in Swedish order. */
    Page<EnterpriseOverview> search(Search search, PageRequest wanted, LocalDate today);

    /** How those that fit {@code search} are spread. */
    Facets facets(Search search, LocalDate today);

    /**
     * How many there were at the end of two days, and how many came and went between.
     *
     * @param last not before {@code first}
     */
    Flow flow(Flow.Basis basis, LocalDate first, LocalDate last);

    /** Its affiliations, the latest first, then by id. */
    List<AffiliationLine> affiliationsOf(EnterpriseId id);

    /** Those that name {@code organisation}, the oldest first. */
    List<EnterpriseId> naming(OrganisationId organisation);
}
