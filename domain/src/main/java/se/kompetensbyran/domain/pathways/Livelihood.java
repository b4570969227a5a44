package se.kompetensbyran.domain.pathways;

/** Of what somebody mainly lives (sv: försörjning); labels stand in the code list livelihoods. */
public enum Livelihood {
    /** Pay, or a business of one's own. */
    OWN_INCOME,
    UNEMPLOYMENT_INSURANCE,
    /** Paid while in a labour-market programme (sv: aktivitetsstöd). */
    ACTIVITY_SUPPORT,
    /** Sickness or rehabilitation benefit. */
    SICKNESS_BENEFIT,
    /** Sickness or activity compensation (sv: sjuk- eller aktivitetsersättning). */
    SICKNESS_COMPENSATION,
    /** From the municipality (sv: ekonomiskt bistånd). */
    SOCIAL_ASSISTANCE,
    STUDY_SUPPORT,
    PARENTAL_BENEFIT,
    PENSION,
    /** Of somebody else's income. */
    FAMILY,
    OTHER,
    UNKNOWN
}
