package se.kompetensbyran.domain.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.identities.IdentityFixture.aSealedOne;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.ADVISER;
import static se.kompetensbyran.domain.participants.ParticipantFixture.MONDAY;
import static se.kompetensbyran.domain.participants.ParticipantFixture.anIdentifiedOne;
import static se.kompetensbyran.domain.participants.ParticipantFixture.protectedOne;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Participants.Line;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.PageRequest;

/** What every store of sealed identities, and of who came to know them, does; it may hold others. */
public abstract class IdentitiesContract {

    private NodeId node = NodeId.next();
    private Sight own = Sight.NONE;
    private Sight others = Sight.NONE;

    /** The store under test. */
    protected abstract Identities identities();

    /** Who came to know them. */
    protected abstract Accesses accesses();

    /** Whose they are. */
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
    void one_comes_back_as_it_was_put_and_is_replaced_whole() {
        Participant whose = somebody();
        SealedIdentity first = aSealedOne();
        identities().put(whose.id(), first, own);
        assertThat(identities().find(whose.id(), own)).contains(first);

        SealedIdentity second = new SealedIdentity("another-key", "another-text", Set.of());
        identities().put(whose.id(), second, own);

        assertThat(identities().find(whose.id(), own)).contains(second);
        assertThat(marked(first.marks(), own)).isEmpty();
    }

    @Test
    void to_another_node_it_is_not_there() {
        Participant whose = somebody();
        SealedIdentity it = aSealedOne();
        identities().put(whose.id(), it, own);

        for (Sight sight : List.of(others, Sight.NONE)) {
            assertThat(identities().find(whose.id(), sight)).isEmpty();
            assertThat(marked(it.marks(), sight)).isEmpty();
        }
        assertThat(identities().find(whose.id(), Sight.REGION)).contains(it);
    }

    @Test
    void it_goes_with_what_its_participant_says() {
        List<UnaryOperator<Participant>> ways = List.of(
                Participant::forget,
                it -> it.erase(ADVISER),
                it -> it.describe(protectedOne(), MONDAY),
                it -> it.withdraw(it.consents().get(0).id(), MONDAY, ADVISER, MONDAY));
        for (UnaryOperator<Participant> way : ways) {
            Participant whose = somebody();
            SealedIdentity it = aSealedOne();
            identities().put(whose.id(), it, own);

            participants().save(way.apply(whose), own);

            assertThat(identities().find(whose.id(), own)).isEmpty();
            assertThat(marked(it.marks(), own)).isEmpty();
        }
    }

    @Test
    void it_stays_when_another_thing_changes() {
        Participant whose = somebody();
        SealedIdentity it = aSealedOne();
        identities().put(whose.id(), it, own);

        participants().save(whose.describe(whose.facts(), MONDAY), own);

        assertThat(identities().find(whose.id(), own)).contains(it);
    }

    @Test
    void those_who_share_a_mark_are_found() {
        Participant one = somebody();
        Participant other = somebody();
        String mark = aSealedOne().marks().iterator().next();
        identities().put(one.id(), new SealedIdentity("key", "text", Set.of(mark, "own-mark")), own);
        identities().put(other.id(), new SealedIdentity("key", "text", Set.of(mark)), own);

        assertThat(marked(Set.of(mark, "no-mark"), own))
                .extracting(Line::id)
                .containsExactlyInAnyOrder(one.id(), other.id());
        assertThat(marked(Set.of("no-mark"), own)).isEmpty();
        assertThat(marked(Set.of(), own)).isEmpty();
    }

    @Test
    void one_is_found_for_a_purpose_by_what_the_person_consented_to_for_it() {
        Participant one = somebody();
        identities().put(one.id(), new SealedIdentity("key", "text", Set.of("found-mark")), own);
        var mark = Set.of("found-mark");

        for (Access.Reason why : List.of(Access.Reason.CONTACT, Access.Reason.OTHER))
            assertThat(identities().marked(Map.of(Datum.NAME, mark), why, own))
                    .extracting(Line::id)
                    .contains(one.id());
        assertThat(identities().marked(Map.of(Datum.PERSONAL_NUMBER, mark), Access.Reason.CONTACT, own))
                .isEmpty();
        assertThat(identities().marked(Map.of(Datum.NAME, mark), Access.Reason.PARTNER, own))
                .isEmpty();
    }

    @Test
    void one_that_is_restricted_is_found_at_the_own_request_alone() {
        Participant one = somebody();
        identities().put(one.id(), new SealedIdentity("key", "text", Set.of("kept-mark")), own);
        participants().save(one.restrict(new Restriction(Restriction.Reason.OBJECTED, ADVISER)), own);

        for (Access.Reason why : Access.Reason.values())
            assertThat(identities().marked(Map.of(Datum.NAME, Set.of("kept-mark")), why, own))
                    .as("%s", why)
                    .hasSize(why == Access.Reason.OWN_REQUEST ? 1 : 0);
    }

    private List<Line> marked(Set<String> marks, Sight sight) {
        return identities().marked(Map.of(Datum.NAME, marks), Access.Reason.CORRECTION, sight);
    }

    @Test
    void the_key_of_the_marks_is_made_once() {
        String first = identities().markKey(() -> "made-" + UUID.randomUUID());

        assertThat(identities().markKey(() -> "made again")).isEqualTo(first);
    }

    @Test
    void who_came_to_know_it_is_kept_the_latest_first() {
        Participant whose = somebody();
        Access first = access(whose, Access.Kind.READ, new Access.Ground(Access.Reason.OTHER, "Påhittat skäl"), 1);
        Access second = access(whose, Access.Kind.FOUND, new Access.Ground(Access.Reason.CONTACT, null), 2);
        Access third = access(whose, Access.Kind.DOCUMENT, Access.Ground.OWN_REQUEST, 3);
        accesses().add(List.of(first, second), own);
        accesses().add(List.of(third), own);
        accesses().add(List.of(), own);

        assertThat(accesses().all(whose.id(), own)).containsExactly(third, second, first);
        assertThat(accesses()
                        .of(whose.id(), own, new PageRequest(2, 1, List.of()))
                        .items())
                .containsExactly(second);
        assertThat(accesses().of(whose.id(), own, PageRequest.first(1)).total()).isEqualTo(3);
        assertThat(accesses().all(whose.id(), others)).isEmpty();
        assertThat(accesses().of(whose.id(), others, PageRequest.first(1)).total())
                .isZero();
    }

    private Participant somebody() {
        return participants().save(anIdentifiedOne(node), own);
    }

    private static Access access(Participant whose, Access.Kind kind, Access.Ground why, int second) {
        var by = new Actor("adviser-1", Instant.parse("2024-06-03T08:30:00Z").plusSeconds(second));
        return Access.of(whose.id(), kind, why, UUID.randomUUID(), by);
    }
}
