package se.kompetensbyran.domain.publications;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Unique;

/** Publications to test with; all of them are invented. */
public final class PublicationFixture {

    private PublicationFixture() {}

    /** A new report of which only what must be known is known. */
    public static Publication aReport(ProjectId project) {
        return aReportTitled("Påhittad rapport " + Unique.word(), project);
    }

    /** A new report with that title. */
    public static Publication aReportTitled(String title, ProjectId project) {
        return aPublication(project, title, Publication.Kind.FINAL_REPORT, "sv", null);
    }

    /** A new report with everything. */
    public static Publication aFullReport(ProjectId project) {
        return new Publication(
                PublicationId.next(),
                0,
                project,
                null,
                "Påhittad utvärdering " + Unique.word(),
                Publication.Kind.EVALUATION,
                "en",
                Set.of("practitioners", "funders"),
                PartialDate.fromString("2018-09"),
                new Bilingual("Påhittad beskrivning\nåäö", "Invented description"));
    }

    /** A new annex of {@code whole}, in the same project. */
    public static Publication anAnnexOf(Publication whole) {
        return anAnnexTitled("Påhittad bilaga " + Unique.word(), whole);
    }

    /** A new annex of {@code whole} with that title, in the same project. */
    public static Publication anAnnexTitled(String title, Publication whole) {
        return annexed(aReportTitled(title, whole.project()), whole);
    }

    /** The same as an annex of {@code whole}, wherever that belongs. */
    public static Publication annexed(Publication it, Publication whole) {
        return new Publication(
                it.id(),
                it.revision(),
                it.project(),
                whole.id(),
                it.title(),
                Publication.Kind.ANNEX,
                it.language(),
                it.audiences(),
                it.publishedOn(),
                it.description());
    }

    /** The same in another project. */
    public static Publication movedTo(ProjectId project, Publication it) {
        return new Publication(
                it.id(),
                it.revision(),
                project,
                it.annexOf(),
                it.title(),
                it.kind(),
                it.language(),
                it.audiences(),
                it.publishedOn(),
                it.description());
    }

    /** The same with another title. */
    public static Publication retitled(String title, Publication it) {
        return new Publication(
                it.id(),
                it.revision(),
                it.project(),
                it.annexOf(),
                title,
                it.kind(),
                it.language(),
                it.audiences(),
                it.publishedOn(),
                it.description());
    }

    /** A new publication that is no annex. */
    public static Publication aPublication(
            ProjectId project, String title, Publication.Kind kind, String language, @Nullable String publishedOn) {
        return new Publication(
                PublicationId.next(),
                0,
                project,
                null,
                title,
                kind,
                language,
                Set.of(),
                publishedOn == null ? null : PartialDate.fromString(publishedOn),
                null);
    }
}
