package se.kompetensbyran.domain.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.nodes.NodeFixture.OPENING;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.participants.ParticipantFixture.facts;
import static se.kompetensbyran.domain.referrals.ReferralFixture.ADVISER;
import static se.kompetensbyran.domain.referrals.ReferralFixture.MONDAY;
import static se.kompetensbyran.domain.referrals.ReferralFixture.OFFICER;
import static se.kompetensbyran.domain.referrals.ReferralFixture.aDraft;
import static se.kompetensbyran.domain.referrals.ReferralFixture.aReference;
import static se.kompetensbyran.domain.referrals.ReferralFixture.aSentOne;
import static se.kompetensbyran.domain.referrals.ReferralFixture.at;
import static se.kompetensbyran.domain.referrals.ReferralFixture.no;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.Set;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.participants.Facts;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.participants.ParticipantProblem.Restricted;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.ParticipantsInMemory;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.referrals.ReferralProblem.NodeClosed;
import se.kompetensbyran.domain.referrals.ReferralProblem.ToldOtherwise;
import se.kompetensbyran.domain.referrals.ReferralProblem.WrongStage;
import se.kompetensbyran.domain.shared.Gender;

class WorkOnReferralTest {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Municipalities municipalities = new MunicipalitiesInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, municipalities);
    private final Participants participants = new ParticipantsInMemory(nodes);
    private final Referrals referrals = new ReferralsInMemory(nodes);
    private final WorkOnReferral work = new WorkOnReferral(referrals, participants, nodes, municipalities, theLists());

    private final OrganisationId partner = organisations.save(anOrganisation()).id();
    private final OrganisationId host = organisations.save(anOrganisation()).id();
    private final NodeId node = nodes.save(aNode(host)).id();
    private final Sight near = Sight.at(Set.of(host));
    private final ReferralSight own = ReferralSight.of(Set.of(partner));
    private final ReferralSight atNode = ReferralSight.at(near);

    @Test
    void the_same_reference_twice_is_the_same_referral_as_it_stands_now() {
        var reference = aReference();
        var first = work.refer(told(reference, facts()), it -> true, own);
        var sent = work.send(first, OFFICER, Patience.USUAL, own);

        assertThat(work.refer(told(reference, facts()), it -> true, own)).isEqualTo(sent);
        assertThat(referrals.naming(partner)).containsExactly(first.id());
        assertThatThrownBy(() -> work.refer(told(reference, facts()), it -> false, own))
                .isInstanceOf(ToldOtherwise.class);
        assertThatThrownBy(() -> work.refer(told(reference, facts(1990, Gender.MAN)), it -> true, own))
                .isInstanceOf(ToldOtherwise.class);
    }

    @Test
    void the_same_reference_of_another_partner_is_another_referral() {
        var reference = aReference();
        work.refer(told(reference, facts()), it -> true, own);
        var other = organisations.save(anOrganisation()).id();

        var theirs = work.refer(
                Referral.draft(other, reference, node, facts(), OFFICER), it -> true, ReferralSight.of(Set.of(other)));

        assertThat(referrals.naming(other)).containsExactly(theirs.id());
    }

    @Test
    void what_is_told_is_checked_against_lists_and_nodes() {
        assertInvalid("targetGroups", "unknown-code", () -> refer(group("nobody")));
        assertInvalid("targetGroups", "not-of-persons", () -> refer(group("enterprises")));
        var elsewhere = new Facts(null, Gender.UNKNOWN, new MunicipalityCode("0180"), Set.of(), false);
        assertInvalid("municipality", "unknown-municipality", () -> refer(elsewhere));
        assertInvalid(
                "node",
                "unknown-node",
                () -> work.refer(
                        Referral.draft(partner, aReference(), NodeId.next(), facts(), OFFICER), it -> true, own));
        var early = at("officer-1", OPENING.minusDays(1));
        assertThatThrownBy(() -> work.refer(
                        Referral.draft(
                                partner, aReference(), node, new Facts(null, Gender.MAN, null, Set.of(), false), early),
                        it -> true,
                        own))
                .isInstanceOf(NodeClosed.class);
        assertThat(referrals.naming(partner)).isEmpty();
    }

    @Test
    void what_was_told_is_put_right_as_it_is_told() {
        Referral sent = work.send(refer(group("unemployed")), OFFICER, Patience.USUAL, own);

        Facts anew = new Facts(null, Gender.MAN, null, Set.of("unemployed"), false);

        Referral right = work.correct(sent, anew, OFFICER, own);

        assertThat(referrals.get(sent.id(), own)).isEqualTo(right);
        assertThat(right.facts()).isEqualTo(anew);
        assertInvalid("targetGroups", "unknown-code", () -> work.correct(right, group("nobody"), OFFICER, own));
        assertThat(referrals.get(sent.id(), own)).isEqualTo(right);
    }

    private Referral refer(Facts facts) {
        return work.refer(told(aReference(), facts), it -> true, own);
    }

    private static Facts group(String code) {
        return new Facts(null, Gender.UNKNOWN, null, Set.of(code), false);
    }

    private Referral told(CaseReference reference, Facts facts) {
        return Referral.draft(partner, reference, node, facts, OFFICER);
    }

    @Test
    void it_is_accepted_as_one_of_the_nodes_own() {
        var sent = referrals.save(aSentOne(partner, node), own);
        var elsewhere = nodes.save(aNode(host)).id();
        Participant other = participants.save(aParticipant(elsewhere), near);
        Participant somebody = participants.save(aParticipant(node), near);

        assertInvalid("participant", "unknown-participant", () -> work.accept(sent, other.id(), ADVISER, near, atNode));
        assertInvalid(
                "participant",
                "unknown-participant",
                () -> work.accept(sent, somebody.id(), ADVISER, Sight.NONE, atNode));
        var accepted = work.accept(sent, somebody.id(), ADVISER, near, atNode);
        assertThat(accepted.participant()).isEqualTo(somebody.id());
        assertThatThrownBy(() -> work.accept(accepted, somebody.id(), ADVISER, near, atNode))
                .isInstanceOf(WrongStage.class);
    }

    @Test
    void nobody_is_taken_on_whose_data_are_not_to_be_used() {
        var sent = referrals.save(aSentOne(partner, node), own);
        Participant somebody = participants.save(
                aParticipant(node).restrict(new Restriction(Restriction.Reason.OBJECTED, ParticipantFixture.ADVISER)),
                near);

        assertThatThrownBy(() -> work.accept(sent, somebody.id(), ADVISER, near, atNode))
                .isInstanceOf(Restricted.class);
        assertThatThrownBy(() -> work.recognise(sent, somebody.id(), ADVISER, near, atNode))
                .isInstanceOf(Restricted.class);
    }

    @Test
    void on_enrolment_what_else_waits_about_the_person_is_obsolete() {
        Participant somebody = participants.save(aParticipant(node), near);
        var accepted = referrals.save(aSentOne(partner, node), own);
        work.accept(accepted, somebody.id(), ADVISER, near, atNode);
        var waiting = referrals.save(aSentOne(partner, node), own);
        work.recognise(waiting, somebody.id(), ADVISER, near, atNode);
        var declined = referrals.save(aSentOne(partner, node), own);
        referrals.save(declined.become(no(ADVISER)), atNode);
        var others = referrals.save(aSentOne(partner, node), own);
        var draft = referrals.save(aDraft(partner, node), own);

        assertThat(work.enrolled(somebody.id(), ADVISER, atNode)).isEqualTo(1);

        assertThat(stage(waiting)).isEqualTo(Stage.OBSOLETE);
        assertThat(stage(accepted)).isEqualTo(Stage.ACCEPTED);
        assertThat(stage(declined)).isEqualTo(Stage.DECLINED);
        assertThat(stage(others)).isEqualTo(Stage.SENT);
        assertThat(stage(draft)).isEqualTo(Stage.DRAFT);
        assertThat(work.enrolled(somebody.id(), ADVISER, atNode)).isZero();
    }

    private Stage stage(Referral it) {
        return referrals.get(it.id(), own).stage(MONDAY);
    }
}
