package se.kompetensbyran.persistence.participants;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.ADVISER;
import static se.kompetensbyran.domain.participants.ParticipantFixture.MONDAY;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aConsent;
import static se.kompetensbyran.domain.participants.ParticipantFixture.anIdentifiedOne;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantProblem.ConsentedAlready;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.ParticipantsContract;
import se.kompetensbyran.domain.participants.Purpose;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.OwnTransaction;
import se.kompetensbyran.persistence.shared.Race;

@QuarkusTest
class PanacheParticipantsTest extends ParticipantsContract {

    @Inject
    Participants participants;

    @Inject
    Organisations organisations;

    @Inject
    Nodes nodes;

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
    void of_two_who_record_a_consent_to_the_same_at_once_one_does() {
        Participant one = somebody();
        var same = saves(one, it -> it.with(aConsent(Purpose.PARTNER)));

        assertThat(Race.between(same, same)).singleElement().isInstanceOf(ConsentedAlready.class);

        assertThat(read(one).consents()).hasSize(2);
    }

    @Test
    void of_two_who_record_consents_at_once_one_reads_anew() {
        Participant one = somebody();

        assertThat(Race.between(
                        saves(one, it -> it.with(aConsent(Purpose.PARTNER))),
                        saves(one, it -> it.with(aConsent(Purpose.EVALUATION)))))
                .singleElement()
                .isInstanceOf(Stale.class);

        assertThat(read(one).consents()).hasSize(2);
    }

    @Test
    void of_two_who_replace_a_consent_at_once_one_does() {
        Participant one = somebody();
        var consent = one.consents().get(0).id();
        var replacing = saves(one, it -> it.replace(consent, aConsent(Purpose.CONTACT), ADVISER));

        assertThat(Race.between(replacing, replacing)).singleElement().isInstanceOf(Stale.class);

        assertThat(read(one).consents()).extracting(Consent::isActive).containsExactly(false, true);
        assertThat(read(one).identification()).isEqualTo(one.identification());
    }

    @RepeatedTest(3)
    void of_who_replaces_a_consent_and_who_takes_it_back_at_once_one_does() {
        Participant one = somebody();
        var consent = one.consents().get(0).id();

        assertThat(Race.between(
                        saves(one, it -> it.replace(consent, aConsent(Purpose.CONTACT), ADVISER)),
                        saves(one, it -> it.withdraw(consent, MONDAY, ADVISER, MONDAY))))
                .singleElement()
                .isInstanceOf(Stale.class);

        boolean isKept = read(one).identification() != null;
        assertThat(read(one).consents().stream().anyMatch(Consent::isActive)).isEqualTo(isKept);
    }

    @Test
    void of_two_who_take_a_consent_back_at_once_one_does_and_the_identity_goes() {
        Participant one = somebody();
        var consent = one.consents().get(0).id();

        assertThat(Race.between(
                        saves(one, it -> it.withdraw(consent, MONDAY, ADVISER, MONDAY)),
                        saves(one, it -> it.withdraw(consent, MONDAY, ADVISER, MONDAY))))
                .singleElement()
                .isInstanceOf(Stale.class);

        assertThat(read(one).identification()).isNull();
    }

    private Supplier<Race.Write> saves(Participant one, UnaryOperator<Participant> change) {
        return () -> {
            Participant changed = change.apply(participants.get(one.id(), Sight.REGION));
            return () -> participants.save(changed, Sight.REGION);
        };
    }

    private Participant somebody() {
        var node =
                nodes().save(aNode(organisations().save(anOrganisation()).id())).id();
        return participants().save(anIdentifiedOne(node), Sight.REGION);
    }

    private Participant read(Participant one) {
        return participants().get(one.id(), Sight.REGION);
    }
}
