package se.kompetensbyran.domain.participants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.ADVISER;
import static se.kompetensbyran.domain.participants.ParticipantFixture.MONDAY;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aConsent;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.participants.ParticipantFixture.anIdentifiedOne;
import static se.kompetensbyran.domain.participants.ParticipantFixture.facts;
import static se.kompetensbyran.domain.participants.ParticipantFixture.protectedOne;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.ParticipantProblem.Unknown;
import se.kompetensbyran.domain.participants.Participants.Line;
import se.kompetensbyran.domain.participants.Participants.Search;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;

/**
 * What every store of participants does. Each test finds its own by a node that nobody else has, so the store may hold others; what
 * the store refuses is the last that a test asks of it.
 */
public abstract class ParticipantsContract {

    private static final Search ANY = new Search(null, null, null, null);
    private static final PageRequest FIRST = PageRequest.first(20);

    private NodeId node = NodeId.next();
    private Sight own = Sight.NONE;
    private Sight others = Sight.NONE;

    /** The store under test. */
    protected abstract Participants participants();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    /** Where the nodes of that store are. */
    protected abstract Nodes nodes();

    @BeforeEach
    void a_node_is_known() {
        OrganisationId host = organisations().save(anOrganisation()).id();
        node = nodes().save(aNode(host)).id();
        own = Sight.at(Set.of(host));
        others = Sight.at(Set.of(organisations().save(anOrganisation()).id()));
    }

    @Test
    void one_with_everything_comes_back_as_it_was_saved() {
        Participant one = aParticipant(node)
                .with(aConsent(Purpose.CONTACT))
                .with(aConsent(Purpose.FUNDER_REPORT))
                .with(aConsent(Purpose.EVALUATION));
        one = one.withdraw(one.consents().get(2).id(), MONDAY, ADVISER, MONDAY)
                .identify(EnumSet.complementOf(EnumSet.of(Datum.PATH)), ADVISER)
                .restrict(new Restriction(Restriction.Reason.NEEDED_FOR_CLAIM, ADVISER));

        Participant saved = participants().save(one, own);

        assertThat(saved).isEqualTo(ParticipantFixture.read(one, 1));
        assertThat(participants().find(one.id(), own)).contains(saved);
        assertThat(participants().find(one.id(), Sight.REGION)).contains(saved);
    }

    @Test
    void what_changes_stays_changed() {
        Participant first = participants().save(anIdentifiedOne(node), own);

        Participant second = participants()
                .save(first.with(aConsent(Purpose.PARTNER)).describe(facts(null, Gender.NON_BINARY), MONDAY), own);
        assertThat(participants().find(first.id(), own)).contains(second);
        assertThat(second.revision()).isEqualTo(2);

        Participant third = participants().save(second.describe(protectedOne(), MONDAY), own);
        assertThat(third.identification()).isNull();
        assertThat(participants().find(first.id(), own)).contains(third);
    }

    @Test
    void a_consent_that_was_replaced_comes_back_with_the_one_in_its_place_and_who_it_is_stays() {
        Participant first = participants().save(anIdentifiedOne(node), own);
        Consent.Id gone = first.consents().get(0).id();
        Consent anew = aConsent(Purpose.CONTACT);

        Participant second = participants().save(first.replace(gone, anew, ADVISER), own);
        Participant third = participants().save(second.replace(anew.id(), aConsent(Purpose.CONTACT), ADVISER), own);

        assertThat(participants().find(first.id(), own)).contains(third);
        assertThat(third.identification()).isEqualTo(first.identification());
        assertThat(third.consents()).extracting(Consent::isActive).containsExactly(false, false, true);
        assertThat(third.consents().get(0).withdrawal())
                .isEqualTo(new Consent.Withdrawal(MONDAY, ADVISER, false, anew.id()));
        Participant erased = participants().save(third.erase(ADVISER), own);
        assertThat(erased.consents()).isEmpty();
    }

    @Test
    void one_of_another_node_is_not_there() {
        Participant one = participants().save(aParticipant(node), own);

        for (Sight it : List.of(others, Sight.NONE)) {
            assertThat(participants().find(one.id(), it)).isEmpty();
            assertThat(participants().search(ANY, it, FIRST).items()).isEmpty();
            assertThat(participants().search(of(node), it, FIRST).items()).isEmpty();
            assertThat(participants().count(it).total()).isZero();
        }
        assertThatThrownBy(() -> participants().get(one.id(), others)).isInstanceOf(Unknown.class);
    }

    @Test
    void one_who_is_restricted_is_not_there_for_who_reads_of_the_whole_region_and_is_counted() {
        Participant free = participants().save(aParticipant(node), own);
        Participant restricted = participants()
                .save(aParticipant(node).restrict(new Restriction(Restriction.Reason.OBJECTED, ADVISER)), own);
        Sight region = Sight.freeOfRegion(Set.of());
        Sight here = Sight.freeOfRegion(own.hosts());

        assertThat(participants().find(restricted.id(), region)).isEmpty();
        assertThat(participants().search(of(node), region, FIRST).items())
                .extracting(Line::id)
                .containsExactly(free.id());
        assertThat(participants().search(of(node), region, FIRST).total()).isEqualTo(1);
        for (Sight it : List.of(here, own, Sight.REGION)) {
            assertThat(participants().find(restricted.id(), it)).contains(restricted);
            assertThat(participants().search(of(node), it, FIRST).total()).isEqualTo(2);
        }
        assertThat(participants().count(own).total()).isEqualTo(2);
    }

    @Test
    void who_is_handed_over_is_there_for_the_other_node_and_no_more_for_the_first() {
        var host = organisations().save(anOrganisation());
        NodeId there = nodes().save(aNode(host.id())).id();
        Sight theirs = Sight.at(Set.of(host.id()));
        Sight both = Sight.at(Set.of(own.hosts().iterator().next(), host.id()));
        Participant one = participants().save(anIdentifiedOne(node), own);
        assertThat(participants().hold(one.id(), own)).isEqualTo(one);
        assertThatThrownBy(() -> participants().hold(one.id(), theirs)).isInstanceOf(Unknown.class);

        Participant gone = one.handOver(there, host.name(), ADVISER);
        assertThatThrownBy(() -> participants().save(gone, own)).isInstanceOf(Unknown.class);
        Participant saved = participants().save(gone, both);

        assertThat(participants().find(one.id(), theirs)).contains(saved);
        assertThat(saved.consents().get(0).withdrawal()).isEqualTo(new Consent.Withdrawal(MONDAY, ADVISER, true));
        assertThat(saved.identification()).isNull();
        assertThat(participants().find(one.id(), own)).isEmpty();
        assertThat(participants().count(own).total()).isZero();
        assertThat(participants().count(theirs).total()).isEqualTo(1);
    }

    @Test
    void one_cannot_be_entered_at_another_node() {
        assertThatThrownBy(() -> participants().save(aParticipant(node), others))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void one_cannot_be_changed_at_another_node() {
        Participant one = participants().save(aParticipant(node), own);

        assertThatThrownBy(() -> participants().save(one.with(aConsent(Purpose.CONTACT)), others))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void a_closed_node_keeps_its_participants() {
        Participant one = participants().save(aParticipant(node), own);
        var open = nodes().get(node);
        nodes().save(open.describe(
                open.name(),
                open.host(),
                open.competenceAreas(),
                Period.inclusive(open.open().from(), MONDAY.minusYears(1))));

        assertThat(participants().find(one.id(), own)).contains(one);
    }

    @Test
    void they_are_found_by_what_is_known() {
        Participant woman = participants().save(aParticipant(node), own);
        Participant man = participants()
                .save(
                        Participant.enter(node, new Facts(null, Gender.MAN, null, Set.of("persons"), false), MONDAY),
                        own);

        assertThat(ids(ANY)).containsExactlyInAnyOrder(woman.id(), man.id());
        assertThat(ids(of(node))).hasSize(2);
        assertThat(ids(of(NodeId.next()))).isEmpty();
        assertThat(ids(new Search(null, Gender.MAN, null, null))).containsExactly(man.id());
        assertThat(ids(new Search(null, null, null, "unemployed"))).containsExactly(woman.id());
        assertThat(ids(new Search(null, null, new MunicipalityCode("2080"), null)))
                .isEmpty();
        Line line = participants()
                .search(new Search(null, Gender.WOMAN, null, null), own, FIRST)
                .items()
                .get(0);
        assertThat(line)
                .isEqualTo(new Line(
                        woman.id(),
                        Objects.requireNonNull(woman.code()),
                        node,
                        nodes().get(node).host(),
                        woman.facts()));
    }

    @Test
    void a_list_is_in_order_and_in_pages() {
        List<Participant> all = IntStream.range(0, 5)
                .mapToObj(it -> participants()
                        .save(Participant.enter(node, facts(it == 3 ? null : 1990 - it, Gender.WOMAN), MONDAY), own))
                .toList();

        assertThat(participants().search(ANY, own, FIRST).items())
                .extracting(it -> it.code().text())
                .isSorted()
                .hasSize(5);
        assertThat(participants()
                        .search(ANY, own, new PageRequest(1, 20, List.of(new SortKey("birthYear", false))))
                        .items())
                .extracting(Line::id)
                .containsExactly(
                        all.get(4).id(),
                        all.get(2).id(),
                        all.get(1).id(),
                        all.get(0).id(),
                        all.get(3).id());
        var second = participants().search(ANY, own, new PageRequest(2, 2, List.of()));
        assertThat(second.total()).isEqualTo(5);
        assertThat(second.items()).hasSize(2);
    }

    @Test
    void who_was_erased_is_counted_and_no_more() {
        Participant one = participants().save(anIdentifiedOne(node), own);
        participants().save(Participant.enter(node, facts(1990, Gender.MAN), MONDAY), own);

        Participant erased = participants().save(one.erase(ADVISER), own);

        assertThat(erased).isEqualTo(ParticipantFixture.read(one.erase(ADVISER), 2));
        assertThat(participants().find(one.id(), own)).isEmpty();
        assertThat(ids(ANY)).hasSize(1);
        Tally tally = participants().count(own);
        assertThat(tally.of(Gender.WOMAN)).isEqualTo(1);
        assertThat(tally.of(Gender.MAN)).isEqualTo(1);
        assertThat(participants().count(Sight.REGION).total()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_pseudonym_is_taken_once() {
        Participant one = participants().save(aParticipant(node), own);
        Participant other = aParticipant(node);
        Participant same = new Participant(other.id(), 0, node, one.code(), other.facts(), List.of(), null, null, null);

        assertThatThrownBy(() -> participants().save(same, own)).isInstanceOf(Stale.class);
    }

    @Test
    void a_participant_changed_since_it_was_read_is_stale() {
        Participant one = participants().save(aParticipant(node), own);
        participants().save(one.with(aConsent(Purpose.CONTACT)), own);

        assertThatThrownBy(() -> participants().save(one.with(aConsent(Purpose.PARTNER)), own))
                .isInstanceOf(Stale.class);
    }

    private List<ParticipantId> ids(Search search) {
        return participants().search(search, own, FIRST).items().stream()
                .map(Line::id)
                .toList();
    }

    private static Search of(@Nullable NodeId node) {
        return new Search(node, null, null, null);
    }
}
