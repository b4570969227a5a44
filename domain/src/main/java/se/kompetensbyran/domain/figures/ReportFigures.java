package se.kompetensbyran.domain.figures;

import java.time.LocalDate;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Reports the figures of an enterprise for a year, or corrects them; here figures meet enterprises. */
public record ReportFigures(FigureYears figures) {

    /**
     * Saves the first set of a year.
     *
     * @throws InvalidValue {@code in-future}, {@code not-in-year}, {@code no-business-then} when persons are counted on a day
     *     before the business began or after it closed
     * @throws FigureProblem.YearTaken when there are figures for that year
     */
    public FigureYear report(Enterprise of, int year, FigureSet first, LocalDate today) {
        FigureYear it = FigureYear.report(of.id(), year, first, today);
        return saved(it, of);
    }

    /**
     * Saves another set.
     *
     * @throws InvalidValue {@code in-future}, {@code not-in-year}, {@code missing}, {@code no-business-then}
     */
    public FigureYear correct(FigureYear it, Enterprise of, FigureSet next, LocalDate today) {
        return saved(it.correct(next, today), of);
    }

    private FigureYear saved(FigureYear it, Enterprise of) {
        InvalidValue.unless(of.hadBusiness(it.last().referenceDay()), "referenceDay", "no-business-then");
        return figures.save(it);
    }
}
