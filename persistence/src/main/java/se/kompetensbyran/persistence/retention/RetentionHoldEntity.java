package se.kompetensbyran.persistence.retention;

import static se.kompetensbyran.persistence.shared.Values.map;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.retention.HoldId;
import se.kompetensbyran.domain.retention.RetentionHold;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "retention_hold")
class RetentionHoldEntity extends RootRow<RetentionHold> {

    @Id
    UUID id;

    @Column(name = "participant_id")
    UUID participantId;

    String reason;

    @Nullable
    String words;

    @Column(name = "until_day")
    LocalDate untilDay;

    @Column(name = "given_by")
    String givenBy;

    @Column(name = "given_at")
    Instant givenAt;

    @Column(name = "released_by")
    @Nullable
    String releasedBy;

    @Column(name = "released_at")
    @Nullable
    Instant releasedAt;

    @Override
    protected void fill(RetentionHold it) {
        id = it.id().value();
        participantId = it.participant().value();
        reason = EnumCode.of(it.reason());
        words = it.words();
        untilDay = it.until();
        givenBy = it.given().who();
        givenAt = it.given().at();
        releasedBy = map(it.released(), Actor::who);
        releasedAt = map(it.released(), Actor::at);
    }

    @Override
    protected RetentionHold toDomain() {
        return new RetentionHold(
                new HoldId(id),
                revision,
                new ParticipantId(participantId),
                EnumCode.parse(RetentionHold.Reason.class, reason),
                words,
                untilDay,
                new Actor(givenBy, givenAt),
                releasedBy == null || releasedAt == null ? null : new Actor(releasedBy, releasedAt));
    }
}
