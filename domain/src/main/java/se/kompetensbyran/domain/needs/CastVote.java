package se.kompetensbyran.domain.needs;

import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Casts a vote, or changes it; here votes meet the analysis and the enterprise. */
public record CastVote(NeedsAnalyses analyses, Votes votes) {

    /**
     * Saves the vote of {@code enterprise}.
     *
     * @throws NeedsProblem.Unknown when there is no such analysis
     * @throws NeedsProblem.VotingClosed unless votes are collected
     * @throws NeedsProblem.VotedAlready when it has another vote in the analysis
     * @throws EnterpriseProblem.Closed when its business has closed
     * @throws InvalidValue {@code unknown-finding}
     */
    public Vote cast(Vote vote, Enterprise enterprise) {
        NeedsAnalysis analysis = analyses.get(vote.analysis());
        if (analysis.stage() != Stage.COLLECTING) throw new NeedsProblem.VotingClosed();
        if (enterprise.stage() == se.kompetensbyran.domain.enterprises.Stage.CLOSED)
            throw new EnterpriseProblem.Closed();
        InvalidValue.unless(
                analysis.findings().stream().anyMatch(it -> it.id().equals(vote.finding())),
                "finding",
                "unknown-finding");
        return votes.save(vote);
    }
}
