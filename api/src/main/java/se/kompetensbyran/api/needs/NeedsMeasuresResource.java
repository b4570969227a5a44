package se.kompetensbyran.api.needs;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.needs.MeasureViews.MeasureView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.needs.NeedsAnalyses.MeasureLine;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.workplans.Activity;

/** The measures of every analysis, each read back to the priority that it serves. */
@Path("/needs-measures")
@Tag(name = "Needs")
public class NeedsMeasuresResource {

    private final NeedsAnalyses analyses;
    private final MeasureViews views;
    private final NeedsAuthority authority;
    private final Addresses addresses;

    NeedsMeasuresResource(NeedsAnalyses analyses, MeasureViews views, NeedsAuthority authority, Addresses addresses) {
        this.analyses = analyses;
        this.views = views;
        this.authority = authority;
        this.addresses = addresses;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List what served which priority",
            description =
                    "The measures of every analysis, those entered last first, each with the priority that it served:"
                            + " which priority did this activity, or this support case, serve? Of priorities that are not adopted only for those"
                            + " who write or adopt analyses.")
    public PageView<MeasureView> list(
            @RestQuery @Parameter(description = "Only activities of this project.") @Nullable ProjectId project,
            @RestQuery @Parameter(description = "Only this activity.") Activity.@Nullable Id activity,
            @RestQuery @Parameter(description = "Only this support case, where you may read that.") @Nullable
                    SupportCaseId supportCase,
            @BeanParam Paging paging) {
        var search = new NeedsAnalyses.MeasureSearch(project, activity, supportCase, !authority.seesAll());
        PageRequest wanted = paging.request();
        boolean isHidden = supportCase != null && !views.mayRead(supportCase);
        Page<MeasureLine> found = isHidden ? new Page<>(List.of(), 0) : analyses.measures(search, wanted);
        return paging.show(found, addresses.of("needs-measures"), views.shown(found.items()));
    }
}
