package se.kompetensbyran.persistence.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.pathways.PathwayFixture.ADVISER;
import static se.kompetensbyran.domain.pathways.PathwayFixture.LAST;
import static se.kompetensbyran.domain.pathways.PathwayFixture.MONDAY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.RULES;
import static se.kompetensbyran.domain.pathways.PathwayFixture.TODAY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.aPlan;
import static se.kompetensbyran.domain.pathways.PathwayFixture.aWholeOne;
import static se.kompetensbyran.domain.pathways.PathwayFixture.anActiveOne;
import static se.kompetensbyran.domain.pathways.PathwayFixture.in;
import static se.kompetensbyran.domain.pathways.PathwayFixture.step;
import static se.kompetensbyran.domain.pathways.PathwayFixture.taken;
import static se.kompetensbyran.domain.placements.PlacementFixture.aPlace;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.DayCorrection;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.EnrolledAlready;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.EnrolmentsOverlap;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.SuspensionsOverlap;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.EnrolmentsContract;
import se.kompetensbyran.domain.pathways.LadderStep;
import se.kompetensbyran.domain.pathways.Reading;
import se.kompetensbyran.domain.pathways.Stage;
import se.kompetensbyran.domain.pathways.StepReason;
import se.kompetensbyran.domain.pathways.Suspension;
import se.kompetensbyran.domain.pathways.Whose;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.PlacementFixture;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.OwnTransaction;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.TestDatabase;

@QuarkusTest
class PanacheEnrolmentsTest extends EnrolmentsContract {

    private static final List<String> PARTS = List.of(
            "enrolment_stage_change",
            "enrolment_suspension",
            "enrolment_reading",
            "enrolment_climb",
            "enrolment_judgement",
            "enrolment_day_correction",
            "enrolment_suspension_correction");

    private static final List<String> TABLES = Part.append(PARTS, "enrolment");

    @Inject
    Enrolments enrolments;

    @Inject
    Projects projects;

    @Inject
    Placements placements;

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
    protected Enrolments enrolments() {
        return OwnTransaction.each(Enrolments.class, enrolments);
    }

    @Override
    protected Projects projects() {
        return OwnTransaction.each(Projects.class, projects);
    }

    @Override
    protected Placements placements() {
        return OwnTransaction.each(Placements.class, placements);
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
    void of_two_who_enrol_somebody_in_a_project_at_once_one_does() {
        Whose whose = whose(organisation());
        Supplier<Race.Write> contestant = () -> () -> enrolments.save(anActiveOne(whose), Sight.REGION);

        assertThat(Race.between(contestant, contestant)).singleElement().isInstanceOf(EnrolledAlready.class);
    }

    @Test
    void of_two_who_record_that_somebody_was_away_at_once_one_does() {
        Enrolment one = enrolments().save(anActiveOne(whose(organisation())), Sight.REGION);
        Supplier<Race.Write> contestant = () -> {
            Enrolment away = enrolments
                    .get(one.id(), Sight.REGION)
                    .suspended(Suspension.of(StepReason.HEALTH, MONDAY, LAST, ADVISER), null, TODAY, RULES);
            return () -> enrolments.save(away, Sight.REGION);
        };

        assertThat(Race.between(contestant, contestant)).singleElement().isInstanceOf(SuspensionsOverlap.class);

        assertThat(enrolments().get(one.id(), Sight.REGION).suspensions()).hasSize(1);
    }

    @Test
    void of_two_who_make_enrolments_overlap_at_once_one_does() {
        Whose whose = whose(organisation());
        Enrolment one = enrolments().save(in(Stage.COMPLETED, whose), Sight.REGION);
        Enrolment again = enrolments().save(aPlan(whose), Sight.REGION);

        assertThat(Race.between(
                        () -> {
                            Enrolment later = enrolments
                                    .get(one.id(), Sight.REGION)
                                    .correct(
                                            Reading.Moment.EXIT,
                                            LAST.plusDays(7),
                                            DayCorrection.Reason.OTHER,
                                            null,
                                            ADVISER,
                                            TODAY,
                                            RULES);
                            return () -> enrolments.save(later, Sight.REGION);
                        },
                        () -> {
                            Enrolment begun =
                                    taken(enrolments.get(again.id(), Sight.REGION), Stage.ACTIVE, LAST.plusDays(1));
                            return () -> enrolments.save(begun, Sight.REGION);
                        }))
                .singleElement()
                .isInstanceOf(EnrolmentsOverlap.class);
    }

    @Test
    void the_database_too_keeps_suspensions_from_overlapping() throws SQLException {
        Enrolment one =
                enrolments().save(taken(anActiveOne(whose(organisation())), Stage.SUSPENDED, LAST), Sight.REGION);
        String again = "insert into enrolment_suspension (id, enrolment_id, position, reason, from_day, until_day,"
                + " recorded_by, recorded_at) select gen_random_uuid(), enrolment_id, 1, reason, from_day, from_day + 1,"
                + " recorded_by, recorded_at from enrolment_suspension where enrolment_id = '" + one.id() + "'";
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            TestDatabase.execute(connection, "select set_config('participants.sight', 'region', true)");
            assertThat(catchThrowable(() -> TestDatabase.execute(connection, again)))
                    .hasMessageContaining("enrolment_suspension_one_at_a_time");
            connection.rollback();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enrolment_left_after_entry | update enrolment set left_on = entered_on - 1 where id = ?",
                "enrolment_left_when_over | update enrolment set left_on = null, outcome = null, exit_status = null,"
                        + " exit_step = null, exit_ladder = null where id = ?",
                "enrolment_outcome_when_left | update enrolment set outcome = null where id = ?",
                "enrolment_outcome_known | update enrolment set outcome = 'good' where id = ?",
                "enrolment_exit_told_whole | update enrolment set exit_step = null where id = ?",
                "enrolment_entry_told_when_begun | update enrolment set entry_step = null where id = ?",
                "enrolment_entered_when_begun | update enrolment set entered_on = null, entry_step = null, entry_ladder = null,"
                        + " left_on = null, outcome = null, exit_status = null, exit_step = null, exit_ladder = null where id = ?",
                "enrolment_stage_change_for_a_reason | update enrolment_stage_change set reason = null where enrolment_id = ?",
                "enrolment_suspension_period_not_empty | update enrolment_suspension set until_day = from_day"
                        + " where enrolment_id = ?",
                "enrolment_reading_no_months_though_working | update enrolment_reading set status = 'employed',"
                        + " months_without_work = 1 where enrolment_id = ?",
                "enrolment_reading_months_in_bounds | update enrolment_reading set status = 'inactive',"
                        + " months_without_work = 721 where enrolment_id = ?",
                "enrolment_climb_corrected_once | update enrolment_climb set corrects = '01976f2e-5c00-7000-8000-0000000000b1'"
                        + " where enrolment_id = ?"
            })
    void the_database_too_keeps_what_makes_no_enrolment_out(String constraint, String broken) throws SQLException {
        Enrolment one = enrolments().save(aWholeOne(whose(organisation())), Sight.REGION);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            TestDatabase.execute(connection, "select set_config('participants.sight', 'region', true)");
            assertThat(catchThrowable(
                            () -> TestDatabase.execute(connection, broken.replace("?", "'" + one.id() + "'"))))
                    .hasMessageContaining('"' + constraint + '"');
            connection.rollback();
        }
    }

    @Test
    void the_database_too_keeps_who_is_transferred_from_going_two_ways() throws SQLException {
        Participant who = participant(organisation());
        Enrolment from = enrolments().save(in(Stage.TRANSFERRED, whose(who)), Sight.REGION);
        enrolments().save(aPlan(whose(who)), Sight.REGION);
        enrolments().save(aPlan(whose(who)), Sight.REGION);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            TestDatabase.execute(connection, "select set_config('participants.sight', 'region', true)");
            assertThat(catchThrowable(() -> TestDatabase.execute(
                            connection,
                            "update enrolment set transferred_from = '" + from.id() + "' where stage = 'planned'"
                                    + " and participant_id = '" + who.id() + "'")))
                    .hasMessageContaining("enrolment_transferred_once");
            connection.rollback();
        }
    }

    @Test
    void a_statement_that_does_not_say_from_where_it_looks_sees_none() throws SQLException {
        OrganisationId runner = organisation();
        Enrolment one = enrolments().save(aWholeOne(whose(runner)), Sight.REGION);

        for (String table : TABLES) {
            assertThat(seen(table, one, "", "", "")).as(table).isZero();
            assertThat(seen(table, one, "{" + OrganisationId.next() + "}", "", ""))
                    .as(table)
                    .isZero();
            assertThat(seen(table, one, "", "{" + runner + "}", "2024-06-03"))
                    .as(table)
                    .isZero();
            assertThat(seen(table, one, "{" + runner + "}", "", "")).as(table).isPositive();
            assertThat(seen(table, one, "region", "", "")).as(table).isPositive();
        }
    }

    @Test
    void the_policies_show_an_enterprise_that_its_people_are_enrolled_and_nothing_of_how() throws SQLException {
        OrganisationId runner = organisation();
        OrganisationId host = organisation();
        Participant who = participant(runner);
        Enrolment one = enrolments()
                .save(
                        taken(anActiveOne(whose(who)), Stage.SUSPENDED, LAST)
                                .climb(LAST, LadderStep.STUDIES, ADVISER, TODAY),
                        Sight.REGION);
        Enrolment done = enrolments().save(aWholeOne(whose(who)), Sight.REGION);
        Between between = Between.of(
                places().save(aPlace(enterprises().save(anEnterprise(host)).id(), 1)), who);
        placements()
                .save(PlacementFixture.in(State.CANCELLED, between), Vantage.of(Sight.REGION, PlacementFixture.MONDAY));

        assertThat(seen("enrolment", one, "", "{" + host + "}", "2024-07-03")).isEqualTo(1);
        assertThat(seen("enrolment", done, "", "{" + host + "}", "2024-07-03")).isZero();
        for (String part : PARTS)
            assertThat(seen(part, one, "", "{" + host + "}", "2024-07-03"))
                    .as(part)
                    .isZero();
        assertThat(seen("enrolment", one, "", "{" + host + "}", "2024-07-04")).isZero();
        assertThat(seen("enrolment", one, "", "{" + host + "}", "")).isZero();
    }

    @Test
    void the_policies_are_forced_upon_the_owner_and_no_past_is_kept() throws SQLException {
        assertThat(number("select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
                        + " and relname ~ '^enrolment' and relrowsecurity and relforcerowsecurity"))
                .isEqualTo(TABLES.size());
        assertThat(number("select count(*) from pg_class where relnamespace = 'known'::regnamespace"
                        + " and relname ~ 'enrolment'"))
                .isZero();
    }

    @Test
    void with_a_participant_goes_all_but_what_is_counted() throws SQLException {
        OrganisationId runner = organisation();
        Participant who = participant(runner);
        Enrolment done = enrolments().save(aWholeOne(whose(who)), Sight.REGION);
        Enrolment active = enrolments().save(anActiveOne(whose(who)), Sight.REGION);
        Enrolment plan = enrolments().save(aPlan(whose(who)), Sight.REGION);
        Enrolment others = enrolments().save(aWholeOne(whose(runner)), Sight.REGION);

        participants().save(who.erase(ADVISER), Sight.at(Set.of(runner)));

        for (Enrolment it : List.of(done, active, plan)) {
            for (String part : PARTS)
                assertThat(seen(part, it, "region", "", "")).as(part).isZero();
            assertThat(enrolments().find(it.id(), Sight.REGION)).isEmpty();
            assertThat(enrolments().line(it.id(), Vantage.of(Sight.REGION, TODAY)))
                    .isEmpty();
            assertThat(seen("enrolment", it, "region", "", "")).isEqualTo(1);
        }
        assertThat(told("stage || ' ' || coalesce(outcome, '')", done)).isEqualTo("completed closer");
        assertThat(told("stage || ' ' || coalesce(outcome, '')", active)).isEqualTo("interrupted unknown");
        assertThat(told("stage || ' ' || coalesce(outcome, '')", plan)).isEqualTo("interrupted ");
        assertThat(enrolments().find(others.id(), Sight.REGION)).contains(others);
        assertThat(enrolments()
                        .search(
                                new Enrolments.Search(who.id(), null, null, null, null),
                                Vantage.of(Sight.REGION, TODAY),
                                PageRequest.first(20))
                        .total())
                .isZero();
    }

    @Test
    void with_a_participant_goes_what_is_held_at_nodes_that_who_erases_does_not_see() throws SQLException {
        OrganisationId runner = organisation();
        NodeId here = nodes().save(aNode(runner)).id();
        Participant before = participant(organisation());
        Enrolment one = enrolments().save(aWholeOne(whose(before)), Sight.REGION);
        Participant who = participants().save(before.handOver(here, "Påhittade", ADVISER), Sight.REGION);

        participants().save(who.erase(ADVISER), Sight.at(Set.of(runner)));

        for (String part : PARTS)
            assertThat(seen(part, one, "region", "", "")).as(part).isZero();
        assertThat(enrolments().find(one.id(), Sight.REGION)).isEmpty();
    }

    @RepeatedTest(10)
    void what_is_told_of_somebody_while_they_are_erased_is_gone_too() throws SQLException {
        OrganisationId runner = organisation();
        Participant who = participant(runner);
        Enrolment one = enrolments().save(anActiveOne(whose(who)), Sight.REGION);

        Race.between(
                () -> {
                    Participant now = participants.get(who.id(), Sight.REGION);
                    return () -> participants.save(now.erase(ADVISER), Sight.REGION);
                },
                () -> {
                    Enrolment climbed = enrolments
                            .get(one.id(), Sight.REGION)
                            .climb(LAST, LadderStep.STUDIES, ADVISER, TODAY)
                            .suspend(LAST, StepReason.HEALTH, ADVISER, TODAY, RULES);
                    return () -> enrolments.save(climbed, Sight.REGION);
                });

        for (String part : PARTS)
            assertThat(seen(part, one, "region", "", "")).as(part).isZero();
        assertThat(enrolments().find(one.id(), Sight.REGION)).isEmpty();
    }

    @RepeatedTest(10)
    void who_is_enrolled_while_they_are_erased_is_enrolled_nowhere() throws SQLException {
        Participant who = participant(organisation());
        Enrolment one = anActiveOne(whose(who));

        List<Throwable> refused = Race.between(
                () -> {
                    Participant now = participants.get(who.id(), Sight.REGION);
                    return () -> participants.save(now.erase(ADVISER), Sight.REGION);
                },
                () -> () -> enrolments.save(one, Sight.REGION));

        assertThat(refused).hasSizeLessThan(2).allSatisfy(it -> assertThat(it).isInstanceOf(Stale.class));
        for (String part : PARTS)
            assertThat(seen(part, one, "region", "", "")).as(part).isZero();
        assertThat(enrolments().find(one.id(), Sight.REGION)).isEmpty();
    }

    @Test
    void who_is_erased_late_in_the_evening_is_out_that_day_in_sweden() throws SQLException {
        Participant who = participant(organisation());
        Enrolment one = enrolments().save(anActiveOne(whose(who)), Sight.REGION);

        participants().save(who.erase(new Actor("adviser-1", Instant.parse("2030-06-03T22:30:00Z"))), Sight.REGION);

        assertThat(told("left_on", one)).isEqualTo("2030-06-04");
    }

    @Test
    void the_policies_show_no_enterprise_that_who_was_placed_with_it_goes_on_elsewhere() throws SQLException {
        OrganisationId host = organisation();
        Participant who = participant(organisation());
        Between between = Between.of(
                places().save(aPlace(enterprises().save(anEnterprise(host)).id(), 1)), who);
        placements()
                .save(PlacementFixture.in(State.CANCELLED, between), Vantage.of(Sight.REGION, PlacementFixture.MONDAY));
        Enrolment here = enrolments().save(anActiveOne(whose(who)), Sight.REGION);
        var elsewhere = nodes().save(aNode(organisation())).id();
        Participant gone =
                participants().save(who.handOver(elsewhere, "Någon annan (påhittad)", ADVISER), Sight.REGION);
        Enrolment there = enrolments().save(anActiveOne(whose(gone)), Sight.REGION);

        assertThat(seen("enrolment", here, "", "{" + host + "}", "2024-06-04")).isEqualTo(1);
        assertThat(seen("enrolment", there, "", "{" + host + "}", "2024-06-04")).isZero();
        assertThat(seen("enrolment", there, "region", "", "")).isEqualTo(1);
    }

    @Test
    void the_policies_show_no_enterprise_who_has_been_erased() throws SQLException {
        OrganisationId host = organisation();
        Participant who = participant(organisation());
        Enrolment one = enrolments().save(anActiveOne(whose(who)), Sight.REGION);
        Between between = Between.of(
                places().save(aPlace(enterprises().save(anEnterprise(host)).id(), 1)), who);
        placements()
                .save(PlacementFixture.in(State.CANCELLED, between), Vantage.of(Sight.REGION, PlacementFixture.MONDAY));
        assertThat(seen("enrolment", one, "", "{" + host + "}", "2024-06-04")).isEqualTo(1);

        participants().save(who.erase(ADVISER), Sight.REGION);

        assertThat(seen("enrolment", one, "", "{" + host + "}", "2024-06-04")).isZero();
    }

    @Test
    void who_was_transferred_is_transferred_once() {
        Whose from = whose(organisation());
        Enrolment one = enrolments().save(anActiveOne(from), Sight.REGION);
        Supplier<Race.Write> contestant = () -> {
            Enrolment gone = enrolments
                    .get(one.id(), Sight.REGION)
                    .leave(step(Stage.TRANSFERRED, LAST), null, null, TODAY, RULES);
            return () -> {
                enrolments.save(gone, Sight.REGION);
                enrolments.save(
                        Enrolment.plan(
                                new Whose(from.participant(), anotherProject(), from.node()),
                                LAST,
                                null,
                                one.id(),
                                ADVISER),
                        Sight.REGION);
            };
        };

        assertThat(Race.between(contestant, contestant)).singleElement().isInstanceOf(Stale.class);
    }

    private String told(String what, Enrolment it) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            TestDatabase.execute(connection, "select set_config('participants.sight', 'region', true)");
            try (Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("select " + what + " from enrolment where id = '" + it.id() + "'")) {
                rows.next();
                return rows.getString(1);
            } finally {
                connection.rollback();
            }
        }
    }

    private int seen(String table, Enrolment it, String sight, String hosts, String day) throws SQLException {
        String id = table.equals("enrolment") ? "id" : "enrolment_id";
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            TestDatabase.execute(
                    connection,
                    "select set_config('participants.sight', '" + sight + "', true), set_config('placements.hosts', '"
                            + hosts + "', true), set_config('placements.day', '" + day + "', true)");
            int seen = count(connection, "select count(*) from " + table + " where " + id + " = '" + it.id() + "'");
            connection.rollback();
            return seen;
        }
    }

    private int number(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return count(connection, sql);
        }
    }

    private static int count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Whose whose(OrganisationId runner) {
        return whose(participant(runner));
    }

    private Whose whose(Participant who) {
        return new Whose(who.id(), projects().save(anOngoingProject()).id(), who.node());
    }

    private ProjectId anotherProject() {
        return projects.save(anOngoingProject()).id();
    }

    private Participant participant(OrganisationId runner) {
        return participants().save(aParticipant(nodes().save(aNode(runner)).id()), Sight.at(Set.of(runner)));
    }

    private OrganisationId organisation() {
        return organisations().save(anOrganisation()).id();
    }
}
