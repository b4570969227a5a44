package se.kompetensbyran.api.needs;

import static se.kompetensbyran.api.shared.Permits.NEEDS_VOTE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
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
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.needs.CastVote;
import se.kompetensbyran.domain.needs.Finding;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.needs.NeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsAnalysisId;
import se.kompetensbyran.domain.needs.NeedsProblem;
import se.kompetensbyran.domain.needs.Stage;
import se.kompetensbyran.domain.needs.Tally;
import se.kompetensbyran.domain.needs.Vote;
import se.kompetensbyran.domain.needs.Votes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.InvalidValue;

/** The votes of the enterprises, which are their own business; everybody else hears how many there were. */
@Path("/needs-analyses/{id}")
@Tag(name = "Needs")
public class VotesResource {

    private final NeedsAnalyses analyses;
    private final Votes votes;
    private final Enterprises enterprises;
    private final CastVote casting;
    private final EnterpriseOwnership ownership;
    private final Addresses addresses;
    private final Caller caller;

    VotesResource(
            NeedsAnalyses analyses,
            Votes votes,
            Enterprises enterprises,
            EnterpriseOwnership ownership,
            Addresses addresses,
            Caller caller) {
        this.analyses = analyses;
        this.votes = votes;
        this.enterprises = enterprises;
        this.casting = new CastVote(analyses, votes);
        this.ownership = ownership;
        this.addresses = addresses;
        this.caller = caller;
    }

    @GET
    @Path("/votes")
    @PermissionsAllowed(NEEDS_VOTE)
    @Operation(
            summary = "List own votes",
            description = "The votes of one's own enterprises in the analysis, by name of the enterprise.")
    public PageView<VoteView> list(@RestPath NeedsAnalysisId id, @BeanParam Paging paging) {
        NeedsAnalysis analysis = analyses.get(id);
        List<OrganisationId> owners = caller.authority().organisations(Permission.NEEDS_VOTE).stream()
                .map(OrganisationId::new)
                .toList();
        return paging.show(
                votes.of(id, owners, paging.request()),
                addresses.of("needs-analyses", id, "votes"),
                it -> show(it.vote(), it.enterpriseName(), analysis));
    }

    @GET
    @Path("/votes/{vote}")
    @PermissionsAllowed(NEEDS_VOTE)
    @Operation(summary = "Read an own vote", description = "The vote of one's own enterprise.")
    public VoteView read(@RestPath NeedsAnalysisId id, @RestPath Vote.Id vote) {
        NeedsAnalysis analysis = analyses.get(id);
        Vote it = own(id, vote);
        return show(it, nameOf(it), analysis);
    }

    @POST
    @Path("/votes")
    @PermissionsAllowed(NEEDS_VOTE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Vote",
            description =
                    "The vote of one's own enterprise for the finding that matters most to it, while votes are collected:"
                            + " one enterprise, one vote.")
    public VoteView cast(@RestPath NeedsAnalysisId id, NewVote body) {
        NeedsAnalysis analysis = analyses.get(id);
        Enterprise enterprise = enterprises
                .find(body.enterprise())
                .orElseThrow(() -> new InvalidValue("enterprise", "unknown-enterprise"));
        ownership.demand(Permission.NEEDS_VOTE, enterprise);
        Vote it = casting.cast(Vote.cast(id, enterprise.id(), body.finding()), enterprise);
        return show(it, enterprise.business().name(), analysis);
    }

    @PATCH
    @Path("/votes/{vote}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(NEEDS_VOTE)
    @Transactional
    @Operation(
            summary = "Change an own vote",
            description = "Votes for another finding instead, while votes are collected.")
    public VoteView change(
            @RestPath NeedsAnalysisId id,
            @RestPath Vote.Id vote,
            @RequestBody(content = @Content(schema = @Schema(implementation = VoteFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        NeedsAnalysis analysis = analyses.get(id);
        Vote now = ifMatch.on(own(id, vote));
        Enterprise enterprise = ownership.demand(Permission.NEEDS_VOTE, enterprises.get(now.enterprise()));
        Vote changed = now.change(patch.on(new VoteFacts(now.finding())).finding());
        return show(casting.cast(changed, enterprise), enterprise.business().name(), analysis);
    }

    @GET
    @Path("/vote-counts")
    @PermitAll
    @Operation(
            summary = "Count votes",
            description =
                    "How many enterprises voted for each finding, once votes are no longer collected: before that nobody hears"
                            + " it, who would see one come. A count of 1–4 is left out for everybody, and then the total with"
                            + " it.")
    public VoteCountsView counts(@RestPath NeedsAnalysisId id) {
        NeedsAnalysis it = analyses.get(id);
        if (it.stage() == Stage.COLLECTING) throw new EdgeProblem(EdgeProblem.Code.NOT_FOUND);
        Tally tally = Tally.of(it.findings(), votes.counts(id));
        return VoteCountsView.of(
                tally.disclosed(),
                List.of(
                        Link.get("self", addresses.of("needs-analyses", id, "vote-counts")),
                        Link.get("up", addresses.of("needs-analyses", id)),
                        Link.get("findings", addresses.of("needs-analyses", id, "findings"))));
    }

    private Vote own(NeedsAnalysisId id, Vote.Id vote) {
        Vote it = votes.get(vote);
        boolean isOwn = it.analysis().equals(id) && caller.may(Permission.NEEDS_VOTE, ownership.of(it.enterprise()));
        if (!isOwn) throw new NeedsProblem.UnknownVote(vote);
        return it;
    }

    private String nameOf(Vote it) {
        return enterprises.get(it.enterprise()).business().name();
    }

    private VoteView show(Vote it, String enterprise, NeedsAnalysis analysis) {
        String self = addresses.of("needs-analyses", analysis.id(), "votes", it.id());
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("up", addresses.of("needs-analyses", analysis.id())));
        links.add(Link.get("related", addresses.of("enterprises", it.enterprise())));
        links.add(Link.get("finding", addresses.of("needs-analyses", analysis.id(), "findings", it.finding())));
        if (analysis.stage() == Stage.COLLECTING) links.add(new Link("edit", self, "PATCH"));
        return new VoteView(
                it.id(), it.revision(), new VotingEnterpriseView(it.enterprise(), enterprise), it.finding(), links);
    }

    /** A new vote. */
    @Schema(description = "A vote of an enterprise.")
    record NewVote(
            @Schema(description = "The enterprise whose vote it is; one's own.")
            EnterpriseId enterprise,

            @Schema(description = "The finding that matters most to it.")
            Finding.Id finding) {}

    /** What can be changed of a vote. */
    @Schema(description = "What an enterprise votes for.")
    record VoteFacts(
            @Schema(description = "The finding that matters most to it.")
            Finding.Id finding) {}

    /** A vote. */
    @Schema(name = "Vote", description = "The vote of an enterprise (sv: röst), seen by its own alone.")
    record VoteView(
            Vote.Id id,
            @JsonIgnore long revision,
            VotingEnterpriseView enterprise,

            @Schema(
                    description =
                            "The finding that matters most to it; left out where a repeated request is answered again.")
            Finding.@Nullable Id finding,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        // What was voted for stands in one place.
        @Override
        public Shown kept() {
            List<Link> others =
                    links.stream().filter(it -> !it.rel().equals("finding")).toList();
            return new VoteView(id, revision, enterprise, null, others);
        }
    }

    /** The enterprise whose vote it is. */
    @Schema(name = "VotingEnterprise", description = "The enterprise whose vote it is.")
    record VotingEnterpriseView(
            EnterpriseId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Påhittade kaféet")
            String name) {}

    /** How many voted for what. */
    @Schema(
            name = "VoteCounts",
            description = "How many enterprises voted for each finding, in the order of the findings.")
    record VoteCountsView(
            @Schema(description = "Each finding with its votes.", maxItems = NeedsAnalysis.MAX)
            List<VoteCountView> findings,

            @Schema(
                    description = "How many voted in all; left out where a count is.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "23")
            @Nullable
            Integer total,

            @Schema(description = "Itself, and what it counts.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {

        static VoteCountsView of(Tally it, List<Link> links) {
            return new VoteCountsView(
                    it.counts().stream()
                            .map(one -> new VoteCountView(one.finding(), one.votes()))
                            .toList(),
                    it.total(),
                    links);
        }
    }

    /** How many voted for a finding. */
    @Schema(name = "VoteCount", description = "How many enterprises voted for a finding.")
    record VoteCountView(
            @Schema(description = "The finding.") Finding.Id finding,

            @Schema(
                    description = "How many; left out for 1–4, which would point at who they are.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "12")
            @Nullable
            Integer votes) {}
}
