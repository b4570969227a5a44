package se.kompetensbyran.persistence.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.referrals.ReferralSight;

/**
 * Which rows of participants the open transaction comes near, told to PostgreSQL, whose policies show no others: without this it
 * comes near none, and so does a statement outside of transactions.
 */
@ApplicationScoped
public class RowSecurity {

    private final Reads reads;

    RowSecurity(Reads reads) {
        this.reads = reads;
    }

    /** From now to its end, the transaction comes near what is in {@code sight}, and knows of nobody who they are. */
    public void show(Sight sight) {
        set(sight, null, Set.of(), Set.of(), "");
    }

    /** From now to its end, the transaction comes near referrals in {@code sight}, and participants of its nodes. */
    public void show(ReferralSight sight) {
        set(sight.nodes(), null, sight.partners(), Set.of(), "");
    }

    /** From now to its end, the transaction comes near what is in {@code sight}, and who {@code whose} is. */
    public void open(ParticipantId whose, Sight sight) {
        set(sight, whose, Set.of(), Set.of(), "");
    }

    /**
     * As {@link #show(Sight)}, and it comes near what is placed at the enterprises of {@code hosts} too, as they may on {@code day}.
     */
    public void show(Sight sight, Set<OrganisationId> hosts, LocalDate day) {
        show(sight, hosts, Set.of(), day);
    }

    /** The same, and it comes near what {@code partners} have referred, and what they are to sign. */
    public void show(Sight sight, Set<OrganisationId> hosts, Set<OrganisationId> partners, LocalDate day) {
        set(sight, null, partners, hosts, day.toString());
    }

    /** Narrows {@code statement} to rows whose {@code column} is a node in {@code sight}: found by index, before any policy. */
    public static Sql narrow(Sql statement, String column, Sight sight) {
        if (sight.isRegional()) return statement;
        return statement.add(
                " and " + column
                        + " in (select own.id from support_node own where own.host_id = any(cast(? as uuid[])))",
                OwnEnterprises.ids(sight.hosts()));
    }

    // All of it each time: nothing is left of what was shown before in the same transaction.
    private void set(
            Sight sight,
            @Nullable ParticipantId opened,
            Set<OrganisationId> partners,
            Set<OrganisationId> hosts,
            String day) {
        String seen = sight.isRegional() ? "region" : OwnEnterprises.ids(sight.hosts());
        reads.list(
                Sql.of(
                        "select set_config('participants.sight', ?, true), set_config('participants.opened', ?, true),"
                                + " set_config('referrals.partners', ?, true), set_config('participants.free', ?, true),"
                                + " set_config('placements.hosts', ?, true), set_config('placements.day', ?, true)",
                        seen,
                        opened == null ? "" : opened.toString(),
                        OwnEnterprises.ids(partners),
                        sight.isFreeAlone() ? OwnEnterprises.ids(sight.hosts()) : "",
                        OwnEnterprises.ids(hosts),
                        day),
                row -> seen);
    }
}
