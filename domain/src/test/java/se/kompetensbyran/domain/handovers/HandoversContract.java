package se.kompetensbyran.domain.handovers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.handovers.HandoverFixture.LAST;
import static se.kompetensbyran.domain.handovers.HandoverFixture.MONDAY;
import static se.kompetensbyran.domain.handovers.HandoverFixture.anOffer;
import static se.kompetensbyran.domain.handovers.HandoverFixture.at;
import static se.kompetensbyran.domain.handovers.HandoverFixture.taken;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.handovers.HandoverProblem.OfferedAlready;
import se.kompetensbyran.domain.handovers.HandoverProblem.Unknown;
import se.kompetensbyran.domain.handovers.Handovers.Search;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.rules.RuleFixture;
import se.kompetensbyran.domain.rules.Rulebook;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.Stale;

/** What every store of handovers does; it may hold others. */
public abstract class HandoversContract {

    protected NodeId from = NodeId.next();
    protected NodeId to = NodeId.next();
    protected Sight giver = Sight.NONE;
    protected Sight receiver = Sight.NONE;

    /** The store under test. */
    protected abstract Handovers handovers();

    /** Where the participants of that store are. */
    protected abstract Participants participants();

    /** Where the projects of that store are. */
    protected abstract Projects projects();

    /** Where the nodes of that store are. */
    protected abstract Nodes nodes();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    @BeforeEach
    void two_nodes_are_known() {
        OrganisationId one = organisation();
        OrganisationId other = organisation();
        from = nodes().save(aNode(one)).id();
        to = nodes().save(aNode(other)).id();
        giver = Sight.at(Set.of(one));
        receiver = Sight.at(Set.of(other));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void what_was_saved_is_read_on_both_sides_as_it_was_and_by_nobody_else(Stage stage) {
        Handover saved = handovers().save(offer(somebody()), giver);
        if (stage != Stage.OFFERED) saved = handovers().save(taken(saved, stage), receiver);

        assertThat(handovers().find(saved.id(), giver)).contains(saved);
        assertThat(handovers().find(saved.id(), receiver)).contains(saved);
        assertThat(handovers().find(saved.id(), Sight.REGION)).contains(saved);
        assertThat(handovers().find(saved.id(), other())).isEmpty();
        assertThat(handovers().find(saved.id(), Sight.NONE)).isEmpty();
        assertThatThrownBy(() -> handovers().get(HandoverId.next(), giver)).isInstanceOf(Unknown.class);
    }

    @Test
    void one_that_names_a_project_and_waits_for_ever_is_read_as_it_was() {
        Handover saved = handovers()
                .save(
                        Handover.offer(
                                somebody(),
                                to,
                                HandoverReason.OWN_CHOICE,
                                projects().save(anOngoingProject()).id(),
                                HandoverFixture.GIVER,
                                new Rulebook(List.of())),
                        giver);
        assertThat(handovers().get(saved.id(), receiver)).isEqualTo(saved);
    }

    @Test
    void who_sees_neither_node_saves_none() {
        Handover it = offer(somebody());
        assertThatThrownBy(() -> handovers().save(it, other())).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> handovers().save(it, Sight.NONE)).isInstanceOf(Unknown.class);
        assertThat(handovers().find(it.id(), Sight.REGION)).isEmpty();
    }

    @Test
    void nobody_saves_over_what_they_have_not_read() {
        Handover saved = handovers().save(offer(somebody()), giver);
        handovers().save(taken(saved, Stage.DECLINED), receiver);
        assertThatThrownBy(() -> handovers().save(taken(saved, Stage.WITHDRAWN), giver))
                .isInstanceOf(Stale.class);
    }

    @Test
    void somebody_is_offered_once_at_a_time_and_again_when_that_is_over() {
        Participant who = somebody();
        Handover first = handovers().save(offer(who), giver);
        assertThat(handovers().open(who.id(), giver)).contains(first);
        assertThat(handovers().open(who.id(), other())).isEmpty();
        assertThatThrownBy(() -> handovers().save(offer(who), giver)).isInstanceOf(OfferedAlready.class);

        handovers().save(taken(first, Stage.WITHDRAWN), giver);
        assertThat(handovers().open(who.id(), giver)).isEmpty();
        Handover second = handovers().save(offer(who), giver);
        assertThat(handovers().open(who.id(), giver)).contains(second);
    }

    @Test
    void they_are_found_by_whose_they_are_from_where_and_to_where_and_by_stage() {
        Participant who = somebody();
        Handover first = handovers().save(offer(who), giver);
        Handover declined = handovers().save(taken(handovers().save(offer(somebody()), giver), Stage.DECLINED), giver);

        assertThat(found(new Search(null, null, null, null), giver, MONDAY)).containsExactlyInAnyOrder(first, declined);
        assertThat(found(new Search(null, null, null, null), receiver, MONDAY))
                .containsExactlyInAnyOrder(first, declined);
        assertThat(found(new Search(null, null, null, null), other(), MONDAY)).isEmpty();
        assertThat(found(new Search(who.id(), null, null, null), giver, MONDAY)).containsExactly(first);
        assertThat(found(new Search(null, from, to, null), giver, MONDAY)).containsExactlyInAnyOrder(first, declined);
        assertThat(found(new Search(null, to, null, null), giver, MONDAY)).isEmpty();
        assertThat(found(new Search(null, null, from, null), giver, MONDAY)).isEmpty();
        assertThat(found(new Search(null, null, null, Stage.DECLINED), giver, MONDAY))
                .containsExactly(declined);
        assertThat(found(new Search(null, null, null, Stage.OFFERED), giver, LAST))
                .containsExactly(first);
        assertThat(found(new Search(null, null, null, Stage.OFFERED), giver, LAST.plusDays(1)))
                .isEmpty();
        assertThat(found(new Search(null, null, null, Stage.EXPIRED), giver, LAST.plusDays(1)))
                .containsExactly(first);
        assertThat(found(new Search(null, null, null, Stage.EXPIRED), giver, LAST))
                .isEmpty();
    }

    @Test
    void those_that_wait_no_more_are_the_giving_nodes_to_end_and_ended_once() {
        Handover late = handovers().save(offer(somebody()), giver);
        handovers().save(taken(handovers().save(offer(somebody()), giver), Stage.DECLINED), giver);
        OrganisationId own = giver.hosts().iterator().next();
        OrganisationId theirs = receiver.hosts().iterator().next();
        LocalDate after = LAST.plusDays(1);
        var ending = new ExpireOffers(handovers());

        assertThat(ending.due(own, LAST, 9)).isEmpty();
        assertThat(ending.due(theirs, after, 9)).isEmpty();
        assertThat(ending.due(own, after, 9)).containsExactly(late.id());
        assertThat(ending.due(own, after, 0)).isEmpty();
        assertThat(ending.expire(own, late.id(), at("night", LAST))).isFalse();
        assertThat(ending.expire(own, late.id(), at("night", after))).isTrue();
        assertThat(ending.expire(own, late.id(), at("night", after))).isFalse();
        assertThat(ending.due(own, after, 9)).isEmpty();
        Handover ended = handovers().get(late.id(), receiver);
        assertThat(ended.stage(after)).isEqualTo(Stage.EXPIRED);
        assertThat(ended.told()).isEqualTo(late.told().counted());
    }

    @Test
    void they_come_the_oldest_first_or_by_day() {
        Handover late = handovers().save(offer(somebody()), giver);
        Handover early = handovers()
                .save(
                        Handover.offer(
                                somebody(),
                                to,
                                HandoverReason.MOVED,
                                null,
                                at("giver-1", MONDAY.minusDays(7)),
                                RuleFixture.USUAL),
                        giver);
        Handover endless = handovers()
                .save(
                        Handover.offer(
                                somebody(),
                                to,
                                HandoverReason.MOVED,
                                null,
                                at("giver-1", MONDAY.plusDays(1)),
                                new Rulebook(List.of())),
                        giver);
        assertThat(sorted("offeredAt", false)).containsExactly(early, late, endless);
        assertThat(sorted("offeredAt", true)).containsExactly(endless, late, early);
        assertThat(sorted("answerBy", false)).containsExactly(early, late, endless);
        assertThat(sorted("answerBy", true)).containsExactly(late, early, endless);
        Page<Handovers.Line> second =
                handovers().search(new Search(null, null, null, null), giver, new PageRequest(2, 2, List.of()), MONDAY);
        assertThat(second.items()).singleElement().satisfies(it -> {
            assertThat(it.handover()).isEqualTo(endless);
            assertThat(giver.hosts()).containsExactly(it.giver());
            assertThat(receiver.hosts()).containsExactly(it.receiver());
        });
        assertThat(second.total()).isEqualTo(3);
    }

    private List<Handover> sorted(String field, boolean isDescending) {
        var wanted = new PageRequest(1, 50, List.of(new SortKey(field, isDescending)));
        return handovers()
                .search(new Search(null, null, null, null), giver, wanted, MONDAY)
                .map(Handovers.Line::handover)
                .items();
    }

    private List<Handover> found(Search search, Sight sight, LocalDate today) {
        return handovers()
                .search(search, sight, PageRequest.first(50), today)
                .map(Handovers.Line::handover)
                .items();
    }

    protected Handover offer(Participant who) {
        return anOffer(who, to);
    }

    protected Participant somebody() {
        return participants().save(aParticipant(from), giver);
    }

    private Sight other() {
        return Sight.at(Set.of(organisation()));
    }

    private OrganisationId organisation() {
        return organisations().save(anOrganisation()).id();
    }
}
