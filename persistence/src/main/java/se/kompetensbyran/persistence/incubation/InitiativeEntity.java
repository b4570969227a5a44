package se.kompetensbyran.persistence.incubation;

import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.incubation.Became;
import se.kompetensbyran.domain.incubation.GateCheck;
import se.kompetensbyran.domain.incubation.Idea;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.incubation.Stage;
import se.kompetensbyran.domain.incubation.StageChange;
import se.kompetensbyran.domain.incubation.StepReason;
import se.kompetensbyran.domain.incubation.Tick;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.persistence.shared.RootRow;
import se.kompetensbyran.persistence.shared.ValueRows;

@Entity
@Table(name = "initiative")
class InitiativeEntity extends RootRow<Initiative> {

    @Id
    UUID id;

    @Column(name = "node_id")
    UUID nodeId;

    String name;

    @Nullable
    String description;

    @Nullable
    String municipality;

    @Column(name = "organisation_id")
    @Nullable
    UUID organisationId;

    @Column(name = "enterprise_id")
    @Nullable
    UUID enterpriseId;

    @Column(name = "became_on")
    @Nullable
    LocalDate becameOn;

    @Column(name = "became_by")
    @Nullable
    String becameBy;

    @Column(name = "became_at")
    @Nullable
    Instant becameAt;

    String stage;

    @Column(name = "stage_on")
    LocalDate stageOn;

    @Column(name = "rests_from")
    @Nullable
    String restsFrom;

    @Column(name = "moved_on")
    LocalDate movedOn;

    @ElementCollection
    @CollectionTable(name = "initiative_stage_change", joinColumns = @JoinColumn(name = "initiative_id"))
    @OrderColumn(name = "position")
    List<StageChangeRow> history = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "initiative_tick", joinColumns = @JoinColumn(name = "initiative_id"))
    @MapKeyColumn(name = "gate_check")
    Map<String, TickRow> ticks = new HashMap<>();

    @Override
    protected void fill(Initiative it) {
        Became became = it.became();
        id = it.id().value();
        nodeId = it.node().value();
        name = it.idea().name();
        description = it.idea().description();
        municipality = map(it.idea().municipality(), MunicipalityCode::value);
        organisationId = map(it.organisation(), OrganisationId::value);
        enterpriseId = map(became, one -> one.enterprise().value());
        becameOn = map(became, Became::on);
        becameBy = map(became, one -> one.by().who());
        becameAt = map(became, one -> one.by().at());
        stage = EnumCode.of(it.stage());
        stageOn = it.history().get(it.history().size() - 1).on();
        restsFrom = map(it.restsFrom(), EnumCode::of);
        movedOn = it.movedOn();
        ValueRows.match(history, it.history().stream().map(StageChangeRow::of).toList());
        Map<String, TickRow> anew = new HashMap<>();
        it.ticks().forEach(one -> anew.put(EnumCode.of(one.check()), TickRow.of(one)));
        ticks.keySet().retainAll(anew.keySet());
        ticks.putAll(anew);
    }

    @Override
    protected Initiative toDomain() {
        return new Initiative(
                new InitiativeId(id),
                revision,
                new NodeId(nodeId),
                new Idea(name, description, map(municipality, MunicipalityCode::new)),
                map(organisationId, OrganisationId::new),
                history.stream().map(StageChangeRow::toDomain).toList(),
                ticks.entrySet().stream()
                        .map(it -> it.getValue().toDomain(it.getKey()))
                        .toList(),
                became());
    }

    private @Nullable Became became() {
        return enterpriseId == null || becameOn == null || becameBy == null || becameAt == null
                ? null
                : new Became(new EnterpriseId(enterpriseId), becameOn, new Actor(becameBy, becameAt));
    }

    @Embeddable
    record StageChangeRow(
            String stage,
            @Column(name = "happened_on") LocalDate on,
            @Nullable String reason,
            @Nullable String explanation,
            @Column(name = "changed_by") String changedBy,
            @Column(name = "changed_at") Instant changedAt) {

        static StageChangeRow of(StageChange it) {
            return new StageChangeRow(
                    EnumCode.of(it.to()),
                    it.on(),
                    map(it.reason(), EnumCode::of),
                    it.explanation(),
                    it.by().who(),
                    it.by().at());
        }

        StageChange toDomain() {
            return new StageChange(
                    EnumCode.parse(Stage.class, stage),
                    on,
                    parse(StepReason.class, reason),
                    explanation,
                    new Actor(changedBy, changedAt));
        }
    }

    @Embeddable
    record TickRow(
            @Column(name = "met_on") LocalDate on,
            @Nullable String note,
            @Column(name = "ticked_by") String tickedBy,
            @Column(name = "ticked_at") Instant tickedAt) {

        static TickRow of(Tick it) {
            return new TickRow(it.on(), it.note(), it.by().who(), it.by().at());
        }

        Tick toDomain(String check) {
            return new Tick(EnumCode.parse(GateCheck.class, check), on, note, new Actor(tickedBy, tickedAt));
        }
    }
}
