package se.kompetensbyran.persistence.publications;

import static se.kompetensbyran.persistence.shared.Reads.strings;
import static se.kompetensbyran.persistence.shared.Values.bilingual;
import static se.kompetensbyran.persistence.shared.Values.map;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.publications.Publication;
import se.kompetensbyran.domain.publications.PublicationId;
import se.kompetensbyran.domain.publications.PublicationProblem.HasAnnexes;
import se.kompetensbyran.domain.publications.PublicationProblem.NotAnnexable;
import se.kompetensbyran.domain.publications.Publications;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Writes;

/** Publications, a row each. */
@ApplicationScoped
class PanachePublications implements Publications, PanacheRepositoryBase<PublicationEntity, UUID> {

    // One key holds annex and whole together; either may break it.
    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of("publication_annex_of_fk", HasAnnexes::new);
    static final Map<String, Supplier<Problem>> PROBLEMS_OF_AN_ANNEX =
            Map.of("publication_annex_of_fk", NotAnnexable::new);

    private static final String SELECT = "select id, revision, project_id, annex_of, title, kind, language, audiences,"
            + " published_on, description_sv, description_en";

    private static final Map<String, String> COLUMNS =
            Map.of("title", "title", "publishedOn", "published_last_day nulls last");

    private final Reads reads;
    private final Writes writes;

    PanachePublications(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<Publication> find(PublicationId id) {
        return findByIdOptional(id.value()).map(PublicationEntity::toDomain);
    }

    @Override
    public List<Publication> annexesOf(PublicationId id) {
        return reads.list(
                Sql.of(SELECT + " from publication where annex_of = ? order by title, id", id.value()),
                PanachePublications::publication);
    }

    @Override
    public Publication save(Publication publication) {
        UUID id = publication.id().value();
        PublicationEntity found = findById(id);
        // Asked before anything is sent: after a refusal the transaction answers no more questions.
        boolean isWhole = publication.annexOf() == null || count("annexOf", id) > 0;
        return writes.save(publication, id, found, PublicationEntity::new, isWhole ? PROBLEMS : PROBLEMS_OF_AN_ANNEX);
    }

    @Override
    public Page<Publication> search(Search search, PageRequest wanted) {
        Sql matching = Sql.of(" from publication where true")
                .and("project_id = ?", map(search.project(), ProjectId::value))
                .and("kind = ?", map(search.kind(), EnumCode::of))
                .and("language = ?", search.language())
                .and("annex_of = ?", map(search.annexOf(), PublicationId::value));
        Sql rows = Sql.of(SELECT)
                .add(matching)
                .add(Reads.orderBy(wanted, COLUMNS, "title", "id"))
                .add(" limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, rows, matching, PanachePublications::publication);
    }

    private static Publication publication(ResultSet row) throws SQLException {
        return new Publication(
                new PublicationId(row.getObject(1, UUID.class)),
                row.getLong(2),
                new ProjectId(row.getObject(3, UUID.class)),
                map(row.getObject(4, UUID.class), PublicationId::new),
                row.getString(5),
                EnumCode.parse(Publication.Kind.class, row.getString(6)),
                row.getString(7),
                Set.copyOf(strings(row, 8)),
                map(row.getString(9), PartialDate::fromString),
                bilingual(row.getString(10), row.getString(11)));
    }
}
