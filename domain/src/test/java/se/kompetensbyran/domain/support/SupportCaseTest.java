package se.kompetensbyran.domain.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;
import static se.kompetensbyran.domain.support.SupportFixture.ADVISER;
import static se.kompetensbyran.domain.support.SupportFixture.ASKED;
import static se.kompetensbyran.domain.support.SupportFixture.LEADER;
import static se.kompetensbyran.domain.support.SupportFixture.MONDAY;
import static se.kompetensbyran.domain.support.SupportFixture.aRequest;
import static se.kompetensbyran.domain.support.SupportFixture.aTakenCase;
import static se.kompetensbyran.domain.support.SupportFixture.at;
import static se.kompetensbyran.domain.support.SupportFixture.reopen;
import static se.kompetensbyran.domain.support.SupportFixture.session;
import static se.kompetensbyran.domain.support.SupportFixture.step;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.support.SupportProblem.HeldElsewhere;
import se.kompetensbyran.domain.support.SupportProblem.NotTaken;
import se.kompetensbyran.domain.support.SupportProblem.WrongStage;

class SupportCaseTest {

    private static final NodeId NODE = NodeId.next();

    private final SupportCase asked = aRequest(EnterpriseId.next());
    private final SupportCase taken = aTakenCase(EnterpriseId.next(), NODE);

    @Test
    void it_is_asked_and_taken_by_a_nodes_adviser() {
        assertThat(asked.stage()).isEqualTo(Stage.REQUESTED);
        assertThat(asked.requestedOn()).isEqualTo(ASKED);
        assertThat(asked.node()).isNull();
        assertThat(asked.adviser()).isNull();
        assertThat(taken.node()).isEqualTo(NODE);
        assertThat(taken.adviser()).isEqualTo("adviser-1");
    }

    @Test
    void handed_back_it_is_nobodys_until_another_takes_it() {
        var back = taken.become(step(Stage.REQUESTED, NODE));
        var again = back.become(step(Stage.TAKEN, NODE));

        assertThat(back.node()).isNull();
        assertThat(back.adviser()).isNull();
        assertThat(again.adviser()).isEqualTo("adviser-2");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void a_case_goes_where_an_arrow_leads_and_nowhere_else(Stage to) {
        var closed = taken.become(step(Stage.CLOSED, NODE));

        for (SupportCase from : List.of(
                asked,
                taken,
                closed,
                asked.become(step(Stage.REFUSED, NODE)),
                asked.become(step(Stage.WITHDRAWN, NODE)))) {
            Step step = from.equals(closed) && to == Stage.TAKEN ? reopen(NODE) : step(to, NODE);
            if (from.stage().mayBecome(to))
                assertThat(from.become(step).stage()).isEqualTo(to);
            else assertThatThrownBy(() -> from.become(step)).isInstanceOf(WrongStage.class);
        }
    }

    @Test
    void nothing_is_added_to_what_nobody_has_and_nothing_taken_away() {
        var held = taken.with(session(NODE, MONDAY, 60), MONDAY);
        var closed = held.become(step(Stage.CLOSED, NODE));
        var id = held.sessions().get(0).id();

        assertThatThrownBy(() -> asked.with(session(NODE, MONDAY, 60), MONDAY)).isInstanceOf(NotTaken.class);
        assertThatThrownBy(() -> closed.with(session(NODE, MONDAY, 60), MONDAY)).isInstanceOf(NotTaken.class);
        assertThatThrownBy(() -> closed.without(id)).isInstanceOf(NotTaken.class);
        assertThat(closed.become(reopen(NODE)).without(id).minutes()).isZero();
    }

    @Test
    void a_session_of_another_node_stays_as_that_node_told_it() {
        var other = NodeId.next();
        var again = taken.with(session(NODE, MONDAY, 60), MONDAY)
                .become(step(Stage.REQUESTED, NODE))
                .become(step(Stage.TAKEN, other));
        var theirs = again.sessions().get(0);

        assertThatThrownBy(() -> again.without(theirs.id())).isInstanceOf(HeldElsewhere.class);
        assertThatThrownBy(() -> again.with(theirs.retold(MONDAY, 5, "public-procurement", null, ADVISER), MONDAY))
                .isInstanceOf(HeldElsewhere.class);
        assertThatThrownBy(() -> again.with(
                        new SupportSession(theirs.id(), MONDAY, 5, "public-procurement", null, other, ADVISER), MONDAY))
                .isInstanceOf(HeldElsewhere.class);
        assertThat(again.with(session(other, MONDAY, 30), MONDAY).minutes()).isEqualTo(90);
    }

    @Test
    void a_session_that_is_told_anew_is_told_by_who_did_that() {
        var other = at("adviser-9", MONDAY);

        assertThat(session(NODE, MONDAY, 60)
                        .retold(MONDAY, 45, "public-procurement", null, other)
                        .by())
                .isEqualTo(other);
    }

    @ParameterizedTest
    @EnumSource(SupportReason.class)
    void a_reason_fits_some_steps_and_no_others(SupportReason reason) {
        var closed = taken.become(step(Stage.CLOSED, NODE));
        for (Stage to : List.of(Stage.REFUSED, Stage.WITHDRAWN, Stage.REQUESTED, Stage.TAKEN)) {
            SupportCase from = to == Stage.REQUESTED ? taken : to == Stage.TAKEN ? closed : asked;
            var step = new Step(to, to.isOfNode() ? NODE : null, reason, null, "Påhittad", ADVISER);
            if (reason.fits(to)) assertThat(from.become(step).stage()).isEqualTo(to);
            else assertInvalid("reason", "reason-of-another-step", () -> from.become(step));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -60, -1, 0, 1441, Integer.MAX_VALUE})
    void a_session_lasts_a_minute_at_least_and_a_day_and_night_at_most(int minutes) {
        assertInvalid("minutes", "bounds", () -> session(NODE, MONDAY, minutes));
        assertThat(session(NODE, MONDAY, 1).minutes()
                        + session(NODE, MONDAY, 1440).minutes())
                .isEqualTo(1441);
    }

    @Test
    void a_session_was_held_after_it_was_asked_and_before_today_is_over() {
        assertInvalid("on", "in-future", () -> taken.with(session(NODE, MONDAY.plusDays(1), 60), MONDAY));
        assertInvalid("on", "before-request", () -> taken.with(session(NODE, ASKED.minusDays(1), 60), MONDAY));
        assertThat(taken.with(session(NODE, ASKED, 60), MONDAY).firstSessionOn())
                .contains(ASKED);
    }

    @Test
    void what_does_not_go_straight_on_has_a_reason_and_a_closed_case_a_result() {
        assertInvalid(
                "reason",
                "support-reason-demanded",
                () -> asked.become(new Step(Stage.REFUSED, NODE, null, null, null, ADVISER)));
        assertInvalid(
                "reason",
                "support-reason-demanded",
                () -> asked.become(new Step(Stage.WITHDRAWN, null, null, null, null, LEADER)));
        assertInvalid(
                "reason",
                "support-reason-demanded",
                () -> taken.become(new Step(Stage.REQUESTED, null, null, null, null, ADVISER)));
        assertInvalid(
                "reason",
                "support-reason-demanded",
                () -> taken.become(step(Stage.CLOSED, NODE)).become(Step.take(NODE, ADVISER)));
        assertInvalid("reason", "support-reason-unfit", () -> asked.become(reopen(NODE)));
        assertInvalid("result", "result-demanded", () -> new Step(Stage.CLOSED, null, null, null, null, ADVISER));
        assertInvalid(
                "result",
                "result-unfit",
                () -> new Step(Stage.TAKEN, NODE, null, SupportResult.REACHED, null, ADVISER));
        assertInvalid("node", "node-demanded", () -> new Step(Stage.TAKEN, null, null, null, null, ADVISER));
        assertInvalid(
                "node", "node-unfit", () -> new Step(Stage.CLOSED, NODE, null, SupportResult.REACHED, null, ADVISER));
        assertInvalid(
                "words",
                "other-unexplained",
                () -> new Step(Stage.REFUSED, NODE, SupportReason.OTHER, null, null, ADVISER));
    }

    @Test
    void words_that_hold_a_personal_number_are_refused() {
        assertInvalid("question", "personal-number", () -> new Question("Vem är 191212121212?", Set.of("x")));
        assertInvalid(
                "words",
                "personal-number",
                () -> new Step(Stage.CLOSED, null, null, SupportResult.REACHED, "121212+1212", ADVISER));
        assertInvalid(
                "note",
                "personal-number",
                () -> new SupportSession(SupportSession.Id.next(), MONDAY, 5, "x", "19121212-1212", NODE, ADVISER));
        assertInvalid("competenceAreas", "missing", () -> new Question("Vad?", Set.of()));
    }

    /** However the minutes are told apart, they add up. */
    @Property
    void minutes_add_up(
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 1440) Integer> minutes,
            @ForAll @IntRange(min = 1, max = 4) int areas) {
        SupportCase it = taken;
        for (int i = 0; i < minutes.size(); i++)
            it = it.with(session(NODE, ASKED.plusDays(i % 7), minutes.get(i), "area-" + i % areas, ADVISER), MONDAY);

        int sum = minutes.stream().mapToInt(one -> one).sum();
        assertThat(it.minutes()).isEqualTo(sum);
        assertThat(it.minutesByArea().values().stream().mapToInt(one -> one).sum())
                .isEqualTo(sum);
        assertThat(it.minutesByArea()).hasSizeLessThanOrEqualTo(areas);
    }
}
