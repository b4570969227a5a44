package se.kompetensbyran.persistence.support;

import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.support.Question;
import se.kompetensbyran.domain.support.Stage;
import se.kompetensbyran.domain.support.Step;
import se.kompetensbyran.domain.support.SupportCase;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.support.SupportReason;
import se.kompetensbyran.domain.support.SupportResult;
import se.kompetensbyran.domain.support.SupportSession;
import se.kompetensbyran.persistence.shared.PartRow;
import se.kompetensbyran.persistence.shared.RootRow;
import se.kompetensbyran.persistence.shared.ValueRows;

@Entity
@Table(name = "support_case")
class SupportCaseEntity extends RootRow<SupportCase> {

    @Id
    UUID id;

    @Column(name = "enterprise_id")
    @Nullable
    UUID enterpriseId;

    @Column(name = "initiative_id")
    @Nullable
    UUID initiativeId;

    @Column(name = "declined_by")
    List<UUID> declinedBy;

    String question;

    @Column(name = "competence_areas")
    List<String> competenceAreas;

    String stage;

    @Column(name = "requested_on")
    LocalDate requestedOn;

    @Column(name = "node_id")
    @Nullable
    UUID nodeId;

    @Nullable
    String adviser;

    @Nullable
    String result;

    @Column(name = "first_session_on")
    @Nullable
    LocalDate firstSessionOn;

    int minutes;

    @ElementCollection
    @CollectionTable(name = "support_case_step", joinColumns = @JoinColumn(name = "case_id"))
    @OrderColumn(name = "position")
    List<StepRow> history = new ArrayList<>();

    @OneToMany(mappedBy = "supportCase", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<SessionRow> sessions = new ArrayList<>();

    @Override
    protected void fill(SupportCase it) {
        id = it.id().value();
        enterpriseId = map(it.enterprise(), EnterpriseId::value);
        initiativeId = map(it.initiative(), InitiativeId::value);
        declinedBy = it.declinedBy().stream().map(NodeId::value).sorted().toList();
        question = it.question().words();
        competenceAreas = List.copyOf(it.question().competenceAreas());
        stage = EnumCode.of(it.stage());
        requestedOn = it.requestedOn();
        nodeId = map(it.node(), NodeId::value);
        adviser = it.adviser();
        result = map(it.history().get(it.history().size() - 1).result(), EnumCode::of);
        firstSessionOn = it.firstSessionOn().orElse(null);
        minutes = it.minutes();
        ValueRows.match(history, it.history().stream().map(StepRow::of).toList());
        PartRow.match(sessions, it.sessions(), one -> one.id().value(), SessionRow::new, (row, one) -> {
            row.supportCase = this;
            row.fill(one);
        });
    }

    @Override
    protected SupportCase toDomain() {
        return new SupportCase(
                new SupportCaseId(id),
                revision,
                map(enterpriseId, EnterpriseId::new),
                map(initiativeId, InitiativeId::new),
                new Question(question, Set.copyOf(competenceAreas)),
                history.stream().map(StepRow::toDomain).toList(),
                PartRow.inOrder(sessions).map(SessionRow::toDomain).toList());
    }

    @Embeddable
    record StepRow(
            String stage,
            @Column(name = "node_id") @Nullable UUID nodeId,
            @Nullable String reason,
            @Nullable String result,
            @Nullable String words,
            @Column(name = "changed_by") String changedBy,
            @Column(name = "changed_at") Instant changedAt) {

        static StepRow of(Step it) {
            return new StepRow(
                    EnumCode.of(it.to()),
                    map(it.node(), NodeId::value),
                    map(it.reason(), EnumCode::of),
                    map(it.result(), EnumCode::of),
                    it.words(),
                    it.by().who(),
                    it.by().at());
        }

        Step toDomain() {
            return new Step(
                    EnumCode.parse(Stage.class, stage),
                    map(nodeId, NodeId::new),
                    parse(SupportReason.class, reason),
                    parse(SupportResult.class, result),
                    words,
                    new Actor(changedBy, changedAt));
        }
    }

    @Entity
    @Table(name = "support_session")
    static class SessionRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "case_id")
        SupportCaseEntity supportCase;

        @Column(name = "held_on")
        LocalDate heldOn;

        int minutes;

        @Column(name = "competence_area")
        String competenceArea;

        @Nullable
        String note;

        @Column(name = "node_id")
        UUID nodeId;

        @Column(name = "recorded_by")
        String recordedBy;

        @Column(name = "recorded_at")
        Instant recordedAt;

        void fill(SupportSession it) {
            heldOn = it.on();
            minutes = it.minutes();
            competenceArea = it.competenceArea();
            note = it.note();
            nodeId = it.node().value();
            recordedBy = it.by().who();
            recordedAt = it.by().at();
        }

        SupportSession toDomain() {
            return new SupportSession(
                    new SupportSession.Id(id),
                    heldOn,
                    minutes,
                    competenceArea,
                    note,
                    new NodeId(nodeId),
                    new Actor(recordedBy, recordedAt));
        }
    }
}
