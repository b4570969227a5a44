package se.kompetensbyran.api.figures;

import static se.kompetensbyran.api.shared.Permits.FIGURES_READ;
import static se.kompetensbyran.api.shared.Permits.FIGURES_WRITE;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Year;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import se.kompetensbyran.api.figures.FigureViews.Correction;
import se.kompetensbyran.api.figures.FigureViews.FigureYearLineView;
import se.kompetensbyran.api.figures.FigureViews.FigureYearView;
import se.kompetensbyran.api.figures.FigureViews.NewFigures;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.figures.FigureYear;
import se.kompetensbyran.domain.figures.FigureYears;
import se.kompetensbyran.domain.figures.ReportFigures;
import se.kompetensbyran.domain.shared.Page;

/** The yearly figures of an enterprise: reported by it or for it, confirmed by who supports it, and corrected. */
@Path("/enterprises/{id}/yearly-figures")
@Tag(
        name = "Yearly figures",
        description = "How many an enterprise employs and occupies, and what it turns over (sv: årsuppgifter).")
public class YearlyFiguresResource {

    private final FigureYears figures;
    private final ReportFigures report;
    private final Enterprises enterprises;
    private final FigureViews views;
    private final EnterpriseOwnership ownership;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    YearlyFiguresResource(
            FigureYears figures,
            Enterprises enterprises,
            FigureViews views,
            EnterpriseOwnership ownership,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.figures = figures;
        this.report = new ReportFigures(figures);
        this.enterprises = enterprises;
        this.views = views;
        this.ownership = ownership;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(FIGURES_READ)
    @Operation(
            summary = "List yearly figures",
            description = "The years for which something was reported, the latest first, each with the set in force.")
    public PageView<FigureYearLineView> list(@RestPath EnterpriseId id, @BeanParam Paging paging) {
        ownership.demand(Permission.FIGURES_READ, enterprises.get(id));
        return paging.show(
                Page.of(figures.of(id), paging.request()),
                addresses.of("enterprises", id, "yearly-figures"),
                it -> views.show(id, it));
    }

    @GET
    @Path("/{year}")
    @PermissionsAllowed(FIGURES_READ)
    @Operation(
            summary = "Read the figures of a year",
            description =
                    "The set in force, all that was reported for the year, and what waits to be confirmed, if something does.")
    public FigureYearView read(
            @RestPath EnterpriseId id, @RestPath @Parameter(description = "The year.", example = "2025") Year year) {
        Enterprise it = ownership.demand(Permission.FIGURES_READ, enterprises.get(id));
        return show(it, figures.get(id, year.getValue()));
    }

    @POST
    @PermissionsAllowed(FIGURES_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Report the figures of a year",
            description = "For the first time; later they are corrected. They are in force once they are confirmed.")
    public FigureYearView report(@RestPath EnterpriseId id, NewFigures body) {
        Enterprise it = writable(id);
        return show(it, report.report(it, body.year(), body.set(caller.actor()), time.today()));
    }

    @POST
    @Path("/{year}/corrections")
    @PermissionsAllowed(FIGURES_WRITE)
    @Transactional
    @Operation(
            summary = "Correct the figures of a year",
            description =
                    "Reports another set, whole, which comes in force when it is confirmed. What was reported before is kept;"
                            + " what waited to be confirmed is confirmed no more.")
    public FigureYearView correct(
            @RestPath EnterpriseId id,
            @RestPath @Parameter(description = "The year.", example = "2025") Year year,
            Correction body,
            @BeanParam IfMatch ifMatch) {
        Enterprise it = writable(id);
        FigureYear now = ifMatch.on(figures.get(id, year.getValue()));
        return show(it, report.correct(now, it, body.set(year.getValue(), caller.actor()), time.today()));
    }

    @POST
    @Path("/{year}/confirmations")
    @PermissionsAllowed(FIGURES_WRITE)
    @Transactional
    @Operation(
            summary = "Confirm the figures of a year",
            description =
                    "Confirms what was reported last. For who supports the enterprise, not for the enterprise itself, and not"
                            + " for who reported it.")
    public FigureYearView confirm(
            @RestPath EnterpriseId id,
            @RestPath @Parameter(description = "The year.", example = "2025") Year year,
            @BeanParam IfMatch ifMatch) {
        Enterprise it = ownership.demandAsSupporter(Permission.FIGURES_WRITE, enterprises.get(id));
        FigureYear now = ifMatch.on(figures.get(id, year.getValue()));
        return show(it, figures.save(now.confirm(caller.actor())));
    }

    private Enterprise writable(EnterpriseId id) {
        return ownership.demand(Permission.FIGURES_WRITE, enterprises.get(id));
    }

    private FigureYearView show(Enterprise of, FigureYear it) {
        return views.show(
                it,
                caller.may(Permission.FIGURES_WRITE, ownership.of(of)),
                ownership.maySupport(Permission.FIGURES_WRITE, of) && !it.last().isReportedBy(caller.who()));
    }
}
