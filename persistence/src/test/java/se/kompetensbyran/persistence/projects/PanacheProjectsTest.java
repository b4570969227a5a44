package se.kompetensbyran.persistence.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.projects.ProjectFixture.EVE;
import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;
import static se.kompetensbyran.domain.projects.ProjectFixture.START;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProjectFrom;
import static se.kompetensbyran.domain.projects.ProjectFixture.ownedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.role;
import static se.kompetensbyran.domain.projects.ProjectFixture.theRestBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.Continuation;
import se.kompetensbyran.domain.projects.FundingLine.Status;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.ProjectsContract;
import se.kompetensbyran.domain.projects.Role;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheProjectsTest extends ProjectsContract {

    @Inject
    Projects projects;

    @Inject
    Organisations organisations;

    @Override
    protected Projects projects() {
        return OwnTransaction.each(Projects.class, projects);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @Test
    void an_owner_is_replaced_by_another_in_one_save() {
        var one = organisations().save(anOrganisation()).id();
        var other = organisations().save(anOrganisation()).id();
        var first = projects().save(anOngoingProject().withRole(ownedBy(one)));

        var second =
                projects().save(first.withoutRole(first.roles().get(0).id()).withRole(ownedBy(other)));

        assertThat(projects().get(first.id())).isEqualTo(second);
    }

    @Test
    void the_day_between_two_owners_moves_both_ways_in_one_save() {
        var one = role(Role.Kind.OWNER, organisations().save(anOrganisation()).id(), START, MONDAY.minusDays(1));
        var other = role(Role.Kind.OWNER, organisations().save(anOrganisation()).id(), MONDAY, null);
        var saved = projects().save(anOngoingProject().withRole(one).withRole(other));

        for (int days : List.of(7, -7)) {
            var moved = MONDAY.plusDays(days);
            var later = new Role(other.id(), other.kind(), other.organisation(), new Period(moved, null));
            var sooner = new Role(one.id(), one.kind(), one.organisation(), new Period(START, moved));
            saved = projects().save(saved.withoutRole(one.id()).withRole(later).withRole(sooner));

            assertThat(projects().get(saved.id())).isEqualTo(saved);
        }
    }

    @Test
    void another_line_becomes_the_rest_in_one_save() {
        var funder = organisations().save(anOrganisation()).id();
        var rest = theRestBy(funder, Status.GRANTED);
        var first =
                projects().save(anOngoingProject().withTotal(Money.kronor(100)).withFundingLine(rest));

        var second =
                projects().save(first.withoutFundingLine(rest.id()).withFundingLine(theRestBy(funder, Status.PAID)));

        assertThat(projects().get(first.id())).isEqualTo(second);
    }

    @Test
    void two_saves_in_one_transaction_are_checked_each() {
        var one = organisations().save(anOrganisation()).id();
        var other = organisations().save(anOrganisation()).id();
        var first = projects().save(anOngoingProject().withRole(ownedBy(one)));

        var last = QuarkusTransaction.requiringNew().call(() -> {
            var second =
                    projects.save(first.withoutRole(first.roles().get(0).id()).withRole(ownedBy(other)));
            return projects.save(second.withoutRole(second.roles().get(0).id()).withRole(ownedBy(one)));
        });

        assertThat(projects().get(first.id())).isEqualTo(last);
    }

    @Test
    void the_one_that_continues_knows_of_a_move_in_the_same_transaction() {
        var earlier = projects().save(anOngoingProjectFrom(START.minusYears(1)));
        var later = projects().save(anOngoingProjectFrom(START).continuing(earlier));

        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(projects.get(later.id())).isEqualTo(later);
            projects.save(earlier.plan(EVE, earlier.schedule().plannedEndsOn()));

            assertThat(projects.get(later.id()).continues()).isEqualTo(new Continuation(earlier.id(), EVE));
        });
    }
}
