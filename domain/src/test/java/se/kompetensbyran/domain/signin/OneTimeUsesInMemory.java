package se.kompetensbyran.domain.signin;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** One-time uses that are forgotten when the test is over. */
public final class OneTimeUsesInMemory implements OneTimeUses {

    private final ConcurrentHashMap<String, Instant> used = new ConcurrentHashMap<>();

    @Override
    public boolean take(String hash, Instant until) {
        return used.putIfAbsent(hash, until) == null;
    }

    @Override
    public int forget(Instant now) {
        int before = used.size();
        used.values().removeIf(it -> it.isBefore(now));
        return before - used.size();
    }
}
