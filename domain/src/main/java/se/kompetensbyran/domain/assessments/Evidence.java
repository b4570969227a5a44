package se.kompetensbyran.domain.assessments;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Text;

/**
 * What shows that each of the four criteria is met (sv: underlag): words of the enterprise or its adviser, never open
 * and of no person. Each at most {@link #MAX} characters, and null until somebody has written it.
 *
 * @throws InvalidValue {@code blank}, {@code too-long}, {@code characters}, {@code personal-number}
 */
public record Evidence(
        @Personal @Nullable String integration,
        @Personal @Nullable String participation,
        @Personal @Nullable String reinvestment,
        @Personal @Nullable String independence) {

    /** The most characters for each criterion. */
    public static final int MAX = 4000;

    /** None yet. */
    public static final Evidence NONE = new Evidence(null, null, null, null);

    public Evidence {
        check("integration", integration);
        check("participation", participation);
        check("reinvestment", reinvestment);
        check("independence", independence);
    }

    /** The criteria of which nothing is written. */
    public List<Criterion> missing() {
        List<Criterion> missing = new ArrayList<>();
        if (integration == null) missing.add(Criterion.INTEGRATION);
        if (participation == null) missing.add(Criterion.PARTICIPATION);
        if (reinvestment == null) missing.add(Criterion.REINVESTMENT);
        if (independence == null) missing.add(Criterion.INDEPENDENCE);
        return missing;
    }

    private static void check(String field, @Nullable String text) {
        if (text != null) Text.impersonal("evidence/" + field, text, MAX);
    }
}
