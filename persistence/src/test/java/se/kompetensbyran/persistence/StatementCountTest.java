package se.kompetensbyran.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.codelists.CodeListFixture.aList;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisationNamed;
import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectWithEverything;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.fundedBy;
import static se.kompetensbyran.domain.publications.PublicationFixture.aFullReport;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.aLesson;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.FundingLine.Status;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.publications.Publications;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Unique;
import se.kompetensbyran.domain.workplans.Workplan;
import se.kompetensbyran.domain.workplans.Workplans;
import se.kompetensbyran.persistence.shared.ListeningDriver;
import se.kompetensbyran.persistence.shared.ListeningDriver.Sent;

/** A read for showing sends as many statements for a hundred rows as for one, and no transaction around them. */
@QuarkusTest
class StatementCountTest {

    @Inject
    Organisations organisations;

    @Inject
    Projects projects;

    @Inject
    Publications publications;

    @Inject
    Workplans workplans;

    @Inject
    CodeLists lists;

    private int rows;

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_page_of_organisations_is_two_statements(int limit) {
        var search = new Organisations.Search(organisations(limit + 1), null, null);

        var sent = reading(() -> organisations.search(search, PageRequest.first(limit)));

        assertThat(rows).isEqualTo(limit);
        rowsAndCount(sent);
    }

    @Test
    void the_last_page_of_organisations_is_one_statement() {
        var search = new Organisations.Search(organisations(3), null, null);

        var sent = reading(() -> organisations.search(search, new PageRequest(2, 2, List.of())));

        assertThat(rows).isEqualTo(1);
        assertThat(sent).singleElement().matches(Sent::isStatement);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_page_of_projects_is_two_statements(int limit) {
        var search = new Projects.Search(null, ownerOf(limit + 1), null, null, null);

        var sent = reading(() -> projects.search(search, PageRequest.first(limit), MONDAY));

        assertThat(rows).isEqualTo(limit);
        rowsAndCount(sent);
    }

    @Test
    void the_last_page_of_projects_is_one_statement() {
        var search = new Projects.Search(null, ownerOf(3), null, null, null);

        var sent = reading(() -> projects.search(search, new PageRequest(2, 2, List.of()), MONDAY));

        assertThat(rows).isEqualTo(1);
        assertThat(sent).singleElement().matches(Sent::isStatement);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_page_of_publications_is_two_statements(int limit) {
        var search = new Publications.Search(projectWithReports(limit + 1), null, null, null);

        var sent = reading(() -> publications.search(search, PageRequest.first(limit)));

        assertThat(rows).isEqualTo(limit);
        rowsAndCount(sent);
    }

    @Test
    void the_last_page_of_publications_is_one_statement() {
        var search = new Publications.Search(projectWithReports(3), null, null, null);

        var sent = reading(() -> publications.search(search, new PageRequest(2, 2, List.of())));

        assertThat(rows).isEqualTo(1);
        assertThat(sent).singleElement().matches(Sent::isStatement);
    }

    @Test
    void an_empty_first_page_is_one_statement_and_a_page_past_the_end_two() {
        var nobody = new Projects.Search(null, OrganisationId.next(), null, null, null);
        var few = new Projects.Search(null, ownerOf(1), null, null, null);

        assertThat(reading(() -> projects.search(nobody, PageRequest.first(10), MONDAY)))
                .hasSize(1);
        rowsAndCount(reading(() -> projects.search(few, new PageRequest(9, 10, List.of()), MONDAY)));
    }

    @Test
    void what_belongs_to_a_project_is_one_statement_each() {
        var owner = transaction(() -> organisations.save(anOrganisationNamed("Påhittad (påhittad)")))
                .id();
        var project = transaction(() -> projects.save(aProjectWithEverything(owner, owner)))
                .id();

        for (Supplier<?> read : List.<Supplier<?>>of(
                () -> projects.overview(project, MONDAY),
                () -> projects.rolesOf(project),
                () -> projects.fundersOf(project),
                () -> projects.relativesOf(project))) {
            assertThat(ListeningDriver.during(read)).singleElement().matches(Sent::isStatement);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_project_read_whole_is_six_statements_however_much_it_holds(int many) {
        var project = projectWithLines(many);

        var sent = ListeningDriver.during(() -> projects.get(project));

        // Its row, four lists of parts, and the revision once more.
        assertThat(sent.stream().filter(Sent::isStatement)).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_workplan_read_whole_is_five_statements_however_much_it_holds(int many) {
        var project = workplanWithLessons(many);

        var sent = ListeningDriver.during(() -> workplans.get(project));

        // Its row, three lists of parts, and the revision once more.
        assertThat(sent.stream().filter(Sent::isStatement)).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void all_code_lists_are_one_statement(int many) {
        transaction(() -> {
            for (int i = 0; i < many; i++) lists.save(aList(Unique.word(), "one", "other"));
            return many;
        });

        assertThat(ListeningDriver.during(lists::all)).singleElement().matches(Sent::isStatement);
    }

    @Test
    void a_write_is_a_transaction() {
        var sent = ListeningDriver.during(() -> transaction(() -> projects.save(anOngoingProject())));

        assertThat(sent).extracting(Sent::text).startsWith("begin").contains("commit");
        assertThat(sent.stream().filter(Sent::isStatement)).hasSizeGreaterThan(2);
    }

    @Test
    void a_save_costs_one_statement_more_for_the_journal() {
        var fresh = anOrganisationNamed("Påhittad (påhittad)");
        var entered = ListeningDriver.during(() -> transaction(() -> organisations.save(fresh)));
        var changed = ListeningDriver.during(() -> transaction(() -> {
            var read = organisations.get(fresh.id());
            return organisations.save(read.describe("Påhittad igen (påhittad)", null, null, null));
        }));

        assertThat(statements(entered))
                .containsExactly("select", "insert into organisation", "insert into journal_entry");
        assertThat(statements(changed)).containsExactly("select", "update organisation", "insert into journal_entry");
    }

    private static List<String> statements(List<Sent> sent) {
        return sent.stream()
                .filter(Sent::isStatement)
                .map(it -> it.text().replaceFirst("^(select|update \\w+|insert into \\w+)[^$]*", "$1"))
                .toList();
    }

    private List<Sent> reading(Supplier<Page<?>> page) {
        return ListeningDriver.during(() -> rows = page.get().items().size());
    }

    private static void rowsAndCount(List<Sent> sent) {
        assertThat(sent).hasSize(2).allMatch(Sent::isStatement);
        assertThat(sent.get(1).text()).startsWith("select count(*)").contains("limit 10001");
    }

    private String organisations(int many) {
        String word = Unique.word();
        transaction(() -> IntStream.range(0, many)
                .mapToObj(it -> organisations.save(anOrganisationNamed(word + " (påhittad)")))
                .toList());
        return word;
    }

    private OrganisationId ownerOf(int many) {
        return transaction(() -> {
            var owner = organisations
                    .save(anOrganisationNamed("Påhittad (påhittad)"))
                    .id();
            for (int i = 0; i < many; i++) projects.save(aProjectWithEverything(owner, owner));
            return owner;
        });
    }

    private ProjectId projectWithReports(int many) {
        return transaction(() -> {
            var project = projects.save(anOngoingProject()).id();
            for (int i = 0; i < many; i++) publications.save(aFullReport(project));
            return project;
        });
    }

    private ProjectId projectWithLines(int many) {
        return transaction(() -> {
            var funder = organisations
                    .save(anOrganisationNamed("Påhittad (påhittad)"))
                    .id();
            var project = anOngoingProject();
            for (int i = 0; i < many; i++) project = project.withFundingLine(fundedBy(funder, "1", Status.GRANTED));
            return projects.save(project).id();
        });
    }

    private ProjectId workplanWithLessons(int many) {
        return transaction(() -> {
            var plan = Workplan.empty(projects.save(anOngoingProject()).id());
            for (int i = 0; i < many; i++) plan = plan.with(aLesson());
            return workplans.save(plan).project();
        });
    }

    private static <T> T transaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
