package se.kompetensbyran.domain.incubation;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;

/**
 * An initiative as it is shown in a list and on its own, read with one statement.
 *
 * @param stageSince the day on which it came to its stage
 * @param restsFrom where it stood when it was paused; null while it is not
 * @param movedOn as {@link Initiative#movedOn} says
 * @param met what of the checklists is met
 */
public record InitiativeOverview(
        InitiativeId id,
        long revision,
        Idea idea,
        AtNode node,
        Stage stage,
        LocalDate stageSince,
        @Nullable Stage restsFrom,
        LocalDate movedOn,
        Set<GateCheck> met,
        @Nullable Owner organisation,
        @Nullable Enterprise enterprise) {

    public InitiativeOverview {
        met = Set.copyOf(met);
    }

    /**
     * The support node that helps it.
     *
     * @param host the organisation that runs that node now; null when the node has closed, and the region alone is left
     */
    public record AtNode(NodeId id, String name, @Nullable OrganisationId host) {}

    /** The legal person that it has. */
    public record Owner(OrganisationId id, String name) {}

    /** The enterprise that it became, and the day on which that business began. */
    public record Enterprise(EnterpriseId id, String name, LocalDate on) {}

    /** The stages to which it can go now: there is an arrow, the gate is passed, and what it demands is there. */
    public Set<Stage> next() {
        Set<Stage> all = EnumSet.noneOf(Stage.class);
        for (Stage it : stage.next(restsFrom)) {
            boolean isOpen = GateCheck.missing(it, met).isEmpty()
                    && (it != Stage.REGISTERED || organisation != null)
                    && (it != Stage.CONFIRMED || enterprise != null);
            if (isOpen || it == restsFrom) all.add(it);
        }
        return all;
    }
}
