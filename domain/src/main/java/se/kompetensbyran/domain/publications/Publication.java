package se.kompetensbyran.domain.publications;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Text;

/**
 * A report or another publication of a project, as a description.
 *
 * @param annexOf the publication that it is an annex of; there for an annex, and only then
 * @param title in its own language, at most 300 characters
 * @param language the language it is written in: two lower-case letters, source: ISO 639-1
 * @param audiences whom it is written for: codes of the code list audiences, at most {@value #MAX_AUDIENCES}
 * @param publishedOn when it was published, when that is known
 * @throws InvalidValue {@code annex-of-something}, {@code annex-of-itself}, {@code language-shape}, {@code too-many}
 */
public record Publication(
        PublicationId id,
        long revision,
        ProjectId project,
        @Nullable PublicationId annexOf,
        String title,
        Kind kind,
        String language,
        Set<String> audiences,
        @Nullable PartialDate publishedOn,
        @Nullable Bilingual description)
        implements Aggregate {

    /** The most audiences of one publication. */
    public static final int MAX_AUDIENCES = 10;

    /** What it is; labels stand in the code list publication-kinds. */
    public enum Kind {
        FINAL_REPORT,
        POPULAR_VERSION,
        EVALUATION,
        ANNEX,
        ARTICLE,
        GUIDE,
        OTHER
    }

    public Publication {
        Text.line("title", title, 300);
        InvalidValue.unless((kind == Kind.ANNEX) == (annexOf != null), "annexOf", "annex-of-something");
        InvalidValue.unless(!id.equals(annexOf), "annexOf", "annex-of-itself");
        InvalidValue.unless(language.matches("[a-z]{2}"), "language", "language-shape");
        InvalidValue.unless(audiences.size() <= MAX_AUDIENCES, "audiences", "too-many", MAX_AUDIENCES);
        audiences = Collections.unmodifiableSortedSet(new TreeSet<>(audiences));
    }

    /** A new one. */
    public static Publication enter(
            ProjectId project,
            @Nullable PublicationId annexOf,
            String title,
            Kind kind,
            String language,
            Set<String> audiences,
            @Nullable PartialDate publishedOn,
            @Nullable Bilingual description) {
        return new Publication(
                PublicationId.next(), 0, project, annexOf, title, kind, language, audiences, publishedOn, description);
    }

    /** Says anew what is known of it. */
    public Publication describe(
            ProjectId project,
            @Nullable PublicationId annexOf,
            String title,
            Kind kind,
            String language,
            Set<String> audiences,
            @Nullable PartialDate publishedOn,
            @Nullable Bilingual description) {
        return new Publication(
                id, revision, project, annexOf, title, kind, language, audiences, publishedOn, description);
    }
}
