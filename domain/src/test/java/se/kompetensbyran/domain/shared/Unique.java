package se.kompetensbyran.domain.shared;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Words that nobody has said before, by which a test finds what is its own in a store that it shares. */
public final class Unique {

    private Unique() {}

    /** Fourteen lower-case letters; no ending of it is an ending of Swedish. */
    public static String word() {
        return ThreadLocalRandom.current()
                        .ints(13, 0, 16)
                        .mapToObj(it -> "bcdfghjklmnpqvwx".substring(it, it + 1))
                        .collect(Collectors.joining())
                + "k";
    }
}
