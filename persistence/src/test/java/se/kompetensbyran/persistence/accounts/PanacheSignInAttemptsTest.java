package se.kompetensbyran.persistence.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.accounts.AccountFixture.NOON;
import static se.kompetensbyran.domain.accounts.AccountFixture.aHash;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.accounts.SignInAttempts;
import se.kompetensbyran.domain.accounts.SignInAttemptsContract;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheSignInAttemptsTest extends SignInAttemptsContract {

    @Inject
    SignInAttempts attempts;

    @Override
    protected SignInAttempts attempts() {
        return OwnTransaction.each(SignInAttempts.class, attempts);
    }

    @Test
    void an_attempt_stays_counted_when_its_request_fails() {
        String key = aHash();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    assertThat(attempts.begin(key, NOON)).isNull();
                    throw new IllegalStateException("the request failed");
                }))
                .hasMessage("the request failed");

        assertThat(attempts().failures(key)).isEqualTo(1);
    }

    @Test
    void no_more_are_forgotten_at_once_than_is_done_in_a_moment() {
        Instant longAgo = Instant.parse("1998-01-01T12:00:00Z");
        for (int i = 0; i < 101; i++) attempts().begin(aHash(), longAgo);

        assertThat(attempts().forget(longAgo.plusMillis(1))).isEqualTo(100);
        assertThat(attempts().forget(longAgo.plusMillis(1))).isEqualTo(1);
    }
}
