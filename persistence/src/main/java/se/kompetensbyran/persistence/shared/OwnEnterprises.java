package se.kompetensbyran.persistence.shared;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.organisations.OrganisationId;

/** The enterprises that somebody looks after, in a statement. */
public final class OwnEnterprises {

    private OwnEnterprises() {}

    /**
     * Narrows {@code statement} to rows whose {@code column} is the id of one of those enterprises; to none when there is
     * nothing to narrow to. They are found from whose they are, so that a row is not tried for each.
     */
    public static Sql narrow(Sql statement, String column, @Nullable Within within, LocalDate today) {
        if (within == null) return statement;
        return statement.add(
                " and " + column + " in (select own.id from enterprise own"
                        + " where own.organisation_id = any(cast(? as uuid[]))"
                        + " union all select belongs.enterprise_id from support_node own"
                        + " join enterprise_affiliation belongs on belongs.node_id = own.id"
                        + " where own.host_id = any(cast(? as uuid[])) and own.open @> cast(? as date)"
                        + " and belongs.period @> cast(? as date))",
                ids(within.organisations()),
                ids(within.hosts()),
                today,
                today);
    }

    /** The text of an array of {@code all}, for a question mark that is cast to {@code uuid[]}. */
    public static String ids(Set<OrganisationId> all) {
        return Reads.array(all.stream().map(OrganisationId::value).toList());
    }
}
