package se.kompetensbyran.domain.imports;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.imports.Import.State;
import se.kompetensbyran.domain.imports.Import.Tally;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;

/** Imports that are forgotten when the test is over. */
public final class ImportsInMemory implements Imports {

    private record Kept(Import it, Instant seen, List<RowFault> faults) {}

    private final Map<ImportId, Kept> all = new HashMap<>();

    @Override
    public void add(Import it, Instant now) {
        all.put(it.id(), new Kept(it, now, List.of()));
    }

    @Override
    public Optional<Import> find(ImportId id) {
        return Optional.ofNullable(all.get(id)).map(Kept::it);
    }

    @Override
    public Page<Import> of(@Nullable Set<UUID> organisations, PageRequest wanted) {
        return Page.of(
                all.values().stream()
                        .map(Kept::it)
                        .filter(it -> organisations == null || organisations.contains(it.organisation()))
                        .sorted(comparing((Import it) -> it.by().at())
                                .thenComparing(it -> it.id().toString())
                                .reversed())
                        .toList(),
                wanted);
    }

    @Override
    public Page<RowFault> faultsOf(ImportId id, PageRequest wanted) {
        return Page.of(all.containsKey(id) ? all.get(id).faults() : List.of(), wanted);
    }

    @Override
    public void takeTurn() {
        // Nobody else imports anything while a test does.
    }

    @Override
    public void follow(UUID gone, UUID survivor) {
        all.replaceAll((id, kept) -> {
            Import it = kept.it();
            if (!it.organisation().equals(gone)) return kept;
            Import anew = new Import(
                    it.id(),
                    it.kind(),
                    it.mode(),
                    it.dryRun(),
                    survivor,
                    it.by(),
                    it.state(),
                    it.rowsDone(),
                    it.rowsTotal(),
                    it.tally(),
                    it.endedAt());
            return new Kept(anew, kept.seen(), kept.faults());
        });
    }

    @Override
    public boolean begin(ImportId id, Instant now) {
        Import it = all.containsKey(id) ? all.get(id).it() : null;
        if (it == null || it.state() != State.QUEUED) return false;
        put(it, State.RUNNING, it.rowsDone(), it.rowsTotal(), it.tally(), null, now, List.of());
        return true;
    }

    @Override
    public void seen(ImportId id, int rowsDone, @Nullable Integer rowsTotal, Instant now) {
        Import it = all.containsKey(id) ? all.get(id).it() : null;
        if (it != null && !it.state().isOver())
            put(it, it.state(), rowsDone, rowsTotal, it.tally(), null, now, List.of());
    }

    @Override
    public boolean end(ImportId id, State state, Tally tally, List<RowFault> faults, Instant now) {
        Import it = all.containsKey(id) ? all.get(id).it() : null;
        if (it == null || it.state().isOver()) return false;
        put(it, state, it.rowsDone(), it.rowsTotal(), tally, now, now, faults);
        return true;
    }

    private void put(
            Import it,
            State state,
            int done,
            @Nullable Integer total,
            Tally tally,
            @Nullable Instant ended,
            Instant seen,
            List<RowFault> faults) {
        all.put(
                it.id(),
                new Kept(
                        new Import(
                                it.id(),
                                it.kind(),
                                it.mode(),
                                it.dryRun(),
                                it.organisation(),
                                it.by(),
                                state,
                                done,
                                total,
                                tally,
                                ended),
                        seen,
                        faults));
    }

    @Override
    public int interrupt(Instant since, Instant now) {
        List<Kept> gone = all.values().stream()
                .filter(it -> !it.it().state().isOver() && it.seen().isBefore(since))
                .toList();
        gone.forEach(it -> end(it.it().id(), State.INTERRUPTED, Tally.NONE, List.of(), now));
        return gone.size();
    }

    @Override
    public int forget(Instant since) {
        int before = all.size();
        all.values()
                .removeIf(it -> it.it().endedAt() != null && it.it().endedAt().isBefore(since));
        return before - all.size();
    }
}
