package se.kompetensbyran.persistence.projects;

import static se.kompetensbyran.persistence.shared.Values.bilingual;
import static se.kompetensbyran.persistence.shared.Values.en;
import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;
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
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.Budget;
import se.kompetensbyran.domain.projects.Continuation;
import se.kompetensbyran.domain.projects.Description;
import se.kompetensbyran.domain.projects.EndingReason;
import se.kompetensbyran.domain.projects.FundingLine;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Role;
import se.kompetensbyran.domain.projects.Schedule;
import se.kompetensbyran.domain.projects.Schedule.Extension;
import se.kompetensbyran.domain.projects.Stage;
import se.kompetensbyran.domain.projects.StageChange;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.persistence.shared.PartRow;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "project")
class ProjectEntity extends RootRow<Project> {

    @Id
    UUID id;

    String name;

    @Column(name = "summary_sv")
    @Nullable
    String summarySv;

    @Column(name = "summary_en")
    @Nullable
    String summaryEn;

    String stage;

    @Column(name = "starts_on")
    LocalDate startsOn;

    @Column(name = "planned_ends_on")
    LocalDate plannedEndsOn;

    @Column(name = "ended_on")
    @Nullable
    String endedOn;

    @Column(name = "ended_last_day")
    @Nullable
    LocalDate endedLastDay;

    @Column(name = "total_ore")
    @Nullable
    Long totalOre;

    @Column(name = "granted_ore")
    long grantedOre;

    @Column(name = "target_groups")
    List<String> targetGroups;

    @Column(name = "stakeholder_groups")
    List<String> stakeholderGroups;

    @Column(name = "competence_areas")
    List<String> competenceAreas;

    List<String> challenges;

    @Column(name = "continues_id")
    @Nullable
    UUID continuesId;

    @Column(name = "continues_starts_on")
    @Nullable
    LocalDate continuesStartsOn;

    @ElementCollection
    @CollectionTable(name = "project_stage_change", joinColumns = @JoinColumn(name = "project_id"))
    @OrderColumn(name = "position")
    List<StageChangeRow> history = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "project_extension", joinColumns = @JoinColumn(name = "project_id"))
    @OrderColumn(name = "position")
    List<ExtensionRow> extensions = new ArrayList<>();

    @OneToMany(mappedBy = "project", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<RoleRow> roles = new ArrayList<>();

    @OneToMany(mappedBy = "project", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<FundingLineRow> fundingLines = new ArrayList<>();

    @Override
    protected void fill(Project it) {
        id = it.id().value();
        name = it.description().name();
        summarySv = sv(it.description().summary());
        summaryEn = en(it.description().summary());
        targetGroups = List.copyOf(it.description().targetGroups());
        stakeholderGroups = List.copyOf(it.description().stakeholderGroups());
        competenceAreas = List.copyOf(it.description().competenceAreas());
        challenges = List.copyOf(it.description().challenges());
        stage = EnumCode.of(it.stage());
        startsOn = it.schedule().startsOn();
        plannedEndsOn = it.schedule().plannedEndsOn();
        endedOn = it.endedOn().map(PartialDate::toString).orElse(null);
        endedLastDay = it.endedOn().map(PartialDate::lastDay).orElse(null);
        totalOre = map(it.budget().total(), Money::ore);
        grantedOre = it.budget().granted().ore();
        continuesId = it.continues() == null ? null : it.continues().earlier().value();
        continuesStartsOn = map(it.continues(), Continuation::startedOn);
        // Both only grow, and what is there never changes.
        it.history().stream().skip(history.size()).map(StageChangeRow::of).forEach(history::add);
        it.schedule().extensions().stream()
                .skip(extensions.size())
                .map(ExtensionRow::of)
                .forEach(extensions::add);
        PartRow.match(roles, it.roles(), one -> one.id().value(), RoleRow::new, (row, one) -> {
            row.project = this;
            row.fill(one);
        });
        PartRow.match(fundingLines, it.budget().lines(), one -> one.id().value(), FundingLineRow::new, (row, one) -> {
            row.project = this;
            row.fill(one);
        });
    }

    @Override
    protected Project toDomain() {
        return new Project(
                new ProjectId(id),
                revision,
                new Description(
                        name,
                        bilingual(summarySv, summaryEn),
                        Set.copyOf(targetGroups),
                        Set.copyOf(stakeholderGroups),
                        Set.copyOf(competenceAreas),
                        Set.copyOf(challenges)),
                new Schedule(
                        startsOn,
                        plannedEndsOn,
                        extensions.stream().map(ExtensionRow::toDomain).toList()),
                history.stream().map(StageChangeRow::toDomain).toList(),
                continuesId == null || continuesStartsOn == null
                        ? null
                        : new Continuation(new ProjectId(continuesId), continuesStartsOn),
                PartRow.inOrder(roles).map(RoleRow::toDomain).toList(),
                new Budget(
                        map(totalOre, Money::new),
                        PartRow.inOrder(fundingLines)
                                .map(FundingLineRow::toDomain)
                                .toList()));
    }

    @Embeddable
    record StageChangeRow(
            String stage,
            @Column(name = "happened_on") String on,
            @Nullable String reason,
            @Column(name = "explanation_sv") @Nullable String explanationSv,
            @Column(name = "explanation_en") @Nullable String explanationEn,
            @Column(name = "changed_by") String changedBy,
            @Column(name = "changed_at") Instant changedAt) {

        static StageChangeRow of(StageChange it) {
            return new StageChangeRow(
                    EnumCode.of(it.to()),
                    it.on().toString(),
                    map(it.reason(), EnumCode::of),
                    sv(it.explanation()),
                    en(it.explanation()),
                    it.by().who(),
                    it.by().at());
        }

        StageChange toDomain() {
            return new StageChange(
                    EnumCode.parse(Stage.class, stage),
                    PartialDate.fromString(on),
                    parse(EndingReason.class, reason),
                    bilingual(explanationSv, explanationEn),
                    new Actor(changedBy, changedAt));
        }
    }

    @Embeddable
    record ExtensionRow(
            @Column(name = "earlier_end") LocalDate earlierEnd,
            @Column(name = "later_end") LocalDate laterEnd,
            @Column(name = "decided_on") LocalDate decidedOn,
            @Column(name = "reason_sv") @Nullable String reasonSv,
            @Column(name = "reason_en") @Nullable String reasonEn,
            @Column(name = "changed_by") String changedBy,
            @Column(name = "changed_at") Instant changedAt) {

        static ExtensionRow of(Extension it) {
            return new ExtensionRow(
                    it.from(),
                    it.to(),
                    it.decidedOn(),
                    sv(it.reason()),
                    en(it.reason()),
                    it.by().who(),
                    it.by().at());
        }

        Extension toDomain() {
            return new Extension(
                    earlierEnd, laterEnd, decidedOn, bilingual(reasonSv, reasonEn), new Actor(changedBy, changedAt));
        }
    }

    @Entity
    @Table(name = "project_role")
    static class RoleRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "project_id")
        ProjectEntity project;

        String kind;

        @Column(name = "organisation_id")
        UUID organisationId;

        @Column(name = "from_day")
        LocalDate from;

        @Column(name = "until_day")
        @Nullable
        LocalDate until;

        void fill(Role it) {
            kind = EnumCode.of(it.kind());
            organisationId = it.organisation().value();
            from = it.period().from();
            until = it.period().until();
        }

        Role toDomain() {
            return new Role(
                    new Role.Id(id),
                    EnumCode.parse(Role.Kind.class, kind),
                    new OrganisationId(organisationId),
                    new Period(from, until));
        }
    }

    @Entity
    @Table(name = "project_funding_line")
    static class FundingLineRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "project_id")
        ProjectEntity project;

        @Column(name = "funder_id")
        @Nullable
        UUID funderId;

        @Column(name = "scheme_sv")
        @Nullable
        String schemeSv;

        @Column(name = "scheme_en")
        @Nullable
        String schemeEn;

        @Column(name = "amount_ore")
        @Nullable
        Long amountOre;

        String status;

        void fill(FundingLine it) {
            funderId = map(it.funder(), OrganisationId::value);
            schemeSv = sv(it.scheme());
            schemeEn = en(it.scheme());
            amountOre = map(it.amount(), Money::ore);
            status = EnumCode.of(it.status());
        }

        FundingLine toDomain() {
            return new FundingLine(
                    new FundingLine.Id(id),
                    map(funderId, OrganisationId::new),
                    bilingual(schemeSv, schemeEn),
                    map(amountOre, Money::new),
                    EnumCode.parse(FundingLine.Status.class, status));
        }
    }
}
