package se.kompetensbyran.api.quality;

import static se.kompetensbyran.api.shared.Permits.HISTORY_READ;
import static se.kompetensbyran.api.shared.Permits.QUALITY_READ;
import static se.kompetensbyran.api.shared.Permits.QUALITY_WRITE;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.EntryView;
import se.kompetensbyran.api.journal.Histories;
import se.kompetensbyran.api.quality.QualityViews.ComparisonView;
import se.kompetensbyran.api.quality.QualityViews.NewQualityReview;
import se.kompetensbyran.api.quality.QualityViews.QualityReviewFacts;
import se.kompetensbyran.api.quality.QualityViews.QualityReviewLineView;
import se.kompetensbyran.api.quality.QualityViews.QualityReviewView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.quality.Comparison;
import se.kompetensbyran.domain.quality.QualityReview;
import se.kompetensbyran.domain.quality.QualityReviewId;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.quality.Reviewer;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Reviews of gender equality, non-discrimination, accessibility, social and business quality in the enterprises. */
@Path("/quality-reviews")
@Tag(
        name = "Quality",
        description =
                "Reviews of gender equality, non-discrimination, accessibility, social and business quality, and the"
                        + " actions that follow (sv: kvalitetsarbete).")
public class QualityReviewsResource {

    private final QualityReviews reviews;
    private final Enterprises enterprises;
    private final QualityAuthority authority;
    private final QualityViews views;
    private final EnterpriseOwnership ownership;
    private final Histories histories;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    QualityReviewsResource(
            QualityReviews reviews,
            Enterprises enterprises,
            QualityAuthority authority,
            QualityViews views,
            EnterpriseOwnership ownership,
            Histories histories,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.reviews = reviews;
        this.enterprises = enterprises;
        this.authority = authority;
        this.views = views;
        this.ownership = ownership;
        this.histories = histories;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(QUALITY_READ)
    @Operation(
            summary = "List quality reviews",
            description = "Reviews of the enterprises that you look after, or of all for the region, the latest first.")
    public PageView<QualityReviewLineView> list(
            @RestQuery @Parameter(description = "Only those of this enterprise.") @Nullable EnterpriseId enterprise,
            @BeanParam Paging paging) {
        var search = new QualityReviews.Search(enterprise, ownership.within(Permission.QUALITY_READ));
        return paging.show(
                reviews.search(search, paging.request(), time.today()), addresses.of("quality-reviews"), views::show);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(QUALITY_READ)
    @Operation(
            summary = "Read a quality review",
            description =
                    "One review of an enterprise that you look after, with what it says of each area and who said it.")
    public QualityReviewView read(@RestPath QualityReviewId id) {
        return views.show(authority.readable(id));
    }

    @POST
    @PermissionsAllowed(QUALITY_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Enter a quality review",
            description = "What a review of an enterprise says of one area or more, each with evidence; one a day.")
    public QualityReviewView enter(NewQualityReview body) {
        Enterprise enterprise = enterprises
                .find(body.enterprise())
                .orElseThrow(() -> new InvalidValue("enterprise", "unknown-enterprise"));
        Reviewer reviewer = authority.demandReview(enterprise);
        return views.show(reviews.save(body.review(reviewer, caller.actor(), time.today())));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(QUALITY_WRITE)
    @Transactional
    @Operation(
            summary = "Change a quality review",
            description =
                    "Changes the named facts. An area for which there is an action goes on being judged, and no action comes to"
                            + " lie before the review. What a supporter wrote is changed by supporters alone.")
    public QualityReviewView change(
            @RestPath QualityReviewId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = QualityReviewFacts.class)))
                    MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        QualityReview now = ifMatch.on(authority.writable(id));
        QualityReviewFacts facts = patch.on(QualityReviewFacts.of(now));
        return views.show(reviews.save(now.describe(facts.on(), facts.told(), caller.actor(), time.today())));
    }

    @GET
    @Path("/{id}/comparisons/{other}")
    @PermissionsAllowed(QUALITY_READ)
    @Operation(
            summary = "Compare two quality reviews",
            description =
                    "Each area before and after, in two reviews of the same enterprise, whichever of them is named first.")
    public ComparisonView compare(@RestPath QualityReviewId id, @RestPath QualityReviewId other) {
        QualityReview one = authority.readable(id);
        QualityReview another = authority.readable(other);
        return views.show(Comparison.between(one, another), one, another);
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed(HISTORY_READ)
    @Operation(
            summary = "Read a quality review's history",
            description =
                    "Who changed what in the review and its actions and when, newest first; never what the evidence says. For"
                            + " who may read the review too.")
    public PageView<EntryView> history(@RestPath QualityReviewId id, @BeanParam Paging paging) {
        QualityReview it = authority.demandHistory(authority.readable(id));
        return histories.of(it.id().value(), paging, addresses.of("quality-reviews", id, "history"));
    }
}
