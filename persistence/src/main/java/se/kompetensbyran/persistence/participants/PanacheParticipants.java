package se.kompetensbyran.persistence.participants;

import static java.util.stream.Collectors.toSet;
import static se.kompetensbyran.persistence.shared.Values.map;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.ParticipantProblem.ConsentedAlready;
import se.kompetensbyran.domain.participants.ParticipantProblem.Unknown;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.participants.Tally;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Counts;
import se.kompetensbyran.persistence.shared.ParticipantLines;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.RowSecurity;
import se.kompetensbyran.persistence.shared.Sides;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Whole;
import se.kompetensbyran.persistence.shared.Writes;

/** Participants, a row each with rows for their consents and for that it is kept who they are; each method says whose it comes near. */
@ApplicationScoped
@Transactional
class PanacheParticipants implements Participants, PanacheRepositoryBase<ParticipantEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of(
            "participant_consent_one_that_holds", ConsentedAlready::new,
            "participant_code_unique", Stale::new);

    private static final Map<String, String> COLUMNS = Map.of("code", "p.code", "birthYear", "p.birth_year nulls last");

    private final Reads reads;
    private final Counts counts;
    private final Writes writes;
    private final RowSecurity rows;

    PanacheParticipants(Reads reads, Writes writes, RowSecurity rows, Counts counts) {
        this.reads = reads;
        this.writes = writes;
        this.rows = rows;
        this.counts = counts;
    }

    @Override
    public Optional<Participant> find(ParticipantId id, Sight sight) {
        rows.show(sight);
        return Whole.find(getEntityManager(), ParticipantEntity.class, id.value())
                .filter(it -> it.erased() == null)
                .filter(it -> it.restriction() == null || isShown(it.node(), sight));
    }

    @Override
    public Participant hold(ParticipantId id, Sight sight) {
        rows.show(sight);
        // What was read before the lock was waited for is read anew, since it has another revision.
        lock(id);
        return get(id, sight);
    }

    private void lock(ParticipantId id) {
        reads.list(
                Sql.of("select id from participant where id = ? for no key update", id.value()),
                row -> row.getObject(1, UUID.class));
    }

    @Override
    public Participant save(Participant it, Sight sight) {
        rows.show(sight);
        if (!isInSight(it.node(), sight)) throw new Unknown(it.id());
        UUID id = it.id().value();
        ParticipantEntity found = findById(id);
        if (found != null && found.revision == it.revision()) endReplaced(found, it);
        return writes.save(it, id, found, ParticipantEntity::new, PROBLEMS);
    }

    // One holds for each purpose at any moment: what is replaced ends before the other is there. The participant is
    // held first, as by all
    // who change what hangs on a consent.
    private void endReplaced(ParticipantEntity found, Participant it) {
        Set<UUID> holding = found.consents.stream()
                .filter(row -> row.withdrawnOn == null)
                .map(row -> row.id)
                .collect(toSet());
        for (Consent one : it.consents()) {
            Consent.Withdrawal end = one.withdrawal();
            if (end == null
                    || end.replacedBy() == null
                    || !holding.contains(one.id().value())) continue;
            Sql ending = Sql.of(
                    "update participant_consent set withdrawn_on = ?, withdrawn_by = ?, withdrawn_at = ?"
                            + " where id = ? and withdrawn_on is null returning id",
                    end.on(),
                    end.by().who(),
                    end.by().at().atOffset(ZoneOffset.UTC),
                    one.id().value());
            lock(it.id());
            if (reads.find(ending, row -> row.getObject(1, UUID.class)).isEmpty()) throw new Stale();
        }
    }

    @Override
    public Page<Line> search(Search search, Sight sight, PageRequest wanted) {
        rows.show(sight);
        Sql narrowing = Sql.of(" and p.code is not null")
                .and("p.node_id = ?", map(search.node(), NodeId::value))
                .and("p.gender = ?", map(search.gender(), EnumCode::of))
                .and("p.municipality = ?", map(search.municipality(), MunicipalityCode::value))
                .and("? = any (p.target_groups)", search.targetGroup());
        Sides seen = Sides.of("participant p", narrowing);
        if (sight.isFreeAlone())
            narrowing
                    .add(" and (p.restricted_at is null or p.node_id in (")
                    .add(Sides.nodesOf(sight.hosts()))
                    .add("))");
        if (sight.isRegional()) seen.all();
        else seen.side(Sides.nodesOf(sight.hosts()), Sql.of("p.node_id = own.id"));
        String order = Reads.orderBy(wanted, COLUMNS, "p.code", "p.id");
        Sql found = Sql.of(ParticipantLines.SELECT)
                .add(seen.from(order, wanted))
                .add(ParticipantLines.HOST + order)
                .add(" limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, found, counts, seen.counted(), ParticipantLines::of);
    }

    @Override
    public Tally count(Sight sight) {
        rows.show(sight);
        Sql counts = RowSecurity.narrow(Sql.of("select gender, count(*) from participant where true"), "node_id", sight)
                .add(" group by gender");
        Map<Gender, Integer> all = new EnumMap<>(Gender.class);
        reads.list(counts, row -> all.put(EnumCode.parse(Gender.class, row.getString(1)), row.getInt(2)));
        return new Tally(all);
    }

    private boolean isShown(NodeId node, Sight sight) {
        return !sight.isFreeAlone() || isInSight(node, Sight.at(sight.hosts()));
    }

    private boolean isInSight(NodeId node, Sight sight) {
        Sql own =
                RowSecurity.narrow(Sql.of("select 1 from support_node n where n.id = ?", node.value()), "n.id", sight);
        return reads.find(own, row -> row.getInt(1)).isPresent();
    }
}
