package se.kompetensbyran.domain.imports;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Text;

/**
 * Something that is wrong in a file. Of what stands there nothing is kept that holds a personal number, wherever it stands:
 * a file without a heading has its first row for one.
 *
 * @param row the row, as a spreadsheet counts: 1 is the heading; 0 when it is the file as a whole
 * @param column the column, when it is one and may be kept; cut at {@value #MAX_COLUMN} characters
 * @param code the rule that it breaks, or the code of a problem, as when the same is told one by one
 * @param arguments what fills the words of the rule
 * @param value what stands there, cut at {@value #MAX_VALUE} characters; null for what must not be kept
 */
public record RowFault(
        int row,
        @Nullable String column,
        String code,
        List<String> arguments,
        @Nullable String value) {

    static final int MAX_COLUMN = 60;
    static final int MAX_VALUE = 200;

    private static final int LONGEST_NUMBER = 40;
    private static final String LEFT_OUT = "…";
    private static final String PERSONAL = "number-is-personal";

    public RowFault {
        column = kept(column, MAX_COLUMN);
        value = kept(value, MAX_VALUE);
        arguments = arguments.stream()
                .map(it -> Objects.requireNonNullElse(kept(it, MAX_VALUE), LEFT_OUT))
                .toList();
    }

    /** One of which {@code value} is not kept where it is nobody's business, the importer's neither. */
    static RowFault of(int row, @Nullable String column, String code, List<?> arguments, @Nullable String value) {
        return new RowFault(
                row,
                column,
                code,
                arguments.stream().map(String::valueOf).toList(),
                code.equals(PERSONAL) ? null : value);
    }

    private static @Nullable String kept(@Nullable String text, int most) {
        // Somewhat further than is kept, so that no number is cut in two.
        String looked = cut(text, most + LONGEST_NUMBER);
        return looked != null && Text.isImpersonal(looked) ? cut(looked, most) : null;
    }

    // What no text can hold cannot be kept either; it may be the very fault.
    private static @Nullable String cut(@Nullable String text, int most) {
        if (text == null) return null;
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .limit(most)
                .map(it -> it == 0 || Character.getType(it) == Character.SURROGATE ? 0xFFFD : it)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
