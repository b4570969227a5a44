package se.kompetensbyran.domain.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.imports.Import.State;
import se.kompetensbyran.domain.imports.Import.Tally;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;

/** The imports of late, with what was wrong in their files. */
public interface Imports {

    /** How long after its end an import is remembered, with its faults. */
    Duration REMEMBERED = Duration.ofDays(7);

    /** Adds one that waits. */
    void add(Import it, Instant now);

    /** The import, if there is one. */
    Optional<Import> find(ImportId id);

    /** The import. @throws ImportProblem.Unknown when there is none */
    default Import get(ImportId id) {
        return find(id).orElseThrow(() -> new ImportProblem.Unknown(id));
    }

    /**
     * Those of {@code organisations}, newest first.
     *
     * @param organisations null for those of all
     */
    Page<Import> of(@Nullable Set<UUID> organisations, PageRequest wanted);

    /** What was wrong in its file, in the order of the rows. */
    Page<RowFault> faultsOf(ImportId id, PageRequest wanted);

    /**
     * Goes on when no other that saves does, in any process: what one looks for, the one before has saved. It is let go with
     * the transaction.
     */
    void takeTurn();

    /** Those that were asked for {@code gone} are {@code survivor}'s, of which it has become part. */
    void follow(UUID gone, UUID survivor);

    /** It runs from now on. False when it had ended, since its runner was taken for gone. */
    boolean begin(ImportId id, Instant now);

    /**
     * Its runner is there, and has come so far. Nothing where it has ended.
     *
     * @param rowsTotal null while they are not counted
     */
    void seen(ImportId id, int rowsDone, @Nullable Integer rowsTotal, Instant now);

    /**
     * It has ended.
     *
     * @param state one that is over
     * @param faults what was wrong, in the order in which it is told
     * @return false when it had ended before; then what the transaction did besides must be undone
     */
    boolean end(ImportId id, State state, Tally tally, List<RowFault> faults, Instant now);

    /** Ends those whose runner was not seen since {@code since} as interrupted; how many they were. */
    int interrupt(Instant since, Instant now);

    /** Forgets those that ended before {@code since}; how many they were. */
    int forget(Instant since);
}
