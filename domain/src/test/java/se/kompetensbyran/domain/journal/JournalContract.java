package se.kompetensbyran.domain.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.journal.Journal.Search;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Unique;

/** What every journal does. Each test finds its own by somebody or something that nobody else has. */
public abstract class JournalContract {

    private static final Instant NOON = Instant.parse("2024-06-03T12:00:00.123456Z");
    private static final PageRequest FIRST = PageRequest.first(20);

    private final String who = "account-" + Unique.word();
    private final UUID subject = UUID.randomUUID();

    /** The journal under test. */
    protected abstract Journal journal();

    @Test
    void an_entry_with_everything_comes_back_as_it_was_added() {
        var entry = Entry.of(
                "project.changed",
                subject,
                7L,
                NOON,
                new Origin(
                        Origin.Kind.CLIENT, who, UUID.randomUUID(), "0af7651916cd43dd8448eb211c80319c", "2001:db8::1"),
                List.of(
                        new Change("description/name", "Påhittat \"före\"\n{1,2}", "Påhittat efter, \\ och NULL"),
                        new Change("passwordHash", null, null),
                        new Change("roles/1/kind", null, "owner"),
                        new Change("total", "", null)));

        journal().add(entry);

        assertThat(journal().of(Set.of(subject), FIRST).items()).containsExactly(entry);
        assertThat(journal().search(by(who), FIRST).items()).containsExactly(entry);
    }

    @Test
    void an_entry_with_nothing_more_than_it_must_have_comes_back_as_it_was_added() {
        var entry = Entry.of("sign-in.failed", null, null, NOON, Origin.system(who), List.of());

        journal().add(entry);

        assertThat(journal().search(by(who), FIRST).items()).containsExactly(entry);
    }

    @Test
    void many_that_are_added_at_once_come_back_as_if_each_was_added_alone() {
        var entries = List.of(
                Entry.of(
                        "organisation.entered",
                        subject,
                        1L,
                        NOON,
                        new Origin(
                                Origin.Kind.PERSON, who, UUID.randomUUID(), "0af7651916cd43dd8448eb211c80319c", null),
                        List.of(new Change("name", null, "Påhittad \"{,}\" \\ NULL"), new Change("number", "", null))),
                Entry.of("sign-in.failed", null, null, NOON.plusSeconds(1), Origin.system(who), List.of()),
                Entry.of(
                        "organisation.changed",
                        subject,
                        2L,
                        NOON.plusSeconds(2),
                        Origin.system(who),
                        List.of(new Change("legalForm", "region", null))));

        journal().addAll(entries);

        assertThat(journal().search(by(who), FIRST).items())
                .containsExactly(entries.get(2), entries.get(1), entries.get(0));
    }

    @Test
    void the_newest_comes_first_and_of_one_moment_the_last() {
        var early = added("project.entered", NOON.minusSeconds(1));
        var late = added("project.changed", NOON.plusSeconds(1));
        var first = added("project.changed", NOON);
        var second = added("project.changed", NOON);

        var read = journal().of(Set.of(subject), FIRST);

        assertThat(read.items()).first().isEqualTo(late);
        assertThat(read.items()).last().isEqualTo(early);
        assertThat(read.items().subList(1, 3)).containsExactlyInAnyOrder(first, second);
        assertThat(read.items().subList(1, 3))
                .isSortedAccordingTo((a, b) -> b.id().toString().compareTo(a.id().toString()));
    }

    @Test
    void a_page_is_some_of_them_and_knows_how_many_there_are() {
        for (int i = 0; i < 5; i++) added("project.changed", NOON.plusSeconds(i));

        var second = journal().search(by(who), new PageRequest(2, 2, List.of()));

        assertThat(second.total()).isEqualTo(5);
        assertThat(second.items()).extracting(Entry::at).containsExactly(NOON.plusSeconds(2), NOON.plusSeconds(1));
    }

    @Test
    void an_event_is_found_whole_and_by_what_it_happened_to() {
        var entered = added("account.entered", NOON);
        var changed = added("account.changed", NOON.plusSeconds(1));
        added("account-like.changed", NOON);

        assertThat(search("account.changed", null, null)).containsExactly(changed);
        assertThat(search("account", null, null)).containsExactly(changed, entered);
        assertThat(search("account.", null, null)).isEmpty();
        assertThat(search("acc", null, null)).isEmpty();
        assertThat(search("%", null, null)).isEmpty();
    }

    @Test
    void a_time_is_from_its_first_moment_to_before_its_last() {
        var first = added("project.changed", NOON);
        var second = added("project.changed", NOON.plusSeconds(10));

        assertThat(search(null, NOON, NOON.plusSeconds(10))).containsExactly(first);
        assertThat(search(null, NOON.plusNanos(1000), null)).containsExactly(second);
        assertThat(search(null, null, NOON)).isEmpty();
        assertThat(search(null, NOON.plusSeconds(10), NOON)).isEmpty();
    }

    @Test
    void a_search_narrows_by_all_that_it_names() {
        var mine = added("project.changed", NOON);
        journal().add(Entry.of("project.changed", subject, 2L, NOON, Origin.system(who + "-other"), List.of()));

        assertThat(journal()
                        .search(new Search(subject, "project", who, null, null), FIRST)
                        .items())
                .containsExactly(mine);
        assertThat(journal()
                        .search(new Search(UUID.randomUUID(), null, who, null, null), FIRST)
                        .items())
                .isEmpty();
    }

    @Test
    void what_happened_to_several_is_one_history() {
        var other = UUID.randomUUID();
        var one = added("project.changed", NOON);
        var two = Entry.of("publication.changed", other, 1L, NOON.plusSeconds(1), Origin.system(who), List.of());
        journal().add(two);

        assertThat(journal().of(Set.of(subject, other), FIRST).items()).containsExactly(two, one);
        assertThat(journal().of(Set.of(other), FIRST).items()).containsExactly(two);
        assertThat(journal().of(Set.of(), FIRST).items()).isEmpty();
    }

    private Entry added(String event, Instant at) {
        var entry = Entry.of(event, subject, 1L, at, Origin.system(who), List.of());
        journal().add(entry);
        return entry;
    }

    private List<Entry> search(@Nullable String event, @Nullable Instant from, @Nullable Instant until) {
        return journal()
                .search(new Search(null, event, who, from, until), FIRST)
                .items();
    }

    private static Search by(String who) {
        return new Search(null, null, who, null, null);
    }
}
