package se.kompetensbyran.domain.enterprises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.START;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.step;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Period;

class FlowTest {

    @Property
    void what_comes_less_what_goes_is_what_the_stock_grows_by(
            @ForAll("stays") List<Period> stays,
            @ForAll @IntRange(max = 200) int first,
            @ForAll @IntRange(max = 200) int length) {
        Flow flow = Flow.of(stays, day(first), day(first + length));

        assertThat(flow.opening() + flow.entries() - flow.exits()).isEqualTo(flow.closing());
        assertThat(flow.opening()).isEqualTo(there(stays, day(first)));
        assertThat(flow.closing()).isEqualTo(there(stays, day(first + length)));
    }

    @Property
    void two_flows_that_follow_each_other_are_one(
            @ForAll("stays") List<Period> stays,
            @ForAll @IntRange(max = 200) int first,
            @ForAll @IntRange(max = 100) int one,
            @ForAll @IntRange(max = 100) int other) {
        Flow early = Flow.of(stays, day(first), day(first + one));
        Flow late = Flow.of(stays, day(first + one), day(first + one + other));

        assertThat(Flow.of(stays, day(first), day(first + one + other)))
                .isEqualTo(new Flow(
                        early.opening(),
                        early.entries() + late.entries(),
                        early.exits() + late.exits(),
                        late.closing()));
    }

    @Test
    void what_does_not_add_up_is_shown_to_nobody() {
        assertThatThrownBy(() -> new Flow(1, 1, 0, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Property(tries = 200)
    void a_status_is_in_force_on_the_days_on_which_it_stands_so(
            @ForAll @Size(max = 5) List<@IntRange(min = 0, max = 60) Integer> gaps) {
        List<Period> validities = new ArrayList<>();
        LocalDate from = START;
        for (int gap : gaps) {
            from = from.plusDays(gap);
            validities.add(new Period(from, from.plusDays(40)));
            from = from.plusDays(40);
        }

        List<Period> stretches = Standing.inForce(validities);

        for (LocalDate day = START.minusDays(2); day.isBefore(from.plusDays(70)); day = day.plusDays(1)) {
            LocalDate on = day;
            boolean isInForce = Standing.of(validities.stream(), day)
                    .filter(it -> it.status().isInForce())
                    .isPresent();
            assertThat(stretches.stream().filter(it -> it.contains(on))).hasSize(isInForce ? 1 : 0);
        }
        for (int i = 1; i < stretches.size(); i++)
            assertThat(stretches.get(i - 1).until()).isBefore(stretches.get(i).from());
    }

    @Test
    void a_business_stays_from_its_first_step_until_it_closes() {
        Enterprise paused = anEnterprise(OrganisationId.next()).become(step(Stage.PAUSED, "2020"), MONDAY);

        assertThat(paused.stay()).contains(new Period(START, null));
        assertThat(paused.become(step(Stage.CLOSED, "2021-06"), MONDAY).stay())
                .contains(new Period(START, LocalDate.of(2021, 6, 30)));
        assertThat(anEnterprise(OrganisationId.next())
                        .become(step(Stage.CLOSED, START.toString()), MONDAY)
                        .stay())
                .isEmpty();
    }

    @Provide
    Arbitrary<List<Period>> stays() {
        Arbitrary<Period> stay = Combinators.combine(
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(1, 300).injectNull(0.2))
                .as((from, length) -> new Period(day(from), length == null ? null : day(from + length)));
        return stay.list().ofMaxSize(30);
    }

    private static int there(List<Period> stays, LocalDate day) {
        return (int) Stream.of(stays)
                .flatMap(List::stream)
                .filter(it -> it.contains(day))
                .count();
    }

    private static LocalDate day(int number) {
        return START.plusDays(number);
    }
}
