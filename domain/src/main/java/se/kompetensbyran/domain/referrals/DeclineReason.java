package se.kompetensbyran.domain.referrals;

/** Why a node declines a referral; labels stand in the code list decline-reasons. Never in words, which could tell too much. */
public enum DeclineReason {
    UNREACHABLE,
    NO_SHOW,
    HIRED_ELSEWHERE,
    IN_TRAINING,
    NOT_ELIGIBLE,
    /** The person cannot get to where the places are. */
    NOT_MOBILE,
    NOT_INTERESTED,
    LACKING_SKILLS,
    NO_PLACE,
    /** The same person has been referred already. */
    DUPLICATE,
    OTHER
}
