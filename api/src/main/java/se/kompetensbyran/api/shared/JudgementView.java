package se.kompetensbyran.api.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.rules.Judged;
import se.kompetensbyran.domain.rules.Judged.Remedy;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.RuleKind;

/** What a rule said of a day: the same in a record that keeps it and in a problem that refuses by it. */
@Schema(
        name = "RuleJudgement",
        description =
                "What a rule said of a day: which rule and version, as it was then, what was judged by it, and what would have to change.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JudgementView(
        @Schema(description = "What the rule is about; a code of rule-kinds.", example = "work-training-length")
        RuleKind rule,

        @Schema(description = "The version of the rule.", minimum = "1", maximum = "9999", example = "1")
        int version,

        @Schema(description = "How many months the rule says.", minimum = "0", maximum = "120", example = "3")
        int months,

        @Schema(
                description = "How many days after those, or before them when less than 0.",
                minimum = "-366",
                maximum = "366",
                example = "0")
        int days,

        @Schema(
                description = "From which day it counts: the first day, or that of the entry or of the exit.",
                example = "2026-11-23")
        LocalDate from,

        @Schema(
                description = "The limit: the last day that would be within the rule, or of follow-up-from the first.",
                example = "2027-02-22")
        LocalDate limit,

        @Schema(
                description =
                        "The day that was judged: the last day, or that on which it was told or asked; left out while it is to come.",
                example = "2027-02-12")
        @Nullable
        LocalDate day,

        @Schema(description = "Whether the limit is exceeded, permitted or not.", example = "false")
        boolean exceeding,

        @Schema(
                description =
                        "What would have to change, any of these; codes of rule-remedies. None when nothing does.",
                maxItems = 4)
        List<Remedy> remedies,

        @Schema(
                description = "The same in a sentence; of problems only.",
                maxLength = 2000,
                example = "Regeln säger 3 månader.")
        @Nullable
        String explanation,

        @Schema(
                description =
                        "Why it may be exceeded, if somebody has permitted that; shown to who works with the person.",
                maxLength = 2000,
                example = "Påhittat skäl.")
        @Nullable
        String reason,

        @Schema(description = "Who permitted that: a stable identifier.", maxLength = 200, example = "adviser-1")
        @Nullable
        String permittedBy) {

    /**
     * What is shown of it on {@code today}.
     *
     * @param isOwn whether it is shown to who works with the person
     */
    public static JudgementView of(Judged it, LocalDate today, boolean isOwn) {
        return of(it, today, isOwn, null);
    }

    /** What a problem tells of it, which happens {@code today} or is to, with that explanation. */
    static JudgementView explained(Judged it, LocalDate today, String explanation) {
        return of(it, today, false, explanation);
    }

    private static JudgementView of(Judged it, LocalDate today, boolean isOwn, @Nullable String explanation) {
        Judgement by = it.by();
        Permit permit = by.permit();
        return new JudgementView(
                by.rule(),
                by.version(),
                by.span().months(),
                by.span().days(),
                by.from(),
                by.limit(),
                it.day(),
                it.isExceeded(today),
                List.copyOf(it.remedies(today)),
                explanation,
                permit == null || !isOwn ? null : permit.reason(),
                permit == null ? null : permit.by().who());
    }
}
