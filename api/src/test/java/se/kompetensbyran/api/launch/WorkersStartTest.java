package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.threads.EnhancedQueueExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That somebody looks after the threads of the program as it runs. */
@QuarkusTest
class WorkersStartTest {

    /** The framework's own bound, where nothing else is set. */
    private static final int MOST = Math.max(8 * Runtime.getRuntime().availableProcessors(), 200);

    private final EnhancedQueueExecutor threads = Workers.threads();
    private final CountDownLatch slow = new CountDownLatch(1);

    @AfterEach
    void end() {
        slow.countDown();
    }

    @Test
    void when_all_threads_are_slow_more_are_let_in() throws InterruptedException {
        // Whatever other tests have let in goes when it is calm.
        for (int i = 0; i < 1_000 && threads.getMaximumPoolSize() >= MOST; i++) Thread.sleep(20);
        int now = threads.getMaximumPoolSize();
        assertThat(now).isLessThan(MOST);
        for (int i = 0; i < now; i++) {
            threads.execute(() -> {
                try {
                    slow.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        var next = new CountDownLatch(1);
        threads.execute(next::countDown);

        assertThat(next.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(threads.getMaximumPoolSize()).isGreaterThan(now);
    }
}
