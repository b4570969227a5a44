package se.kompetensbyran.persistence.nodes;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.Coverage;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.persistence.shared.PartRow;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "support_node")
class SupportNodeEntity extends RootRow<SupportNode> {

    @Id
    UUID id;

    String kind;

    String name;

    @Column(name = "host_id")
    UUID hostId;

    @Column(name = "competence_areas")
    List<String> competenceAreas;

    @Column(name = "from_day")
    LocalDate from;

    @Column(name = "until_day")
    @Nullable
    LocalDate until;

    @OneToMany(mappedBy = "node", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<CoverageRow> coverage = new ArrayList<>();

    @Override
    protected void fill(SupportNode it) {
        id = it.id().value();
        kind = EnumCode.of(it.kind());
        name = it.name();
        hostId = it.host().value();
        competenceAreas = it.competenceAreas().stream().sorted().toList();
        from = it.open().from();
        until = it.open().until();
        PartRow.match(coverage, it.coverage(), one -> one.id().value(), CoverageRow::new, (row, one) -> {
            row.node = this;
            row.fill(one);
        });
    }

    @Override
    protected SupportNode toDomain() {
        return new SupportNode(
                new NodeId(id),
                revision,
                EnumCode.parse(SupportNode.Kind.class, kind),
                name,
                new OrganisationId(hostId),
                Set.copyOf(competenceAreas),
                PartRow.inOrder(coverage).map(CoverageRow::toDomain).toList(),
                new Period(from, until));
    }

    @Entity
    @Table(name = "support_node_coverage")
    static class CoverageRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "node_id")
        SupportNodeEntity node;

        String municipality;

        @Column(name = "from_day")
        LocalDate from;

        @Column(name = "until_day")
        @Nullable
        LocalDate until;

        void fill(Coverage it) {
            municipality = it.municipality().value();
            from = it.period().from();
            until = it.period().until();
        }

        Coverage toDomain() {
            return new Coverage(new Coverage.Id(id), new MunicipalityCode(municipality), new Period(from, until));
        }
    }
}
