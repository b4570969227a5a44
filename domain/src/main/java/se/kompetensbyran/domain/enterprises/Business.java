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
 * @throws InvalidValue {@code blank}, {@code too-long}, {@code characters}, {@code too-many}
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
        InvalidValue.unless(sectors.size() <= MAX_SECTORS, "sectors", "too-many", MAX_SECTORS);
        sectors = Collections.unmodifiableSortedSet(new TreeSet<>(sectors));
    }

    /** @throws InvalidValue {@code unknown-code} */
    void check(CodeLists lists) {
        lists.get("sectors").check("sectors", sectors);
    }
}
