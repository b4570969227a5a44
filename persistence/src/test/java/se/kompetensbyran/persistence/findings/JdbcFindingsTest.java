package se.kompetensbyran.persistence.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.placements.PlacementFixture.LAST;
import static se.kompetensbyran.domain.placements.PlacementFixture.in;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.findings.FindingKind;
import se.kompetensbyran.domain.findings.Findings;
import se.kompetensbyran.domain.findings.FindingsContract;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.PathwayFixture;
import se.kompetensbyran.domain.pathways.Stage;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.PlacementFixture;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.rules.Rulebook;
import se.kompetensbyran.persistence.shared.ListeningDriver;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class JdbcFindingsTest extends FindingsContract {

    @Inject
    Findings findings;

    @Inject
    Placements placements;

    @Inject
    Enrolments enrolments;

    @Inject
    Projects projects;

    @Inject
    Places places;

    @Inject
    Participants participants;

    @Inject
    Enterprises enterprises;

    @Inject
    Nodes nodes;

    @Inject
    Organisations organisations;

    @Inject
    DataSource database;

    @Override
    protected Findings findings() {
        return OwnTransaction.each(Findings.class, findings);
    }

    @Override
    protected Placements placements() {
        return OwnTransaction.each(Placements.class, placements);
    }

    @Override
    protected Enrolments enrolments() {
        return OwnTransaction.each(Enrolments.class, enrolments);
    }

    @Override
    protected Projects projects() {
        return OwnTransaction.each(Projects.class, projects);
    }

    @Override
    protected Places places() {
        return OwnTransaction.each(Places.class, places);
    }

    @Override
    protected Participants participants() {
        return OwnTransaction.each(Participants.class, participants);
    }

    @Override
    protected Enterprises enterprises() {
        return OwnTransaction.each(Enterprises.class, enterprises);
    }

    @Override
    protected Nodes nodes() {
        return OwnTransaction.each(Nodes.class, nodes);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @Test
    void of_many_who_check_at_once_each_thing_is_found_once() {
        for (int i = 0; i < 5; i++) save(in(State.ONGOING, between(somebody())));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Findings.Outcome> all = IntStream.range(0, 4)
                .mapToObj(it -> CompletableFuture.supplyAsync(
                        () -> findings().check(FindingKind.PLACEMENT_PAST_END, host, LAST.plusDays(1)), threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        threads.shutdownNow();

        assertThat(all.stream().mapToInt(Findings.Outcome::found).sum()).isEqualTo(5);
        assertThat(findings().counts(own)).containsEntry(FindingKind.PLACEMENT_PAST_END, 5);
    }

    @Test
    void what_is_wrong_of_who_is_erased_is_nobodys_work() throws SQLException {
        Participant who = somebody();
        Between between = between(who);
        places().save(places().get(between.place()).take(PlacementFixture.MONDAY));
        save(in(State.ONGOING, between));
        findings().check(FindingKind.PLACEMENT_PAST_END, host, LAST.plusDays(1));
        assertThat(findings().counts(own)).containsEntry(FindingKind.PLACEMENT_PAST_END, 1);

        participants().save(who.erase(PlacementFixture.ADVISER), own);

        assertThat(findings().counts(own)).containsEntry(FindingKind.PLACEMENT_PAST_END, 0);
        for (FindingKind it : FindingKind.values())
            assertThat(findings().check(it, host, LAST.plusDays(100)))
                    .as(it.name())
                    .isEqualTo(Findings.Outcome.NOTHING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data_finding_mended_after_found | update data_finding set mended_on = found_on - 1",
                "data_finding_kind_known | update data_finding set kind = 'odd'",
                "data_finding_open_once | insert into data_finding (id, kind, subject_id, participant_id, node_id, since, found_on)"
                        + " select gen_random_uuid(), kind, subject_id, participant_id, node_id, since, found_on from data_finding"
            })
    void the_database_too_keeps_what_is_no_finding_out(String constraint, String broken) throws SQLException {
        save(in(State.ONGOING, between(somebody())));
        findings().check(FindingKind.PLACEMENT_PAST_END, host, LAST.plusDays(1));
        assertThatThrownBy(() -> count("{" + host + "}", broken + " returning 1"))
                .hasMessageContaining('"' + constraint + '"');
    }

    @Test
    void nothing_is_wrong_of_who_has_been_erased() {
        Participant whose = somebody();
        save(PathwayFixture.in(Stage.COMPLETED, enrolled(whose)));
        assertThat(findings()
                        .check(FindingKind.EXIT_WITHOUT_OUTCOME, host, PathwayFixture.TODAY)
                        .found())
                .isEqualTo(1);
        participants().save(whose.erase(PathwayFixture.ADVISER), own);
        assertThat(findings().counts(own)).containsEntry(FindingKind.EXIT_WITHOUT_OUTCOME, 0);
        assertThat(findings().check(FindingKind.EXIT_WITHOUT_OUTCOME, host, PathwayFixture.TODAY))
                .isEqualTo(Findings.Outcome.NOTHING);
    }

    @Test
    void an_exit_that_no_rule_has_judged_is_late_by_the_rule_of_that_day() {
        save(left(PathwayFixture.LAST, new Rulebook(List.of())));
        assertThat(findings().check(FindingKind.EXIT_WITHOUT_OUTCOME, host, PathwayFixture.LAST.plusDays(28)))
                .isEqualTo(Findings.Outcome.NOTHING);
        assertThat(findings().check(FindingKind.EXIT_WITHOUT_OUTCOME, host, PathwayFixture.LAST.plusDays(29)))
                .isEqualTo(new Findings.Outcome(1, 0));
    }

    @ParameterizedTest
    @EnumSource(FindingKind.class)
    void a_checker_is_one_statement_after_it_was_said_whose(FindingKind kind) {
        var sent = ListeningDriver.during(() -> findings().check(kind, host, LAST)).stream()
                .filter(ListeningDriver.Sent::isStatement)
                .toList();
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).text()).contains("participants.sight");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{00000000-0000-0000-0000-000000000000}"})
    void who_does_not_say_whose_sees_none(String sight) throws SQLException {
        save(in(State.ONGOING, between(somebody())));
        findings().check(FindingKind.PLACEMENT_PAST_END, host, LAST.plusDays(1));
        assertThat(count(sight, "select count(*) from data_finding")).isZero();
        assertThat(count("{" + host + "}", "select count(*) from data_finding")).isEqualTo(1);
        assertThat(
                        count(
                                sight,
                                "select count(*) from pg_class where relname = 'data_finding' and relrowsecurity and relforcerowsecurity"))
                .isEqualTo(1);
        assertThat(
                        count(
                                sight,
                                "select count(*) from pg_class where relnamespace = 'known'::regnamespace and relname ~ 'finding'"))
                .isZero();
    }

    private int count(String sight, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('participants.sight', '" + sight + "', true)");
            int found = only(statement, sql);
            connection.rollback();
            return found;
        }
    }

    private static int only(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
