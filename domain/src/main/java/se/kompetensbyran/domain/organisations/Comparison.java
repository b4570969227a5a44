package se.kompetensbyran.domain.organisations;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * Two organisations side by side, that may be one and the same (sv: jämförelse av aktörer).
 *
 * @param survivor the one that stays when they are merged
 * @param merged the one that then becomes part of it
 * @throws InvalidValue {@code same-organisation} when they are one already
 */
public record Comparison(Organisation survivor, Organisation merged) {

    /** Which of two organisations is right; labels stand in the code list merger-sides. */
    public enum Side {
        SURVIVOR,
        MERGED
    }

    /**
     * Whose word counts, for each field in which both say something and not the same.
     *
     * @param name whose name
     * @param number whose number
     * @param legalForm whose legal form
     * @param municipality whose seat
     */
    public record Choices(
            @Nullable Side name,
            @Nullable Side number,
            @Nullable Side legalForm,
            @Nullable Side municipality) {

        /** Nothing is chosen, which is enough where nothing is in conflict. */
        public static final Choices NONE = new Choices(null, null, null, null);
    }

    /**
     * A field in which the two differ.
     *
     * @param field as a reader of the register knows it
     * @param one what the survivor says, null when it does not say
     * @param other what the other says
     */
    public record Difference(
            String field, @Nullable Object one, @Nullable Object other) {

        /** Whether both say something, so that only a person can tell which of them is right. */
        public boolean isConflict() {
            return one != null && other != null;
        }
    }

    public Comparison {
        InvalidValue.unless(!survivor.id().equals(merged.id()), "merged", "same-organisation");
    }

    /** In what they differ: name, number, legal form and municipality, in that order. */
    public List<Difference> differences() {
        return differences(survivor, merged);
    }

    static List<Difference> differences(Organisation one, Organisation other) {
        List<Difference> all = new ArrayList<>();
        add("name", one.name(), other.name(), all);
        add("number", one.number(), other.number(), all);
        add("legalForm", one.legalForm(), other.legalForm(), all);
        add("municipality", one.municipality(), other.municipality(), all);
        return List.copyOf(all);
    }

    /**
     * The survivor with what only the other knew, and with what was chosen where both said something else.
     *
     * @throws OrganisationProblem.MergeConflict when they differ in more than was chosen
     * @throws InvalidValue {@code no-conflict} when something was chosen that nobody disputes
     */
    public Organisation merge(Choices choices) {
        List<String> open = differences().stream()
                .filter(it -> it.isConflict() && chosen(it.field(), choices) == null)
                .map(Difference::field)
                .toList();
        if (!open.isEmpty()) throw new OrganisationProblem.MergeConflict(open);
        return survivor.describe(
                pick("name", survivor.name(), merged.name(), choices.name()),
                pickOrNone("number", survivor.number(), merged.number(), choices.number()),
                pickOrNone("legalForm", survivor.legalForm(), merged.legalForm(), choices.legalForm()),
                pickOrNone("municipality", survivor.municipality(), merged.municipality(), choices.municipality()));
    }

    private static <T> T pick(String field, T one, T other, @Nullable Side side) {
        InvalidValue.unless(side == null || !one.equals(other), "choices/" + field, "no-conflict");
        return side == Side.MERGED ? other : one;
    }

    private static <T> @Nullable T pickOrNone(String field, @Nullable T one, @Nullable T other, @Nullable Side side) {
        if (one != null && other != null) return pick(field, one, other, side);
        InvalidValue.unless(side == null, "choices/" + field, "no-conflict");
        return one == null ? other : one;
    }

    private static @Nullable Side chosen(String field, Choices choices) {
        return switch (field) {
            case "name" -> choices.name();
            case "number" -> choices.number();
            case "legalForm" -> choices.legalForm();
            default -> choices.municipality();
        };
    }

    private static void add(String field, @Nullable Object one, @Nullable Object other, List<Difference> all) {
        boolean isSame = one == null ? other == null : one.equals(other);
        if (!isSame) all.add(new Difference(field, one, other));
    }
}
