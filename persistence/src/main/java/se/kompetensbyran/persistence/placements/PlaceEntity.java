package se.kompetensbyran.persistence.placements;

import static se.kompetensbyran.persistence.shared.Values.map;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.placements.Occupation;
import se.kompetensbyran.domain.placements.Offer;
import se.kompetensbyran.domain.placements.Place;
import se.kompetensbyran.domain.placements.PlaceId;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "place")
class PlaceEntity extends RootRow<Place> {

    @Id
    UUID id;

    @Column(name = "enterprise_id")
    UUID enterpriseId;

    String kind;

    String title;

    @Nullable
    String description;

    String occupation;

    @Nullable
    String municipality;

    @Column(name = "opens_on")
    LocalDate opensOn;

    @Column(name = "closes_on")
    @Nullable
    LocalDate closesOn;

    int capacity;

    int taken;

    @Override
    protected void fill(Place it) {
        id = it.id().value();
        enterpriseId = it.enterprise().value();
        kind = EnumCode.of(it.kind());
        title = it.offer().title();
        description = it.offer().description();
        occupation = it.offer().occupation().code();
        municipality = map(it.offer().municipality(), MunicipalityCode::value);
        opensOn = it.offer().open().from();
        closesOn = it.offer().open().until();
        capacity = it.offer().capacity();
        taken = it.taken();
    }

    @Override
    protected Place toDomain() {
        return new Place(
                new PlaceId(id),
                revision,
                new EnterpriseId(enterpriseId),
                EnumCode.parse(PlaceKind.class, kind),
                new Offer(
                        title,
                        description,
                        new Occupation(occupation),
                        map(municipality, MunicipalityCode::new),
                        capacity,
                        new Period(opensOn, closesOn)),
                taken);
    }
}
