package se.kompetensbyran.domain.imports;

import java.util.List;
import java.util.Set;

/** What the rows of one kind of file mean. */
interface Meaning {

    /** The columns that there are. */
    List<String> columns();

    /** Those that must be there. */
    Set<String> required();

    /** Reads some rows together, and notes in each what is wrong with it. */
    Batch read(List<Row> rows);

    /** Some rows that have been read, those with faults left out. */
    record Batch(int added, int changed, int unchanged, Runnable save) {}
}
