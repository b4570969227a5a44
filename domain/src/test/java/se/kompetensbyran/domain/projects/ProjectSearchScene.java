package se.kompetensbyran.domain.projects;

import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;
import static se.kompetensbyran.domain.projects.ProjectFixture.aDescriptionNamed;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectThatIs;
import static se.kompetensbyran.domain.projects.ProjectFixture.ownedBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.Projects.Search;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;

/** How tests of searches ask, and what for. */
abstract class ProjectSearchScene extends ProjectsScene {

    static Search asOf(@Nullable Stage stage, OrganisationId owner, @Nullable LocalDate activeOn, LocalDate day) {
        return new Search(stage, owner, null, activeOn, day, null);
    }

    Search ownedByOwner() {
        return new Search(null, owner, null, null, null);
    }

    Page<ProjectOverview> search(Search search, LocalDate today) {
        return projects().search(search, PageRequest.first(100), today);
    }

    List<ProjectId> ids(Search search, LocalDate today) {
        return search(search, today).items().stream().map(ProjectOverview::id).toList();
    }

    List<ProjectId> activeOn(LocalDate day) {
        return ids(new Search(null, owner, null, day, null), MONDAY);
    }

    Project owned(String name, @Nullable String summary) {
        var description = summary == null
                ? aDescriptionNamed(name)
                : new Description(name, new Bilingual(summary, "English"), Set.of(), Set.of(), Set.of(), Set.of());
        return aProjectThatIs(Stage.ONGOING).describe(description).withRole(ownedBy(owner));
    }
}
