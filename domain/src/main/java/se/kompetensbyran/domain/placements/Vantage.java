package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import java.util.Set;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Sight;

/**
 * From where somebody looks at placements. It goes with every question to the port, and what cannot be seen from it is not there.
 *
 * @param sight whose participants' placements they are
 * @param hosts the organisations at whose enterprises they are: seen from when they are sent to be signed to
 *     {@value #DAYS_AFTER} days after they are over
 * @param today the day on which it is looked
 */
public record Vantage(Sight sight, Set<OrganisationId> hosts, LocalDate today) {

    /** How many days an enterprise goes on seeing a placement that is over. */
    public static final int DAYS_AFTER = 30;

    public Vantage {
        hosts = Set.copyOf(hosts);
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
     */
    public boolean shows(Placement it, OrganisationId runner, OrganisationId host) {
        return sight.reaches(runner) || (hosts.contains(host) && isShownToHost(it));
    }

    private boolean isShownToHost(Placement it) {
        return it.isSent()
                && it.over()
                        .map(day -> !day.plusDays(DAYS_AFTER).isBefore(today))
                        .orElse(true);
    }
}
