package se.kompetensbyran.domain.placements;

import se.kompetensbyran.domain.rules.RuleKind;

/** What somebody does at a place; labels stand in the code list place-kinds. */
public enum PlaceKind {
    /** Training by work, at the pace of the person (sv: arbetsträning). */
    WORK_TRAINING(RuleKind.WORK_TRAINING_LENGTH),
    /** Practice at a workplace (sv: praktik). */
    INTERNSHIP(RuleKind.INTERNSHIP_LENGTH),
    /** Work with pay (sv: anställning). */
    EMPLOYMENT(RuleKind.EMPLOYMENT_LENGTH);

    private final RuleKind length;

    PlaceKind(RuleKind length) {
        this.length = length;
    }

    /** What the rule is about that says how long a placement there is at the most. */
    public RuleKind length() {
        return length;
    }
}
