package se.kompetensbyran.domain.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.shared.SmallNumbers;

class TallyTest {

    @Property
    void nothing_that_is_told_to_everybody_gives_a_few_votes_away(
            @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 12) Integer> votes) {
        Tally all = tally(votes);
        Tally told = all.disclosed();

        assertThat(told.counts()).hasSameSizeAs(votes);
        for (int i = 0; i < votes.size(); i++) {
            boolean isFew = votes.get(i) > 0 && votes.get(i) < SmallNumbers.FEWEST;
            assertThat(told.counts().get(i).votes()).isEqualTo(isFew ? null : votes.get(i));
            assertThat(told.counts().get(i).finding())
                    .isEqualTo(all.counts().get(i).finding());
        }
        boolean isAllTold = told.counts().stream().allMatch(it -> it.votes() != null);
        assertThat(told.total()).isEqualTo(isAllTold ? all.total() : null);
        assertThat(told.disclosed()).isEqualTo(told);
    }

    @Property
    void the_total_is_the_sum(@ForAll @Size(max = 8) List<@IntRange(min = 0, max = 1000) Integer> votes) {
        assertThat(tally(votes).total())
                .isEqualTo(votes.stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void zero_stays_zero_and_five_is_told() {
        assertThat(tally(List.of(0, 1, 4, 5)).disclosed().counts())
                .extracting(Tally.Count::votes)
                .containsExactly(0, null, null, 5);
    }

    private static Tally tally(List<Integer> votes) {
        List<Finding> findings =
                Stream.generate(NeedsFixture::aFinding).limit(votes.size()).toList();
        Map<Finding.Id, Integer> counts = new HashMap<>();
        for (int i = 0; i < votes.size(); i++)
            if (votes.get(i) > 0) counts.put(findings.get(i).id(), votes.get(i));
        return Tally.of(findings, counts);
    }
}
