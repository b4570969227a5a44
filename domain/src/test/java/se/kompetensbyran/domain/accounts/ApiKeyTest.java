package se.kompetensbyran.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.accounts.AccountFixture.NOON;
import static se.kompetensbyran.domain.accounts.AccountFixture.aHash;
import static se.kompetensbyran.domain.accounts.AccountFixture.aKeyOf;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Permission;

class ApiKeyTest {

    private final ApiKey key = aKeyOf(AccountId.next(), NOON);

    @Test
    void it_works_until_it_expires() {
        assertThat(key.isInForce(NOON)).isTrue();
        assertThat(key.isInForce(key.expiresAt().minusMillis(1))).isTrue();
        assertThat(key.isInForce(key.expiresAt())).isFalse();
    }

    @Test
    void taken_back_it_works_no_more_and_keeps_the_moment() {
        var revoked = key.revoke(NOON);

        assertThat(revoked.isInForce(NOON)).isFalse();
        assertThat(revoked.revokedAt()).isEqualTo(NOON);
        assertThat(revoked.revoke(NOON.plusSeconds(1))).isEqualTo(revoked);
    }

    @Test
    void it_lives_for_a_year_at_the_most() {
        assertThat(made(NOON.plus(Duration.ofDays(366)), Permission.PROJECTS_READ)
                        .expiresAt())
                .isEqualTo(NOON.plus(Duration.ofDays(366)));
        assertInvalid(
                "expiresAt",
                "too-late",
                () -> made(NOON.plus(Duration.ofDays(366)).plusMillis(1), Permission.PROJECTS_READ));
        assertInvalid("expiresAt", "in-the-past", () -> made(NOON, Permission.PROJECTS_READ));
    }

    @Test
    void looking_after_ones_own_account_is_not_for_keys() {
        assertInvalid(
                "scopes",
                "not-for-keys",
                () -> made(NOON.plusSeconds(1), Permission.PROJECTS_READ, Permission.ME_MANAGE));
    }

    @Test
    void it_allows_something() {
        assertInvalid("scopes", "missing", () -> made(NOON.plusSeconds(1)));
    }

    private static ApiKey made(Instant expiresAt, Permission... scopes) {
        return ApiKey.make(AccountId.next(), "Påhittad", aHash(), "abcd", Set.of(scopes), NOON, expiresAt);
    }
}
