package se.kompetensbyran.api.rules;

import static se.kompetensbyran.api.shared.Permits.RULES_WRITE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.rules.Rule;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.RuleVersions;
import se.kompetensbyran.domain.rules.Rules;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;

/** The rules by which placements and enrolments are judged. */
@Path("/rules")
@Tag(name = "Rules", description = "How long something may be and when something is due, from day to day (sv: regler).")
public class RulesResource {

    private final Rules rules;
    private final RuleVersions versions;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    RulesResource(Rules rules, RuleVersions versions, Addresses addresses, Caller caller, Time time) {
        this.rules = rules;
        this.versions = versions;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
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
        return paging.show(Page.of(rules.all().all(), paging.request()), addresses.of("rules"), this::show);
    }

    @GET
    @Path("/{kind}/versions/{version}")
    @PermitAll
    @Operation(
            summary = "Read a version of a rule",
            description = "What it says, and the days that are counted from by it.")
    public RuleView read(
            @RestPath @Parameter(description = "A code of rule-kinds.", example = "work-training-length") RuleKind kind,
            @RestPath
                    @Parameter(
                            description = "Counts the rules of the kind.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 4, pattern = "^[1-9][0-9]{0,3}$"),
                            example = "1")
                    int version) {
        return show(rules.all().get(kind, version));
    }

    @POST
    @Path("/{kind}/versions")
    @PermissionsAllowed(RULES_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Add a version of a rule",
            description =
                    "It holds for what is counted from a day on, today at the earliest, and ends the version before it. What has been"
                            + " judged keeps the version that it was judged by. There is no other version that begins then or later.")
    public RuleView add(
            @RestPath @Parameter(description = "A code of rule-kinds.", example = "work-training-length") RuleKind kind,
            NewRuleVersion body) {
        caller.demand(Permission.RULES_WRITE, Belonging.REGION);
        Span span = new Span(body.months(), body.days());
        return show(versions.add(book -> book.next(kind, span, body.from(), time.today())));
    }

    private RuleView show(Rule it) {
        String self = addresses.of("rules", EnumCode.of(it.kind()), "versions", it.version());
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("collection", addresses.of("rules")));
        boolean mayAdd = it.validity().until() == null && caller.may(Permission.RULES_WRITE, Belonging.REGION);
        if (mayAdd)
            links.add(new Link("add-version", addresses.of("rules", EnumCode.of(it.kind()), "versions"), "POST"));
        return RuleView.of(it, links);
    }

    /** What another version of a rule says. */
    @Schema(description = "What another version of a rule says, and from when.", example = """
                    {"from": "2024-07-01", "months": 4, "days": 0}
                    """)
    record NewRuleVersion(
            @Schema(
                    description = "The first day that is counted from by it; today at the earliest.",
                    example = "2024-07-01")
            LocalDate from,

            @Schema(
                    description = "How many months after the day that is counted from the limit is.",
                    minimum = "0",
                    maximum = "120",
                    example = "4")
            @Min(0)
            @Max(120)
            Integer months,

            @Schema(
                    description =
                            "How many days after those months; before them when less than 0. Both together lead ahead.",
                    minimum = "-366",
                    maximum = "366",
                    example = "0")
            @Min(-366)
            @Max(366)
            Integer days) {}

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
            LocalDate lastDay,

            @JsonIgnore long revision,

            @Schema(description = "It, all of them, and what you can do.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        static RuleView of(Rule it, List<Link> links) {
            return new RuleView(
                    it.kind(),
                    it.version(),
                    it.span().months(),
                    it.span().days(),
                    it.isAssumed(),
                    it.validity().from(),
                    it.validity().lastDay().orElse(null),
                    // It changes once: when another comes after it.
                    it.validity().until() == null ? 1 : 2,
                    links);
        }
    }
}
