package se.kompetensbyran.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.rules.Judged.Remedy;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Period;

class RuleTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 31);
    private static final Permit PERMIT =
            new Permit("Påhittat skäl", new Actor("adviser-1", Instant.parse("2024-06-03T09:30:00Z")));

    @ParameterizedTest
    @CsvSource({
        "WORK_TRAINING_LENGTH, 3, 0, 2024-04-29",
        "ENROLMENT_LENGTH, 24, 0, 2026-01-30",
        "SUSPENSION_LENGTH, 0, 1, 2024-01-31",
        "OUTCOME_TOLD, 0, 28, 2024-02-28",
        "FOLLOW_UP_FROM, 6, -28, 2024-07-03",
        "FOLLOW_UP_UNTIL, 6, 28, 2024-08-28"
    })
    void a_limit_is_counted_from_a_day_and_that_day_belongs_to_a_length(
            RuleKind kind, int months, int days, LocalDate limit) {
        Judgement it = judgement(kind, months, days);

        assertThat(it.limit()).isEqualTo(limit);
        assertThat(it.isExceeded(limit)).isFalse();
        assertThat(it.isExceeded(limit.plusDays(1))).isEqualTo(kind != RuleKind.FOLLOW_UP_FROM);
        assertThat(it.isExceeded(limit.minusDays(1))).isEqualTo(kind == RuleKind.FOLLOW_UP_FROM);
    }

    @Test
    void the_next_version_begins_today_or_later_and_comes_last() {
        Rulebook book = RuleFixture.USUAL;
        Span four = Span.ofMonths(4);
        RuleKind kind = RuleKind.WORK_TRAINING_LENGTH;

        assertThat(book.next(kind, four, DAY, DAY))
                .isEqualTo(new Rule(kind, 2, four, false, Period.inclusive(DAY, null)));
        assertThat(book.next(RuleKind.EMPLOYMENT_LENGTH, four, DAY, DAY).version())
                .isEqualTo(1);
        assertInvalid("from", "before-today", () -> book.next(kind, four, DAY.minusDays(1), DAY));
        assertInvalid("from", "date-range", () -> book.next(kind, four, LocalDate.of(3000, 1, 1), DAY));
        Rulebook planned =
                new Rulebook(List.of(new Rule(kind, 1, four, false, Period.inclusive(DAY.plusDays(9), null))));
        for (int later : new int[] {0, 8, 9})
            assertThatThrownBy(() -> planned.next(kind, four, DAY.plusDays(later), DAY))
                    .isInstanceOf(RuleVersionProblem.NotLast.class);
        assertThat(planned.next(kind, four, DAY.plusDays(10), DAY).version()).isEqualTo(2);
    }

    @Test
    void the_days_to_ask_afterwards_do_not_end_before_they_begin() {
        Rulebook book = RuleFixture.USUAL;
        Span seven = Span.ofMonths(7);
        assertInvalid("from", "other-rule", () -> book.next(RuleKind.FOLLOW_UP_FROM, seven, DAY, DAY));
        assertInvalid("from", "other-rule", () -> book.next(RuleKind.FOLLOW_UP_UNTIL, Span.ofMonths(5), DAY, DAY));
        assertThat(book.next(RuleKind.FOLLOW_UP_UNTIL, seven, DAY, DAY).span()).isEqualTo(seven);
        assertThat(book.next(RuleKind.FOLLOW_UP_FROM, new Span(6, 28), DAY, DAY).version())
                .isEqualTo(2);

        LocalDate soon = DAY.plusDays(30);
        var until = book.next(RuleKind.FOLLOW_UP_UNTIL, Span.ofMonths(8), soon, DAY);
        Rulebook planned = new Rulebook(List.of(
                new Rule(RuleKind.FOLLOW_UP_UNTIL, 1, new Span(6, 28), false, new Period(RuleFixture.ALWAYS, soon)),
                until));
        assertInvalid("from", "other-rule", () -> planned.next(RuleKind.FOLLOW_UP_FROM, seven, soon.minusDays(1), DAY));
        assertThat(planned.next(RuleKind.FOLLOW_UP_FROM, seven, soon, DAY).span())
                .isEqualTo(seven);
    }

    @Test
    void a_version_is_found_or_told_to_be_none() {
        assertThat(RuleFixture.USUAL.get(RuleKind.OUTCOME_TOLD, 1).span()).isEqualTo(new Span(0, 28));
        assertThatThrownBy(() -> RuleFixture.USUAL.get(RuleKind.OUTCOME_TOLD, 2))
                .isInstanceOf(RuleVersionProblem.Unknown.class);
    }

    @Property
    void a_limit_never_lies_before_the_day_that_it_counts_from(
            @ForAll @IntRange(max = 120) int months,
            @ForAll @IntRange(min = -366, max = 366) int days,
            @ForAll @IntRange(max = 4000) int later) {
        if (months * 28 + days < 1) {
            assertInvalid("days", "bounds", () -> new Span(months, days));
            return;
        }
        LocalDate from = RuleFixture.ALWAYS.plusDays(later);
        for (RuleKind kind : RuleKind.values())
            assertThat(new Judgement(kind, 1, new Span(months, days), from, null).limit())
                    .isAfterOrEqualTo(from);
    }

    @Test
    void the_rule_is_that_which_holds_on_the_day_that_is_counted_from() {
        Rulebook book = new Rulebook(List.of(
                rule(1, 3, Period.inclusive(RuleFixture.ALWAYS, DAY)),
                rule(2, 4, Period.inclusive(DAY.plusDays(1), DAY.plusDays(1)))));

        assertThat(book.judge(RuleKind.INTERNSHIP_LENGTH, DAY))
                .map(Judgement::version)
                .contains(1);
        assertThat(book.judge(RuleKind.INTERNSHIP_LENGTH, DAY.plusDays(1)))
                .map(Judgement::span)
                .contains(Span.ofMonths(4));
        assertThat(book.judge(RuleKind.INTERNSHIP_LENGTH, DAY.plusDays(2))).isEmpty();
        assertThat(book.judge(RuleKind.EMPLOYMENT_LENGTH, DAY)).isEmpty();
        assertInvalid("version", "bounds", () -> rule(0, 3, Period.inclusive(DAY, null)));
        assertInvalid("months", "bounds", () -> new Span(121, 0));
        assertInvalid("days", "bounds", () -> new Span(12, 367));
    }

    @ParameterizedTest
    @EnumSource(RuleKind.class)
    void what_would_have_to_change_is_told_of_what_is_broken_and_of_nothing_else(RuleKind kind) {
        Judgement by = judgement(kind, 3, 0);
        LocalDate limit = by.limit();
        LocalDate beyond = kind.isEarliest() ? limit.minusDays(1) : limit.plusDays(1);

        assertThat(new Judged(by, limit).remedies(beyond)).isEmpty();
        assertThat(new Judged(by, beyond).remedies(limit))
                .contains(kind.isEarliest() ? Remedy.LATER_DAY : Remedy.EARLIER_DAY)
                .hasSize(kind.isPermissible() ? 2 : 1);
        assertThat(new Judged(by, null).remedies(limit)).isEmpty();
        assertThat(new Judged(by, null).remedies(limit.plusDays(1)))
                .isEqualTo(
                        kind.isEarliest()
                                ? Set.of()
                                : kind.isPermissible() ? Set.of(Remedy.DONE, Remedy.PERMIT) : Set.of(Remedy.DONE));
        if (!kind.isPermissible()) {
            assertInvalid("exceedingReason", "not-here", () -> by.with(PERMIT));
            return;
        }
        Judged permitted = new Judged(by.with(PERMIT), beyond);
        assertThat(permitted.isExceeded(limit)).isTrue();
        assertThat(permitted.isBroken(limit)).isFalse();
        assertThat(permitted.remedies(limit)).isEmpty();
    }

    private static Judgement judgement(RuleKind kind, int months, int days) {
        return new Judgement(kind, 2, new Span(months, days), DAY, null);
    }

    private static Rule rule(int version, int months, Period validity) {
        return new Rule(RuleKind.INTERNSHIP_LENGTH, version, Span.ofMonths(months), false, validity);
    }
}
