package se.kompetensbyran.domain.enterprises;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Text;

/**
 * What an enterprise does.
 *
 * @param name under which it trades, at most 200 characters
 * @param description what it is, when somebody has written that
 * @param offers what it sells, when somebody has written that
 * @param sectors codes of sectors, in their order
 * @param municipality where it works, when that lies in the region
 * @throws InvalidValue {@code blank}, {@code too-long}, {@code characters}, {@code personal-number}, {@code too-many}
 */
public record Business(
        String name,
        @Nullable Bilingual description,
        @Nullable Bilingual offers,
        Set<String> sectors,
        @Nullable MunicipalityCode municipality) {

    /** The most sectors of one enterprise. */
    public static final int MAX_SECTORS = 20;

    public Business {
        Text.line("name", name, 200);
        Text.impersonal("name", name, 200);
        check("description", description);
        check("offers", offers);
        InvalidValue.unless(sectors.size() <= MAX_SECTORS, "sectors", "too-many", MAX_SECTORS);
        sectors = Collections.unmodifiableSortedSet(new TreeSet<>(sectors));
    }

    private static void check(String field, @Nullable Bilingual text) {
        if (text == null) return;
        Text.impersonal(field + "/sv", text.sv(), Bilingual.MAX);
        Text.impersonal(field + "/en", text.en(), Bilingual.MAX);
    }

    /** @throws InvalidValue {@code unknown-code} */
    void check(CodeLists lists) {
        lists.get("sectors").check("sectors", sectors);
    }
}
