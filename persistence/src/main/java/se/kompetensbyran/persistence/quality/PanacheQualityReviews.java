package se.kompetensbyran.persistence.quality;

import static se.kompetensbyran.persistence.shared.Reads.moment;
import static se.kompetensbyran.persistence.shared.Values.map;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.quality.Action;
import se.kompetensbyran.domain.quality.Area;
import se.kompetensbyran.domain.quality.Ending;
import se.kompetensbyran.domain.quality.QualityProblem.ReviewedAlready;
import se.kompetensbyran.domain.quality.QualityReview;
import se.kompetensbyran.domain.quality.QualityReviewId;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.quality.Reviewer;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.OwnEnterprises;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Whole;
import se.kompetensbyran.persistence.shared.Writes;

/** Quality reviews, a row each with rows for what they say and for what is to be done. */
@ApplicationScoped
class PanacheQualityReviews implements QualityReviews, PanacheRepositoryBase<QualityReviewEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of(
            "quality_review_one_a_day", ReviewedAlready::new,
            // Who is to do something has become part of another since that was asked for.
            "quality_action_owner_fk", Stale::new);

    private final Reads reads;
    private final Writes writes;

    PanacheQualityReviews(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<QualityReview> find(QualityReviewId id) {
        return Whole.find(getEntityManager(), QualityReviewEntity.class, id.value());
    }

    @Override
    public QualityReview save(QualityReview review) {
        UUID id = review.id().value();
        return writes.save(review, id, findById(id), QualityReviewEntity::new, PROBLEMS, "quality_judgement_area_once");
    }

    @Override
    public Page<ReviewLine> search(Search search, PageRequest wanted, LocalDate today) {
        Sql matching = Sql.of(" from quality_review r join enterprise e on e.id = r.enterprise_id where true")
                .and("r.enterprise_id = ?", map(search.enterprise(), EnterpriseId::value));
        OwnEnterprises.narrow(matching, "r.enterprise_id", search.within(), today);
        Sql rows = Sql.of("select r.id, e.id, e.name, r.reviewed_on")
                .add(matching)
                .add(" order by r.reviewed_on desc, r.id desc limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, rows, matching, PanacheQualityReviews::line);
    }

    @Override
    public Page<ActionLine> actions(ActionSearch search, PageRequest wanted, LocalDate today) {
        Sql matching = Sql.of(
                        " from quality_action a join quality_review r on r.id = a.review_id"
                                + " join enterprise e on e.id = r.enterprise_id"
                                + " left join enterprise_affiliation at on at.enterprise_id = e.id and at.period @> cast(? as date)"
                                + " left join support_node node on node.id = at.node_id and node.open @> cast(? as date)"
                                + " where true",
                        today,
                        today)
                .and("r.enterprise_id = ?", map(search.enterprise(), EnterpriseId::value))
                .and("a.state = ?", map(search.state(), EnumCode::of))
                .and("a.state = 'open' and a.due < ?", search.overdueOn());
        OwnEnterprises.narrow(matching, "r.enterprise_id", search.within(), today);
        Sql rows = Sql.of("select r.id, e.id, e.name, a.id, a.area, a.what, a.owner_id, a.due, a.state, a.ended_on,"
                        + " a.ended_by, a.ended_at, a.reason, r.reviewer, e.organisation_id, node.host_id")
                .add(matching)
                .add(" order by a.due, a.id limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, rows, matching, PanacheQualityReviews::action);
    }

    @Override
    public List<QualityReviewId> naming(OrganisationId organisation) {
        return reads.list(
                Sql.of(
                        "select distinct a.review_id from quality_action a where a.owner_id = ? order by 1",
                        organisation.value()),
                row -> new QualityReviewId(row.getObject(1, UUID.class)));
    }

    private static ReviewLine line(ResultSet row) throws SQLException {
        return new ReviewLine(
                new QualityReviewId(row.getObject(1, UUID.class)),
                new EnterpriseId(row.getObject(2, UUID.class)),
                row.getString(3),
                row.getObject(4, LocalDate.class));
    }

    private static ActionLine action(ResultSet row) throws SQLException {
        return new ActionLine(
                new Action(
                        new Action.Id(row.getObject(4, UUID.class)),
                        EnumCode.parse(Area.class, row.getString(5)),
                        row.getString(6),
                        new OrganisationId(row.getObject(7, UUID.class)),
                        row.getObject(8, LocalDate.class),
                        EnumCode.parse(Action.State.class, row.getString(9)),
                        ending(row)),
                new QualityReviewId(row.getObject(1, UUID.class)),
                EnumCode.parse(Reviewer.class, row.getString(14)),
                new EnterpriseId(row.getObject(2, UUID.class)),
                row.getString(3),
                new OrganisationId(row.getObject(15, UUID.class)),
                map(row.getObject(16, UUID.class), OrganisationId::new));
    }

    private static @Nullable Ending ending(ResultSet row) throws SQLException {
        LocalDate on = row.getObject(10, LocalDate.class);
        return on == null ? null : new Ending(on, row.getString(13), new Actor(row.getString(11), moment(row, 12)));
    }
}
