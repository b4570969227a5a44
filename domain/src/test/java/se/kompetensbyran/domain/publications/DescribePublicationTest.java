package se.kompetensbyran.domain.publications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.publications.PublicationFixture.aFullReport;
import static se.kompetensbyran.domain.publications.PublicationFixture.aPublication;
import static se.kompetensbyran.domain.publications.PublicationFixture.aReport;
import static se.kompetensbyran.domain.publications.PublicationFixture.aReportTitled;
import static se.kompetensbyran.domain.publications.PublicationFixture.anAnnexOf;
import static se.kompetensbyran.domain.publications.PublicationFixture.annexed;
import static se.kompetensbyran.domain.publications.PublicationFixture.movedTo;
import static se.kompetensbyran.domain.publications.PublicationFixture.retitled;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.ProjectsInMemory;
import se.kompetensbyran.domain.publications.Publication.Kind;
import se.kompetensbyran.domain.publications.PublicationProblem.HasAnnexes;
import se.kompetensbyran.domain.publications.PublicationProblem.NotAnnexable;
import se.kompetensbyran.domain.shared.Stale;

class DescribePublicationTest {

    private final Projects projects = new ProjectsInMemory(new OrganisationsInMemory());
    private final Publications publications = new PublicationsInMemory();
    private final DescribePublication describePublication = new DescribePublication(publications, projects, theLists());
    private final ProjectId project = projects.save(anOngoingProject()).id();
    private final ProjectId otherProject = projects.save(anOngoingProject()).id();

    @Test
    void a_publication_of_a_known_project_is_saved() {
        var described = describePublication.describe(aFullReport(project));

        assertThat(described.revision()).isEqualTo(1);
        assertThat(publications.get(described.id())).isEqualTo(described);
    }

    @Test
    void a_publication_is_saved_over_what_was_read_and_no_more() {
        var read = describePublication.describe(aReport(project));
        describePublication.describe(retitled("Påhittad", read));

        assertThatThrownBy(() -> describePublication.describe(read)).isInstanceOf(Stale.class);
    }

    @Test
    void a_project_that_is_not_there_has_no_publications() {
        assertRefused("project", "unknown-project", aReport(ProjectId.next()));
    }

    @Test
    void an_audience_is_a_code_of_the_list() {
        var full = aFullReport(project);

        assertRefused("audiences", "unknown-code", withAudiences(full, Set.of("funders", "people-of-the-moon")));
    }

    @Test
    void an_annex_belongs_to_a_publication_that_is_there() {
        assertRefused("annexOf", "unknown-publication", anAnnexOf(aReport(project)));
    }

    @Test
    void an_annex_of_the_same_project_is_saved() {
        var whole = describePublication.describe(aReport(project));
        var annex = describePublication.describe(anAnnexOf(whole));

        assertThat(publications.annexesOf(whole.id())).containsExactly(annex);
        assertThat(describePublication.describe(retitled("Påhittad", annex)).revision())
                .isEqualTo(2);
        assertThat(describePublication.describe(retitled("Påhittad", whole)).revision())
                .isEqualTo(2);
    }

    @Test
    void an_annex_has_no_annexes_of_its_own() {
        var annex = describePublication.describe(anAnnexOf(describePublication.describe(aReport(project))));

        assertThatThrownBy(() -> describePublication.describe(anAnnexOf(annex))).isInstanceOf(NotAnnexable.class);
    }

    @Test
    void an_annex_does_not_belong_to_another_project() {
        var whole = describePublication.describe(aReport(project));

        assertThatThrownBy(() -> describePublication.describe(movedTo(otherProject, anAnnexOf(whole))))
                .isInstanceOf(NotAnnexable.class);
    }

    @Test
    void what_has_annexes_does_not_become_one_and_does_not_move() {
        var other = describePublication.describe(aReport(project));
        var whole = describePublication.describe(aReport(project));
        describePublication.describe(anAnnexOf(whole));

        assertThatThrownBy(() -> describePublication.describe(annexed(whole, other)))
                .isInstanceOf(HasAnnexes.class);
        assertThatThrownBy(() -> describePublication.describe(movedTo(otherProject, whole)))
                .isInstanceOf(HasAnnexes.class);
    }

    @Test
    void what_has_no_annexes_moves_and_becomes_one() {
        var other = describePublication.describe(aReport(otherProject));
        var report = describePublication.describe(aReport(project));

        var moved = describePublication.describe(movedTo(otherProject, report));

        assertThat(describePublication.describe(annexed(moved, other)).annexOf())
                .isEqualTo(other.id());
    }

    @Test
    void an_annex_is_an_annex_of_something_and_nothing_else_is() {
        var whole = PublicationId.next();

        assertInvalid("annexOf", "annex-of-something", () -> publication(Kind.ANNEX, null));
        for (Kind kind : Kind.values())
            if (kind != Kind.ANNEX) assertInvalid("annexOf", "annex-of-something", () -> publication(kind, whole));
        assertThat(publication(Kind.ANNEX, whole).annexOf()).isEqualTo(whole);
    }

    @Test
    void nothing_is_an_annex_of_itself() {
        var it = aReport(project);

        assertInvalid("annexOf", "annex-of-itself", () -> annexed(it, it));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "swe", "SV", "åä", "s1", "sv\n", "sv-SE"})
    void a_language_is_two_lower_case_letters(String language) {
        assertInvalid("language", "language-shape", () -> aPublication(project, "x", Kind.GUIDE, language, null));
    }

    @Test
    void a_title_is_one_line() {
        assertInvalid("title", "blank", () -> aReportTitled("", project));
        assertInvalid("title", "too-long", () -> aReportTitled("x".repeat(301), project));
        assertInvalid("title", "characters", () -> aReportTitled("x\ny", project));
        assertThat(aReportTitled("x".repeat(300), project).title()).hasSize(300);
    }

    @Test
    void a_publication_has_at_most_ten_audiences() {
        var ten = IntStream.range(0, 10).mapToObj(it -> "code-" + it).collect(Collectors.toSet());
        var eleven = IntStream.range(0, 11).mapToObj(it -> "code-" + it).collect(Collectors.toSet());

        assertThat(withAudiences(aReport(project), ten).audiences()).hasSize(10);
        assertInvalid("audiences", "too-many", () -> withAudiences(aReport(project), eleven));
    }

    private void assertRefused(String field, String rule, Publication it) {
        assertInvalid(field, rule, () -> describePublication.describe(it));
        assertThat(publications.find(it.id())).isEmpty();
    }

    private Publication publication(Kind kind, @Nullable PublicationId annexOf) {
        return new Publication(PublicationId.next(), 0, project, annexOf, "Påhittad", kind, "sv", Set.of(), null, null);
    }

    private static Publication withAudiences(Publication it, Set<String> audiences) {
        return new Publication(
                it.id(),
                it.revision(),
                it.project(),
                it.annexOf(),
                it.title(),
                it.kind(),
                it.language(),
                audiences,
                it.publishedOn(),
                it.description());
    }
}
