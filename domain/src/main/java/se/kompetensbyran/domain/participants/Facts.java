package se.kompetensbyran.domain.participants;

import java.time.LocalDate;
import java.time.Year;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * What is known of a participant without knowing who it is.
 *
 * @param municipality where the person lives
 * @param targetGroups codes of target-groups, those of persons; at most 20
 * @param protectedIdentity whether the person has a protected identity (sv: skyddade personuppgifter); then nothing is kept of
 *     who it is
 * @throws InvalidValue {@code birth-year-range}, {@code too-many}
 */
public record Facts(
        @Nullable Year birthYear,
        Gender gender,
        @Nullable MunicipalityCode municipality,
        Set<String> targetGroups,
        boolean protectedIdentity) {

    private static final int EARLIEST = 1900;
    private static final int LATEST = 2199;
    private static final int MAX_GROUPS = 20;

    public Facts {
        InvalidValue.unless(
                birthYear == null || (birthYear.getValue() >= EARLIEST && birthYear.getValue() <= LATEST),
                "birthYear",
                "birth-year-range");
        InvalidValue.unless(targetGroups.size() <= MAX_GROUPS, "targetGroups", "too-many", MAX_GROUPS);
        targetGroups = Set.copyOf(targetGroups);
    }

    /** The same, told today. @throws InvalidValue {@code birth-year-range} for somebody who is not born yet */
    Facts told(LocalDate today) {
        InvalidValue.unless(
                birthYear == null || birthYear.getValue() <= today.getYear(), "birthYear", "birth-year-range");
        return this;
    }

    /** What may still be counted when the person must be forgotten. */
    Facts forgotten() {
        return new Facts(null, gender, null, Set.of(), false);
    }
}
