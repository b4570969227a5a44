package se.kompetensbyran.domain.handovers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/**
 * The handovers: in sight are those from a node in it, and those to one. What is left when a participant has been erased is there to be
 * counted only.
 */
public interface Handovers {

    /** The fields that a list of handovers can be sorted by. */
    List<String> SORTABLE = List.of("offeredAt", "answerBy");

    /**
     * What a search looks for; each part narrows it.
     *
     * @param stage where they stand today
     */
    record Search(
            @Nullable ParticipantId participant,
            @Nullable NodeId from,
            @Nullable NodeId to,
            @Nullable Stage stage) {}

    /**
     * A handover in a list.
     *
     * @param giver the organisation that runs the node from which it is
     * @param receiver the organisation that runs the node to which it is
     */
    record Line(Handover handover, OrganisationId giver, OrganisationId receiver) {}

    /** The handover, if there is one. */
    Optional<Handover> find(HandoverId id, Sight sight);

    /** The handover. @throws HandoverProblem.Unknown when there is none */
    default Handover get(HandoverId id, Sight sight) {
        return find(id, sight).orElseThrow(() -> new HandoverProblem.Unknown(id));
    }

    /** That of {@code participant} to which nobody has put an end, if there is one; it may have expired. */
    Optional<Handover> open(ParticipantId participant, Sight sight);

    /**
     * Those from the nodes that {@code host} runs to which nobody has put an end, and that wait no more on {@code today}; {@code most} at
     * the most.
     */
    List<HandoverId> overdue(OrganisationId host, LocalDate today, int most);

    /**
     * Adds or replaces it.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws HandoverProblem.Unknown when neither of its nodes is in sight
     * @throws HandoverProblem.OfferedAlready when the participant has another to which nobody has put an end
     */
    Handover save(Handover it, Sight sight);

    /** Those that fit {@code search} on {@code today}, the oldest first. */
    Page<Line> search(Search search, Sight sight, PageRequest wanted, LocalDate today);
}
