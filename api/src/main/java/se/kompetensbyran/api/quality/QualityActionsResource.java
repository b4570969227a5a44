package se.kompetensbyran.api.quality;

import static se.kompetensbyran.api.shared.Permits.QUALITY_READ;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.quality.QualityViews.QualityActionView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.quality.Action;
import se.kompetensbyran.domain.quality.QualityReviews;

/** The actions after every review of the enterprises that somebody looks after: what is to be done, and what is late. */
@Path("/quality-actions")
@Tag(name = "Quality")
public class QualityActionsResource {

    private final QualityReviews reviews;
    private final QualityViews views;
    private final EnterpriseOwnership ownership;
    private final Addresses addresses;
    private final Time time;

    QualityActionsResource(
            QualityReviews reviews, QualityViews views, EnterpriseOwnership ownership, Addresses addresses, Time time) {
        this.reviews = reviews;
        this.views = views;
        this.ownership = ownership;
        this.addresses = addresses;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(QUALITY_READ)
    @Operation(
            summary = "List actions after quality reviews",
            description =
                    "What is to be done, or was, after every review of the enterprises that you look after, by the day on"
                            + " which it is due.")
    public PageView<QualityActionView> list(
            @RestQuery @Parameter(description = "Only those of this enterprise.") @Nullable EnterpriseId enterprise,
            @RestQuery @Parameter(description = "Only those in this state; a code of quality-action-states.")
                    Action.@Nullable State state,
            @RestQuery
                    @Parameter(
                            description = "Only those that are still to be done and were due before this day.",
                            example = "2024-10-01")
                    @Nullable
                    LocalDate overdueOn,
            @BeanParam Paging paging) {
        var search = new QualityReviews.ActionSearch(
                enterprise, state, overdueOn, ownership.within(Permission.QUALITY_READ));
        return paging.show(
                reviews.actions(search, paging.request(), time.today()), addresses.of("quality-actions"), views::show);
    }
}
