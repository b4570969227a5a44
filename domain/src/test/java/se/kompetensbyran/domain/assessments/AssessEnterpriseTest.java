package se.kompetensbyran.domain.assessments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.ADVISER;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.ALL_MET;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.NOT_ALL_MET;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.WHOLE;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aConfirmed;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aSubmitted;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.in;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.step;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.validity;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.assessments.AssessmentProblem.ConfirmedAhead;
import se.kompetensbyran.domain.assessments.AssessmentProblem.NotAllMet;
import se.kompetensbyran.domain.assessments.AssessmentProblem.ValidAlready;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseFixture;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem.Closed;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.EnterprisesInMemory;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;

class AssessEnterpriseTest {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Enterprises enterprises = new EnterprisesInMemory(
            organisations, new NodesInMemory(organisations, new MunicipalitiesInMemory()), theLists());
    private final Assessments assessments = new AssessmentsInMemory(enterprises);
    private final AssessEnterprise assess = new AssessEnterprise(assessments, enterprises);
    private final Enterprise enterprise =
            enterprises.save(anEnterprise(organisations.save(anOrganisation()).id()));

    @Test
    void an_enterprise_that_is_known_is_assessed() {
        Assessment draft = assess.draft(assess.known(enterprise.id()), WHOLE, ADVISER);

        assertThat(assessments.get(draft.id())).isEqualTo(draft);
        assertInvalid("enterprise", "unknown-enterprise", () -> assess.known(EnterpriseId.next()));
    }

    @Test
    void a_business_that_has_closed_is_not_assessed_nor_confirmed() {
        Assessment waiting = assessments.save(aSubmitted(enterprise.id()));
        Enterprise closed = enterprises.save(enterprise.become(EnterpriseFixture.step(Stage.CLOSED, "2023"), MONDAY));

        assertThatThrownBy(() -> assess.draft(closed, WHOLE, ADVISER)).isInstanceOf(Closed.class);
        assertThatThrownBy(() -> assess.decide(waiting, step(State.CONFIRMED), ALL_MET, MONDAY, MONDAY))
                .isInstanceOf(Closed.class);
        assertThat(assess.decide(waiting, step(State.REJECTION_TOLD), NOT_ALL_MET, null, MONDAY)
                        .state())
                .isEqualTo(State.REJECTION_TOLD);
    }

    @Test
    void the_first_confirmation_is_valid_from_today_and_the_next_from_where_it_ends() {
        assertThat(confirmed(MONDAY).validity()).isEqualTo(validity(MONDAY));
        LocalDate soon = MONDAY.plusMonths(11);
        assertThat(confirmed(soon).validity()).isEqualTo(validity(MONDAY.plusMonths(12)));
        LocalDate late = MONDAY.plusMonths(24).plusDays(10);
        assertThat(confirmed(late).validity()).isEqualTo(validity(late));
    }

    @Test
    void nothing_follows_on_a_confirmation_that_ends_more_than_a_year_ahead() {
        confirmed(MONDAY);
        confirmed(MONDAY);
        Assessment waiting = assessments.save(aSubmitted(enterprise.id()));

        assertThatThrownBy(() -> assess.decide(waiting, step(State.CONFIRMED), ALL_MET, null, MONDAY))
                .isInstanceOf(ConfirmedAhead.class)
                .hasMessageContaining(MONDAY.plusMonths(24).minusDays(1).toString());
        LocalDate later = MONDAY.plusMonths(12);
        assertThat(assess.decide(waiting, step(State.CONFIRMED), ALL_MET, null, later)
                        .validity())
                .isEqualTo(validity(MONDAY.plusMonths(24)));
    }

    @Test
    void no_two_are_valid_on_a_day() {
        assessments.save(aConfirmed(enterprise.id(), MONDAY));
        Assessment waiting = assessments.save(aSubmitted(enterprise.id()));

        assertThatThrownBy(() -> assess.decide(waiting, step(State.CONFIRMED), ALL_MET, MONDAY.plusDays(1), MONDAY))
                .isInstanceOf(ValidAlready.class);
    }

    @Test
    void verdicts_that_are_not_given_stay() {
        Assessment contested = assessments.save(in(State.CONTESTED, enterprise.id()));

        assertThatThrownBy(() -> assess.decide(contested, step(State.CONFIRMED), null, null, MONDAY))
                .isInstanceOf(NotAllMet.class);
        assertThat(assess.decide(contested, step(State.REJECTED), null, null, MONDAY)
                        .verdicts())
                .isEqualTo(NOT_ALL_MET);
    }

    private Assessment confirmed(LocalDate today) {
        return assess.decide(
                assessments.save(aSubmitted(enterprise.id())), step(State.CONFIRMED), ALL_MET, null, today);
    }
}
