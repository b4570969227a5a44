package se.kompetensbyran.domain.journal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;

/** The journal: entries are added and read, never changed or taken away. */
public interface Journal {

    /**
     * What a search looks for; each part narrows it.
     *
     * @param subject what it happened to
     * @param event an event, or the part of it before the dot
     * @param who who did it
     * @param from not before this
     * @param until before this
     */
    record Search(
            @Nullable UUID subject,
            @Nullable String event,
            @Nullable String who,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** Adds an entry, in the transaction that is open. */
    void add(Entry entry);

    /** Adds all of them, in the transaction that is open. */
    default void addAll(List<Entry> entries) {
        entries.forEach(this::add);
    }

    /** Those that fit {@code search}, newest first. */
    Page<Entry> search(Search search, PageRequest wanted);

    /** What happened to one of {@code subjects}, newest first. */
    Page<Entry> of(Set<UUID> subjects, PageRequest wanted);
}
