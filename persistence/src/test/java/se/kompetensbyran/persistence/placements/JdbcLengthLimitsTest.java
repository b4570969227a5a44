package se.kompetensbyran.persistence.placements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.placements.PlacementFixture.MONDAY;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.placements.LengthLimit;
import se.kompetensbyran.domain.placements.LengthLimits;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.persistence.shared.TestDatabase;

@QuarkusTest
class JdbcLengthLimitsTest {

    @Inject
    LengthLimits limits;

    @Inject
    DataSource database;

    @Test
    void a_new_installation_has_limits_of_training_and_internships_and_none_of_work() {
        Period always = Period.inclusive(LocalDate.of(2000, 1, 1), null);

        assertThat(limits.all())
                .containsExactly(
                        new LengthLimit(PlaceKind.WORK_TRAINING, 1, 3, always),
                        new LengthLimit(PlaceKind.INTERNSHIP, 1, 6, always));
        assertThat(limits.of(PlaceKind.EMPLOYMENT, MONDAY)).isEmpty();
        assertThat(limits.of(PlaceKind.INTERNSHIP, MONDAY))
                .hasValueSatisfying(it -> assertThat(it.months()).isEqualTo(6));
    }

    @Test
    void two_rules_of_a_kind_hold_on_no_day() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> TestDatabase.execute(
                            connection, "insert into placement_limit values ('internship', 2, 9, '[2030-01-01,)')"))
                    .hasMessageContaining("placement_limit_one_at_a_time");
            connection.rollback();
        }
    }
}
