package se.kompetensbyran.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.quality.QualityFixture.MONDAY;
import static se.kompetensbyran.domain.quality.QualityFixture.aReview;
import static se.kompetensbyran.domain.quality.QualityFixture.judgement;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.quality.Comparison.Step;
import se.kompetensbyran.domain.quality.QualityProblem.OtherEnterprise;

class ComparisonTest {

    private final EnterpriseId enterprise = EnterpriseId.next();

    @Test
    void each_area_is_told_before_and_after() {
        QualityReview before =
                review(2, Map.of(Area.GENDER_EQUALITY, 2, Area.ACCESSIBILITY, 4, Area.SOCIAL_QUALITY, 3));
        QualityReview after =
                review(1, Map.of(Area.GENDER_EQUALITY, 5, Area.ACCESSIBILITY, 3, Area.BUSINESS_QUALITY, 1));

        Comparison it = Comparison.between(before, after);

        assertThat(it.before()).isEqualTo(before.id());
        assertThat(it.after()).isEqualTo(after.id());
        assertThat(it.areas())
                .containsExactly(
                        new Step(Area.GENDER_EQUALITY, 2, 5),
                        new Step(Area.ACCESSIBILITY, 4, 3),
                        new Step(Area.SOCIAL_QUALITY, 3, null),
                        new Step(Area.BUSINESS_QUALITY, null, 1));
        assertThat(it.areas()).extracting(Step::change).containsExactly(3, -1, null, null);
    }

    @Test
    void reviews_of_different_enterprises_do_not_compare() {
        assertThatThrownBy(() -> Comparison.between(aReview(enterprise, MONDAY), aReview(EnterpriseId.next(), MONDAY)))
                .isInstanceOf(OtherEnterprise.class);
    }

    @Property
    void it_does_not_matter_which_is_named_first_and_changes_add_up(
            @ForAll @Size(3) Map<Area, @IntRange(min = 1, max = 5) Integer> first,
            @ForAll @Size(3) Map<Area, @IntRange(min = 1, max = 5) Integer> second,
            @ForAll @Size(3) Map<Area, @IntRange(min = 1, max = 5) Integer> third) {
        QualityReview one = review(3, first);
        QualityReview two = review(2, second);
        QualityReview three = review(1, third);

        assertThat(Comparison.between(one, two)).isEqualTo(Comparison.between(two, one));
        for (Area area : Area.values())
            if (first.containsKey(area) && second.containsKey(area) && third.containsKey(area))
                assertThat(change(one, two, area) + change(two, three, area)).isEqualTo(change(one, three, area));
    }

    private static int change(QualityReview one, QualityReview other, Area area) {
        return Comparison.between(one, other).areas().stream()
                .filter(it -> it.area() == area)
                .map(Step::change)
                .findAny()
                .orElseThrow();
    }

    private QualityReview review(int yearsAgo, Map<Area, Integer> levels) {
        List<Judgement> judgements = levels.entrySet().stream()
                .map(it -> judgement(it.getKey(), it.getValue()))
                .toList();
        return aReview(enterprise, MONDAY.minusYears(yearsAgo), judgements);
    }
}
