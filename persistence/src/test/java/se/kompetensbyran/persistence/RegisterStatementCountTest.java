package se.kompetensbyran.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.codelists.CodeListFixture.aList;
import static se.kompetensbyran.domain.nodes.NodeFixture.OPENING;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.nodes.NodeFixture.coverage;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisationNamed;
import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectWithEverything;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.fundedBy;
import static se.kompetensbyran.domain.publications.PublicationFixture.aFullReport;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.aLesson;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.FundingLine.Status;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.publications.Publications;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Unique;
import se.kompetensbyran.domain.workplans.Workplan;
import se.kompetensbyran.domain.workplans.Workplans;
import se.kompetensbyran.persistence.shared.ListeningDriver;
import se.kompetensbyran.persistence.shared.ListeningDriver.Sent;

/** What is shown of the register of projects, organisations and nodes costs as many statements for a hundred rows as for one. */
@QuarkusTest
class RegisterStatementCountTest extends StatementCounting {

    @Inject
    Publications publications;

    @Inject
    Workplans workplans;

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_page_of_organisations_is_two_statements(int limit) {
        var search = new Organisations.Search(organisations(limit + 1), null, null);

        var sent = reading(() -> organisations.search(search, PageRequest.first(limit)));

        assertThat(rows).isEqualTo(limit);
        rowsAndCount(sent);
    }

    @Test
    void look_alikes_are_one_statement() {
        organisations(2);

        assertThat(ListeningDriver.during(() -> organisations.lookAlikes(null)))
                .singleElement()
                .matches(Sent::isStatement);
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
    void a_page_of_projects_is_two_statements_of_today_and_of_another_day(int limit) {
        var owner = ownerOf(limit + 1);

        for (LocalDate asOf : Arrays.asList(null, MONDAY)) {
            var search = new Projects.Search(null, owner, null, null, asOf, null);
            var sent = reading(() -> projects.search(search, PageRequest.first(limit), MONDAY));

            assertThat(rows).isEqualTo(limit);
            rowsAndCount(sent);
        }
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
    void a_page_of_nodes_is_two_statements(int limit) {
        var search = new Nodes.Search(null, hostOf(limit + 1), null, null, OPENING);

        var sent = reading(() -> nodes.search(search, PageRequest.first(limit)));

        assertThat(rows).isEqualTo(limit);
        rowsAndCount(sent);
    }

    @Test
    void what_is_shown_of_a_node_is_one_statement_each() {
        var mine = new Nodes.Search(null, hostOf(1), null, null, OPENING);
        var node = nodes.search(mine, PageRequest.first(1)).items().get(0).id();

        for (Supplier<?> read : List.<Supplier<?>>of(
                () -> nodes.overview(node, OPENING),
                () -> nodes.coverageOf(node),
                () -> nodes.hostsOf(HITTENAS.code(), OPENING)))
            assertThat(ListeningDriver.during(read)).singleElement().matches(Sent::isStatement);
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

    private OrganisationId hostOf(int many) {
        return transaction(() -> {
            municipalities.save(HITTENAS);
            var host = organisations
                    .save(anOrganisationNamed("Påhittad (påhittad)"))
                    .id();
            for (int i = 0; i < many; i++) nodes.save(aNode(host).with(coverage(HITTENAS, OPENING, null)));
            return host;
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
}
