package se.kompetensbyran.persistence.figures;

import static se.kompetensbyran.persistence.shared.Reads.moment;
import static se.kompetensbyran.persistence.shared.Reads.momentOrNone;
import static se.kompetensbyran.persistence.shared.Reads.number;
import static se.kompetensbyran.persistence.shared.Values.map;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.figures.FigureProblem.YearTaken;
import se.kompetensbyran.domain.figures.FigureSet;
import se.kompetensbyran.domain.figures.FigureYear;
import se.kompetensbyran.domain.figures.FigureYears;
import se.kompetensbyran.domain.figures.FullTime;
import se.kompetensbyran.domain.figures.Headcount;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Whole;
import se.kompetensbyran.persistence.shared.Writes;

/** Yearly figures, a row for each year with rows for what was reported. */
@ApplicationScoped
class PanacheFigureYears implements FigureYears, PanacheRepositoryBase<FigureYearEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS =
            Map.of("figure_year_once", YearTaken::new, "figure_set_one_in_force", YearTaken::new);

    private final Reads reads;
    private final Writes writes;

    PanacheFigureYears(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<FigureYear> find(EnterpriseId enterprise, int year) {
        return reads.find(
                        Sql.of(
                                "select id from figure_year where enterprise_id = ? and year = ?",
                                enterprise.value(),
                                year),
                        row -> row.getObject(1, UUID.class))
                .flatMap(id -> Whole.find(getEntityManager(), FigureYearEntity.class, id));
    }

    @Override
    public FigureYear save(FigureYear figures) {
        UUID id = figures.id().value();
        return writes.save(figures, id, findById(id), FigureYearEntity::new, PROBLEMS);
    }

    @Override
    public List<FigureYearLine> of(EnterpriseId enterprise) {
        return reads.list(
                Sql.of(
                        "select y.year, (select confirmed_at is null from figure_set last where last.figure_year_id = y.id"
                                + " order by last.position desc limit 1), s.reference_day, s.employed_women, s.employed_men,"
                                + " s.employed_non_binary, s.employed_unknown, s.full_time_hundredths, s.occupied_women,"
                                + " s.occupied_men, s.occupied_non_binary, s.occupied_unknown, s.target_women, s.target_men,"
                                + " s.target_non_binary, s.target_unknown, s.turnover_ore, s.reason, s.reported_by,"
                                + " s.reported_at, s.confirmed_by, s.confirmed_at, s.set_id from figure_year y"
                                + " left join figure_set s on s.figure_year_id = y.id and s.in_force"
                                + " where y.enterprise_id = ? order by y.year desc",
                        enterprise.value()),
                row -> new FigureYearLine(row.getInt(1), set(row), row.getBoolean(2)));
    }

    private static @Nullable FigureSet set(ResultSet row) throws SQLException {
        LocalDate day = row.getObject(3, LocalDate.class);
        if (day == null) return null;
        Instant confirmedAt = momentOrNone(row, 22);
        return new FigureSet(
                new FigureSet.Id(row.getObject(23, UUID.class)),
                day,
                headcount(row, 4),
                new FullTime(row.getInt(8)),
                headcount(row, 9),
                headcount(row, 13),
                map(number(row, 17), Money::new),
                row.getString(18),
                new Actor(row.getString(19), moment(row, 20)),
                confirmedAt == null ? null : new Actor(row.getString(21), confirmedAt));
    }

    private static Headcount headcount(ResultSet row, int first) throws SQLException {
        return new Headcount(row.getInt(first), row.getInt(first + 1), row.getInt(first + 2), row.getInt(first + 3));
    }
}
