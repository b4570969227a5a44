package se.kompetensbyran.domain.handovers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.handovers.HandoverFixture.GIVER;
import static se.kompetensbyran.domain.handovers.HandoverFixture.LAST;
import static se.kompetensbyran.domain.handovers.HandoverFixture.MONDAY;
import static se.kompetensbyran.domain.handovers.HandoverFixture.RECEIVER;
import static se.kompetensbyran.domain.handovers.HandoverFixture.anOffer;
import static se.kompetensbyran.domain.handovers.HandoverFixture.at;
import static se.kompetensbyran.domain.handovers.HandoverFixture.taken;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.Year;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.handovers.HandoverProblem.NotOffered;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.participants.Facts;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.rules.Rulebook;
import se.kompetensbyran.domain.shared.Gender;

class HandoverTest {

    private final NodeId node = NodeId.next();
    private final Participant who = aParticipant(node);
    private final Handover offer = anOffer(who, NodeId.next());

    @Test
    void an_offer_is_from_the_participants_node_and_waits_as_long_as_the_rule_of_its_day_says() {
        assertThat(offer.from()).isEqualTo(node);
        assertThat(offer.answerBy()).contains(LAST);
        assertThat(offer.stage(LAST)).isEqualTo(Stage.OFFERED);
        assertThat(offer.stage(LAST.plusDays(1))).isEqualTo(Stage.EXPIRED);
        Handover endless =
                Handover.offer(who, NodeId.next(), HandoverReason.OTHER, null, GIVER, new Rulebook(List.of()));
        assertThat(endless.answerBy()).isEmpty();
        assertThat(endless.stage(MONDAY.plusYears(9))).isEqualTo(Stage.OFFERED);
    }

    @Test
    void nobody_is_offered_to_the_own_node() {
        assertInvalid("toNode", "same-node", () -> anOffer(who, node));
    }

    @Test
    void what_is_told_is_as_little_as_it_takes_and_only_while_it_waits() {
        assertThat(offer.toldOn(LAST)).contains(new Told(Year.of(1984), Gender.WOMAN, null, Set.of("unemployed")));
        assertThat(offer.toldOn(LAST.plusDays(1))).isEmpty();
        for (Stage end : Stage.values()) {
            if (end == Stage.OFFERED) continue;
            Handover over = taken(offer, end);
            assertThat(over.toldOn(MONDAY)).isEmpty();
            assertThat(over.told()).isEqualTo(new Told(null, Gender.WOMAN, null, Set.of()));
        }
    }

    @Test
    void where_somebody_with_protected_identity_lives_is_not_told() {
        var home = new MunicipalityCode("2080");
        for (boolean isProtected : List.of(false, true)) {
            var facts = new Facts(Year.of(1984), Gender.MAN, home, Set.of(), isProtected);
            Told told = anOffer(Participant.enter(node, facts, ParticipantFixture.MONDAY), NodeId.next())
                    .told();
            assertThat(told.municipality()).isEqualTo(isProtected ? null : home);
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void nothing_follows_an_end(Stage end) {
        Handover it = taken(offer, end);
        assertThat(it.stage(MONDAY)).isEqualTo(end);
        if (end == Stage.OFFERED) return;
        assertThatThrownBy(() -> it.accept(RECEIVER)).isInstanceOf(NotOffered.class);
        assertThatThrownBy(() -> it.decline(HandoverRefusal.OTHER, RECEIVER)).isInstanceOf(NotOffered.class);
        assertThatThrownBy(() -> it.withdraw(GIVER)).isInstanceOf(NotOffered.class);
        assertThatThrownBy(() -> it.giveWay(GIVER)).isInstanceOf(NotOffered.class);
    }

    @Test
    void after_the_last_day_nobody_answers_and_before_it_nothing_gives_way() {
        var late = at("receiver-1", LAST.plusDays(1));
        assertThatThrownBy(() -> offer.accept(late)).isInstanceOf(NotOffered.class);
        assertThatThrownBy(() -> offer.decline(HandoverRefusal.OTHER, late)).isInstanceOf(NotOffered.class);
        assertThatThrownBy(() -> offer.withdraw(late)).isInstanceOf(NotOffered.class);
        assertThatThrownBy(() -> offer.giveWay(at("giver-1", LAST))).isInstanceOf(NotOffered.class);
        assertThat(offer.accept(at("receiver-1", LAST)).stage(LAST)).isEqualTo(Stage.ACCEPTED);
    }

    @Test
    void an_end_has_a_reason_when_it_is_a_no_and_only_then() {
        assertInvalid("refusal", "missing", () -> new Closing(Stage.DECLINED, null, RECEIVER));
        assertInvalid("refusal", "not-here", () -> new Closing(Stage.ACCEPTED, HandoverRefusal.OTHER, RECEIVER));
        assertInvalid("to", "handover-open", () -> new Closing(Stage.OFFERED, null, RECEIVER));
    }

    @Test
    void more_than_the_gender_is_not_kept_of_what_was_told() {
        assertInvalid(
                "told",
                "not-here",
                () -> new Handover(
                        offer.id(),
                        0,
                        who.id(),
                        node,
                        offer.to(),
                        HandoverReason.MOVED,
                        null,
                        offer.told(),
                        GIVER,
                        null,
                        new Closing(Stage.WITHDRAWN, null, GIVER)));
    }
}
