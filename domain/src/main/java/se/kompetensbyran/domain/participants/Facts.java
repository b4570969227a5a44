package se.kompetensbyran.domain.participants;

import java.time.LocalDate;
import java.time.Year;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.CodeList;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.organisations.Municipalities;
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

    private static final String PERSONS = "persons";
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
    public Facts told(LocalDate today) {
        InvalidValue.unless(
                birthYear == null || birthYear.getValue() <= today.getYear(), "birthYear", "birth-year-range");
        return this;
    }

    /** @throws InvalidValue {@code unknown-code}, {@code not-of-persons}, {@code unknown-municipality} */
    public void check(CodeLists lists, Municipalities municipalities) {
        CodeList groups = lists.get("target-groups");
        groups.check("targetGroups", targetGroups);
        for (String one : targetGroups)
            InvalidValue.unless(groups.isWithin(one, PERSONS), "targetGroups", "not-of-persons", one);
        InvalidValue.unless(
                municipality == null || municipalities.has(municipality), "municipality", "unknown-municipality");
    }

    /** The same, of who has a protected identity. */
    Facts shielded() {
        return new Facts(birthYear, gender, municipality, targetGroups, true);
    }

    /** What may still be counted when the person must be forgotten. */
    Facts forgotten() {
        return new Facts(null, gender, null, Set.of(), false);
    }
}
