package se.kompetensbyran.persistence.shared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.PageRequest;

/**
 * A table's rows that somebody sees from several sides, such as what was sent to own nodes and what own organisations have sent. Of
 * each node, and of each organisation, rows come in the list's order out of an index, no more than the page reaches, and are put
 * together. By one condition for all sides, every row of all of them would be read and sorted.
 */
public final class Sides {

    private final String table;
    private final Sql narrowing;
    private final List<Side> sides = new ArrayList<>();

    private record Side(Sql from, Sql lateral) {}

    private Sides(String table, Sql narrowing) {
        this.table = table;
        this.narrowing = narrowing;
    }

    /**
     * Of {@code table}, with its short name ({@code referral r}), no side yet.
     *
     * @param narrowing the condition that all rows fulfil
     */
    public static Sides of(String table, Sql narrowing) {
        return new Sides(table, narrowing);
    }

    /** The only side: all rows. */
    public Sides all() {
        sides.add(new Side(Sql.of(""), Sql.of("true")));
        return this;
    }

    /**
     * One side more. No row may be on two of them.
     *
     * @param owners selects those whose rows they are, by {@code id}
     * @param condition which rows each of those has: {@code r.node_id = own.id}
     */
    public Sides side(Sql owners, Sql condition) {
        sides.add(new Side(Sql.of("(").add(owners).add(") own cross join lateral "), condition));
        return this;
    }

    /** Selects the nodes that {@code hosts} run. */
    public static Sql nodesOf(Set<OrganisationId> hosts) {
        return Sql.of("select id from support_node where host_id = any(cast(? as uuid[]))", OwnEnterprises.ids(hosts));
    }

    /** Selects {@code ids} themselves. */
    public static Sql these(Collection<UUID> ids) {
        return Sql.of("select unnest(cast(? as uuid[])) as id", Reads.array(ids));
    }

    /** {@code  from} the rows that the page may show, under the table's short name; whoever reads them sorts and cuts them. */
    public Sql from(String order, PageRequest wanted) {
        return from("*", Sql.of(order + " limit ?", wanted.offset() + wanted.limit()));
    }

    /** {@code  from} as many as there are, of each owner as far as lists are counted. */
    public Sql counted() {
        return from("1", Sql.of(" limit ?", PageRequest.REACH + 1));
    }

    private Sql from(String columns, Sql end) {
        String name = table.substring(table.indexOf(' ') + 1);
        Sql all = Sql.of(" from (");
        if (sides.isEmpty()) all.add("select " + columns + " from " + table + " where false");
        for (int i = 0; i < sides.size(); i++) {
            if (i > 0) all.add(" union all ");
            all.add("select " + name + ".* from ")
                    .add(sides.get(i).from())
                    .add("(select " + columns + " from " + table + " where ")
                    .add(sides.get(i).lateral())
                    .add(narrowing)
                    .add(end)
                    .add(") " + name);
        }
        return all.add(") " + name);
    }
}
