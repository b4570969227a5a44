package se.kompetensbyran.domain.figures;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.shared.Stale;

/** The yearly figures of all enterprises. */
public interface FigureYears {

    /**
     * A year as it is shown in a list.
     *
     * @param inForce the set in force, when one is confirmed
     * @param isPending whether the set that was reported last waits to be confirmed
     */
    record FigureYearLine(int year, @Nullable FigureSet inForce, boolean isPending) {}

    /** The figures for the year, if something was reported. */
    Optional<FigureYear> find(EnterpriseId enterprise, int year);

    /** The figures for the year. @throws FigureProblem.Unknown when nothing was reported */
    default FigureYear get(EnterpriseId enterprise, int year) {
        return find(enterprise, year).orElseThrow(() -> new FigureProblem.Unknown(enterprise, year));
    }

    /**
     * Adds or replaces it; the enterprise must be known.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws FigureProblem.YearTaken when there are other figures of the enterprise for that year
     */
    FigureYear save(FigureYear figures);

    /** The years of the enterprise, the latest first. */
    List<FigureYearLine> of(EnterpriseId enterprise);
}
