package se.kompetensbyran.domain.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;

/**
 * An import of a file into a register (sv: inläsning): what was asked for, how far it has come and how it ended. It is
 * forgotten some days after its end; what it saved stands in the journal, row by row.
 *
 * @param organisation for which organisation it was asked for
 * @param by who asked for it, and when
 * @param rowsDone the rows that have been looked at
 * @param rowsTotal how many the file has, once they have been counted
 * @param tally what became of the rows, once it has ended
 * @param endedAt when it ended
 */
public record Import(
        ImportId id,
        Kind kind,
        Mode mode,
        boolean dryRun,
        UUID organisation,
        Actor by,
        State state,
        int rowsDone,
        @Nullable Integer rowsTotal,
        Tally tally,
        @Nullable Instant endedAt) {

    /** What the rows are; labels stand in the code list import-kinds. */
    public enum Kind {
        ORGANISATIONS,
        ENTERPRISES
    }

    /** What becomes of a file with faults; labels stand in the code list import-modes. */
    public enum Mode {
        /** Nothing is saved when one row is wrong. */
        ALL_OR_NOTHING,
        /** The rows that are wrong are left out. */
        VALID_ROWS
    }

    /** Where it stands; labels stand in the code list import-states. */
    public enum State {
        /** It waits for those before it. */
        QUEUED,
        /** It is read. */
        RUNNING,
        /** It came to its end: saved, or in a dry run found fit to be. */
        DONE,
        /** Faults stand in its way; nothing was changed. */
        REFUSED,
        /** An error of ours; nothing was changed. */
        FAILED,
        /** The program stopped meanwhile; nothing was changed. */
        INTERRUPTED;

        /** Whether it has ended. */
        public boolean isOver() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /**
     * What became of the rows; in a dry run what would.
     *
     * @param faultyRows how many rows have a fault
     * @param faults how many faults there are, kept ones and others
     */
    public record Tally(int added, int changed, int unchanged, int faultyRows, int faults) {

        /** Nothing became of any. */
        public static final Tally NONE = new Tally(0, 0, 0, 0, 0);
    }

    /** A new one, which waits. */
    public static Import queued(Kind kind, Mode mode, boolean dryRun, UUID organisation, Actor by) {
        return new Import(
                ImportId.next(), kind, mode, dryRun, organisation, by, State.QUEUED, 0, null, Tally.NONE, null);
    }
}
