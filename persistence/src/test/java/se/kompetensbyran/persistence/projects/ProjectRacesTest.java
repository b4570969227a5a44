package se.kompetensbyran.persistence.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.projects.ProjectFixture.START;
import static se.kompetensbyran.domain.projects.ProjectFixture.aDescription;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProjectFrom;
import static se.kompetensbyran.domain.projects.ProjectFixture.fundedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.ownedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.theRestBy;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.projects.FundingLine.Status;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectProblem.NotEarlier;
import se.kompetensbyran.domain.projects.ProjectProblem.OwnerTaken;
import se.kompetensbyran.domain.projects.ProjectProblem.SecondRemainder;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Race.Write;
import se.kompetensbyran.persistence.shared.Racing;

/** What two at once can do to projects, and to one that continues another. */
@QuarkusTest
class ProjectRacesTest extends Racing {

    @Test
    void two_change_a_project() {
        var saved = saved(anOngoingProject());
        Supplier<Write> change = () -> {
            var read = projects.get(saved.id());
            return () -> projects.save(read.describe(aDescription()));
        };

        assertThat(Race.between(change, change)).singleElement().isInstanceOf(Stale.class);
        assertThat(read(saved.id()).revision()).isEqualTo(2);
    }

    @Test
    void two_enter_a_project_with_the_same_id() {
        var entered = anOngoingProject();

        assertThat(Race.between(() -> () -> projects.save(entered), () -> () -> projects.save(entered)))
                .singleElement()
                .isInstanceOf(Stale.class);
    }

    @Test
    void two_owners_come_on_the_same_day() {
        var owner = saved(anOrganisation()).id();
        var saved = saved(anOngoingProject());
        Supplier<Write> own = () -> {
            var read = projects.get(saved.id());
            return () -> projects.save(read.withRole(ownedBy(owner)));
        };

        assertThat(Race.between(own, own)).singleElement().isInstanceOfAny(OwnerTaken.class, Stale.class);
        assertThat(read(saved.id()).roles()).hasSize(1);
    }

    @Test
    void two_lines_are_the_rest() {
        var funder = saved(anOrganisation()).id();
        var saved = saved(anOngoingProject().withTotal(Money.kronor(100)));
        Supplier<Write> fund = () -> {
            var read = projects.get(saved.id());
            return () -> projects.save(read.withFundingLine(theRestBy(funder, Status.GRANTED)));
        };

        assertThat(Race.between(fund, fund)).singleElement().isInstanceOfAny(SecondRemainder.class, Stale.class);
        assertThat(read(saved.id()).budget().granted()).isEqualTo(Money.kronor(100));
    }

    @Test
    void two_grants_are_together_more_than_the_total() {
        var funder = saved(anOrganisation()).id();
        var saved = saved(anOngoingProject().withTotal(Money.kronor(100)));
        Supplier<Write> grant = () -> {
            var read = projects.get(saved.id());
            return () -> projects.save(read.withFundingLine(fundedBy(funder, "60", Status.GRANTED)));
        };

        assertThat(Race.between(grant, grant)).singleElement().isInstanceOf(Stale.class);
        assertThat(read(saved.id()).budget().granted()).isEqualTo(Money.kronor(60));
    }

    @Test
    void a_grant_comes_while_the_total_is_lowered() {
        var funder = saved(anOrganisation()).id();
        var saved = saved(anOngoingProject().withTotal(Money.kronor(100)));

        assertThat(Race.between(
                        () -> {
                            var read = projects.get(saved.id());
                            return () -> projects.save(read.withFundingLine(fundedBy(funder, "60", Status.GRANTED)));
                        },
                        () -> {
                            var read = projects.get(saved.id());
                            return () -> projects.save(read.withTotal(Money.kronor(50)));
                        }))
                .singleElement()
                .isInstanceOf(Stale.class);
    }

    @Test
    void a_project_is_read_whole_while_it_changes() {
        var funder = saved(anOrganisation()).id();
        var fifty = fundedBy(funder, "50", Status.GRANTED);
        var saved = saved(anOngoingProject().withTotal(Money.kronor(50)).withFundingLine(fifty));

        // The reader has the project's row and waits for its lines, which change before it gets them.
        CompletableFuture<Project> reading = inTransaction(() -> {
            lockFundingLines();
            projects.save(projects.get(saved.id())
                    .withTotal(Money.kronor(100))
                    .withFundingLine(fundedBy(funder, "50", Status.GRANTED)));
            var reader = CompletableFuture.supplyAsync(() -> read(saved.id()));
            untilFundingLinesAreWaitedFor();
            return reader;
        });

        Project read = reading.join();
        assertThat(read.revision()).isEqualTo(2);
        assertThat(read.budget().granted()).isEqualTo(Money.kronor(100));
    }

    // Which of the two is first differs from run to run; each order has its own refusal.
    @RepeatedTest(5)
    void a_project_starts_later_while_another_comes_to_continue_it() throws SQLException {
        var earlier = saved(anOngoingProjectFrom(START.minusYears(1)));
        var later = saved(anOngoingProjectFrom(START));

        assertThat(Race.between(
                        () -> {
                            var read = projects.get(earlier.id());
                            return () -> projects.save(startingLate(read));
                        },
                        () -> {
                            var read = projects.get(later.id()).continuing(projects.get(earlier.id()));
                            return () -> projects.save(read);
                        }))
                .singleElement()
                .isInstanceOfAny(NotEarlier.class, Stale.class);
        lineageIsTrue();
    }

    @Test
    void a_project_started_later_before_another_came_to_continue_it() throws SQLException {
        var earlier = saved(anOngoingProjectFrom(START.minusYears(1)));
        var later = saved(anOngoingProjectFrom(START));

        assertThatThrownBy(() -> inTransaction(() -> {
                    var read = projects.get(later.id()).continuing(projects.get(earlier.id()));
                    inTransaction(() -> projects.save(startingLate(projects.get(earlier.id()))));
                    return projects.save(read);
                }))
                .isInstanceOf(Stale.class);
        assertThat(read(later.id()).continues()).isNull();
        lineageIsTrue();
    }

    @Test
    void another_came_to_continue_a_project_before_it_started_later() throws SQLException {
        var earlier = saved(anOngoingProjectFrom(START.minusYears(1)));
        var later = saved(anOngoingProjectFrom(START));

        assertThatThrownBy(() -> inTransaction(() -> {
                    var read = projects.get(earlier.id());
                    inTransaction(() -> projects.save(projects.get(later.id()).continuing(read)));
                    return projects.save(startingLate(read));
                }))
                .isInstanceOf(NotEarlier.class);
        assertThat(read(earlier.id()).schedule().startsOn()).isEqualTo(START.minusYears(1));
        lineageIsTrue();
    }

    @Test
    void the_one_that_continues_changes_while_the_first_day_of_the_other_moves() throws SQLException {
        var earlier = saved(anOngoingProjectFrom(START.minusYears(1)));
        var later = saved(anOngoingProjectFrom(START).continuing(earlier));

        assertThatThrownBy(() -> inTransaction(() -> {
                    var read = projects.get(later.id());
                    inTransaction(() -> projects.save(projects.get(earlier.id())
                            .plan(START.minusYears(2), earlier.schedule().plannedEndsOn())));
                    return projects.save(read.describe(aDescription()));
                }))
                .isInstanceOf(Stale.class);
        lineageIsTrue();
    }

    private void lockFundingLines() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("lock table project_funding_line in access exclusive mode");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void untilFundingLinesAreWaitedFor() {
        for (int i = 0; i < 1000; i++)
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select 1 from pg_locks"
                            + " where not granted and relation = 'project_funding_line'::regclass")) {
                if (row.next()) return;
                Thread.sleep(10);
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        throw new IllegalStateException("nobody came");
    }

    private void lineageIsTrue() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from project later"
                        + " left join project earlier on earlier.id = later.continues_id"
                        + " where later.continues_id is not null and"
                        + " (later.continues_starts_on >= later.starts_on"
                        + " or later.continues_starts_on is distinct from earlier.starts_on)")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
        }
    }

    private static Project startingLate(Project it) {
        return it.plan(START.plusDays(1), it.schedule().plannedEndsOn());
    }
}
