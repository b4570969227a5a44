package se.kompetensbyran.persistence.wrapping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.kompetensbyran.domain.wrapping.Wrapped;
import se.kompetensbyran.domain.wrapping.Wrappings;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;

/** What is sealed in four tables. Who wraps says so to PostgreSQL, whose policies let nobody else come near the keys of all. */
@ApplicationScoped
@Transactional
class JdbcWrappings implements Wrappings {

    private static final int BEGINNING = 7;

    /** Where something of a kind lies. */
    private record Place(String table, String key, String column) {

        String rows(String kind) {
            return "select '" + kind + ":' || coalesce(" + key + ", '') as context, " + column + " as sealed from "
                    + table + " where " + column + " is not null";
        }
    }

    // What a context begins with is what the keys were told when they sealed it.
    private static final Map<String, Place> PLACES = Map.of(
            "identity-key", new Place("identity_key", "participant_id::text", "sealed"),
            "identity-mark-key", new Place("identity_mark_key", "null", "sealed"),
            "signing-key", new Place("signing_key", "kid", "private_key"),
            "second-factor", new Place("account", "id::text", "second_factor"));

    private static final String ALL = PLACES.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(it -> it.getValue().rows(it.getKey()))
            .collect(Collectors.joining(" union all "));

    private final EntityManager entities;
    private final Reads reads;

    JdbcWrappings(EntityManager entities, Reads reads) {
        this.entities = entities;
        this.reads = reads;
    }

    @Override
    public List<Wrapped> others(Set<String> beginnings, String after, int most) {
        open();
        return reads.list(
                Sql.of(
                        "select context, sealed from (" + ALL + ") every where left(sealed, " + BEGINNING
                                + ") <> all (cast(? as text[])) and context collate \"C\" > ?"
                                + " order by context collate \"C\" limit ?",
                        // Base64url: none has a sign that an array's text must quote.
                        "{" + String.join(",", beginnings) + "}",
                        after,
                        most),
                row -> new Wrapped(row.getString(1), row.getString(2)));
    }

    @Override
    public boolean replace(Wrapped was, String sealed) {
        open();
        String[] parts = was.context().split(":", 2);
        Place it = PLACES.get(parts[0]);
        if (it == null) throw new IllegalArgumentException("nothing is kept under " + parts[0]);
        return entities.createNativeQuery("update " + it.table() + " set " + it.column() + " = ?1 where coalesce("
                                + it.key() + ", '') = ?2 and " + it.column() + " = ?3")
                        .setParameter(1, sealed)
                        .setParameter(2, parts[1])
                        .setParameter(3, was.sealed())
                        .executeUpdate()
                == 1;
    }

    private void open() {
        reads.list(Sql.of("select set_config('keys.wrapping', 'on', true)"), row -> row.getString(1));
    }
}
