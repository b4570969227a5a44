package se.kompetensbyran.domain.placements;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Text;

/**
 * What the participant says of how the placement ended.
 *
 * @param comment in their words, at most 2000 characters that tell of no person; never left out by who contests
 * @throws InvalidValue {@code missing}, {@code not-here} when nobody was heard, {@code blank}, {@code too-long},
 *     {@code characters}, {@code personal-number}
 */
public record Word(Answer answer, @Nullable String comment) {

    /** Whether the participant agrees; labels stand in the code list placement-answers. */
    public enum Answer {
        AGREES,
        CONTESTS,
        /** The person could not be reached yet, and may be heard later. */
        NOT_HEARD
    }

    public Word {
        if (answer == Answer.CONTESTS) InvalidValue.given(comment, "comment");
        InvalidValue.unless(answer != Answer.NOT_HEARD || comment == null, "comment", "not-here");
        if (comment != null) Text.impersonal("comment", comment, 2000);
    }
}
