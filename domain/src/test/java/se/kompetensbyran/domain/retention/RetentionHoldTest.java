package se.kompetensbyran.domain.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.participants.ParticipantFixture.ADVISER;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.participants.ParticipantFixture.anIdentifiedOne;
import static se.kompetensbyran.domain.retention.RetentionFixture.MONDAY;
import static se.kompetensbyran.domain.retention.RetentionFixture.aHold;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.retention.RetentionHold.Reason;
import se.kompetensbyran.domain.retention.RetentionProblem.NothingKept;
import se.kompetensbyran.domain.retention.RetentionProblem.ReleasedAlready;
import se.kompetensbyran.domain.shared.Actor;

class RetentionHoldTest {

    private static final LocalDate LAST = MONDAY.plusDays(10);

    private final Participant somebody = anIdentifiedOne(NodeId.next());

    @Test
    void one_keeps_to_its_last_day_or_until_it_is_released() {
        RetentionHold it = aHold(somebody, LAST);
        assertThat(it.isInForce(LAST)).isTrue();
        assertThat(it.isInForce(LAST.plusDays(1))).isFalse();
        RetentionHold released = it.release(ADVISER);
        assertThat(released.isInForce(MONDAY)).isFalse();
        assertThat(released.given()).isEqualTo(it.given());
    }

    @Test
    void one_is_released_once_and_while_it_keeps_anything() {
        RetentionHold it = aHold(somebody, LAST);
        assertThatThrownBy(() -> it.release(ADVISER).release(ADVISER)).isInstanceOf(ReleasedAlready.class);
        Actor late = new Actor("adviser-1", Instant.parse("2024-06-14T08:00:00Z"));
        assertThatThrownBy(() -> it.release(late)).isInstanceOf(ReleasedAlready.class);
    }

    @Test
    void of_nobody_known_nothing_is_kept() {
        Participant nobody = aParticipant(NodeId.next());
        assertThatThrownBy(() -> aHold(nobody, LAST)).isInstanceOf(NothingKept.class);
    }

    @Test
    void its_last_day_is_ahead_and_no_more_than_ten_years() {
        aHold(somebody, MONDAY);
        aHold(somebody, MONDAY.plusYears(10));
        assertInvalid("until", "hold-over", () -> aHold(somebody, MONDAY.minusDays(1)));
        assertInvalid(
                "until",
                "hold-too-long",
                () -> aHold(somebody, MONDAY.plusYears(10).plusDays(1)));
        assertInvalid("until", "date-range", () -> aHold(somebody, LocalDate.of(2200, 1, 1)));
    }

    @Test
    void it_is_explained_in_words_that_tell_of_no_person() {
        assertInvalid("words", "other-unexplained", () -> give(Reason.OTHER, null));
        assertInvalid("words", "personal-number", () -> give(Reason.FUNDER, "Gäller 19121212-1212"));
        assertInvalid("words", "blank", () -> give(Reason.FUNDER, " "));
        assertInvalid("words", "too-long", () -> give(Reason.FUNDER, "å".repeat(501)));
        give(Reason.CLAIM, null);
    }

    private RetentionHold give(Reason reason, @org.jspecify.annotations.Nullable String words) {
        return RetentionHold.give(somebody, reason, words, LAST, ADVISER);
    }
}
