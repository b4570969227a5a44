package se.kompetensbyran.domain.incubation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.ADVISER;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.KNOWN;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.MONDAY;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.anIdea;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.became;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.movedTo;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.step;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.tick;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.withAllTicked;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.incubation.InitiativeProblem.AlreadyBecame;
import se.kompetensbyran.domain.incubation.InitiativeProblem.AnotherOrganisation;
import se.kompetensbyran.domain.incubation.InitiativeProblem.Ended;
import se.kompetensbyran.domain.incubation.InitiativeProblem.GateNotPassed;
import se.kompetensbyran.domain.incubation.InitiativeProblem.GatePassed;
import se.kompetensbyran.domain.incubation.InitiativeProblem.NoEnterprise;
import se.kompetensbyran.domain.incubation.InitiativeProblem.NoOrganisation;
import se.kompetensbyran.domain.incubation.InitiativeProblem.NotRegistered;
import se.kompetensbyran.domain.incubation.InitiativeProblem.WrongStage;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;

class InitiativeStageTest {

    private static final OrganisationId ORGANISATION = OrganisationId.next();

    private final Initiative idea = anIdea(NodeId.next());

    @Test
    void it_begins_as_an_idea_that_is_known_already() {
        assertThat(idea.stage()).isEqualTo(Stage.IDEA);
        assertThatThrownBy(() -> Initiative.begin(
                        InitiativeId.next(), idea.node(), idea.idea(), step(Stage.SCREENED, KNOWN), MONDAY))
                .isInstanceOf(WrongStage.class);
        assertInvalid(
                "on",
                "in-future",
                () -> Initiative.begin(
                        InitiativeId.next(), idea.node(), idea.idea(), step(Stage.IDEA, MONDAY.plusDays(1)), MONDAY));
    }

    @Test
    void no_gate_is_passed_before_its_whole_checklist_is_met() {
        var almost = idea.tick(tick(GateCheck.PURPOSE_IS_INTEGRATION, KNOWN), MONDAY)
                .tick(tick(GateCheck.BUSINESS_IDEA_DESCRIBED, KNOWN), MONDAY);

        assertThatThrownBy(() -> almost.become(step(Stage.SCREENED, KNOWN), MONDAY))
                .isInstanceOf(GateNotPassed.class)
                .hasMessageContaining("group-stands-behind");
        assertThat(almost.tick(tick(GateCheck.GROUP_STANDS_BEHIND, KNOWN), MONDAY)
                        .become(step(Stage.SCREENED, KNOWN), MONDAY)
                        .stage())
                .isEqualTo(Stage.SCREENED);
    }

    @Test
    void a_gate_is_passed_by_what_was_met_on_the_day_of_the_step() {
        var met = withAllTicked(idea, KNOWN.plusDays(9));

        assertThatThrownBy(() -> met.become(step(Stage.SCREENED, KNOWN.plusDays(8)), MONDAY))
                .isInstanceOf(GateNotPassed.class);
        assertThat(met.become(step(Stage.SCREENED, KNOWN.plusDays(9)), MONDAY).stage())
                .isEqualTo(Stage.SCREENED);
    }

    /** As when a line is added to a checklist later. */
    @Test
    void a_gate_that_was_passed_is_not_judged_again() {
        var screened = movedTo(Stage.SCREENED, idea, ORGANISATION, KNOWN);
        var fewer = new Initiative(
                screened.id(),
                screened.revision(),
                screened.node(),
                screened.idea(),
                screened.organisation(),
                screened.history(),
                screened.ticks().stream()
                        .filter(it -> it.check() != GateCheck.GROUP_STANDS_BEHIND)
                        .toList(),
                null);

        var rested = fewer.become(step(Stage.PAUSED, KNOWN), MONDAY);
        assertThat(rested.become(step(Stage.SCREENED, KNOWN), MONDAY).stage()).isEqualTo(Stage.SCREENED);
        assertThat(fewer.tick(tick(GateCheck.GROUP_STANDS_BEHIND, MONDAY), MONDAY)
                        .met())
                .contains(GateCheck.GROUP_STANDS_BEHIND);
    }

    @Test
    void what_became_an_enterprise_stays_the_same_legal_person() {
        var it =
                movedTo(Stage.REGISTERED, idea, ORGANISATION, KNOWN).become(became(EnterpriseId.next(), KNOWN), MONDAY);

        assertThatThrownBy(() -> it.describe(it.node(), it.idea(), OrganisationId.next()))
                .isInstanceOf(AnotherOrganisation.class);
        assertThat(it.describe(NodeId.next(), it.idea(), ORGANISATION).organisation())
                .isEqualTo(ORGANISATION);
    }

    @Test
    void no_business_began_before_it_was_known_as_an_idea() {
        var registered = movedTo(Stage.REGISTERED, idea, ORGANISATION, KNOWN);

        assertInvalid(
                "on", "before-idea", () -> registered.become(became(EnterpriseId.next(), KNOWN.minusDays(1)), MONDAY));
    }

    @ParameterizedTest
    @EnumSource(StepReason.class)
    void a_reason_fits_some_steps_and_no_others(StepReason reason) {
        for (Stage to : List.of(Stage.PAUSED, Stage.DISCONTINUED, Stage.MERGED, Stage.BECAME_OTHER))
            if (reason.fits(to))
                assertThat(idea.become(new StageChange(to, KNOWN, reason, "Påhittad", ADVISER), MONDAY)
                                .stage())
                        .isEqualTo(to);
            else
                assertInvalid(
                        "reason",
                        "reason-of-another-step",
                        () -> new StageChange(to, KNOWN, reason, "Påhittad", ADVISER));
    }

    @ParameterizedTest
    @EnumSource(names = {"SCREENED", "INCUBATING", "REGISTERED", "CONFIRMED", "SELF_SUSTAINING"})
    void each_stage_on_the_way_has_a_gate_with_a_checklist(Stage stage) {
        assertThat(GateCheck.of(stage)).isNotEmpty();
        assertThat(GateCheck.missing(stage, List.of())).isEqualTo(GateCheck.of(stage));
    }

    @Test
    void what_is_ticked_for_a_gate_stays_once_it_is_passed() {
        var screened = movedTo(Stage.SCREENED, idea, ORGANISATION, KNOWN);

        assertThatThrownBy(() -> screened.untick(GateCheck.GROUP_STANDS_BEHIND)).isInstanceOf(GatePassed.class);
        assertThatThrownBy(() -> screened.tick(tick(GateCheck.GROUP_STANDS_BEHIND, MONDAY), MONDAY))
                .isInstanceOf(GatePassed.class);
        assertThat(screened.untick(GateCheck.PLAN_AGREED).met()).doesNotContain(GateCheck.PLAN_AGREED);
    }

    @Test
    void nothing_is_registered_without_a_legal_person_nor_confirmed_without_an_enterprise() {
        var incubating = movedTo(Stage.INCUBATING, idea, ORGANISATION, KNOWN);
        var nobodys = incubating.describe(idea.node(), idea.idea(), null);
        var registered = incubating.become(step(Stage.REGISTERED, KNOWN), MONDAY);

        assertThatThrownBy(() -> nobodys.become(step(Stage.REGISTERED, KNOWN), MONDAY))
                .isInstanceOf(NoOrganisation.class);
        assertThatThrownBy(() -> registered.describe(idea.node(), idea.idea(), null))
                .isInstanceOf(NoOrganisation.class);
        assertThatThrownBy(() -> registered.become(step(Stage.CONFIRMED, KNOWN), MONDAY))
                .isInstanceOf(NoEnterprise.class);
    }

    @Test
    void it_becomes_one_enterprise_at_most_and_none_before_it_is_registered() {
        var registered = movedTo(Stage.REGISTERED, idea, ORGANISATION, KNOWN);
        var enterprise = registered.become(became(EnterpriseId.next(), KNOWN), MONDAY);

        assertThatThrownBy(() -> enterprise.become(became(EnterpriseId.next(), KNOWN), MONDAY))
                .isInstanceOf(AlreadyBecame.class);
        assertThatThrownBy(() -> movedTo(Stage.INCUBATING, idea, ORGANISATION, KNOWN)
                        .become(became(EnterpriseId.next(), KNOWN), MONDAY))
                .isInstanceOf(NotRegistered.class);
        assertInvalid(
                "on", "in-future", () -> registered.become(became(EnterpriseId.next(), MONDAY.plusDays(1)), MONDAY));
    }

    @Test
    void what_is_paused_goes_on_from_where_it_stood() {
        var paused = movedTo(Stage.SCREENED, idea, ORGANISATION, KNOWN).become(step(Stage.PAUSED, KNOWN), MONDAY);

        assertThat(paused.restsFrom()).isEqualTo(Stage.SCREENED);
        assertThat(paused.next())
                .containsExactlyInAnyOrder(Stage.SCREENED, Stage.DISCONTINUED, Stage.MERGED, Stage.BECAME_OTHER);
        assertThatThrownBy(() -> paused.become(step(Stage.INCUBATING, KNOWN), MONDAY))
                .isInstanceOf(WrongStage.class);
        assertThat(paused.become(step(Stage.SCREENED, KNOWN), MONDAY).restsFrom())
                .isNull();
    }

    @Test
    void what_is_over_is_over() {
        var over = idea.become(step(Stage.DISCONTINUED, KNOWN), MONDAY);

        assertThat(over.next()).isEmpty();
        assertThatThrownBy(() -> over.describe(over.node(), over.idea(), ORGANISATION))
                .isInstanceOf(Ended.class);
        assertThatThrownBy(() -> over.tick(tick(GateCheck.PLAN_AGREED, KNOWN), MONDAY))
                .isInstanceOf(Ended.class);
        assertThatThrownBy(() -> over.become(became(EnterpriseId.next(), KNOWN), MONDAY))
                .isInstanceOf(Ended.class);
    }

    @Test
    void a_pause_and_an_end_have_a_reason_and_nothing_else_has() {
        assertInvalid(
                "reason",
                "step-reason-demanded",
                () -> new StageChange(Stage.PAUSED, KNOWN, null, "Påhittad", ADVISER));
        assertInvalid(
                "reason",
                "step-reason-unfit",
                () -> new StageChange(Stage.SCREENED, KNOWN, StepReason.NO_DEMAND, null, ADVISER));
        assertInvalid(
                "explanation",
                "other-unexplained",
                () -> new StageChange(Stage.MERGED, KNOWN, StepReason.OTHER, null, ADVISER));
    }

    @Test
    void a_step_lies_neither_in_the_future_nor_before_the_last() {
        assertInvalid("on", "in-future", () -> idea.become(step(Stage.PAUSED, MONDAY.plusDays(1)), MONDAY));
        assertInvalid("on", "before-current-stage", () -> idea.become(step(Stage.PAUSED, KNOWN.minusDays(1)), MONDAY));
        assertInvalid("on", "in-future", () -> idea.tick(tick(GateCheck.PLAN_AGREED, MONDAY.plusDays(1)), MONDAY));
    }

    @Test
    void it_moves_by_steps_and_by_what_is_ticked() {
        assertThat(idea.movedOn()).isEqualTo(KNOWN);
        assertThat(idea.tick(tick(GateCheck.PLAN_AGREED, KNOWN.plusDays(9)), MONDAY)
                        .movedOn())
                .isEqualTo(KNOWN.plusDays(9));
        assertThat(withAllTicked(idea, KNOWN)
                        .become(step(Stage.SCREENED, KNOWN.plusDays(20)), MONDAY)
                        .movedOn())
                .isEqualTo(KNOWN.plusDays(20));
    }

    @Test
    void words_that_hold_a_personal_number_are_refused() {
        assertInvalid("name", "personal-number", () -> new Idea("Kafé 19121212-1212", null, null));
        assertInvalid("description", "personal-number", () -> new Idea("Kafé", "fråga 121212-1212", null));
        assertInvalid("note", "personal-number", () -> new Tick(GateCheck.PLAN_AGREED, KNOWN, "121272-1219", ADVISER));
        assertThat(new Idea("Kafé", "Organisation 202100-1234, sedan 1212121213", null).name())
                .isEqualTo("Kafé");
    }

    /** The days in all stages together are the days since it became known. */
    @Property
    void time_in_stages_adds_up(
            @ForAll @Size(min = 0, max = 12) List<@IntRange(min = 0, max = 90) Integer> waits,
            @ForAll @IntRange(min = 0, max = 400) int last) {
        LocalDate day = KNOWN;
        Initiative it = idea;
        for (int wait : waits) {
            day = day.plusDays(wait);
            it = it.become(step(it.stage() == Stage.IDEA ? Stage.PAUSED : Stage.IDEA, day), MONDAY);
        }
        LocalDate today = day.plusDays(last);

        assertThat(it.stays(today).stream().mapToInt(Stay::days).sum())
                .isEqualTo((int) ChronoUnit.DAYS.between(KNOWN, today));
        assertThat(it.stays(today)).hasSize(waits.size() + 1).allMatch(stay -> stay.days() >= 0);
    }

    @Test
    void an_end_lasts_no_time() {
        var over = idea.become(step(Stage.MERGED, KNOWN.plusDays(10)), MONDAY);

        assertThat(over.stays(MONDAY)).extracting(Stay::days).containsExactly(10, 0);
    }
}
