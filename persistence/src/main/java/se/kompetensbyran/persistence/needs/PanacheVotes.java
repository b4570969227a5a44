package se.kompetensbyran.persistence.needs;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.needs.Finding;
import se.kompetensbyran.domain.needs.NeedsAnalysisId;
import se.kompetensbyran.domain.needs.NeedsProblem.VotedAlready;
import se.kompetensbyran.domain.needs.NeedsProblem.VotingClosed;
import se.kompetensbyran.domain.needs.Vote;
import se.kompetensbyran.domain.needs.Votes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Whole;
import se.kompetensbyran.persistence.shared.Writes;

/** Votes, a row each. */
@ApplicationScoped
class PanacheVotes implements Votes, PanacheRepositoryBase<VoteEntity, UUID> {

    // A finding that is gone was there when the caller chose it.
    static final Map<String, Supplier<Problem>> PROBLEMS =
            Map.of("needs_vote_once", VotedAlready::new, "needs_vote_finding_fk", Stale::new);

    private final Reads reads;
    private final Writes writes;

    PanacheVotes(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<Vote> find(Vote.Id id) {
        return Whole.find(getEntityManager(), VoteEntity.class, id.value());
    }

    @Override
    public Vote save(Vote vote) {
        // Who closes the analysis waits for this vote, or this vote for them: none comes after the counting.
        boolean isOpen = reads.find(
                        Sql.of(
                                "select 1 from needs_analysis where id = ? and stage = 'collecting' for share",
                                vote.analysis().value()),
                        row -> true)
                .isPresent();
        if (!isOpen) throw new VotingClosed();
        UUID id = vote.id().value();
        return writes.save(vote, id, findById(id), VoteEntity::new, PROBLEMS);
    }

    @Override
    public Page<VoteLine> of(NeedsAnalysisId analysis, Collection<OrganisationId> owners, PageRequest wanted) {
        Sql matching = Sql.of(
                " from needs_vote v join enterprise e on e.id = v.enterprise_id where v.analysis_id = ?"
                        + " and e.organisation_id = any (cast(? as uuid[]))",
                analysis.value(),
                Reads.array(owners.stream().map(OrganisationId::value).toList()));
        Sql rows = Sql.of("select v.id, v.revision, v.analysis_id, v.enterprise_id, v.finding_id, e.name")
                .add(matching)
                .add(" order by e.name, v.id limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, rows, matching, PanacheVotes::line);
    }

    @Override
    public Map<Finding.Id, Integer> counts(NeedsAnalysisId analysis) {
        Map<Finding.Id, Integer> counts = new HashMap<>();
        reads.list(
                Sql.of(
                        "select finding_id, count(*) from needs_vote where analysis_id = ? group by finding_id",
                        analysis.value()),
                row -> counts.put(new Finding.Id(row.getObject(1, UUID.class)), row.getInt(2)));
        return counts;
    }

    private static VoteLine line(ResultSet row) throws SQLException {
        return new VoteLine(
                new Vote(
                        new Vote.Id(row.getObject(1, UUID.class)),
                        row.getLong(2),
                        new NeedsAnalysisId(row.getObject(3, UUID.class)),
                        new EnterpriseId(row.getObject(4, UUID.class)),
                        new Finding.Id(row.getObject(5, UUID.class))),
                row.getString(6));
    }
}
