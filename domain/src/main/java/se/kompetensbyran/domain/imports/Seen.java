package se.kompetensbyran.domain.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has stood in the file before, by a hash of 122 bits, since a file may have a million rows. */
final class Seen {

    private final Set<UUID> all = new HashSet<>();

    /** Whether these values, of that kind, had not come before. */
    boolean isNew(String kind, @Nullable Object... values) {
        StringBuilder key = new StringBuilder(kind);
        for (@Nullable Object it : values) key.append('\0').append(it);
        return all.add(UUID.nameUUIDFromBytes(key.toString().getBytes(UTF_8)));
    }
}
