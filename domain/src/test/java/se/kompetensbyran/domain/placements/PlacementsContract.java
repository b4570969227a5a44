package se.kompetensbyran.domain.placements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.placements.PlacementFixture.ADVISER;
import static se.kompetensbyran.domain.placements.PlacementFixture.JUDGED;
import static se.kompetensbyran.domain.placements.PlacementFixture.LAST;
import static se.kompetensbyran.domain.placements.PlacementFixture.MANAGER;
import static se.kompetensbyran.domain.placements.PlacementFixture.MONDAY;
import static se.kompetensbyran.domain.placements.PlacementFixture.OFFICERS;
import static se.kompetensbyran.domain.placements.PlacementFixture.aDraft;
import static se.kompetensbyran.domain.placements.PlacementFixture.aPlace;
import static se.kompetensbyran.domain.placements.PlacementFixture.in;
import static se.kompetensbyran.domain.placements.PlacementFixture.signature;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.placements.PlacementProblem.PlacedAlready;
import se.kompetensbyran.domain.placements.PlacementProblem.Unknown;
import se.kompetensbyran.domain.placements.Placements.Line;
import se.kompetensbyran.domain.placements.Placements.Search;
import se.kompetensbyran.domain.referrals.Patience;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralFixture;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.Stale;

/**
 * What every store of placements does. Each test finds its own by an enterprise that nobody else has, so the store may hold others;
 * what the store refuses is the last that a test asks of it.
 */
public abstract class PlacementsContract {

    private static final PageRequest FIRST = PageRequest.first(20);
    private static final Search ANY = new Search(null, null, null, null, null, null);

    private OrganisationId host = OrganisationId.next();
    private OrganisationId runner = OrganisationId.next();
    private Vantage own = Vantage.of(Sight.NONE, MONDAY);
    private Between between = PlacementFixture.between();
    private Participant participant = aParticipant(between.node());

    /** The store under test. */
    protected abstract Placements placements();

    /** Where the places of that store are. */
    protected abstract Places places();

    /** Where the participants of that store are. */
    protected abstract Participants participants();

    /** Where the referrals of that store are. */
    protected abstract Referrals referrals();

    /** Where the enterprises of that store are. */
    protected abstract Enterprises enterprises();

    /** Where the nodes of that store are. */
    protected abstract Nodes nodes();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    @BeforeEach
    void a_participant_and_a_place_are_known() {
        host = organisations().save(anOrganisation()).id();
        runner = organisations().save(anOrganisation()).id();
        own = Vantage.of(Sight.at(Set.of(runner)), MONDAY);
        participant = anotherParticipant();
        between = Between.of(anotherPlace(), participant);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void one_in_any_state_comes_back_as_it_was_saved(State state) {
        Placement one = in(state, between).note("Påhittad anmärkning\nåäö");

        Placement saved = placements().save(one, own);

        assertThat(saved).isEqualTo(PlacementFixture.read(one, 1));
        assertThat(placements().find(one.id(), own)).contains(saved);
        assertThat(placements().find(one.id(), region())).contains(saved);
    }

    @Test
    void one_with_everything_comes_back_too() {
        Terms longer = new Terms(MONDAY, LAST.plusMonths(2), 35, "Baka bröd");
        Placement one = Placement.draft(
                        between, longer, Optional.of(JUDGED), new Permit("Påhittat skäl", MANAGER), ADVISER)
                .send(ADVISER)
                .sign(new Signature(Party.PARTICIPANT, true, MONDAY, ADVISER), PlacementFixture.BOTH, MONDAY)
                .sign(signature(Party.HOST), PlacementFixture.BOTH, MONDAY)
                .sign(signature(Party.REFERRER), PlacementFixture.BOTH, MONDAY)
                .begin(MONDAY.plusDays(1), ADVISER, LAST)
                .end(
                        new Ending(
                                LAST,
                                12,
                                Cause.HOST,
                                new Job(Job.ContractForm.FIXED_TERM, LAST.plusDays(3)),
                                new Word(Word.Answer.CONTESTS, "Jag var där"),
                                ADVISER),
                        LAST);

        assertThat(placements().save(one, own)).isEqualTo(PlacementFixture.read(one, 1));
        assertThat(placements().get(one.id(), own)).isEqualTo(PlacementFixture.read(one, 1));
    }

    @Test
    void what_was_put_down_wrongly_of_how_it_ended_stays_beside_what_holds() {
        Job job = new Job(Job.ContractForm.FIXED_TERM, LAST.plusDays(3));
        Word contests = new Word(Word.Answer.CONTESTS, "Jag var där");
        Placement ended = placements()
                .save(
                        in(State.ONGOING, between).end(new Ending(LAST, 12, Cause.HOST, job, contests, ADVISER), LAST),
                        own);

        Placement early = placements()
                .save(
                        ended.correct(
                                new Ending(
                                        LAST.minusDays(7),
                                        0,
                                        Cause.HEALTH,
                                        null,
                                        new Word(Word.Answer.AGREES, null),
                                        MANAGER),
                                LAST),
                        own);
        Placement last = placements().save(early.correct(PlacementFixture.ending(LAST), LAST), own);

        assertThat(placements().get(ended.id(), own)).isEqualTo(last);
        assertThat(last.state()).isEqualTo(State.ENDED);
        assertThat(last.ending()).extracting(Ending::former).asInstanceOf(LIST).hasSize(2);
    }

    @Test
    void that_nobody_came_is_taken_back_and_stays_beside() {
        Placement missed = placements().save(in(State.DID_NOT_START, between), own);

        Placement otherwise = placements().save(missed.missedOtherwise(Cause.HEALTH, "Påhittat skäl", MANAGER), own);
        assertThat(placements().get(missed.id(), own)).isEqualTo(otherwise);
        Placement signed = placements().save(otherwise.notMissed(), own);

        assertThat(placements().get(missed.id(), own)).isEqualTo(signed);
        assertThat(signed.state()).isEqualTo(State.SIGNED);
        assertThat(signed.formerMisses()).hasSize(2);
    }

    @Test
    void what_changes_stays_changed() {
        Placement first = placements().save(in(State.SIGNED, between), own);

        Placement anew = placements()
                .save(first.agree(new Terms(MONDAY, LAST, 10, "Annat"), Optional.of(JUDGED), null, MANAGER), own);
        assertThat(anew.revision()).isEqualTo(2);
        assertThat(anew.signatures()).isEmpty();
        assertThat(placements().get(first.id(), own)).isEqualTo(anew);
    }

    @Test
    void one_of_another_node_is_not_there() {
        Placement one = placements().save(in(State.ONGOING, between), own);
        OrganisationId other = organisations().save(anOrganisation()).id();

        for (Sight it : List.of(Sight.NONE, Sight.at(Set.of(other)), Sight.at(Set.of(host)))) {
            Vantage vantage = Vantage.of(it, MONDAY);
            assertThat(placements().find(one.id(), vantage)).isEmpty();
            assertThat(placements().search(ANY, vantage, FIRST).items()).isEmpty();
        }
        assertThatThrownBy(() -> placements().save(one.note("Nytt"), Vantage.of(Sight.NONE, MONDAY)))
                .isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void the_enterprise_sees_it_from_when_it_is_sent_until_thirty_days_after_it_is_over(State state) {
        Placement one = placements().save(in(state, between), own);
        LocalDate over = one.over().orElse(LAST);

        for (int days : List.of(0, 30, 31)) {
            boolean isSeen = state != State.DRAFT && (days <= 30 || !state.isOver());
            Vantage theirs = new Vantage(Sight.NONE, Set.of(host), over.plusDays(days));
            assertThat(placements().find(one.id(), theirs).isPresent()).isEqualTo(isSeen);
            assertThat(placements().search(ANY, theirs, FIRST).items()).hasSize(isSeen ? 1 : 0);
        }
        OrganisationId other = organisations().save(anOrganisation()).id();
        assertThat(placements().find(one.id(), new Vantage(Sight.NONE, Set.of(other, runner), over)))
                .isEmpty();
    }

    @Test
    void the_enterprise_signs_what_it_sees() {
        Placement one = placements().save(in(State.TO_SIGN, between), own);
        Vantage theirs = new Vantage(Sight.NONE, Set.of(host), MONDAY);

        Placement signed = placements()
                .save(
                        placements().get(one.id(), theirs).sign(signature(Party.HOST), Set.of(Side.ENTERPRISE), MONDAY),
                        theirs);

        assertThat(placements().get(one.id(), own)).isEqualTo(signed);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void the_partner_from_whose_referral_it_comes_sees_it_while_it_is_signed(State state) {
        OrganisationId partner = organisations().save(anOrganisation()).id();
        Referral referral = accepted(partner);
        Placement one = placements().save(in(state, between.from(referral.id())), own);
        placements().save(in(State.TO_SIGN, Between.of(anotherPlace(), anotherParticipant())), own);
        boolean isSeen = state == State.TO_SIGN || state == State.SIGNED;
        Search ofReferral = new Search(null, null, null, null, referral.id(), null);

        Vantage theirs = Vantage.ofPartners(Set.of(partner), MONDAY);
        assertThat(placements().find(one.id(), theirs).isPresent()).isEqualTo(isSeen);
        for (Search any : List.of(ANY, ofReferral))
            assertThat(placements().search(any, theirs, FIRST).items()).hasSize(isSeen ? 1 : 0);
        assertThat(placements().get(one.id(), own)).isEqualTo(one);
        assertThat(ids(ofReferral)).containsExactly(one.id());
        Vantage others = Vantage.ofPartners(Set.of(runner, host), MONDAY);
        assertThat(placements().find(one.id(), others)).isEmpty();
        assertThat(placements().search(ANY, others, FIRST).items()).isEmpty();
        if (state != State.TO_SIGN) return;

        Placement signed = placements()
                .save(placements().get(one.id(), theirs).sign(OFFICERS, Set.of(Side.PARTNER), MONDAY), theirs);
        assertThat(placements().get(one.id(), own)).isEqualTo(signed);
    }

    private Referral accepted(OrganisationId partner) {
        Referral sent = referrals()
                .save(
                        ReferralFixture.aDraft(partner, between.node()).send(ADVISER, Patience.USUAL),
                        ReferralSight.of(Set.of(partner)));
        return referrals().save(sent.accept(between.participant(), ADVISER), ReferralSight.at(own.sight()));
    }

    @Test
    void they_are_found_by_what_is_known() {
        Placement ongoing = placements().save(in(State.ONGOING, between), own);
        Participant other = anotherParticipant();
        Place elsewhere = anotherPlace();
        Terms later = new Terms(MONDAY.plusDays(1), LAST.plusMonths(2), 20, "Baka");
        Placement exceeding = placements()
                .save(
                        Placement.draft(
                                Between.of(elsewhere, other), later, PlacementFixture.judged(later), null, ADVISER),
                        own);

        assertThat(ids(ANY)).containsExactly(exceeding.id(), ongoing.id());
        assertThat(ids(new Search(other.id(), null, null, null, null, null))).containsExactly(exceeding.id());
        assertThat(ids(new Search(null, between.place(), null, null, null, null)))
                .containsExactly(ongoing.id());
        assertThat(ids(new Search(null, null, elsewhere.enterprise(), null, null, null)))
                .containsExactly(exceeding.id());
        assertThat(ids(new Search(null, null, EnterpriseId.next(), null, null, null)))
                .isEmpty();
        assertThat(ids(new Search(null, null, null, State.ONGOING, null, null))).containsExactly(ongoing.id());
        assertThat(ids(new Search(null, null, null, null, null, true))).containsExactly(exceeding.id());
        assertThat(ids(new Search(null, null, null, null, null, false))).containsExactly(ongoing.id());
        assertThat(placements().search(ANY, own, FIRST).items().get(0))
                .isEqualTo(new Line(
                        exceeding.id(), exceeding.between(), exceeding.terms(), exceeding.judgement(), State.DRAFT));
        var backwards = new PageRequest(1, 1, List.of(new SortKey("firstDay", false)));
        assertThat(placements().search(ANY, own, backwards).items())
                .extracting(Line::id)
                .containsExactly(ongoing.id());
        assertThat(placements().search(ANY, own, backwards).total()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void somebody_has_an_open_one_until_it_is_over(State state) {
        Vantage theirs = new Vantage(Sight.NONE, Set.of(host), MONDAY);
        assertThat(placements().hasOpen(participant.id(), own)).isFalse();
        Placement one = placements().save(in(state, between), own);
        for (Vantage it : List.of(own, region()))
            assertThat(placements().hasOpen(participant.id(), it)).isEqualTo(!state.isOver());
        assertThat(placements().hasOpen(participant.id(), theirs)).isEqualTo(one.isSent() && !state.isOver());
        assertThat(placements().hasOpen(participant.id(), Vantage.of(Sight.NONE, MONDAY)))
                .isFalse();
        assertThat(placements().hasOpen(anotherParticipant().id(), own)).isFalse();
    }

    @Test
    void when_one_is_over_there_can_be_another_at_the_place() {
        placements().save(in(State.ENDED_EARLY, between), own);

        Placement next = placements().save(aDraft(between), own);

        assertThat(ids(ANY)).hasSize(2).contains(next.id());
    }

    @Test
    void nobody_has_two_at_a_place_that_are_not_over() {
        placements().save(in(State.ONGOING, between), own);

        assertThatThrownBy(() -> placements().save(aDraft(between), own)).isInstanceOf(PlacedAlready.class);
    }

    @Test
    void nobody_saves_over_what_they_have_not_read() {
        Placement one = placements().save(aDraft(between), own);
        placements().save(one.note("Först"), own);

        assertThatThrownBy(() -> placements().save(one.note("Sedan"), own)).isInstanceOf(Stale.class);
    }

    private static Vantage region() {
        return Vantage.of(Sight.REGION, MONDAY);
    }

    private List<PlacementId> ids(Search search) {
        return placements().search(search, own, FIRST).items().stream()
                .map(Line::id)
                .toList();
    }

    private Participant anotherParticipant() {
        return participants().save(aParticipant(nodes().save(aNode(runner)).id()), Sight.at(Set.of(runner)));
    }

    private Place anotherPlace() {
        return places().save(aPlace(enterprises().save(anEnterprise(host)).id(), 3));
    }
}
