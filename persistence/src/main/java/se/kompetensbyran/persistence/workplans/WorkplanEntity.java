package se.kompetensbyran.persistence.workplans;

import static se.kompetensbyran.persistence.shared.Values.bilingual;
import static se.kompetensbyran.persistence.shared.Values.en;
import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.sv;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.workplans.Activity;
import se.kompetensbyran.domain.workplans.Lesson;
import se.kompetensbyran.domain.workplans.Objective;
import se.kompetensbyran.domain.workplans.Workplan;
import se.kompetensbyran.persistence.shared.PartRow;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "workplan")
class WorkplanEntity extends RootRow<Workplan> {

    @Id
    @Column(name = "project_id")
    UUID project;

    @OneToMany(mappedBy = "workplan", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<ObjectiveRow> objectives = new ArrayList<>();

    @OneToMany(mappedBy = "workplan", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<ActivityRow> activities = new ArrayList<>();

    @OneToMany(mappedBy = "workplan", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<LessonRow> lessons = new ArrayList<>();

    @Override
    protected void fill(Workplan it) {
        project = it.project().value();
        PartRow.match(objectives, it.objectives(), one -> one.id().value(), ObjectiveRow::new, (row, one) -> {
            row.workplan = this;
            row.level = EnumCode.of(one.level());
            row.textSv = one.text().sv();
            row.textEn = one.text().en();
        });
        PartRow.match(activities, it.activities(), one -> one.id().value(), ActivityRow::new, (row, one) -> {
            row.workplan = this;
            row.fill(one);
        });
        PartRow.match(lessons, it.lessons(), one -> one.id().value(), LessonRow::new, (row, one) -> {
            row.workplan = this;
            row.textSv = one.text().sv();
            row.textEn = one.text().en();
        });
    }

    @Override
    protected Workplan toDomain() {
        return new Workplan(
                new ProjectId(project),
                revision,
                PartRow.inOrder(objectives).map(ObjectiveRow::toDomain).toList(),
                PartRow.inOrder(activities).map(ActivityRow::toDomain).toList(),
                PartRow.inOrder(lessons).map(LessonRow::toDomain).toList());
    }

    @Entity
    @Table(name = "workplan_objective")
    static class ObjectiveRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "project_id")
        WorkplanEntity workplan;

        String level;

        @Column(name = "text_sv")
        String textSv;

        @Column(name = "text_en")
        String textEn;

        Objective toDomain() {
            return new Objective(
                    new Objective.Id(id), EnumCode.parse(Objective.Level.class, level), new Bilingual(textSv, textEn));
        }
    }

    @Entity
    @Table(name = "workplan_activity")
    static class ActivityRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "project_id")
        WorkplanEntity workplan;

        String kind;

        String state;

        @Column(name = "title_sv")
        String titleSv;

        @Column(name = "title_en")
        String titleEn;

        @Column(name = "description_sv")
        @Nullable
        String descriptionSv;

        @Column(name = "description_en")
        @Nullable
        String descriptionEn;

        @Column(name = "from_day")
        @Nullable
        LocalDate from;

        @Column(name = "until_day")
        @Nullable
        LocalDate until;

        void fill(Activity it) {
            kind = it.kind();
            state = EnumCode.of(it.state());
            titleSv = it.title().sv();
            titleEn = it.title().en();
            descriptionSv = sv(it.description());
            descriptionEn = en(it.description());
            from = map(it.period(), Period::from);
            until = it.period() == null ? null : it.period().until();
        }

        Activity toDomain() {
            return new Activity(
                    new Activity.Id(id),
                    kind,
                    EnumCode.parse(Activity.State.class, state),
                    new Bilingual(titleSv, titleEn),
                    bilingual(descriptionSv, descriptionEn),
                    map(from, it -> new Period(it, until)));
        }
    }

    @Entity
    @Table(name = "workplan_lesson")
    static class LessonRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "project_id")
        WorkplanEntity workplan;

        @Column(name = "text_sv")
        String textSv;

        @Column(name = "text_en")
        String textEn;

        Lesson toDomain() {
            return new Lesson(new Lesson.Id(id), new Bilingual(textSv, textEn));
        }
    }
}
