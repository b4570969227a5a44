package se.kompetensbyran.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.EVE;
import static se.kompetensbyran.domain.projects.ProjectFixture.LONG_AFTER;
import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;
import static se.kompetensbyran.domain.projects.ProjectFixture.PLANNED_END;
import static se.kompetensbyran.domain.projects.ProjectFixture.START;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectThatIs;
import static se.kompetensbyran.domain.projects.ProjectFixture.anEarlyEnd;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.ownedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.role;
import static se.kompetensbyran.domain.projects.ProjectFixture.step;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.ProjectProblem.NoOwner;
import se.kompetensbyran.domain.projects.ProjectProblem.OwnerTaken;
import se.kompetensbyran.domain.shared.UnknownPart;

class ProjectOwnerTest {

    private final OrganisationId first = OrganisationId.next();
    private final OrganisationId second = OrganisationId.next();

    @Test
    void two_owners_do_not_share_a_day() {
        var owned = anOngoingProject().withRole(role(Role.Kind.OWNER, first, START, MONDAY));

        assertThatThrownBy(() -> owned.withRole(role(Role.Kind.OWNER, second, MONDAY, null)))
                .isInstanceOf(OwnerTaken.class);
        assertThatThrownBy(() -> owned.withRole(role(Role.Kind.OWNER, first, EVE, START)))
                .isInstanceOf(OwnerTaken.class);
        assertThat(owned.withRole(role(Role.Kind.OWNER, second, MONDAY.plusDays(1), null))
                        .roles())
                .hasSize(2);
    }

    @Test
    void the_third_owner_is_held_against_each_of_the_others() {
        var owned = anOngoingProject()
                .withRole(role(Role.Kind.OWNER, first, START, START))
                .withRole(role(Role.Kind.OWNER, second, MONDAY, MONDAY));

        assertThatThrownBy(() -> owned.withRole(role(Role.Kind.OWNER, first, MONDAY, null)))
                .isInstanceOf(OwnerTaken.class);
        assertThatThrownBy(() -> owned.withRole(role(Role.Kind.OWNER, second, EVE, START)))
                .isInstanceOf(OwnerTaken.class);
    }

    @Test
    void other_roles_share_their_days_with_anyone() {
        var project = anOngoingProject().withRole(ownedBy(first));
        for (Role.Kind kind : Role.Kind.values())
            if (kind != Role.Kind.OWNER)
                project = project.withRole(role(kind, first, START, null)).withRole(role(kind, second, START, null));

        assertThat(project.roles()).hasSize(7);
    }

    @Test
    void a_role_that_is_said_anew_is_not_held_against_itself() {
        var role = role(Role.Kind.OWNER, first, START, null);
        var anew = new Role(role.id(), Role.Kind.OWNER, second, role.period());

        var project = anOngoingProject().withRole(role).withRole(anew);

        assertThat(project.roles()).containsExactly(anew);
        assertThat(project.role(role.id())).isEqualTo(anew);
    }

    @Test
    void no_two_roles_have_the_same_id() {
        var role = role(Role.Kind.PARTNER, first, START, null);
        var twin = new Role(role.id(), Role.Kind.EVALUATOR, second, role.period());
        var it = anOngoingProject();

        assertInvalid(
                "roles",
                "duplicate",
                () -> new Project(
                        it.id(),
                        0,
                        it.description(),
                        it.schedule(),
                        it.history(),
                        null,
                        List.of(role, twin),
                        it.budget()));
    }

    @Test
    void a_role_is_taken_away_and_then_unknown() {
        var role = role(Role.Kind.OWNER, first, START, null);
        var other = role(Role.Kind.PARTNER, second, START, null);
        var project = anOngoingProject().withRole(role).withRole(other).withoutRole(role.id());

        assertThat(project.roles()).containsExactly(other);
        assertThatThrownBy(() -> project.withoutRole(role.id())).isInstanceOf(UnknownPart.class);
        assertThatThrownBy(() -> project.role(role.id())).isInstanceOf(UnknownPart.class);
    }

    @ParameterizedTest
    @CsvSource({"PLANNED,APPLIED", "APPLIED,GRANTED", "GRANTED,ONGOING"})
    void a_step_towards_running_demands_an_owner(Stage from, Stage to) {
        var project = aProjectThatIs(from);
        var partnered = project.withRole(role(Role.Kind.PARTNER, first, START, null));
        var formerlyOwned = project.withRole(role(Role.Kind.OWNER, first, START, MONDAY.minusDays(1)));

        assertThatThrownBy(() -> project.become(step(to, "2018"), MONDAY)).isInstanceOf(NoOwner.class);
        assertThatThrownBy(() -> partnered.become(step(to, "2018"), MONDAY)).isInstanceOf(NoOwner.class);
        assertThatThrownBy(() -> formerlyOwned.become(step(to, "2018"), MONDAY)).isInstanceOf(NoOwner.class);
        assertThat(project.withRole(ownedBy(first))
                        .become(step(to, "2018"), MONDAY)
                        .stage())
                .isEqualTo(to);
    }

    @Test
    void the_owner_is_demanded_on_the_day_of_the_step_and_not_today() {
        var applied = aProjectThatIs(Stage.APPLIED);
        var ownedSince = applied.withRole(role(Role.Kind.OWNER, first, MONDAY, null));
        var ownedUntil = applied.withRole(role(Role.Kind.OWNER, first, START, MONDAY.minusDays(1)));

        assertThatThrownBy(() -> ownedSince.become(step(Stage.GRANTED, "2018-03-04"), MONDAY))
                .isInstanceOf(NoOwner.class);
        assertThatThrownBy(() -> ownedUntil.become(step(Stage.GRANTED, "2018-03"), MONDAY))
                .isInstanceOf(NoOwner.class);
        assertThat(ownedSince.become(step(Stage.GRANTED, "2018-03"), MONDAY).stage())
                .isEqualTo(Stage.GRANTED);
        assertThat(ownedUntil.become(step(Stage.GRANTED, "2018-03-04"), MONDAY).stage())
                .isEqualTo(Stage.GRANTED);
    }

    @Test
    void a_step_before_the_start_or_after_the_planned_end_demands_the_first_or_the_last_owner() {
        var applied = Project.enter(
                ProjectId.next(),
                ProjectFixture.aDescription(),
                Schedule.between(START, PLANNED_END),
                step(Stage.APPLIED, "2016"),
                LONG_AFTER);
        var ownedAtFirst = applied.withRole(role(Role.Kind.OWNER, first, START, START));
        var ownedAtLast = applied.withRole(role(Role.Kind.OWNER, first, PLANNED_END, PLANNED_END));

        assertThat(ownedAtFirst
                        .become(step(Stage.GRANTED, "2016-11"), LONG_AFTER)
                        .stage())
                .isEqualTo(Stage.GRANTED);
        assertThat(ownedAtLast.become(step(Stage.GRANTED, "2019"), LONG_AFTER).stage())
                .isEqualTo(Stage.GRANTED);
        assertThatThrownBy(() -> ownedAtLast.become(step(Stage.GRANTED, "2016-11"), LONG_AFTER))
                .isInstanceOf(NoOwner.class);
    }

    @Test
    void a_rejection_and_an_end_need_no_owner() {
        assertThat(aProjectThatIs(Stage.APPLIED)
                        .become(step(Stage.REJECTED, "2018"), MONDAY)
                        .stage())
                .isEqualTo(Stage.REJECTED);
        assertThat(anOngoingProject().become(anEarlyEnd("2018-02"), MONDAY).stage())
                .isEqualTo(Stage.ENDED_EARLY);
        assertThat(anOngoingProject()
                        .become(step(Stage.COMPLETED, "2018-11"), LONG_AFTER)
                        .stage())
                .isEqualTo(Stage.COMPLETED);
    }

    @Test
    void before_the_start_it_has_its_first_owner_and_after_the_end_its_last() {
        var project = anOngoingProject()
                .withRole(role(Role.Kind.OWNER, second, MONDAY, PLANNED_END))
                .withRole(role(Role.Kind.OWNER, first, START, MONDAY.minusDays(1)));

        assertOwner(project, LocalDate.of(1999, 1, 1), first);
        assertOwner(project, START, first);
        assertOwner(project, MONDAY.minusDays(1), first);
        assertOwner(project, MONDAY, second);
        assertOwner(project, PLANNED_END, second);
        assertOwner(project, LONG_AFTER, second);
    }

    @Test
    void a_project_that_ended_early_has_the_owner_of_its_last_day() {
        var project = anOngoingProject()
                .withRole(role(Role.Kind.OWNER, first, START, LocalDate.of(2018, 1, 31)))
                .withRole(role(Role.Kind.OWNER, second, LocalDate.of(2018, 2, 1), null));

        assertOwner(project.become(anEarlyEnd("2018-01"), LONG_AFTER), LONG_AFTER, first);
        assertOwner(project.become(anEarlyEnd("2018-02"), LONG_AFTER), LONG_AFTER, second);
        assertOwner(project.become(anEarlyEnd("2018-02"), LONG_AFTER), LocalDate.of(2018, 1, 31), first);
    }

    @Test
    void a_project_that_was_completed_late_has_an_owner_past_its_planned_end() {
        var project = anOngoingProject()
                .withRole(role(Role.Kind.OWNER, first, START, PLANNED_END))
                .withRole(role(Role.Kind.OWNER, second, PLANNED_END.plusDays(1), null));

        assertOwner(project, LONG_AFTER, first);
        assertOwner(project.become(step(Stage.COMPLETED, "2018-12"), LONG_AFTER), LONG_AFTER, second);
    }

    @Test
    void an_owner_outside_the_time_of_the_project_is_no_owner_of_it() {
        var project = anOngoingProject()
                .withRole(role(Role.Kind.OWNER, first, LocalDate.of(2000, 1, 1), EVE))
                .withRole(role(Role.Kind.OWNER, second, PLANNED_END.plusDays(1), null));

        assertThat(project.owner(LocalDate.of(2005, 1, 1))).isEmpty();
        assertThat(project.owner(MONDAY)).isEmpty();
        assertThat(project.owner(LONG_AFTER)).isEmpty();
    }

    @Test
    void a_project_has_at_most_a_hundred_roles() {
        var project = anOngoingProject();
        for (int i : IntStream.range(0, Project.MAX_ROLES).toArray())
            project = project.withRole(role(Role.Kind.PARTNER, first, START.plusDays(i), null));
        var full = project;

        assertThat(full.roles()).hasSize(100);
        assertInvalid("roles", "too-many", () -> full.withRole(role(Role.Kind.PARTNER, second, START, null)));
    }

    private static void assertOwner(Project project, LocalDate today, OrganisationId owner) {
        assertThat(project.owner(today).map(Role::organisation))
                .as("owner on %s", today)
                .contains(owner);
    }
}
