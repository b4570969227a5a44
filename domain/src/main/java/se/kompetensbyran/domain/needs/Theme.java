package se.kompetensbyran.domain.needs;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Text;

/**
 * What a needs analysis is about; like all that stands in an analysis it is for everybody and tells of no person.
 *
 * @param title at most 200 characters in each language
 * @param summary more about it, when somebody has written that
 * @param project the project in which it was made, if in one
 */
public record Theme(
        Bilingual title,
        @Nullable Bilingual summary,
        @Nullable ProjectId project) {

    public Theme {
        Text.line("title/sv", title.sv(), 200);
        Text.line("title/en", title.en(), 200);
        Text.impersonal("title/sv", title.sv(), 200);
        Text.impersonal("title/en", title.en(), 200);
        if (summary != null) Text.impersonal("summary/sv", summary.sv(), Bilingual.MAX);
        if (summary != null) Text.impersonal("summary/en", summary.en(), Bilingual.MAX);
    }
}
