package se.kompetensbyran.domain.imports;

import java.util.List;
import se.kompetensbyran.domain.shared.InvalidValue;

/** A file with a heading and rows, which can be read more than once. */
public interface Table {

    /** The most rows, without the heading. */
    int MAX_ROWS = 1_000_000;

    /** Whom the rows are given to. */
    interface Reader {

        /** Reading has come to the row of that number: what stops it now stops it there. */
        void reading(int number);

        /** The names of the columns, as they stand. */
        void heading(List<String> names);

        /**
         * A row.
         *
         * @param number as a spreadsheet counts: the first after the heading is 2
         * @param cells its cells, empty where nothing stands
         */
        void row(int number, List<String> cells);
    }

    /**
     * Gives the heading and then each row that is not empty, holding few at a time.
     *
     * @throws InvalidValue when the file cannot be read: the rule says why
     */
    void read(Reader reader);
}
