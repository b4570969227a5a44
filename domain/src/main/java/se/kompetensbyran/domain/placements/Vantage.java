package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Sight;

/**
 * From where somebody looks at placements. It goes with every question to the port, and what cannot be seen from it is not there.
 *
 * @param sight whose participants' placements they are
 * @param hosts the organisations at whose enterprises they are: seen from when they are sent to be signed to
 *     {@value #DAYS_AFTER} days after they are over
 * @param partners the organisations from whose referrals they come: seen while they are signed, and until the participant begins
 * @param today the day on which it is looked
 */
public record Vantage(Sight sight, Set<OrganisationId> hosts, Set<OrganisationId> partners, LocalDate today) {

    /** How many days an enterprise goes on seeing a placement that is over. */
    public static final int DAYS_AFTER = 30;

    public Vantage {
        hosts = Set.copyOf(hosts);
        partners = Set.copyOf(partners);
    }

    /** Of who comes near participants, and of enterprises. */
    public Vantage(Sight sight, Set<OrganisationId> hosts, LocalDate today) {
        this(sight, hosts, Set.of(), today);
    }

    /** Of partners alone. */
    public static Vantage ofPartners(Set<OrganisationId> partners, LocalDate today) {
        return new Vantage(Sight.NONE, Set.of(), partners, today);
    }

    /** Of who comes near participants alone. */
    public static Vantage of(Sight sight, LocalDate today) {
        return new Vantage(sight, Set.of(), today);
    }

    /**
     * Whether {@code it} is seen.
     *
     * @param runner the organisation that runs the participant's node
     * @param host the organisation whose enterprise it is
     * @param partner the organisation from whose referral it comes, if from one that the participant lets know of it
     * @param isRestricted whether what is held of the participant may not be used
     */
    public boolean shows(
            Placement it,
            OrganisationId runner,
            OrganisationId host,
            @Nullable OrganisationId partner,
            boolean isRestricted) {
        if (sight.shows(runner, isRestricted)) return true;
        if (isRestricted) return false;
        return (hosts.contains(host) && isShownToHost(it))
                || (partner != null && partners.contains(partner) && it.state().isSigned());
    }

    private boolean isShownToHost(Placement it) {
        return it.isSent()
                && it.over()
                        .map(day -> !day.plusDays(DAYS_AFTER).isBefore(today))
                        .orElse(true);
    }
}
