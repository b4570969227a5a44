package se.kompetensbyran.api.findings;

import static se.kompetensbyran.api.shared.Permits.DATA_FINDINGS_COUNT;
import static se.kompetensbyran.api.shared.Permits.DATA_FINDINGS_READ;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.findings.FindingViews.FindingCountsView;
import se.kompetensbyran.api.findings.FindingViews.FindingView;
import se.kompetensbyran.api.participants.ParticipantAccess;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.SortedPaging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.findings.FindingKind;
import se.kompetensbyran.domain.findings.Findings;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.participants.Sight;

/** What the checkers found to be wrong in what is held of participants. */
@Path("/data-findings")
@Tag(
        name = "Data findings",
        description =
                "What is wrong in what is held of participants (sv: datakvalitet): found every night, listed for the node that can mend"
                        + " it, and told to be mended by itself.")
public class DataFindingsResource {

    private final Findings findings;
    private final FindingViews views;
    private final ParticipantAccess access;
    private final Addresses addresses;

    DataFindingsResource(Findings findings, FindingViews views, ParticipantAccess access, Addresses addresses) {
        this.findings = findings;
        this.views = views;
        this.access = access;
        this.addresses = addresses;
    }

    @GET
    @PermissionsAllowed(DATA_FINDINGS_READ)
    @Operation(
            summary = "List what is wrong",
            description =
                    "What is wrong in what is held of participants of the own node, and was, the one that has been wrong longest first. Can be"
                            + " sorted by since and foundOn.")
    public PageView<FindingView> list(
            @RestQuery @Parameter(description = "Only those of this kind; a code of finding-kinds.") @Nullable
                    FindingKind kind,
            @RestQuery @Parameter(description = "Only those of this support node.") @Nullable NodeId node,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only those that have been mended, or only those that have not; both where it is left out.",
                            example = "false")
                    @Nullable
                    Boolean mended,
            @BeanParam SortedPaging paging) {
        return paging.show(
                findings.search(
                        new Findings.Search(kind, node, mended),
                        access.sight(Permission.DATA_FINDINGS_READ),
                        paging.sorted(Findings.SORTABLE)),
                addresses.of("data-findings"),
                views::show);
    }

    @GET
    @Path("/counts")
    @PermissionsAllowed(DATA_FINDINGS_COUNT)
    @Operation(
            summary = "Count what is wrong",
            description =
                    "How much is wrong and not mended, by kind: at the own node, or in the region. To who may see no participants a number"
                            + " from 1 to 4 is not told.")
    public FindingCountsView count() {
        Sight counted = access.sight(Permission.DATA_FINDINGS_COUNT);
        boolean isSeen = access.sight(Permission.DATA_FINDINGS_READ).encloses(counted);
        return views.show(findings.counts(counted), isSeen);
    }
}
