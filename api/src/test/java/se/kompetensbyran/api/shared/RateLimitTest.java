package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.shared.RateLimit.Left;
import se.kompetensbyran.api.testing.ApiTest;

/** Nobody takes the whole service. */
@QuarkusTest
class RateLimitTest extends ApiTest {

    @Test
    void every_answer_tells_the_policy_and_what_is_left() {
        for (String it : List.of("/projects", "/nothing", "/projects?limit=0"))
            get(it).header("RateLimit-Policy", matchesPattern("\"address\";q=\\d+;w=60"))
                    .header("RateLimit", matchesPattern("\"address\";r=\\d+;t=\\d+"));
    }

    @Test
    void an_address_has_its_requests_and_then_waits() {
        RateLimit limit = new RateLimit(3);
        assertThat(limit.take("192.0.2.1").requests()).isEqualTo(2);
        assertThat(limit.take("192.0.2.1").requests()).isEqualTo(1);
        assertThat(limit.take("192.0.2.1").isAllowed()).isTrue();
        Left refused = limit.take("192.0.2.1");
        assertThat(refused.isAllowed()).isFalse();
        assertThat(refused.requests()).isZero();
        assertThat(refused.secondsToWait()).isBetween(1L, 20L);
        assertThat(refused.header()).isEqualTo("\"address\";r=0;t=" + refused.secondsToWait());
    }

    @Test
    void one_address_does_not_use_up_what_another_has() {
        RateLimit limit = new RateLimit(1);
        assertThat(limit.take("192.0.2.1").isAllowed()).isTrue();
        assertThat(limit.take("192.0.2.1").isAllowed()).isFalse();
        assertThat(limit.take("192.0.2.2").isAllowed()).isTrue();
        assertThat(limit.take("2001:db8::1").isAllowed()).isTrue();
    }

    @Test
    void the_policy_says_how_many_in_a_minute() {
        assertThat(new RateLimit(6000).policy()).isEqualTo("\"address\";q=6000;w=60");
    }
}
