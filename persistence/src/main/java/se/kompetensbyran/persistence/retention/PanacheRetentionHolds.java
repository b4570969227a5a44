package se.kompetensbyran.persistence.retention;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.retention.HoldId;
import se.kompetensbyran.domain.retention.RetentionHold;
import se.kompetensbyran.domain.retention.RetentionHolds;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.RowSecurity;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Writes;

/** Holds, a row each; each method says whose it comes near. */
@ApplicationScoped
@Transactional
class PanacheRetentionHolds implements RetentionHolds, PanacheRepositoryBase<RetentionHoldEntity, UUID> {

    // The participant has been erased since it was read.
    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of("retention_hold_of_nobody_erased", Stale::new);

    private static final String SELECT =
            "select id, revision, participant_id, reason, words, until_day, given_by, given_at, released_by, released_at";
    private static final String ORDER = " order by given_at desc, id desc";

    private final Reads reads;
    private final Writes writes;
    private final RowSecurity rows;
    private final JdbcRetentions retentions;

    PanacheRetentionHolds(Reads reads, Writes writes, RowSecurity rows, JdbcRetentions retentions) {
        this.reads = reads;
        this.writes = writes;
        this.rows = rows;
        this.retentions = retentions;
    }

    @Override
    public Optional<RetentionHold> find(HoldId id, Sight sight) {
        rows.show(sight);
        return findByIdOptional(id.value()).map(RetentionHoldEntity::toDomain);
    }

    @Override
    public RetentionHold save(RetentionHold it, Sight sight) {
        retentions.lock(it.participant());
        rows.show(sight);
        UUID id = it.id().value();
        RetentionHold saved = writes.save(it, id, findById(id), RetentionHoldEntity::new, PROBLEMS);
        retentions.untell(it.participant());
        return saved;
    }

    @Override
    public List<RetentionHold> all(ParticipantId whose, Sight sight) {
        rows.show(sight);
        return reads.list(
                Sql.of(SELECT).add(matching(whose)).add(ORDER).add(" limit ?", PageRequest.REACH),
                PanacheRetentionHolds::hold);
    }

    @Override
    public Page<RetentionHold> of(ParticipantId whose, Sight sight, PageRequest wanted) {
        rows.show(sight);
        Sql matching = matching(whose);
        Sql found = Sql.of(SELECT).add(matching).add(ORDER).add(" limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, found, matching, PanacheRetentionHolds::hold);
    }

    private static Sql matching(ParticipantId whose) {
        return Sql.of(" from retention_hold where participant_id = ?", whose.value());
    }

    private static RetentionHold hold(ResultSet row) throws SQLException {
        return new RetentionHold(
                new HoldId(row.getObject(1, UUID.class)),
                row.getLong(2),
                new ParticipantId(row.getObject(3, UUID.class)),
                EnumCode.parse(RetentionHold.Reason.class, row.getString(4)),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                new Actor(row.getString(7), Reads.moment(row, 8)),
                released(row));
    }

    private static @Nullable Actor released(ResultSet row) throws SQLException {
        String who = row.getString(9);
        return who == null ? null : new Actor(who, Reads.moment(row, 10));
    }
}
