package se.kompetensbyran.domain.identities;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;

/** Who came to know who participants are, forgotten when the test is over. */
public final class AccessesInMemory implements Accesses {

    private final List<Access> all = new CopyOnWriteArrayList<>();
    private final Participants participants;

    /** Accesses to {@code participants}. */
    public AccessesInMemory(Participants participants) {
        this.participants = participants;
    }

    @Override
    public void add(List<Access> some, Sight sight) {
        all.addAll(some);
    }

    @Override
    public Page<Access> of(ParticipantId whose, Sight sight, PageRequest wanted) {
        return Page.of(all(whose, sight), wanted);
    }

    @Override
    public List<Access> all(ParticipantId whose, Sight sight) {
        if (participants.find(whose, sight).isEmpty()) return List.of();
        return all.stream()
                .filter(it -> it.participant().equals(whose))
                .sorted(comparing((Access it) -> it.by().at())
                        .thenComparing(it -> it.id().toString())
                        .reversed())
                .toList();
    }
}
