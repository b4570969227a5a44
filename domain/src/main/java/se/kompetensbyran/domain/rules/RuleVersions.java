package se.kompetensbyran.domain.rules;

import java.util.function.Function;

/** How rules get new versions. */
public interface RuleVersions {

    /**
     * Adds what {@code make} makes of those that there are, and ends the version of its kind that held until then; nobody else adds
     * meanwhile.
     *
     * @return the same
     */
    Rule add(Function<Rulebook, Rule> make);
}
