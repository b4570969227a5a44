package se.kompetensbyran.domain.needs;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/** The votes of the enterprises. */
public interface Votes {

    /** A vote with the name of the enterprise. */
    record VoteLine(Vote vote, String enterpriseName) {}

    /** The vote, if there is one. */
    Optional<Vote> find(Vote.Id id);

    /** The vote. @throws NeedsProblem.UnknownVote when there is none */
    default Vote get(Vote.Id id) {
        return find(id).orElseThrow(() -> new NeedsProblem.UnknownVote(id));
    }

    /**
     * Adds or replaces it. The enterprise and the finding must be known: {@link CastVote} checks that first.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws NeedsProblem.VotingClosed unless votes are collected, at the very moment
     * @throws NeedsProblem.VotedAlready when the enterprise has another vote in the analysis
     */
    Vote save(Vote vote);

    /** The votes in {@code analysis} of the enterprises of {@code owners}, by name of the enterprise. */
    Page<VoteLine> of(NeedsAnalysisId analysis, Collection<OrganisationId> owners, PageRequest wanted);

    /** How many have voted for each finding of {@code analysis}; those without a vote are left out. */
    Map<Finding.Id, Integer> counts(NeedsAnalysisId analysis);
}
