package se.kompetensbyran.domain.signin;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Codes that are forgotten when the test is over. */
public final class AuthorizationCodesInMemory implements AuthorizationCodes {

    private final Map<String, AuthorizationCode> rows = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    @Override
    public synchronized void keep(AuthorizationCode code) {
        rows.put(code.hash(), code);
    }

    @Override
    public synchronized Optional<Taken> take(String hash) {
        return Optional.ofNullable(rows.get(hash)).map(it -> new Taken(it, taken.add(hash)));
    }

    @Override
    public synchronized int forget(Instant since) {
        int before = rows.size();
        rows.values().removeIf(it -> it.expiresAt().isBefore(since));
        taken.retainAll(rows.keySet());
        return before - rows.size();
    }
}
