package se.kompetensbyran.domain.quality;

/** On whose side somebody reviews; labels stand in the code list quality-reviewers. */
public enum Reviewer {
    /** The enterprise looks at itself. */
    ENTERPRISE,
    /** Who supports the enterprise looks at it. */
    SUPPORTER
}
