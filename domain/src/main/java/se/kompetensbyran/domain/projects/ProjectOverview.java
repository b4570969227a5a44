package se.kompetensbyran.domain.projects;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.PartialDate;

/**
 * A project as it is shown in a list and on its own, read with one statement: as it is, or with the stage, the end, the plan
 * and the owner of a day; what else is told of it is what is known now.
 *
 * @param ending why it ended early, when it did
 * @param owner its owner, as {@link Project#owner} says, or {@link Project#standing} of a day
 * @param granted what it has been promised, as {@link Budget#granted} says
 */
public record ProjectOverview(
        ProjectId id,
        long revision,
        String name,
        @Nullable Bilingual summary,
        Stage stage,
        LocalDate startsOn,
        LocalDate plannedEndsOn,
        @Nullable PartialDate endedOn,
        @Nullable Ending ending,
        @Nullable Named owner,
        @Nullable Money total,
        Money granted,
        List<String> targetGroups,
        List<String> stakeholderGroups,
        List<String> competenceAreas,
        List<String> challenges) {

    /** Why a project ended early. */
    public record Ending(EndingReason reason, Bilingual explanation) {}

    /** Something else that is shown by its name. */
    public record Named(UUID id, String name) {}

    /** What nobody has promised; null while the total is unknown. */
    public @Nullable Money gap() {
        return total == null ? null : total.minus(granted);
    }
}
