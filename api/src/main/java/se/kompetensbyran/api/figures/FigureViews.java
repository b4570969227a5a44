package se.kompetensbyran.api.figures;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.figures.FigureSet;
import se.kompetensbyran.domain.figures.FigureYear;
import se.kompetensbyran.domain.figures.FigureYears.FigureYearLine;
import se.kompetensbyran.domain.figures.FullTime;
import se.kompetensbyran.domain.figures.Headcount;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Money;

/** How yearly figures are shown and told. */
@Singleton
final class FigureViews {

    private final Addresses addresses;

    FigureViews(Addresses addresses) {
        this.addresses = addresses;
    }

    /** Shows the figures of a year, with what the caller can do with them now. */
    FigureYearView show(FigureYear it, boolean mayWrite, boolean mayConfirm) {
        String self = self(it.enterprise(), it.year());
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("collection", addresses.of("enterprises", it.enterprise(), "yearly-figures")));
        links.add(Link.get("up", addresses.of("enterprises", it.enterprise())));
        if (mayWrite) links.add(new Link("correct", self + "/corrections", "POST"));
        if (mayConfirm && !it.last().isConfirmed()) links.add(new Link("confirm", self + "/confirmations", "POST"));
        return new FigureYearView(
                it.revision(),
                it.year(),
                it.inForce().map(FigureSetView::of).orElse(null),
                it.sets().stream().map(FigureSetView::of).toList(),
                links);
    }

    /** Shows a year in a list. */
    FigureYearLineView show(EnterpriseId enterprise, FigureYearLine it) {
        FigureSet inForce = it.inForce();
        return new FigureYearLineView(
                it.year(),
                inForce == null ? null : FigureSetView.of(inForce),
                it.isPending(),
                List.of(Link.get("self", self(enterprise, it.year()))));
    }

    private String self(EnterpriseId enterprise, int year) {
        return addresses.of("enterprises", enterprise, "yearly-figures", year);
    }

    /** What was reported for a year, once. */
    @Schema(name = "FigureSet", description = "What was reported for a year, once.")
    record FigureSetView(
            @Schema(description = "The day on which persons were counted.", example = "2025-12-31")
            LocalDate referenceDay,

            @Schema(description = "On the payroll on that day.")
            Headcount employed,

            @Schema(description = "What the employed worked, in full-time equivalents at 40 hours a week.")
            FullTime fullTimeEquivalents,

            @Schema(description = "The employed and those in work training or internship.")
            Headcount occupied,

            @Schema(description = "Those of the occupied who belong to the target group.")
            Headcount targetGroup,

            @Schema(
                    description =
                            "The part of the occupied who belong to the target group; left out when nobody is occupied.",
                    format = "double",
                    minimum = "0",
                    maximum = "1",
                    example = "0.75")
            @Nullable
            Double targetGroupShare,

            @Schema(description = "Turnover of the year, when known.") @Nullable
            Money turnover,

            @Schema(
                    description = "Why it corrects what was confirmed; it tells of no person.",
                    maxLength = 2000,
                    example = "Två räknades dubbelt.")
            @Nullable
            String reason,

            @Schema(description = "Who reported it: a stable identifier.", maxLength = 200, example = "manager-1")
            String reportedBy,

            @Schema(description = "When it was reported.", example = "2026-02-03T09:00:00Z")
            Instant reportedAt,

            @Schema(description = "Who confirmed it: a stable identifier.", maxLength = 200, example = "adviser-1")
            @Nullable
            String confirmedBy,

            @Schema(description = "When it was confirmed.", example = "2026-02-10T09:00:00Z") @Nullable
            Instant confirmedAt) {

        static FigureSetView of(FigureSet it) {
            Actor confirmed = it.confirmed();
            return new FigureSetView(
                    it.referenceDay(),
                    it.employed(),
                    it.fullTime(),
                    it.occupied(),
                    it.targetGroup(),
                    it.targetGroupShare(),
                    it.turnover(),
                    it.reason(),
                    it.reported().who(),
                    it.reported().at(),
                    confirmed == null ? null : confirmed.who(),
                    confirmed == null ? null : confirmed.at());
        }
    }

    /** The figures of a year. */
    @Schema(
            name = "YearlyFigures",
            description =
                    "The figures of an enterprise for a year (sv: årsuppgifter): what is in force, and all that was reported.")
    record FigureYearView(
            @JsonIgnore long revision,

            @Schema(description = "The year.", format = "int32", minimum = "1990", maximum = "2199", example = "2025")
            int year,

            @Schema(description = "The set in force: the last that is confirmed.") @Nullable
            FigureSetView inForce,

            @Schema(
                    description =
                            "What was reported for the year, oldest first, and last what waits to be confirmed, if something does.",
                    maxItems = FigureYear.MAX_SETS)
            List<FigureSetView> sets,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {}

    /** The figures of a year in a list. */
    @Schema(
            name = "YearlyFiguresLine",
            description = "The figures of an enterprise for a year, as they stand in a list.")
    record FigureYearLineView(
            @Schema(description = "The year.", format = "int32", minimum = "1990", maximum = "2199", example = "2025")
            int year,

            @Schema(description = "The set in force: the last that is confirmed.") @Nullable
            FigureSetView inForce,

            @Schema(description = "Whether what was reported last waits to be confirmed.", example = "false")
            boolean pending,

            @Schema(description = "Itself.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** Figures of a year. */
    @Schema(description = "What is reported for a year for the first time.")
    record NewFigures(
            @Schema(description = "The year.", format = "int32", minimum = "1990", maximum = "2199", example = "2025")
            @Min(FigureYear.FIRST)
            @Max(2199)
            int year,

            @Schema(
                    description = "The day on which persons were counted; the last of the year when left out.",
                    example = "2025-12-31")
            @Nullable
            LocalDate referenceDay,

            @Schema(description = "On the payroll on that day.")
            Headcount employed,

            @Schema(description = "What the employed worked, in full-time equivalents at 40 hours a week.")
            FullTime fullTimeEquivalents,

            @Schema(description = "The employed and those in work training or internship.")
            Headcount occupied,

            @Schema(description = "Those of the occupied who belong to the target group.")
            Headcount targetGroup,

            @Schema(description = "Turnover of the year, when known.") @Nullable
            Money turnover) {

        FigureSet set(Actor by) {
            return new Correction(referenceDay, employed, fullTimeEquivalents, occupied, targetGroup, turnover, null)
                    .set(year, by);
        }
    }

    /** A set that takes another's place. */
    @Schema(description = "What is reported in place of what was, whole.")
    record Correction(
            @Schema(
                    description = "The day on which persons were counted; the last of the year when left out.",
                    example = "2025-12-31")
            @Nullable
            LocalDate referenceDay,

            @Schema(description = "On the payroll on that day.")
            Headcount employed,

            @Schema(description = "What the employed worked, in full-time equivalents at 40 hours a week.")
            FullTime fullTimeEquivalents,

            @Schema(description = "The employed and those in work training or internship.")
            Headcount occupied,

            @Schema(description = "Those of the occupied who belong to the target group.")
            Headcount targetGroup,

            @Schema(description = "Turnover of the year, when known.") @Nullable
            Money turnover,

            @Schema(
                    description =
                            "Why, in words that tell of no person; must be there once a set of the year is confirmed.",
                    minLength = 1,
                    example = "Två räknades dubbelt.")
            @Size(max = 2000)
            @Nullable
            String reason) {

        FigureSet set(int year, Actor by) {
            return new FigureSet(
                    FigureSet.Id.next(),
                    referenceDay == null ? LocalDate.of(year, 12, 31) : referenceDay,
                    employed,
                    fullTimeEquivalents,
                    occupied,
                    targetGroup,
                    turnover,
                    reason,
                    by,
                    null);
        }
    }
}
