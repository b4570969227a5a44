package se.kompetensbyran.domain.enterprises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.ADVISER;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.START;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusiness;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.step;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem.WrongStage;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Bilingual;

class EnterpriseStageTest {

    private final OrganisationId owner = OrganisationId.next();

    static Stream<Arguments> everyPair() {
        return Arrays.stream(Stage.values())
                .flatMap(from -> Arrays.stream(Stage.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void a_business_goes_where_an_arrow_leads_and_nowhere_else(Stage from, Stage to) {
        Enterprise there = in(from);

        if (from.mayBecome(to))
            assertThat(there.become(step(to, "2022-01-01"), MONDAY).stage()).isEqualTo(to);
        else
            assertThatThrownBy(() -> there.become(step(to, "2022-01-01"), MONDAY))
                    .isInstanceOf(WrongStage.class);
    }

    @Test
    void a_business_takes_two_hundred_steps_at_most_and_can_always_close() {
        Enterprise it = anEnterprise(OrganisationId.next());
        for (int i = 1; i < Enterprise.MAX_STEPS; i++)
            it = it.become(step(i % 2 == 1 ? Stage.PAUSED : Stage.TRADING, "2024-06-01"), MONDAY);
        Enterprise busy = it;

        assertThat(busy.history()).hasSize(Enterprise.MAX_STEPS);
        assertInvalid("stageChanges", "too-many", () -> busy.become(step(Stage.TRADING, "2024-06-01"), MONDAY));
        assertThat(busy.become(step(Stage.CLOSED, "2024-06-01"), MONDAY).stage())
                .isEqualTo(Stage.CLOSED);
    }

    @Test
    void a_business_is_met_trading_or_paused_but_not_closed() {
        for (Stage first : Stage.values()) {
            if (first == Stage.CLOSED)
                assertThatThrownBy(() -> met(step(first, "2019"))).isInstanceOf(WrongStage.class);
            else assertThat(met(step(first, "2019")).stage()).isEqualTo(first);
        }
    }

    @Test
    void no_step_lies_in_the_future() {
        assertInvalid("on", "in-future", () -> met(step(Stage.TRADING, "2024-06-04")));
        assertInvalid("on", "in-future", () -> anEnterprise(owner).become(step(Stage.PAUSED, "2024-07"), MONDAY));
        assertThat(anEnterprise(owner)
                        .become(step(Stage.PAUSED, "2024-06"), MONDAY)
                        .stage())
                .isEqualTo(Stage.PAUSED);
    }

    @Test
    void no_step_lies_before_the_one_before_it() {
        assertInvalid(
                "on",
                "before-current-stage",
                () -> anEnterprise(owner).become(step(Stage.PAUSED, "2019-02-28"), MONDAY));
    }

    @Test
    void the_stage_of_a_day_is_that_of_the_latest_step_until_then() {
        Enterprise it = anEnterprise(owner)
                .become(step(Stage.PAUSED, "2020-03"), MONDAY)
                .become(step(Stage.CLOSED, "2021"), MONDAY);

        assertThat(it.stageOn(START.minusDays(1))).isNull();
        assertThat(it.stageOn(START)).isEqualTo(Stage.TRADING);
        assertThat(it.stageOn(LocalDate.of(2020, 3, 30))).isEqualTo(Stage.TRADING);
        assertThat(it.stageOn(LocalDate.of(2020, 3, 31))).isEqualTo(Stage.PAUSED);
        assertThat(it.stageOn(LocalDate.of(2021, 12, 30))).isEqualTo(Stage.PAUSED);
        assertThat(it.stageOn(LocalDate.of(2021, 12, 31))).isEqualTo(Stage.CLOSED);
    }

    @Test
    void a_vague_day_counts_at_the_latest_from_when_it_was_recorded() {
        assertThat(step(Stage.TRADING, "2024").since()).isEqualTo(ADVISER.day()).isEqualTo(MONDAY);
        assertThat(step(Stage.TRADING, "2023").since()).isEqualTo("2023-12-31");
        assertThat(step(Stage.TRADING, "2025").since()).isEqualTo("2025-01-01");
        assertThat(step(Stage.TRADING, "2024-06-03").since()).isEqualTo(MONDAY);
    }

    @Property
    void today_a_business_stands_in_the_stage_to_which_it_came_last(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 65) Integer> months,
            @ForAll @Size(value = 8) List<Boolean> vague) {
        List<Integer> inOrder = months.stream().sorted().toList();
        Enterprise it = null;
        for (int i = 0; i < inOrder.size(); i++) {
            LocalDate month = START.plusMonths(inOrder.get(i)).withDayOfMonth(1);
            StageChange step = step(
                    i % 2 == 0 ? Stage.TRADING : Stage.PAUSED, month.toString().substring(0, vague.get(i) ? 7 : 10));
            if (month.isAfter(MONDAY)) break;
            it = it == null ? met(step) : it.become(step, MONDAY);
        }

        if (it != null) assertThat(it.stageOn(MONDAY)).isEqualTo(it.stage());
    }

    private Enterprise in(Stage stage) {
        return stage == Stage.TRADING
                ? anEnterprise(owner)
                : anEnterprise(owner).become(step(stage, "2020"), MONDAY);
    }

    private Enterprise met(StageChange first) {
        return Enterprise.register(EnterpriseId.next(), owner, aBusiness(), first, MONDAY);
    }

    @Test
    void what_is_told_of_a_business_holds_no_personal_number() {
        Bilingual words = new Bilingual("Anna 19121212-1212", "Anna");

        assertInvalid("name", "personal-number", () -> new Business(words.sv(), null, null, Set.of(), null));
        assertInvalid("description/sv", "personal-number", () -> new Business("Kafé", words, null, Set.of(), null));
        assertInvalid("offers/sv", "personal-number", () -> new Business("Kafé", null, words, Set.of(), null));
    }
}
