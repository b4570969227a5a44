package se.kompetensbyran.persistence.needs;

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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.needs.Adoption;
import se.kompetensbyran.domain.needs.Finding;
import se.kompetensbyran.domain.needs.Measure;
import se.kompetensbyran.domain.needs.NeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsAnalysisId;
import se.kompetensbyran.domain.needs.Priority;
import se.kompetensbyran.domain.needs.Stage;
import se.kompetensbyran.domain.needs.StageChange;
import se.kompetensbyran.domain.needs.Theme;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.workplans.Activity;
import se.kompetensbyran.persistence.shared.PartRow;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "needs_analysis")
class NeedsAnalysisEntity extends RootRow<NeedsAnalysis> {

    @Id
    UUID id;

    @Column(name = "title_sv")
    String titleSv;

    @Column(name = "title_en")
    String titleEn;

    @Column(name = "summary_sv")
    @Nullable
    String summarySv;

    @Column(name = "summary_en")
    @Nullable
    String summaryEn;

    @Column(name = "project_id")
    @Nullable
    UUID projectId;

    String stage;

    @Column(name = "stage_on")
    String stageOn;

    @Column(name = "adopted_by")
    @Nullable
    UUID adoptedBy;

    @Column(name = "adopted_on")
    @Nullable
    LocalDate adoptedOn;

    @Column(name = "valid_until")
    @Nullable
    LocalDate validUntil;

    @Column(name = "superseded_on")
    @Nullable
    LocalDate supersededOn;

    @ElementCollection
    @CollectionTable(name = "needs_stage_change", joinColumns = @JoinColumn(name = "analysis_id"))
    @OrderColumn(name = "position")
    List<StageChangeRow> history = new ArrayList<>();

    @OneToMany(mappedBy = "analysis", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<FindingRow> findings = new ArrayList<>();

    @OneToMany(mappedBy = "analysis", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<PriorityRow> priorities = new ArrayList<>();

    @OneToMany(mappedBy = "analysis", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<MeasureRow> measures = new ArrayList<>();

    @Override
    protected void fill(NeedsAnalysis it) {
        StageChange last = it.history().get(it.history().size() - 1);
        Adoption adoption = it.adoption();
        id = it.id().value();
        titleSv = it.theme().title().sv();
        titleEn = it.theme().title().en();
        summarySv = sv(it.theme().summary());
        summaryEn = en(it.theme().summary());
        projectId = map(it.theme().project(), ProjectId::value);
        stage = EnumCode.of(last.to());
        stageOn = last.on().toString();
        adoptedBy = adoption == null ? null : adoption.body().value();
        adoptedOn = adoption == null ? null : adoption.on();
        validUntil = adoption == null ? null : adoption.validUntil();
        supersededOn = last.to() == Stage.SUPERSEDED ? last.on().firstDay() : null;
        for (StageChange step :
                it.history().subList(history.size(), it.history().size())) history.add(StageChangeRow.of(step));
        PartRow.match(findings, it.findings(), one -> one.id().value(), FindingRow::new, (row, one) -> {
            row.analysis = this;
            row.fill(one);
        });
        PartRow.match(priorities, it.priorities(), one -> one.id().value(), PriorityRow::new, (row, one) -> {
            row.analysis = this;
            row.fill(one);
        });
        PartRow.match(measures, it.measures(), one -> one.id().value(), MeasureRow::new, (row, one) -> {
            row.analysis = this;
            row.fill(one);
        });
    }

    /** The findings that say something else in {@code anew}. */
    List<UUID> reworded(NeedsAnalysis anew) {
        Map<UUID, Finding> now = findings.stream().collect(Collectors.toMap(it -> it.id, FindingRow::toDomain));
        return anew.findings().stream()
                .filter(it -> now.containsKey(it.id().value())
                        && !it.equals(now.get(it.id().value())))
                .map(it -> it.id().value())
                .toList();
    }

    @Override
    protected NeedsAnalysis toDomain() {
        return new NeedsAnalysis(
                new NeedsAnalysisId(id),
                revision,
                new Theme(
                        new Bilingual(titleSv, titleEn),
                        bilingual(summarySv, summaryEn),
                        map(projectId, ProjectId::new)),
                PartRow.inOrder(findings).map(FindingRow::toDomain).toList(),
                PartRow.inOrder(priorities).map(PriorityRow::toDomain).toList(),
                PartRow.inOrder(measures).map(MeasureRow::toDomain).toList(),
                history.stream().map(StageChangeRow::toDomain).toList(),
                adoption());
    }

    private @Nullable Adoption adoption() {
        return adoptedBy == null || adoptedOn == null || validUntil == null
                ? null
                : new Adoption(new OrganisationId(adoptedBy), adoptedOn, validUntil);
    }

    @Embeddable
    record StageChangeRow(
            String stage,
            @Column(name = "happened_on") String on,
            @Column(name = "changed_by") String changedBy,
            @Column(name = "changed_at") Instant changedAt) {

        static StageChangeRow of(StageChange it) {
            return new StageChangeRow(
                    EnumCode.of(it.to()),
                    it.on().toString(),
                    it.by().who(),
                    it.by().at());
        }

        StageChange toDomain() {
            return new StageChange(
                    EnumCode.parse(Stage.class, stage), PartialDate.fromString(on), new Actor(changedBy, changedAt));
        }
    }

    @Entity
    @Table(name = "needs_finding")
    static class FindingRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "analysis_id")
        NeedsAnalysisEntity analysis;

        @Column(name = "text_sv")
        String textSv;

        @Column(name = "text_en")
        String textEn;

        @Column(name = "competence_areas")
        List<String> competenceAreas;

        void fill(Finding it) {
            textSv = it.text().sv();
            textEn = it.text().en();
            competenceAreas = it.competenceAreas().stream().sorted().toList();
        }

        Finding toDomain() {
            return new Finding(new Finding.Id(id), new Bilingual(textSv, textEn), Set.copyOf(competenceAreas));
        }
    }

    @Entity
    @Table(name = "needs_priority")
    static class PriorityRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "analysis_id")
        NeedsAnalysisEntity analysis;

        int rank;

        @Column(name = "text_sv")
        String textSv;

        @Column(name = "text_en")
        String textEn;

        List<UUID> findings;

        void fill(Priority it) {
            rank = it.rank();
            textSv = it.text().sv();
            textEn = it.text().en();
            findings = it.findings().stream().map(Finding.Id::value).sorted().toList();
        }

        Priority toDomain() {
            return new Priority(
                    new Priority.Id(id),
                    rank,
                    new Bilingual(textSv, textEn),
                    findings.stream().map(Finding.Id::new).collect(Collectors.toSet()));
        }
    }

    @Entity
    @Table(name = "needs_measure")
    static class MeasureRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "analysis_id")
        NeedsAnalysisEntity analysis;

        @Column(name = "priority_id")
        UUID priorityId;

        String kind;

        @Column(name = "what_sv")
        String whatSv;

        @Column(name = "what_en")
        String whatEn;

        @Column(name = "project_id")
        @Nullable
        UUID projectId;

        @Column(name = "activity_id")
        @Nullable
        UUID activityId;

        @Column(name = "support_case_id")
        @Nullable
        UUID supportCaseId;

        void fill(Measure it) {
            Measure.OfProject activity = it.activity();
            priorityId = it.priority().value();
            kind = EnumCode.of(it.kind());
            whatSv = it.what().sv();
            whatEn = it.what().en();
            projectId = activity == null ? null : activity.project().value();
            activityId = activity == null ? null : activity.activity().value();
            supportCaseId = map(it.supportCase(), SupportCaseId::value);
        }

        Measure toDomain() {
            return new Measure(
                    new Measure.Id(id),
                    new Priority.Id(priorityId),
                    EnumCode.parse(Measure.Kind.class, kind),
                    new Bilingual(whatSv, whatEn),
                    projectId == null || activityId == null
                            ? null
                            : new Measure.OfProject(new ProjectId(projectId), new Activity.Id(activityId)),
                    map(supportCaseId, SupportCaseId::new));
        }
    }
}
