package se.kompetensbyran.domain.pathways;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/**
 * The enrolments. What is not in the sight that is shown is not there, and what is left when a participant has been erased is there
 * to be counted only. An enterprise sees that people are enrolled for as long as they are and it sees that they are placed with it, where
 * they were placed from, and no more.
 */
public interface Enrolments {

    /** The fields that a list of enrolments can be sorted by. */
    List<String> SORTABLE = List.of("enteredOn", "leftOn");

    /**
     * What a search looks for; each part narrows it.
     *
     * @param isExceeding those that are longer than a rule says, permitted or not, on the day on which it is looked, or those that are not
     */
    record Search(
            @Nullable ParticipantId participant,
            @Nullable ProjectId project,
            @Nullable NodeId node,
            @Nullable Stage stage,
            @Nullable Boolean isExceeding) {}

    /**
     * An enrolment in a list.
     *
     * @param host the organisation that runs its node
     * @param leftOn when the person left, having begun
     * @param exceededFrom from when it is longer than a rule says, as it is or will be when nothing happens
     */
    record Line(
            EnrolmentId id,
            long revision,
            Whose whose,
            OrganisationId host,
            Stage stage,
            LocalDate plannedStart,
            @Nullable LocalDate enteredOn,
            @Nullable LocalDate leftOn,
            @Nullable Outcome outcome,
            @Nullable LocalDate exceededFrom) {}

    /** The enrolment, if there is one. */
    Optional<Enrolment> find(EnrolmentId id, Sight sight);

    /** The enrolment. @throws EnrolmentProblem.Unknown when there is none */
    default Enrolment get(EnrolmentId id, Sight sight) {
        return find(id, sight).orElseThrow(() -> new EnrolmentProblem.Unknown(id));
    }

    /** What a list shows of the enrolment, if there is one. */
    Optional<Line> line(EnrolmentId id, Vantage vantage);

    /**
     * Adds or replaces it.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws EnrolmentProblem.Unknown when its node is not in sight
     * @throws EnrolmentProblem.EnrolledAlready when the participant has another in the project that is not over
     * @throws EnrolmentProblem.EnrolmentsOverlap when they were in the project on some of its days by another; on the day of an exit
     *     they may enter again
     */
    Enrolment save(Enrolment it, Sight sight);

    /** Those that fit {@code search}, the oldest first. */
    Page<Line> search(Search search, Vantage vantage, PageRequest wanted);

    /** Those of {@code participant} that are not over, the oldest first. */
    List<EnrolmentId> open(ParticipantId participant, Sight sight);

    /** The enrolment to which the person was transferred from {@code id}, if so. */
    Optional<EnrolmentId> transferredTo(EnrolmentId id, Sight sight);
}
