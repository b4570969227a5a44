package se.kompetensbyran.persistence.participants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.identities.IdentityFixture.aSealedOne;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.ADVISER;
import static se.kompetensbyran.domain.participants.ParticipantFixture.MONDAY;
import static se.kompetensbyran.domain.participants.ParticipantFixture.anIdentifiedOne;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.identities.Access;
import se.kompetensbyran.domain.identities.Accesses;
import se.kompetensbyran.domain.identities.Identities;
import se.kompetensbyran.domain.identities.SealedIdentity;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.persistence.shared.RowSecurity;
import se.kompetensbyran.persistence.shared.TestDatabase;

/**
 * PostgreSQL itself keeps participants from whoever does not say whose they come near, with the role that the application has; and
 * what has been erased stands in no table.
 */
@QuarkusTest
class RowSecurityTest {

    /** The tables that hold anything of participants. */
    private static final List<String> TABLES = List.of(
            "participant",
            "participant_consent",
            "participant_identification",
            "identity_key",
            "identity",
            "identity_mark",
            "identity_mark_key",
            "identity_access");

    @Inject
    DataSource database;

    @Inject
    Participants participants;

    @Inject
    Identities identities;

    @Inject
    Accesses accesses;

    @Inject
    Organisations organisations;

    @Inject
    Nodes nodes;

    @Inject
    RowSecurity rows;

    @Inject
    EntityManager entities;

    private Participant one;
    private SealedIdentity sealed;
    private OrganisationId host;

    @BeforeEach
    void somebody_is_known() {
        host = QuarkusTransaction.requiringNew()
                .call(() -> organisations.save(anOrganisation()).id());
        var node = QuarkusTransaction.requiringNew()
                .call(() -> nodes.save(aNode(host)).id());
        one = participants.save(anIdentifiedOne(node), Sight.at(Set.of(host)));
        sealed = aSealedOne();
        identities.put(one.id(), sealed, Sight.at(Set.of(host)));
        identities.markKey(() -> "sealed");
        accesses.add(
                List.of(Access.of(one.id(), Access.Kind.DOCUMENT, Access.Ground.OWN_REQUEST, null, ADVISER)),
                Sight.at(Set.of(host)));
    }

    @Test
    void the_role_of_the_application_is_bound_by_it() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(
                            texts(
                                    connection,
                                    "select rolname from pg_roles where rolname = current_user and not rolsuper and not rolbypassrls"))
                    .hasSize(1);
            assertThat(texts(
                            connection,
                            "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
                                    + " and (relname ~ '^(participant|identity)') and not (relrowsecurity and"
                                    + " relforcerowsecurity)"))
                    .isEmpty();
            assertThat(texts(
                            connection,
                            "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
                                    + " and relname ~ '^(participant|identity)'"))
                    .containsExactlyInAnyOrderElementsOf(TABLES);
        }
    }

    @Test
    void a_statement_that_does_not_say_whose_it_comes_near_comes_near_none() throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (String table : TABLES)
                assertThat(texts(connection, "select '" + table + "' from " + table))
                        .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{00000000-0000-0000-0000-000000000000}"})
    void a_transaction_that_says_others_comes_near_others(String sight) throws SQLException {
        assertThat(seen(sight, "")).isEmpty();
    }

    @Test
    void a_transaction_that_says_whose_sees_all_but_who_they_are() throws SQLException {
        for (String sight : List.of("region", "{" + host + "}")) {
            assertThat(seen(sight, ""))
                    .containsOnlyKeys(
                            "participant",
                            "participant_consent",
                            "participant_identification",
                            "identity_mark",
                            "identity_access");
            assertThat(seen(sight, one.id().toString())).containsKeys("identity_key", "identity");
            assertThat(seen(sight, UUID.randomUUID().toString())).doesNotContainKeys("identity_key", "identity");
        }
        assertThat(seen("{" + UUID.randomUUID() + "}", one.id().toString())).isEmpty();
    }

    @Test
    void who_reads_of_the_whole_region_comes_near_nobody_who_is_restricted_but_at_own_nodes() throws SQLException {
        participants.save(one.restrict(new Restriction(Restriction.Reason.OBJECTED, ADVISER)), Sight.at(Set.of(host)));

        assertThat(seen("region", "")).containsKey("participant");
        assertThat(seenFree("{}")).isEmpty();
        assertThat(seenFree("{" + UUID.randomUUID() + "}")).isEmpty();
        assertThat(seenFree("{" + host + "}")).contains(one.id().toString());
        assertThat(participants.find(one.id(), Sight.freeOfRegion(Set.of()))).isEmpty();
        assertThat(participants.find(one.id(), Sight.freeOfRegion(Set.of(host))))
                .isPresent();
        assertThat(participants.find(one.id(), Sight.at(Set.of(host)))).isPresent();
    }

    private List<String> seenFree(String hosts) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            say(connection, "region", "");
            List<String> unused = texts(connection, "select set_config('participants.free', '" + hosts + "', true)");
            List<String> all = texts(connection, "select id::text from participant where id = '" + one.id() + "'");
            connection.rollback();
            return all;
        }
    }

    @Test
    void what_is_said_takes_all_back_that_was_said_before_in_the_same_transaction() {
        QuarkusTransaction.requiringNew().run(() -> {
            rows.show(Sight.NONE, Set.of(host), MONDAY);
            assertThat(said("placements.hosts")).contains(host.toString());
            rows.show(Sight.freeOfRegion(Set.of(host)));
            assertThat(said("placements.hosts")).doesNotContain(host.toString());
            assertThat(said("placements.day")).isEmpty();
            assertThat(said("participants.free")).contains(host.toString());
            rows.show(Sight.NONE);
            assertThat(said("participants.free")).isEmpty();
        });
    }

    private String said(String name) {
        return entities.createNativeQuery("select current_setting('" + name + "')")
                .getSingleResult()
                .toString();
    }

    @Test
    void what_was_said_ends_with_the_transaction() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            say(connection, "region", one.id().toString());
            assertThat(texts(connection, "select id::text from participant")).isNotEmpty();
            connection.commit();
            assertThat(texts(connection, "select id::text from participant")).isEmpty();
            connection.rollback();
        }
    }

    @Test
    void nothing_is_changed_that_is_not_seen() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update participant set gender = 'man'"))
                    .isZero();
            assertThat(statement.executeUpdate("delete from participant")).isZero();
            assertThatThrownBy(() ->
                            statement.executeUpdate("insert into participant (id, revision, changed_at, node_id, code,"
                                    + " gender, target_groups, protected_identity) select gen_random_uuid(), 1, now(), id,"
                                    + " '22222-22222', 'man', '{}', false from support_node limit 1"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            it -> assertThat(it.getSQLState()).isEqualTo("42501"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update identity_access set who = 'nobody'",
                "delete from identity_access",
                "truncate identity_access"
            })
    void nobody_changes_who_came_to_know_it(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            say(connection, "region", "");
            assertThatThrownBy(() -> TestDatabase.execute(connection, sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            it -> assertThat(it.getSQLState()).isEqualTo("42501"));
            connection.rollback();
        }
    }

    @Test
    void a_consent_that_is_taken_back_destroys_the_key_and_all_that_it_opened() throws SQLException {
        assertThat(everything())
                .contains(sealed.key(), sealed.text(), sealed.marks().iterator().next());

        Participant now = participants.get(one.id(), Sight.REGION);
        participants.save(now.withdraw(now.consents().get(0).id(), MONDAY, ADVISER, MONDAY), Sight.at(Set.of(host)));

        assertThat(seen("region", one.id().toString())).doesNotContainKeys("identity_key", "identity", "identity_mark");
        String everything = everything();
        for (String mark : sealed.marks()) assertThat(everything).doesNotContain(mark);
        assertThat(everything).contains(one.id().toString(), String.valueOf(one.code()));
    }

    @Test
    void of_who_was_erased_the_raw_tables_hold_what_is_counted_and_who_read_of_it() throws SQLException {
        participants.save(one.erase(ADVISER), Sight.at(Set.of(host)));

        assertThat(seen("region", one.id().toString())).containsOnlyKeys("participant", "identity_access");
        assertThat(everything()).doesNotContain(String.valueOf(one.code()));
    }

    @Test
    void of_who_was_erased_the_words_of_who_read_of_it_go_too() throws SQLException {
        String words = "Påhittade ord " + UUID.randomUUID();
        var why = new Access.Ground(Access.Reason.OTHER, words);
        accesses.add(List.of(Access.of(one.id(), Access.Kind.READ, why, null, ADVISER)), Sight.at(Set.of(host)));
        assertThat(everything()).contains(words);

        participants.save(one.erase(ADVISER), Sight.at(Set.of(host)));

        assertThat(everything()).doesNotContain(words);
        assertThat(seen("region", "").get("identity_access")).hasSize(2);
    }

    @Test
    void of_who_is_not_erased_no_word_of_who_read_of_it_is_changed() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            say(connection, "region", "");
            assertThat(statement.executeUpdate(
                            "update identity_access set words = '–' where participant_id = '" + one.id() + "'"))
                    .isZero();
            connection.rollback();
        }
    }

    @Test
    void no_past_is_kept_of_participants() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(texts(
                            connection,
                            "select relname::text from pg_class where relnamespace = 'known'::regnamespace"
                                    + " and relname ~ '(participant|identity)'"))
                    .isEmpty();
        }
    }

    /** The rows of {@link #one} that such a transaction sees, by table. */
    private Map<String, List<String>> seen(String sight, String opened) throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            say(connection, sight, opened);
            for (String table : TABLES) {
                if (table.equals("identity_mark_key")) continue;
                String whose = table.equals("participant") ? "id" : "participant_id";
                List<String> rows = texts(
                        connection, "select t::text from " + table + " t where t." + whose + " = '" + one.id() + "'");
                if (!rows.isEmpty()) all.put(table, rows);
            }
            connection.rollback();
        }
        return all;
    }

    /** All rows of all tables there are, present and past, as text; of identities that of {@link #one}. */
    private String everything() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            say(connection, "region", one.id().toString());
            for (String table : texts(
                    connection,
                    "select format('%I.%I', schemaname, tablename) from pg_tables"
                            + " where schemaname in ('public', 'known') and tablename not like 'databasechangelog%'"))
                texts(connection, "select t::text from " + table + " t")
                        .forEach(it -> all.append(it).append('\n'));
            connection.rollback();
        }
        return all.toString();
    }

    private static void say(Connection connection, String sight, String opened) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select set_config('participants.sight', ?, true), set_config('participants.opened', ?, true)")) {
            statement.setString(1, sight);
            statement.setString(2, opened);
            statement.execute();
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) all.add(rows.getString(1));
            return all;
        }
    }
}
