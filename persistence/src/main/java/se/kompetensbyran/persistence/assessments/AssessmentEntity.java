package se.kompetensbyran.persistence.assessments;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.assessments.Assessment;
import se.kompetensbyran.domain.assessments.AssessmentId;
import se.kompetensbyran.domain.assessments.Evidence;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.assessments.StateChange;
import se.kompetensbyran.domain.assessments.Verdict;
import se.kompetensbyran.domain.assessments.Verdicts;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "assessment")
class AssessmentEntity extends RootRow<Assessment> {

    @Id
    UUID id;

    @Column(name = "enterprise_id")
    UUID enterpriseId;

    String state;

    @Column(name = "state_since")
    Instant stateSince;

    String integration;

    String participation;

    String reinvestment;

    String independence;

    @Column(name = "integration_evidence")
    @Nullable
    String integrationEvidence;

    @Column(name = "participation_evidence")
    @Nullable
    String participationEvidence;

    @Column(name = "reinvestment_evidence")
    @Nullable
    String reinvestmentEvidence;

    @Column(name = "independence_evidence")
    @Nullable
    String independenceEvidence;

    @Column(name = "from_day")
    @Nullable
    LocalDate from;

    @Column(name = "until_day")
    @Nullable
    LocalDate until;

    @ElementCollection
    @CollectionTable(name = "assessment_state_change", joinColumns = @JoinColumn(name = "assessment_id"))
    @OrderColumn(name = "position")
    List<StateChangeRow> history = new ArrayList<>();

    @Override
    protected void fill(Assessment it) {
        id = it.id().value();
        enterpriseId = it.enterprise().value();
        state = EnumCode.of(it.state());
        stateSince = it.history().get(it.history().size() - 1).by().at();
        integration = EnumCode.of(it.verdicts().integration());
        participation = EnumCode.of(it.verdicts().participation());
        reinvestment = EnumCode.of(it.verdicts().reinvestment());
        independence = EnumCode.of(it.verdicts().independence());
        integrationEvidence = it.evidence().integration();
        participationEvidence = it.evidence().participation();
        reinvestmentEvidence = it.evidence().reinvestment();
        independenceEvidence = it.evidence().independence();
        Period validity = it.validity();
        from = validity == null ? null : validity.from();
        until = validity == null ? null : validity.until();
        for (int i = history.size(); i < it.history().size(); i++)
            history.add(StateChangeRow.of(it.history().get(i)));
    }

    @Override
    protected Assessment toDomain() {
        return new Assessment(
                new AssessmentId(id),
                revision,
                new EnterpriseId(enterpriseId),
                new Evidence(integrationEvidence, participationEvidence, reinvestmentEvidence, independenceEvidence),
                new Verdicts(
                        verdict(integration), verdict(participation), verdict(reinvestment), verdict(independence)),
                history.stream().map(StateChangeRow::toDomain).toList(),
                from == null ? null : new Period(from, until));
    }

    private static Verdict verdict(String code) {
        return EnumCode.parse(Verdict.class, code);
    }

    @Embeddable
    record StateChangeRow(
            String state,
            @Nullable String reason,
            @Column(name = "changed_by") String changedBy,
            @Column(name = "changed_at") Instant changedAt) {

        static StateChangeRow of(StateChange it) {
            return new StateChangeRow(
                    EnumCode.of(it.to()), it.reason(), it.by().who(), it.by().at());
        }

        StateChange toDomain() {
            return new StateChange(EnumCode.parse(State.class, state), reason, new Actor(changedBy, changedAt));
        }
    }
}
