package se.kompetensbyran.api.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Several that do something at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** What {@code each} of so many gave, all of them let loose together. */
    public static <T> List<T> times(int many, IntFunction<T> each) {
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            CyclicBarrier start = new CyclicBarrier(many);
            List<Callable<T>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int one = i;
                all.add(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return each.apply(one);
                });
            }
            List<T> given = new ArrayList<>();
            for (Future<T> it : threads.invokeAll(all)) given.add(it.get());
            return given;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
