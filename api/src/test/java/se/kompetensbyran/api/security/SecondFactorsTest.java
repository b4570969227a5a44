package se.kompetensbyran.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.Email;

/** The codes of an authenticator: the standard's, one step early or late, and each once. */
@QuarkusTest
class SecondFactorsTest extends ApiTest {

    // "12345678901234567890", the secret of RFC 6238 appendix B.
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @Inject
    SecondFactors factors;

    @Inject
    MovableClock clock;

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037"})
    void the_codes_are_those_of_the_standard(long second, String code) {
        Instant then = Instant.ofEpochSecond(second);
        assertThat(factors.code(SECRET, then)).isEqualTo(code);
        assertThat(factors.step(SECRET, code, then)).hasValue(second / 30);
        assertThat(factors.step(SECRET, code.substring(0, 3) + " " + code.substring(3), then))
                .hasValue(second / 30);
    }

    @Test
    void a_code_is_good_one_step_before_and_after_its_own_and_no_longer() {
        Instant at = Instant.ofEpochSecond(1_800_000_000);
        String code = factors.code(SECRET, at);
        for (int seconds : new int[] {-30, 0, 30})
            assertThat(factors.step(SECRET, code, at.plusSeconds(seconds))).hasValue(60_000_000);
        for (int seconds : new int[] {-60, 60, 3600})
            assertThat(factors.step(SECRET, code, at.plusSeconds(seconds))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "12345", "1234567", "abcdef", "１２３４５６", "-12345"})
    void what_is_no_code_is_none(String text) {
        assertThat(factors.step(SECRET, text, Instant.EPOCH)).isEmpty();
    }

    @Test
    void a_code_is_good_once_for_its_account() {
        String secret = factors.newSecret();
        AccountId mine = AccountId.next();
        String code = factors.code(secret, clock.instant());
        assertThat(use(mine, secret, code)).isTrue();
        assertThat(use(mine, secret, code)).isFalse();
        assertThat(use(AccountId.next(), secret, code)).isTrue();
        clock.move(Duration.ofSeconds(90));
        assertThat(use(mine, secret, code)).isFalse();
        assertThat(use(mine, secret, factors.code(secret, clock.instant()))).isTrue();
    }

    @Test
    void a_new_secret_is_160_bits_and_its_address_and_picture_are_for_an_authenticator() {
        String secret = factors.newSecret();
        assertThat(secret).matches("[A-Z2-7]{32}").isNotEqualTo(factors.newSecret());
        String uri = factors.uri(new Email("asa@exempel.se"), secret);
        assertThat(uri)
                .startsWith("otpauth://totp/Kompetensbyr%C3%A5n:asa%40exempel.se?secret=" + secret)
                .contains("issuer=Kompetensbyr%C3%A5n", "algorithm=SHA1", "digits=6", "period=30");
        assertThat(factors.qrSvg(uri))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .doesNotContain("script", secret);
    }

    private boolean use(AccountId account, String secret, String code) {
        return QuarkusTransaction.requiringNew().call(() -> factors.use(account, secret, code));
    }
}
