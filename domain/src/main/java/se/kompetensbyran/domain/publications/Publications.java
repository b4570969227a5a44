package se.kompetensbyran.domain.publications;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/** The publications of the projects. */
public interface Publications {

    /** The fields that a list of publications can be sorted by. */
    List<String> SORTABLE = List.of("title", "publishedOn");

    /** What a search looks for; each part narrows it. */
    record Search(
            @Nullable ProjectId project,
            Publication.@Nullable Kind kind,
            @Nullable String language,
            @Nullable PublicationId annexOf) {}

    /** The publication, if there is one. */
    Optional<Publication> find(PublicationId id);

    /** The publication. @throws PublicationProblem.Unknown when there is none */
    default Publication get(PublicationId id) {
        return find(id).orElseThrow(() -> new PublicationProblem.Unknown(id));
    }

    /** Its annexes, by title. */
    List<Publication> annexesOf(PublicationId id);

    /**
     * Adds or replaces it.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws PublicationProblem.NotAnnexable when it is an annex of what cannot have it
     * @throws PublicationProblem.HasAnnexes when its annexes would no longer fit
     */
    Publication save(Publication publication);

    /** Those that fit {@code search}, by title in Swedish order. */
    Page<Publication> search(Search search, PageRequest wanted);
}
