package se.kompetensbyran.domain.rules;

import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Text;

/**
 * That a limit may be exceeded.
 *
 * @param reason why, at most 2000 characters that tell of no person
 * @param by who said so, and when
 * @throws se.kompetensbyran.domain.shared.InvalidValue {@code blank}, {@code too-long}, {@code characters},
 *     {@code personal-number}
 */
public record Permit(String reason, Actor by) {

    public Permit {
        Text.impersonal("exceedingReason", reason, 2000);
    }
}
