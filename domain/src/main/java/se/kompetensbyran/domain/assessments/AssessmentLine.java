package se.kompetensbyran.domain.assessments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.shared.Period;

/**
 * An assessment as it is shown in a list, without its evidence.
 *
 * @param since when it came to its state
 * @param validity the days on which a confirmation is valid
 */
public record AssessmentLine(
        AssessmentId id,
        long revision,
        EnterpriseId enterprise,
        String enterpriseName,
        State state,
        Instant since,
        @Nullable Period validity) {}
