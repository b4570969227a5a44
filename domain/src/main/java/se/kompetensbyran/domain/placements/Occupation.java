package se.kompetensbyran.domain.placements;

import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * An occupation by the Swedish standard classification (sv: SSYK 2012, Statistics Sweden): four digits, such as {@code 9413}, of
 * which the first three name its group, the first two a wider one, and the first the major group.
 *
 * @throws InvalidValue {@code occupation-shape} for another shape
 */
public record Occupation(String code) {

    public Occupation {
        InvalidValue.unless(code.matches("[0-9]{4}"), "occupation", "occupation-shape");
    }

    /** Whether it belongs to the occupation or group with that code of one to four digits. */
    public boolean isWithin(String group) {
        return code.startsWith(group);
    }

    /** The code of an occupation or of a group of them. @throws InvalidValue {@code occupation-group-shape} */
    public static String group(String code) {
        InvalidValue.unless(code.matches("[0-9]{1,4}"), "occupation", "occupation-group-shape");
        return code;
    }

    @Override
    public String toString() {
        return code;
    }
}
