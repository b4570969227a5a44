package se.kompetensbyran.domain.identities;

import java.util.Set;

/**
 * An identity as it is kept: nobody reads it without the installation's own keys, and nobody at all once {@code key} is gone.
 *
 * @param key the key of this person's data alone, itself encrypted
 * @param text the identity, encrypted with that
 * @param marks a keyed hash of each {@link Trait}, by which the same person is found
 */
public record SealedIdentity(String key, String text, Set<String> marks) {

    public SealedIdentity {
        marks = Set.copyOf(marks);
    }

    @Override
    public String toString() {
        return "SealedIdentity";
    }
}
