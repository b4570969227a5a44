package se.kompetensbyran.persistence.quality;

import static se.kompetensbyran.persistence.shared.Values.map;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.quality.Action;
import se.kompetensbyran.domain.quality.Area;
import se.kompetensbyran.domain.quality.Ending;
import se.kompetensbyran.domain.quality.Judgement;
import se.kompetensbyran.domain.quality.QualityReview;
import se.kompetensbyran.domain.quality.QualityReviewId;
import se.kompetensbyran.domain.quality.Reviewer;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.persistence.shared.PartRow;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "quality_review")
class QualityReviewEntity extends RootRow<QualityReview> {

    @Id
    UUID id;

    @Column(name = "enterprise_id")
    UUID enterpriseId;

    @Column(name = "reviewed_on")
    LocalDate on;

    String reviewer;

    @Column(name = "told_by")
    String toldBy;

    @Column(name = "told_at")
    Instant toldAt;

    @ElementCollection
    @CollectionTable(name = "quality_judgement", joinColumns = @JoinColumn(name = "review_id"))
    @OrderColumn(name = "position")
    List<JudgementRow> judgements = new ArrayList<>();

    @OneToMany(mappedBy = "review", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<ActionRow> actions = new ArrayList<>();

    @Override
    protected void fill(QualityReview it) {
        id = it.id().value();
        enterpriseId = it.enterprise().value();
        on = it.on();
        reviewer = EnumCode.of(it.reviewer());
        toldBy = it.told().who();
        toldAt = it.told().at();
        List<JudgementRow> rows = it.judgements().stream().map(JudgementRow::of).toList();
        if (!rows.equals(judgements)) {
            judgements.clear();
            judgements.addAll(rows);
        }
        PartRow.match(actions, it.actions(), one -> one.id().value(), ActionRow::new, (row, one) -> {
            row.review = this;
            row.fill(one);
        });
    }

    @Override
    protected QualityReview toDomain() {
        return new QualityReview(
                new QualityReviewId(id),
                revision,
                new EnterpriseId(enterpriseId),
                on,
                judgements.stream().map(JudgementRow::toDomain).toList(),
                PartRow.inOrder(actions).map(ActionRow::toDomain).toList(),
                EnumCode.parse(Reviewer.class, reviewer),
                new Actor(toldBy, toldAt));
    }

    @Embeddable
    record JudgementRow(String area, int level, String evidence) {

        static JudgementRow of(Judgement it) {
            return new JudgementRow(EnumCode.of(it.area()), it.level(), it.evidence());
        }

        Judgement toDomain() {
            return new Judgement(EnumCode.parse(Area.class, area), level, evidence);
        }
    }

    @Entity
    @Table(name = "quality_action")
    static class ActionRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "review_id")
        QualityReviewEntity review;

        String area;

        String what;

        @Column(name = "owner_id")
        UUID ownerId;

        LocalDate due;

        String state;

        @Column(name = "ended_on")
        @Nullable
        LocalDate endedOn;

        @Column(name = "ended_by")
        @Nullable
        String endedBy;

        @Column(name = "ended_at")
        @Nullable
        Instant endedAt;

        @Nullable
        String reason;

        void fill(Action it) {
            area = EnumCode.of(it.area());
            what = it.what();
            ownerId = it.owner().value();
            due = it.due();
            state = EnumCode.of(it.state());
            endedOn = map(it.ending(), Ending::on);
            endedBy = map(it.ending(), ending -> ending.by().who());
            endedAt = map(it.ending(), ending -> ending.by().at());
            reason = map(it.ending(), Ending::reason);
        }

        Action toDomain() {
            return new Action(
                    new Action.Id(id),
                    EnumCode.parse(Area.class, area),
                    what,
                    new OrganisationId(ownerId),
                    due,
                    EnumCode.parse(Action.State.class, state),
                    endedOn == null || endedBy == null || endedAt == null
                            ? null
                            : new Ending(endedOn, reason, new Actor(endedBy, endedAt)));
        }
    }
}
