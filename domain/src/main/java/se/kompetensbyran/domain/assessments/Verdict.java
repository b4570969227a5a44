package se.kompetensbyran.domain.assessments;

/** Whether a criterion is met (sv: utslag); labels stand in the code list verdicts. */
public enum Verdict {
    MET,
    NOT_MET,
    UNKNOWN
}
