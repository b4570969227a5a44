package se.kompetensbyran.domain.wrapping;

import java.util.List;
import java.util.Set;

/** All that lies in the database under the installation's own keys: keys of identities and of their marks, signing keys, second factors. */
public interface Wrappings {

    /**
     * Those that begin with none of {@code beginnings}, by context.
     *
     * @param after the context after which to begin; empty for the first
     * @param most the most that are returned
     */
    List<Wrapped> others(Set<String> beginnings, String after, int most);

    /** Puts {@code sealed} in the place of {@code was}. Whether it is there: not when that has gone, or become another, meanwhile. */
    boolean replace(Wrapped was, String sealed);
}
