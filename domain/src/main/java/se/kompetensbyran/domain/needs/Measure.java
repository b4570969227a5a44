package se.kompetensbyran.domain.needs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Text;
import se.kompetensbyran.domain.shared.Uuid7;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.workplans.Activity;

/**
 * What was done for a priority (sv: insats).
 *
 * @param what at most 200 characters in each language
 * @param activity the activity of a project that it is; given for that kind, and only then
 * @param supportCase the support case that it is, where that is known; given for support only
 */
public record Measure(
        Id id,
        Priority.Id priority,
        Kind kind,
        Bilingual what,
        @Nullable OfProject activity,
        @Nullable SupportCaseId supportCase)
        implements Part {

    /** Identifies a measure for ever. */
    public record Id(UUID value) {

        /** A new one. */
        public static Id next() {
            return new Id(Uuid7.next());
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** What kind of measure it is; labels stand in the code list measure-kinds. */
    public enum Kind {
        PROJECT_ACTIVITY,
        SUPPORT,
        TRAINING,
        OTHER
    }

    /** One that is no support case, or one that is not known. */
    public Measure(Id id, Priority.Id priority, Kind kind, Bilingual what, @Nullable OfProject activity) {
        this(id, priority, kind, what, activity, null);
    }

    /** An activity, and the project whose it is. */
    public record OfProject(ProjectId project, Activity.Id activity) {}

    public Measure {
        Text.line("what/sv", what.sv(), 200);
        Text.line("what/en", what.en(), 200);
        Text.impersonal("what/sv", what.sv(), 200);
        Text.impersonal("what/en", what.en(), 200);
        InvalidValue.unless(kind == Kind.SUPPORT || supportCase == null, "supportCase", "case-for-support");
        InvalidValue.unless((kind == Kind.PROJECT_ACTIVITY) == (activity != null), "activity", "activity-for-its-kind");
    }
}
