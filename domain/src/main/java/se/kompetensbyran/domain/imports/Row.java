package se.kompetensbyran.domain.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Text;

/** A row under reading: what is wrong in each cell is noted, and reading goes on. */
final class Row {

    private final int number;
    private final Map<String, Integer> places;
    private final List<String> cells;
    private final Notes faults = new Notes();

    /**
     * @param places where each column stands
     * @param cells as many as there are columns
     */
    Row(int number, Map<String, Integer> places, List<String> cells) {
        this.number = number;
        this.places = places;
        this.cells = cells;
    }

    /** What is wrong in the row. */
    final class Notes {
        private final List<RowFault> all = new ArrayList<>();

        void add(@Nullable String column, String rule, Object... arguments) {
            all.add(RowFault.of(number, column, rule, List.of(arguments), column == null ? null : raw(column)));
        }

        void add(String column, Problem problem) {
            String code = problem instanceof InvalidValue it ? it.rule() : problem.code();
            all.add(RowFault.of(number, column, code, problem.arguments(), raw(column)));
        }

        boolean isEmpty() {
            return all.isEmpty();
        }

        List<RowFault> all() {
            return all;
        }
    }

    /** What is wrong in the row. */
    Notes faults() {
        return faults;
    }

    boolean isFaulty() {
        return !faults.isEmpty();
    }

    /** Whether the file has that column. */
    boolean has(String column) {
        return places.containsKey(column);
    }

    /** Whether nothing stands in that column, or the file lacks it. */
    boolean isEmpty(String column) {
        return raw(column).isEmpty();
    }

    private String raw(String column) {
        Integer place = places.get(column);
        return place == null ? "" : cells.get(place);
    }

    /** The id in a cell, in the one spelling that an id has. */
    @Nullable
    UUID id(String column) {
        return value(column, text -> {
            InvalidValue.unless(text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "id", "uuid-shape");
            return UUID.fromString(text);
        });
    }

    /** The revision in a cell. */
    @Nullable
    Long revision() {
        return value("revision", text -> {
            InvalidValue.unless(text.matches("[1-9][0-9]{0,14}"), "revision", "revision-shape");
            return Long.valueOf(text);
        });
    }

    /** One line of text in a cell, of at most {@code max} characters and without a personal number. */
    @Nullable
    String line(String column, int max) {
        return value(column, text -> {
            Text.line(column, text, max);
            return impersonal(column, text);
        });
    }

    /** The text of a cell; null where nothing stands, and where it is a formula. */
    @Nullable
    String text(String column) {
        String raw = raw(column);
        if (raw.isEmpty()) return null;
        if (CellText.isFormula(raw)) {
            faults.add(column, "formula");
            return null;
        }
        return CellText.read(raw);
    }

    /** The value of a cell; null where nothing stands, and where {@code parser} finds something wrong. */
    <T> @Nullable T value(String column, Function<String, T> parser) {
        String text = text(column);
        if (text == null) return null;
        try {
            return parser.apply(text);
        } catch (InvalidValue e) {
            faults.add(column, e);
        } catch (IllegalArgumentException e) {
            faults.add(column, "wrong-value");
        }
        return null;
    }

    /** The text in both languages, without personal numbers; the two columns have the same name with {@code Sv} and {@code En}. */
    @Nullable
    Bilingual bilingual(String column) {
        String sv = text(column + "Sv");
        String en = text(column + "En");
        if (sv == null && en == null) return null;
        if (sv == null || en == null) {
            // What is a formula has been told of already.
            String lacking = column + (sv == null ? "Sv" : "En");
            if (isEmpty(lacking)) faults.add(lacking, "missing");
            return null;
        }
        return checked(
                () -> new Bilingual(impersonal("sv", sv), impersonal("en", en)),
                field -> column + (field.equals("sv") ? "Sv" : "En"));
    }

    private static String impersonal(String field, String text) {
        InvalidValue.unless(Text.isImpersonal(text), field, "personal-number");
        return text;
    }

    /**
     * What {@code make} gives; null where the domain says no.
     *
     * @param columnOf the column of a field as the domain calls it
     */
    <T> @Nullable T checked(Supplier<T> make, Function<String, String> columnOf) {
        try {
            return make.get();
        } catch (InvalidValue e) {
            faults.add(columnOf.apply(e.field()), e);
        } catch (Problem e) {
            faults.add("stage", e);
        }
        return null;
    }
}
