package se.kompetensbyran.persistence.handovers;

import static java.util.Objects.requireNonNull;
import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.handovers.Closing;
import se.kompetensbyran.domain.handovers.Handover;
import se.kompetensbyran.domain.handovers.HandoverId;
import se.kompetensbyran.domain.handovers.HandoverReason;
import se.kompetensbyran.domain.handovers.HandoverRefusal;
import se.kompetensbyran.domain.handovers.Stage;
import se.kompetensbyran.domain.handovers.Told;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "handover")
class HandoverEntity extends RootRow<Handover> {

    @Id
    UUID id;

    @Column(name = "participant_id")
    UUID participantId;

    @Column(name = "from_node_id")
    UUID fromNodeId;

    @Column(name = "to_node_id")
    UUID toNodeId;

    // Not there once it is forgotten, and then the row is no handover that anybody is shown.
    @Nullable
    String reason;

    @Column(name = "project_id")
    @Nullable
    UUID projectId;

    @Column(name = "birth_year")
    @Nullable
    Integer birthYear;

    String gender;

    @Nullable
    String municipality;

    @Column(name = "target_groups")
    List<String> targetGroups;

    @Column(name = "offered_by")
    String offeredBy;

    @Column(name = "offered_at")
    Instant offeredAt;

    @Column(name = "rule_version")
    @Nullable
    Integer ruleVersion;

    @Column(name = "rule_months")
    @Nullable
    Integer ruleMonths;

    @Column(name = "rule_days")
    @Nullable
    Integer ruleDays;

    @Column(name = "answer_by")
    @Nullable
    LocalDate answerBy;

    String stage;

    @Nullable
    String refusal;

    @Column(name = "closed_by")
    @Nullable
    String closedBy;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    @Override
    protected void fill(Handover it) {
        id = it.id().value();
        participantId = it.participant().value();
        fromNodeId = it.from().value();
        toNodeId = it.to().value();
        reason = EnumCode.of(it.reason());
        projectId = map(it.project(), ProjectId::value);
        birthYear = map(it.told().birthYear(), Year::getValue);
        gender = EnumCode.of(it.told().gender());
        municipality = map(it.told().municipality(), MunicipalityCode::value);
        targetGroups = it.told().targetGroups().stream().sorted().toList();
        offeredBy = it.offered().who();
        offeredAt = it.offered().at();
        ruleVersion = map(it.patience(), Judgement::version);
        ruleMonths = map(it.patience(), one -> one.span().months());
        ruleDays = map(it.patience(), one -> one.span().days());
        answerBy = it.answerBy().orElse(null);
        stage = it.closing() == null
                ? EnumCode.of(Stage.OFFERED)
                : EnumCode.of(it.closing().to());
        refusal = map(it.closing(), one -> map(one.refusal(), EnumCode::of));
        closedBy = map(it.closing(), one -> one.by().who());
        closedAt = map(it.closing(), one -> one.by().at());
    }

    @Override
    protected Handover toDomain() {
        Actor offered = new Actor(offeredBy, offeredAt);
        return new Handover(
                new HandoverId(id),
                revision,
                new ParticipantId(participantId),
                new NodeId(fromNodeId),
                new NodeId(toNodeId),
                EnumCode.parse(HandoverReason.class, requireNonNull(reason)),
                map(projectId, ProjectId::new),
                new Told(
                        map(birthYear, Year::of),
                        EnumCode.parse(Gender.class, gender),
                        map(municipality, MunicipalityCode::new),
                        Set.copyOf(targetGroups)),
                offered,
                ruleVersion == null || ruleMonths == null || ruleDays == null
                        ? null
                        : new Judgement(
                                RuleKind.HANDOVER_ANSWERED,
                                ruleVersion,
                                new Span(ruleMonths, ruleDays),
                                offered.day(),
                                null),
                closedBy == null || closedAt == null
                        ? null
                        : new Closing(
                                EnumCode.parse(Stage.class, stage),
                                parse(HandoverRefusal.class, refusal),
                                new Actor(closedBy, closedAt)));
    }
}
