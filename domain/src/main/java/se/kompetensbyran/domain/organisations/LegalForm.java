package se.kompetensbyran.domain.organisations;

/** Legal form (sv: juridisk form) of an organisation; labels and SCB's codes stand in the code list legal-forms. */
public enum LegalForm {
    LIMITED_COMPANY,
    ECONOMIC_ASSOCIATION,
    NON_PROFIT_ASSOCIATION,
    FOUNDATION,
    SOLE_TRADER,
    PARTNERSHIP,
    MUNICIPALITY,
    REGION,
    STATE_AGENCY,
    JOINT_MUNICIPAL_AUTHORITY,
    RELIGIOUS_COMMUNITY,
    OTHER
}
