package se.kompetensbyran.domain.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.figures.FigureFixture.ADVISER;
import static se.kompetensbyran.domain.figures.FigureFixture.MANAGER;
import static se.kompetensbyran.domain.figures.FigureFixture.aCorrection;
import static se.kompetensbyran.domain.figures.FigureFixture.aReport;
import static se.kompetensbyran.domain.figures.FigureFixture.aSet;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.figures.FigureProblem.ConfirmedAlready;
import se.kompetensbyran.domain.figures.FigureProblem.Own;
import se.kompetensbyran.domain.journal.Change;
import se.kompetensbyran.domain.journal.Changes;

class FigureYearTest {

    private static final Headcount NOBODY = new Headcount(0, 0, 0, 0);

    private final EnterpriseId enterprise = EnterpriseId.next();

    @Test
    void what_is_reported_is_in_force_when_it_is_confirmed() {
        FigureYear reported = aReport(enterprise, 2023);

        assertThat(reported.inForce()).isEmpty();
        FigureYear confirmed = reported.confirm(ADVISER);
        assertThat(confirmed.inForce()).contains(confirmed.last());
        assertThat(confirmed.last().confirmed()).isEqualTo(ADVISER);
        assertThatThrownBy(() -> confirmed.confirm(ADVISER)).isInstanceOf(ConfirmedAlready.class);
    }

    @Test
    void a_correction_keeps_what_was_and_counts_when_it_is_confirmed() {
        FigureYear confirmed = aReport(enterprise, 2023).confirm(ADVISER);
        FigureYear corrected = confirmed.correct(aCorrection(2023), MONDAY);

        assertThat(corrected.inForce()).isEqualTo(confirmed.inForce());
        assertThat(corrected.sets()).hasSize(2).startsWith(confirmed.last());
        assertThat(corrected.confirm(ADVISER).inForce().map(FigureSet::employed))
                .contains(new Headcount(1, 0, 0, 0));
    }

    @Test
    void what_waited_is_kept_when_it_is_corrected_and_confirmed_no_more() {
        FigureYear reported = aReport(enterprise, 2023);
        FigureYear corrected = reported.correct(aCorrection(2023), MONDAY).confirm(ADVISER);

        assertThat(corrected.sets()).hasSize(2).startsWith(reported.last());
        assertThat(corrected.sets().get(0).isConfirmed()).isFalse();
        assertThat(corrected.inForce()).contains(corrected.last());
    }

    @Test
    void nobody_confirms_what_they_reported() {
        FigureYear reported = aReport(enterprise, 2023);

        assertThatThrownBy(() -> reported.confirm(MANAGER)).isInstanceOf(Own.class);
        FigureYear confirmed = reported.confirm(ADVISER);
        assertThatThrownBy(() -> confirmed.correct(aCorrection(2023), MONDAY).confirm(MANAGER))
                .isInstanceOf(Own.class);
    }

    @Test
    void what_is_confirmed_is_corrected_with_a_reason() {
        FigureYear reported = aReport(enterprise, 2023);

        assertThat(reported.correct(aSet(2023, null), MONDAY).last().reason()).isNull();
        assertInvalid("reason", "missing", () -> reported.confirm(ADVISER).correct(aSet(2023, null), MONDAY));
    }

    @Test
    void a_reason_tells_of_no_person() {
        assertInvalid("reason", "personal-number", () -> aSet(2023, "19121212-1212 räknades dubbelt"));
    }

    @Test
    void the_journal_tells_of_a_new_set_alone_and_not_why_it_is_there() {
        FigureYear confirmed = aReport(enterprise, 2023).confirm(ADVISER);
        FigureYear corrected = confirmed.correct(aCorrection(2023), MONDAY);

        List<Change> changes = Changes.between(confirmed, corrected);

        String anew = "sets/" + corrected.last().id() + "/";
        assertThat(changes).isNotEmpty().allMatch(it -> it.field().startsWith(anew));
        assertThat(changes).contains(new Change(anew + "reason", null, null));
    }

    @Property(tries = 200)
    void the_set_in_force_is_the_last_that_was_confirmed_and_all_that_was_reported_is_kept(
            @ForAll @Size(max = 20) List<Boolean> confirms) {
        FigureYear it = aReport(enterprise, 2023);
        List<FigureSet.Id> reported = new ArrayList<>(List.of(it.last().id()));
        List<FigureSet> confirmed = new ArrayList<>();
        for (boolean confirm : confirms) {
            if (!confirm) {
                it = it.correct(aCorrection(2023), MONDAY);
                reported.add(it.last().id());
            } else if (!it.last().isConfirmed()) {
                it = it.confirm(ADVISER);
                confirmed.add(it.last());
            }
        }

        assertThat(it.sets()).extracting(FigureSet::id).isEqualTo(reported);
        assertThat(it.sets()).filteredOn(FigureSet::isConfirmed).isEqualTo(confirmed);
        if (confirmed.isEmpty()) assertThat(it.inForce()).isEmpty();
        else assertThat(it.inForce()).containsSame(confirmed.get(confirmed.size() - 1));
    }

    @Test
    void who_corrects_without_end_keeps_nobody_from_correcting() {
        FigureYear it = aReport(enterprise, 2023).confirm(ADVISER);
        FigureSet first = it.last();
        for (int i = 0; i < 2 * FigureYear.MAX_SETS; i++) it = it.correct(aCorrection(2023), MONDAY);

        assertThat(it.sets()).hasSize(1 + FigureYear.MAX_UNCONFIRMED).startsWith(first);
        assertThat(it.confirm(ADVISER).correct(aCorrection(2023), MONDAY).sets())
                .hasSize(2 + FigureYear.MAX_UNCONFIRMED);
    }

    @Test
    void persons_are_counted_on_a_day_of_the_year_that_has_been() {
        assertInvalid(
                "referenceDay", "not-in-year", () -> FigureYear.report(enterprise, 2022, aSet(2023, null), MONDAY));
        assertInvalid("referenceDay", "in-future", () -> aReport(enterprise, 2024));
        assertInvalid(
                "referenceDay", "in-future", () -> aReport(enterprise, 2023).correct(aSet(2024, "x"), MONDAY));
        assertInvalid("year", "year-range", () -> aReport(enterprise, 1989));
    }

    @Test
    void there_is_at_least_one_set_and_at_most_a_hundred() {
        assertInvalid("sets", "missing", () -> new FigureYear(FigureYearId.next(), 0, enterprise, 2023, List.of()));
        assertInvalid(
                "sets",
                "too-many",
                () -> new FigureYear(
                        FigureYearId.next(),
                        0,
                        enterprise,
                        2023,
                        Stream.generate(() -> aSet(2023, "x")).limit(101).toList()));
    }

    @Test
    void whoever_is_employed_or_of_the_target_group_is_occupied() {
        Headcount two = new Headcount(1, 1, 0, 0);
        assertInvalid("occupied", "less-than-employed", () -> set(two, "1", new Headcount(2, 0, 0, 0), NOBODY));
        assertInvalid("targetGroup", "more-than-occupied", () -> set(NOBODY, "0", two, new Headcount(0, 0, 1, 0)));
        assertInvalid("fullTimeEquivalents", "more-than-employed", () -> set(two, "2.01", two, NOBODY));
        assertThat(set(two, "2", two, two).targetGroupShare()).isEqualTo(1.0);
        assertThat(set(NOBODY, "0", NOBODY, NOBODY).targetGroupShare()).isNull();
        assertInvalid("women", "count-range", () -> new Headcount(-1, 0, 0, 0));
        assertInvalid("unknown", "count-range", () -> new Headcount(0, 0, 0, 100_001));
    }

    @Property
    void full_time_comes_out_as_it_came_in(@ForAll @IntRange(max = 10_000_000) int hundredths) {
        FullTime it = new FullTime(hundredths);

        assertThat(FullTime.fromString(it.toString())).isEqualTo(it);
    }

    @Test
    void full_time_has_two_decimals_at_the_most() {
        assertThat(FullTime.fromString("4")).isEqualTo(new FullTime(400));
        assertThat(FullTime.fromString("4.5")).isEqualTo(new FullTime(450));
        for (String it : List.of("", "-1", "4.755", "4,5", "1e3", "4."))
            assertInvalid("fullTimeEquivalents", "full-time-shape", () -> FullTime.fromString(it));
        assertInvalid("fullTimeEquivalents", "full-time-range", () -> FullTime.fromString("100001"));
    }

    private static FigureSet set(Headcount employed, String fullTime, Headcount occupied, Headcount targetGroup) {
        return new FigureSet(
                FigureSet.Id.next(),
                LocalDate.of(2023, 12, 31),
                employed,
                FullTime.fromString(fullTime),
                occupied,
                targetGroup,
                null,
                null,
                MANAGER,
                null);
    }
}
