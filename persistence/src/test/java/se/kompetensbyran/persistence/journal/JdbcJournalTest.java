package se.kompetensbyran.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.journal.Entry;
import se.kompetensbyran.domain.journal.Journal;
import se.kompetensbyran.domain.journal.JournalContract;
import se.kompetensbyran.domain.journal.Origin;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.persistence.shared.OwnTransaction;
import se.kompetensbyran.persistence.shared.TestDatabase;

@QuarkusTest
class JdbcJournalTest extends JournalContract {

    @Inject
    Journal journal;

    @Inject
    DataSource database;

    @Override
    protected Journal journal() {
        return OwnTransaction.each(Journal.class, journal);
    }

    @Test
    void an_entry_goes_when_its_transaction_does() {
        var entry =
                Entry.of("project.changed", UUID.randomUUID(), 1L, Instant.now(), Origin.system("system"), List.of());
        QuarkusTransaction.begin();
        journal.add(entry);
        QuarkusTransaction.rollback();

        assertThat(journal().of(Set.of(subject(entry)), PageRequest.first(1)).items())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal_entry set who = 'nobody'",
                "update journal_entry set who = 'nobody' where false",
                "delete from journal_entry",
                "delete from journal_entry where false",
                "truncate journal_entry"
            })
    void nobody_changes_it_or_takes_from_it(String sql) throws SQLException {
        journal().add(Entry.of("project.changed", null, null, Instant.now(), Origin.system("system"), List.of()));

        try (Connection connection = database.getConnection()) {
            assertThatThrownBy(() -> TestDatabase.execute(connection, sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            it -> assertThat(it.getSQLState()).isEqualTo("42501"));
        }
    }

    private static UUID subject(Entry entry) {
        return Objects.requireNonNull(entry.subject());
    }
}
