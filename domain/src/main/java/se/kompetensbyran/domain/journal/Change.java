package se.kompetensbyran.domain.journal;

import org.jspecify.annotations.Nullable;

/**
 * A field that changed.
 *
 * @param field its name; nested fields with a slash between, and a part by its id: {@code roles/0197…/kind}
 * @param before what it was, as the API writes it; null when there was nothing, and for a secret
 * @param after what it is; null when there is nothing, and for a secret
 */
public record Change(
        String field, @Nullable String before, @Nullable String after) {}
