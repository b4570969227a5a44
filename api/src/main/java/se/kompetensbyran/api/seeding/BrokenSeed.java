package se.kompetensbyran.api.seeding;

/** A seed that cannot be planted; its message names file, line and rule. Nothing of any seed stays. */
public final class BrokenSeed extends RuntimeException {

    BrokenSeed(String file, int line, String what) {
        super("%s, line %d: %s".formatted(file, line, what));
    }
}
