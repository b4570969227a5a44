package se.kompetensbyran.domain.signin;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.accounts.AccountId;

/** Sessions that are forgotten when the test is over. */
public final class SessionsInMemory implements Sessions {

    private final Map<Session.Id, Session> rows = new HashMap<>();
    private final Map<String, Session.Id> tokens = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    @Override
    public synchronized Optional<Session> find(Session.Id id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized List<Session> openOf(AccountId account, Instant now) {
        return rows.values().stream()
                .filter(it -> it.account().equals(account) && it.isOpen(now))
                .sorted(Comparator.comparing(Session::lastUsedAt)
                        .thenComparing(it -> it.id().toString())
                        .reversed())
                .toList();
    }

    @Override
    public synchronized void start(Session session, String refreshHash) {
        rows.put(session.id(), session);
        tokens.put(refreshHash, session.id());
    }

    @Override
    public synchronized Optional<Taken> take(String refreshHash) {
        return Optional.ofNullable(tokens.get(refreshHash))
                .flatMap(this::find)
                .map(it -> new Taken(it, taken.add(refreshHash)));
    }

    @Override
    public synchronized void renew(Session session, String refreshHash) {
        rows.computeIfPresent(
                session.id(), (id, it) -> with(it, session.lastUsedAt(), session.expiresAt(), it.endedAt()));
        tokens.put(refreshHash, session.id());
    }

    @Override
    public synchronized void end(Session.Id id, Instant now) {
        endEach(it -> it.id().equals(id), now);
    }

    @Override
    public synchronized void endAll(AccountId account, Instant now) {
        endEach(it -> it.account().equals(account), now);
    }

    @Override
    public synchronized int forget(Instant since) {
        int before = rows.size();
        rows.values().removeIf(it -> overAt(it).isBefore(since));
        tokens.values().retainAll(rows.keySet());
        return before - rows.size();
    }

    private void endEach(Predicate<Session> those, Instant now) {
        rows.replaceAll((id, it) ->
                those.test(it) && it.endedAt() == null ? with(it, it.lastUsedAt(), it.expiresAt(), now) : it);
    }

    private static Instant overAt(Session it) {
        Instant ended = it.endedAt();
        return ended != null && ended.isBefore(it.expiresAt()) ? ended : it.expiresAt();
    }

    private static Session with(Session it, Instant lastUsedAt, Instant expiresAt, @Nullable Instant endedAt) {
        return new Session(
                it.id(), it.account(), it.client(), it.scopes(), it.startedAt(), lastUsedAt, expiresAt, endedAt);
    }
}
