package se.kompetensbyran.domain.publications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.publications.PublicationFixture.aFullReport;
import static se.kompetensbyran.domain.publications.PublicationFixture.aPublication;
import static se.kompetensbyran.domain.publications.PublicationFixture.aReport;
import static se.kompetensbyran.domain.publications.PublicationFixture.aReportTitled;
import static se.kompetensbyran.domain.publications.PublicationFixture.anAnnexOf;
import static se.kompetensbyran.domain.publications.PublicationFixture.anAnnexTitled;
import static se.kompetensbyran.domain.publications.PublicationFixture.annexed;
import static se.kompetensbyran.domain.publications.PublicationFixture.movedTo;
import static se.kompetensbyran.domain.publications.PublicationFixture.retitled;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.publications.Publication.Kind;
import se.kompetensbyran.domain.publications.PublicationProblem.HasAnnexes;
import se.kompetensbyran.domain.publications.PublicationProblem.NotAnnexable;
import se.kompetensbyran.domain.publications.Publications.Search;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Stale;

/**
 * What every store of publications does. Each test has projects of its own, so the store may hold others; what the store
 * refuses is the last that a test asks of it.
 */
public abstract class PublicationsContract {

    private ProjectId project = ProjectId.next();
    private ProjectId otherProject = ProjectId.next();

    /** The store under test. */
    protected abstract Publications publications();

    /** Where the projects of that store are. */
    protected abstract Projects projects();

    @BeforeEach
    void two_projects_are_known() {
        project = projects().save(anOngoingProject()).id();
        otherProject = projects().save(anOngoingProject()).id();
    }

    @Test
    void a_publication_with_everything_comes_back_as_it_was_saved() {
        var described = aFullReport(project);

        var saved = publications().save(described);

        assertThat(saved).usingRecursiveComparison().ignoringFields("revision").isEqualTo(described);
        assertThat(publications().get(described.id())).isEqualTo(saved);
        assertThat(publications().find(described.id())).contains(saved);
    }

    @Test
    void a_publication_with_nothing_that_can_be_left_out_comes_back_as_it_was_saved() {
        var saved = publications().save(aReport(project));

        assertThat(publications().get(saved.id())).isEqualTo(saved);
    }

    @Test
    void an_annex_comes_back_as_it_was_saved() {
        var whole = publications().save(aReport(project));

        var annex = publications().save(anAnnexOf(whole));

        assertThat(publications().get(annex.id())).isEqualTo(annex);
        assertThat(publications().annexesOf(whole.id())).containsExactly(annex);
    }

    @Test
    void every_kind_comes_back() {
        for (Kind kind : Kind.values()) {
            if (kind == Kind.ANNEX) continue;
            var saved = publications().save(aPublication(project, "Påhittad", kind, "fi", null));

            assertThat(publications().get(saved.id()).kind()).isEqualTo(kind);
        }
    }

    @Test
    void a_date_comes_back_as_exactly_as_it_was_known() {
        for (String on : List.of("2014", "2014-06", "2014-06-27", "2014-06-30", "2014-12-31", "2016-02-29")) {
            var saved = publications().save(aPublication(project, "Påhittad", Kind.GUIDE, "sv", on));

            assertThat(publications().get(saved.id()).publishedOn()).isEqualTo(PartialDate.fromString(on));
        }
    }

    @Test
    void what_was_known_can_be_taken_back() {
        var first = publications().save(aFullReport(project));

        var second = publications()
                .save(new Publication(
                        first.id(),
                        first.revision(),
                        project,
                        null,
                        "Ny titel (påhittad)",
                        Kind.OTHER,
                        "sv",
                        Set.of("general-public"),
                        null,
                        null));

        assertThat(publications().get(first.id())).isEqualTo(second);
    }

    @Test
    void each_save_gives_the_next_revision() {
        var first = publications().save(aReport(project));
        var second = publications().save(retitled("Ny titel (påhittad)", first));
        var third = publications().save(second);

        assertThat(List.of(first, second, third))
                .extracting(Publication::revision)
                .containsExactly(1L, 2L, 3L);
        assertThat(publications().get(first.id())).isEqualTo(third);
    }

    @Test
    void the_one_who_saves_last_of_two_is_stale() {
        var read = publications().save(aReport(project));
        publications().save(retitled("Först (påhittad)", read));

        assertThatThrownBy(() -> publications().save(retitled("Sist (påhittad)", read)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void a_new_publication_with_the_id_of_another_is_stale() {
        var described = aReport(project);
        publications().save(described);

        assertThatThrownBy(() -> publications().save(described)).isInstanceOf(Stale.class);
    }

    @Test
    void a_publication_that_nobody_saved_has_no_revision_to_save_over() {
        var it = aReport(project);
        var never =
                new Publication(it.id(), 3, project, null, it.title(), it.kind(), it.language(), Set.of(), null, null);

        assertThatThrownBy(() -> publications().save(never)).isInstanceOf(Stale.class);
    }

    @Test
    void a_publication_that_is_not_there_is_unknown() {
        var nothing = PublicationId.next();

        assertThat(publications().find(nothing)).isEmpty();
        assertThat(publications().annexesOf(nothing)).isEmpty();
        assertThatThrownBy(() -> publications().get(nothing)).isInstanceOf(PublicationProblem.Unknown.class);
    }

    @Test
    void annexes_come_by_title_in_swedish_order() {
        var whole = publications().save(aReport(project));
        for (String it : List.of("Ö", "Å", "Z", "Ä", "A")) publications().save(anAnnexTitled(it + " bilaga", whole));
        publications().save(anAnnexOf(publications().save(aReport(project))));

        assertThat(publications().annexesOf(whole.id()))
                .extracting(Publication::title)
                .containsExactly("A bilaga", "Z bilaga", "Å bilaga", "Ä bilaga", "Ö bilaga");
    }

    @Test
    void an_annex_has_no_annexes() {
        var whole = publications().save(aReport(project));
        var annex = publications().save(anAnnexOf(whole));

        assertThatThrownBy(() -> publications().save(anAnnexOf(annex))).isInstanceOf(NotAnnexable.class);
    }

    @Test
    void an_annex_belongs_to_the_project_of_what_it_is_an_annex_of() {
        var whole = publications().save(aReport(project));

        assertThatThrownBy(() -> publications().save(movedTo(otherProject, anAnnexOf(whole))))
                .isInstanceOf(NotAnnexable.class);
    }

    @Test
    void an_annex_does_not_move_to_another_project_alone() {
        var whole = publications().save(aReport(project));
        var annex = publications().save(anAnnexOf(whole));

        assertThatThrownBy(() -> publications().save(movedTo(otherProject, annex)))
                .isInstanceOf(NotAnnexable.class);
    }

    @Test
    void what_has_annexes_does_not_become_one() {
        var other = publications().save(aReport(project));
        var whole = publications().save(aReport(project));
        publications().save(anAnnexOf(whole));

        assertThatThrownBy(() -> publications().save(annexed(whole, other))).isInstanceOf(HasAnnexes.class);
    }

    @Test
    void what_has_annexes_does_not_move_to_another_project() {
        var whole = publications().save(aReport(project));
        publications().save(anAnnexOf(whole));

        assertThatThrownBy(() -> publications().save(movedTo(otherProject, whole)))
                .isInstanceOf(HasAnnexes.class);
    }

    @Test
    void what_has_annexes_is_changed_in_other_ways() {
        var whole = publications().save(aReport(project));
        var annex = publications().save(anAnnexOf(whole));

        var renamed = publications().save(retitled("Ny titel (påhittad)", whole));

        assertThat(publications().get(whole.id())).isEqualTo(renamed);
        assertThat(publications().annexesOf(whole.id())).containsExactly(annex);
    }

    @Test
    void what_has_no_annexes_moves_becomes_an_annex_and_is_one_no_more() {
        var whole = publications().save(aReport(otherProject));
        var report = publications().save(aReport(project));

        var moved = publications().save(movedTo(otherProject, report));
        var annex = publications().save(annexed(moved, whole));
        assertThat(publications().annexesOf(whole.id())).containsExactly(annex);

        var free = publications()
                .save(new Publication(
                        annex.id(),
                        annex.revision(),
                        otherProject,
                        null,
                        annex.title(),
                        Kind.GUIDE,
                        annex.language(),
                        annex.audiences(),
                        null,
                        null));
        assertThat(publications().annexesOf(whole.id())).isEmpty();
        assertThat(publications().get(free.id())).isEqualTo(free);
    }

    @Test
    void each_part_of_a_search_narrows_it() {
        var report = publications().save(aPublication(project, "A", Kind.FINAL_REPORT, "sv", null));
        var english = publications().save(aPublication(project, "B", Kind.FINAL_REPORT, "en", null));
        var guide = publications().save(aPublication(project, "C", Kind.GUIDE, "sv", null));
        var annex = publications().save(anAnnexTitled("D", report));
        publications().save(aPublication(otherProject, "E", Kind.FINAL_REPORT, "sv", null));

        assertThat(found(new Search(project, null, null, null))).containsExactly(report, english, guide, annex);
        assertThat(found(new Search(project, Kind.FINAL_REPORT, null, null))).containsExactly(report, english);
        assertThat(found(new Search(project, null, "sv", null))).containsExactly(report, guide, annex);
        assertThat(found(new Search(project, Kind.FINAL_REPORT, "sv", null))).containsExactly(report);
        assertThat(found(new Search(null, null, null, report.id()))).containsExactly(annex);
        assertThat(found(new Search(project, Kind.ANNEX, "sv", report.id()))).containsExactly(annex);
        assertThat(found(new Search(otherProject, null, null, report.id()))).isEmpty();
        assertThat(found(new Search(project, Kind.ARTICLE, null, null))).isEmpty();
    }

    @Test
    void a_search_for_everything_finds_everything() {
        publications().save(aReport(project));

        assertThat(publications()
                        .search(new Search(null, null, null, null), PageRequest.first(1))
                        .items())
                .hasSize(1);
    }

    @Test
    void titles_come_in_swedish_order_and_both_ways() {
        for (String it : List.of("Öje", "Ånge", "Zinkgruvan", "Älvdal", "avesta"))
            publications().save(aReportTitled(it, project));

        assertThat(found(new Search(project, null, null, null)))
                .extracting(Publication::title)
                .containsExactly("avesta", "Zinkgruvan", "Ånge", "Älvdal", "Öje");
        assertThat(sortedBy("title", false))
                .extracting(Publication::title)
                .containsExactly("avesta", "Zinkgruvan", "Ånge", "Älvdal", "Öje");
        assertThat(sortedBy("title", true))
                .extracting(Publication::title)
                .containsExactly("Öje", "Älvdal", "Ånge", "Zinkgruvan", "avesta");
    }

    @Test
    void dates_compare_by_their_last_day_and_the_unknown_come_last_both_ways() {
        for (String on : List.of("2016-03", "2016", "2016-03-30", "2016-04-01"))
            publications().save(aPublication(project, "Den " + on, Kind.GUIDE, "sv", on));
        publications().save(aReportTitled("Okänd dag", project));

        assertThat(sortedBy("publishedOn", false))
                .extracting(Publication::title)
                .containsExactly("Den 2016-03-30", "Den 2016-03", "Den 2016-04-01", "Den 2016", "Okänd dag");
        assertThat(sortedBy("publishedOn", true))
                .extracting(Publication::title)
                .containsExactly("Den 2016", "Den 2016-04-01", "Den 2016-03", "Den 2016-03-30", "Okänd dag");
    }

    @Test
    void every_sortable_field_sorts() {
        publications().save(aReport(project));

        for (String field : Publications.SORTABLE)
            assertThat(sortedBy(field, true)).hasSize(1);
    }

    @Test
    void pages_hold_each_row_once_and_all_tell_the_total() {
        for (int i = 0; i < 5; i++) publications().save(aReportTitled("Tvilling (påhittad)", project));
        Set<PublicationId> seen = new HashSet<>();

        for (int page = 1; page <= 3; page++) {
            var rows =
                    publications().search(new Search(project, null, null, null), new PageRequest(page, 2, List.of()));
            assertThat(rows.total()).isEqualTo(5);
            rows.items().forEach(it -> seen.add(it.id()));
        }

        assertThat(seen).hasSize(5);
        assertThat(publications().search(new Search(project, null, null, null), new PageRequest(4, 2, List.of())))
                .isEqualTo(new Page<>(List.of(), 5));
    }

    private List<Publication> found(Search search) {
        return publications().search(search, PageRequest.first(100)).items();
    }

    private List<Publication> sortedBy(String field, boolean descending) {
        return publications()
                .search(
                        new Search(project, null, null, null),
                        new PageRequest(1, 100, List.of(new SortKey(field, descending))))
                .items();
    }
}
