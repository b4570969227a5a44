package se.kompetensbyran.persistence.participants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.handovers.HandoverFixture.anOffer;
import static se.kompetensbyran.domain.identities.IdentityFixture.aSealedOne;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.ADVISER;
import static se.kompetensbyran.domain.participants.ParticipantFixture.anIdentifiedOne;
import static se.kompetensbyran.domain.pathways.PathwayFixture.aWholeOne;
import static se.kompetensbyran.domain.placements.PlacementFixture.MONDAY;
import static se.kompetensbyran.domain.placements.PlacementFixture.aPlace;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.referrals.ReferralFixture.aSentOne;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.handovers.Handovers;
import se.kompetensbyran.domain.identities.Access;
import se.kompetensbyran.domain.identities.Accesses;
import se.kompetensbyran.domain.identities.Identities;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.Whose;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.PlacementFixture;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.persistence.shared.TestDatabase;

/**
 * Whatever table holds anything of participants, the catalogue of the database knows it: it is {@code participant}, or points to
 * one that is among them. A statement that forgets to say whose it comes near gets nothing of any of them, with the role that the
 * application has; a table that is made tomorrow without policies fails here.
 */
@QuarkusTest
class ParticipantTablesTest {

    private static final String HOLDING = "with recursive holding (id) as (select 'participant'::regclass::oid"
            // Everybody's, and of nobody; no row points from it.
            + " union select 'identity_mark_key'::regclass::oid"
            + " union select attrelid from pg_attribute join pg_class it on it.oid = attrelid"
            + " where attname ~ 'participant' and attnum > 0 and relkind in ('r', 'p') and relnamespace = 'public'::regnamespace"
            + " union select conrelid from pg_constraint join holding on confrelid = holding.id where contype = 'f')";

    private static final String TABLES =
            HOLDING + " select relname::text from holding join pg_class it on it.oid = holding.id order by 1";

    /** Those in which {@link #somebody_with_all_there_is} has a row. */
    private static final List<String> KNOWN = List.of(
            "data_finding",
            "enrolment",
            "enrolment_climb",
            "enrolment_day_correction",
            "enrolment_judgement",
            "enrolment_reading",
            "enrolment_stage_change",
            "enrolment_suspension",
            "enrolment_suspension_correction",
            "handover",
            "participant",
            "participant_consent",
            "participant_identification",
            "identity",
            "identity_access",
            "identity_key",
            "identity_mark",
            "identity_mark_key",
            "placement",
            "placement_former_ending",
            "placement_former_miss",
            "placement_signature",
            "placement_state_change",
            "referral",
            "referral_step",
            "retention_hold",
            "retention_notice");

    private static final String EVERYTHING = "select set_config('participants.sight', 'region', true)";

    @Inject
    DataSource database;

    @Inject
    Participants participants;

    @Inject
    Identities identities;

    @Inject
    Accesses accesses;

    @Inject
    Referrals referrals;

    @Inject
    Placements placements;

    @Inject
    Places places;

    @Inject
    Projects projects;

    @Inject
    Enrolments enrolments;

    @Inject
    Handovers handovers;

    @Inject
    Enterprises enterprises;

    @Inject
    Organisations organisations;

    @Inject
    Nodes nodes;

    @Test
    void the_catalogue_knows_those_that_we_know() throws SQLException {
        assertThat(tables()).containsAll(KNOWN).doesNotContain("support_node", "organisation", "place", "enterprise");
    }

    @Test
    void each_is_behind_policies_that_are_forced_upon_its_owner_too() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(texts(
                            connection,
                            HOLDING + " select relname::text from holding join pg_class it on it.oid = holding.id"
                                    + " where not (relrowsecurity and relforcerowsecurity)"
                                    + " or not exists (select from pg_policy where polrelid = holding.id)"))
                    .isEmpty();
        }
    }

    @Test
    void each_policy_looks_at_what_the_transaction_has_said() throws SQLException {
        String looks = "_of_(region|nodes|partners|hosts)\\(|current_setting\\(|FROM \\(?(" + String.join("|", tables())
                + ")\\M";
        try (Connection connection = database.getConnection()) {
            assertThat(texts(
                            connection,
                            HOLDING + " select polname::text from holding join pg_policy on polrelid = holding.id where"
                                    + " coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) !~ '"
                                    + looks + "'"))
                    .isEmpty();
        }
    }

    @Test
    void a_statement_that_forgets_to_say_whose_gets_nothing_of_any() throws SQLException {
        UUID somebody = somebody_with_all_there_is();
        try (Connection connection = database.getConnection()) {
            Set<String> seen = new TreeSet<>();
            connection.setAutoCommit(false);
            TestDatabase.execute(
                    connection, EVERYTHING + ", set_config('participants.opened', '" + somebody + "', true)");
            for (String table : tables()) if (has(connection, table)) seen.add(table);
            connection.rollback();
            // They have rows, so that it is not for want of them that nothing is seen.
            assertThat(seen).containsAll(KNOWN);

            connection.setAutoCommit(true);
            for (String table : tables())
                assertThat(has(connection, table)).as(table).isFalse();
            for (String setting : List.of("participants.opened", "referrals.partners", "placements.hosts")) {
                connection.setAutoCommit(false);
                String others = setting.endsWith("opened") ? somebody.toString() : "{" + UUID.randomUUID() + "}";
                TestDatabase.execute(connection, "select set_config('" + setting + "', '" + others + "', true)");
                for (String table : tables())
                    assertThat(has(connection, table)).as(table).isFalse();
                connection.rollback();
            }
            // Who puts keys under another comes near those, and near nothing that they open.
            TestDatabase.execute(connection, "select set_config('keys.wrapping', 'on', true)");
            Set<String> keys = new TreeSet<>();
            for (String table : tables()) if (has(connection, table)) keys.add(table);
            connection.rollback();
            assertThat(keys).containsExactly("identity_key", "identity_mark_key");
        }
    }

    @Test
    void a_statement_that_forgets_it_changes_nothing_of_any() throws SQLException {
        UUID unused = somebody_with_all_there_is();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : tables()) {
                if (table.equals("identity_access")) continue;
                assertThat(statement.executeUpdate("delete from " + table))
                        .as(table)
                        .isZero();
            }
            connection.rollback();
        }
    }

    @Test
    void nothing_leads_around_them() throws SQLException {
        UUID unused = somebody_with_all_there_is();
        try (Connection connection = database.getConnection()) {
            assertThat(
                            texts(
                                    connection,
                                    "select rolname::text from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)"))
                    .isEmpty();
            // Which would run with the rights of who made it.
            assertThat(texts(
                            connection,
                            "select proname::text from pg_proc where prosecdef and pronamespace in"
                                    + " ('public'::regnamespace, 'known'::regnamespace)"))
                    .isEmpty();
            assertThat(texts(
                            connection,
                            HOLDING + " select c.relname::text from pg_depend d join pg_rewrite r on r.oid = d.objid"
                                    + " join pg_class c on c.oid = r.ev_class join holding on holding.id = d.refobjid"
                                    + " where d.classid = 'pg_rewrite'::regclass"))
                    .isEmpty();
            // The samples that the planner keeps of columns.
            for (String table : tables()) TestDatabase.execute(connection, "analyze " + table);
            assertThat(texts(
                            connection,
                            "select tablename::text from pg_stats where schemaname = 'public' and tablename in ('"
                                    + String.join("', '", tables()) + "')"))
                    .isEmpty();
            assertThatThrownBy(() -> {
                        connection.setAutoCommit(false);
                        TestDatabase.execute(connection, "set local row_security = off");
                        texts(connection, "select id::text from participant");
                    })
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            it -> assertThat(it.getSQLState()).isEqualTo("42501"));
            connection.rollback();
        }
    }

    /** Of whom there is a row in each of them. */
    private UUID somebody_with_all_there_is() {
        var host = saved(() -> organisations.save(anOrganisation())).id();
        var node = saved(() -> nodes.save(aNode(host))).id();
        Sight near = Sight.at(Set.of(host));
        var one = saved(() -> participants.save(anIdentifiedOne(node), near));
        run(() -> identities.put(one.id(), aSealedOne(), near));
        String unused = saved(() -> identities.markKey(() -> "sealed"));
        run(() -> accesses.add(
                List.of(Access.of(one.id(), Access.Kind.DOCUMENT, Access.Ground.OWN_REQUEST, null, ADVISER)), near));
        var partner = saved(() -> organisations.save(anOrganisation())).id();
        var sent = saved(() -> referrals.save(aSentOne(partner, node), ReferralSight.of(Set.of(partner))));
        run(() -> referrals.save(sent.accept(one.id(), ADVISER), ReferralSight.at(near)));
        var enterprise = saved(() -> enterprises.save(anEnterprise(host))).id();
        var place = saved(() -> places.save(aPlace(enterprise, 1)));
        var ended = PlacementFixture.in(State.DID_NOT_START, Between.of(place, one))
                .notMissed()
                .begin(MONDAY, ADVISER, MONDAY)
                .end(PlacementFixture.ending(PlacementFixture.LAST), PlacementFixture.LAST)
                .correct(PlacementFixture.ending(PlacementFixture.LAST.minusDays(1)), PlacementFixture.LAST);
        run(() -> placements.save(ended, Vantage.of(near, MONDAY)));
        var project = saved(() -> projects.save(anOngoingProject()));
        run(() -> enrolments.save(aWholeOne(new Whose(one.id(), project.id(), node)), near));
        var other = saved(() -> organisations.save(anOrganisation())).id();
        var there = saved(() -> nodes.save(aNode(other))).id();
        run(() -> handovers.save(anOffer(one, there), near));
        UUID id = one.id().value();
        run(() -> {
            try (Connection connection = database.getConnection()) {
                TestDatabase.execute(connection, EVERYTHING);
                TestDatabase.execute(
                        connection,
                        "insert into retention_notice (participant_id, told_on, goes_on) values ('" + id
                                + "', '2024-06-03', '2024-07-03')");
                TestDatabase.execute(
                        connection,
                        "insert into retention_hold (id, revision, changed_at, participant_id, reason, until_day, given_by,"
                                + " given_at) values (gen_random_uuid(), 1, now(), '" + id
                                + "', 'funder', '2025-06-03', 'adviser-1', now())");
                TestDatabase.execute(
                        connection,
                        "insert into data_finding (id, kind, subject_id, participant_id, node_id, since, found_on) values"
                                + " (gen_random_uuid(), 'placement-past-end', gen_random_uuid(), '" + id
                                + "', '" + node + "', '2024-06-03', '2024-06-03')");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return id;
    }

    private Set<String> tables() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new TreeSet<>(texts(connection, TABLES));
        }
    }

    private static boolean has(Connection connection, String table) throws SQLException {
        return !texts(connection, "select 'a row' from " + table + " limit 1").isEmpty();
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) all.add(rows.getString(1));
            return all;
        }
    }

    private static <T> T saved(Callable<T> save) {
        return QuarkusTransaction.requiringNew().call(save);
    }

    private static void run(Runnable save) {
        QuarkusTransaction.requiringNew().run(save);
    }
}
