package se.kompetensbyran.domain.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.DIKTBY;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.aNumber;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anAssociation;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisationNamed;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.organisations.Comparison.Choices;
import se.kompetensbyran.domain.organisations.Comparison.Difference;
import se.kompetensbyran.domain.organisations.Comparison.Side;
import se.kompetensbyran.domain.organisations.OrganisationProblem.MergeConflict;

class ComparisonTest {

    private final Organisation known = anAssociation();
    private final Organisation named = anOrganisationNamed(known.name());

    @Test
    void what_only_one_of_them_says_is_no_conflict() {
        assertThat(new Comparison(named, known).differences())
                .containsExactly(
                        new Difference("number", null, known.number()),
                        new Difference("legalForm", null, LegalForm.ECONOMIC_ASSOCIATION),
                        new Difference("municipality", null, HITTENAS.code()))
                .noneMatch(Difference::isConflict);
    }

    @Test
    void the_survivor_learns_what_only_the_other_knew_and_keeps_its_id() {
        var merged = new Comparison(named, known).merge(Choices.NONE);

        assertThat(merged)
                .isEqualTo(named.describe(known.name(), known.number(), known.legalForm(), known.municipality()));
        assertThat(new Comparison(known, named).merge(Choices.NONE)).isEqualTo(known);
    }

    @Test
    void where_both_say_something_somebody_chooses() {
        var other = anOrganisationNamed("Påhittade Kopian (påhittad)")
                .describe("Påhittade Kopian (påhittad)", aNumber(), LegalForm.FOUNDATION, DIKTBY.code());
        var pair = new Comparison(known, other);

        assertThatThrownBy(() -> pair.merge(Choices.NONE))
                .isInstanceOfSatisfying(
                        MergeConflict.class,
                        it -> assertThat(it.arguments()).containsExactly("name, number, legalForm, municipality"));
        assertThat(pair.merge(new Choices(Side.MERGED, Side.SURVIVOR, Side.MERGED, Side.SURVIVOR)))
                .isEqualTo(known.describe(other.name(), known.number(), other.legalForm(), known.municipality()));
    }

    @Test
    void what_nobody_disputes_is_not_chosen() {
        var pair = new Comparison(named, known);

        assertInvalid("choices/name", "no-conflict", () -> pair.merge(new Choices(Side.SURVIVOR, null, null, null)));
        assertInvalid("choices/number", "no-conflict", () -> pair.merge(new Choices(null, Side.MERGED, null, null)));
        assertInvalid(
                "choices/municipality", "no-conflict", () -> pair.merge(new Choices(null, null, null, Side.MERGED)));
    }

    @Test
    void one_organisation_is_not_compared_with_itself() {
        assertInvalid("merged", "same-organisation", () -> new Comparison(known, known));
    }

    /** Whatever two say of three facts that may be missing: nothing that somebody knew is lost, and nothing is made up. */
    @Property
    void nothing_is_lost_but_what_was_chosen_against(
            @ForAll List<@IntRange(min = 0, max = 2) Integer> mine,
            @ForAll List<@IntRange(min = 0, max = 2) Integer> theirs,
            @ForAll boolean isMine) {
        var one = told(mine);
        var other = told(theirs);
        var pair = new Comparison(one, other);
        Side side = isMine ? Side.SURVIVOR : Side.MERGED;
        List<String> disputed = pair.differences().stream()
                .filter(Difference::isConflict)
                .map(Difference::field)
                .toList();

        var merged = pair.merge(new Choices(
                chosen("name", disputed, side),
                null,
                chosen("legalForm", disputed, side),
                chosen("municipality", disputed, side)));

        var first = isMine ? one : other;
        var second = isMine ? other : one;
        assertThat(merged.id()).isEqualTo(one.id());
        assertThat(facts(merged)).isEqualTo(either(facts(first), facts(second)));
    }

    private static Organisation told(List<Integer> facts) {
        int form = facts.size() > 0 ? facts.get(0) : 0;
        int seat = facts.size() > 1 ? facts.get(1) : 0;
        String name = "Påhittade " + (facts.size() > 2 ? facts.get(2) : 0);
        return anOrganisationNamed(name)
                .describe(
                        name,
                        null,
                        form == 0 ? null : form == 1 ? LegalForm.FOUNDATION : LegalForm.REGION,
                        seat == 0 ? null : seat == 1 ? HITTENAS.code() : DIKTBY.code());
    }

    private static @Nullable Side chosen(String field, List<String> disputed, Side side) {
        return disputed.contains(field) ? side : null;
    }

    private static List<@Nullable Object> facts(Organisation it) {
        return Arrays.asList(it.name(), it.legalForm(), it.municipality());
    }

    private static List<@Nullable Object> either(List<@Nullable Object> first, List<@Nullable Object> second) {
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) all.add(first.get(i) == null ? second.get(i) : first.get(i));
        return all;
    }
}
