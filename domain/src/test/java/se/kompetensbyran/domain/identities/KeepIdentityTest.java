package se.kompetensbyran.domain.identities;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.identities.IdentityFixture.NUMBER;
import static se.kompetensbyran.domain.identities.IdentityFixture.anIdentity;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.ADVISER;
import static se.kompetensbyran.domain.participants.ParticipantFixture.MONDAY;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aConsent;
import static se.kompetensbyran.domain.participants.ParticipantFixture.facts;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.identities.IdentityProblem.OtherPurpose;
import se.kompetensbyran.domain.identities.IdentityProblem.Unknown;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.ParticipantProblem.NoConsent;
import se.kompetensbyran.domain.participants.ParticipantProblem.Restricted;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Participants.Line;
import se.kompetensbyran.domain.participants.ParticipantsInMemory;
import se.kompetensbyran.domain.participants.Purpose;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Gender;

class KeepIdentityTest {

    private static final UUID THROUGH = UUID.randomUUID();
    private static final Sight ALL = Sight.REGION;
    private static final Access.Ground CONTACT = new Access.Ground(Access.Reason.CONTACT, null);

    private final Organisations organisations = new OrganisationsInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, new MunicipalitiesInMemory());
    private final Participants participants = new ParticipantsInMemory(nodes);
    private final Accesses accesses = new AccessesInMemory(participants);
    private final KeepIdentity keeper =
            new KeepIdentity(participants, new IdentitiesInMemory(participants, nodes), accesses, new NoSeals());

    @Test
    void who_reads_it_stays_on_record() {
        Participant one = keeper.write(contacted(), anIdentity(), ADVISER, ALL);

        assertThat(keeper.read(one, CONTACT, THROUGH, ADVISER, ALL)).isEqualTo(anIdentity());

        assertThat(accesses.all(one.id(), ALL)).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(Access.Kind.READ);
            assertThat(it.why()).isEqualTo(CONTACT);
            assertThat(it.through()).isEqualTo(THROUGH);
            assertThat(it.by()).isEqualTo(ADVISER);
        });
    }

    @Test
    void what_is_shown_is_what_the_person_consented_to_for_that_purpose() {
        Participant one = contacted().with(aConsent(Purpose.PARTNER, Set.of(Datum.NAME)));
        Participant written = keeper.write(one, anIdentity(), ADVISER, ALL);

        assertThat(read(written, Access.Reason.PARTNER).parts()).containsExactly(Datum.NAME);
        assertThat(read(written, Access.Reason.CORRECTION)).isEqualTo(anIdentity());
        assertThatThrownBy(() -> read(written, Access.Reason.EVALUATION)).isInstanceOf(OtherPurpose.class);
        assertThat(accesses.all(one.id(), ALL)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void each_purpose_has_a_reason(Purpose purpose) {
        assertThat(Arrays.stream(Access.Reason.values())
                        .filter(it -> it.purpose().filter(purpose::equals).isPresent()))
                .hasSize(1);
    }

    @Test
    void a_reason_that_is_another_is_explained_and_tells_of_no_person() {
        assertInvalid("words", "other-unexplained", () -> new Access.Ground(Access.Reason.OTHER, null));
        assertInvalid("words", "blank", () -> new Access.Ground(Access.Reason.OTHER, " "));
        assertInvalid("words", "personal-number", () -> new Access.Ground(Access.Reason.CONTACT, "Ring 19121212-1212"));
    }

    @Test
    void it_is_written_only_with_consent_and_read_only_where_it_is_kept() {
        Participant without = participants.save(somebody(), ALL);
        assertThatThrownBy(() -> keeper.write(without, anIdentity(), ADVISER, ALL))
                .isInstanceOf(NoConsent.class);
        assertThatThrownBy(() -> read(without, Access.Reason.CONTACT)).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> keeper.write(contacted(), anIdentity(NUMBER), ADVISER, ALL))
                .isInstanceOf(NoConsent.class);
        assertThat(accesses.all(without.id(), ALL)).isEmpty();
    }

    @Test
    void a_number_tells_the_same_year_of_birth_as_the_participant() {
        Participant born1984 = participants.save(somebody().with(aConsent(Purpose.FUNDER_REPORT)), ALL);
        assertInvalid(
                "personalNumber", "other-birth-year", () -> keeper.write(born1984, anIdentity(NUMBER), ADVISER, ALL));

        for (Integer born : new Integer[] {1912, null}) {
            Participant one = participants.save(
                    Participant.enter(node(), facts(born, Gender.MAN), MONDAY).with(aConsent(Purpose.FUNDER_REPORT)),
                    ALL);
            assertThat(read(keeper.write(one, anIdentity(NUMBER), ADVISER, ALL), Access.Reason.FUNDER_REPORT))
                    .isEqualTo(anIdentity(NUMBER));
        }
    }

    @Test
    void what_is_restricted_is_read_for_the_person_alone() {
        Participant one = keeper.write(contacted(), anIdentity(), ADVISER, ALL);
        Participant restricted =
                participants.save(one.restrict(new Restriction(Restriction.Reason.OBJECTED, ADVISER)), ALL);

        assertThatThrownBy(() -> read(restricted, Access.Reason.CORRECTION)).isInstanceOf(Restricted.class);
        assertThat(keeper.disclose(restricted, THROUGH, ADVISER, ALL)).contains(anIdentity());
        assertThat(accesses.all(one.id(), ALL)).extracting(Access::kind).containsExactly(Access.Kind.DOCUMENT);
    }

    @Test
    void of_whom_nothing_is_kept_the_document_holds_no_identity() {
        assertThat(keeper.disclose(contacted(), THROUGH, ADVISER, ALL)).isEmpty();
    }

    @Test
    void somebody_who_is_known_is_found_and_can_see_it() {
        Participant one = keeper.write(contacted(), anIdentity(), ADVISER, ALL);
        var known = new Identity(null, null, "0701740605", null);

        assertThat(keeper.find(known, CONTACT, ADVISER, ALL))
                .extracting(Line::id)
                .containsExactly(one.id());

        assertThat(accesses.all(one.id(), ALL)).extracting(Access::kind).containsExactly(Access.Kind.FOUND);
        assertThat(accesses.all(one.id(), ALL))
                .extracting(Access::through)
                .containsExactly(nodes.get(one.node()).host().value());
        assertThat(keeper.find(known, new Access.Ground(Access.Reason.EVALUATION, null), ADVISER, ALL))
                .isEmpty();
        assertThat(keeper.find(new Identity("Någon Annan", null, null, null), CONTACT, ADVISER, ALL))
                .isEmpty();
    }

    private Identity read(Participant it, Access.Reason why) {
        return keeper.read(it, new Access.Ground(why, null), THROUGH, ADVISER, ALL);
    }

    private Participant contacted() {
        return participants.save(somebody().with(aConsent(Purpose.CONTACT)), ALL);
    }

    private Participant somebody() {
        return Participant.enter(node(), facts(), MONDAY);
    }

    private NodeId node() {
        return nodes.save(aNode(organisations.save(anOrganisation()).id())).id();
    }

    /** Seals that seal nothing, and open what they sealed. */
    private static final class NoSeals implements Seals {
        private final Map<String, Identity> sealed = new HashMap<>();

        @Override
        public SealedIdentity seal(ParticipantId whose, Identity identity) {
            String key = UUID.randomUUID().toString();
            sealed.put(whose + key, identity);
            return new SealedIdentity(key, key, marks(Trait.of(identity)));
        }

        @Override
        public Identity open(ParticipantId whose, SealedIdentity it) {
            return Objects.requireNonNull(sealed.get(whose + it.key()));
        }

        @Override
        public Set<String> marks(Set<Trait> traits) {
            return traits.stream().map(Trait::told).collect(toSet());
        }
    }
}
