package se.kompetensbyran.domain.quality;

import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Text;

/**
 * What a review says of an area.
 *
 * @param level from 1, hardly begun, to 5, a matter of course
 * @param evidence what shows it, at most 2000 characters; it tells of no person, and no journal
 *     holds it
 */
public record Judgement(Area area, int level, @Personal String evidence) {

    /** The highest level. */
    public static final int HIGHEST = 5;

    public Judgement {
        InvalidValue.unless(level >= 1 && level <= HIGHEST, "level", "bounds", 1, HIGHEST);
        Text.impersonal("evidence", evidence, 2000);
    }
}
