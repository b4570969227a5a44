package se.kompetensbyran.domain.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.referrals.ReferralFixture.ADVISER;
import static se.kompetensbyran.domain.referrals.ReferralFixture.LAST;
import static se.kompetensbyran.domain.referrals.ReferralFixture.MONDAY;
import static se.kompetensbyran.domain.referrals.ReferralFixture.OFFICER;
import static se.kompetensbyran.domain.referrals.ReferralFixture.aDraft;
import static se.kompetensbyran.domain.referrals.ReferralFixture.aSentOne;
import static se.kompetensbyran.domain.referrals.ReferralFixture.at;
import static se.kompetensbyran.domain.referrals.ReferralFixture.no;
import static se.kompetensbyran.domain.referrals.ReferralFixture.taken;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.referrals.ReferralProblem.ToldOtherwise;
import se.kompetensbyran.domain.referrals.ReferralProblem.Unknown;
import se.kompetensbyran.domain.referrals.Referrals.Line;
import se.kompetensbyran.domain.referrals.Referrals.Search;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.Stale;

/**
 * What every store of referrals does. Each test finds its own by a partner and a node that nobody else has, so the store may hold
 * others; what the store refuses is the last that a test asks of it.
 */
public abstract class ReferralsContract {

    private static final Search ANY = new Search(null, null, null);
    private static final PageRequest FIRST = PageRequest.first(20);

    private OrganisationId partner = OrganisationId.next();
    private NodeId node = NodeId.next();
    private ReferralSight own = ReferralSight.NONE;
    private ReferralSight nodes = ReferralSight.NONE;
    private ReferralSight others = ReferralSight.NONE;
    private Sight near = Sight.NONE;

    /** The store under test. */
    protected abstract Referrals referrals();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    /** Where the nodes of that store are. */
    protected abstract Nodes nodes();

    /** Where the participants of that store are. */
    protected abstract Participants participants();

    @BeforeEach
    void a_partner_and_a_node_are_known() {
        partner = organisations().save(anOrganisation()).id();
        OrganisationId host = organisations().save(anOrganisation()).id();
        node = nodes().save(aNode(host)).id();
        near = Sight.at(Set.of(host));
        own = ReferralSight.of(Set.of(partner));
        nodes = ReferralSight.at(near);
        OrganisationId other = organisations().save(anOrganisation()).id();
        others = new ReferralSight(Set.of(other), Sight.at(Set.of(other)));
    }

    @Test
    void one_comes_back_as_it_was_saved_from_draft_to_answer() {
        Referral draft = referrals().save(aDraft(partner, node), own);
        assertThat(draft.revision()).isEqualTo(1);
        assertThat(referrals().find(draft.id(), own)).contains(draft);

        Referral sent = referrals().save(draft.send(OFFICER, Patience.USUAL), own);
        assertThat(sent.deadlines()).isEqualTo(new Deadlines(MONDAY.plusDays(30), LAST));
        assertThat(referrals().find(draft.id(), nodes)).contains(sent);

        Participant somebody = participants().save(aParticipant(node), near);
        Referral known = referrals().save(sent.recognise(somebody.id(), MONDAY), nodes);
        Referral accepted = referrals().save(known.accept(somebody.id(), ADVISER), nodes);
        assertThat(accepted.revision()).isEqualTo(4);
        assertThat(referrals().find(draft.id(), own)).contains(accepted);

        Referral declined = referrals().save(aSentOne(partner, node), own);
        declined = referrals().save(declined.become(no(ADVISER)), nodes);
        assertThat(referrals().get(declined.id(), own)).isEqualTo(declined);
        assertThat(declined.reason()).isEqualTo(DeclineReason.NO_PLACE);
    }

    @Test
    void of_a_draft_the_node_knows_nothing() {
        Referral draft = referrals().save(aDraft(partner, node), own);

        for (ReferralSight it : List.of(nodes, others, ReferralSight.at(Sight.REGION), ReferralSight.NONE)) {
            assertThat(referrals().find(draft.id(), it)).isEmpty();
            assertThat(referrals().search(of(node), it, FIRST, MONDAY).items()).isEmpty();
        }
        assertThatThrownBy(() -> referrals().get(draft.id(), nodes)).isInstanceOf(Unknown.class);
    }

    @Test
    void what_is_sent_is_seen_by_the_partner_the_node_and_the_region_and_by_nobody_else() {
        Referral sent = referrals().save(aSentOne(partner, node), own);

        for (ReferralSight it : List.of(own, nodes, ReferralSight.at(Sight.REGION)))
            assertThat(referrals().search(of(node), it, FIRST, MONDAY).items())
                    .extracting(Line::id)
                    .containsExactly(sent.id());
        for (ReferralSight it : List.of(others, ReferralSight.NONE)) {
            assertThat(referrals().find(sent.id(), it)).isEmpty();
            assertThat(referrals().search(ANY, it, FIRST, MONDAY).items()).isEmpty();
            assertThat(referrals().hold(partner, Objects.requireNonNull(sent.reference()), it))
                    .isEmpty();
        }
    }

    @Test
    void one_cannot_be_saved_by_who_does_not_see_it() {
        Referral sent = referrals().save(aSentOne(partner, node), own);

        assertThatThrownBy(() -> referrals().save(sent.become(no(ADVISER)), others))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void a_line_tells_where_it_stands_on_the_day() {
        Referral sent = referrals().save(aSentOne(partner, node), own);
        Line line = new Line(
                sent.id(),
                partner,
                sent.reference(),
                node,
                nodes().get(node).host(),
                Stage.SENT,
                null,
                MONDAY,
                sent.deadlines());

        assertThat(found(Stage.SENT, LAST)).containsExactly(line);
        assertThat(found(Stage.EXPIRED, LAST)).isEmpty();
        assertThat(found(Stage.SENT, LAST.plusDays(1))).isEmpty();
        assertThat(found(Stage.EXPIRED, LAST.plusDays(1)))
                .singleElement()
                .satisfies(it -> assertThat(it.stage()).isEqualTo(Stage.EXPIRED));
        assertThat(found(null, LAST.plusDays(1)))
                .singleElement()
                .satisfies(it -> assertThat(it.stage()).isEqualTo(Stage.EXPIRED));

        referrals().save(sent.become(no(ADVISER)), nodes);
        assertThat(found(Stage.EXPIRED, LAST.plusDays(1))).isEmpty();
        assertThat(found(Stage.DECLINED, LAST.plusDays(1)))
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).isEqualTo(DeclineReason.NO_PLACE));
    }

    @Test
    void lists_are_the_oldest_first_or_as_they_are_asked_for() {
        Referral first = referrals().save(aSentOne(partner, node), own);
        Referral draft = referrals().save(aDraft(partner, node), own);
        Referral later =
                referrals().save(aDraft(partner, node).send(at("officer-1", MONDAY.plusDays(1)), Patience.USUAL), own);

        assertThat(referrals().search(ANY, own, FIRST, MONDAY).items())
                .extracting(Line::id)
                .containsExactlyElementsOf(inOrder(first, draft, later));
        for (String field : Referrals.SORTABLE) {
            var wanted = new PageRequest(1, 2, List.of(new SortKey(field, true)));
            var page = referrals().search(ANY, own, wanted, MONDAY);
            assertThat(page.items()).extracting(Line::id).containsExactly(later.id(), first.id());
            assertThat(page.total()).isEqualTo(3);
        }
        var byPartner = new Search(null, null, partner);
        assertThat(referrals().search(byPartner, nodes, FIRST, MONDAY).items())
                .extracting(Line::id)
                .containsExactlyElementsOf(inOrder(first, later));
        assertThat(referrals().naming(partner)).containsExactlyElementsOf(inOrder(first, draft, later));
    }

    @Test
    void one_is_held_by_the_partners_reference() {
        Referral draft = referrals().save(aDraft(partner, node), own);
        CaseReference reference = Objects.requireNonNull(draft.reference());

        assertThat(referrals().hold(partner, reference, own)).contains(draft);
        assertThat(referrals().hold(OrganisationId.next(), reference, own)).isEmpty();
        assertThat(referrals().hold(partner, new CaseReference("ANNAT-1"), own)).isEmpty();
    }

    @Test
    void a_reference_is_one_referral_of_the_partners() {
        Referral one = referrals().save(aDraft(partner, node), own);
        var other = Referral.draft(
                partner, Objects.requireNonNull(one.reference()), node, ParticipantFixture.facts(), OFFICER);

        assertThatThrownBy(() -> referrals().save(other, own)).isInstanceOf(ToldOtherwise.class);
    }

    @Test
    void a_draft_is_taken_away_and_its_reference_is_free() {
        Referral draft = referrals().save(aDraft(partner, node), own);

        referrals().remove(draft, own);

        assertThat(referrals().find(draft.id(), own)).isEmpty();
        assertThat(referrals().hold(partner, Objects.requireNonNull(draft.reference()), own))
                .isEmpty();
    }

    @Test
    void nobody_saves_over_what_they_have_not_read() {
        Referral draft = referrals().save(aDraft(partner, node), own);
        referrals().save(draft.send(OFFICER, Patience.USUAL), own);

        assertThatThrownBy(() -> referrals().save(draft.send(OFFICER, Patience.USUAL), own))
                .isInstanceOf(Stale.class);
    }

    @Test
    void those_that_wait_about_somebody_are_known_until_they_are_answered_or_expire() {
        Participant somebody = participants().save(aParticipant(node), near);
        Referral one = referrals().save(aSentOne(partner, node), own);
        referrals().save(aSentOne(partner, node), own);
        assertThat(referrals().waiting(somebody.id(), nodes, MONDAY)).isEmpty();

        Referral known = referrals().save(one.recognise(somebody.id(), MONDAY), nodes);
        assertThat(referrals().waiting(somebody.id(), nodes, LAST)).containsExactly(one.id());
        assertThat(referrals().waiting(somebody.id(), nodes, LAST.plusDays(1))).isEmpty();
        assertThat(referrals().waiting(somebody.id(), others, MONDAY)).isEmpty();

        referrals().save(known.become(Step.to(Stage.OBSOLETE, ADVISER)), nodes);
        assertThat(referrals().waiting(somebody.id(), nodes, MONDAY)).isEmpty();
    }

    @Test
    void those_that_came_to_nothing_are_known_after_two_years_until_they_are_forgotten() {
        OrganisationId host = nodes().get(node).host();
        LocalDate friday = MONDAY.plusDays(4);
        Referral declined = answered(Stage.DECLINED, friday, nodes);
        Referral withdrawn = answered(Stage.WITHDRAWN, friday.plusDays(1), own);
        Referral expired = referrals().save(aSentOne(partner, node), own);
        Participant somebody = participants().save(aParticipant(node), near);
        Referral known = referrals()
                .save(referrals().save(aSentOne(partner, node), own).recognise(somebody.id(), MONDAY), nodes);
        referrals().save(known.become(no(ADVISER)), nodes);
        referrals().save(referrals().save(aSentOne(partner, node), own).accept(somebody.id(), ADVISER), nodes);
        referrals().save(aDraft(partner, node), own);

        assertThat(old(host, friday.plusYears(2).minusDays(1))).isEmpty();
        assertThat(old(host, friday.plusYears(2))).containsExactly(declined.id());
        assertThat(old(host, friday.plusYears(2).plusDays(1))).containsExactlyElementsOf(inOrder(declined, withdrawn));
        LocalDate over = LAST.plusDays(1).plusYears(2);
        assertThat(old(host, over.minusDays(1))).doesNotContain(expired.id());
        assertThat(old(host, over)).containsExactlyElementsOf(inOrder(declined, withdrawn, expired));
        assertThat(referrals().cameToNothing(host, 24, over, 2)).hasSize(2);
        OrganisationId other = others.partners().iterator().next();
        assertThat(old(other, over)).isEmpty();

        for (Referral it : List.of(declined, expired)) referrals().save(it.forget(), nodes);
        assertThat(old(host, over)).containsExactly(withdrawn.id());
        Referral forgotten = referrals().get(expired.id(), own);
        assertThat(forgotten.isForgotten()).isTrue();
        assertThat(forgotten.stage(over)).isEqualTo(Stage.EXPIRED);
        assertThat(referrals().search(of(node), nodes, FIRST, over).items()).hasSize(5);
        assertThat(referrals().hold(partner, Objects.requireNonNull(expired.reference()), own))
                .isEmpty();
    }

    private List<ReferralId> old(OrganisationId host, LocalDate today) {
        return referrals().cameToNothing(host, 24, today, 20);
    }

    private Referral answered(Stage to, LocalDate day, ReferralSight sight) {
        return referrals().save(taken(referrals().save(aSentOne(partner, node), own), to, day), sight);
    }

    private List<Line> found(@Nullable Stage stage, LocalDate today) {
        return referrals()
                .search(new Search(stage, node, null), nodes, FIRST, today)
                .items();
    }

    // Within a millisecond ids have no order in time.
    private static List<ReferralId> inOrder(Referral... all) {
        return Stream.of(all)
                .map(Referral::id)
                .sorted(Comparator.comparing(ReferralId::toString))
                .toList();
    }

    private static Search of(NodeId node) {
        return new Search(null, node, null);
    }
}
