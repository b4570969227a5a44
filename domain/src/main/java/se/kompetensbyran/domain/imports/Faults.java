package se.kompetensbyran.domain.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Problem;

/** All that is wrong in a file: the first {@value #KEPT} are kept, all are counted. */
public final class Faults {

    /** The most that are kept. */
    public static final int KEPT = 1_000;

    private final List<RowFault> kept = new ArrayList<>();
    private int count;
    private int faultyRows;

    /** Takes over what is wrong in a row. */
    void take(Row row) {
        if (row.isFaulty()) faultyRows++;
        row.faults().all().forEach(this::take);
    }

    /** Notes a fault of the heading. */
    void add(@Nullable String column, String rule, Object... arguments) {
        take(RowFault.of(1, column, rule, List.of(arguments), column));
    }

    /**
     * Notes what stops the whole: the file cannot be read, or the store says no.
     *
     * @param row where it was noticed; 0 where that says nothing
     */
    void stop(int row, Problem problem) {
        String code = problem instanceof InvalidValue it ? it.rule() : problem.code();
        take(RowFault.of(row, null, code, problem.arguments(), null));
    }

    private void take(RowFault one) {
        count++;
        if (kept.size() < KEPT) kept.add(one);
    }

    /** Those that are kept, in the order of the rows. */
    public List<RowFault> kept() {
        return List.copyOf(kept);
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** In how many rows. */
    int faultyRows() {
        return faultyRows;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return count == 0;
    }
}
