package se.kompetensbyran.domain.codelists;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Text;

/**
 * One entry of a code list.
 *
 * @param code lower-case letters, digits and hyphens, and a colon in the code of a permission, at most 40; it never
 *     changes
 * @param label what it is called, at most 120 characters in each language
 * @param broader the code of the same list that holds this one, if any (SKOS: {@code broader})
 * @param source where it comes from, in a few words, such as {@code SCB legal form 51}
 * @throws InvalidValue {@code code-shape}, or {@code broader-than-itself} when it names itself as broader
 */
public record Code(
        String code,
        Bilingual label,
        @Nullable String broader,
        @Nullable String source) {

    public Code {
        InvalidValue.unless(code.matches("[a-z0-9]+([-:][a-z0-9]+)*") && code.length() <= 40, "code", "code-shape");
        InvalidValue.unless(!code.equals(broader), "broader", "broader-than-itself", code);
        Text.line("label/sv", label.sv(), 120);
        Text.line("label/en", label.en(), 120);
        if (source != null) Text.line("source", source, 120);
    }
}
