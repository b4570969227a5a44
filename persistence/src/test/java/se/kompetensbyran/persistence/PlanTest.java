package se.kompetensbyran.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.kompetensbyran.domain.journal.Journal;
import se.kompetensbyran.domain.organisations.LegalForm;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.Stage;
import se.kompetensbyran.domain.publications.PublicationId;
import se.kompetensbyran.domain.publications.Publications;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.persistence.shared.ListeningDriver;
import se.kompetensbyran.persistence.shared.ListeningDriver.Sent;
import se.kompetensbyran.persistence.shared.TestDatabase;

/** With five thousand rows of each kind, PostgreSQL by its own choice reads each list through an index. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanTest {

    private static final int MANY = 5_000;

    @Inject
    Organisations organisations;

    @Inject
    Projects projects;

    @Inject
    Publications publications;

    @Inject
    Journal journal;

    @Inject
    DataSource database;

    @BeforeAll
    void a_register_of_five_thousand_of_each() throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (String it : List.of(
                    "insert into municipality select '88' || lpad(n::text, 2, '0'), 'Påhittad', 1, '2024-12-31'"
                            + " from generate_series(0, 49) n",
                    "insert into organisation (id, revision, changed_at, name, legal_form, municipality)"
                            + " select " + id("a", "n") + ", 1, now(), 'Påhittade ' || substr(md5(n::text), 1, 12),"
                            + " (array['foundation', 'limited-company', 'partnership', 'municipality'])[1 + n % 4],"
                            + " '88' || lpad((n % 50)::text, 2, '0') from generate_series(1, " + MANY + ") n",
                    "insert into project (id, revision, changed_at, name, summary_sv, summary_en, stage, starts_on,"
                            + " planned_ends_on, granted_ore, target_groups, stakeholder_groups, competence_areas,"
                            + " challenges) select " + id("b", "n") + ", 1, now(),"
                            + " 'Påhittat ' || substr(md5('n' || n), 1, 12), 'Sammanfattning ' || md5('s' || n),"
                            + " 'Summary ' || md5('e' || n), (array['planned', 'ongoing', 'granted', 'applied'])"
                            + "[1 + n % 4], date '2005-01-01' + n, date '2006-06-01' + n + n % 90, 0,"
                            + " '{}', '{}', '{}', '{}' from generate_series(1, " + MANY + ") n",
                    "insert into project_role (id, project_id, position, kind, organisation_id, from_day)"
                            + " select gen_random_uuid(), " + id("b", "n") + ", k, (array['owner', 'partner'])[1 + k], "
                            + id("a", "1 + (n * 7 + k) % 2500") + ", '2000-01-01'"
                            + " from generate_series(1, " + MANY + ") n, generate_series(0, 1) k",
                    "insert into project_stage_change (project_id, position, stage, happened_on, reason,"
                            + " explanation_sv, explanation_en, changed_by, changed_at) select " + id("b", "n")
                            + ", k, (array['ongoing', 'ended-early'])[1 + k], '2018-01', (array[null, 'other'])[1 + k],"
                            + " 'Påhittad', 'Invented', 'somebody', now()"
                            + " from generate_series(1, " + MANY + ") n, generate_series(0, 1) k",
                    "insert into project_funding_line (id, project_id, position, funder_id, amount_ore, status)"
                            + " select gen_random_uuid(), " + id("b", "n") + ", k, "
                            + id("a", "1 + (n * 3 + k) % 2500") + ", 1, 'granted'"
                            + " from generate_series(1, " + MANY + ") n, generate_series(0, 1) k",
                    "insert into publication (id, revision, changed_at, project_id, annex_of, title, kind, language,"
                            + " audiences, published_on, published_last_day) select " + id("c", "n") + ", 1, now(), "
                            + id("b", "1 + (n - n % 2) % 500") + ", case when n % 2 = 1 then " + id("c", "n - 1")
                            + " end, 'Påhittad ' || md5('p' || n), case when n % 2 = 1 then 'annex' else 'guide' end,"
                            + " 'sv', '{}', (date '2005-01-01' + n)::text, date '2005-01-01' + n"
                            + " from generate_series(2, " + MANY + ") n",
                    // These stay, as all that the journal holds.
                    "insert into journal_entry (id, at, event, subject, kind, who, changes)"
                            + " select gen_random_uuid(), now() - n * interval '1 second', 'invented-' || n % 50 || '.'"
                            + " || (array['entered', 'changed'])[1 + n / 50 % 2], " + id("d", "n % 500") + ", 'person',"
                            + " 'invented-' || n % 100, '[]' from generate_series(1, " + MANY + ") n",
                    "vacuum analyze")) TestDatabase.execute(connection, it);
        }
    }

    @AfterAll
    void which_goes_away() throws SQLException {
        try (Connection connection = database.getConnection()) {
            TestDatabase.execute(connection, "delete from publication where id::text like 'c0000000-%'");
            TestDatabase.execute(connection, "delete from project where id::text like 'b0000000-%'");
            TestDatabase.execute(connection, "delete from organisation where id::text like 'a0000000-%'");
            TestDatabase.execute(connection, "delete from municipality where code like '88%'");
        }
    }

    @Test
    void projects_by_name() throws SQLException {
        assertThat(plan(() -> projects.search(Projects.Search.ALL, PageRequest.first(20), MONDAY)))
                .contains("Index Scan using project_by_name on project")
                .doesNotContain("Seq Scan on project ");
    }

    @Test
    void projects_by_each_day_that_sorts() throws SQLException {
        assertThat(plan(() -> projects.search(Projects.Search.ALL, sorted("startsOn"), MONDAY)))
                .contains("using project_by_start on project");
        assertThat(plan(() -> projects.search(Projects.Search.ALL, sorted("plannedEndsOn"), MONDAY)))
                .contains("using project_by_planned_end on project");
    }

    @Test
    void projects_in_a_stage() throws SQLException {
        var granted = new Projects.Search(Stage.GRANTED, null, null, null, null);

        assertThat(plan(() -> projects.search(granted, PageRequest.first(20), MONDAY)))
                .contains("Index Scan using project_by_stage on project");
    }

    @Test
    void projects_by_words_or_a_misspelled_name() throws SQLException {
        var q = new Projects.Search(null, null, null, null, "c82561ex215a");

        for (Sent it : sent(() -> projects.search(q, PageRequest.first(1), MONDAY)))
            assertThat(plan(it))
                    .contains("BitmapOr")
                    .contains("Bitmap Index Scan on project_by_search")
                    .contains("Bitmap Index Scan on project_by_name_trigrams")
                    .doesNotContain("Seq Scan on project ");
    }

    @Test
    void projects_of_an_owner() throws SQLException {
        var search = new Projects.Search(null, new OrganisationId(uuid("a", 8)), null, null, null);

        for (Sent it : sent(() -> projects.search(search, PageRequest.first(1), MONDAY)))
            assertThat(plan(it))
                    .contains("project_role_by_organisation")
                    .doesNotContain("Seq Scan on project_role")
                    .doesNotContain("Seq Scan on project ");
    }

    @Test
    void projects_of_a_funder() throws SQLException {
        var search = new Projects.Search(null, null, new OrganisationId(uuid("a", 8)), null, null);

        for (Sent it : sent(() -> projects.search(search, PageRequest.first(1), MONDAY)))
            assertThat(plan(it))
                    .contains("project_funding_line_by_funder")
                    .doesNotContain("Seq Scan on project_funding_line")
                    .doesNotContain("Seq Scan on project ");
    }

    @Test
    void what_belongs_to_a_project() throws SQLException {
        var id = new ProjectId(uuid("b", 8));

        assertThat(plan(() -> projects.overview(id, MONDAY)))
                .containsPattern("Index Scan using project_(pkey|start_with_id) on project")
                .contains("Index Scan using project_stage_change_")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> projects.rolesOf(id))).contains("project_role_by_project");
        assertThat(plan(() -> projects.fundersOf(id))).contains("project_funding_line_by_project");
        assertThat(plan(() -> projects.relativesOf(id))).contains("project_by_continues");
    }

    @Test
    void organisations_by_name() throws SQLException {
        assertThat(plan(() -> organisations.search(search(null, null, null), PageRequest.first(20))))
                .contains("Index Scan using organisation_by_name on organisation");
    }

    @Test
    void organisations_by_a_misspelled_name() throws SQLException {
        for (Sent it : sent(() -> organisations.search(search("c4ca4238a0b9", null, null), PageRequest.first(1))))
            assertThat(plan(it)).contains("Bitmap Index Scan on organisation_by_name_trigrams");
    }

    @Test
    void organisations_of_a_municipality_and_of_a_form() throws SQLException {
        var seat = new MunicipalityCode("8807");

        assertThat(plan(() -> organisations.search(search(null, seat, null), PageRequest.first(20))))
                .contains("using organisation_by_municipality on organisation");
        assertThat(plan(() -> organisations.search(search(null, null, LegalForm.FOUNDATION), PageRequest.first(20))))
                .contains("using organisation_by_legal_form on organisation");
    }

    @Test
    void publications_of_a_project() throws SQLException {
        var search = new Publications.Search(new ProjectId(uuid("b", 9)), null, null, null);

        assertThat(plan(() -> publications.search(search, PageRequest.first(1))))
                .contains("using publication_by_project on publication");
    }

    @Test
    void annexes_of_a_publication() throws SQLException {
        assertThat(plan(() -> publications.annexesOf(new PublicationId(uuid("c", 8)))))
                .contains("publication_by_annex_of")
                .doesNotContain("Seq Scan");
    }

    @Test
    void publications_by_title_and_by_day() throws SQLException {
        var all = new Publications.Search(null, null, null, null);

        assertThat(plan(() -> publications.search(all, PageRequest.first(20))))
                .contains("using publication_by_title on publication");
        assertThat(plan(() -> publications.search(all, sorted("publishedOn"))))
                .contains("using publication_by_published on publication");
    }

    @Test
    void entries_of_the_journal_by_time() throws SQLException {
        assertThat(plan(() -> journal.search(about(null, null, null), PageRequest.first(20))))
                .contains("Index Scan Backward using journal_entry_by_time on journal_entry");
    }

    @Test
    void entries_of_the_journal_by_each_part_of_a_search() throws SQLException {
        assertThat(plan(() -> journal.search(about(uuid("d", 8), null, null), PageRequest.first(5))))
                .contains("journal_entry_by_subject");
        assertThat(plan(() -> journal.search(about(null, "invented-7.changed", null), PageRequest.first(5))))
                .contains("journal_entry_by_event");
        assertThat(plan(() -> journal.search(about(null, "invented-7", null), PageRequest.first(5))))
                .contains("journal_entry_by_theme");
        assertThat(plan(() -> journal.search(about(null, null, "invented-7"), PageRequest.first(5))))
                .contains("journal_entry_by_who");
    }

    @Test
    void the_history_of_one_or_several() throws SQLException {
        assertThat(plan(() -> journal.of(Set.of(uuid("d", 8)), PageRequest.first(5))))
                .contains("journal_entry_by_subject")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> journal.of(Set.of(uuid("d", 8), uuid("d", 9)), PageRequest.first(5))))
                .contains("journal_entry_by_subject")
                .doesNotContain("Seq Scan");
    }

    private static Journal.Search about(@Nullable UUID subject, @Nullable String event, @Nullable String who) {
        return new Journal.Search(subject, event, who, null, null);
    }

    private static Organisations.Search search(
            @Nullable String q, @Nullable MunicipalityCode seat, @Nullable LegalForm form) {
        return new Organisations.Search(q, seat, form);
    }

    private static PageRequest sorted(String field) {
        return new PageRequest(1, 20, List.of(new SortKey(field, false)));
    }

    /** The rows' statement; what counts them may well read all of the table. */
    private String plan(Supplier<?> read) throws SQLException {
        return plan(sent(read).get(0));
    }

    private static List<Sent> sent(Supplier<?> read) {
        List<Sent> sent = ListeningDriver.during(read);
        assertThat(sent).isNotEmpty();
        return sent;
    }

    private String plan(Sent sent) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("explain " + sent.text())) {
            int at = 1;
            for (Object it : sent.values()) statement.setObject(at++, it);
            try (ResultSet rows = statement.executeQuery()) {
                var lines = new StringBuilder();
                while (rows.next()) lines.append(rows.getString(1)).append('\n');
                return lines.toString();
            }
        }
    }

    private static String id(String kind, String number) {
        return "('" + kind + "0000000-0000-7000-8000-' || lpad((" + number + ")::text, 12, '0'))::uuid";
    }

    private static UUID uuid(String kind, int number) {
        return UUID.fromString("%s0000000-0000-7000-8000-%012d".formatted(kind, number));
    }
}
