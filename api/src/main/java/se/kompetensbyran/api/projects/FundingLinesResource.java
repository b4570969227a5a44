package se.kompetensbyran.api.projects;

import static se.kompetensbyran.api.shared.Permits.PROJECTS_WRITE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.KnownAt;
import se.kompetensbyran.api.journal.Recollections;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.MayMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.Ownership;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.PartLinks;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.EnterProject;
import se.kompetensbyran.domain.projects.FundingLine;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.ProjectOverview.Named;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Page;

/** Where the money of a project comes from. */
@Path("/projects/{id}/funding-lines")
@Tag(name = "Projects")
public class FundingLinesResource {

    private final Projects projects;
    private final EnterProject register;
    private final Addresses addresses;
    private final PartLinks partLinks;
    private final Ownership ownership;
    private final Recollections recollections;

    FundingLinesResource(
            Projects projects,
            Organisations organisations,
            CodeLists lists,
            Addresses addresses,
            PartLinks partLinks,
            Ownership ownership,
            Recollections recollections) {
        this.projects = projects;
        this.register = new EnterProject(projects, organisations, lists);
        this.addresses = addresses;
        this.partLinks = partLinks;
        this.ownership = ownership;
        this.recollections = recollections;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List funding lines",
            description =
                    "Where the project's money comes from. The remainder is what the other lines leave of the total.")
    public PageView<FundingLineView> list(@RestPath ProjectId id, @BeanParam KnownAt known, @BeanParam Paging paging) {
        return recollections.of(known, () -> {
            Project project = projects.get(id);
            Map<UUID, String> funders = funders(id);
            boolean mayWrite = known.isNow() && ownership.may(Permission.PROJECTS_WRITE, project);
            return paging.show(
                    Page.of(project.budget().lines(), paging.request()),
                    addresses.of("projects", id, "funding-lines"),
                    it -> show(project, it, funders, mayWrite, known.query(null)));
        });
    }

    @GET
    @Path("/{line}")
    @PermitAll
    @Operation(summary = "Read a funding line", description = "One funding line; its ETag is that of the project.")
    public FundingLineView read(@RestPath ProjectId id, @RestPath FundingLine.Id line, @BeanParam KnownAt known) {
        return recollections.of(known, () -> show(projects.get(id), line, known.query(null)));
    }

    @POST
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Add a funding line",
            description =
                    "Adds an amount, or the remainder, from a funder or under a scheme. No more is granted than the"
                            + " project has in all.")
    public FundingLineView add(@RestPath ProjectId id, FundingFacts body, @BeanParam MayMatch mayMatch) {
        FundingLine line = body.line(FundingLine.Id.next());
        Project now = mayMatch.on(writable(id));
        return show(register.enter(now.withFundingLine(line)), line.id(), "");
    }

    @PATCH
    @Path("/{line}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Operation(summary = "Change a funding line", description = "Changes the named facts; null takes one away.")
    public FundingLineView change(
            @RestPath ProjectId id,
            @RestPath FundingLine.Id line,
            @RequestBody(content = @Content(schema = @Schema(implementation = FundingFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Project now = ifMatch.on(writable(id));
        FundingLine anew = patch.on(FundingFacts.of(now.fundingLine(line))).line(line);
        return show(register.enter(now.withFundingLine(anew)), line, "");
    }

    @DELETE
    @Path("/{line}")
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Operation(summary = "Take a funding line away", description = "For money that the project does not get.")
    public void take(@RestPath ProjectId id, @RestPath FundingLine.Id line, @BeanParam IfMatch ifMatch) {
        projects.save(ifMatch.on(writable(id)).withoutFundingLine(line));
    }

    private Project writable(ProjectId id) {
        return ownership.demand(Permission.PROJECTS_WRITE, projects.get(id));
    }

    private Map<UUID, String> funders(ProjectId id) {
        return projects.fundersOf(id).stream().collect(Collectors.toMap(Named::id, Named::name));
    }

    private FundingLineView show(Project project, FundingLine.Id id, String asked) {
        boolean mayWrite = asked.isEmpty() && ownership.may(Permission.PROJECTS_WRITE, project);
        return show(project, project.fundingLine(id), funders(project.id()), mayWrite, asked);
    }

    private FundingLineView show(
            Project project, FundingLine it, Map<UUID, String> funders, boolean mayWrite, String asked) {
        OrganisationId funder = it.funder();
        Link[] others =
                funder == null ? new Link[0] : new Link[] {Link.get("related", addresses.of("organisations", funder))};
        List<Link> links = asked.isEmpty()
                ? partLinks.ofProject(project.id(), "funding-lines", it.id(), mayWrite, others)
                : partLinks.recalled("projects", project.id(), "funding-lines", it.id(), asked, others);
        return new FundingLineView(
                it.id(),
                project.revision(),
                funder == null ? null : new Funder(funder, funders.getOrDefault(funder.value(), "")),
                it.scheme(),
                project.budget().amountOf(it).orElse(null),
                it.isRemainder(),
                it.status(),
                links);
    }

    /** What is told of a funding line. */
    @Schema(description = "What is told of a funding line: an amount, or that it is the remainder.")
    record FundingFacts(
            @Schema(description = "Who gives it, when that is known to be one organisation.") @Nullable
            OrganisationId funder,

            @Schema(description = "The fund or programme, at most 200 characters in each language.") @Nullable
            Bilingual scheme,

            @Schema(description = "How much.") @Nullable Money amount,

            @Schema(
                    description = "Whether it is what the other lines leave of the total; then it has no amount.",
                    example = "false")
            @Nullable
            Boolean remainder,

            @Schema(description = "How far it has come; a code of funding-statuses.", example = "granted")
            FundingLine.Status status) {

        static FundingFacts of(FundingLine it) {
            return new FundingFacts(it.funder(), it.scheme(), it.amount(), it.isRemainder() ? true : null, it.status());
        }

        FundingLine line(FundingLine.Id id) {
            boolean isRemainder = Boolean.TRUE.equals(remainder);
            InvalidValue.unless(isRemainder == (amount == null), "amount", "amount-or-remainder");
            return new FundingLine(id, funder, scheme, amount, status);
        }
    }

    /** A funding line. */
    @Schema(name = "FundingLine", description = "Where some of a project's money comes from (sv: finansiering).")
    record FundingLineView(
            FundingLine.Id id,
            @JsonIgnore long revision,

            @Schema(description = "Who gives it, when that is known to be one organisation.") @Nullable
            Funder funder,

            @Schema(description = "The fund or programme.") @Nullable
            Bilingual scheme,

            @Schema(description = "How much; for the remainder what the other lines leave of the total.") @Nullable
            Money amount,

            @Schema(description = "Whether it is what the other lines leave of the total.", example = "false")
            boolean remainder,

            @Schema(description = "How far it has come; a code of funding-statuses.", example = "granted")
            FundingLine.Status status,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {}

    /** An organisation that gives money. */
    @Schema(description = "An organisation that gives money.")
    record Funder(
            OrganisationId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Tillväxtverket")
            String name) {}
}
