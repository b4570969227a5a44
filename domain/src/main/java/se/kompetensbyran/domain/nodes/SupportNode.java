package se.kompetensbyran.domain.nodes;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.nodes.NodeProblem.CoversAlready;
import se.kompetensbyran.domain.nodes.NodeProblem.NotThere;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Text;

/**
 * A part of the support structure: the regional structure, which is the root, or a local node near the enterprises (sv:
 * lokal nod).
 *
 * @param name at most 200 characters
 * @param host the organisation that runs it; its advisers work here
 * @param competenceAreas what it helps with; codes of competence-areas
 * @param coverage the municipalities that it covers; each at most once on any day
 * @param open when it is there
 * @throws CoversAlready when it covers a municipality twice on a day
 * @throws NotThere when it covers one on a day when it is not there
 * @throws InvalidValue {@code too-many} coverages or competence areas, {@code duplicate} when two coverages have the same
 *     id
 */
public record SupportNode(
        NodeId id,
        long revision,
        Kind kind,
        String name,
        OrganisationId host,
        Set<String> competenceAreas,
        List<Coverage> coverage,
        Period open)
        implements Aggregate {

    /** The most coverages of one node, past ones among them. */
    public static final int MAX_COVERAGE = 300;

    /** What part of the structure it is; labels stand in the code list node-kinds. */
    public enum Kind {
        /** The regional structure: one at a time. */
        REGIONAL,
        /** Near the enterprises. */
        LOCAL
    }

    public SupportNode {
        Text.line("name", name, 200);
        Text.impersonal("name", name, 200);
        InvalidValue.unless(competenceAreas.size() <= 20, "competenceAreas", "too-many", 20);
        InvalidValue.unless(coverage.size() <= MAX_COVERAGE, "coverage", "too-many", MAX_COVERAGE);
        competenceAreas = Set.copyOf(competenceAreas);
        coverage = Part.eachOnce("coverage", coverage);
        for (int i = 0; i < coverage.size(); i++) {
            Coverage it = coverage.get(i);
            if (!it.fits(open)) throw new NotThere();
            for (Coverage other : coverage.subList(i + 1, coverage.size()))
                if (it.repeats(other)) throw new CoversAlready();
        }
    }

    /** A new one. */
    public static SupportNode found(
            Kind kind, String name, OrganisationId host, Set<String> competenceAreas, LocalDate from) {
        return new SupportNode(
                NodeId.next(), 0, kind, name, host, competenceAreas, List.of(), Period.inclusive(from, null));
    }

    /**
     * Says anew what is known of it.
     *
     * @throws NotThere when it would not be there on a day when it covers a municipality
     */
    public SupportNode describe(String name, OrganisationId host, Set<String> competenceAreas, Period open) {
        return new SupportNode(id, revision, kind, name, host, competenceAreas, coverage, open);
    }

    /** Names {@code survivor} where it named {@code gone}, which has become part of it. */
    public SupportNode withOrganisation(OrganisationId gone, OrganisationId survivor) {
        OrganisationId named = host.instead(gone, survivor);
        return new SupportNode(id, revision, kind, name, named, competenceAreas, coverage, open);
    }

    /**
     * Adds or replaces a coverage.
     *
     * @throws CoversAlready when it would cover a municipality twice on a day
     * @throws NotThere when it is not there on one of those days
     */
    public SupportNode with(Coverage one) {
        return new SupportNode(id, revision, kind, name, host, competenceAreas, Part.put(coverage, one), open);
    }

    /** Takes a coverage away, as something that never was. @throws UnknownPart when it has no such coverage */
    public SupportNode without(Coverage.Id one) {
        return new SupportNode(id, revision, kind, name, host, competenceAreas, Part.without(coverage, one), open);
    }

    /** Whether it is there on {@code day} and covers {@code municipality} then. */
    public boolean covers(MunicipalityCode municipality, LocalDate day) {
        return open.contains(day)
                && coverage.stream()
                        .anyMatch(it -> it.municipality().equals(municipality)
                                && it.period().contains(day));
    }

    /** The coverage. @throws UnknownPart when it has no such coverage */
    public Coverage coverage(Coverage.Id wanted) {
        return Part.get(coverage, wanted);
    }

    /** @throws InvalidValue {@code unknown-code} */
    void check(CodeLists lists) {
        lists.get("competence-areas").check("competenceAreas", competenceAreas);
    }
}
