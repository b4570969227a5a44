package se.kompetensbyran.persistence.enterprises;

import static se.kompetensbyran.persistence.shared.Values.bilingual;
import static se.kompetensbyran.persistence.shared.Values.en;
import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.sv;

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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.Affiliation;
import se.kompetensbyran.domain.enterprises.Business;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.enterprises.StageChange;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.persistence.shared.PartRow;
import se.kompetensbyran.persistence.shared.RootRow;
import se.kompetensbyran.persistence.shared.ValueRows;

@Entity
@Table(name = "enterprise")
class EnterpriseEntity extends RootRow<Enterprise> {

    @Id
    UUID id;

    @Column(name = "organisation_id")
    UUID organisationId;

    String name;

    @Column(name = "description_sv")
    @Nullable
    String descriptionSv;

    @Column(name = "description_en")
    @Nullable
    String descriptionEn;

    @Column(name = "offers_sv")
    @Nullable
    String offersSv;

    @Column(name = "offers_en")
    @Nullable
    String offersEn;

    List<String> sectors;

    @Nullable
    String municipality;

    String stage;

    @Column(name = "stage_on")
    String stageOn;

    @ElementCollection
    @CollectionTable(name = "enterprise_stage_change", joinColumns = @JoinColumn(name = "enterprise_id"))
    @OrderColumn(name = "position")
    List<StageChangeRow> history = new ArrayList<>();

    @OneToMany(mappedBy = "enterprise", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<AffiliationRow> affiliations = new ArrayList<>();

    @Override
    protected void fill(Enterprise it) {
        id = it.id().value();
        organisationId = it.organisation().value();
        name = it.business().name();
        descriptionSv = sv(it.business().description());
        descriptionEn = en(it.business().description());
        offersSv = sv(it.business().offers());
        offersEn = en(it.business().offers());
        sectors = List.copyOf(it.business().sectors());
        municipality = map(it.business().municipality(), MunicipalityCode::value);
        stage = EnumCode.of(it.stage());
        stageOn = it.history().get(it.history().size() - 1).on().toString();
        List<StageChange> steps = it.history();
        ValueRows.match(
                history,
                IntStream.range(0, steps.size())
                        .mapToObj(i -> StageChangeRow.of(steps, i))
                        .toList());
        PartRow.match(affiliations, it.affiliations(), one -> one.id().value(), AffiliationRow::new, (row, one) -> {
            row.enterprise = this;
            row.fill(one);
        });
    }

    @Override
    protected Enterprise toDomain() {
        return new Enterprise(
                new EnterpriseId(id),
                revision,
                new OrganisationId(organisationId),
                new Business(
                        name,
                        bilingual(descriptionSv, descriptionEn),
                        bilingual(offersSv, offersEn),
                        Set.copyOf(sectors),
                        map(municipality, MunicipalityCode::new)),
                history.stream().map(StageChangeRow::toDomain).toList(),
                PartRow.inOrder(affiliations).map(AffiliationRow::toDomain).toList());
    }

    @Embeddable
    record StageChangeRow(
            String stage,
            @Column(name = "happened_on") String on,
            @Column(name = "from_day") LocalDate from,
            @Column(name = "until_day") @Nullable LocalDate until,
            @Column(name = "reason_sv") @Nullable String reasonSv,
            @Column(name = "reason_en") @Nullable String reasonEn,
            @Column(name = "changed_by") String changedBy,
            @Column(name = "changed_at") Instant changedAt) {

        static StageChangeRow of(List<StageChange> history, int at) {
            StageChange it = history.get(at);
            return new StageChangeRow(
                    EnumCode.of(it.to()),
                    it.on().toString(),
                    it.since(),
                    until(history, at),
                    sv(it.reason()),
                    en(it.reason()),
                    it.by().who(),
                    it.by().at());
        }

        // A vague day may make an earlier step count later than those after it: then it never counts.
        private static @Nullable LocalDate until(List<StageChange> history, int at) {
            LocalDate since = history.get(at).since();
            return history.stream()
                    .skip(at + 1L)
                    .map(StageChange::since)
                    .min(LocalDate::compareTo)
                    .map(next -> next.isBefore(since) ? since : next)
                    .orElse(null);
        }

        StageChange toDomain() {
            return new StageChange(
                    EnumCode.parse(Stage.class, stage),
                    PartialDate.fromString(on),
                    bilingual(reasonSv, reasonEn),
                    new Actor(changedBy, changedAt));
        }
    }

    @Entity
    @Table(name = "enterprise_affiliation")
    static class AffiliationRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "enterprise_id")
        EnterpriseEntity enterprise;

        @Column(name = "node_id")
        UUID nodeId;

        @Column(name = "from_day")
        LocalDate from;

        @Column(name = "until_day")
        @Nullable
        LocalDate until;

        void fill(Affiliation it) {
            nodeId = it.node().value();
            from = it.period().from();
            until = it.period().until();
        }

        Affiliation toDomain() {
            return new Affiliation(new Affiliation.Id(id), new NodeId(nodeId), new Period(from, until));
        }
    }
}
