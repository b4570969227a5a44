package se.kompetensbyran.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.shared.Unique;

/** What every store of one-time uses does. */
public abstract class OneTimeUsesContract {

    private static final Instant LONG_AGO = Instant.parse("1999-01-01T12:00:00Z");
    private static final Instant LATER = Instant.parse("2999-01-01T12:00:00Z");

    /** The store under test. */
    protected abstract OneTimeUses uses();

    @Test
    void what_works_once_works_the_first_time_only() {
        String one = Credential.hash(Unique.word());
        String other = Credential.hash(Unique.word());

        assertThat(uses().take(one, LATER)).isTrue();
        assertThat(uses().take(one, LATER)).isFalse();
        assertThat(uses().take(other, LATER)).isTrue();
    }

    @Test
    void what_is_too_old_is_forgotten() {
        String old = Credential.hash(Unique.word());
        String fresh = Credential.hash(Unique.word());
        uses().take(old, LONG_AGO);
        uses().take(fresh, LATER);

        assertThat(uses().forget(LONG_AGO.plusSeconds(1))).isGreaterThanOrEqualTo(1);

        assertThat(uses().take(old, LATER)).isTrue();
        assertThat(uses().take(fresh, LATER)).isFalse();
    }
}
