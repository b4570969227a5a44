package se.kompetensbyran.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;

/** What races have in common: one wins, the other hears why it did not. */
public abstract class Racing {

    private static final String BLOCKED = "select count(*) from pg_locks where not granted and pid = ";

    @Inject
    protected Organisations organisations;

    @Inject
    protected Projects projects;

    @Inject
    protected Accounts accounts;

    @Inject
    protected DataSource database;

    protected void assertRefusedBy(String constraint, String insert) {
        assertThatThrownBy(() -> {
                    try (Connection connection = database.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute(insert);
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(constraint);
    }

    /** Of two statements beside the domain nothing but the constraint can refuse the second. */
    protected void assertOneRefusedBy(String constraint, String one, String other) {
        assertThat(raced(one, other))
                .hasValueSatisfying(
                        it -> assertThat(it).isInstanceOf(SQLException.class).hasMessageContaining(constraint));
    }

    /**
     * Two statements beside the domain, each in a transaction of its own: both are written before the first is kept.
     *
     * @return why the second failed, if it did
     */
    protected Optional<Throwable> raced(String one, String other) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection first = database.getConnection();
                Connection second = database.getConnection()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            execute(first, one);
            int waiting = value(second, "select pg_backend_pid()");
            Future<?> written = thread.submit(() -> {
                execute(second, other);
                second.commit();
                return null;
            });
            while (!written.isDone() && value(first, BLOCKED + waiting) == 0) LockSupport.parkNanos(1_000_000);
            first.commit();
            try {
                written.get(20, TimeUnit.SECONDS);
                return Optional.empty();
            } catch (ExecutionException e) {
                second.rollback();
                return Optional.ofNullable(e.getCause());
            }
        } catch (SQLException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.shutdownNow();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    protected Account saved(Account it) {
        return inTransaction(() -> accounts.save(it));
    }

    protected Project read(ProjectId id) {
        return inTransaction(() -> projects.get(id));
    }

    protected Organisation saved(Organisation it) {
        return inTransaction(() -> organisations.save(it));
    }

    protected Project saved(Project it) {
        return inTransaction(() -> projects.save(it));
    }

    protected static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
