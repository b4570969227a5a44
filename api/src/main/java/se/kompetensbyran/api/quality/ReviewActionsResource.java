package se.kompetensbyran.api.quality;

import static se.kompetensbyran.api.shared.Permits.QUALITY_READ;
import static se.kompetensbyran.api.shared.Permits.QUALITY_WRITE;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import se.kompetensbyran.api.quality.QualityViews.NewQualityActionState;
import se.kompetensbyran.api.quality.QualityViews.QualityActionFacts;
import se.kompetensbyran.api.quality.QualityViews.QualityActionView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.MayMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.quality.Action;
import se.kompetensbyran.domain.quality.KeepQualityReview;
import se.kompetensbyran.domain.quality.QualityReview;
import se.kompetensbyran.domain.quality.QualityReviewId;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.shared.Page;

/** What is to be done after a quality review. */
@Path("/quality-reviews/{id}/actions")
@Tag(name = "Quality")
public class ReviewActionsResource {

    private final KeepQualityReview keeper;
    private final QualityReviews reviews;
    private final QualityAuthority authority;
    private final QualityViews views;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    ReviewActionsResource(
            QualityReviews reviews,
            Enterprises enterprises,
            QualityAuthority authority,
            QualityViews views,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.reviews = reviews;
        this.keeper = new KeepQualityReview(reviews, enterprises);
        this.authority = authority;
        this.views = views;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(QUALITY_READ)
    @Operation(summary = "List actions of a review", description = "What is to be done after the review.")
    public PageView<QualityActionView> list(@RestPath QualityReviewId id, @BeanParam Paging paging) {
        QualityReview it = authority.readable(id);
        EnterpriseOverview of = views.enterpriseOf(it);
        return paging.show(
                Page.of(it.actions(), paging.request()),
                addresses.of("quality-reviews", id, "actions"),
                one -> views.show(it, one, of));
    }

    @GET
    @Path("/{action}")
    @PermissionsAllowed(QUALITY_READ)
    @Operation(summary = "Read an action", description = "One action; its ETag is that of the review.")
    public QualityActionView read(@RestPath QualityReviewId id, @RestPath Action.Id action) {
        return show(authority.readable(id), action);
    }

    @POST
    @PermissionsAllowed(QUALITY_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Add an action",
            description =
                    "Says what is to be done for an area that the review looked at, by whom and until when. Only the enterprise's"
                            + " own organisation and who runs its support node are to do something, for nobody else sees it.")
    public QualityActionView add(@RestPath QualityReviewId id, QualityActionFacts body, @BeanParam MayMatch mayMatch) {
        Action added = body.planned();
        return show(keeper.plan(mayMatch.on(authority.writable(id)), added, time.today()), added.id());
    }

    @PATCH
    @Path("/{action}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(QUALITY_WRITE)
    @Transactional
    @Operation(
            summary = "Change an action",
            description = "Changes the named facts, until it has been done or dropped.")
    public QualityActionView change(
            @RestPath QualityReviewId id,
            @RestPath Action.Id action,
            @RequestBody(content = @Content(schema = @Schema(implementation = QualityActionFacts.class)))
                    MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        QualityReview now = ifMatch.on(authority.writable(id));
        Action it = now.action(action);
        return show(keeper.plan(now, patch.on(QualityActionFacts.of(it)).on(it), time.today()), action);
    }

    @POST
    @Path("/{action}/stage-changes")
    @PermissionsAllowed(QUALITY_WRITE)
    @Transactional
    @Operation(
            summary = "Say that an action was done or dropped",
            description =
                    "open → done | dropped, and dropped for a reason. What has ended stands and does not open again: a new action"
                            + " is planned.")
    public QualityActionView become(
            @RestPath QualityReviewId id,
            @RestPath Action.Id action,
            NewQualityActionState body,
            @BeanParam IfMatch ifMatch) {
        QualityReview now = ifMatch.on(authority.own(id));
        Action moved = now.action(action).become(body.to(), body.ending(caller.actor()), time.today());
        return show(reviews.save(now.with(moved)), action);
    }

    @DELETE
    @Path("/{action}")
    @PermissionsAllowed(QUALITY_WRITE)
    @Transactional
    @Operation(
            summary = "Take an action away",
            description = "For an action that was never planned; one that is not to be done any more is dropped.")
    public void take(@RestPath QualityReviewId id, @RestPath Action.Id action, @BeanParam IfMatch ifMatch) {
        reviews.save(ifMatch.on(authority.writable(id)).without(action));
    }

    private QualityActionView show(QualityReview review, Action.Id id) {
        return views.show(review, review.action(id));
    }
}
