package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kompetensbyran.api.shared.RateLimit.Left;
import se.kompetensbyran.api.shared.RateLimit.Policy;
import se.kompetensbyran.api.shared.RateLimit.Quotas;

/** How requests are counted. */
class RateLimitTest {

    private final Clock clock = new Clock();

    /** A clock that a test moves. */
    private static final class Clock implements TimeMeter {
        private long now = 1;

        void pass(Duration time) {
            now += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private RateLimit limit(int client, int address, int signIn, int nodes) {
        return new RateLimit(new Quotas(client, address, signIn, nodes), clock);
    }

    private static boolean isAllowed(RateLimit limit, Policy policy, String who) {
        return limit.take(policy, who).isAllowed();
    }

    @Test
    void an_address_has_its_requests_and_then_waits() {
        RateLimit limit = limit(9, 3, 9, 1);
        assertThat(limit.take(Policy.ADDRESS, "192.0.2.1").requests()).isEqualTo(2);
        assertThat(limit.take(Policy.ADDRESS, "192.0.2.1").requests()).isEqualTo(1);
        assertThat(isAllowed(limit, Policy.ADDRESS, "192.0.2.1")).isTrue();
        Left refused = limit.take(Policy.ADDRESS, "192.0.2.1");
        assertThat(refused.isAllowed()).isFalse();
        assertThat(refused.requests()).isZero();
        assertThat(refused.secondsToWait()).isEqualTo(20);
        assertThat(refused.header()).isEqualTo("\"address\";r=0;t=20");
        assertThat(refused.policyHeader()).isEqualTo("\"address\";q=3;w=60");
    }

    @Test
    void who_waits_as_long_as_told_gets_through_once_more() {
        RateLimit limit = limit(9, 7, 9, 1);
        for (int i = 0; i < 7; i++)
            assertThat(isAllowed(limit, Policy.ADDRESS, "192.0.2.1")).isTrue();
        Left refused = limit.take(Policy.ADDRESS, "192.0.2.1");
        assertThat(refused.secondsToWait()).isEqualTo(9);
        clock.pass(Duration.ofSeconds(refused.secondsToWait()));
        assertThat(isAllowed(limit, Policy.ADDRESS, "192.0.2.1")).isTrue();
        assertThat(isAllowed(limit, Policy.ADDRESS, "192.0.2.1")).isFalse();
        clock.pass(Duration.ofMinutes(1));
        assertThat(limit.take(Policy.ADDRESS, "192.0.2.1").requests()).isEqualTo(6);
    }

    @Test
    void nobody_uses_up_what_another_has() {
        RateLimit limit = limit(1, 1, 1, 1);
        for (Policy policy : Policy.values())
            for (String who : new String[] {"192.0.2.1", "192.0.2.2"}) {
                assertThat(isAllowed(limit, policy, who))
                        .as("%s %s", policy, who)
                        .isTrue();
                assertThat(isAllowed(limit, policy, who))
                        .as("%s %s again", policy, who)
                        .isFalse();
            }
    }

    @Test
    void each_policy_has_its_own_quota_and_name() {
        RateLimit limit = limit(6000, 600, 20, 1);
        assertThat(limit.take("somebody an-app").policyHeader()).isEqualTo("\"client\";q=6000;w=60");
        assertThat(limit.take(Policy.ADDRESS, "192.0.2.1").policyHeader()).isEqualTo("\"address\";q=600;w=60");
        assertThat(limit.take(Policy.SIGN_IN, "192.0.2.1").policyHeader()).isEqualTo("\"sign-in\";q=20;w=60");
    }

    @ParameterizedTest
    @CsvSource({"6000, 1, 6000", "6000, 4, 1500", "20, 3, 6", "7, 7, 1", "1, 1, 1"})
    void processes_share_a_quota_and_never_give_more_in_all(int quota, int nodes, int each) {
        int given = 0;
        for (int node = 0; node < nodes; node++) {
            RateLimit limit = limit(quota, quota, quota, nodes);
            int own = 0;
            while (isAllowed(limit, Policy.ADDRESS, "192.0.2.1")) own++;
            assertThat(own).isEqualTo(each);
            given += own;
        }
        assertThat(given).isLessThanOrEqualTo(quota);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, kompetensbyran.rate-limit.client-per-minute is 0",
        "1, -1, 1, 1, kompetensbyran.rate-limit.per-minute is -1",
        "1, 1, 0, 1, kompetensbyran.rate-limit.sign-in-per-minute is 0",
        "1, 1, 1, 0, kompetensbyran.nodes is 0",
        "20, 20, 3, 4, 'kompetensbyran.rate-limit.sign-in-per-minute is 3 and must be at least 4, one for each of'",
        "2000000000, 1, 1, 1, kompetensbyran.rate-limit.client-per-minute is 2000000000",
    })
    void a_number_that_makes_no_sense_is_refused_in_a_sentence(
            int client, int address, int signIn, int nodes, String sentence) {
        assertThatThrownBy(() -> new Quotas(client, address, signIn, nodes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(sentence)
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "::ffff:192.0.2.1, 192.0.2.1, true",
    })
    void a_network_of_ipv6_addresses_counts_as_one(String one, String other, boolean same) {
        assertThat(RateLimit.network(one).equals(RateLimit.network(other))).isEqualTo(same);
    }

    @Test
    void only_so_many_are_remembered_and_none_for_long() {
        RateLimit limit = limit(10, 10, 10, 1);
        for (int i = 0; i < 60_000; i++) limit.take(Policy.ADDRESS, "address-" + i);
        assertThat(limit.remembered()).isLessThanOrEqualTo(50_000);
        clock.pass(Duration.ofMinutes(3));
        assertThat(limit.remembered()).isZero();
    }
}
