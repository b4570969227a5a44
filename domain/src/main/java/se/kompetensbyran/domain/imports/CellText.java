package se.kompetensbyran.domain.imports;

/**
 * Texts in the cells of a spreadsheet. What begins like a formula would be taken for one by the program that opens the
 * file, and may then do what its author pleases (source: OWASP, CSV injection). It is written with an apostrophe before
 * it and read back without; read without an apostrophe it is a formula, and refused.
 */
public final class CellText {

    // Full-width forms too, which some programs take for the plain ones.
    private static final String BEGINNINGS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private CellText() {}

    /** How {@code text} is written in a cell. */
    public static String written(String text) {
        return isEscapable(text) ? "'" + text : text;
    }

    /** What a cell that is no formula says. */
    static String read(String cell) {
        return cell.startsWith("'") && isEscapable(cell) ? cell.substring(1) : cell;
    }

    /** Whether a cell begins like a formula. */
    static boolean isFormula(String cell) {
        return BEGINNINGS.indexOf(cell.charAt(0)) >= 0;
    }

    // Apostrophes that stand there already get one more, so that each text comes back as it was.
    private static boolean isEscapable(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') at++;
        return at < text.length() && BEGINNINGS.indexOf(text.charAt(at)) >= 0;
    }
}
