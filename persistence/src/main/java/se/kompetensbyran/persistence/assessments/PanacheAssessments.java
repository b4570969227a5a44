package se.kompetensbyran.persistence.assessments;

import static se.kompetensbyran.persistence.shared.Reads.moment;
import static se.kompetensbyran.persistence.shared.Values.map;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.assessments.Assessment;
import se.kompetensbyran.domain.assessments.AssessmentId;
import se.kompetensbyran.domain.assessments.AssessmentLine;
import se.kompetensbyran.domain.assessments.AssessmentProblem.OpenAlready;
import se.kompetensbyran.domain.assessments.AssessmentProblem.ValidAlready;
import se.kompetensbyran.domain.assessments.Assessments;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.persistence.shared.OwnEnterprises;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Whole;
import se.kompetensbyran.persistence.shared.Writes;

/** Assessments, a row each with rows for their steps. */
@ApplicationScoped
class PanacheAssessments implements Assessments, PanacheRepositoryBase<AssessmentEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of(
            "assessment_one_open", OpenAlready::new,
            "assessment_one_valid_at_a_time", ValidAlready::new);

    private final Reads reads;
    private final Writes writes;

    PanacheAssessments(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<Assessment> find(AssessmentId id) {
        return Whole.find(getEntityManager(), AssessmentEntity.class, id.value());
    }

    @Override
    public Assessment save(Assessment assessment) {
        // Who closes the business waits for this confirmation, or this confirmation for them: none comes after the
        // closing.
        if (assessment.state() == State.CONFIRMED && !staysOpen(assessment.enterprise()))
            throw new EnterpriseProblem.Closed();
        UUID id = assessment.id().value();
        return writes.save(assessment, id, findById(id), AssessmentEntity::new, PROBLEMS);
    }

    private boolean staysOpen(EnterpriseId id) {
        return reads.find(
                        Sql.of("select 1 from enterprise where id = ? and stage <> 'closed' for share", id.value()),
                        row -> true)
                .isPresent();
    }

    @Override
    public Page<AssessmentLine> search(Search search, PageRequest wanted, LocalDate today) {
        Sql matching = OwnEnterprises.narrow(
                Sql.of(" from assessment a join enterprise e on e.id = a.enterprise_id where true")
                        .and("a.enterprise_id = ?", map(search.enterprise(), EnterpriseId::value))
                        .and("a.state = ?", map(search.state(), EnumCode::of)),
                "a.enterprise_id",
                search.within(),
                today);
        Sql rows = Sql.of("select a.id, a.revision, e.id, e.name, a.state, a.state_since, a.from_day, a.until_day")
                .add(matching)
                .add(" order by a.id desc limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, rows, matching, PanacheAssessments::line);
    }

    @Override
    public Optional<Period> lastValidity(EnterpriseId enterprise) {
        return reads.find(
                Sql.of(
                        "select from_day, until_day from assessment where enterprise_id = ? and from_day is not null"
                                + " order by from_day desc limit 1",
                        enterprise.value()),
                row -> new Period(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)));
    }

    private static AssessmentLine line(ResultSet row) throws SQLException {
        return new AssessmentLine(
                new AssessmentId(row.getObject(1, UUID.class)),
                row.getLong(2),
                new EnterpriseId(row.getObject(3, UUID.class)),
                row.getString(4),
                EnumCode.parse(State.class, row.getString(5)),
                moment(row, 6),
                validity(row));
    }

    private static @Nullable Period validity(ResultSet row) throws SQLException {
        LocalDate from = row.getObject(7, LocalDate.class);
        return from == null ? null : new Period(from, row.getObject(8, LocalDate.class));
    }
}
