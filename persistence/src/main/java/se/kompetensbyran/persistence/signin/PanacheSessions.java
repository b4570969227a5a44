package se.kompetensbyran.persistence.signin;

import static se.kompetensbyran.persistence.shared.Reads.moment;
import static se.kompetensbyran.persistence.shared.Reads.momentOrNone;
import static se.kompetensbyran.persistence.shared.Reads.strings;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.signin.Session;
import se.kompetensbyran.domain.signin.Sessions;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;

/**
 * Sessions, a row each with rows for their refresh tokens. Each change is a statement that names what it changes: one
 * that is used and ended at once stays ended. The database decides who takes a token first.
 */
@ApplicationScoped
class PanacheSessions implements Sessions, PanacheRepositoryBase<SessionEntity, UUID> {

    private static final int MOST_AT_ONCE = 100;

    private static final String SELECT =
            "select s.id, s.account_id, s.client_id, s.scopes, s.started_at, s.last_used_at,"
                    + " s.expires_at, s.ended_at from session s";

    private final Reads reads;

    PanacheSessions(Reads reads) {
        this.reads = reads;
    }

    @Override
    public Optional<Session> find(Session.Id id) {
        return reads.find(Sql.of(SELECT + " where s.id = ?", id.value()), PanacheSessions::session);
    }

    @Override
    public List<Session> openOf(AccountId account, Instant now) {
        return reads.list(
                Sql.of(
                        SELECT + " where s.account_id = ? and s.ended_at is null and s.expires_at > ?"
                                + " order by s.last_used_at desc, s.id desc",
                        account.value(),
                        OffsetDateTime.ofInstant(now, ZoneOffset.UTC)),
                PanacheSessions::session);
    }

    @Override
    public void start(Session session, String refreshHash) {
        persist(new SessionEntity().fill(session));
        keep(session, refreshHash);
    }

    @Override
    public Optional<Taken> take(String refreshHash) {
        // Whoever comes second waits here for the first to end, and then finds it taken.
        boolean isFirst = getEntityManager()
                        .createNativeQuery("update refresh_token set is_taken = true where hash = ?1 and not is_taken")
                        .setParameter(1, refreshHash)
                        .executeUpdate()
                > 0;
        return reads.find(
                Sql.of(
                        SELECT + " where s.id = (select it.session_id from refresh_token it where it.hash = ?)",
                        refreshHash),
                row -> new Taken(session(row), isFirst));
    }

    @Override
    public void renew(Session session, String refreshHash) {
        getEntityManager()
                .createNativeQuery("update session set last_used_at = ?2, expires_at = ?3 where id = ?1")
                .setParameter(1, session.id().value())
                .setParameter(2, session.lastUsedAt())
                .setParameter(3, session.expiresAt())
                .executeUpdate();
        keep(session, refreshHash);
    }

    @Override
    public void end(Session.Id id, Instant now) {
        getEntityManager()
                .createNativeQuery("update session set ended_at = ?2 where id = ?1 and ended_at is null")
                .setParameter(1, id.value())
                .setParameter(2, now)
                .executeUpdate();
    }

    @Override
    public void endAll(AccountId account, Instant now) {
        getEntityManager()
                .createNativeQuery("update session set ended_at = ?2 where account_id = ?1 and ended_at is null")
                .setParameter(1, account.value())
                .setParameter(2, now)
                .executeUpdate();
    }

    @Override
    public int forget(Instant since) {
        return getEntityManager()
                .createNativeQuery("delete from session where id in (select id from session"
                        + " where over_at < ?1 order by over_at limit ?2 for update skip locked)")
                .setParameter(1, since)
                .setParameter(2, MOST_AT_ONCE)
                .executeUpdate();
    }

    private void keep(Session session, String refreshHash) {
        getEntityManager()
                .persist(new RefreshTokenEntity().fill(refreshHash, session.id().value()));
        flush();
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                new Session.Id(row.getObject(1, UUID.class)),
                new AccountId(row.getObject(2, UUID.class)),
                new ClientId(row.getObject(3, UUID.class)),
                Permission.parse(strings(row, 4)),
                moment(row, 5),
                moment(row, 6),
                moment(row, 7),
                momentOrNone(row, 8));
    }
}
