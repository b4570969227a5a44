package se.kompetensbyran.api.findings;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.findings.FindingKind;

/** Where something that was found leads. */
@Singleton
public final class FoundLinks {

    private final Addresses addresses;
    private final Caller caller;

    FoundLinks(Addresses addresses, Caller caller) {
        this.addresses = addresses;
        this.caller = caller;
    }

    /** To what it is about, for who may read that: a key or a program may have been given the finding alone. */
    public Optional<Link> item(FindingKind kind, UUID subject) {
        return caller.authority().may(read(kind))
                ? Optional.of(Link.get("item", addresses.of(kind.collection(), subject)))
                : Optional.empty();
    }

    private static Permission read(FindingKind kind) {
        return switch (kind) {
            case PLACEMENT_WITHOUT_WORD, PLACEMENTS_OVERLAP, PLACEMENT_PAST_END -> Permission.PLACEMENTS_READ;
            case EXIT_WITHOUT_OUTCOME, CONSENT_ENDED, ENROLMENT_PAST_END, FOLLOW_UP_MISSING ->
                Permission.ENROLMENTS_READ;
        };
    }
}
