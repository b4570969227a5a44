package se.kompetensbyran.domain.access;

import java.util.UUID;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * A role in an organisation, and how far it reaches there. Written {@code programme-manager region <organisation>}.
 *
 * @param organisation the id of the organisation in which it is held
 * @param reach how far it reaches; {@link Policy} may narrow it, never widen it
 */
public record Grant(Role role, UUID organisation, Reach reach) {

    /** Reads what {@link #toString} writes. @throws InvalidValue {@code grant-shape} for another shape */
    public static Grant fromString(String text) {
        String[] parts = text.split(" ", -1);
        InvalidValue.unless(parts.length == 3, "grants", "grant-shape");
        try {
            return new Grant(
                    EnumCode.parse(Role.class, parts[0]),
                    UUID.fromString(parts[2]),
                    EnumCode.parse(Reach.class, parts[1]));
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("grants", "grant-shape");
        }
    }

    @Override
    public String toString() {
        return EnumCode.of(role) + " " + EnumCode.of(reach) + " " + organisation;
    }
}
