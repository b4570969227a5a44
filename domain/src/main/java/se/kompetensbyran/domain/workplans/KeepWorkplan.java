package se.kompetensbyran.domain.workplans;

import se.kompetensbyran.domain.codelists.CodeLists;

/** Saves a workplan; here it meets the code lists. */
public record KeepWorkplan(Workplans workplans, CodeLists lists) {

    /** Saves it. @throws InvalidValue {@code unknown-code} for an activity of a kind that the list does not have */
    public Workplan keep(Workplan workplan) {
        lists.get("activity-kinds")
                .check(
                        "kind",
                        workplan.activities().stream().map(Activity::kind).toList());
        return workplans.save(workplan);
    }
}
