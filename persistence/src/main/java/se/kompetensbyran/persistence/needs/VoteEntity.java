package se.kompetensbyran.persistence.needs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.needs.Finding;
import se.kompetensbyran.domain.needs.NeedsAnalysisId;
import se.kompetensbyran.domain.needs.Vote;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "needs_vote")
class VoteEntity extends RootRow<Vote> {

    @Id
    UUID id;

    @Column(name = "analysis_id")
    UUID analysisId;

    @Column(name = "enterprise_id")
    UUID enterpriseId;

    @Column(name = "finding_id")
    UUID findingId;

    @Override
    protected void fill(Vote it) {
        id = it.id().value();
        analysisId = it.analysis().value();
        enterpriseId = it.enterprise().value();
        findingId = it.finding().value();
    }

    @Override
    protected Vote toDomain() {
        return new Vote(
                new Vote.Id(id),
                revision,
                new NeedsAnalysisId(analysisId),
                new EnterpriseId(enterpriseId),
                new Finding.Id(findingId));
    }
}
