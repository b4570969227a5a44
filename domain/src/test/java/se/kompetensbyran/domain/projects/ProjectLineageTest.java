package se.kompetensbyran.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.EVE;
import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;
import static se.kompetensbyran.domain.projects.ProjectFixture.PLANNED_END;
import static se.kompetensbyran.domain.projects.ProjectFixture.START;
import static se.kompetensbyran.domain.projects.ProjectFixture.aPlannedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProjectFrom;

import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.ProjectProblem.NotEarlier;

class ProjectLineageTest {

    @Test
    void a_project_continues_one_that_started_before_it() {
        var earlier = anOngoingProjectFrom(EVE);

        var later = anOngoingProjectFrom(START).continuing(earlier);

        assertThat(later.continues()).isEqualTo(new Continuation(earlier.id(), EVE));
    }

    @Test
    void a_project_does_not_continue_one_that_started_with_it_or_after_it() {
        var project = anOngoingProjectFrom(START);

        assertThatThrownBy(() -> project.continuing(anOngoingProjectFrom(START)))
                .isInstanceOf(NotEarlier.class);
        assertThatThrownBy(() -> project.continuing(anOngoingProjectFrom(MONDAY)))
                .isInstanceOf(NotEarlier.class);
    }

    @Test
    void a_project_does_not_continue_itself() {
        var project = anOngoingProjectFrom(START);

        assertThatThrownBy(() -> project.continuing(project)).isInstanceOf(NotEarlier.class);
    }

    @Test
    void two_projects_do_not_continue_each_other() {
        var earlier = anOngoingProjectFrom(EVE);
        var later = anOngoingProjectFrom(START).continuing(earlier);

        assertThatThrownBy(() -> earlier.continuing(later)).isInstanceOf(NotEarlier.class);
    }

    @Test
    void its_first_day_is_not_moved_before_that_of_the_one_it_continues() {
        var later = aPlannedProject().continuing(anOngoingProjectFrom(EVE));

        assertThatThrownBy(() -> later.plan(EVE, PLANNED_END)).isInstanceOf(NotEarlier.class);
        assertThat(later.plan(START, PLANNED_END).continues()).isEqualTo(later.continues());
    }

    @Test
    void it_continues_another_instead_or_nothing() {
        var one = anOngoingProjectFrom(EVE);
        var other = anOngoingProjectFrom(EVE.minusYears(3));
        var later = anOngoingProjectFrom(START).continuing(one);

        assertThat(later.continuing(other).continues()).isEqualTo(new Continuation(other.id(), EVE.minusYears(3)));
        assertThat(later.continuingNothing().continues()).isNull();
    }

    @Test
    void every_other_change_keeps_what_it_continues() {
        var later = aPlannedProject()
                .withRole(ProjectFixture.ownedBy(OrganisationId.next()))
                .continuing(anOngoingProjectFrom(EVE));

        assertThat(later.describe(ProjectFixture.aDescription()).continues()).isEqualTo(later.continues());
        assertThat(later.withTotal(null).continues()).isEqualTo(later.continues());
        assertThat(later.become(ProjectFixture.step(Stage.APPLIED, "2018"), MONDAY)
                        .continues())
                .isEqualTo(later.continues());
    }
}
