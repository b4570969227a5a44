package se.kompetensbyran.domain.shared;

import java.text.Collator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the fakes know of Swedish: the order of names, the forms of words, and how alike two spellings are. */
public final class Swedish {

    /** Names in Swedish order: å, ä and ö come after z. */
    public static final Comparator<String> ORDER = order();

    /** How alike a misspelled name is to the name that was meant, at least. */
    public static final double ALIKE = 0.6;

    private static final Pattern ACCENTED_ENDING =
            Pattern.compile("(é(s|ts?|ns?|e[nrt]s?|ernas?)?|e(e[nrt]s?|ernas?))(?![a-zåäö])");

    private static final String VOWELS = "aeiouyåäö";

    // Source: the Swedish stemmer of Snowball, step 1, longest first.
    private static final List<String> ENDINGS = Stream.of(
                    "a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as arnas"
                            .split(" "),
                    "ernas ornas es ades andes ens arens hetens erns at andet het ast s".split(" "))
            .flatMap(Arrays::stream)
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();

    private Swedish() {}

    /** How much of {@code piece} stands in {@code whole}, 0–1, by groups of three letters. */
    public static double likeness(String piece, String whole) {
        Set<String> asked = trigrams(piece);
        Set<String> there = trigrams(whole);
        return asked.stream().filter(there::contains).count() / (double) Math.max(1, asked.size());
    }

    /** How alike two names are, 0–1: of the groups of three letters of either, those that both have. */
    public static double similarity(String one, String other) {
        Set<String> both = trigrams(one);
        Set<String> either = trigrams(one);
        both.retainAll(trigrams(other));
        either.addAll(trigrams(other));
        return both.size() / (double) Math.max(1, either.size());
    }

    /** Whether each word of {@code asked} stands in {@code text}, in any of its forms, with its accents or without. */
    public static boolean holds(String text, String asked) {
        Set<String> there = Stream.of("ee", "e")
                .flatMap(ending -> words(spelled(text, ending)))
                .map(Swedish::stem)
                .collect(Collectors.toSet());
        return words(spelled(asked, "ee")).map(Swedish::stem).allMatch(there::contains);
    }

    // The forms of words such as kafé, of which the stemmer knows few, become one; å, ä and ö are letters, not accents.
    private static String spelled(String text, String ending) {
        String small = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String one = ACCENTED_ENDING.matcher(small).replaceAll(ending);
        return one.codePoints()
                .mapToObj(Character::toString)
                .map(it -> "åäö".contains(it) ? it : plain(it))
                .collect(Collectors.joining());
    }

    private static String plain(String letter) {
        return Normalizer.normalize(letter, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(it -> !it.isEmpty());
    }

    private static String stem(String word) {
        int root = rootOf(word);
        return ENDINGS.stream()
                .filter(it -> word.endsWith(it) && word.length() - it.length() >= root)
                .findFirst()
                .map(it -> word.substring(0, word.length() - it.length()))
                .orElse(word);
    }

    private static int rootOf(String word) {
        int afterVowel = IntStream.range(1, word.length())
                .filter(it -> isVowel(word, it - 1) && !isVowel(word, it))
                .findFirst()
                .orElse(word.length());
        return Math.max(3, afterVowel + 1);
    }

    private static boolean isVowel(String word, int at) {
        return VOWELS.indexOf(word.charAt(at)) >= 0;
    }

    private static Set<String> trigrams(String text) {
        return words(text)
                .map(it -> "  " + it + " ")
                .flatMap(it -> IntStream.range(0, it.length() - 2).mapToObj(at -> it.substring(at, at + 3)))
                .collect(Collectors.toSet());
    }

    private static Comparator<String> order() {
        Collator swedish = Collator.getInstance(Locale.forLanguageTag("sv"));
        return swedish::compare;
    }
}
