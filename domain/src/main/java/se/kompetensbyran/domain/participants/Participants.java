package se.kompetensbyran.domain.participants;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/** The participants. What is not in the sight that is shown is not there, and what has been erased is there to be counted only. */
public interface Participants {

    /** The fields that a list of participants can be sorted by. */
    List<String> SORTABLE = List.of("code", "birthYear");

    /** What a search looks for; each part narrows it. */
    record Search(
            @Nullable NodeId node,
            @Nullable Gender gender,
            @Nullable MunicipalityCode municipality,
            @Nullable String targetGroup) {}

    /**
     * A participant in a list.
     *
     * @param host the organisation that runs its node
     */
    record Line(ParticipantId id, ParticipantCode code, NodeId node, OrganisationId host, Facts facts) {}

    /** The participant, if there is one. */
    Optional<Participant> find(ParticipantId id, Sight sight);

    /** The participant. @throws ParticipantProblem.Unknown when there is none */
    default Participant get(ParticipantId id, Sight sight) {
        return find(id, sight).orElseThrow(() -> new ParticipantProblem.Unknown(id));
    }

    /**
     * The participant, as it is when nobody else is changing it, or telling anew of it: whoever would do that waits until the
     * transaction is over.
     *
     * @throws ParticipantProblem.Unknown when there is none
     */
    Participant hold(ParticipantId id, Sight sight);

    /**
     * Adds or replaces it. With its {@link Participant#identification} goes, at once and for ever, who it is.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read, or its pseudonym has been taken
     * @throws ParticipantProblem.Unknown when its node is not in sight
     * @throws ParticipantProblem.ConsentedAlready when somebody else has recorded a consent for the purpose
     */
    Participant save(Participant it, Sight sight);

    /** Those that fit {@code search}, by code. */
    Page<Line> search(Search search, Sight sight, PageRequest wanted);

    /** How many there are and have been. */
    Tally count(Sight sight);
}
