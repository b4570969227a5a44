package se.kompetensbyran.persistence;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import liquibase.Liquibase;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.changelog.ChangeSet;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.shared.Unique;
import se.kompetensbyran.persistence.shared.TestDatabase;

/** Each change to the schema can be taken back, in a database of its own. */
class MigrationTest {

    private static final String SCHEMA = """
            select 'column ' || table_schema || '.' || table_name || '.' || column_name || ' '
              || row_number() over (partition by table_schema, table_name order by ordinal_position) || ' ' || udt_name || ' '
              || coalesce(character_maximum_length::text, '-') || ' ' || is_nullable || ' '
              || coalesce(collation_name, '-') || ' ' || coalesce(column_default, '-') || ' '
              || coalesce(generation_expression, '-')
            from information_schema.columns where table_schema in ('public', 'known') and table_name not like 'databasechangelog%'
            union all
            select 'constraint ' || conrelid::regclass || '.' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where connamespace = 'public'::regnamespace
              and conrelid::regclass::text not like 'databasechangelog%'
            union all
            select 'index ' || indexdef from pg_indexes
            where schemaname in ('public', 'known') and tablename not like 'databasechangelog%'
            union all
            select 'view ' || viewname || ' ' || definition from pg_views where schemaname = 'known'
            union all
            select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
            union all
            select 'function ' || prosrc from pg_proc it join pg_namespace on pg_namespace.oid = pronamespace
              where nspname in ('public', 'known')
              and not exists (select from pg_depend where objid = it.oid and deptype = 'e')
            union all
            select 'privilege ' || table_name || ' ' || privilege_type from information_schema.role_table_grants
            where table_schema = 'public' and table_name not like 'databasechangelog%' and grantee = current_user
            union all
            select 'policy ' || tablename || '.' || policyname || ' ' || cmd || ' ' || coalesce(qual, '-') || ' '
              || coalesce(with_check, '-')
            from pg_policies where schemaname = 'public'
            union all
            select 'row security ' || relname from pg_class
            where relnamespace = 'public'::regnamespace and relrowsecurity and relforcerowsecurity
            union all
            select 'extension ' || extname from pg_extension where extname <> 'plpgsql'
            order by 1""";

    private final String name = "migration_" + Unique.word();

    @BeforeEach
    void an_empty_database() throws SQLException {
        administer("create database " + name);
    }

    @AfterEach
    void which_is_taken_away() throws SQLException {
        administer("drop database " + name);
    }

    @Test
    void every_change_is_taken_back_and_made_again() throws SQLException, LiquibaseException {
        try (Connection connection = connect()) {
            var liquibase = liquibase(connection);
            liquibase.update();
            var made = lines(connection, SCHEMA);
            assertThat(made)
                    .contains("extension btree_gist", "extension pg_trgm")
                    .anyMatch(it -> it.startsWith("column public.project.name"))
                    .anyMatch(it -> it.startsWith("column public.account.email"))
                    .anyMatch(it -> it.startsWith("column public.client.redirect_uris"))
                    .anyMatch(it -> it.startsWith("column public.session.over_at"))
                    .anyMatch(it -> it.startsWith("constraint account.account_email_unique UNIQUE"))
                    .anyMatch(it -> it.startsWith("constraint project_role.project_role_one_owner EXCLUDE"))
                    .anyMatch(it -> it.startsWith("index CREATE INDEX project_by_name"))
                    .anyMatch(it -> it.startsWith("trigger CREATE TRIGGER journal_entry_only_grows"))
                    .anyMatch(it -> it.startsWith("view enterprise "))
                    .anyMatch(it -> it.startsWith("column known.enterprise_past.known_until"))
                    .contains("row security participant", "row security identity_access", "row security placement")
                    .anyMatch(it -> it.startsWith("policy identity_key.identity_key_opened ALL"))
                    .contains("privilege journal_entry INSERT", "privilege project UPDATE")
                    .doesNotContain("privilege journal_entry UPDATE", "privilege journal_entry TRUNCATE");
            int changes = changes(connection).size();

            liquibase.rollback(changes, "");
            assertThat(lines(connection, SCHEMA)).isEmpty();
            assertThat(changes(connection)).isEmpty();

            liquibase.update();
            assertThat(lines(connection, SCHEMA)).isEqualTo(made);
            assertThat(changes(connection)).hasSize(changes);
        }
    }

    @Test
    void each_change_alone_is_taken_back_to_what_was_before_it() throws SQLException, LiquibaseException {
        try (Connection connection = connect()) {
            var liquibase = liquibase(connection);
            int changes = liquibase.listUnrunChangeSets(null, null).size();
            var before = lines(connection, SCHEMA);
            for (int i = 0; i < changes; i++) {
                liquibase.update(1, "");
                var after = lines(connection, SCHEMA);
                assertThat(after).as("change %s", i + 1).isNotEqualTo(before);

                liquibase.rollback(1, "");
                assertThat(lines(connection, SCHEMA))
                        .as("change %s taken back", i + 1)
                        .isEqualTo(before);
                liquibase.update(1, "");
                assertThat(lines(connection, SCHEMA))
                        .as("change %s made again", i + 1)
                        .isEqualTo(after);
                before = after;
            }
        }
    }

    @Test
    void a_second_update_does_nothing() throws SQLException, LiquibaseException {
        try (Connection connection = connect()) {
            liquibase(connection).update();
            var made = lines(connection, SCHEMA);
            var changes = changes(connection);

            assertThat(liquibase(connection).listUnrunChangeSets(null, null)).isEmpty();
            liquibase(connection).update();

            assertThat(lines(connection, SCHEMA)).isEqualTo(made);
            assertThat(changes(connection)).isEqualTo(changes);
        }
    }

    @Test
    void what_the_journal_told_of_the_way_of_participants_is_taken_out_of_it() throws SQLException, LiquibaseException {
        try (Connection connection = connect()) {
            var liquibase = liquibase(connection);
            updateTo("0101-journal-without-paths", liquibase);
            for (String event : List.of("enrolment.changed", "placement.entered", "project.changed"))
                enter("""
                        insert into journal_entry (id, at, event, kind, who, changes) values (gen_random_uuid(), now(),
                          '%s', 'person', 'adviser-1', '[{"field": "history", "before": null, "after": "[1]"},
                            {"field": "remark", "before": null, "after": null}]')""".formatted(event));

            liquibase.update();

            assertThat(lines(connection, "select event || ' ' || changes::text from journal_entry order by event"))
                    .containsExactly(
                            "enrolment.changed [{\"after\": null, \"field\": \"history\", \"before\": null},"
                                    + " {\"after\": null, \"field\": \"remark\", \"before\": null}]",
                            "placement.entered [{\"after\": null, \"field\": \"history\", \"before\": null},"
                                    + " {\"after\": null, \"field\": \"remark\", \"before\": null}]",
                            "project.changed [{\"after\": \"[1]\", \"field\": \"history\", \"before\": null},"
                                    + " {\"after\": null, \"field\": \"remark\", \"before\": null}]");
        }
    }

    // What installations have made is known to them by its file, and is not renamed.
    @Test
    void a_number_is_given_once_from_here_on() throws IOException {
        try (Stream<Path> changes = Files.list(Path.of("src", "main", "resources", "db", "changes"))) {
            Map<String, Long> files = changes.map(
                            it -> it.getFileName().toString().substring(0, 4))
                    .collect(groupingBy(it -> it, counting()));
            files.values().removeIf(it -> it == 1);
            assertThat(files).isEqualTo(Map.of("0012", 2L, "0022", 2L));
        }
    }

    private void enter(String sql) throws SQLException {
        try (Connection connection = connect()) {
            TestDatabase.execute(connection, sql);
        }
    }

    // To what was before the change of that name.
    private static void updateTo(String change, Liquibase liquibase) throws LiquibaseException {
        List<String> names = liquibase.listUnrunChangeSets(null, null).stream()
                .map(ChangeSet::getId)
                .toList();
        liquibase.update(names.indexOf(change), "");
    }

    private static Liquibase liquibase(Connection connection) throws LiquibaseException {
        var liquibase = new Liquibase(
                "db/changelog.yaml",
                new ClassLoaderResourceAccessor(MigrationTest.class.getClassLoader()),
                new JdbcConnection(connection));
        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
        return liquibase;
    }

    private static List<String> changes(Connection connection) throws SQLException {
        return lines(
                connection,
                "select orderexecuted || ' ' || id || ' ' || md5sum || ' ' || dateexecuted from databasechangelog"
                        + " order by orderexecuted");
    }

    private static List<String> lines(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) all.add(rows.getString(1));
            return all;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(TestDatabase.url().replaceFirst("(?<=[0-9a-z])/[^/?]+", "/" + name));
    }

    private static void administer(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(TestDatabase.url())) {
            TestDatabase.execute(connection, sql);
        }
    }
}
