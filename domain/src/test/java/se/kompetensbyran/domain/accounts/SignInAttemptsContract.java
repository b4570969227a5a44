package se.kompetensbyran.domain.accounts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.accounts.AccountFixture.NOON;
import static se.kompetensbyran.domain.accounts.AccountFixture.aHash;
import static se.kompetensbyran.domain.accounts.SignInAttempts.FIRST;
import static se.kompetensbyran.domain.accounts.SignInAttempts.FREE;
import static se.kompetensbyran.domain.accounts.SignInAttempts.LONGEST;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of failed attempts does. */
public abstract class SignInAttemptsContract {

    private static final Instant LONG_AGO = Instant.parse("1999-01-01T12:00:00Z");

    private final String key = aHash();

    /** The store under test. */
    protected abstract SignInAttempts attempts();

    @Test
    void some_may_fail_and_then_one_must_wait() {
        for (int i = 0; i < FREE; i++) {
            assertThat(attempts().failures(key)).isEqualTo(i);
            assertThat(attempts().begin(key, NOON.plusSeconds(i))).isNull();
        }
        Instant free = NOON.plusSeconds(FREE - 1L).plus(FIRST);

        assertThat(attempts().begin(key, NOON.plusSeconds(FREE))).isEqualTo(free);
        assertThat(attempts().begin(key, free.minusMillis(1))).isEqualTo(free);
        assertThat(attempts().failures(key)).isEqualTo(FREE);
        assertThat(attempts().begin(key, free)).isNull();
        assertThat(attempts().failures(key)).isEqualTo(FREE + 1);
        assertThat(attempts().begin(key, free)).isEqualTo(free.plus(FIRST.multipliedBy(2)));
    }

    @Test
    void the_wait_is_the_rules_however_many_fail() {
        for (int i = 0; i < FREE; i++) attempts().begin(key, NOON);
        Instant now = NOON;

        for (int failures = FREE; failures < FREE + 12; failures++) {
            Instant until = attempts().begin(key, now);
            assertThat(until).isEqualTo(SignInAttempts.waitUntil(failures, now));
            now = Objects.requireNonNull(until);
            assertThat(attempts().begin(key, now)).isNull();
        }

        assertThat(attempts().begin(key, now)).isEqualTo(now.plus(LONGEST));
    }

    @Test
    void after_a_success_none_has_failed() {
        for (int i = 0; i < FREE; i++) attempts().begin(key, NOON);
        assertThat(attempts().begin(key, NOON)).isNotNull();

        attempts().succeeded(key);

        assertThat(attempts().failures(key)).isZero();
        assertThat(attempts().begin(key, NOON)).isNull();
        assertThat(attempts().failures(key)).isEqualTo(1);
    }

    @Test
    void a_success_without_failures_is_nothing() {
        attempts().succeeded(key);

        assertThat(attempts().failures(key)).isZero();
    }

    @Test
    void one_address_does_not_wait_for_another() {
        String other = aHash();
        for (int i = 0; i <= FREE; i++) attempts().begin(key, NOON);

        assertThat(attempts().failures(other)).isZero();
        assertThat(attempts().begin(other, NOON)).isNull();
        attempts().succeeded(other);
        assertThat(attempts().failures(key)).isEqualTo(FREE);
    }

    @Test
    void of_many_at_once_no_more_than_some_may_be_tried() throws InterruptedException {
        int many = 4 * FREE;
        ExecutorService threads = Executors.newFixedThreadPool(FREE);
        var start = new CountDownLatch(1);
        try {
            var all = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> {
                                await(start);
                                return attempts().begin(key, NOON) == null;
                            },
                            threads))
                    .limit(many)
                    .toList();
            start.countDown();

            assertThat(all.stream().filter(CompletableFuture::join)).hasSize(FREE);
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(10, SECONDS)).isTrue();
        }
        assertThat(attempts().failures(key)).isEqualTo(FREE);
    }

    @Test
    void old_ones_are_forgotten_and_counted() {
        String young = aHash();
        attempts().begin(key, LONG_AGO.minusMillis(1));
        attempts().begin(young, LONG_AGO);

        assertThat(attempts().forget(LONG_AGO)).isEqualTo(1);

        assertThat(attempts().failures(key)).isZero();
        assertThat(attempts().failures(young)).isEqualTo(1);
        assertThat(attempts().forget(LONG_AGO.plusMillis(1))).isEqualTo(1);
        assertThat(attempts().failures(young)).isZero();
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
