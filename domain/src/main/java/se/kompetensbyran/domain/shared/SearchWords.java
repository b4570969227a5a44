package se.kompetensbyran.domain.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody searches for, as it is typed: words, and with a hyphen before it a word, or words between quotation marks,
 * that are not to be there.
 *
 * @param wanted what is to be there; empty when nothing is said of that
 * @param unwanted what is not to be there
 */
public record SearchWords(String wanted, List<String> unwanted) {

    // What stands between quotation marks is passed over whole.
    private static final Pattern MARKED = Pattern.compile("(?<=^|\\s)-(?:\"([^\"]+)\"|([^\\s\"]+))|\"[^\"]*\"");

    public SearchWords {
        unwanted = List.copyOf(unwanted);
    }

    /** Reads {@code typed}; a hyphen within a word, or with nothing after it, is only text. */
    public static SearchWords of(String typed) {
        List<String> unwanted = new ArrayList<>();
        StringBuilder wanted = new StringBuilder();
        Matcher each = MARKED.matcher(typed);
        while (each.find()) {
            @Nullable String word = each.group(1) == null ? each.group(2) : each.group(1);
            boolean isWord = word != null && word.codePoints().anyMatch(Character::isLetterOrDigit);
            if (isWord) unwanted.add(word);
            each.appendReplacement(wanted, isWord ? "" : Matcher.quoteReplacement(each.group()));
        }
        each.appendTail(wanted);
        return new SearchWords(wanted.toString().strip(), unwanted);
    }

    /** Whether it says only what is not to be there. */
    public boolean isAllUnwanted() {
        return wanted.isEmpty() && !unwanted.isEmpty();
    }
}
