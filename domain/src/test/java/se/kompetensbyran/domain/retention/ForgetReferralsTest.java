package se.kompetensbyran.domain.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.referrals.ReferralFixture.LAST;
import static se.kompetensbyran.domain.referrals.ReferralFixture.MONDAY;
import static se.kompetensbyran.domain.referrals.ReferralFixture.aSentOne;
import static se.kompetensbyran.domain.referrals.ReferralFixture.taken;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.referrals.ReferralsInMemory;
import se.kompetensbyran.domain.referrals.Stage;

class ForgetReferralsTest {

    private static final LocalDate TWO_YEARS_ON = MONDAY.plusMonths(24);

    private final Organisations organisations = new OrganisationsInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, new MunicipalitiesInMemory());
    private final Referrals referrals = new ReferralsInMemory(nodes);
    private final ForgetReferrals forgetting = new ForgetReferrals(referrals, RetentionRule.USUAL);
    private final OrganisationId partner = organisations.save(anOrganisation()).id();
    private final OrganisationId host = organisations.save(anOrganisation()).id();
    private final ReferralSight own = ReferralSight.of(Set.of(partner));
    private final Referral sent =
            referrals.save(aSentOne(partner, nodes.save(aNode(host)).id()), own);

    @Test
    void what_was_told_goes_once_and_not_a_day_before() {
        referrals.save(taken(sent, Stage.DECLINED, MONDAY), own);
        assertThat(forgetting.forget(host, sent.id(), TWO_YEARS_ON.minusDays(1)))
                .isFalse();
        assertThat(referrals.get(sent.id(), own).isForgotten()).isFalse();
        assertThat(forgetting.due(host, TWO_YEARS_ON, 9)).containsExactly(sent.id());
        assertThat(forgetting.forget(host, sent.id(), TWO_YEARS_ON)).isTrue();
        assertThat(forgetting.forget(host, sent.id(), TWO_YEARS_ON)).isFalse();
        assertThat(forgetting.due(host, TWO_YEARS_ON, 9)).isEmpty();
        assertThat(referrals.get(sent.id(), own).isForgotten()).isTrue();
    }

    @Test
    void one_that_was_never_answered_goes_two_years_after_it_waited_last() {
        LocalDate over = LAST.plusDays(1).plusMonths(24);
        assertThat(forgetting.forget(host, sent.id(), over.minusDays(1))).isFalse();
        assertThat(forgetting.forget(host, sent.id(), over)).isTrue();
    }

    @Test
    void one_that_was_accepted_and_another_organisations_stay() {
        assertThat(forgetting.forget(partner, sent.id(), LAST.plusYears(9))).isFalse();
        referrals.save(taken(sent, Stage.ACCEPTED, MONDAY), own);
        assertThat(forgetting.forget(host, sent.id(), LAST.plusYears(9))).isFalse();
    }
}
