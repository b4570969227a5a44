package se.kompetensbyran.domain.placements;

import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Opens a place, or says anew what it offers; here places meet enterprises and municipalities. */
public record KeepPlace(Places places, Municipalities municipalities) {

    /**
     * A new place at {@code enterprise}.
     *
     * @throws EnterpriseProblem.Closed when the business has closed
     * @throws InvalidValue {@code unknown-municipality}
     */
    public Place open(Enterprise enterprise, PlaceKind kind, Offer offer) {
        if (enterprise.stage() == Stage.CLOSED) throw new EnterpriseProblem.Closed();
        return keep(Place.open(enterprise.id(), kind, offer));
    }

    /** Saves it. @throws InvalidValue {@code unknown-municipality} */
    public Place keep(Place it) {
        MunicipalityCode municipality = it.offer().municipality();
        InvalidValue.unless(
                municipality == null || municipalities.has(municipality), "municipality", "unknown-municipality");
        return places.save(it);
    }
}
