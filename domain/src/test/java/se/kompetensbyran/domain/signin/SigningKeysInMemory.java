package se.kompetensbyran.domain.signin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Signing keys that are forgotten when the test is over. */
public final class SigningKeysInMemory implements SigningKeys {

    private final List<SigningKey> rows = new ArrayList<>();

    @Override
    public synchronized List<SigningKey> all() {
        return rows.stream()
                .sorted(Comparator.comparing(SigningKey::createdAt).thenComparing(SigningKey::kid))
                .toList();
    }

    @Override
    public synchronized List<SigningKey> add(Function<List<SigningKey>, Optional<SigningKey>> make) {
        make.apply(all()).ifPresent(rows::add);
        return all();
    }

    @Override
    public synchronized void forget(String kid) {
        rows.removeIf(it -> it.kid().equals(kid));
    }
}
