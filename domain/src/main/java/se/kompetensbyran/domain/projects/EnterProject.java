package se.kompetensbyran.domain.projects;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Enters a project in the register, or changes it; here projects meet organisations and code lists. */
public record EnterProject(Projects projects, Organisations organisations, CodeLists lists) {

    /**
     * Saves it.
     *
     * @throws InvalidValue {@code unknown-code}, {@code unknown-organisation}
     * @throws ProjectProblem.NotEarlier when a project that continues this one did not start after it
     */
    public Project enter(Project project) {
        project.description().check(lists);
        project.roles().forEach(it -> known("organisation", it.organisation()));
        project.budget().lines().stream()
                .map(FundingLine::funder)
                .filter(Objects::nonNull)
                .forEach(it -> known("funder", it));
        return projects.save(project);
    }

    private void known(String field, @Nullable OrganisationId organisation) {
        boolean known = organisation == null || organisations.has(organisation);
        InvalidValue.unless(known, field, "unknown-organisation");
    }
}
