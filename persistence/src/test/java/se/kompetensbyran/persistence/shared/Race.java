package se.kompetensbyran.persistence.shared;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Two transactions, each in a thread of its own, that both have read before either writes. */
@NullMarked
public final class Race {

    private Race() {}

    /** What one of the two does after both have read. */
    @FunctionalInterface
    public interface Write {
        /** Saves. */
        void run();
    }

    /**
     * Runs both to their ends: each supplier reads and says how it will write.
     *
     * @return why those failed who did
     */
    public static List<Throwable> between(Supplier<Write> one, Supplier<Write> other) {
        var bothHaveRead = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            return Stream.of(one, other)
                    .map(it -> CompletableFuture.supplyAsync(() -> failureOf(it, bothHaveRead), threads))
                    .toList()
                    .stream()
                    .flatMap(it -> it.join().stream())
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<Throwable> failureOf(Supplier<Write> contestant, CyclicBarrier bothHaveRead) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                Write write = contestant.get();
                await(bothHaveRead);
                write.run();
            });
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the other did not come", e);
        }
    }
}
