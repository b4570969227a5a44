package se.kompetensbyran.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.fundedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.scheme;
import static se.kompetensbyran.domain.projects.ProjectFixture.theRestBy;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.FundingLine.Status;
import se.kompetensbyran.domain.projects.ProjectProblem.BudgetExceeded;
import se.kompetensbyran.domain.projects.ProjectProblem.RemainderNeedsTotal;
import se.kompetensbyran.domain.projects.ProjectProblem.SecondRemainder;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.UnknownPart;

class BudgetTest {

    private static final OrganisationId FUNDER = OrganisationId.next();

    @Test
    void what_is_granted_and_paid_counts_and_what_is_applied_for_does_not() {
        var budget = new Budget(
                Money.kronor(100),
                List.of(
                        fundedBy(FUNDER, "10.01", Status.GRANTED),
                        fundedBy(FUNDER, "20.02", Status.PAID),
                        fundedBy(FUNDER, "90.00", Status.APPLIED)));

        assertThat(budget.granted()).isEqualTo(Money.fromString("30.03"));
        assertThat(budget.gap()).contains(Money.fromString("69.97"));
    }

    @Test
    void nobody_knows_the_gap_of_an_unknown_total() {
        var budget = new Budget(null, List.of(fundedBy(FUNDER, "10", Status.PAID)));

        assertThat(budget.gap()).isEmpty();
        assertThat(budget.granted()).isEqualTo(Money.kronor(10));
    }

    @Test
    void no_more_is_granted_than_there_is() {
        var all = fundedBy(FUNDER, "100", Status.GRANTED);
        var ore = fundedBy(FUNDER, "0.01", Status.PAID);

        assertThat(new Budget(Money.kronor(100), List.of(all)).gap()).contains(Money.ZERO);
        assertThatThrownBy(() -> new Budget(Money.kronor(100), List.of(all, ore)))
                .isInstanceOfSatisfying(
                        BudgetExceeded.class,
                        it -> assertThat(it.arguments())
                                .containsExactly(Money.fromString("100.01"), Money.kronor(100)));
    }

    @Test
    void more_may_be_applied_for_than_there_is() {
        var budget = new Budget(
                Money.kronor(100),
                List.of(fundedBy(FUNDER, "80", Status.APPLIED), fundedBy(FUNDER, "80", Status.APPLIED)));

        assertThat(budget.gap()).contains(Money.kronor(100));
    }

    @Test
    void the_remainder_is_what_the_others_leave() {
        var fixed = fundedBy(FUNDER, "2000000", Status.GRANTED);
        var rest = new FundingLine(FundingLine.Id.next(), null, scheme(), null, Status.GRANTED);
        var budget = new Budget(Money.kronor(4_000_000), List.of(fixed, rest));

        assertThat(rest.isRemainder()).isTrue();
        assertThat(budget.amountOf(rest)).contains(Money.kronor(2_000_000));
        assertThat(budget.amountOf(fixed)).contains(Money.kronor(2_000_000));
        assertThat(budget.granted()).isEqualTo(Money.kronor(4_000_000));
        assertThat(budget.gap()).contains(Money.ZERO);
    }

    @Test
    void the_remainder_leaves_room_for_what_is_only_applied_for() {
        var budget = new Budget(
                Money.kronor(100),
                List.of(
                        fundedBy(FUNDER, "30", Status.APPLIED),
                        theRestBy(FUNDER, Status.PAID),
                        fundedBy(FUNDER, "20", Status.GRANTED)));

        assertThat(budget.amountOf(budget.lines().get(1))).contains(Money.kronor(50));
        assertThat(budget.granted()).isEqualTo(Money.kronor(70));
        assertThat(budget.gap()).contains(Money.kronor(30));
    }

    @Test
    void a_remainder_that_is_only_applied_for_is_not_granted() {
        var budget = new Budget(
                Money.kronor(100), List.of(fundedBy(FUNDER, "30", Status.PAID), theRestBy(FUNDER, Status.APPLIED)));

        assertThat(budget.granted()).isEqualTo(Money.kronor(30));
        assertThat(budget.gap()).contains(Money.kronor(70));
    }

    @Test
    void a_remainder_may_be_nothing() {
        var all = fundedBy(FUNDER, "100", Status.GRANTED);
        var rest = theRestBy(FUNDER, Status.GRANTED);
        var budget = new Budget(Money.kronor(100), List.of(all, rest));

        assertThat(budget.amountOf(rest)).contains(Money.ZERO);
        assertThat(budget.granted()).isEqualTo(Money.kronor(100));
        assertThat(budget.gap()).contains(Money.ZERO);
    }

    @Test
    void the_others_do_not_take_more_than_there_is_for_a_remainder() {
        var rest = theRestBy(FUNDER, Status.GRANTED);

        assertThatThrownBy(() ->
                        new Budget(Money.kronor(100), List.of(rest, fundedBy(FUNDER, "100.01", Status.APPLIED))))
                .isInstanceOf(BudgetExceeded.class);
    }

    @Test
    void only_one_line_is_the_rest() {
        assertThatThrownBy(() -> new Budget(
                        Money.kronor(100),
                        List.of(theRestBy(FUNDER, Status.APPLIED), theRestBy(FUNDER, Status.GRANTED))))
                .isInstanceOf(SecondRemainder.class);
    }

    @Test
    void there_is_no_rest_of_an_unknown_total() {
        var rest = theRestBy(FUNDER, Status.APPLIED);
        var project = anOngoingProject().withTotal(Money.kronor(1)).withFundingLine(rest);

        assertThatThrownBy(() -> new Budget(null, List.of(rest))).isInstanceOf(RemainderNeedsTotal.class);
        assertThatThrownBy(() -> project.withTotal(null)).isInstanceOf(RemainderNeedsTotal.class);
    }

    @Test
    void a_line_says_who_gives_it_or_by_which_scheme() {
        assertInvalid(
                "funder",
                "funder-or-scheme",
                () -> new FundingLine(FundingLine.Id.next(), null, null, Money.kronor(1), Status.PAID));
        assertInvalid(
                "scheme/sv",
                "too-long",
                () -> new FundingLine(
                        FundingLine.Id.next(),
                        null,
                        new Bilingual("å".repeat(201), "en"),
                        Money.kronor(1),
                        Status.PAID));
        assertInvalid(
                "scheme/en",
                "characters",
                () -> new FundingLine(FundingLine.Id.next(), FUNDER, new Bilingual("sv", "e\nn"), null, Status.PAID));
    }

    @Test
    void a_project_adds_replaces_and_takes_away_its_lines() {
        var one = fundedBy(FUNDER, "1", Status.APPLIED);
        var two = fundedBy(FUNDER, "2", Status.PAID);
        var anew = new FundingLine(one.id(), FUNDER, null, Money.kronor(7), Status.GRANTED);

        var project =
                anOngoingProject().withFundingLine(one).withFundingLine(two).withFundingLine(anew);

        assertThat(project.budget().lines()).containsExactly(anew, two);
        assertThat(project.fundingLine(one.id())).isEqualTo(anew);
        var without = project.withoutFundingLine(one.id());
        assertThat(without.budget().lines()).containsExactly(two);
        assertThatThrownBy(() -> without.withoutFundingLine(one.id())).isInstanceOf(UnknownPart.class);
        assertThatThrownBy(() -> without.fundingLine(one.id())).isInstanceOf(UnknownPart.class);
    }

    @Test
    void a_total_does_not_sink_below_what_is_granted() {
        var project =
                anOngoingProject().withTotal(Money.kronor(10)).withFundingLine(fundedBy(FUNDER, "5", Status.GRANTED));

        assertThat(project.withTotal(Money.kronor(5)).budget().gap()).contains(Money.ZERO);
        assertThatThrownBy(() -> project.withTotal(Money.fromString("4.99"))).isInstanceOf(BudgetExceeded.class);
    }

    @Test
    void a_budget_has_at_most_a_hundred_lines() {
        var hundred = Stream.generate(() -> fundedBy(FUNDER, "1", Status.APPLIED))
                .limit(Budget.MAX_LINES)
                .toList();

        assertThat(new Budget(null, hundred).lines()).hasSize(100);
        assertInvalid(
                "fundingLines",
                "too-many",
                () -> new Budget(null, Part.append(hundred, fundedBy(FUNDER, "1", Status.APPLIED))));
    }

    @Test
    void no_two_lines_have_the_same_id() {
        var line = fundedBy(FUNDER, "1", Status.APPLIED);
        var twin = new FundingLine(line.id(), FUNDER, null, Money.kronor(2), Status.PAID);

        assertInvalid("fundingLines", "duplicate", () -> new Budget(null, List.of(line, twin)));
    }

    @Test
    void a_sum_that_is_too_large_is_refused_at_once_and_not_when_it_is_read() {
        var most = new FundingLine(FundingLine.Id.next(), FUNDER, null, new Money(Money.MAX_ORE), Status.GRANTED);

        assertInvalid(
                "amount", "amount-range", () -> new Budget(null, List.of(most, fundedBy(FUNDER, "1", Status.PAID))));
    }

    @Property
    void granted_and_gap_make_the_total_and_none_is_negative(
            @ForAll("fixedLines") List<FundingLine> fixed, @ForAll("statuses") Status restStatus) {
        var total = fixed.stream()
                .map(FundingLine::amount)
                .reduce(Money.kronor(1), (sum, it) -> it == null ? sum : sum.plus(it));
        var withRest = Part.append(fixed, theRestBy(FUNDER, restStatus));

        for (Budget budget : List.of(new Budget(total, fixed), new Budget(total, withRest))) {
            var gap = budget.gap().orElseThrow();
            assertThat(budget.granted().plus(gap)).isEqualTo(total);
            assertThat(budget.granted().isMoreThan(total)).isFalse();
        }
    }

    @Property
    void the_amounts_of_all_lines_make_the_total_when_one_is_the_rest(
            @ForAll("fixedLines") List<FundingLine> fixed, @ForAll("statuses") Status restStatus) {
        var sum = fixed.stream()
                .map(FundingLine::amount)
                .reduce(Money.ZERO, (all, it) -> it == null ? all : all.plus(it));
        var budget = new Budget(sum.plus(Money.kronor(3)), Part.append(fixed, theRestBy(FUNDER, restStatus)));

        assertThat(budget.lines().stream()
                        .map(it -> budget.amountOf(it).orElseThrow())
                        .reduce(Money.ZERO, Money::plus))
                .isEqualTo(budget.total());
    }

    @Property
    void one_ore_less_than_is_granted_is_refused(@ForAll("fixedLines") List<FundingLine> fixed) {
        var granted = new Budget(null, fixed).granted();
        if (granted.equals(Money.ZERO)) return;

        assertThat(new Budget(granted, fixed).gap()).contains(Money.ZERO);
        assertThatThrownBy(() -> new Budget(granted.minus(new Money(1)), fixed)).isInstanceOf(BudgetExceeded.class);
    }

    @Provide
    Arbitrary<List<FundingLine>> fixedLines() {
        return Combinators.combine(Arbitraries.longs().between(0, 9_000_000_000_000L), statuses())
                .as((ore, status) -> new FundingLine(FundingLine.Id.next(), FUNDER, null, new Money(ore), status))
                .list()
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<Status> statuses() {
        return Arbitraries.of(Status.class);
    }
}
