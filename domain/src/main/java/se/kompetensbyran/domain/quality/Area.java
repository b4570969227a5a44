package se.kompetensbyran.domain.quality;

/** What a review looks at; labels stand in the code list quality-areas. */
public enum Area {
    GENDER_EQUALITY,
    NON_DISCRIMINATION,
    ACCESSIBILITY,
    SOCIAL_QUALITY,
    BUSINESS_QUALITY
}
