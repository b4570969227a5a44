package se.kompetensbyran.domain.accounts;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Failed attempts that are forgotten when the test is over. */
public final class SignInAttemptsInMemory implements SignInAttempts {

    private record Failures(int many, Instant lastAt) {}

    private final Map<String, Failures> rows = new HashMap<>();

    @Override
    public synchronized @Nullable Instant begin(String key, Instant now) {
        Failures before = rows.getOrDefault(key, new Failures(0, now));
        Instant until = SignInAttempts.waitUntil(before.many(), before.lastAt());
        if (until != null && now.isBefore(until)) return until;
        rows.put(key, new Failures(before.many() + 1, now));
        return null;
    }

    @Override
    public synchronized void succeeded(String key) {
        rows.remove(key);
    }

    @Override
    public synchronized int failures(String key) {
        Failures its = rows.get(key);
        return its == null ? 0 : its.many();
    }

    @Override
    public synchronized int forget(Instant since) {
        int before = rows.size();
        rows.values().removeIf(it -> it.lastAt().isBefore(since));
        return before - rows.size();
    }
}
