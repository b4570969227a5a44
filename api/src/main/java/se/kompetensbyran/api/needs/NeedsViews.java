package se.kompetensbyran.api.needs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.Histories;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.needs.Adoption;
import se.kompetensbyran.domain.needs.NeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsAnalysisId;
import se.kompetensbyran.domain.needs.NeedsAnalysisOverview;
import se.kompetensbyran.domain.needs.NeedsAnalysisOverview.Adopted;
import se.kompetensbyran.domain.needs.NeedsAnalysisOverview.InProject;
import se.kompetensbyran.domain.needs.Stage;
import se.kompetensbyran.domain.needs.StageChange;
import se.kompetensbyran.domain.needs.Theme;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.PartialDate;

/** How needs analyses are shown and told. */
@Singleton
final class NeedsViews {

    private final Addresses addresses;
    private final NeedsAuthority authority;
    private final Caller caller;
    private final Time time;

    NeedsViews(Addresses addresses, NeedsAuthority authority, Caller caller, Time time) {
        this.addresses = addresses;
        this.authority = authority;
        this.caller = caller;
        this.time = time;
    }

    /** What the caller may do with analyses. */
    private record May(boolean write, boolean adopt, boolean vote, boolean lookBack) {}

    /** Shows analyses to this caller. */
    Function<NeedsAnalysisOverview, NeedsAnalysisView> shown() {
        May may = new May(
                authority.mayWrite(),
                authority.mayAdopt(),
                caller.authority().may(Permission.NEEDS_VOTE),
                caller.may(Permission.HISTORY_READ, Belonging.REGION));
        LocalDate today = time.today();
        return it -> NeedsAnalysisView.of(it, today, links(it, may));
    }

    private List<Link> links(NeedsAnalysisOverview it, May may) {
        String self = addresses.of("needs-analyses", it.id());
        InProject project = it.project();
        boolean isCollecting = it.stage() == Stage.COLLECTING;
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("collection", addresses.of("needs-analyses")));
        if (project != null) links.add(Link.get("related", addresses.of("projects", project.id())));
        links.add(Link.get("findings", self + "/findings"));
        links.add(Link.get("stage-changes", self + "/stage-changes"));
        if (!isCollecting) links.add(Link.get("vote-counts", self + "/vote-counts"));
        if (NeedsAuthority.isOpen(it) || may.write() || may.adopt()) {
            links.add(Link.get("priorities", self + "/priorities"));
            links.add(Link.get("measures", self + "/measures"));
        }
        if (may.lookBack()) links.add(Histories.link(self));
        if (may.vote()) links.add(Link.get("votes", self + "/votes"));
        if (may.vote() && isCollecting) links.add(new Link("vote", self + "/votes", "POST"));
        if (may.adopt() && it.stage() == Stage.PRIORITISED) links.add(new Link("adopt", self + "/adoptions", "POST"));
        if (!may.write()) return links;
        if (!it.stage().isAtLeast(Stage.ADOPTED)) links.add(new Link("edit", self, "PATCH"));
        for (Stage next : it.stage().next())
            if (!next.isAtLeast(Stage.ADOPTED))
                links.add(new Link("become-" + EnumCode.of(next), self + "/stage-changes", "POST"));
        return links;
    }

    /** A needs analysis. */
    @Schema(
            name = "NeedsAnalysis",
            description = "An analysis of what the enterprises need, and what comes of it (sv: behovsanalys).")
    record NeedsAnalysisView(
            NeedsAnalysisId id,
            @JsonIgnore long revision,

            @Schema(description = "What it is called, at most 200 characters in each language.")
            Bilingual title,

            @Schema(description = "More about it, when somebody has written that.") @Nullable
            Bilingual summary,

            @Schema(description = "The project in which it was made, if in one.") @Nullable
            NeedsProjectView project,

            @Schema(description = "How far it has come; a code of needs-stages.", example = "prioritised")
            Stage stage,

            @Schema(description = "When it came to that stage, as exactly as it is known.", example = "2017-03")
            PartialDate stageSince,

            @Schema(description = "By whom its priorities were adopted, once they were.") @Nullable
            AdoptionView adoption,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        static NeedsAnalysisView of(NeedsAnalysisOverview it, LocalDate today, List<Link> links) {
            InProject project = it.project();
            return new NeedsAnalysisView(
                    it.id(),
                    it.revision(),
                    it.theme().title(),
                    it.theme().summary(),
                    project == null ? null : new NeedsProjectView(project.id(), project.name()),
                    it.stage(),
                    it.stageOn(),
                    AdoptionView.of(it, today),
                    links);
        }
    }

    /** The project of an analysis. */
    @Schema(name = "NeedsProject", description = "The project in which a needs analysis was made.")
    record NeedsProjectView(
            ProjectId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Utveckling av ASF i Dalarna")
            String name) {}

    /** That priorities were adopted. */
    @Schema(name = "Adoption", description = "That the priorities of an analysis were adopted (sv: antagande).")
    record AdoptionView(
            AdoptingBodyView body,

            @Schema(description = "The day of the decision.", example = "2024-06-03")
            LocalDate on,

            @Schema(description = "The last day on which they govern, at the latest.", example = "2026-06-03")
            LocalDate validUntil,

            @Schema(
                    description = "The day on which another set took their place; left out until then.",
                    example = "2026-02-02")
            @Nullable
            LocalDate supersededOn,

            @Schema(description = "Whether they govern today.", example = "true")
            boolean inForce) {

        static @Nullable AdoptionView of(NeedsAnalysisOverview it, LocalDate today) {
            Adopted adopted = it.adopted();
            return adopted == null
                    ? null
                    : new AdoptionView(
                            new AdoptingBodyView(adopted.body(), adopted.bodyName()),
                            adopted.on(),
                            adopted.validUntil(),
                            it.supersededOn(),
                            it.isInForce(today));
        }
    }

    /** The organisation that adopted priorities. */
    @Schema(name = "AdoptingBody", description = "The organisation that adopted priorities.")
    record AdoptingBodyView(
            OrganisationId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Region Dalarna")
            String name) {}

    /** What is told of an analysis. */
    @Schema(description = "What is told of a needs analysis.")
    record NeedsAnalysisFacts(
            @Schema(description = "What it is called, at most 200 characters in each language.")
            Bilingual title,

            @Schema(description = "More about it.") @Nullable
            Bilingual summary,

            @Schema(description = "The project in which it is made, if in one.") @Nullable
            ProjectId project) {

        static NeedsAnalysisFacts of(NeedsAnalysis it) {
            Theme theme = it.theme();
            return new NeedsAnalysisFacts(theme.title(), theme.summary(), theme.project());
        }

        Theme theme() {
            return new Theme(title, summary, project);
        }

        NeedsAnalysis begun(Actor by, LocalDate today) {
            return NeedsAnalysis.enter(
                    NeedsAnalysisId.next(),
                    theme(),
                    List.of(),
                    List.of(),
                    new StageChange(Stage.COLLECTING, PartialDate.of(today), by),
                    today);
        }
    }

    /** A step to another stage. */
    @Schema(description = "A step of a needs analysis to another stage.")
    record NewNeedsStage(
            @Schema(description = "The stage to come to; a code of needs-stages.", example = "closed")
            Stage to,

            @Schema(
                    description = "When that happened, as exactly as it is known; not in the future.",
                    example = "2024-05-31")
            PartialDate on) {

        StageChange step(Actor by) {
            return new StageChange(to, on, by);
        }
    }

    /** A step of an analysis. */
    @Schema(name = "NeedsStageChange", description = "A step of a needs analysis.")
    record NeedsStageChangeView(
            @Schema(description = "The stage that it came to; a code of needs-stages.", example = "closed")
            Stage to,

            @Schema(description = "When that happened, as exactly as it is known.", example = "2024-05-31")
            PartialDate on,

            @Schema(
                    description = "Who recorded it: a stable identifier; shown to those who may write analyses.",
                    maxLength = 200,
                    example = "seed")
            @Nullable
            String recordedBy,

            @Schema(description = "When it was recorded.", example = "2026-11-23T09:00:00Z")
            Instant recordedAt) {

        static NeedsStageChangeView of(StageChange it, boolean mayKnowWho) {
            return new NeedsStageChangeView(
                    it.to(), it.on(), mayKnowWho ? it.by().who() : null, it.by().at());
        }
    }

    /** A decision to adopt priorities. */
    @Schema(description = "A decision to adopt the priorities of an analysis.")
    record NewAdoption(
            @Schema(description = "The organisation that decided it.")
            OrganisationId body,

            @Schema(description = "The day of the decision; today when left out.", example = "2024-06-03") @Nullable
            LocalDate on,

            @Schema(
                    description = "The last day on which they govern, at the latest; not in the past.",
                    example = "2026-06-03")
            LocalDate validUntil) {

        Adoption adoption(LocalDate today) {
            return new Adoption(body, on == null ? today : on, validUntil);
        }
    }
}
