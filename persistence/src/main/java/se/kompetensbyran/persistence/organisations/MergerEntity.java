package se.kompetensbyran.persistence.organisations;

import static se.kompetensbyran.persistence.shared.Values.map;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.Merger;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "merger")
class MergerEntity extends RootRow<Merger> {

    @Id
    @Column(name = "merged_id")
    UUID merged;

    @Column(name = "into_id")
    UUID survivor;

    String name;

    @Nullable
    String number;

    @Column(name = "merged_by")
    String mergedBy;

    @Column(name = "merged_at")
    Instant mergedAt;

    @Override
    protected void fill(Merger it) {
        merged = it.merged().value();
        survivor = it.into().value();
        name = it.name();
        number = map(it.number(), OrganisationNumber::digits);
        mergedBy = it.by().who();
        mergedAt = it.by().at();
    }

    @Override
    protected Merger toDomain() {
        return new Merger(
                new OrganisationId(merged),
                revision,
                new OrganisationId(survivor),
                name,
                map(number, OrganisationNumber::new),
                new Actor(mergedBy, mergedAt));
    }
}
