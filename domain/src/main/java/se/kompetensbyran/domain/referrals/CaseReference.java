package se.kompetensbyran.domain.referrals;

import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Text;

/**
 * By what the partner knows the case again (sv: ärendereferens), such as {@code AF-2024/0417}: its own number, and never the
 * person's.
 *
 * @throws InvalidValue {@code case-reference-shape} unless it is 1–40 letters from A to Z, digits and {@code . _ / -} that begin with a letter or
 *     a digit; {@code personal-number} when it is a personal number or holds one
 */
public record CaseReference(String text) {

    private static final String SHAPE = "[A-Za-z0-9][A-Za-z0-9._/-]{0,39}";

    public CaseReference {
        InvalidValue.unless(text.matches(SHAPE), "reference", "case-reference-shape");
        InvalidValue.unless(Text.isImpersonal(text), "reference", "personal-number");
    }

    @Override
    public String toString() {
        return text;
    }
}
