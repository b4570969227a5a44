package se.kompetensbyran.domain.codelists;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * A named list of codes (sv: kodlista), in the order in which they are shown.
 *
 * @param name lower-case words with hyphens, such as {@code target-groups}
 * @throws InvalidValue when a code stands twice, names a broader one that is not there, or is broader than itself
 *     through others
 */
public record CodeList(String name, List<Code> codes) {

    public CodeList {
        InvalidValue.unless(name.matches("[a-z]+(-[a-z]+)*") && name.length() <= 40, "name", "code-shape");
        codes = List.copyOf(codes);
        Map<String, Code> known = new HashMap<>();
        for (Code it : codes) InvalidValue.unless(known.put(it.code(), it) == null, "code", "duplicate", it.code());
        for (Code it : codes) {
            String broader = it.broader();
            InvalidValue.unless(broader == null || known.containsKey(broader), "broader", "unknown-code", it.code());
        }
        for (Code it : codes) checkBroader(it, known);
    }

    private static void checkBroader(Code code, Map<String, Code> known) {
        Set<Code> passed = new HashSet<>();
        for (Code at = code; at != null; at = at.broader() == null ? null : known.get(at.broader()))
            InvalidValue.unless(passed.add(at), "broader", "broader-than-itself", at.code());
    }

    /** @throws InvalidValue {@code unknown-code} in {@code field} for the first of {@code asked} that is not in the list */
    public void check(String field, Collection<String> asked) {
        Set<String> known = codes.stream().map(Code::code).collect(Collectors.toSet());
        for (String it : asked) InvalidValue.unless(known.contains(it), field, "unknown-code", it);
    }

    /** Whether {@code code} is {@code broader}, or something that it holds; a code that is not in the list is neither. */
    public boolean isWithin(String code, String broader) {
        Map<String, Code> known = codes.stream().collect(Collectors.toMap(Code::code, it -> it));
        for (Code at = known.get(code); at != null; at = at.broader() == null ? null : known.get(at.broader()))
            if (at.code().equals(broader)) return true;
        return false;
    }
}
