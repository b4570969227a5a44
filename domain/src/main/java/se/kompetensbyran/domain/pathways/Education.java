package se.kompetensbyran.domain.pathways;

import se.kompetensbyran.domain.shared.Coded;

/** The highest education that somebody has completed, by ISCED 2011 (UNESCO); labels stand in the code list education-levels. */
public enum Education implements Coded {
    /** At the most lower secondary (sv: högst grundskola). */
    ISCED_0_2("isced-0-2"),
    /** Upper secondary, or after it but below tertiary (sv: gymnasium). */
    ISCED_3_4("isced-3-4"),
    /** Tertiary (sv: eftergymnasial). */
    ISCED_5_8("isced-5-8"),
    UNKNOWN("unknown");

    private final String code;

    Education(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
