package se.kompetensbyran.domain.assessments;

/** What makes an enterprise a work-integration social enterprise; labels stand in the code list status-criteria. */
public enum Criterion {
    /** It exists to integrate people with great difficulty to get or keep work into working life and society. */
    INTEGRATION,
    /** It creates participation for its co-workers through ownership, agreement or otherwise, well documented. */
    PARTICIPATION,
    /** It mainly reinvests its profit in its own or similar activity. */
    REINVESTMENT,
    /** It is organisationally free of the public sector. */
    INDEPENDENCE
}
