package se.kompetensbyran.api.incubation;

import static se.kompetensbyran.api.shared.Permits.INCUBATION_READ;
import static se.kompetensbyran.api.shared.Permits.INCUBATION_WRITE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.incubation.GateCheck;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.incubation.Stage;
import se.kompetensbyran.domain.incubation.Tick;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;

/** The checklists of the gates that an initiative goes through, and what of them is met. */
@Path("/initiatives/{id}/gate-checks")
@Tag(name = "Initiatives")
public class GateChecksResource {

    private final Initiatives initiatives;
    private final InitiativeAccess access;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    GateChecksResource(
            Initiatives initiatives, InitiativeAccess access, Addresses addresses, Caller caller, Time time) {
        this.initiatives = initiatives;
        this.access = access;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(INCUBATION_READ)
    @Operation(
            summary = "List the checklists of an initiative",
            description = "Every line of every gate's checklist, in the order of the gates, met or not.")
    public PageView<GateCheckView> list(@RestPath InitiativeId id, @BeanParam Paging paging) {
        Initiative it = access.readable(id);
        boolean mayWrite = access.mayWrite(it);
        return paging.show(
                Page.of(Arrays.asList(GateCheck.values()), paging.request()),
                addresses.of("initiatives", id, "gate-checks"),
                check -> show(it, check, mayWrite));
    }

    @GET
    @Path("/{check}")
    @PermissionsAllowed(INCUBATION_READ)
    @Operation(
            summary = "Read a line of a checklist",
            description = "One line, met or not; its ETag is that of the initiative.")
    public GateCheckView read(@RestPath InitiativeId id, @RestPath GateCheck check) {
        Initiative it = access.readable(id);
        return show(it, check, access.mayWrite(it));
    }

    @PUT
    @Path("/{check}")
    @PermissionsAllowed(INCUBATION_WRITE)
    @Transactional
    @Operation(
            summary = "Tick a line of a checklist",
            description =
                    "Says that it is met, since which day and how; or says that anew, until it has gone through that gate.")
    public GateCheckView tick(
            @RestPath InitiativeId id, @RestPath GateCheck check, NewTick body, @BeanParam IfMatch ifMatch) {
        Initiative now = ifMatch.on(access.writable(id));
        Tick tick = new Tick(check, body.on(), body.note(), caller.actor());
        return show(initiatives.save(now.tick(tick, time.today())), check, true);
    }

    @DELETE
    @Path("/{check}")
    @PermissionsAllowed(INCUBATION_WRITE)
    @Transactional
    @Operation(
            summary = "Take a tick away",
            description = "Says that a line is not met after all; not once the initiative has gone through its gate.")
    public void untick(@RestPath InitiativeId id, @RestPath GateCheck check, @BeanParam IfMatch ifMatch) {
        initiatives.save(ifMatch.on(access.writable(id)).untick(check));
    }

    private GateCheckView show(Initiative initiative, GateCheck check, boolean mayWrite) {
        String self = addresses.of("initiatives", initiative.id(), "gate-checks", EnumCode.of(check));
        Tick tick = initiative.met().contains(check) ? initiative.tick(check) : null;
        boolean isPassed = initiative.history().stream().anyMatch(it -> it.to() == check.gate());
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("up", addresses.of("initiatives", initiative.id())));
        if (mayWrite && !initiative.stage().isFinal() && (tick == null || !isPassed))
            links.add(new Link("edit", self, "PUT"));
        if (mayWrite && tick != null && !isPassed) links.add(new Link("delete", self, "DELETE"));
        return new GateCheckView(
                initiative.revision(),
                check,
                check.gate(),
                tick != null,
                tick == null ? null : tick.on(),
                tick == null ? null : tick.note(),
                tick == null ? null : tick.by().who(),
                tick == null ? null : tick.by().at(),
                links);
    }

    /** That a line is met. */
    @Schema(description = "That a line of a checklist is met.")
    record NewTick(
            @Schema(description = "The day on which it was found to be so; not in the future.", example = "2024-04-10")
            LocalDate on,

            @Schema(
                    description = "How, in words that tell of no person; a personal number is refused.",
                    minLength = 1,
                    example = "Planen är undertecknad.")
            @Size(max = 2000)
            @Nullable
            String note) {}

    /** A line of a checklist. */
    @Schema(name = "InitiativeGateCheck", description = "A line of the checklist at a gate, and whether it is met.")
    record GateCheckView(
            @JsonIgnore long revision,

            @Schema(description = "Which line; a code of gate-checks.", example = "plan-agreed")
            GateCheck check,

            @Schema(description = "The stage behind the gate; a code of initiative-stages.", example = "incubating")
            Stage gate,

            @Schema(description = "Whether it is met.", example = "true")
            boolean met,

            @Schema(description = "The day on which it was found to be so.", example = "2024-04-10") @Nullable
            LocalDate on,

            @Schema(description = "How, in words.", maxLength = 2000, example = "Planen är undertecknad.") @Nullable
            String note,

            @Schema(description = "Who recorded it: a stable identifier.", maxLength = 200, example = "seed") @Nullable
            String recordedBy,

            @Schema(description = "When it was recorded.", example = "2026-11-23T09:00:00Z") @Nullable
            Instant recordedAt,

            @Schema(description = "What you may do with it now.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {}
}
