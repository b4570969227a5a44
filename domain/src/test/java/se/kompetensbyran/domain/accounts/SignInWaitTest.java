package se.kompetensbyran.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.accounts.AccountFixture.NOON;
import static se.kompetensbyran.domain.accounts.SignInAttempts.FIRST;
import static se.kompetensbyran.domain.accounts.SignInAttempts.FREE;
import static se.kompetensbyran.domain.accounts.SignInAttempts.LONGEST;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SignInWaitTest {

    @Test
    void the_first_waits_double_from_half_a_minute_to_a_quarter_of_an_hour() {
        assertThat(waitAfter(0)).isEqualTo(Duration.ZERO);
        assertThat(waitAfter(4)).isEqualTo(Duration.ZERO);
        assertThat(waitAfter(5)).isEqualTo(Duration.ofSeconds(30));
        assertThat(waitAfter(6)).isEqualTo(Duration.ofMinutes(1));
        assertThat(waitAfter(7)).isEqualTo(Duration.ofMinutes(2));
        assertThat(waitAfter(8)).isEqualTo(Duration.ofMinutes(4));
        assertThat(waitAfter(9)).isEqualTo(Duration.ofMinutes(8));
        assertThat(waitAfter(10)).isEqualTo(Duration.ofMinutes(15));
        assertThat(waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Property
    void more_failures_never_wait_less_and_nobody_waits_for_ever(
            @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int failures) {
        assertThat(waitAfter(failures + 1))
                .isGreaterThanOrEqualTo(waitAfter(failures))
                .isLessThanOrEqualTo(LONGEST);
        assertThat(waitAfter(failures).isZero()).isEqualTo(failures < FREE);
        if (failures >= FREE) assertThat(waitAfter(failures)).isGreaterThanOrEqualTo(FIRST);
    }

    private static Duration waitAfter(int failures) {
        Instant until = SignInAttempts.waitUntil(failures, NOON);
        return until == null ? Duration.ZERO : Duration.between(NOON, until);
    }
}
