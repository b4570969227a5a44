package se.kompetensbyran.domain.assessments;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Text;

/**
 * One step of an assessment, kept with who, when and why.
 *
 * @param to the state that it came to
 * @param reason why, in words that are never open, at most 4000 characters; never left out of what the enterprise is told
 *     against it, nor of what it says against that
 * @param by who did it and when
 * @throws InvalidValue {@code missing}, {@code blank}, {@code too-long}, {@code characters}, {@code personal-number}
 */
public record StateChange(State to, @Personal @Nullable String reason, Actor by) {

    /** The most characters of a reason. */
    public static final int MAX = 4000;

    public StateChange {
        if (to.isExplained()) InvalidValue.given(reason, "reason");
        if (reason != null) Text.impersonal("reason", reason, MAX);
    }
}
