package se.kompetensbyran.api.launch;

import io.quarkus.runtime.ExecutorRecorder;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.util.ForwardingScheduledExecutorService;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.threads.EnhancedQueueExecutor;

/**
 * How many threads answer requests at once: few while answers flow, more as soon as somebody waits.
 *
 * <p>Two for each core, one that counts and one that waits for the database, answer most requests a second; with the
 * framework's hundreds they crowd each other out. But a few slow requests must not hold up everybody: ten times a
 * second it is tried how soon a thread comes free, and where none has come within that time more are let in, up to the
 * framework's own bound ({@code quarkus.thread-pool.max-threads}). They go one at a time when nobody waits any longer.
 */
@ApplicationScoped
final class Workers {

    private static final Duration PACE = Duration.ofMillis(100);
    private static final int CALM_LOOKS = 50;

    void started(@Observes StartupEvent start, Vertx vertx) {
        var crew = new Crew(threads(), 2 * Runtime.getRuntime().availableProcessors());
        vertx.setPeriodic(PACE.toMillis(), timer -> crew.look());
    }

    // The framework has no setting for a bound that moves, and hands its pool out only wrapped.
    static EnhancedQueueExecutor threads() {
        Executor threads = ExecutorRecorder.getCurrent();
        try {
            while (threads instanceof ForwardingScheduledExecutorService wrapper) {
                Method within = wrapper.getClass().getDeclaredMethod("delegate");
                within.setAccessible(true);
                threads = (Executor) within.invoke(wrapper);
            }
            return (EnhancedQueueExecutor) threads;
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("The framework keeps its threads in another way now.", changed);
        }
    }

    /** The threads of one pool; looked after from one thread at a time. */
    static final class Crew {

        private final EnhancedQueueExecutor threads;
        private final int fewest;
        private final int most;
        private volatile boolean reached = true;
        private boolean isAsked;
        private int calm;

        Crew(EnhancedQueueExecutor threads, int fewest) {
            this.threads = threads;
            this.most = threads.getMaximumPoolSize();
            this.fewest = Math.min(fewest, most);
            threads.setMaximumPoolSize(this.fewest);
        }

        /** Whether what was handed in at the last look has reached a thread. */
        boolean reached() {
            return reached;
        }

        /** Lets more threads in when what was handed in at the last look has reached none, and one go after calm. */
        void look() {
            int now = threads.getMaximumPoolSize();
            if (!reached) {
                calm = 0;
                if (now < most) {
                    int more = Math.min(fewest, most - now);
                    threads.setMaximumPoolSize(now + more);
                    // A thread begins with what is handed in, and goes on with what waits.
                    for (int i = 0; i < more; i++) {
                        boolean unused = handIn(() -> {});
                    }
                }
                if (!isAsked) ask();
                return;
            }
            if (now > fewest && ++calm >= CALM_LOOKS) {
                calm = 0;
                threads.setMaximumPoolSize(now - 1);
            }
            ask();
        }

        private void ask() {
            reached = false;
            isAsked = handIn(() -> reached = true);
        }

        // Where no more may wait, somebody waits: it is asked again at the next look.
        private boolean handIn(Runnable one) {
            try {
                threads.execute(one);
                return true;
            } catch (RejectedExecutionException full) {
                return false;
            }
        }
    }
}
