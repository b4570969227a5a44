package se.kompetensbyran.domain.needs;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Text;

/**
 * What a needs analysis is about.
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
    }
}
