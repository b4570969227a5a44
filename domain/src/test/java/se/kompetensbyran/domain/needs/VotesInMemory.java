package se.kompetensbyran.domain.needs;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.needs.NeedsProblem.VotedAlready;
import se.kompetensbyran.domain.needs.NeedsProblem.VotingClosed;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.Sorting;
import se.kompetensbyran.domain.shared.Swedish;

/** Votes that are forgotten when the test is over. */
public final class VotesInMemory implements Votes {

    private final Rows<Vote.Id, Vote> rows = new Rows<>();
    private final NeedsAnalysesInMemory analyses;
    private final Enterprises enterprises;
    private final Sorting<VoteLine> sorting = new Sorting<VoteLine>(
                    it -> it.vote().id().value())
            .by("enterpriseName", VoteLine::enterpriseName, Swedish.ORDER);

    /** The votes in {@code analyses} of {@code enterprises}. */
    public VotesInMemory(NeedsAnalysesInMemory analyses, Enterprises enterprises) {
        this.analyses = analyses;
        this.enterprises = enterprises;
        analyses.votedIn(id -> rows.all().anyMatch(it -> it.finding().equals(id)));
    }

    @Override
    public Optional<Vote> find(Vote.Id id) {
        return rows.find(id);
    }

    @Override
    public Vote save(Vote it) {
        if (analyses.get(it.analysis()).stage() != Stage.COLLECTING) throw new VotingClosed();
        boolean hasVoted = in(it.analysis())
                .anyMatch(one ->
                        one.enterprise().equals(it.enterprise()) && !one.id().equals(it.id()));
        if (hasVoted) throw new VotedAlready();
        return rows.save(
                it.id(), it, new Vote(it.id(), it.revision() + 1, it.analysis(), it.enterprise(), it.finding()));
    }

    @Override
    public Page<VoteLine> of(NeedsAnalysisId analysis, Collection<OrganisationId> owners, PageRequest wanted) {
        return in(analysis)
                .filter(it -> owners.contains(enterprises.get(it.enterprise()).organisation()))
                .map(it -> new VoteLine(
                        it, enterprises.get(it.enterprise()).business().name()))
                .collect(sorting.page(wanted, sorting.ascending("enterpriseName")));
    }

    @Override
    public Map<Finding.Id, Integer> counts(NeedsAnalysisId analysis) {
        return in(analysis).collect(Collectors.groupingBy(Vote::finding, Collectors.summingInt(it -> 1)));
    }

    private Stream<Vote> in(NeedsAnalysisId analysis) {
        return rows.all().filter(it -> it.analysis().equals(analysis));
    }
}
