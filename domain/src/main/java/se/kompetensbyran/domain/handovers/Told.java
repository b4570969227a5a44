package se.kompetensbyran.domain.handovers;

import java.time.Year;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.participants.Facts;
import se.kompetensbyran.domain.shared.Gender;

/**
 * What the receiving node is told of a person before it answers: as little as it takes to know whether it can help. Neither who it is
 * nor by which pseudonym it is known, and nothing of the path.
 *
 * @param municipality where the person lives; left out of who has a protected identity, of which nothing is told either
 * @param targetGroups codes of target-groups
 */
public record Told(
        @Nullable Year birthYear, Gender gender, @Nullable MunicipalityCode municipality, Set<String> targetGroups) {

    public Told {
        targetGroups = Set.copyOf(targetGroups);
    }

    /** What is told of who is known like that. */
    static Told of(Facts it) {
        MunicipalityCode home = it.protectedIdentity() ? null : it.municipality();
        return new Told(it.birthYear(), it.gender(), home, it.targetGroups());
    }

    /** What is left when it is over: what those who have left are counted by. */
    Told counted() {
        return new Told(null, gender, null, Set.of());
    }
}
