package se.kompetensbyran.persistence.placements;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import se.kompetensbyran.domain.placements.LengthLimit;
import se.kompetensbyran.domain.placements.LengthLimits;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;

/** The rules of how long placements are, a row each. */
@ApplicationScoped
class JdbcLengthLimits implements LengthLimits {

    private final Reads reads;

    JdbcLengthLimits(Reads reads) {
        this.reads = reads;
    }

    @Override
    public List<LengthLimit> all() {
        return reads.list(
                Sql.of("select kind, version, months, lower(validity), upper(validity) from placement_limit"
                        + " order by array_position(array['work-training', 'internship', 'employment'], kind::text),"
                        + " version"),
                row -> new LengthLimit(
                        EnumCode.parse(PlaceKind.class, row.getString(1)),
                        row.getInt(2),
                        row.getInt(3),
                        new Period(row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class))));
    }
}
