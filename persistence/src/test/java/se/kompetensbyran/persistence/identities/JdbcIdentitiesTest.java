package se.kompetensbyran.persistence.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.identities.IdentityFixture.aSealedOne;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.ADVISER;
import static se.kompetensbyran.domain.participants.ParticipantFixture.anIdentifiedOne;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.identities.Access;
import se.kompetensbyran.domain.identities.Accesses;
import se.kompetensbyran.domain.identities.Identities;
import se.kompetensbyran.domain.identities.IdentitiesContract;
import se.kompetensbyran.domain.identities.SealedIdentity;
import se.kompetensbyran.domain.journal.Entry;
import se.kompetensbyran.domain.journal.Journal;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.OwnTransaction;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Somebody;

@QuarkusTest
class JdbcIdentitiesTest extends IdentitiesContract {

    @Inject
    Identities identities;

    @Inject
    Accesses accesses;

    @Inject
    Participants participants;

    @Inject
    Organisations organisations;

    @Inject
    Nodes nodes;

    @Inject
    Journal journal;

    @Override
    protected Identities identities() {
        return OwnTransaction.each(Identities.class, identities);
    }

    @Override
    protected Accesses accesses() {
        return OwnTransaction.each(Accesses.class, accesses);
    }

    @Override
    protected Participants participants() {
        return OwnTransaction.each(Participants.class, participants);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @Override
    protected Nodes nodes() {
        return OwnTransaction.each(Nodes.class, nodes);
    }

    @Test
    void of_two_who_write_who_somebody_is_at_once_one_does() {
        Participant whose = somebody();
        SealedIdentity one = aSealedOne();
        SealedIdentity other = aSealedOne();

        assertThat(Race.between(writes(whose, one), writes(whose, other)))
                .singleElement()
                .isInstanceOf(Stale.class);

        assertThat(identities().find(whose.id(), Sight.REGION)).get().isIn(one, other);
    }

    @Test
    void the_journal_tells_that_somebody_was_known_and_not_why() {
        Participant whose = somebody();
        var why = new Access.Ground(Access.Reason.OTHER, "Påhittat skäl");

        accesses().add(List.of(Access.of(whose.id(), Access.Kind.READ, why, null, ADVISER)), Sight.REGION);

        List<Entry> entries =
                journal.of(Set.of(whose.id().value()), PageRequest.first(20)).items();
        assertThat(entries).extracting(Entry::event).containsExactly("identity.read", "participant.entered");
        assertThat(entries.get(0).origin()).isEqualTo(Somebody.ORIGIN);
        assertThat(entries).flatExtracting(Entry::changes).allSatisfy(it -> {
            if (!it.field().equals("node")) assertThat(it.after()).isNull();
        });
    }

    @RepeatedTest(10)
    void why_somebody_is_read_while_they_are_erased_is_told_by_nobody() {
        Participant whose = somebody();
        var why = new Access.Ground(Access.Reason.OTHER, "Påhittat skäl");

        List<Throwable> refused = Race.between(
                () -> {
                    Participant now = participants.get(whose.id(), Sight.REGION);
                    return () -> participants.save(now.erase(ADVISER), Sight.REGION);
                },
                () -> () -> accesses.add(
                        List.of(Access.of(whose.id(), Access.Kind.READ, why, null, ADVISER)), Sight.REGION));

        assertThat(refused).allSatisfy(it -> assertThat(it).isInstanceOf(Stale.class));
        assertThat(accesses().all(whose.id(), Sight.REGION))
                .allSatisfy(it -> assertThat(it.why().words()).isEqualTo("–"));
    }

    private Supplier<Race.Write> writes(Participant whose, SealedIdentity sealed) {
        return () -> {
            Participant one = participants.get(whose.id(), Sight.REGION);
            return () -> {
                participants.save(one.identify(Set.of(Datum.NAME), ADVISER), Sight.REGION);
                identities.put(one.id(), sealed, Sight.REGION);
            };
        };
    }

    private Participant somebody() {
        var node =
                nodes().save(aNode(organisations().save(anOrganisation()).id())).id();
        return participants().save(anIdentifiedOne(node), Sight.REGION);
    }
}
