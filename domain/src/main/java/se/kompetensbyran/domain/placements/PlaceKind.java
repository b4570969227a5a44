package se.kompetensbyran.domain.placements;

/** What somebody does at a place; labels stand in the code list place-kinds. */
public enum PlaceKind {
    /** Training by work, at the pace of the person (sv: arbetsträning). */
    WORK_TRAINING,
    /** Practice at a workplace (sv: praktik). */
    INTERNSHIP,
    /** Work with pay (sv: anställning). */
    EMPLOYMENT
}
