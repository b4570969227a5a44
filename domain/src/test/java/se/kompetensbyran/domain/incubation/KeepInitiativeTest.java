package se.kompetensbyran.domain.incubation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.KNOWN;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.MONDAY;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.anIdea;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.became;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.movedTo;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.step;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterprisesInMemory;
import se.kompetensbyran.domain.incubation.InitiativeProblem.NoEnterprise;
import se.kompetensbyran.domain.incubation.InitiativeProblem.NotConfirmed;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.shared.Period;

/** The gate to confirmed: the one that another context keeps. */
class KeepInitiativeTest {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Municipalities municipalities = new MunicipalitiesInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, municipalities);
    private final EnterprisesInMemory enterprises = new EnterprisesInMemory(organisations, nodes, theLists());
    private final Initiatives initiatives = new InitiativesInMemory(nodes, organisations, enterprises);
    private final KeepInitiative keep =
            new KeepInitiative(initiatives, nodes, organisations, municipalities, enterprises);

    private final OrganisationId organisation =
            organisations.save(anOrganisation()).id();
    private final EnterpriseId enterprise =
            enterprises.save(anEnterprise(organisation)).id();
    private final Initiative registered = initiatives.save(
            movedTo(Stage.REGISTERED, anIdea(nodes.save(aNode(organisation)).id()), organisation, KNOWN)
                    .become(became(enterprise, KNOWN), MONDAY));

    @Test
    void what_has_no_status_in_force_is_not_confirmed() {
        assertThatThrownBy(() -> keep.move(registered, step(Stage.CONFIRMED, MONDAY), MONDAY))
                .isInstanceOf(NotConfirmed.class);
        confirmed(MONDAY.minusMonths(12).minusDays(30));
        assertThatThrownBy(() -> keep.move(registered, step(Stage.CONFIRMED, MONDAY), MONDAY))
                .isInstanceOf(NotConfirmed.class);
    }

    @Test
    void a_status_counts_to_the_last_day_of_grace() {
        confirmed(MONDAY.minusMonths(12).minusDays(29));

        assertThat(keep.move(registered, step(Stage.CONFIRMED, MONDAY), MONDAY).stage())
                .isEqualTo(Stage.CONFIRMED);
    }

    @Test
    void a_status_counts_on_the_day_of_the_step_and_not_today() {
        confirmed(MONDAY.minusYears(3));

        assertThatThrownBy(() -> keep.move(registered, step(Stage.CONFIRMED, MONDAY), MONDAY))
                .isInstanceOf(NotConfirmed.class);
        assertThatThrownBy(() -> keep.move(
                        registered, step(Stage.CONFIRMED, MONDAY.minusYears(3).minusDays(1)), MONDAY))
                .isInstanceOf(NotConfirmed.class);
        assertThat(keep.move(registered, step(Stage.CONFIRMED, MONDAY.minusYears(3)), MONDAY)
                        .stage())
                .isEqualTo(Stage.CONFIRMED);
    }

    @Test
    void what_is_confirmed_is_corrected_to_what_was_confirmed_that_day_too_and_not_taken_back() {
        confirmed(MONDAY.minusMonths(6));
        var it = keep.move(registered, step(Stage.CONFIRMED, MONDAY), MONDAY);
        var other = enterprises.save(anEnterprise(organisation)).id();

        assertThatThrownBy(() -> it.unbecome(enterprise)).isInstanceOf(NoEnterprise.class);
        assertThatThrownBy(() -> keep.correct(it, enterprise, became(other, KNOWN), MONDAY))
                .isInstanceOf(NotConfirmed.class);
        enterprises.confirm(other, new Period(MONDAY.minusDays(1), MONDAY.plusYears(1)));
        assertThat(keep.correct(it, enterprise, became(other, KNOWN), MONDAY)
                        .became(other)
                        .on())
                .isEqualTo(KNOWN);
    }

    @Test
    void what_rested_goes_on_whether_or_not_its_status_has_lapsed_meanwhile() {
        confirmed(MONDAY.minusMonths(6));
        var paused = keep.move(
                keep.move(registered, step(Stage.CONFIRMED, MONDAY), MONDAY), step(Stage.PAUSED, MONDAY), MONDAY);
        LocalDate later = MONDAY.plusYears(3);

        assertThat(keep.move(paused, step(Stage.CONFIRMED, later), later).stage())
                .isEqualTo(Stage.CONFIRMED);
    }

    private void confirmed(LocalDate first) {
        enterprises.confirm(enterprise, new Period(first, first.plusMonths(12)));
    }
}
