package se.kompetensbyran.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.projects.ProjectFixture.ADVISER;
import static se.kompetensbyran.domain.projects.ProjectFixture.EVE;
import static se.kompetensbyran.domain.projects.ProjectFixture.LONG_AFTER;
import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;
import static se.kompetensbyran.domain.projects.ProjectFixture.PLANNED_END;
import static se.kompetensbyran.domain.projects.ProjectFixture.START;
import static se.kompetensbyran.domain.projects.ProjectFixture.aCompletedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.aDescription;
import static se.kompetensbyran.domain.projects.ProjectFixture.aGrantedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.aPlannedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectThatEndedEarly;
import static se.kompetensbyran.domain.projects.ProjectFixture.aRejectedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anAppliedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anEarlyEnd;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.fundedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.ownedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.role;
import static se.kompetensbyran.domain.projects.ProjectFixture.step;
import static se.kompetensbyran.domain.projects.ProjectFixture.theRestBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.projects.FundingLine.Status;
import se.kompetensbyran.domain.projects.Projects.Search;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.Unique;

/** What every search of projects finds, and in which order. */
public abstract class ProjectSearchContract extends ProjectSearchScene {

    private final String word = Unique.word();

    @Test
    void a_search_of_a_day_finds_what_was_there_and_as_it_stood() {
        var ended = projects()
                .save(anOngoingProject()
                        .withRole(role(Role.Kind.OWNER, owner, START, LocalDate.of(2018, 1, 31)))
                        .withRole(role(Role.Kind.OWNER, partner, LocalDate.of(2018, 2, 1), null))
                        .become(anEarlyEnd("2018-03"), LONG_AFTER));
        var later = projects()
                .save(Project.enter(
                                ProjectId.next(),
                                aDescription(),
                                Schedule.between(START, PLANNED_END),
                                step(Stage.APPLIED, "2018-02-01"),
                                LONG_AFTER)
                        .withRole(ownedBy(owner)));
        var january = LocalDate.of(2018, 1, 31);
        var march = LocalDate.of(2018, 3, 30);

        assertThat(ids(asOf(null, owner, null, january), LONG_AFTER)).containsExactly(ended.id());
        assertThat(ids(asOf(null, owner, null, march), LONG_AFTER)).containsExactly(later.id());
        assertThat(ids(asOf(null, partner, null, march), LONG_AFTER)).containsExactly(ended.id());
        assertThat(ids(asOf(null, owner, null, EVE), LONG_AFTER)).isEmpty();
        assertThat(ids(asOf(Stage.ONGOING, partner, null, march), LONG_AFTER)).containsExactly(ended.id());
        assertThat(ids(asOf(Stage.ENDED_EARLY, partner, null, march), LONG_AFTER))
                .isEmpty();
        assertThat(ids(asOf(Stage.ENDED_EARLY, partner, null, march.plusDays(1)), LONG_AFTER))
                .containsExactly(ended.id());
        // In March it was still to run until its planned end.
        assertThat(ids(asOf(null, partner, PLANNED_END, march), LONG_AFTER)).containsExactly(ended.id());
        assertThat(ids(asOf(null, partner, PLANNED_END, march.plusDays(1)), LONG_AFTER))
                .isEmpty();
        assertThat(search(asOf(null, partner, null, march), LONG_AFTER).items())
                .containsExactly(projects().asOf(ended.id(), march).orElseThrow());
    }

    @Test
    void a_search_of_a_day_is_sorted_by_what_was_planned_then() {
        var shorter = projects().save(scheduled("2017-01-01", "2018-12-31"));
        var longer = projects()
                .save(scheduled("2017-01-01", "2018-06-30")
                        .extend(LocalDate.of(2019, 6, 30), LocalDate.of(2018, 3, 1), null, ADVISER, LONG_AFTER));
        var keys = sorted("plannedEndsOn", false);

        for (var day : List.of(LocalDate.of(2018, 2, 28), LocalDate.of(2018, 3, 1)))
            assertThat(projects()
                            .search(asOf(null, owner, null, day), keys, LONG_AFTER)
                            .items())
                    .extracting(ProjectOverview::id)
                    .as("%s", day)
                    .isEqualTo(
                            day.getMonthValue() == 2
                                    ? List.of(longer.id(), shorter.id())
                                    : List.of(shorter.id(), longer.id()));
    }

    @Test
    void a_search_is_narrowed_by_stage() {
        var planned = projects().save(aPlannedProject().withRole(ownedBy(owner)));
        var completed = projects().save(aCompletedProject().withRole(ownedBy(owner)));

        assertThat(ids(new Search(Stage.PLANNED, owner, null, null, null), MONDAY))
                .containsExactly(planned.id());
        assertThat(ids(new Search(Stage.COMPLETED, owner, null, null, null), MONDAY))
                .containsExactly(completed.id());
        assertThat(ids(new Search(Stage.ONGOING, owner, null, null, null), MONDAY))
                .isEmpty();
        assertThat(ids(ownedByOwner(), MONDAY)).containsExactlyInAnyOrder(planned.id(), completed.id());
    }

    @Test
    void a_search_is_narrowed_by_funder() {
        var funded = projects()
                .save(anOngoingProject()
                        .withTotal(Money.kronor(9))
                        .withFundingLine(fundedBy(partner, "1", Status.APPLIED))
                        .withFundingLine(theRestBy(partner, Status.GRANTED))
                        .withRole(ownedBy(owner)));
        projects().save(anOngoingProject().withRole(role(Role.Kind.CO_FINANCIER, partner, START, null)));

        assertThat(ids(new Search(null, null, partner, null, null), MONDAY)).containsExactly(funded.id());
        assertThat(ids(new Search(null, owner, partner, null, null), MONDAY)).containsExactly(funded.id());
        assertThat(ids(new Search(null, null, owner, null, null), MONDAY)).isEmpty();
    }

    @Test
    void an_ongoing_project_is_active_by_its_plan() {
        var ongoing = projects().save(anOngoingProject().withRole(ownedBy(owner)));

        assertThat(activeOn(EVE)).isEmpty();
        assertThat(activeOn(START)).containsExactly(ongoing.id());
        assertThat(activeOn(PLANNED_END)).containsExactly(ongoing.id());
        assertThat(activeOn(PLANNED_END.plusDays(1))).isEmpty();
    }

    @Test
    void a_project_that_has_ended_was_active_until_the_last_day_that_its_end_may_mean() {
        var early = projects().save(aProjectThatEndedEarly().withRole(ownedBy(owner)));
        var late = projects()
                .save(anOngoingProject()
                        .withRole(ownedBy(owner))
                        .become(step(Stage.COMPLETED, "2018-11-15"), LONG_AFTER));

        assertThat(activeOn(EVE)).isEmpty();
        assertThat(activeOn(START)).containsExactlyInAnyOrder(early.id(), late.id());
        assertThat(activeOn(LocalDate.of(2018, 3, 31))).containsExactlyInAnyOrder(early.id(), late.id());
        assertThat(activeOn(LocalDate.of(2018, 4, 1))).containsExactly(late.id());
        assertThat(activeOn(LocalDate.of(2018, 11, 15))).containsExactly(late.id());
        assertThat(activeOn(LocalDate.of(2018, 11, 16))).isEmpty();
    }

    @Test
    void a_project_that_never_began_was_never_active() {
        for (Project it : List.of(aPlannedProject(), anAppliedProject(), aGrantedProject(), aRejectedProject()))
            projects().save(it.withRole(ownedBy(owner)));

        assertThat(activeOn(MONDAY)).isEmpty();
        assertThat(ids(ownedByOwner(), MONDAY)).hasSize(4);
    }

    @Test
    void words_of_the_name_and_the_summary_find_it_in_any_of_their_forms() {
        var byName = projects().save(owned("Påhittade " + word + "verkstäderna (påhittat)", null));
        var bySummary = projects().save(owned("Annat namn (påhittat)", "Här byggs " + word + "verkstädernas tak."));
        projects().save(owned("Ett tredje namn (påhittat)", "Inget av det."));

        for (String form : List.of("verkstäder", "verkstäderna", "verkstädernas"))
            assertThat(ids(new Search(null, owner, null, null, word + form), MONDAY))
                    .as(form)
                    .containsExactlyInAnyOrder(byName.id(), bySummary.id());
    }

    @Test
    void every_word_that_is_asked_for_must_be_there() {
        var both = projects().save(owned("Annat namn (påhittat)", "Först " + word + ", sedan stödstruktur."));
        projects().save(owned("Ett tredje namn (påhittat)", "Bara stödstrukturen."));

        assertThat(ids(new Search(null, owner, null, null, "stödstruktur " + word), MONDAY))
                .containsExactly(both.id());
        assertThat(ids(new Search(null, owner, null, null, word + " " + Unique.word()), MONDAY))
                .isEmpty();
    }

    @Test
    void a_word_after_a_hyphen_is_not_to_be_there_however_the_rest_is_found() {
        var one = projects().save(owned("Påhittade " + word + " (påhittat)", "Bara stödstrukturen."));
        var other = projects().save(owned("Påhittade " + word + " (påhittat)", "Något annat."));

        assertThat(ids(new Search(null, owner, null, null, word + " -stödstruktur"), MONDAY))
                .containsExactly(other.id());
        assertThat(ids(new Search(null, owner, null, null, "-annat"), MONDAY)).containsExactly(one.id());
    }

    @Test
    void a_misspelled_name_finds_it() {
        var saved = projects().save(owned("Påhittade " + word + " (påhittat)", null));

        assertThat(ids(new Search(null, owner, null, null, misspelled(word)), MONDAY))
                .containsExactly(saved.id());
        assertThat(ids(new Search(null, null, null, null, "Påhittade " + misspelled(word)), MONDAY))
                .contains(saved.id());
    }

    @Test
    void the_best_match_comes_first() {
        var alike = projects().save(owned("A " + misspelled(word) + " (påhittat)", null));
        var exact = projects().save(owned("Ö " + word + " (påhittat)", null));

        assertThat(ids(new Search(null, owner, null, null, word), MONDAY)).containsExactly(exact.id(), alike.id());
        assertThat(ids(new Search(null, owner, null, null, misspelled(word)), MONDAY))
                .containsExactly(alike.id(), exact.id());
    }

    @Test
    void an_order_that_is_asked_for_goes_before_the_best_match() {
        var alike = projects().save(owned("A " + misspelled(word) + " (påhittat)", null));
        var exact = projects().save(owned("Ö " + word + " (påhittat)", null));
        var search = new Search(null, owner, null, null, word);

        assertThat(projects().search(search, sorted("name", false), MONDAY).items())
                .extracting(ProjectOverview::id)
                .containsExactly(alike.id(), exact.id());
    }

    @Test
    void each_part_of_a_search_narrows_it() {
        var found = projects()
                .save(owned("Påhittade " + word + " (påhittat)", null)
                        .withFundingLine(fundedBy(partner, "1", Status.PAID)));

        assertThat(ids(new Search(Stage.ONGOING, owner, partner, MONDAY, word), MONDAY))
                .containsExactly(found.id());
        assertThat(ids(new Search(Stage.PLANNED, owner, partner, MONDAY, word), MONDAY))
                .isEmpty();
        assertThat(ids(new Search(Stage.ONGOING, partner, partner, MONDAY, word), MONDAY))
                .isEmpty();
        assertThat(ids(new Search(Stage.ONGOING, owner, owner, MONDAY, word), MONDAY))
                .isEmpty();
        assertThat(ids(new Search(Stage.ONGOING, owner, partner, EVE, word), MONDAY))
                .isEmpty();
        assertThat(ids(new Search(Stage.ONGOING, owner, partner, MONDAY, Unique.word()), MONDAY))
                .isEmpty();
    }

    @Test
    void a_search_for_everything_finds_everything() {
        projects().save(aPlannedProject());

        assertThat(search(Search.ALL, MONDAY).total()).isPositive();
        assertThat(search(Search.ALL, MONDAY).items()).isNotEmpty();
    }

    @Test
    void without_an_order_names_come_in_swedish_order() {
        for (String it : List.of("Öje", "Ånge", "Zinkgruvan", "Älvdal", "avesta", "Orsa"))
            projects().save(owned(it + " (påhittat)", null));

        assertThat(search(ownedByOwner(), MONDAY).items())
                .extracting(ProjectOverview::name)
                .containsExactly(
                        "avesta (påhittat)",
                        "Orsa (påhittat)",
                        "Zinkgruvan (påhittat)",
                        "Ånge (påhittat)",
                        "Älvdal (påhittat)",
                        "Öje (påhittat)");
    }

    @Test
    void projects_are_sorted_by_name_both_ways() {
        for (String it : List.of("Öje", "Ånge", "Zinkgruvan")) projects().save(owned(it + " (påhittat)", null));

        assertThat(sortedBy("name", false))
                .extracting(ProjectOverview::name)
                .containsExactly("Zinkgruvan (påhittat)", "Ånge (påhittat)", "Öje (påhittat)");
        assertThat(sortedBy("name", true))
                .extracting(ProjectOverview::name)
                .containsExactly("Öje (påhittat)", "Ånge (påhittat)", "Zinkgruvan (påhittat)");
    }

    @Test
    void projects_are_sorted_by_their_first_day_and_their_planned_end_both_ways() {
        var longOne = projects().save(scheduled("2011-01-01", "2019-12-31"));
        var early = projects().save(scheduled("2010-01-01", "2011-12-31"));
        var late = projects().save(scheduled("2012-01-01", "2012-12-31"));

        assertThat(sortedBy("startsOn", false))
                .extracting(ProjectOverview::id)
                .containsExactly(early.id(), longOne.id(), late.id());
        assertThat(sortedBy("startsOn", true))
                .extracting(ProjectOverview::id)
                .containsExactly(late.id(), longOne.id(), early.id());
        assertThat(sortedBy("plannedEndsOn", false))
                .extracting(ProjectOverview::id)
                .containsExactly(early.id(), late.id(), longOne.id());
        assertThat(sortedBy("plannedEndsOn", true))
                .extracting(ProjectOverview::id)
                .containsExactly(longOne.id(), late.id(), early.id());
    }

    @Test
    void projects_are_sorted_by_status_in_the_order_of_life_both_ways() {
        for (Project it : List.of(
                aProjectThatEndedEarly(),
                anOngoingProject(),
                aRejectedProject(),
                aPlannedProject(),
                aCompletedProject(),
                aGrantedProject(),
                anAppliedProject())) projects().save(it.withRole(ownedBy(owner)));

        assertThat(sortedBy("status", false)).extracting(ProjectOverview::stage).containsExactly(Stage.values());
        assertThat(sortedBy("status", true))
                .extracting(ProjectOverview::stage)
                .containsExactly(
                        Stage.ENDED_EARLY,
                        Stage.COMPLETED,
                        Stage.ONGOING,
                        Stage.REJECTED,
                        Stage.GRANTED,
                        Stage.APPLIED,
                        Stage.PLANNED);
    }

    @Test
    void every_sortable_field_sorts() {
        projects().save(owned("Påhittat (påhittat)", null));

        for (String field : Projects.SORTABLE) assertThat(sortedBy(field, true)).hasSize(1);
    }

    @Test
    void the_second_key_decides_where_the_first_is_equal() {
        var b = projects().save(owned("b (påhittat)", null));
        var a = projects().save(owned("a (påhittat)", null));
        var plan = projects().save(aPlannedProject().withRole(ownedBy(owner)));
        var keys = List.of(new SortKey("status", true), new SortKey("name", false));

        assertThat(projects()
                        .search(ownedByOwner(), new PageRequest(1, 10, keys), MONDAY)
                        .items())
                .extracting(ProjectOverview::id)
                .containsExactly(a.id(), b.id(), plan.id());
    }

    @Test
    void pages_hold_each_row_once_and_all_tell_the_total() {
        for (int i = 0; i < 5; i++) projects().save(owned("Tvilling (påhittat)", null));
        Set<ProjectId> seen = new HashSet<>();
        List<Integer> sizes = new ArrayList<>();

        for (int page = 1; page <= 4; page++) {
            var found = projects().search(ownedByOwner(), new PageRequest(page, 2, List.of()), MONDAY);
            assertThat(found.total()).isEqualTo(5);
            sizes.add(found.items().size());
            found.items().forEach(it -> seen.add(it.id()));
        }

        assertThat(sizes).containsExactly(2, 2, 1, 0);
        assertThat(seen).hasSize(5);
    }

    @Test
    void nothing_found_is_an_empty_page() {
        assertThat(search(ownedByOwner(), MONDAY)).isEqualTo(new Page<>(List.of(), 0));
    }

    private List<ProjectOverview> sortedBy(String field, boolean descending) {
        return projects()
                .search(ownedByOwner(), sorted(field, descending), MONDAY)
                .items();
    }

    private static PageRequest sorted(String field, boolean descending) {
        return new PageRequest(1, 100, List.of(new SortKey(field, descending)));
    }

    private Project scheduled(String start, String end) {
        return Project.enter(
                        ProjectId.next(),
                        aDescription(),
                        Schedule.between(LocalDate.parse(start), LocalDate.parse(end)),
                        step(Stage.ONGOING, start),
                        LONG_AFTER)
                .withRole(ownedBy(owner));
    }

    private static String misspelled(String word) {
        return word.substring(0, 7) + "z" + word.substring(8);
    }
}
