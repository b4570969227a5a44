package se.kompetensbyran.persistence.organisations;

import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.LegalForm;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "organisation")
class OrganisationEntity extends RootRow<Organisation> {

    @Id
    UUID id;

    String name;

    @Nullable
    String number;

    @Column(name = "legal_form")
    @Nullable
    String legalForm;

    @Nullable
    String municipality;

    @Override
    protected void fill(Organisation it) {
        id = it.id().value();
        name = it.name();
        number = map(it.number(), OrganisationNumber::digits);
        legalForm = map(it.legalForm(), EnumCode::of);
        municipality = map(it.municipality(), MunicipalityCode::value);
    }

    @Override
    protected Organisation toDomain() {
        return new Organisation(
                new OrganisationId(id),
                revision,
                name,
                map(number, OrganisationNumber::new),
                parse(LegalForm.class, legalForm),
                map(municipality, MunicipalityCode::new));
    }
}
