package se.kompetensbyran.persistence.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kompetensbyran.domain.rules.RuleFixture;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.RuleVersionProblem;
import se.kompetensbyran.domain.rules.RuleVersions;
import se.kompetensbyran.domain.rules.Rules;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.TestDatabase;

@QuarkusTest
class JdbcRulesTest {

    @Inject
    Rules rules;

    @Inject
    RuleVersions versions;

    @Inject
    DataSource database;

    @Test
    void a_new_installation_has_these_rules_and_says_which_of_them_are_assumed() {
        assertThat(rules.all()).isEqualTo(RuleFixture.USUAL);
        assertThat(rules.all().judge(RuleKind.EMPLOYMENT_LENGTH, RuleFixture.ALWAYS))
                .isEmpty();
    }

    @Test
    void a_new_version_ends_the_one_before_and_of_two_at_once_one_is_refused() throws SQLException {
        LocalDate day = LocalDate.of(2090, 1, 1);
        try {
            List<Throwable> failures = Race.between(() -> () -> add(7, day), () -> () -> add(8, day));

            assertThat(failures).hasSize(1).hasOnlyElementsOfType(RuleVersionProblem.NotLast.class);
            assertThat(rules.all().get(RuleKind.SUSPENSION_LENGTH, 1).validity())
                    .isEqualTo(new Period(RuleFixture.ALWAYS, day));
            assertThat(rules.all()
                            .judge(RuleKind.SUSPENSION_LENGTH, day.minusDays(1))
                            .orElseThrow()
                            .version())
                    .isEqualTo(1);
            assertThat(rules.all()
                            .judge(RuleKind.SUSPENSION_LENGTH, day)
                            .orElseThrow()
                            .version())
                    .isEqualTo(2);
        } finally {
            try (Connection connection = database.getConnection()) {
                TestDatabase.execute(connection, "delete from rule where version = 2");
                TestDatabase.execute(connection, "update rule set validity = '[2000-01-01,)'");
            }
        }
    }

    private void add(int months, LocalDate day) {
        versions.add(book -> book.next(RuleKind.SUSPENSION_LENGTH, Span.ofMonths(months), day, day));
    }

    @ParameterizedTest
    @CsvSource({
        "rule_one_at_a_time, internship-length, 2, 9, 0, '[2030-01-01,)'",
        "rule_pkey, internship-length, 1, 9, 0, '[1990-01-01,1991-01-01)'",
        "rule_leads_ahead, employment-length, 1, 1, -28, '[2030-01-01,)'",
        "rule_validity_begins, employment-length, 1, 1, 0, '(,2030-01-01)'",
        "rule_kind_known, invented, 1, 1, 0, '[2030-01-01,)'"
    })
    void a_row_that_is_no_rule_is_refused(
            String constraint, String kind, int version, int months, int days, String validity) throws SQLException {
        String row = "insert into rule values ('" + kind + "', " + version + ", " + months + ", " + days + ", true, '"
                + validity + "')";
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> TestDatabase.execute(connection, row)).hasMessageContaining(constraint);
            connection.rollback();
        }
    }
}
