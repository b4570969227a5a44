package se.kompetensbyran.api.journal;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.domain.journal.Entry;
import se.kompetensbyran.domain.journal.Journal;

/** The histories of things, from the journal, for the resources that show one; who may see it they have asked. */
@Singleton
public final class Histories {

    /** Where what an event happened to can be read, for those that have an address. */
    private static final Map<String, String> COLLECTIONS = Map.ofEntries(
            Map.entry("organisation", "organisations"),
            Map.entry("merger", "organisations"),
            Map.entry("support-node", "nodes"),
            Map.entry("enterprise", "enterprises"),
            Map.entry("assessment", "assessments"),
            Map.entry("initiative", "initiatives"),
            Map.entry("support-case", "support-cases"),
            Map.entry("project", "projects"),
            Map.entry("workplan", "projects"),
            Map.entry("publication", "publications"),
            Map.entry("needs-analysis", "needs-analyses"),
            Map.entry("account", "accounts"),
            Map.entry("client", "clients"),
            Map.entry("quality-review", "quality-reviews"));

    private final Journal journal;
    private final Addresses addresses;

    Histories(Journal journal, Addresses addresses) {
        this.journal = journal;
        this.addresses = addresses;
    }

    /** The link from what lies at {@code self} to its history (relation: RFC 5829). */
    public static Link link(String self) {
        return Link.get("version-history", self + "/history");
    }

    /**
     * What happened to the one with that id, newest first.
     *
     * @param self the address of the history
     */
    public PageView<EntryView> of(UUID id, Paging paging, String self) {
        return of(Set.of(id), paging, self);
    }

    /**
     * What happened to those with these ids, newest first.
     *
     * @param self the address of the history
     */
    public PageView<EntryView> of(Set<UUID> ids, Paging paging, String self) {
        return paging.show(journal.of(ids, paging.request()), self, it -> show(it, null));
    }

    /** An entry as the whole journal shows it. */
    EntryView show(Entry it) {
        return show(it, it.origin().address());
    }

    private EntryView show(Entry it, @Nullable String address) {
        String theme = it.event().substring(0, it.event().indexOf('.'));
        String collection = COLLECTIONS.get(theme);
        UUID subject = it.subject();
        List<Link> about = collection == null || subject == null
                ? List.of()
                : List.of(Link.get("about", addresses.of(collection, subject)));
        return EntryView.of(it, address, about);
    }
}
