package se.kompetensbyran.domain.worklist;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.assessments.Assessment;
import se.kompetensbyran.domain.assessments.AssessmentId;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.findings.FindingId;
import se.kompetensbyran.domain.findings.FindingKind;
import se.kompetensbyran.domain.handovers.HandoverId;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.pathways.EnrolmentId;
import se.kompetensbyran.domain.quality.Action;
import se.kompetensbyran.domain.quality.QualityReviewId;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.support.SupportCaseId;

/** Something that is to be done. It tells of no person. */
public sealed interface WorkItem {

    /** What is to be done. */
    WorkKind kind();

    /** The day on which it was or is time for it; the earliest is the most urgent. */
    LocalDate due();

    /** The day since which it waits; null for what has a last day of its own. */
    @Nullable
    LocalDate since();

    /** What it is about. */
    About about();

    /** The id of what is to be acted on; settles the order of those of the same day and kind. */
    UUID key();

    /** The enterprise, the initiative or, so that it tells of no person, the support node that it is about. */
    record About(UUID id, String name) {

        /** It is about an enterprise. */
        public static About enterprise(EnterpriseId id, String name) {
            return new About(id.value(), name);
        }
    }

    /**
     * An assessment to decide.
     *
     * @param since the day on which it came to its state
     */
    record AssessmentToDecide(AssessmentId id, State state, LocalDate since, About about) implements WorkItem {

        /** How many days after a rejection was told it can be decided, contested or not. */
        public static final int TOLD_DAYS = Assessment.CONTEST_DAYS + 1;

        @Override
        public WorkKind kind() {
            return WorkKind.ASSESSMENT_TO_DECIDE;
        }

        @Override
        public LocalDate due() {
            return state == State.REJECTION_TOLD ? since.plusDays(TOLD_DAYS) : since;
        }

        @Override
        public UUID key() {
            return id.value();
        }

        /** Whether a decision can be made on {@code today}. */
        public boolean isReady(LocalDate today) {
            boolean isWaiting = state == State.SUBMITTED || state == State.CONTESTED || state == State.REJECTION_TOLD;
            return isWaiting && !due().isAfter(today);
        }
    }

    /**
     * A status to renew.
     *
     * @param due the last day on which it is valid
     * @param draft the assessment that has been begun; null while none has
     */
    record StatusDue(
            EnterpriseId enterprise,
            LocalDate due,
            @Nullable AssessmentId draft,
            About about) implements WorkItem {

        @Override
        public WorkKind kind() {
            return WorkKind.STATUS_DUE;
        }

        @Override
        public @Nullable LocalDate since() {
            return null;
        }

        @Override
        public UUID key() {
            return enterprise.value();
        }
    }

    /**
     * A request for support to take.
     *
     * @param isOfInitiative whether it is about an initiative, and not about an enterprise
     */
    record SupportRequested(SupportCaseId id, LocalDate since, boolean isOfInitiative, About about)
            implements WorkItem {

        @Override
        public WorkKind kind() {
            return WorkKind.SUPPORT_REQUESTED;
        }

        @Override
        public LocalDate due() {
            return since;
        }

        @Override
        public UUID key() {
            return id.value();
        }
    }

    /** An action that is late. */
    record ActionOverdue(QualityReviewId review, Action.Id id, LocalDate due, About about) implements WorkItem {

        @Override
        public WorkKind kind() {
            return WorkKind.ACTION_OVERDUE;
        }

        @Override
        public @Nullable LocalDate since() {
            return null;
        }

        @Override
        public UUID key() {
            return id.value();
        }
    }

    /**
     * An initiative to move.
     *
     * @param since the last day on which it came further
     */
    record InitiativeUnmoved(InitiativeId id, LocalDate since, About about) implements WorkItem {

        @Override
        public WorkKind kind() {
            return WorkKind.INITIATIVE_UNMOVED;
        }

        @Override
        public LocalDate due() {
            return since.plusDays(Initiative.UNMOVED_DAYS);
        }

        @Override
        public UUID key() {
            return id.value();
        }
    }

    /**
     * A referral to answer.
     *
     * @param due the day from which the node is reminded
     * @param since the day on which it was sent
     * @param about the support node
     */
    record ReferralUnanswered(ReferralId id, LocalDate due, LocalDate since, About about) implements WorkItem {

        @Override
        public WorkKind kind() {
            return WorkKind.REFERRAL_UNANSWERED;
        }

        @Override
        public UUID key() {
            return id.value();
        }
    }

    /**
     * An identity that goes soon.
     *
     * @param due the day on which it goes
     * @param since the day on which the node was told
     * @param about the support node
     */
    record RetentionEnding(ParticipantId id, LocalDate due, LocalDate since, About about) implements WorkItem {

        @Override
        public WorkKind kind() {
            return WorkKind.RETENTION_ENDING;
        }

        @Override
        public UUID key() {
            return id.value();
        }
    }

    /**
     * Something that is wrong in what is held of a participant.
     *
     * @param finding what is wrong
     * @param subject the id of the placement or enrolment that it is about
     * @param due the day since which it is wrong
     * @param since the day on which it was found
     * @param about the support node
     */
    record DataFinding(FindingId id, FindingKind finding, UUID subject, LocalDate due, LocalDate since, About about)
            implements WorkItem {

        @Override
        public WorkKind kind() {
            return WorkKind.DATA_FINDING;
        }

        @Override
        public UUID key() {
            return id.value();
        }
    }

    /**
     * An offer to answer: another node would hand a participant over.
     *
     * @param since the day on which it was offered
     * @param about the receiving support node
     */
    record HandoverOffered(HandoverId id, LocalDate since, About about) implements WorkItem {

        @Override
        public WorkKind kind() {
            return WorkKind.HANDOVER_OFFERED;
        }

        @Override
        public LocalDate due() {
            return since;
        }

        @Override
        public UUID key() {
            return id.value();
        }
    }

    /**
     * Somebody to ask how it went after they left a project.
     *
     * @param due the last day on which they are to be asked
     * @param since the first on which they can be
     * @param about the support node
     */
    record FollowUpDue(EnrolmentId id, LocalDate due, LocalDate since, About about) implements WorkItem {

        @Override
        public WorkKind kind() {
            return WorkKind.FOLLOW_UP_DUE;
        }

        @Override
        public UUID key() {
            return id.value();
        }
    }
}
