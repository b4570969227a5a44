package se.kompetensbyran.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.projects.ProjectFixture.ADVISER;
import static se.kompetensbyran.domain.projects.ProjectFixture.EVE;
import static se.kompetensbyran.domain.projects.ProjectFixture.LONG_AFTER;
import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;
import static se.kompetensbyran.domain.projects.ProjectFixture.PLANNED_END;
import static se.kompetensbyran.domain.projects.ProjectFixture.START;
import static se.kompetensbyran.domain.projects.ProjectFixture.WORDS;
import static se.kompetensbyran.domain.projects.ProjectFixture.aDescription;
import static se.kompetensbyran.domain.projects.ProjectFixture.aPlannedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectWithEverything;
import static se.kompetensbyran.domain.projects.ProjectFixture.aRejectedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anEarlyEnd;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.fundedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.ownedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.role;
import static se.kompetensbyran.domain.projects.ProjectFixture.step;
import static se.kompetensbyran.domain.projects.ProjectFixture.theRestBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.projects.FundingLine.Status;
import se.kompetensbyran.domain.projects.ProjectOverview.Ending;
import se.kompetensbyran.domain.projects.ProjectOverview.Named;
import se.kompetensbyran.domain.projects.Projects.Search;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.PartialDate;

/** What every store shows of a project on a day. */
public abstract class ProjectOverviewContract extends ProjectSearchScene {

    @Test
    void on_each_day_a_project_is_shown_as_it_stood_then() {
        var earlier = LocalDate.of(2018, 6, 30);
        var decided = LocalDate.of(2018, 2, 1);
        var it = projects()
                .save(Project.enter(
                                ProjectId.next(),
                                aDescription(),
                                Schedule.between(START, earlier),
                                step(Stage.PLANNED, "2016-10"),
                                LONG_AFTER)
                        .withRole(role(Role.Kind.OWNER, owner, START, MONDAY.minusDays(1)))
                        .withRole(role(Role.Kind.OWNER, partner, MONDAY, null))
                        .become(step(Stage.APPLIED, "2016-11-01"), LONG_AFTER)
                        .become(step(Stage.GRANTED, "2017"), LONG_AFTER)
                        .become(step(Stage.ONGOING, "2018-01-01"), LONG_AFTER)
                        .extend(PLANNED_END, decided, null, ADVISER, LONG_AFTER)
                        .become(anEarlyEnd("2018-08"), LONG_AFTER));

        assertThat(projects().asOf(it.id(), LocalDate.of(2016, 10, 30))).isEmpty();
        for (String day : List.of(
                "2016-10-31",
                "2016-11-01",
                "2017-12-30",
                "2017-12-31",
                "2018-01-01",
                "2018-01-31",
                "2018-02-01",
                MONDAY.minusDays(1).toString(),
                MONDAY.toString(),
                "2018-07-01",
                "2018-08-30",
                "2018-08-31",
                "2024-06-03")) {
            var asked = LocalDate.parse(day);
            var stood = it.standing(asked).orElseThrow();
            var shown = projects().asOf(it.id(), asked).orElseThrow();

            assertThat(shown.stage()).as(day).isEqualTo(stood.step().to());
            assertThat(shown.plannedEndsOn()).as(day).isEqualTo(stood.plannedEndsOn());
            assertThat(shown.endedOn()).as(day).isEqualTo(stood.endedOn().orElse(null));
            assertThat(shown.ending()).as(day).matches(ending -> (ending == null) == (shown.endedOn() == null));
            assertThat(shown.owner())
                    .as(day)
                    .isEqualTo(named(Objects.requireNonNull(stood.owner()).organisation()));
        }
        assertThat(projects().asOf(it.id(), LocalDate.of(2018, 1, 31)))
                .hasValueSatisfying(shown -> assertThat(shown.plannedEndsOn()).isEqualTo(earlier))
                .hasValueSatisfying(shown -> assertThat(shown.stage()).isEqualTo(Stage.ONGOING));
        assertThat(projects().asOf(it.id(), decided).orElseThrow().plannedEndsOn())
                .isEqualTo(PLANNED_END);
        assertThat(projects().asOf(it.id(), LONG_AFTER)).isEqualTo(projects().overview(it.id(), LONG_AFTER));
        assertThat(projects().asOf(ProjectId.next(), LONG_AFTER)).isEmpty();
    }

    @Test
    void the_overview_says_what_the_project_says() {
        var ended = projects().save(aProjectWithEverything(owner, partner));

        assertThat(projects().overview(ended.id(), MONDAY))
                .contains(new ProjectOverview(
                        ended.id(),
                        1,
                        ended.description().name(),
                        WORDS,
                        Stage.ENDED_EARLY,
                        START,
                        PLANNED_END,
                        PartialDate.fromString("2018-03"),
                        new Ending(EndingReason.TARGET_NOT_REACHABLE, WORDS),
                        named(owner),
                        Money.fromString("4000000.50"),
                        Money.fromString("3999999.51"),
                        List.of("enterprises", "persons", "unemployed"),
                        List.of("public-sector", "university-college"),
                        List.of("business-development", "public-procurement"),
                        List.of("ageing-population", "generational-shift")));
        assertThat(projects().overview(ended.id(), MONDAY).orElseThrow().gap()).isEqualTo(Money.fromString("0.99"));
    }

    @Test
    void the_overview_of_a_plan_leaves_out_what_is_not_known() {
        var plan = projects().save(aPlannedProject());

        assertThat(projects().overview(plan.id(), MONDAY))
                .contains(new ProjectOverview(
                        plan.id(),
                        1,
                        plan.description().name(),
                        null,
                        Stage.PLANNED,
                        START,
                        PLANNED_END,
                        null,
                        null,
                        null,
                        null,
                        Money.ZERO,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
        assertThat(projects().overview(plan.id(), MONDAY).orElseThrow().gap()).isNull();
    }

    @Test
    void a_completed_project_shows_its_end_and_no_reason() {
        var explained = new StageChange(Stage.COMPLETED, PartialDate.fromString("2018-11"), null, WORDS, ADVISER);
        var completed = projects().save(anOngoingProject().become(explained, LONG_AFTER));

        var shown = projects().overview(completed.id(), LONG_AFTER).orElseThrow();

        assertThat(shown.stage()).isEqualTo(Stage.COMPLETED);
        assertThat(shown.endedOn()).isEqualTo(PartialDate.fromString("2018-11"));
        assertThat(shown.ending()).isNull();
    }

    @Test
    void a_rejected_project_has_no_end() {
        var rejected = projects().save(aRejectedProject());

        assertThat(projects().overview(rejected.id(), LONG_AFTER).orElseThrow().endedOn())
                .isNull();
    }

    @Test
    void the_overview_shows_the_owner_of_the_day_as_the_project_does() {
        var project = projects()
                .save(anOngoingProject()
                        .withRole(role(Role.Kind.OWNER, owner, START, MONDAY.minusDays(1)))
                        .withRole(role(Role.Kind.PARTNER, partner, LocalDate.of(2000, 1, 1), null))
                        .withRole(role(Role.Kind.OWNER, partner, MONDAY, PLANNED_END)));

        for (LocalDate today : List.of(
                LocalDate.of(2001, 1, 1),
                EVE,
                START,
                MONDAY.minusDays(1),
                MONDAY,
                PLANNED_END,
                PLANNED_END.plusDays(1),
                LONG_AFTER)) {
            assertThat(ownerShown(project, today))
                    .as("owner on %s", today)
                    .isEqualTo(named(today.isBefore(MONDAY) ? owner : partner));
            assertThat(project.owner(today).map(Role::organisation)).contains(today.isBefore(MONDAY) ? owner : partner);
        }
    }

    @Test
    void the_owner_of_a_project_that_has_ended_is_the_owner_of_its_last_day() {
        var project = projects()
                .save(anOngoingProject()
                        .withRole(role(Role.Kind.OWNER, owner, START, LocalDate.of(2018, 2, 28)))
                        .withRole(role(Role.Kind.OWNER, partner, LocalDate.of(2018, 3, 1), null))
                        .become(anEarlyEnd("2018-02"), LONG_AFTER));

        assertThat(ownerShown(project, LONG_AFTER)).isEqualTo(named(owner));
        assertThat(ownerShown(project, LocalDate.of(2018, 3, 1))).isEqualTo(named(owner));
    }

    @Test
    void the_owner_of_a_project_that_was_completed_late_is_the_owner_of_its_last_day() {
        var project = projects()
                .save(anOngoingProject()
                        .withRole(role(Role.Kind.OWNER, owner, START, PLANNED_END))
                        .withRole(role(Role.Kind.OWNER, partner, PLANNED_END.plusDays(1), null))
                        .become(step(Stage.COMPLETED, "2018-12"), LONG_AFTER));

        assertThat(ownerShown(project, LONG_AFTER)).isEqualTo(named(partner));
        assertThat(ownerShown(project, PLANNED_END)).isEqualTo(named(owner));
    }

    @Test
    void owners_of_many_are_found_at_once_and_only_of_those_that_have_one() {
        var moved = projects()
                .save(aPlannedProject()
                        .withRole(role(Role.Kind.OWNER, owner, START, MONDAY.minusDays(1)))
                        .withRole(role(Role.Kind.OWNER, partner, MONDAY, null)));
        var owned = projects().save(aPlannedProject().withRole(ownedBy(owner)));
        var unowned = projects().save(aPlannedProject().withRole(role(Role.Kind.PARTNER, partner, START, null)));
        var all = List.of(moved.id(), owned.id(), unowned.id(), ProjectId.next());

        assertThat(projects().ownersOf(all, MONDAY.minusDays(1)))
                .isEqualTo(Map.of(moved.id(), owner, owned.id(), owner));
        assertThat(projects().ownersOf(all, MONDAY)).isEqualTo(Map.of(moved.id(), partner, owned.id(), owner));
        assertThat(projects().ownersOf(List.of(), MONDAY)).isEmpty();
    }

    @Test
    void nobody_owns_it_on_a_day_between_owners() {
        var project = projects()
                .save(anOngoingProject()
                        .withRole(role(Role.Kind.OWNER, owner, START, MONDAY.minusDays(1)))
                        .withRole(role(Role.Kind.OWNER, partner, MONDAY.plusDays(1), null)));

        assertThat(projects().overview(project.id(), MONDAY).orElseThrow().owner())
                .isNull();
    }

    @Test
    void the_overview_counts_what_is_granted_as_the_budget_does() {
        var withoutTotal = anOngoingProject()
                .withFundingLine(fundedBy(owner, "100.10", Status.GRANTED))
                .withFundingLine(fundedBy(owner, "20.02", Status.PAID))
                .withFundingLine(fundedBy(owner, "3.30", Status.APPLIED));
        var withGap = withoutTotal.withTotal(Money.fromString("200.00"));
        var appliedRest = withGap.withFundingLine(theRestBy(partner, Status.APPLIED));
        var grantedRest = withGap.withFundingLine(theRestBy(partner, Status.PAID));

        for (Project it : List.of(withoutTotal, withGap, appliedRest, grantedRest)) {
            var saved = projects().save(entered(it));
            var shown = projects().overview(saved.id(), MONDAY).orElseThrow();

            assertThat(shown.total()).isEqualTo(it.budget().total());
            assertThat(shown.granted()).isEqualTo(it.budget().granted());
            assertThat(shown.gap()).isEqualTo(it.budget().gap().orElse(null));
        }
        assertThat(grantedRest.budget().granted()).isEqualTo(Money.fromString("196.70"));
    }

    @Test
    void a_search_shows_what_the_overview_shows() {
        var full = projects().save(aProjectWithEverything(owner, partner));
        var plan = projects().save(aPlannedProject().withRole(ownedBy(owner)));

        assertThat(search(ownedByOwner(), MONDAY).items())
                .containsExactlyInAnyOrder(
                        projects().overview(full.id(), MONDAY).orElseThrow(),
                        projects().overview(plan.id(), MONDAY).orElseThrow());
    }

    @Test
    void a_search_is_narrowed_by_the_owner_of_the_day() {
        var handedOver = projects()
                .save(anOngoingProject()
                        .withRole(role(Role.Kind.OWNER, owner, START, MONDAY.minusDays(1)))
                        .withRole(role(Role.Kind.OWNER, partner, MONDAY, PLANNED_END)));
        projects().save(anOngoingProject().withRole(role(Role.Kind.PARTNER, owner, START, null)));

        for (LocalDate today : List.of(EVE, START, MONDAY.minusDays(1), MONDAY, PLANNED_END, LONG_AFTER)) {
            boolean before = today.isBefore(MONDAY);
            assertThat(ids(ownedByOwner(), today))
                    .as("projects of the first owner on %s", today)
                    .isEqualTo(before ? List.of(handedOver.id()) : List.of());
            assertThat(ids(new Search(null, partner, null, null, null), today))
                    .as("projects of the second owner on %s", today)
                    .isEqualTo(before ? List.of() : List.of(handedOver.id()));
        }
    }

    private @Nullable Named ownerShown(Project project, LocalDate today) {
        return projects().overview(project.id(), today).orElseThrow().owner();
    }

    private static Project entered(Project it) {
        return new Project(
                ProjectId.next(),
                0,
                it.description(),
                it.schedule(),
                it.history(),
                null,
                List.of(),
                new Budget(
                        it.budget().total(),
                        it.budget().lines().stream()
                                .map(line -> new FundingLine(
                                        FundingLine.Id.next(),
                                        line.funder(),
                                        line.scheme(),
                                        line.amount(),
                                        line.status()))
                                .toList()));
    }
}
