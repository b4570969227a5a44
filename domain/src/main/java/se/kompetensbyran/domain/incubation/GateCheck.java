package se.kompetensbyran.domain.incubation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * One line of the checklist at a gate: what must be so before an initiative goes through; labels stand in the code list
 * gate-checks. It stands with the stage that lies behind the gate.
 */
public enum GateCheck {
    /** It is meant to bring people into work who find that hard. */
    PURPOSE_IS_INTEGRATION(Stage.SCREENED),
    /** What it would sell, and to whom, is written down. */
    BUSINESS_IDEA_DESCRIBED(Stage.SCREENED),
    /** More than one person stands behind it. */
    GROUP_STANDS_BEHIND(Stage.SCREENED),
    /** What the initiative and the node do, and when, is agreed. */
    PLAN_AGREED(Stage.INCUBATING),
    /** What supervision and business skill it needs is known. */
    NEEDS_MAPPED(Stage.INCUBATING),
    /** The legal form is chosen. */
    LEGAL_FORM_CHOSEN(Stage.REGISTERED),
    /** Statutes, or what stands for them, are adopted. */
    STATUTES_ADOPTED(Stage.REGISTERED),
    /** The first year is budgeted. */
    BUDGET_MADE(Stage.REGISTERED),
    /** How the co-workers take part is documented. */
    PARTICIPATION_DOCUMENTED(Stage.CONFIRMED),
    /** That profit is reinvested is documented. */
    REINVESTMENT_DOCUMENTED(Stage.CONFIRMED),
    /** What it sells covers what it costs, without start-up support. */
    INCOME_COVERS_COSTS(Stage.SELF_SUSTAINING),
    /** Those who lead it need no adviser from day to day. */
    LEADERSHIP_SECURED(Stage.SELF_SUSTAINING);

    private final Stage behind;

    GateCheck(Stage behind) {
        this.behind = behind;
    }

    /** The stage that lies behind its gate. */
    public Stage gate() {
        return behind;
    }

    /** The checklist of the gate to {@code stage}; empty where there is no gate. */
    public static List<GateCheck> of(Stage stage) {
        return Arrays.stream(values()).filter(it -> it.behind == stage).toList();
    }

    /** What of the checklist of the gate to {@code stage} is not among {@code ticked}. */
    public static List<GateCheck> missing(Stage stage, Collection<GateCheck> ticked) {
        return of(stage).stream().filter(it -> !ticked.contains(it)).toList();
    }
}
