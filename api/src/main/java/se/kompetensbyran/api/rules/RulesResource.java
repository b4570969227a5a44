package se.kompetensbyran.api.rules;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.domain.rules.Rule;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.Rules;
import se.kompetensbyran.domain.shared.Page;

/** The rules by which placements and enrolments are judged. */
@Path("/rules")
@Tag(name = "Rules", description = "How long something may be and when something is due, from day to day (sv: regler).")
public class RulesResource {

    private final Rules rules;
    private final Addresses addresses;

    RulesResource(Rules rules, Addresses addresses) {
        this.rules = rules;
        this.addresses = addresses;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List rules with dates",
            description =
                    "How long placements, enrolments and suspensions are at the most, and when it is due to tell of the exit and to ask"
                            + " afterwards, with the days for which each version holds, those that held once too. A cap can be exceeded"
                            + " with a reason from who may permit it.")
    public PageView<RuleView> list(@BeanParam Paging paging) {
        return paging.show(Page.of(rules.all().all(), paging.request()), addresses.of("rules"), RuleView::of);
    }

    /** A rule. */
    @Schema(
            name = "Rule",
            description = "How long something may be, or when something is due, counted from a day; open to anybody.")
    record RuleView(
            @Schema(description = "What it is about; a code of rule-kinds.", example = "work-training-length")
            RuleKind kind,

            @Schema(description = "Counts the rules of the kind.", minimum = "1", maximum = "9999", example = "1")
            int version,

            @Schema(
                    description = "How many months after the day that is counted from the limit is.",
                    minimum = "0",
                    maximum = "120",
                    example = "3")
            int months,

            @Schema(
                    description = "How many days after those months; before them when less than 0.",
                    minimum = "-366",
                    maximum = "366",
                    example = "0")
            int days,

            @Schema(
                    description =
                            "Whether no source says so, and it is what this system assumes until somebody decides otherwise.",
                    example = "false")
            boolean assumed,

            @Schema(description = "The earliest day that is counted from by it.", example = "2000-01-01")
            LocalDate from,

            @Schema(
                    description = "The latest day that is counted from by it; left out while it holds.",
                    example = "2029-12-31")
            @Nullable
            LocalDate lastDay) {

        static RuleView of(Rule it) {
            return new RuleView(
                    it.kind(),
                    it.version(),
                    it.span().months(),
                    it.span().days(),
                    it.isAssumed(),
                    it.validity().from(),
                    it.validity().lastDay().orElse(null));
        }
    }
}
