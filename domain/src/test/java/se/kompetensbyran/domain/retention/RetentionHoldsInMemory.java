package se.kompetensbyran.domain.retention;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Rows;

/** Holds that are forgotten when the test is over. */
public final class RetentionHoldsInMemory implements RetentionHolds {

    private final Rows<HoldId, RetentionHold> rows = new Rows<>();
    private final Participants participants;
    private final RetentionsInMemory retentions;

    /** The holds of {@code participants}, of whom {@code retentions} tells. */
    public RetentionHoldsInMemory(Participants participants, RetentionsInMemory retentions) {
        this.participants = participants;
        this.retentions = retentions;
        retentions.hold(this);
    }

    @Override
    public Optional<RetentionHold> find(HoldId id, Sight sight) {
        return rows.find(id).filter(it -> isIn(it.participant(), sight));
    }

    @Override
    public RetentionHold save(RetentionHold it, Sight sight) {
        RetentionHold saved = rows.save(it.id(), it, RetentionFixture.read(it, it.revision() + 1));
        retentions.untell(it.participant());
        return saved;
    }

    @Override
    public Page<RetentionHold> of(ParticipantId whose, Sight sight, PageRequest wanted) {
        return Page.of(all(whose, sight), wanted);
    }

    @Override
    public List<RetentionHold> all(ParticipantId whose, Sight sight) {
        if (!isIn(whose, sight)) return List.of();
        return of(whose)
                .sorted(comparing((RetentionHold it) -> it.given().at())
                        .thenComparing(it -> it.id().toString())
                        .reversed())
                .toList();
    }

    Optional<LocalDate> until(ParticipantId whose, LocalDate today) {
        return of(whose)
                .filter(it -> it.isInForce(today))
                .map(RetentionHold::until)
                .max(LocalDate::compareTo);
    }

    private Stream<RetentionHold> of(ParticipantId whose) {
        return rows.all().filter(it -> it.participant().equals(whose));
    }

    private boolean isIn(ParticipantId whose, Sight sight) {
        return participants.find(whose, sight).isPresent();
    }
}
