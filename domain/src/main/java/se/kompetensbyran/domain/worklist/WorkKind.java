package se.kompetensbyran.domain.worklist;

import se.kompetensbyran.domain.access.Permission;

/** What is to be done; those of the same day in this order. Labels stand in the code list work-kinds. */
public enum WorkKind {
    /** An assessment waits for a decision. */
    ASSESSMENT_TO_DECIDE(Permission.ASSESSMENTS_DECIDE),
    /** The status of an enterprise is soon no longer valid, or is so no longer and is still in force. */
    STATUS_DUE(Permission.ASSESSMENTS_WRITE),
    /** A request for support waits to be taken. */
    SUPPORT_REQUESTED(Permission.SUPPORT_WORK),
    /** An action after a quality review is late. */
    ACTION_OVERDUE(Permission.QUALITY_WRITE),
    /** An initiative has not moved for long. */
    INITIATIVE_UNMOVED(Permission.INCUBATION_WRITE),
    /** A referral has waited long for an answer. */
    REFERRAL_UNANSWERED(Permission.REFERRALS_DECIDE),
    /** Who a participant is goes soon, unless somebody demands that it is kept. */
    RETENTION_ENDING(Permission.RETENTION_HOLD),
    /** Something is wrong in what is held of a participant. */
    DATA_FINDING(Permission.DATA_FINDINGS_READ),
    /** A participant is offered by another node, and it waits for an answer. */
    HANDOVER_OFFERED(Permission.HANDOVERS_HANDLE),
    /** Somebody who has left a project is to be asked how it went afterwards. */
    FOLLOW_UP_DUE(Permission.ENROLMENTS_WRITE);

    private final Permission permission;

    WorkKind(Permission permission) {
        this.permission = permission;
    }

    /** What somebody must be allowed to do about it, so that it is work of theirs. */
    public Permission permission() {
        return permission;
    }

    /** Whether it is for the whole region alone, and not for who looks after the enterprise. */
    boolean isOfRegionAlone() {
        return this == ASSESSMENT_TO_DECIDE;
    }

    /** Whether it is for the support node alone, and not for the organisation whose the enterprise is. */
    boolean isOfNodeAlone() {
        return switch (this) {
            case SUPPORT_REQUESTED, INITIATIVE_UNMOVED, REFERRAL_UNANSWERED -> true;
            case RETENTION_ENDING, DATA_FINDING, HANDOVER_OFFERED, FOLLOW_UP_DUE -> true;
            case ASSESSMENT_TO_DECIDE, STATUS_DUE, ACTION_OVERDUE -> false;
        };
    }
}
