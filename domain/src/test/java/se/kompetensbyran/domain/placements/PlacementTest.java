package se.kompetensbyran.domain.placements;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.placements.PlacementFixture.ADVISER;
import static se.kompetensbyran.domain.placements.PlacementFixture.BOTH;
import static se.kompetensbyran.domain.placements.PlacementFixture.JUDGED;
import static se.kompetensbyran.domain.placements.PlacementFixture.LAST;
import static se.kompetensbyran.domain.placements.PlacementFixture.MANAGER;
import static se.kompetensbyran.domain.placements.PlacementFixture.MONDAY;
import static se.kompetensbyran.domain.placements.PlacementFixture.TERMS;
import static se.kompetensbyran.domain.placements.PlacementFixture.aDraft;
import static se.kompetensbyran.domain.placements.PlacementFixture.between;
import static se.kompetensbyran.domain.placements.PlacementFixture.ending;
import static se.kompetensbyran.domain.placements.PlacementFixture.in;
import static se.kompetensbyran.domain.placements.PlacementFixture.signature;
import static se.kompetensbyran.domain.placements.PlacementFixture.signed;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.kompetensbyran.domain.placements.PlacementProblem.AuthorAlone;
import se.kompetensbyran.domain.placements.PlacementProblem.HeardAlready;
import se.kompetensbyran.domain.placements.PlacementProblem.NotChangeable;
import se.kompetensbyran.domain.placements.PlacementProblem.NotEnded;
import se.kompetensbyran.domain.placements.PlacementProblem.NotSigned;
import se.kompetensbyran.domain.placements.PlacementProblem.SignedAlready;
import se.kompetensbyran.domain.placements.PlacementProblem.WrongParty;
import se.kompetensbyran.domain.placements.PlacementProblem.WrongState;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.RuleProblem.Exceeded;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Problem;

class PlacementTest {

    private static final Optional<Judgement> RULE = Optional.of(JUDGED);
    private static final Terms OTHERS = new Terms(MONDAY, LAST, 30, "Andra uppgifter");
    private static final Terms FOUR_MONTHS = new Terms(MONDAY, LocalDate.of(2024, 10, 2), 20, "Baka bröd");
    private static final Permit PERMIT = new Permit("Påhittat skäl", MANAGER);
    private static final String NUMBER = "Anna 19121212-1212";

    static Stream<Arguments> everyPair() {
        return Arrays.stream(State.values())
                .flatMap(from -> Arrays.stream(State.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void a_placement_goes_where_an_arrow_leads_and_nowhere_else(State from, State to) {
        Placement there = in(from, between());
        // Only by new terms does what was signed wait for signatures again.
        boolean isAnew = from == State.SIGNED && to == State.TO_SIGN;

        if (isAnew) assertThat(there.agree(OTHERS, RULE, null, ADVISER).state()).isEqualTo(to);
        else if (from.mayBecome(to)) assertThat(taken(there, to).state()).isEqualTo(to);
        else
            assertThatThrownBy(() -> taken(there, to))
                    .isInstanceOf(WrongState.class)
                    .hasMessageContaining(from.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Placement taken(Placement there, State to) {
        return switch (to) {
            case DRAFT -> there.sendBack(Party.HOST, BOTH, "Påhittat skäl", MANAGER);
            case TO_SIGN -> there.send(ADVISER);
            case SIGNED -> signed(there, Party.values());
            case ONGOING -> there.begin(MONDAY, ADVISER, MONDAY);
            case ENDED -> there.end(ending(LAST), LAST);
            case ENDED_EARLY -> there.end(ending(LAST.minusDays(1)), LAST);
            case DID_NOT_START -> there.missed(Cause.HEALTH, null, ADVISER, MONDAY);
            case CANCELLED -> there.cancel("Påhittat skäl", ADVISER);
        };
    }

    @Test
    void these_are_the_arrows() {
        assertThat(Arrays.stream(State.values())
                        .flatMap(from -> from.next().stream().map(to -> from + " " + to)))
                .containsExactlyInAnyOrder(
                        "DRAFT TO_SIGN",
                        "DRAFT CANCELLED",
                        "TO_SIGN DRAFT",
                        "TO_SIGN SIGNED",
                        "TO_SIGN CANCELLED",
                        "SIGNED TO_SIGN",
                        "SIGNED ONGOING",
                        "SIGNED DID_NOT_START",
                        "SIGNED CANCELLED",
                        "ONGOING ENDED",
                        "ONGOING ENDED_EARLY");
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void a_place_is_held_from_when_it_is_sent_until_it_is_over(State state) {
        assertThat(state.holdsPlace()).isEqualTo(state != State.DRAFT && !state.isOver());
        assertThat(in(state, between()).over().isPresent()).isEqualTo(state.isOver());
    }

    @Test
    void all_three_sign_in_any_order() {
        for (List<Party> order : List.of(
                List.of(Party.PARTICIPANT, Party.HOST, Party.REFERRER),
                List.of(Party.HOST, Party.REFERRER, Party.PARTICIPANT),
                List.of(Party.REFERRER, Party.PARTICIPANT, Party.HOST))) {
            Placement it = in(State.TO_SIGN, between());
            for (int i = 0; i < order.size(); i++) {
                assertThat(it.state()).isEqualTo(State.TO_SIGN);
                it = signed(it, order.get(i));
            }
            assertThat(it.state()).isEqualTo(State.SIGNED);
        }
    }

    @ParameterizedTest
    @EnumSource(Party.class)
    void nobody_signs_for_another_side(Party party) {
        Between own = between();
        for (Between between : List.of(own, own.from(ReferralId.next()))) {
            Placement it = in(State.TO_SIGN, between);
            Side side = between.side(party);

            assertThatThrownBy(() -> it.sign(signature(party), EnumSet.complementOf(EnumSet.of(side)), MONDAY))
                    .isInstanceOf(WrongParty.class);
            assertThatThrownBy(() -> it.sign(signature(party), Set.of(), MONDAY))
                    .isInstanceOf(WrongParty.class);
            assertThat(it.sign(signature(party), Set.of(side), MONDAY).signatures())
                    .hasSize(1);
        }
    }

    @Test
    void the_enterprise_signs_for_itself_alone_and_the_partner_where_it_comes_from_a_referral() {
        Between own = between();

        assertThat(Arrays.stream(Party.values()).map(own::side)).containsExactly(Side.NODE, Side.ENTERPRISE, Side.NODE);
        assertThat(Arrays.stream(Party.values()).map(own.from(ReferralId.next())::side))
                .containsExactly(Side.NODE, Side.ENTERPRISE, Side.PARTNER);
    }

    @ParameterizedTest
    @EnumSource(Party.class)
    void each_party_may_send_back_what_it_does_not_sign_and_says_why(Party party) {
        Between own = between();
        for (Between between : List.of(own, own.from(ReferralId.next()))) {
            Placement it = signed(in(State.TO_SIGN, between), Party.HOST);
            Side side = between.side(party);

            assertThatThrownBy(() -> it.sendBack(party, EnumSet.complementOf(EnumSet.of(side)), "Påhittat", MANAGER))
                    .isInstanceOf(WrongParty.class);
            assertInvalid("reason", "blank", () -> it.sendBack(party, Set.of(side), " ", MANAGER));
            assertInvalid("reason", "personal-number", () -> it.sendBack(party, Set.of(side), NUMBER, MANAGER));
            Placement back = it.sendBack(party, Set.of(side), "Påhittat skäl", MANAGER);
            assertThat(back.state()).isEqualTo(State.DRAFT);
            assertThat(back.signatures()).isEmpty();
            assertThat(back.isSent()).isTrue();
            assertThat(back.history().get(2).reason()).isEqualTo("Påhittat skäl");
            Placement anew = back.agree(OTHERS, RULE, null, ADVISER).send(ADVISER);
            assertThat(anew.state()).isEqualTo(State.TO_SIGN);
            assertThat(anew.signatures()).isEmpty();
        }
    }

    @Test
    void nobody_signs_before_it_was_written_nor_begins_before_it_was_signed() {
        Placement waiting = in(State.TO_SIGN, between());
        assertInvalid(
                "on",
                "before-written",
                () -> waiting.sign(new Signature(Party.HOST, false, MONDAY.minusDays(1), ADVISER), BOTH, MONDAY));

        LocalDate tuesday = MONDAY.plusDays(1);
        Placement signed = signed(waiting, Party.PARTICIPANT, Party.REFERRER)
                .sign(new Signature(Party.HOST, false, tuesday, PlacementFixture.MANAGER), BOTH, tuesday);
        assertInvalid("on", "before-signatures", () -> signed.begin(MONDAY, ADVISER, tuesday));
        assertThat(signed.begin(tuesday, ADVISER, tuesday).began()).contains(tuesday);
    }

    @Test
    void each_signs_once_and_not_in_the_future_and_who_represents_is_of_the_participant() {
        Placement it = signed(in(State.TO_SIGN, between()), Party.HOST);

        assertThatThrownBy(() -> signed(it, Party.HOST)).isInstanceOf(SignedAlready.class);
        assertInvalid(
                "on",
                "in-future",
                () -> it.sign(new Signature(Party.REFERRER, false, MONDAY.plusDays(1), ADVISER), BOTH, MONDAY));
        assertThat(it.sign(new Signature(Party.PARTICIPANT, true, MONDAY, ADVISER), BOTH, MONDAY)
                        .signatures())
                .hasSize(2);
        for (Party one : List.of(Party.HOST, Party.REFERRER))
            assertInvalid("byRepresentative", "of-participant-only", () -> new Signature(one, true, MONDAY, ADVISER));
    }

    @Test
    void who_wrote_it_does_not_alone_approve_it() {
        Signature own = new Signature(Party.HOST, false, MONDAY, ADVISER);
        Placement it = signed(in(State.TO_SIGN, between()), Party.PARTICIPANT, Party.REFERRER);

        assertThatThrownBy(() -> it.sign(own, BOTH, MONDAY)).isInstanceOf(AuthorAlone.class);
        assertThat(it.sign(signature(Party.HOST), BOTH, MONDAY).state()).isEqualTo(State.SIGNED);
        // Who writes it anew is its author from then on.
        Placement anew =
                signed(in(State.SIGNED, between()).agree(OTHERS, RULE, null, MANAGER), Party.PARTICIPANT, Party.HOST);
        assertThat(anew.author()).isEqualTo(MANAGER);
        assertThat(signed(anew, Party.REFERRER).state()).isEqualTo(State.SIGNED);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void a_change_of_substance_clears_the_signatures_and_anything_else_leaves_them(State state) {
        Placement it = in(state, between());
        if (!state.isChangeable()) {
            assertThatThrownBy(() -> it.agree(OTHERS, RULE, null, ADVISER)).isInstanceOf(NotChangeable.class);
            assertThatThrownBy(() -> it.agree(TERMS, RULE, null, ADVISER)).isInstanceOf(NotChangeable.class);
        } else {
            Placement anew = it.agree(OTHERS, RULE, null, ADVISER);
            assertThat(anew.signatures()).isEmpty();
            assertThat(anew.state()).isEqualTo(state == State.SIGNED ? State.TO_SIGN : state);
            Placement same = it.agree(TERMS, RULE, null, MANAGER);
            assertThat(same).isEqualTo(it);
        }
        assertThat(it.note("Bra bemötande").signatures()).isEqualTo(it.signatures());
        assertInvalid("remark", "personal-number", () -> it.note(NUMBER));
    }

    @Test
    void one_signature_is_cleared_too() {
        Placement it = signed(in(State.TO_SIGN, between()), Party.HOST).agree(OTHERS, RULE, null, ADVISER);

        assertThat(it.signatures()).isEmpty();
        assertThat(it.state()).isEqualTo(State.TO_SIGN);
        assertThat(it.history()).hasSize(2);
    }

    @Test
    void what_is_longer_than_the_rule_is_a_draft_until_somebody_permits_it() {
        Placement draft = Placement.draft(between(), FOUR_MONTHS, RULE, null, ADVISER);

        assertThat(draft.isExceeding()).isTrue();
        assertThatThrownBy(() -> draft.send(ADVISER))
                .isInstanceOf(Exceeded.class)
                .hasMessageContaining(
                        "[work-training-length, 2, Span[months=3, days=0], 2024-06-03, 2024-09-02, 2024-10-02]");
        assertThat(draft.cancel("Påhittat skäl", ADVISER).state()).isEqualTo(State.CANCELLED);
        Placement permitted = draft.agree(FOUR_MONTHS, RULE, PERMIT, MANAGER);
        assertThat(permitted.author()).isEqualTo(ADVISER);
        assertThat(permitted.judgement()).isEqualTo(JUDGED.with(PERMIT));
        Placement sent = permitted.send(ADVISER);
        // A permit is for what it was given for.
        assertThatThrownBy(() ->
                        sent.agree(new Terms(MONDAY, LocalDate.of(2024, 10, 3), 20, "Baka bröd"), RULE, null, ADVISER))
                .isInstanceOf(Exceeded.class);
        assertThat(sent.agree(FOUR_MONTHS, RULE, null, ADVISER).judgement()).isEqualTo(permitted.judgement());
        assertThat(sent.agree(TERMS, RULE, null, ADVISER).isExceeding()).isFalse();
    }

    @Test
    void nothing_is_permitted_that_is_within_the_rule() {
        assertInvalid(
                "exceedingReason", "within-limit", () -> Placement.draft(between(), TERMS, RULE, PERMIT, ADVISER));
        assertInvalid(
                "exceedingReason",
                "within-limit",
                () -> Placement.draft(between(), FOUR_MONTHS, Optional.empty(), PERMIT, ADVISER));
        assertThat(Placement.draft(between(), FOUR_MONTHS, Optional.empty(), null, ADVISER)
                        .send(ADVISER)
                        .isExceeding())
                .isFalse();
        assertInvalid("exceedingReason", "blank", () -> new Permit(" ", ADVISER));
        assertInvalid("exceedingReason", "personal-number", () -> new Permit(NUMBER, ADVISER));
    }

    @Property
    void a_placement_exceeds_the_rule_from_the_day_after_its_months(
            @ForAll @IntRange(min = 0, max = 4000) int day,
            @ForAll @IntRange(min = 1, max = 58) int months,
            @ForAll @IntRange(min = -20, max = 20) int off) {
        LocalDate first = LocalDate.of(2020, 1, 1).plusDays(day);
        LocalDate last = first.plusMonths(months).plusDays(off);
        Judgement rule = new Judgement(RuleKind.WORK_TRAINING_LENGTH, 1, Span.ofMonths(months), first, null);
        Placement it = Placement.draft(between(), new Terms(first, last, 20, "Baka"), Optional.of(rule), null, ADVISER);

        assertThat(it.isExceeding()).isEqualTo(off >= 0);
    }

    @Test
    void it_begins_within_its_days_and_not_in_the_future() {
        Placement it = in(State.SIGNED, between());

        assertThat(it.begin(MONDAY.plusDays(3), ADVISER, LAST).began()).contains(MONDAY.plusDays(3));
        assertInvalid("on", "in-future", () -> it.begin(MONDAY.plusDays(1), ADVISER, MONDAY));
        assertInvalid("on", "before-first-day", () -> it.begin(MONDAY.minusDays(1), ADVISER, MONDAY));
        assertInvalid("on", "after-planned-end", () -> it.begin(LAST.plusDays(1), ADVISER, LAST.plusDays(1)));
    }

    @Test
    void nobody_has_missed_a_day_that_has_not_come_and_whose_cause_it_was_is_told() {
        Placement it = in(State.SIGNED, between());

        assertInvalid("to", "not-begun-yet", () -> it.missed(Cause.HOST, null, ADVISER, MONDAY.minusDays(1)));
        assertInvalid("cause", "missing", () -> new StateChange(State.DID_NOT_START, MONDAY, null, null, ADVISER));
        assertInvalid("cause", "not-here", () -> new StateChange(State.ONGOING, MONDAY, Cause.HOST, null, ADVISER));
        assertInvalid("reason", "missing", () -> new StateChange(State.CANCELLED, MONDAY, null, null, ADVISER));
        assertInvalid("reason", "personal-number", () -> it.cancel(NUMBER, ADVISER));
    }

    @Test
    void no_more_is_missed_than_was_planned() {
        Placement it = in(State.ONGOING, between());
        LocalDate sunday = MONDAY.plusDays(6);
        Word agrees = new Word(Word.Answer.AGREES, null);

        assertThat(it.end(new Ending(sunday, 20, Cause.HEALTH, null, agrees, ADVISER), LAST)
                        .state())
                .isEqualTo(State.ENDED_EARLY);
        assertInvalid(
                "hoursMissed",
                "more-than-planned",
                () -> it.end(new Ending(sunday, 21, Cause.HEALTH, null, agrees, ADVISER), LAST));
        assertInvalid("hoursMissed", "negative", () -> new Ending(sunday, -1, null, null, agrees, ADVISER));
        assertInvalid("cause", "missing", () -> new Ending(sunday, 1, null, null, agrees, ADVISER));
        assertInvalid("cause", "missing", () -> it.end(new Ending(sunday, 0, null, null, agrees, ADVISER), LAST));
    }

    @Property
    void what_is_planned_of_whole_weeks_is_their_hours_and_grows_by_the_day(
            @ForAll @IntRange(min = 1, max = 40) int hours, @ForAll @IntRange(min = 1, max = 52) int weeks) {
        Terms terms = new Terms(MONDAY, MONDAY.plusYears(2), hours, "Baka");

        assertThat(terms.plannedHours(MONDAY, MONDAY.plusWeeks(weeks).minusDays(1)))
                .isEqualTo(hours * weeks);
        assertThat(terms.plannedHours(MONDAY, MONDAY.plusDays(weeks)))
                .isBetween(terms.plannedHours(MONDAY, MONDAY.plusDays(weeks - 1L)), hours * weeks + hours);
    }

    @Test
    void it_ends_on_a_day_that_it_had() {
        Placement it = in(State.SIGNED, between()).begin(MONDAY.plusDays(2), ADVISER, LAST);

        assertInvalid("lastDay", "before-start", () -> it.end(ending(MONDAY.plusDays(1)), LAST));
        assertInvalid("lastDay", "after-planned-end", () -> it.end(ending(LAST.plusDays(1)), LAST.plusDays(1)));
        assertInvalid("lastDay", "in-future", () -> it.end(ending(LAST), LAST.minusDays(1)));
        assertThat(it.end(ending(MONDAY.plusDays(2)), LAST).over()).contains(MONDAY.plusDays(2));
    }

    @Test
    void a_job_begins_no_earlier_than_the_placement() {
        Placement it = in(State.ONGOING, between());
        Word agrees = new Word(Word.Answer.AGREES, null);

        assertThat(it.end(new Ending(LAST, 0, null, new Job(Job.ContractForm.SUBSIDISED, LAST), agrees, ADVISER), LAST)
                        .ending())
                .extracting(Ending::job)
                .isEqualTo(new Job(Job.ContractForm.SUBSIDISED, LAST));
        assertInvalid(
                "jobStart",
                "before-first-day",
                () -> it.end(
                        new Ending(
                                LAST,
                                0,
                                null,
                                new Job(Job.ContractForm.PERMANENT, MONDAY.minusDays(1)),
                                agrees,
                                ADVISER),
                        LAST));
    }

    @Test
    void that_nobody_came_is_said_anew_or_taken_back_and_what_was_put_down_stays() {
        Placement missed = in(State.DID_NOT_START, between());
        StateChange wrong = missed.history().get(missed.history().size() - 1);

        Placement otherwise = missed.missedOtherwise(Cause.HOST, "Påhittat skäl", MANAGER);
        Placement signed = otherwise.notMissed();

        assertThat(otherwise.state()).isEqualTo(State.DID_NOT_START);
        assertThat(otherwise.history()).hasSameSizeAs(missed.history());
        StateChange right = otherwise.history().get(missed.history().size() - 1);
        assertThat(right)
                .isEqualTo(new StateChange(State.DID_NOT_START, wrong.on(), Cause.HOST, "Påhittat skäl", MANAGER));
        assertThat(otherwise.formerMisses()).containsExactly(wrong);
        assertThat(signed.state()).isEqualTo(State.SIGNED);
        assertThat(signed.over()).isEmpty();
        assertThat(signed.signatures()).isEqualTo(missed.signatures());
        assertThat(signed.formerMisses()).containsExactly(wrong, right);
        assertThat(signed.begin(MONDAY, ADVISER, MONDAY).state()).isEqualTo(State.ONGOING);
        assertInvalid("cause", "says-the-same", () -> missed.missedOtherwise(Cause.PARTICIPANT, null, ADVISER));
        for (State it : State.values())
            if (it != State.DID_NOT_START) {
                assertThatThrownBy(() -> in(it, between()).missedOtherwise(Cause.HOST, null, ADVISER))
                        .isInstanceOf(WrongState.class);
                assertThatThrownBy(() -> in(it, between()).notMissed()).isInstanceOf(WrongState.class);
            }
        Placement often = missed;
        for (int i = 0; i < Placement.MAX_CORRECTIONS; i++)
            often = often.missedOtherwise(i % 2 == 0 ? Cause.HOST : Cause.OTHER, null, ADVISER);
        Placement last = often;
        assertInvalid("noShowCorrections", "too-many", last::notMissed);
    }

    @Test
    void how_it_ended_is_said_anew_and_what_was_put_down_stays() {
        Word agrees = new Word(Word.Answer.AGREES, null);
        Placement ended = in(State.ENDED, between());
        Ending first = requireNonNull(ended.ending());
        Ending early = new Ending(LAST.minusDays(7), 12, Cause.HOST, null, agrees, MANAGER);

        Placement once = ended.correct(early, LAST);
        Placement twice = once.correct(new Ending(LAST, 3, Cause.HEALTH, null, agrees, ADVISER), LAST);

        assertThat(once.state()).isEqualTo(State.ENDED_EARLY);
        assertThat(once.over()).contains(LAST.minusDays(7));
        assertThat(once.history()).hasSameSizeAs(ended.history());
        assertThat(once.ending()).isEqualTo(early.instead(first));
        assertThat(twice.state()).isEqualTo(State.ENDED);
        assertThat(requireNonNull(twice.ending()).former()).containsExactly(first, early);
    }

    @Test
    void an_ending_is_corrected_by_what_could_have_been_and_is_something_else() {
        Word agrees = new Word(Word.Answer.AGREES, null);
        Placement ended = in(State.ENDED, between());

        assertInvalid("lastDay", "says-the-same", () -> ended.correct(ending(LAST), LAST));
        assertInvalid("lastDay", "in-future", () -> ended.correct(ending(LAST.minusDays(1)), LAST.minusDays(2)));
        assertInvalid("lastDay", "after-planned-end", () -> ended.correct(ending(LAST.plusDays(1)), LAST.plusDays(1)));
        assertInvalid("lastDay", "before-start", () -> ended.correct(ending(MONDAY.minusDays(1)), LAST));
        assertInvalid(
                "hoursMissed",
                "more-than-planned",
                () -> ended.correct(new Ending(LAST, 9999, Cause.HEALTH, null, agrees, ADVISER), LAST));
        for (State it : State.values())
            if (!it.isEnd())
                assertThatThrownBy(() -> in(it, between()).correct(ending(LAST), LAST))
                        .isInstanceOf(NotEnded.class);
        Placement often = ended;
        for (int i = 0; i < Ending.MAX_CORRECTIONS; i++)
            often = often.correct(new Ending(LAST, 1 + i % 2, Cause.HEALTH, null, agrees, ADVISER), LAST);
        Placement last = often;
        assertInvalid("endingCorrections", "too-many", () -> last.correct(ending(LAST), LAST));
    }

    @Test
    void the_participant_has_the_word_once() {
        Word contests = new Word(Word.Answer.CONTESTS, "Jag var där varje dag");
        Word silent = new Word(Word.Answer.NOT_HEARD, null);
        Placement unheard = in(State.ONGOING, between()).end(new Ending(LAST, 0, null, null, silent, ADVISER), LAST);

        assertThat(unheard.hear(contests).ending()).extracting(Ending::word).isEqualTo(contests);
        assertInvalid("answer", "missing", () -> unheard.hear(silent));
        assertThatThrownBy(() -> unheard.hear(contests).hear(contests)).isInstanceOf(HeardAlready.class);
        for (State it : State.values())
            if (!it.isEnd())
                assertThatThrownBy(() -> in(it, between()).hear(contests)).isInstanceOf(NotEnded.class);
        assertInvalid("comment", "missing", () -> new Word(Word.Answer.CONTESTS, null));
        assertInvalid("comment", "not-here", () -> new Word(Word.Answer.NOT_HEARD, "Hej"));
        assertInvalid("comment", "personal-number", () -> new Word(Word.Answer.AGREES, NUMBER));
    }

    @Test
    void what_the_participant_says_is_put_right_as_often_as_they_ask() {
        Word first = new Word(Word.Answer.CONTESTS, "Jag var där");
        Word second = new Word(Word.Answer.AGREES, null);
        Placement ended = in(State.ENDED, between()).correct(first);
        assertThat(ended.ending()).extracting(Ending::word).isEqualTo(first);
        assertThat(ended.correct(second).ending()).extracting(Ending::word).isEqualTo(second);
        assertInvalid("answer", "missing", () -> ended.correct(new Word(Word.Answer.NOT_HEARD, null)));
        for (State it : State.values())
            if (!it.isEnd())
                assertThatThrownBy(() -> in(it, between()).correct(first)).isInstanceOf(NotEnded.class);
    }

    @Test
    void terms_are_bounded_and_tell_of_no_person() {
        assertInvalid("lastDay", "before-start", () -> new Terms(MONDAY, MONDAY.minusDays(1), 20, "Baka"));
        assertInvalid("lastDay", "too-long-a-time", () -> new Terms(MONDAY, MONDAY.plusYears(5), 20, "Baka"));
        assertInvalid("hoursPerWeek", "bounds", () -> new Terms(MONDAY, LAST, 0, "Baka"));
        assertInvalid("hoursPerWeek", "bounds", () -> new Terms(MONDAY, LAST, 41, "Baka"));
        assertInvalid("tasks", "personal-number", () -> new Terms(MONDAY, LAST, 20, NUMBER));
        assertThat(new Terms(MONDAY, MONDAY, 40, "Baka").plannedHours(MONDAY, MONDAY))
                .isEqualTo(6);
    }

    @Test
    void there_is_no_back_door() {
        Placement ongoing = in(State.ONGOING, between());
        Actor one = ADVISER;

        assertThatThrownBy(() -> rebuilt(ongoing, List.of(), ongoing.history(), null))
                .isInstanceOf(NotSigned.class);
        assertInvalid(
                "signatures",
                "not-here",
                () -> rebuilt(ongoing, ongoing.signatures(), List.of(StateChange.of(State.DRAFT, one)), null));
        assertInvalid(
                "lastDay", "not-here", () -> rebuilt(ongoing, ongoing.signatures(), ongoing.history(), ending(LAST)));
        assertInvalid(
                "lastDay",
                "missing",
                () -> rebuilt(
                        ongoing,
                        ongoing.signatures(),
                        in(State.ENDED, between()).history(),
                        null));
        assertThatThrownBy(() -> rebuilt(
                        ongoing,
                        ongoing.signatures(),
                        in(State.ENDED, between()).history(),
                        ending(MONDAY)))
                .isInstanceOf(WrongState.class);
        assertInvalid("state", "missing", () -> rebuilt(ongoing, List.of(), List.of(), null));
        assertThatThrownBy(() -> rebuilt(ongoing, List.of(), List.of(StateChange.of(State.TO_SIGN, one)), null))
                .isInstanceOf(WrongState.class);
    }

    private static Placement rebuilt(
            Placement it, List<Signature> signatures, List<StateChange> history, @Nullable Ending ending) {
        return new Placement(
                it.id(),
                it.revision(),
                it.between(),
                it.terms(),
                it.author(),
                it.judgement(),
                it.remark(),
                signatures,
                history,
                ending,
                it.formerMisses());
    }

    @Test
    void a_draft_is_cancelled_too() {
        assertThat(aDraft(between()).cancel("Påhittat skäl", ADVISER).state().isOver())
                .isTrue();
    }

    @Property
    void whatever_is_done_in_whatever_order_nothing_goes_on_unsigned_or_too_long(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 11) Integer> doings) {
        Placement it = aDraft(between());
        for (int doing : doings) {
            it = tried(it, doing);
            State state = it.state();
            boolean isGoingOn = state == State.SIGNED || state == State.ONGOING || state.isEnd();
            if (isGoingOn || state == State.DID_NOT_START) {
                assertThat(it.signatures()).extracting(Signature::party).containsExactlyInAnyOrder(Party.values());
                String author = it.author().who();
                assertThat(it.signatures()).anyMatch(one -> !one.by().who().equals(author));
            }
            Judgement judged = it.judgement();
            boolean isPermitted = judged != null && judged.permit() != null;
            if (state.isAgreedOn() && it.isExceeding()) assertThat(isPermitted).isTrue();
            assertThat(it.ending() != null).isEqualTo(state.isEnd());
        }
    }

    private static Placement tried(Placement it, int doing) {
        try {
            return switch (doing) {
                case 0 -> it.send(ADVISER);
                case 1 -> signed(it, Party.PARTICIPANT);
                case 2 -> signed(it, Party.HOST);
                case 3 -> signed(it, Party.REFERRER);
                case 4 -> it.sign(new Signature(Party.HOST, false, MONDAY, ADVISER), BOTH, MONDAY);
                case 5 -> it.agree(OTHERS, RULE, null, MANAGER);
                case 6 -> it.agree(FOUR_MONTHS, RULE, null, ADVISER);
                case 7 -> it.agree(FOUR_MONTHS, RULE, PERMIT, ADVISER);
                case 8 -> it.begin(MONDAY, ADVISER, MONDAY);
                case 9 -> it.end(ending(MONDAY), MONDAY);
                case 10 -> it.note("Påhittad");
                default -> it.agree(TERMS, RULE, null, ADVISER);
            };
        } catch (Problem refused) {
            return it;
        }
    }
}
