package se.kompetensbyran.domain.signin;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The keys that sign, kept where every process of an installation finds them. */
public interface SigningKeys {

    /** All of them, oldest first. */
    List<SigningKey> all();

    /**
     * Adds what {@code make} makes of those that there are, if it makes one; nobody else adds meanwhile, so that two
     * processes that start together make one key.
     *
     * @return all of them, oldest first
     */
    List<SigningKey> add(Function<List<SigningKey>, Optional<SigningKey>> make);

    /** Forgets a key that nobody needs to know any more. */
    void forget(String kid);
}
