package se.kompetensbyran.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.signin.SigninFixture.NOON;
import static se.kompetensbyran.domain.signin.SigninFixture.aSession;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.clients.ClientId;

class SessionTest {

    private static final long THIRTY_DAYS = 30L * 24 * 60 * 60;

    private final Session session = aSession(AccountId.next(), ClientId.next(), NOON);

    @Test
    void it_lasts_for_twelve_hours_without_being_used() {
        assertThat(session.startedAt()).isEqualTo(NOON);
        assertThat(session.lastUsedAt()).isEqualTo(NOON);
        assertThat(session.isOpen(NOON)).isTrue();
        assertThat(session.isOpen(NOON.plus(Duration.ofHours(12)).minusMillis(1)))
                .isTrue();
        assertThat(session.isOpen(NOON.plus(Duration.ofHours(12)))).isFalse();
    }

    @Test
    void each_use_makes_it_last_longer() {
        var used = session.used(NOON.plus(Duration.ofHours(11)));

        assertThat(used.lastUsedAt()).isEqualTo(NOON.plus(Duration.ofHours(11)));
        assertThat(used.expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(23)));
        assertThat(used)
                .usingRecursiveComparison()
                .ignoringFields("lastUsedAt", "expiresAt")
                .isEqualTo(session);
    }

    @Test
    void it_lasts_for_thirty_days_in_all() {
        var last = NOON.plus(Duration.ofDays(30));

        assertThat(session.used(last.minus(Duration.ofHours(12))).expiresAt()).isEqualTo(last);
        assertThat(session.used(last.minusSeconds(1)).expiresAt()).isEqualTo(last);
    }

    @Test
    void one_that_ended_is_not_open_and_use_does_not_open_it() {
        var ended = new Session(
                session.id(),
                session.account(),
                session.client(),
                session.scopes(),
                session.startedAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                NOON);

        assertThat(ended.isOpen(NOON)).isFalse();
        assertThat(ended.used(NOON.plusSeconds(1)).isOpen(NOON.plusSeconds(1))).isFalse();
    }

    @Property
    void use_after_use_it_lasts_longer_and_never_too_long(
            @ForAll @LongRange(min = 0, max = THIRTY_DAYS) long first,
            @ForAll @LongRange(min = 0, max = THIRTY_DAYS) long later) {
        var one = session.used(NOON.plusSeconds(Math.min(first, later)));
        var two = one.used(NOON.plusSeconds(Math.max(first, later)));

        assertThat(two.expiresAt())
                .isAfterOrEqualTo(one.expiresAt())
                .isAfterOrEqualTo(two.lastUsedAt())
                .isBeforeOrEqualTo(NOON.plus(Session.LONGEST))
                .isBeforeOrEqualTo(two.lastUsedAt().plus(Session.IDLE));
    }
}
