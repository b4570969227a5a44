package se.kompetensbyran.api.journal;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.journal.Entry;
import se.kompetensbyran.domain.journal.Journal;
import se.kompetensbyran.domain.journal.Origin;

/**
 * What happens to the way in, put down in the journal with who, from which address and when. Each is a transaction of
 * its own, so that it stays when the request is refused; told outside an open transaction it needs no second connection.
 */
@Singleton
public final class SecurityEvents {

    /** Who, where nobody is known: what somebody typed is never kept, since it may be a password. */
    public static final String UNKNOWN = "unknown";

    private final Journal journal;
    private final CurrentAttribution attribution;

    SecurityEvents(Journal journal, CurrentAttribution attribution) {
        this.journal = journal;
        this.attribution = attribution;
    }

    /** Puts it down to whoever acts now: the bearer of the request's token, or the program itself. Blocks. */
    public void happened(String event, UUID subject) {
        Origin now = attribution.origin();
        happened(event, subject, now.kind(), now.who());
    }

    /**
     * Puts it down. Blocks: not for the event loop.
     *
     * @param event what it happened to, a dot, and a past tense: {@code sign-in.failed}
     * @param subject the id of what it happened to, when that has one
     * @param who the id of an account or a client, or {@link #UNKNOWN}
     */
    public void happened(String event, @Nullable UUID subject, Origin.Kind kind, String who) {
        Entry entry = Entry.of(event, subject, null, attribution.now(), attribution.fromAddress(kind, who), List.of());
        QuarkusTransaction.requiringNew().run(() -> journal.add(entry));
    }
}
