package se.kompetensbyran.persistence.placements;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.PlacesContract;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanachePlacesTest extends PlacesContract {

    @Inject
    Places places;

    @Inject
    Enterprises enterprises;

    @Inject
    Organisations organisations;

    @Inject
    Municipalities municipalities;

    @Override
    protected Places places() {
        return OwnTransaction.each(Places.class, places);
    }

    @Override
    protected Enterprises enterprises() {
        return OwnTransaction.each(Enterprises.class, enterprises);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @Override
    protected Municipalities municipalities() {
        return OwnTransaction.each(Municipalities.class, municipalities);
    }
}
