package se.kompetensbyran.domain.referrals;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.referrals.ReferralFixture.ADVISER;
import static se.kompetensbyran.domain.referrals.ReferralFixture.LAST;
import static se.kompetensbyran.domain.referrals.ReferralFixture.MONDAY;
import static se.kompetensbyran.domain.referrals.ReferralFixture.OFFICER;
import static se.kompetensbyran.domain.referrals.ReferralFixture.aDraft;
import static se.kompetensbyran.domain.referrals.ReferralFixture.aSentOne;
import static se.kompetensbyran.domain.referrals.ReferralFixture.at;
import static se.kompetensbyran.domain.referrals.ReferralFixture.no;
import static se.kompetensbyran.domain.referrals.ReferralFixture.taken;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.referrals.ReferralProblem.Forgotten;
import se.kompetensbyran.domain.referrals.ReferralProblem.NotWaiting;
import se.kompetensbyran.domain.referrals.ReferralProblem.SentAlready;
import se.kompetensbyran.domain.referrals.ReferralProblem.WrongStage;
import se.kompetensbyran.domain.shared.Gender;

class ReferralTest {

    private static final OrganisationId PARTNER = OrganisationId.next();
    private static final NodeId NODE = NodeId.next();

    private final Referral draft = aDraft(PARTNER, NODE);
    private final Referral sent = aSentOne(PARTNER, NODE);

    @Test
    void it_is_written_sent_and_answered() {
        var whose = ParticipantId.next();
        var accepted = sent.accept(whose, ADVISER);

        assertThat(draft.stage(MONDAY)).isEqualTo(Stage.DRAFT);
        assertThat(draft.isDraft()).isTrue();
        assertThat(draft.sentOn()).isNull();
        assertThat(sent.stage(MONDAY)).isEqualTo(Stage.SENT);
        assertThat(sent.sentOn()).isEqualTo(MONDAY);
        assertThat(accepted.stage(MONDAY)).isEqualTo(Stage.ACCEPTED);
        assertThat(accepted.participant()).isEqualTo(whose);
        assertThat(sent.become(no(ADVISER)).reason()).isEqualTo(DeclineReason.NO_PLACE);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void it_goes_where_an_arrow_leads_and_nowhere_else(Stage to) {
        LocalDate late = LAST.plusDays(1);
        for (Stage from : Stage.values()) {
            Referral it = standing(from);
            LocalDate day = from == Stage.EXPIRED ? late : MONDAY;
            assertThat(it.stage(day)).isEqualTo(from);
            if (from.mayBecome(to)) assertThat(taken(it, to, day).stage(day)).isEqualTo(to);
            else
                assertThatThrownBy(() -> taken(it, to, day))
                        .as("%s to %s", from, to)
                        .isInstanceOf(WrongStage.class);
        }
    }

    private Referral standing(Stage stage) {
        return switch (stage) {
            case DRAFT -> draft;
            case SENT, EXPIRED -> sent;
            default -> taken(sent, stage, MONDAY);
        };
    }

    @Property
    void it_waits_as_long_as_the_partner_has_patience_and_has_then_expired(
            @ForAll @IntRange(min = 1, max = 400) int remindAfter,
            @ForAll @IntRange(max = 400) int more,
            @ForAll @IntRange(max = 1000) int days) {
        var patience = new Patience(remindAfter, remindAfter + more);
        var one = draft.send(OFFICER, patience);
        LocalDate day = MONDAY.plusDays(days);

        assertThat(one.stage(day)).isEqualTo(days <= remindAfter + more ? Stage.SENT : Stage.EXPIRED);
        assertThat(one.become(no(at("adviser-1", MONDAY))).stage(day)).isEqualTo(Stage.DECLINED);
        if (days > remindAfter + more)
            assertThatThrownBy(() -> one.become(no(at("adviser-1", day)))).isInstanceOf(WrongStage.class);
    }

    @Property
    void whatever_is_tried_an_answer_stands_and_each_step_follows_an_arrow(@ForAll List<Stage> tried) {
        Referral it = draft;
        for (Stage to : tried) {
            Stage before = it.stage(MONDAY);
            Referral now = it;
            if (before.mayBecome(to)) it = taken(it, to, MONDAY);
            else assertThatThrownBy(() -> taken(now, to, MONDAY)).isInstanceOf(WrongStage.class);
        }
        assertThat(it.history()).hasSizeLessThanOrEqualTo(3);
        if (it.stage(MONDAY) == Stage.ACCEPTED) assertThat(it.participant()).isNotNull();
        assertThat(it.facts()).isEqualTo(draft.facts());
    }

    @Test
    void a_draft_is_told_anew_and_what_is_sent_stands() {
        var other = NodeId.next();
        var anew = ParticipantFixture.facts(1990, Gender.MAN);

        assertThat(draft.retell(other, anew, MONDAY).node()).isEqualTo(other);
        assertThat(draft.retell(other, anew, MONDAY).facts()).isEqualTo(anew);
        assertThatThrownBy(() -> sent.retell(other, anew, MONDAY)).isInstanceOf(SentAlready.class);
        assertThatThrownBy(sent::demandDraft).isInstanceOf(SentAlready.class);
        assertInvalid(
                "birthYear",
                "birth-year-range",
                () -> draft.retell(NODE, ParticipantFixture.facts(2025, Gender.MAN), MONDAY));
    }

    @Test
    void what_was_told_is_put_right_wherever_it_stands_as_long_as_it_is_held() {
        var anew = ParticipantFixture.facts(1990, Gender.MAN);
        for (Referral it : List.of(draft, sent, taken(sent, Stage.DECLINED, MONDAY))) {
            Referral right = it.correct(anew, MONDAY);
            assertThat(right.facts()).isEqualTo(anew);
            assertThat(right.history()).isEqualTo(it.history());
            assertThat(right.reference()).isEqualTo(it.reference());
        }
        assertInvalid(
                "birthYear",
                "birth-year-range",
                () -> sent.correct(ParticipantFixture.facts(2025, Gender.MAN), MONDAY));
        Referral gone = taken(sent, Stage.DECLINED, MONDAY).forget();
        assertThatThrownBy(() -> gone.correct(anew, MONDAY)).isInstanceOf(Forgotten.class);
    }

    @Test
    void whose_it_is_can_be_said_while_it_waits() {
        var whose = ParticipantId.next();

        assertThat(sent.recognise(whose, LAST).participant()).isEqualTo(whose);
        assertThatThrownBy(() -> draft.recognise(whose, MONDAY)).isInstanceOf(NotWaiting.class);
        assertThatThrownBy(() -> sent.recognise(whose, LAST.plusDays(1))).isInstanceOf(NotWaiting.class);
        assertThatThrownBy(() -> sent.become(no(ADVISER)).recognise(whose, MONDAY))
                .isInstanceOf(NotWaiting.class);
    }

    @Test
    void it_is_accepted_as_somebody_and_declined_for_a_reason() {
        assertInvalid("participant", "participant-demanded", () -> sent.become(Step.to(Stage.ACCEPTED, ADVISER)));
        assertInvalid("reason", "decline-reason-demanded", () -> Step.to(Stage.DECLINED, ADVISER));
        assertInvalid("reason", "decline-reason-unfit", () -> new Step(Stage.WITHDRAWN, DeclineReason.OTHER, OFFICER));
    }

    @Test
    void the_same_case_is_told_the_same() {
        var again =
                Referral.draft(PARTNER, requireNonNull(draft.reference()), NODE, ParticipantFixture.facts(), OFFICER);

        assertThat(draft.tells(again)).isTrue();
        assertThat(draft.tells(draft.send(OFFICER, Patience.USUAL))).isTrue();
        assertThat(draft.tells(sent)).isFalse();
        assertThat(draft.tells(draft.retell(NodeId.next(), ParticipantFixture.facts(), MONDAY)))
                .isFalse();
    }

    @Test
    void what_was_told_is_forgotten_and_where_it_stands_stays() {
        var accepted = sent.accept(ParticipantId.next(), ADVISER);
        for (Referral it : List.of(accepted, sent.become(no(ADVISER)))) {
            Referral forgotten = it.forget();
            assertThat(it.isForgotten()).isFalse();
            assertThat(forgotten.isForgotten()).isTrue();
            assertThat(forgotten.facts()).isNull();
            assertThat(forgotten.reference()).isNull();
            assertThat(forgotten.history()).isEqualTo(it.history());
            assertThat(forgotten.deadlines()).isEqualTo(it.deadlines());
            assertThat(forgotten.participant()).isEqualTo(it.participant());
        }
        assertInvalid("reference", "missing", draft::forget);
    }

    @Test
    void it_is_told_whole_or_forgotten_whole() {
        Referral no = sent.become(no(ADVISER));
        assertInvalid(
                "reference",
                "missing",
                () -> new Referral(
                        no.id(), 1, PARTNER, no.reference(), NODE, null, null, no.deadlines(), no.history()));
    }

    @Test
    void it_comes_to_nothing_when_it_is_declined_withdrawn_or_waits_no_more() {
        LocalDate late = LAST.plusYears(1);
        LocalDate friday = MONDAY.plusDays(4);
        assertThat(taken(sent, Stage.DECLINED, friday).cameToNothing(late)).contains(friday);
        assertThat(taken(sent, Stage.WITHDRAWN, friday).cameToNothing(late)).contains(friday);
        assertThat(taken(sent, Stage.OBSOLETE, friday).cameToNothing(late)).contains(friday);
        assertThat(sent.cameToNothing(LAST)).isEmpty();
        assertThat(sent.cameToNothing(late)).contains(LAST.plusDays(1));
        assertThat(draft.cameToNothing(late)).isEmpty();
        assertThat(taken(sent, Stage.ACCEPTED, friday).cameToNothing(late)).isEmpty();
    }

    @Test
    void of_whom_the_node_found_to_be_a_participant_it_stays() {
        Referral known = sent.recognise(ParticipantId.next(), MONDAY);
        assertThat(known.cameToNothing(LAST.plusYears(1))).isEmpty();
        assertThat(known.become(no(ADVISER)).cameToNothing(LAST.plusYears(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "a b", "<a>", "=1+1", "A-12345678901234567890123456789012345678901"})
    void a_reference_has_a_shape(String text) {
        assertInvalid("reference", "case-reference-shape", () -> new CaseReference(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"19121212-1212", "121212-1212", "1212121212", "AF-191212121212", "191212721219"})
    void a_reference_is_no_personal_number(String text) {
        assertInvalid("reference", "personal-number", () -> new CaseReference(text));
    }

    @Test
    void patience_reminds_before_it_ends() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Patience(0, 60));
        assertThatIllegalArgumentException().isThrownBy(() -> new Patience(30, 29));
        assertInvalid("answerBy", "before-start", () -> new Deadlines(LAST, MONDAY));
    }
}
