package se.kompetensbyran.domain.publications;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.publications.PublicationProblem.HasAnnexes;
import se.kompetensbyran.domain.publications.PublicationProblem.NotAnnexable;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Describes a publication, new or changed; here publications meet projects and code lists. */
public record DescribePublication(Publications publications, Projects projects, CodeLists lists) {

    /**
     * Saves it.
     *
     * @throws InvalidValue {@code unknown-project}, {@code unknown-publication} or {@code unknown-code}
     * @throws NotAnnexable when what it is an annex of is an annex, or belongs to another project
     * @throws HasAnnexes when it has annexes and would become one, or move to another project
     */
    public Publication describe(Publication it) {
        InvalidValue.unless(projects.has(it.project()), "project", "unknown-project");
        lists.get("audiences").check("audiences", it.audiences());
        @Nullable PublicationId whole = it.annexOf();
        if (whole != null) {
            Publication parent =
                    publications.find(whole).orElseThrow(() -> new InvalidValue("annexOf", "unknown-publication"));
            if (parent.annexOf() != null || !parent.project().equals(it.project())) throw new NotAnnexable();
        }
        for (Publication annex : publications.annexesOf(it.id()))
            if (whole != null || !annex.project().equals(it.project())) throw new HasAnnexes();
        return publications.save(it);
    }
}
