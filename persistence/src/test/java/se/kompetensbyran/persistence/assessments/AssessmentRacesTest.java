package se.kompetensbyran.persistence.assessments;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aConfirmed;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aDraft;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.assessments.AssessEnterprise;
import se.kompetensbyran.domain.assessments.Assessment;
import se.kompetensbyran.domain.assessments.AssessmentFixture;
import se.kompetensbyran.domain.assessments.AssessmentProblem.OpenAlready;
import se.kompetensbyran.domain.assessments.AssessmentProblem.ValidAlready;
import se.kompetensbyran.domain.assessments.Assessments;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.enterprises.EnterpriseFixture;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.enterprises.Status;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.Unique;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Racing;

/** What two at once can do to assessments, and to the enterprise that is assessed. */
@QuarkusTest
class AssessmentRacesTest extends Racing {

    @Inject
    Enterprises enterprises;

    @Inject
    Assessments assessments;

    @Test
    void two_begin_an_assessment_of_an_enterprise_at_once() {
        var enterprise = inTransaction(() ->
                        enterprises.save(anEnterprise(saved(anOrganisation()).id())))
                .id();

        assertThat(Race.between(
                        () -> () -> assessments.save(aDraft(enterprise)),
                        () -> () -> assessments.save(aDraft(enterprise))))
                .singleElement()
                .isInstanceOfAny(OpenAlready.class, Stale.class);
    }

    @Test
    void an_enterprise_comes_to_be_confirmed_twice_at_once() {
        var enterprise = inTransaction(() ->
                        enterprises.save(anEnterprise(saved(anOrganisation()).id())))
                .id();
        var day = LocalDate.of(2024, 6, 3);

        assertThat(Race.between(
                        () -> () -> assessments.save(aConfirmed(enterprise, day)),
                        () -> () -> assessments.save(aConfirmed(enterprise, day.plusMonths(11)))))
                .singleElement()
                .isInstanceOfAny(ValidAlready.class, Stale.class);
        assertThat(assessments
                        .search(new Assessments.Search(enterprise, null, null), PageRequest.first(10), day)
                        .items())
                .hasSize(1);
    }

    @Test
    void an_enterprise_comes_to_be_confirmed_twice_beside_the_domain() {
        var enterprise = inTransaction(() ->
                        enterprises.save(anEnterprise(saved(anOrganisation()).id())))
                .id();
        var day = LocalDate.of(2020, 6, 3);
        var one = inTransaction(() -> assessments.save(aConfirmed(enterprise, day)));
        var other = inTransaction(() -> assessments.save(aConfirmed(enterprise, day.plusYears(3))));
        String valid =
                "update assessment set from_day = '%1$s', until_day = date '%1$s' + interval '1 year' where id = '%2$s'";

        // Each alone has room between the two that stand there.
        assertOneRefusedBy(
                "assessment_one_valid_at_a_time",
                valid.formatted(day.plusMonths(18), one.id()),
                valid.formatted(day.plusMonths(20), other.id()));
        assertThat(inTransaction(() -> assessments.get(other.id())).validity())
                .isEqualTo(AssessmentFixture.validity(day.plusYears(3)));
    }

    @RepeatedTest(5)
    void an_assessment_is_confirmed_while_it_is_withdrawn() {
        var waiting = submitted();
        var assess = new AssessEnterprise(assessments, enterprises);

        assertThat(Race.between(
                        () -> {
                            var read = assessments.get(waiting.id());
                            return () -> assess.decide(
                                    read,
                                    AssessmentFixture.step(State.CONFIRMED),
                                    AssessmentFixture.ALL_MET,
                                    null,
                                    EnterpriseFixture.MONDAY);
                        },
                        () -> {
                            var read = assessments.get(waiting.id());
                            return () -> assessments.save(read.become(AssessmentFixture.step(State.WITHDRAWN)));
                        }))
                .singleElement()
                .isInstanceOf(Stale.class);
    }

    @RepeatedTest(5)
    void a_business_closes_while_its_status_is_confirmed() {
        var waiting = submitted();
        var assess = new AssessEnterprise(assessments, enterprises);
        var closing = EnterpriseFixture.step(Stage.CLOSED, EnterpriseFixture.MONDAY.toString());

        // One has closed it when the other reads, and says so only when that has had time to go on.
        assertThat(Race.between(
                        () -> {
                            var read = enterprises.get(waiting.enterprise());
                            enterprises.save(read.become(closing, EnterpriseFixture.MONDAY));
                            return () -> LockSupport.parkNanos(300_000_000);
                        },
                        () -> {
                            var read = assessments.get(waiting.id());
                            assertThat(enterprises.get(waiting.enterprise()).stage())
                                    .isEqualTo(Stage.TRADING);
                            return () -> assess.decide(
                                    read,
                                    AssessmentFixture.step(State.CONFIRMED),
                                    AssessmentFixture.ALL_MET,
                                    null,
                                    EnterpriseFixture.MONDAY);
                        }))
                .singleElement()
                .isInstanceOf(EnterpriseProblem.Closed.class);
        assertThat(inTransaction(() -> assessments.get(waiting.id())).state()).isEqualTo(State.SUBMITTED);
    }

    /** The domain lets one wait for the other; whoever writes beside it does so too. */
    @Test
    void a_business_says_something_else_while_the_days_of_its_status_change() {
        var enterprise = inTransaction(() ->
                        enterprises.save(anEnterprise(saved(anOrganisation()).id())))
                .id();
        var day = EnterpriseFixture.MONDAY;
        var confirmed = inTransaction(() -> assessments.save(aConfirmed(enterprise, day.minusYears(3))));
        String word = Unique.word();

        assertThat(raced(
                        "update enterprise set offers_sv = 'Vi säljer " + word
                                + "', offers_en = 'Invented' where id = '" + enterprise + "'",
                        "update assessment set from_day = '" + day + "', until_day = '" + day.plusYears(1)
                                + "' where id = '" + confirmed.id() + "'"))
                .isEmpty();

        // Not by the name, which is looked at by itself where few are found.
        var found = new Enterprises.Search(word, null, null, null, null, Status.CONFIRMED, null);
        assertThat(enterprises.search(found, PageRequest.first(10), day).items())
                .extracting(EnterpriseOverview::id)
                .containsExactly(enterprise);
    }

    private Assessment submitted() {
        var enterprise = inTransaction(
                () -> enterprises.save(anEnterprise(saved(anOrganisation()).id())));
        return inTransaction(() -> assessments.save(AssessmentFixture.aSubmitted(enterprise.id())));
    }
}
