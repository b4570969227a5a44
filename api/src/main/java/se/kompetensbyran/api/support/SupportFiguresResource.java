package se.kompetensbyran.api.support;

import static se.kompetensbyran.api.shared.Permits.SUPPORT_WORK;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.support.SupportViews.AreaMinutesView;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.support.Load;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.Waiting;

/** How much each adviser has, and how long enterprises wait. */
@Path("/")
@Tag(name = "Support")
public class SupportFiguresResource {

    private final SupportCases cases;
    private final SupportAccess access;
    private final Addresses addresses;
    private final Time time;

    SupportFiguresResource(SupportCases cases, SupportAccess access, Addresses addresses, Time time) {
        this.cases = cases;
        this.access = access;
        this.addresses = addresses;
        this.time = time;
    }

    /** Of which node and days it is asked. */
    public static class Asked {

        @RestQuery
        @Parameter(description = "Only of this support node.")
        @Nullable
        NodeId node;

        @RestQuery
        @Parameter(
                description = "The first day that counts; a year before the last when left out.",
                example = "2024-01-01")
        @Nullable
        LocalDate from;

        @RestQuery
        @Parameter(description = "The last day that counts; left out for no last day.", example = "2024-12-31")
        @Nullable
        LocalDate until;

        Period during(LocalDate today) {
            LocalDate last = Objects.requireNonNullElse(until, today);
            return Period.inclusive(Objects.requireNonNullElse(from, last.minusYears(1)), until);
        }
    }

    @GET
    @Path("/support-loads")
    @PermissionsAllowed(SUPPORT_WORK)
    @Operation(
            summary = "Read what each adviser has",
            description =
                    "The cases that each adviser has now, and the sessions that they recorded in a period, by support node:"
                            + " those of the own node, or of the region.")
    public PageView<LoadView> loads(@BeanParam Asked asked, @BeanParam Paging paging) {
        LocalDate today = time.today();
        var loads = cases.loads(access.hosts(), asked.node, asked.during(today), paging.request(), today);
        return paging.show(loads, addresses.of("support-loads"), LoadView::of);
    }

    @GET
    @Path("/support-waiting-times")
    @PermissionsAllowed(SUPPORT_WORK)
    @Operation(
            summary = "Read how long enterprises waited",
            description =
                    "The days from request to first session, of what was asked in a period: of the own node, or of the"
                            + " region. What still waits, whenever it was asked, and what ended without a session, is counted"
                            + " apart; what nobody has taken waits for each node that covers it.")
    public WaitingView waiting(@BeanParam Asked asked, @Context UriInfo uri) {
        LocalDate today = time.today();
        String self = addresses.asked(uri, "support-waiting-times");
        return WaitingView.of(cases.waiting(access.hosts(), asked.node, asked.during(today), today), self);
    }

    /** What an adviser has. */
    @Schema(name = "SupportLoad", description = "What an adviser has at a support node.")
    record LoadView(
            @Schema(description = "The support node.") LoadNodeView node,

            @Schema(description = "The adviser: the subject of the token.", maxLength = 200, example = "seed")
            String adviser,

            @Schema(
                    description = "The cases that they have now.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "4")
            int taken,

            @Schema(
                    description = "The sessions that they recorded in the period.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "12")
            int held,

            @Schema(
                    description = "The minutes of those together.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "840")
            int minutes,

            @Schema(description = "The minutes of each competence area that they had sessions on.", maxItems = 200)
            List<AreaMinutesView> areaMinutes) {

        static LoadView of(Load it) {
            return new LoadView(
                    new LoadNodeView(it.node(), it.nodeName()),
                    it.adviser(),
                    it.taken(),
                    it.sessions(),
                    it.minutes(),
                    AreaMinutesView.of(it.minutesByArea()));
        }
    }

    /** Where. */
    @Schema(name = "SupportLoadNode", description = "The support node where an adviser works.")
    record LoadNodeView(
            NodeId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Noden i Falun och Borlänge")
            String name) {}

    /** How long they waited. */
    @Schema(
            name = "SupportWaiting",
            description =
                    "How long enterprises waited from request to first session. A wait that is not over has no length.")
    record WaitingView(
            @Schema(
                    description = "Those that had a session.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "20")
            int begun,

            @Schema(
                    description = "Those that still wait for one.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "3")
            int waiting,

            @Schema(
                    description = "Those that ended without one.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "2")
            int without,

            @Schema(
                    description = "Half of those that had a session waited no more days; left out when there are none.",
                    format = "double",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "6.5")
            @Nullable
            Double medianDays,

            @Schema(
                    description = "Nine of ten of those waited no more days.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "14")
            @Nullable
            Integer ninetiethDays,

            @Schema(
                    description = "The most days that one of those waited.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "21")
            @Nullable
            Integer longestDays,

            @Schema(
                    description = "The most days that one has waited that still waits; left out when none does.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "9")
            @Nullable
            Integer longestWaitingDays,

            @Schema(description = "Itself.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {

        static WaitingView of(Waiting it, String self) {
            return new WaitingView(
                    it.begun(),
                    it.waiting(),
                    it.without(),
                    it.median(),
                    it.ninetieth(),
                    it.longest(),
                    it.longestWaiting(),
                    List.of(Link.get("self", self)));
        }
    }
}
