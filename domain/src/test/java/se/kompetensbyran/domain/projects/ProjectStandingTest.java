package se.kompetensbyran.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.projects.ProjectFixture.ADVISER;
import static se.kompetensbyran.domain.projects.ProjectFixture.EVE;
import static se.kompetensbyran.domain.projects.ProjectFixture.LONG_AFTER;
import static se.kompetensbyran.domain.projects.ProjectFixture.PLANNED_END;
import static se.kompetensbyran.domain.projects.ProjectFixture.START;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectThatEndedEarly;
import static se.kompetensbyran.domain.projects.ProjectFixture.anEarlyEnd;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.role;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.organisations.OrganisationId;

class ProjectStandingTest {

    @Test
    void before_its_first_stage_it_was_not_there() {
        assertThat(anOngoingProject().standing(EVE)).isEmpty();
        assertThat(anOngoingProject().standing(START).orElseThrow().step().to()).isEqualTo(Stage.ONGOING);
    }

    @Test
    void an_end_that_is_known_to_the_month_counts_from_its_last_day() {
        var it = aProjectThatEndedEarly();

        var march = it.standing(LocalDate.of(2018, 3, 30)).orElseThrow();
        assertThat(march.step().to()).isEqualTo(Stage.ONGOING);
        assertThat(march.endedOn()).isEmpty();
        var over = it.standing(LocalDate.of(2018, 3, 31)).orElseThrow();
        assertThat(over.step().to()).isEqualTo(Stage.ENDED_EARLY);
        assertThat(over.endedOn()).isEqualTo(it.endedOn());
    }

    @Test
    void an_extension_counts_from_the_day_of_its_decision_also_when_it_was_decided_late() {
        var later = PLANNED_END.plusMonths(6);
        var last = PLANNED_END.plusMonths(9);
        var it = anOngoingProject()
                .extend(later, PLANNED_END.plusDays(10), null, ADVISER, LONG_AFTER)
                .extend(last, PLANNED_END.plusDays(20), null, ADVISER, LONG_AFTER);

        assertThat(it.schedule().plannedEndsOn(PLANNED_END.plusDays(9))).isEqualTo(PLANNED_END);
        assertThat(it.schedule().plannedEndsOn(PLANNED_END.plusDays(10))).isEqualTo(later);
        assertThat(it.schedule().plannedEndsOn(PLANNED_END.plusDays(20))).isEqualTo(last);
        assertThat(anOngoingProject().schedule().plannedEndsOn(EVE)).isEqualTo(PLANNED_END);
    }

    @Test
    void the_owner_is_that_of_the_day_within_the_time_in_which_it_ran_then() {
        var first = OrganisationId.next();
        var second = OrganisationId.next();
        var it = anOngoingProject()
                .withRole(role(Role.Kind.OWNER, first, START, LocalDate.of(2018, 3, 31)))
                .withRole(role(Role.Kind.OWNER, second, LocalDate.of(2018, 4, 1), null))
                .become(anEarlyEnd("2018-03"), LONG_AFTER);

        for (LocalDate day : new LocalDate[] {START, LocalDate.of(2018, 3, 31), PLANNED_END})
            assertThat(it.standing(day).orElseThrow().owner())
                    .extracting(Role::organisation)
                    .isEqualTo(first);
    }
}
