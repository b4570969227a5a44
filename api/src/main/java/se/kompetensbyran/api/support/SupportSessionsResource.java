package se.kompetensbyran.api.support;

import static se.kompetensbyran.api.shared.Permits.SUPPORT_READ;
import static se.kompetensbyran.api.shared.Permits.SUPPORT_WORK;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.MayMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.PartLinks;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.support.Stage;
import se.kompetensbyran.domain.support.SupportCase;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.SupportOverview;
import se.kompetensbyran.domain.support.SupportSession;
import se.kompetensbyran.domain.support.WorkOnCase;

/** The sessions of a support case; the enterprise and other nodes see that they were held, and not what was noted. */
@Path("/support-cases/{id}/sessions")
@Tag(name = "Support")
public class SupportSessionsResource {

    private final SupportCases cases;
    private final WorkOnCase work;
    private final SupportAccess access;
    private final Addresses addresses;
    private final PartLinks partLinks;
    private final Caller caller;
    private final Time time;

    SupportSessionsResource(
            SupportCases cases,
            Enterprises enterprises,
            Initiatives initiatives,
            Nodes nodes,
            CodeLists lists,
            SupportAccess access,
            Addresses addresses,
            PartLinks partLinks,
            Caller caller,
            Time time) {
        this.cases = cases;
        this.work = new WorkOnCase(cases, enterprises, initiatives, nodes, lists);
        this.access = access;
        this.addresses = addresses;
        this.partLinks = partLinks;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(SUPPORT_READ)
    @Operation(
            summary = "List sessions of a support case",
            description = "The sessions that were held, the first first.")
    public PageView<SessionView> list(@RestPath SupportCaseId id, @BeanParam Paging paging) {
        boolean mayWork = mayWork(id);
        SupportCase it = cases.get(id);
        Map<NodeId, Boolean> works = new HashMap<>();
        List<SupportSession> sessions = it.sessions().stream()
                .sorted(Comparator.comparing(SupportSession::on)
                        .thenComparing(one -> one.id().toString()))
                .toList();
        return paging.show(
                Page.of(sessions, paging.request()),
                addresses.of("support-cases", id, "sessions"),
                one -> show(it, one, mayWork, works.computeIfAbsent(one.node(), access::worksAt)));
    }

    @GET
    @Path("/{session}")
    @PermissionsAllowed(SUPPORT_READ)
    @Operation(summary = "Read a session", description = "One session; its ETag is that of the case.")
    public SessionView read(@RestPath SupportCaseId id, @RestPath SupportSession.Id session) {
        boolean mayWork = mayWork(id);
        SupportCase it = cases.get(id);
        SupportSession one = it.session(session);
        return show(it, one, mayWork, access.worksAt(one.node()));
    }

    @POST
    @PermissionsAllowed(SUPPORT_WORK)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Record a session",
            description = "Adds a session to a case that an adviser has; nothing is added to one that is closed.")
    public SessionView hold(@RestPath SupportCaseId id, SessionFacts body, @BeanParam MayMatch mayMatch) {
        SupportCase now = mayMatch.on(access.demand(Permission.SUPPORT_WORK, id));
        SupportSession one = body.session(now.taken(), caller.actor());
        return show(work.keep(now, one, time.today()), one, true, true);
    }

    @PATCH
    @Path("/{session}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(SUPPORT_WORK)
    @Transactional
    @Operation(
            summary = "Change a session",
            description =
                    "Changes the named facts, while an adviser of the node that held it has the case; null takes the note"
                            + " away. Who tells it anew is then named as who recorded it.")
    public SessionView change(
            @RestPath SupportCaseId id,
            @RestPath SupportSession.Id session,
            @RequestBody(content = @Content(schema = @Schema(implementation = SessionFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        SupportCase now = ifMatch.on(access.demand(Permission.SUPPORT_WORK, id));
        SupportSession before = now.session(session);
        SupportSession anew = patch.on(SessionFacts.of(before)).on(before, caller.actor());
        return show(work.keep(now, anew, time.today()), anew, true, true);
    }

    @DELETE
    @Path("/{session}")
    @PermissionsAllowed(SUPPORT_WORK)
    @Transactional
    @Operation(
            summary = "Take a session away",
            description =
                    "For a session that was never held, while an adviser of the node that told of it has the case.")
    public void take(@RestPath SupportCaseId id, @RestPath SupportSession.Id session, @BeanParam IfMatch ifMatch) {
        cases.save(ifMatch.on(access.demand(Permission.SUPPORT_WORK, id)).without(session));
    }

    private boolean mayWork(SupportCaseId id) {
        SupportOverview it = access.readable(id);
        return caller.may(Permission.SUPPORT_WORK, SupportAccess.supportersOf(it));
    }

    private SessionView show(SupportCase whole, SupportSession it, boolean mayWork, boolean worksThere) {
        boolean mayWrite = mayWork && whole.stage() == Stage.TAKEN && it.node().equals(whole.node());
        return new SessionView(
                it.id(),
                whole.revision(),
                it.on(),
                it.minutes(),
                it.competenceArea(),
                worksThere ? it.note() : null,
                it.node(),
                it.by().who(),
                it.by().at(),
                partLinks.of("support-cases", whole.id(), "sessions", it.id(), mayWrite));
    }

    /** What is told of a session. */
    @Schema(description = "What is told of a session.")
    record SessionFacts(
            @Schema(description = "The day on which it was held; not in the future.", example = "2024-05-10")
            LocalDate on,

            @Schema(
                    description = "How long it lasted, in minutes: 1–1440.",
                    format = "int32",
                    minimum = "1",
                    maximum = "1440",
                    example = "90")
            Integer minutes,

            @Schema(
                    description = "What it was about; a code of competence-areas.",
                    minLength = 1,
                    example = "business-development")
            @Size(max = 40)
            String competenceArea,

            @Schema(
                    description = "What was said, in words that tell of no person; a personal number is refused.",
                    minLength = 1,
                    example = "Priset räknades på nytt.")
            @Size(max = 2000)
            @Nullable
            String note) {

        static SessionFacts of(SupportSession it) {
            return new SessionFacts(it.on(), it.minutes(), it.competenceArea(), it.note());
        }

        SupportSession session(NodeId node, Actor by) {
            return new SupportSession(SupportSession.Id.next(), on, minutes, competenceArea, note, node, by);
        }

        SupportSession on(SupportSession before, Actor by) {
            return before.retold(on, minutes, competenceArea, note, by);
        }
    }

    /** A session. */
    @Schema(name = "SupportSession", description = "A session of support (sv: stödtillfälle).")
    record SessionView(
            SupportSession.Id id,
            @JsonIgnore long revision,

            @Schema(description = "The day on which it was held.", example = "2024-05-10")
            LocalDate on,

            @Schema(
                    description = "How long it lasted, in minutes.",
                    format = "int32",
                    minimum = "1",
                    maximum = "1440",
                    example = "90")
            int minutes,

            @Schema(
                    description = "What it was about; a code of competence-areas.",
                    maxLength = 40,
                    example = "business-development")
            String competenceArea,

            @Schema(
                    description =
                            "What was said, in words; shown to those who work at the node that held it, and not when a"
                                    + " request is repeated.",
                    maxLength = 2000,
                    example = "Priset räknades på nytt.")
            @Nullable
            String note,

            @Schema(description = "The support node that held it.")
            NodeId node,

            @Schema(
                    description = "The adviser who recorded it, or last told it anew: a stable identifier.",
                    maxLength = 200,
                    example = "seed")
            String recordedBy,

            @Schema(description = "When it was recorded.", example = "2026-11-23T09:00:00Z")
            Instant recordedAt,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        // The note stays in one place.
        @Override
        public Shown kept() {
            return new SessionView(
                    id, revision, on, minutes, competenceArea, null, node, recordedBy, recordedAt, links);
        }
    }
}
