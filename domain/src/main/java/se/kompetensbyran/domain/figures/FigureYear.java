package se.kompetensbyran.domain.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.figures.FigureProblem.ConfirmedAlready;
import se.kompetensbyran.domain.figures.FigureProblem.Own;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;

/**
 * The figures of one enterprise for one year: the set that is in force, all that was reported before it, and one that waits
 * to be confirmed, if one does.
 *
 * @param year from 1990
 * @param sets what was reported, oldest first, at least one; the last waits to be confirmed when it is not
 * @throws InvalidValue {@code year-range}, {@code not-in-year} when persons are counted on a day of another year, {@code
 *     missing} when what corrects a confirmed set has no reason
 */
public record FigureYear(FigureYearId id, long revision, EnterpriseId enterprise, int year, List<FigureSet> sets)
        implements Aggregate {

    /** The first year of which there can be figures. */
    public static final int FIRST = 1990;

    /** The most sets of one year, the one that waits among them. */
    public static final int MAX_SETS = 100;

    /** So many that were never confirmed are kept; beyond that, what waits gives way, so that nobody is kept from correcting. */
    public static final int MAX_UNCONFIRMED = 50;

    public FigureYear {
        sets = Part.eachOnce("sets", sets);
        InvalidValue.unless(year >= FIRST && year <= 2199, "year", "year-range");
        InvalidValue.unless(!sets.isEmpty(), "sets", "missing");
        InvalidValue.unless(sets.size() <= MAX_SETS, "sets", "too-many", MAX_SETS);
        boolean isCorrected = false;
        for (FigureSet it : sets) {
            InvalidValue.unless(it.referenceDay().getYear() == year, "referenceDay", "not-in-year");
            if (isCorrected) InvalidValue.given(it.reason(), "reason");
            isCorrected = isCorrected || it.isConfirmed();
        }
    }

    /** Reports the first set. @throws InvalidValue {@code in-future} when its day has not been yet */
    public static FigureYear report(EnterpriseId enterprise, int year, FigureSet first, LocalDate today) {
        hasBeen(first, today);
        return new FigureYear(FigureYearId.next(), 0, enterprise, year, List.of(first));
    }

    /**
     * Reports another set, which takes the place of the one in force when it is confirmed, and at once that of one which
     * waits to be; both are kept.
     *
     * @throws InvalidValue {@code in-future} when its day has not been yet, {@code missing} when a confirmed set is
     *     corrected without a reason
     */
    public FigureYear correct(FigureSet next, LocalDate today) {
        hasBeen(next, today);
        boolean isFull = sets.size() >= MAX_SETS || sets.size() - confirmed().size() >= MAX_UNCONFIRMED;
        List<FigureSet> kept = isFull && !last().isConfirmed() ? sets.subList(0, sets.size() - 1) : sets;
        return new FigureYear(id, revision, enterprise, year, Part.append(kept, next));
    }

    /**
     * Confirms the set that was reported last.
     *
     * @throws ConfirmedAlready when it is confirmed
     * @throws Own when {@code by} reported it
     */
    public FigureYear confirm(Actor by) {
        if (last().isConfirmed()) throw new ConfirmedAlready();
        if (last().isReportedBy(by.who())) throw new Own();
        return new FigureYear(id, revision, enterprise, year, Part.put(sets, last().confirmed(by)));
    }

    /** The set that was reported last. */
    public FigureSet last() {
        return sets.get(sets.size() - 1);
    }

    /** The set in force: the last that is confirmed. */
    public Optional<FigureSet> inForce() {
        return confirmed().stream().reduce((one, next) -> next);
    }

    private List<FigureSet> confirmed() {
        return sets.stream().filter(FigureSet::isConfirmed).toList();
    }

    private static void hasBeen(FigureSet set, LocalDate today) {
        InvalidValue.unless(!set.referenceDay().isAfter(today), "referenceDay", "in-future");
    }
}
