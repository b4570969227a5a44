package se.kompetensbyran.domain.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong in a file.
 *
 * @param row the row, as a spreadsheet counts: 1 is the heading; 0 when it is the file as a whole
 * @param column the column, when it is one; cut at {@value #MAX_COLUMN} characters
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

    private static final String PERSONAL = "number-is-personal";

    public RowFault {
        column = cut(column, MAX_COLUMN);
        value = cut(value, MAX_VALUE);
        arguments =
                arguments.stream().map(it -> String.valueOf(cut(it, MAX_VALUE))).toList();
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
