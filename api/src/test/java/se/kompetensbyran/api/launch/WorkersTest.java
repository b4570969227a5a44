package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.threads.EnhancedQueueExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.launch.Workers.Crew;

class WorkersTest {

    private static final int FEWEST = 1;
    private static final int MOST = 7;
    private static final int MANY_LOOKS = 1_000;

    private static final int MAY_WAIT = 100;

    private final EnhancedQueueExecutor threads = new EnhancedQueueExecutor.Builder()
            .setCorePoolSize(1)
            .setMaximumPoolSize(MOST)
            .setMaximumQueueSize(MAY_WAIT)
            .build();
    private final Crew crew = new Crew(threads, FEWEST);
    private final CountDownLatch slow = new CountDownLatch(1);

    @AfterEach
    void end() throws InterruptedException {
        slow.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void few_threads_work_while_nobody_waits() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            crew.look();
            answered();
        }

        assertThat(threads.getMaximumPoolSize()).isEqualTo(FEWEST);
        assertThat(threads.getPoolSize()).isEqualTo(FEWEST);
    }

    @Test
    void slow_work_does_not_hold_up_what_comes_after_it() throws InterruptedException {
        slowly(FEWEST);
        crew.look();
        var next = new CountDownLatch(1);
        threads.execute(next::countDown);

        assertThat(next.await(50, TimeUnit.MILLISECONDS)).isFalse();
        crew.look();

        assertThat(next.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void there_are_never_more_threads_than_the_framework_allows() throws InterruptedException {
        slowly(3 * MOST);

        for (int i = 0; i < MANY_LOOKS; i++) crew.look();

        assertThat(threads.getMaximumPoolSize()).isEqualTo(MOST);
        assertThat(threads.getPoolSize()).isEqualTo(MOST);
    }

    @Test
    void they_go_when_nobody_waits_any_longer() throws InterruptedException {
        slowly(3 * MOST);
        for (int i = 0; i < 10; i++) crew.look();
        slow.countDown();

        for (int i = 0; i < MANY_LOOKS && threads.getMaximumPoolSize() > FEWEST; i++) {
            answered();
            crew.look();
        }

        assertThat(threads.getMaximumPoolSize()).isEqualTo(FEWEST);
    }

    @Test
    void where_no_more_may_wait_it_is_tried_again_until_there_is_room() throws InterruptedException {
        slowly(FEWEST + MAY_WAIT);
        assertThatThrownBy(() -> slowly(1)).isInstanceOf(RejectedExecutionException.class);

        for (int i = 0; i < 10; i++) crew.look();
        assertThat(threads.getMaximumPoolSize()).isEqualTo(MOST);
        slow.countDown();

        for (int i = 0; i < MANY_LOOKS && threads.getMaximumPoolSize() > FEWEST; i++) {
            crew.look();
            answered();
        }
        assertThat(threads.getMaximumPoolSize()).isEqualTo(FEWEST);
    }

    @Test
    void those_that_are_too_many_end_when_they_have_nothing_to_do() throws InterruptedException {
        slowly(3 * MOST);
        for (int i = 0; i < 10; i++) crew.look();
        assertThat(threads.getPoolSize()).isEqualTo(MOST);
        slow.countDown();

        for (int i = 0; i < MANY_LOOKS && threads.getMaximumPoolSize() > FEWEST; i++) {
            answered();
            crew.look();
        }
        for (int i = 0; i < 10_000 && threads.getPoolSize() > FEWEST; i++) Thread.sleep(1);

        assertThat(threads.getPoolSize()).isEqualTo(FEWEST);
    }

    private void slowly(int times) {
        for (int i = 0; i < times; i++) {
            threads.execute(() -> {
                try {
                    slow.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private void answered() throws InterruptedException {
        for (int i = 0; i < 10_000 && !crew.reached(); i++) Thread.sleep(1);
        assertThat(crew.reached()).isTrue();
    }
}
