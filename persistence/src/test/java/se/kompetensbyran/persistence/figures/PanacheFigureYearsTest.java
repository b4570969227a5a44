package se.kompetensbyran.persistence.figures;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.figures.FigureYears;
import se.kompetensbyran.domain.figures.FigureYearsContract;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheFigureYearsTest extends FigureYearsContract {

    @Inject
    FigureYears figures;

    @Inject
    Enterprises enterprises;

    @Inject
    Organisations organisations;

    @Override
    protected FigureYears figures() {
        return OwnTransaction.each(FigureYears.class, figures);
    }

    @Override
    protected Enterprises enterprises() {
        return OwnTransaction.each(Enterprises.class, enterprises);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }
}
