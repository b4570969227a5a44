package se.kompetensbyran.domain.pathways;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Gender;

/**
 * How it went for those who have left a project, by gender.
 *
 * @param byGender how many of each gender there are of each outcome, zero too
 */
public record Results(Map<Gender, Share> byGender) {

    /** What is counted; labels stand in the code list outcome-counts. */
    public enum Count {
        /** Each enrolment that the person has left. */
        EPISODES,
        /** Each person once, who has left and not come back: from how they stood at their first entry to how they did at their last exit. */
        PERSONS
    }

    /** How it went for some of them. */
    public record Share(Map<Outcome, Integer> counts) {

        public Share {
            Map<Outcome, Integer> each = new EnumMap<>(Outcome.class);
            for (Outcome it : Outcome.values()) each.put(it, counts.getOrDefault(it, 0));
            counts = Map.copyOf(each);
        }

        /** Of how many it went like that. */
        public int of(Outcome outcome) {
            return counts.getOrDefault(outcome, 0);
        }

        /** How many have left. */
        public int left() {
            return counts.values().stream().mapToInt(it -> it).sum();
        }

        /** Of how many it is known how it went. */
        public int known() {
            return left() - of(Outcome.UNKNOWN);
        }

        /** The part of those who have left of whom it is not known how it went, 0–1; null when nobody has left. */
        public @Nullable Double shareUnknown() {
            return left() == 0 ? null : (double) of(Outcome.UNKNOWN) / left();
        }

        /** The part of those of whom it is known who came into work, education or closer, 0–1; null when it is known of nobody. */
        public @Nullable Double goalAttainment() {
            int goals = Outcome.GOALS.stream().mapToInt(this::of).sum();
            return known() == 0 ? null : (double) goals / known();
        }
    }

    public Results {
        Map<Gender, Share> each = new EnumMap<>(Gender.class);
        for (Gender it : Gender.values()) each.put(it, byGender.getOrDefault(it, new Share(Map.of())));
        byGender = Map.copyOf(each);
    }

    /** How it went for those of {@code gender}. */
    public Share of(Gender gender) {
        return byGender.getOrDefault(gender, new Share(Map.of()));
    }

    /** How it went for all of them. */
    public Share total() {
        Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
        for (Share it : byGender.values())
            it.counts().forEach((outcome, many) -> all.merge(outcome, many, Integer::sum));
        return new Share(all);
    }

    /** How much more of the women than of the men reached the goal, in percentage points; null when it is known of none of either. */
    public @Nullable Double gap() {
        Double women = of(Gender.WOMAN).goalAttainment();
        Double men = of(Gender.MAN).goalAttainment();
        return women == null || men == null ? null : (women - men) * 100;
    }
}
