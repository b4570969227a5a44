package se.kompetensbyran.domain.journal;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;

/** A journal that is forgotten when the test is over. */
public final class JournalInMemory implements Journal {

    private static final Comparator<Entry> NEWEST_FIRST = Comparator.comparing(Entry::at)
            .thenComparing(it -> it.id().toString())
            .reversed();

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    @Override
    public void add(Entry entry) {
        entries.add(entry);
    }

    @Override
    public Page<Entry> search(Search search, PageRequest wanted) {
        return page(
                it -> isOrAny(search.subject(), it.subject())
                        && isEvent(search.event(), it.event())
                        && isOrAny(search.who(), it.origin().who())
                        && (search.from() == null || !it.at().isBefore(search.from()))
                        && (search.until() == null || it.at().isBefore(search.until())),
                wanted);
    }

    @Override
    public Page<Entry> of(Set<UUID> subjects, PageRequest wanted) {
        return page(it -> it.subject() != null && subjects.contains(it.subject()), wanted);
    }

    private Page<Entry> page(Predicate<Entry> fits, PageRequest wanted) {
        return Page.of(entries.stream().filter(fits).sorted(NEWEST_FIRST).toList(), wanted);
    }

    private static boolean isOrAny(@Nullable Object asked, @Nullable Object is) {
        return asked == null || Objects.equals(asked, is);
    }

    private static boolean isEvent(@Nullable String asked, String is) {
        return asked == null || is.equals(asked) || is.startsWith(asked + ".");
    }
}
