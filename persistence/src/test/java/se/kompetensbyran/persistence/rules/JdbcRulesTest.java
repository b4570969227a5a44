package se.kompetensbyran.persistence.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kompetensbyran.domain.rules.RuleFixture;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.Rules;
import se.kompetensbyran.persistence.shared.TestDatabase;

@QuarkusTest
class JdbcRulesTest {

    @Inject
    Rules rules;

    @Inject
    DataSource database;

    @Test
    void a_new_installation_has_these_rules_and_says_which_of_them_are_assumed() {
        assertThat(rules.all()).isEqualTo(RuleFixture.USUAL);
        assertThat(rules.all().judge(RuleKind.EMPLOYMENT_LENGTH, RuleFixture.ALWAYS))
                .isEmpty();
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
