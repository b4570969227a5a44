package se.kompetensbyran.persistence.publications;

import static se.kompetensbyran.persistence.shared.Values.bilingual;
import static se.kompetensbyran.persistence.shared.Values.en;
import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.sv;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.publications.Publication;
import se.kompetensbyran.domain.publications.PublicationId;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "publication")
class PublicationEntity extends RootRow<Publication> {

    @Id
    UUID id;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "annex_of")
    @Nullable
    UUID annexOf;

    String title;

    String kind;

    String language;

    List<String> audiences;

    @Column(name = "published_on")
    @Nullable
    String publishedOn;

    @Column(name = "published_last_day")
    @Nullable
    LocalDate publishedLastDay;

    @Column(name = "description_sv")
    @Nullable
    String descriptionSv;

    @Column(name = "description_en")
    @Nullable
    String descriptionEn;

    @Override
    protected void fill(Publication it) {
        id = it.id().value();
        projectId = it.project().value();
        annexOf = map(it.annexOf(), PublicationId::value);
        title = it.title();
        kind = EnumCode.of(it.kind());
        language = it.language();
        audiences = List.copyOf(it.audiences());
        publishedOn = map(it.publishedOn(), PartialDate::toString);
        publishedLastDay = map(it.publishedOn(), PartialDate::lastDay);
        descriptionSv = sv(it.description());
        descriptionEn = en(it.description());
    }

    @Override
    protected Publication toDomain() {
        return new Publication(
                new PublicationId(id),
                revision,
                new ProjectId(projectId),
                map(annexOf, PublicationId::new),
                title,
                EnumCode.parse(Publication.Kind.class, kind),
                language,
                Set.copyOf(audiences),
                map(publishedOn, PartialDate::fromString),
                bilingual(descriptionSv, descriptionEn));
    }
}
