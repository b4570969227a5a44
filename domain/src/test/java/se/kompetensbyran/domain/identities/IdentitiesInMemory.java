package se.kompetensbyran.domain.identities;

import static java.util.Comparator.comparing;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Participants.Line;
import se.kompetensbyran.domain.participants.Sight;

/** Sealed identities that are forgotten when the test is over, or when a participant says that none is kept. */
public final class IdentitiesInMemory implements Identities {

    private final Map<ParticipantId, SealedIdentity> sealed = new ConcurrentHashMap<>();
    private final Participants participants;
    private final Nodes nodes;
    private @Nullable String key;

    /** The identities of {@code participants}, who are at {@code nodes}. */
    public IdentitiesInMemory(Participants participants, Nodes nodes) {
        this.participants = participants;
        this.nodes = nodes;
    }

    @Override
    public Optional<SealedIdentity> find(ParticipantId whose, Sight sight) {
        return identified(whose, sight).map(it -> sealed.get(whose));
    }

    @Override
    public void put(ParticipantId whose, SealedIdentity it, Sight sight) {
        sealed.put(identified(whose, sight).orElseThrow().id(), it);
    }

    @Override
    public List<Line> marked(Map<Datum, Set<String>> marks, Access.Reason why, Sight sight) {
        return sealed.entrySet().stream()
                .flatMap(it ->
                        identified(it.getKey(), sight).filter(one -> isFound(one, it.getValue(), marks, why)).stream())
                .map(it -> new Line(
                        it.id(),
                        Objects.requireNonNull(it.code()),
                        it.node(),
                        nodes.get(it.node()).host(),
                        it.facts()))
                .sorted(comparing(it -> it.code().text()))
                .limit(MOST)
                .toList();
    }

    @Override
    public String markKey(Supplier<String> fresh) {
        String kept = key;
        if (kept == null) key = kept = fresh.get();
        return kept;
    }

    private static boolean isFound(
            Participant it, SealedIdentity sealed, Map<Datum, Set<String>> marks, Access.Reason why) {
        boolean isUsed = it.restriction() == null || why == Access.Reason.OWN_REQUEST;
        return isUsed
                && marks.keySet().stream()
                        .filter(datum -> why.purpose()
                                .map(one -> it.covered(one).contains(datum))
                                .orElse(true))
                        .anyMatch(datum -> !Collections.disjoint(sealed.marks(), marks.getOrDefault(datum, Set.of())));
    }

    private Optional<Participant> identified(ParticipantId whose, Sight sight) {
        Optional<Participant> found = participants.find(whose, Sight.REGION).filter(it -> it.identification() != null);
        if (found.isEmpty()) sealed.remove(whose);
        return found.flatMap(it -> participants.find(whose, sight));
    }
}
