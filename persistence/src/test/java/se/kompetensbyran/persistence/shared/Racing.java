package se.kompetensbyran.persistence.shared;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
