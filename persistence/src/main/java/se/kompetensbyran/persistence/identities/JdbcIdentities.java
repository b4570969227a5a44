package se.kompetensbyran.persistence.identities;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import se.kompetensbyran.domain.identities.Access;
import se.kompetensbyran.domain.identities.Identities;
import se.kompetensbyran.domain.identities.SealedIdentity;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants.Line;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.persistence.shared.ParticipantLines;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.RowSecurity;
import se.kompetensbyran.persistence.shared.Sql;

/**
 * Sealed identities: a row for the key, one for what it opens, one for each mark. No entity stands for them, so that nothing holds
 * on to what has been read.
 */
@ApplicationScoped
@Transactional
class JdbcIdentities implements Identities {

    private final EntityManager entities;
    private final Reads reads;
    private final RowSecurity rows;

    JdbcIdentities(EntityManager entities, Reads reads, RowSecurity rows) {
        this.entities = entities;
        this.reads = reads;
        this.rows = rows;
    }

    @Override
    public Optional<SealedIdentity> find(ParticipantId whose, Sight sight) {
        rows.open(whose, sight);
        return reads.find(
                Sql.of(
                        "select k.sealed, i.sealed, array(select m.mark from identity_mark m where m.participant_id ="
                                + " k.participant_id) from identity_key k join identity i using (participant_id)"
                                + " where k.participant_id = ?",
                        whose.value()),
                row -> new SealedIdentity(row.getString(1), row.getString(2), Set.copyOf(Reads.strings(row, 3))));
    }

    @Override
    public void put(ParticipantId whose, SealedIdentity it, Sight sight) {
        rows.open(whose, sight);
        UUID id = whose.value();
        write(
                "insert into identity_key (participant_id, sealed) values (?1, ?2)"
                        + " on conflict (participant_id) do update set sealed = excluded.sealed",
                id,
                it.key());
        write(
                "insert into identity (participant_id, sealed) values (?1, ?2)"
                        + " on conflict (participant_id) do update set sealed = excluded.sealed",
                id,
                it.text());
        write("delete from identity_mark where participant_id = ?1", id);
        write(
                "insert into identity_mark (participant_id, mark) select ?1, unnest(cast(?2 as text[]))",
                id,
                array(it.marks()));
    }

    @Override
    public List<Line> marked(Map<Datum, Set<String>> marks, Access.Reason why, Sight sight) {
        rows.show(sight);
        List<String> known = new ArrayList<>();
        List<String> data = new ArrayList<>();
        marks.forEach((datum, some) -> some.forEach(mark -> {
            known.add(mark);
            data.add(EnumCode.of(datum));
        }));
        Sql found = Sql.of(ParticipantLines.SELECT)
                .add(ParticipantLines.FROM)
                .add(
                        " where p.id in (select m.participant_id from identity_mark m"
                                + " join unnest(cast(? as text[]), cast(? as text[])) known (mark, datum) on known.mark = m.mark",
                        array(known),
                        array(data));
        why.purpose()
                .ifPresent(purpose -> found.add(
                        " join participant_consent c on c.participant_id = m.participant_id and c.purpose = ?"
                                + " and c.withdrawn_on is null and known.datum = any (c.data)",
                        EnumCode.of(purpose)));
        found.add(")");
        if (why != Access.Reason.OWN_REQUEST) found.add(" and p.restricted_for is null");
        RowSecurity.narrow(found, "p.node_id", sight).add(" order by p.code limit ?", MOST);
        return reads.list(found, ParticipantLines::of);
    }

    @Override
    public String markKey(Supplier<String> fresh) {
        // It is everybody's and tells of nobody: any sight will do.
        rows.show(Sight.NONE);
        return kept().orElseGet(() -> {
            write("insert into identity_mark_key (sealed) values (?1) on conflict do nothing", fresh.get());
            return kept().orElseThrow();
        });
    }

    // Base64url and codes: none has a sign that an array's text must quote.
    private static String array(Collection<String> texts) {
        return "{" + String.join(",", texts) + "}";
    }

    private Optional<String> kept() {
        return reads.find(Sql.of("select sealed from identity_mark_key"), row -> row.getString(1));
    }

    private void write(String sql, Object... values) {
        var statement = entities.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) statement.setParameter(i + 1, values[i]);
        statement.executeUpdate();
    }
}
