package se.kompetensbyran.domain.figures;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Optional;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.shared.Rows;

/** Yearly figures that are forgotten when the test is over. */
public final class FigureYearsInMemory implements FigureYears {

    private final Rows<FigureYearId, FigureYear> rows = new Rows<>();

    @Override
    public Optional<FigureYear> find(EnterpriseId enterprise, int year) {
        return rows.all()
                .filter(it -> it.enterprise().equals(enterprise) && it.year() == year)
                .findAny();
    }

    @Override
    public synchronized FigureYear save(FigureYear it) {
        boolean isTaken = find(it.enterprise(), it.year())
                .filter(other -> !other.id().equals(it.id()))
                .isPresent();
        if (isTaken) throw new FigureProblem.YearTaken();
        return rows.save(it.id(), it, FigureFixture.read(it, it.revision() + 1));
    }

    @Override
    public List<FigureYearLine> of(EnterpriseId enterprise) {
        return rows.all()
                .filter(it -> it.enterprise().equals(enterprise))
                .sorted(comparing(FigureYear::year).reversed())
                .map(it -> new FigureYearLine(
                        it.year(), it.inForce().orElse(null), !it.last().isConfirmed()))
                .toList();
    }
}
