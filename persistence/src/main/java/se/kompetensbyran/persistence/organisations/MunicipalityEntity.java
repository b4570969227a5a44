package se.kompetensbyran.persistence.organisations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import se.kompetensbyran.domain.organisations.Municipality;
import se.kompetensbyran.domain.organisations.MunicipalityCode;

@Entity
@Table(name = "municipality")
class MunicipalityEntity {

    @Id
    String code;

    String name;

    int population;

    @Column(name = "population_on")
    LocalDate populationOn;

    MunicipalityEntity fill(Municipality it) {
        code = it.code().value();
        name = it.name();
        population = it.population();
        populationOn = it.populationOn();
        return this;
    }

    Municipality toDomain() {
        return new Municipality(new MunicipalityCode(code), name, population, populationOn);
    }
}
