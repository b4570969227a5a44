package se.kompetensbyran.api.projects;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.Histories;
import se.kompetensbyran.api.journal.KnownAt;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Ownership;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.Description;
import se.kompetensbyran.domain.projects.EndingReason;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.ProjectOverview;
import se.kompetensbyran.domain.projects.ProjectProblem;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.Projects.Relative;
import se.kompetensbyran.domain.projects.Role;
import se.kompetensbyran.domain.projects.Schedule;
import se.kompetensbyran.domain.projects.Schedule.Extension;
import se.kompetensbyran.domain.projects.Stage;
import se.kompetensbyran.domain.projects.StageChange;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;

/** How projects are shown and told. */
@Singleton
final class ProjectViews {

    private final Projects projects;
    private final Addresses addresses;
    private final Caller caller;

    ProjectViews(Projects projects, Addresses addresses, Caller caller) {
        this.projects = projects;
        this.addresses = addresses;
        this.caller = caller;
    }

    /** Shows projects to this caller. */
    Function<ProjectOverview, ProjectView> shown() {
        Authority authority = caller.authority();
        String collection = addresses.of("projects");
        return it -> ProjectView.of(it, links(it, collection, authority));
    }

    /** Shows projects as they stood on another day or were known at another moment, without what can be done. */
    Function<ProjectOverview, ProjectView> recalled(@Nullable LocalDate asOf, KnownAt known) {
        String collection = addresses.of("projects");
        return it -> ProjectView.of(it, links(it, collection, asOf, known));
    }

    private static Belonging belonging(ProjectOverview it) {
        return Ownership.to(it.owner() == null ? null : it.owner().id());
    }

    private static List<Link> links(ProjectOverview it, String collection, @Nullable LocalDate asOf, KnownAt known) {
        String self = collection + "/" + it.id();
        List<Link> links = new ArrayList<>(16);
        links.add(Link.get("self", self + known.query(asOf)));
        links.add(Link.get("collection", collection));
        for (String part : PARTS) links.add(Link.get(part, self + "/" + part + asked(part, asOf, known)));
        return links;
    }

    private static String asked(String part, @Nullable LocalDate asOf, KnownAt known) {
        if (part.equals("roles")) return known.query(asOf);
        return REMEMBERED.contains(part) ? known.query(null) : "";
    }

    private static List<Link> links(ProjectOverview it, String collection, Authority authority) {
        String self = collection + "/" + it.id();
        List<Link> links = new ArrayList<>(16);
        links.add(Link.get("self", self));
        links.add(Link.get("collection", collection));
        for (String part : PARTS) links.add(Link.get(part, self + "/" + part));
        if (authority.may(Permission.HISTORY_READ, belonging(it))) links.add(Histories.link(self));
        if (!authority.may(Permission.PROJECTS_WRITE, belonging(it))) return links;
        links.add(new Link("edit", self, "PATCH"));
        for (Stage next : it.stage().next())
            links.add(new Link("become-" + EnumCode.of(next), self + "/stage-changes", "POST"));
        boolean mayExtend = it.stage() == Stage.GRANTED || it.stage() == Stage.ONGOING;
        if (mayExtend) links.add(new Link("extend", self + "/extensions", "POST"));
        return links;
    }

    private static final List<String> PARTS = List.of(
            "stage-changes", "extensions", "roles", "funding-lines", "objectives", "activities", "lessons", "lineage");

    // Of these it is remembered what was known of them.
    private static final Set<String> REMEMBERED =
            Set.of("stage-changes", "extensions", "funding-lines", "objectives", "activities", "lessons", "lineage");

    /** The lineage of a project, told as what was {@code known}. @throws ProjectProblem.Unknown when there is no such project */
    LineageView lineage(ProjectId id, KnownAt known) {
        ProjectOverview it = projects.overview(id, LocalDate.EPOCH).orElseThrow(() -> new ProjectProblem.Unknown(id));
        List<Relative> all = projects.relativesOf(id);
        String asked = known.query(null);
        String self = addresses.of("projects", id);
        return new LineageView(
                it.revision(),
                all.stream()
                        .filter(one -> one.generation() < 0)
                        .map(one -> relative(one, asked))
                        .toList(),
                all.stream()
                        .filter(one -> one.generation() > 0)
                        .map(one -> relative(one, asked))
                        .toList(),
                List.of(Link.get("self", self + "/lineage" + asked), Link.get("up", self + asked)));
    }

    private RelativeView relative(Relative it, String asked) {
        String self = addresses.of("projects", it.id()) + asked;
        return new RelativeView(it.id(), it.name(), it.startsOn(), List.of(Link.get("self", self)));
    }

    /** A project. */
    @Schema(name = "Project", description = "A project of the support structure (sv: projekt).")
    record ProjectView(
            ProjectId id,
            @JsonIgnore long revision,

            @Schema(description = "Its own name.", maxLength = 200, example = "Utveckling av ASF i Dalarna")
            String name,

            @Schema(description = "What it is for.") @Nullable
            Bilingual summary,

            @Schema(description = "Where in its life it stands; a code of project-stages.", example = "completed")
            Stage status,

            @Schema(description = "Its first day.", example = "2017-02-01")
            LocalDate startsOn,

            @Schema(description = "Its last day by the plan in force.", example = "2018-10-31")
            LocalDate plannedEndsOn,

            @Schema(description = "When it ended, as exactly as that is known.", example = "2018-10-31") @Nullable
            PartialDate endedOn,

            @Schema(description = "Why it ended early, if it did.") @Nullable
            EndingView ending,

            @Schema(description = "Who owns it; left out when that is not known.") @Nullable
            OwnerView owner,

            BudgetView budget,

            @Schema(
                    description = "Whom it is for; codes of target-groups.",
                    example = "[\"active-asf\"]",
                    maxItems = 20)
            List<String> targetGroups,

            @Schema(
                    description = "Whom it means to influence; codes of stakeholder-groups.",
                    example = "[\"public-sector\"]",
                    maxItems = 20)
            List<String> stakeholderGroups,

            @Schema(
                    description = "The skills that it builds; codes of competence-areas.",
                    example = "[\"business-development\"]",
                    maxItems = 20)
            List<String> competenceAreas,

            @Schema(
                    description = "What it answers to; codes of challenges.",
                    example = "[\"generational-shift\"]",
                    maxItems = 20)
            List<String> challenges,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        static ProjectView of(ProjectOverview it, List<Link> links) {
            var owner = it.owner();
            var ending = it.ending();
            return new ProjectView(
                    it.id(),
                    it.revision(),
                    it.name(),
                    it.summary(),
                    it.stage(),
                    it.startsOn(),
                    it.plannedEndsOn(),
                    it.endedOn(),
                    ending == null ? null : new EndingView(ending.reason(), ending.explanation()),
                    owner == null ? null : new OwnerView(new OrganisationId(owner.id()), owner.name()),
                    new BudgetView(it.total(), it.granted(), it.gap()),
                    it.targetGroups(),
                    it.stakeholderGroups(),
                    it.competenceAreas(),
                    it.challenges(),
                    links);
        }
    }

    /** Why a project ended early. */
    @Schema(name = "Ending", description = "Why a project ended before its planned end.")
    record EndingView(
            @Schema(description = "A code of ending-reasons.", example = "other")
            EndingReason reason,

            Bilingual explanation) {}

    /** Who owns a project. */
    @Schema(name = "Owner", description = "The organisation that owns a project.")
    record OwnerView(
            OrganisationId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Region Dalarna")
            String name) {}

    /** The money of a project. */
    @Schema(name = "Budget", description = "The money of a project.")
    record BudgetView(
            @Schema(description = "In all; left out when that is not known.") @Nullable
            Money total,

            @Schema(description = "What the project has been promised: its granted and paid funding lines.")
            Money granted,

            @Schema(
                    description =
                            "What nobody has promised: total less granted; left out while the total is not known.")
            @Nullable
            Money gap) {}

    /** The total of a budget. */
    @Schema(description = "The total of a budget.")
    record BudgetTotal(
            @Schema(description = "In all; left out when that is not known.") @Nullable
            Money total) {}

    /** What is told of a project. */
    @Schema(description = "What is told of a project.")
    record ProjectFacts(
            @Schema(description = "Its own name.", minLength = 1, example = "Utveckling av ASF i Dalarna")
            @Size(max = 200)
            String name,

            @Schema(description = "What it is for.") @Nullable
            Bilingual summary,

            @Schema(description = "Its first day.", example = "2017-02-01")
            LocalDate startsOn,

            @Schema(description = "Its last day by the plan in force.", example = "2018-10-31")
            LocalDate plannedEndsOn,

            @Nullable BudgetTotal budget,

            @Schema(description = "Whom it is for; codes of target-groups.", example = "[\"active-asf\"]")
            @Size(max = 20)
            @Nullable
            Set<String> targetGroups,

            @Schema(
                    description = "Whom it means to influence; codes of stakeholder-groups.",
                    example = "[\"public-sector\"]")
            @Size(max = 20)
            @Nullable
            Set<String> stakeholderGroups,

            @Schema(
                    description = "The skills that it builds; codes of competence-areas.",
                    example = "[\"business-development\"]")
            @Size(max = 20)
            @Nullable
            Set<String> competenceAreas,

            @Schema(description = "What it answers to; codes of challenges.", example = "[\"generational-shift\"]")
            @Size(max = 20)
            @Nullable
            Set<String> challenges) {

        static ProjectFacts of(Project it) {
            return new ProjectFacts(
                    it.description().name(),
                    it.description().summary(),
                    it.schedule().startsOn(),
                    it.schedule().plannedEndsOn(),
                    new BudgetTotal(it.budget().total()),
                    it.description().targetGroups(),
                    it.description().stakeholderGroups(),
                    it.description().competenceAreas(),
                    it.description().challenges());
        }

        Description description() {
            return new Description(
                    name,
                    summary,
                    orNone(targetGroups),
                    orNone(stakeholderGroups),
                    orNone(competenceAreas),
                    orNone(challenges));
        }

        @Nullable
        Money total() {
            return budget == null ? null : budget.total();
        }

        Project on(Project now) {
            return now.plan(startsOn, plannedEndsOn).describe(description()).withTotal(total());
        }

        private static Set<String> orNone(@Nullable Set<String> codes) {
            return codes == null ? Set.of() : codes;
        }
    }

    /** A new project. */
    @Schema(description = "A new project.")
    record NewProject(
            @Schema(description = "Its own name.", minLength = 1, example = "Utveckling av ASF i Dalarna")
            @Size(max = 200)
            String name,

            @Schema(description = "What it is for.") @Nullable
            Bilingual summary,

            @Schema(description = "Its first day.", example = "2017-02-01")
            LocalDate startsOn,

            @Schema(description = "Its last day by the plan.", example = "2018-10-31")
            LocalDate plannedEndsOn,

            @Schema(description = "Who owns it from its first day, when that is known.") @Nullable
            OrganisationId owner,

            @Schema(
                    description =
                            "The stage in which the register meets it; planned when left out. Not an end: it ends by a stage change.",
                    example = "planned")
            @Nullable
            Stage status,

            @Schema(
                    description =
                            "Since when it is in that stage; its first day when it is ongoing, else today, when left out.",
                    example = "2016-11-01")
            @Nullable
            PartialDate since,

            @Nullable BudgetTotal budget,

            @Schema(description = "Whom it is for; codes of target-groups.", example = "[\"active-asf\"]")
            @Size(max = 20)
            @Nullable
            Set<String> targetGroups,

            @Schema(
                    description = "Whom it means to influence; codes of stakeholder-groups.",
                    example = "[\"public-sector\"]")
            @Size(max = 20)
            @Nullable
            Set<String> stakeholderGroups,

            @Schema(
                    description = "The skills that it builds; codes of competence-areas.",
                    example = "[\"business-development\"]")
            @Size(max = 20)
            @Nullable
            Set<String> competenceAreas,

            @Schema(description = "What it answers to; codes of challenges.", example = "[\"generational-shift\"]")
            @Size(max = 20)
            @Nullable
            Set<String> challenges) {

        Project project(ProjectId id, Actor by, LocalDate today) {
            var facts = new ProjectFacts(
                    name,
                    summary,
                    startsOn,
                    plannedEndsOn,
                    budget,
                    targetGroups,
                    stakeholderGroups,
                    competenceAreas,
                    challenges);
            Stage stage = status == null ? Stage.PLANNED : status;
            LocalDate usual = stage == Stage.ONGOING ? startsOn : today;
            StageChange first = StageChange.to(stage, since == null ? PartialDate.of(usual) : since, by);
            Project entered = Project.enter(
                            id, facts.description(), Schedule.between(startsOn, plannedEndsOn), first, today)
                    .withTotal(facts.total());
            return owner == null
                    ? entered
                    : entered.withRole(new Role(Role.Id.next(), Role.Kind.OWNER, owner, new Period(startsOn, null)));
        }
    }

    /** A step to another stage. */
    @Schema(description = "A step to another stage.")
    record NewStage(
            @Schema(description = "The stage to come to.", example = "ended-early")
            Stage to,

            @Schema(
                    description = "When that happened, as exactly as it is known; not in the future.",
                    example = "2016-03")
            PartialDate on,

            @Schema(
                    description =
                            "Why it ended early, a code of ending-reasons; demanded for an early end, and only then.",
                    example = "other")
            @Nullable
            EndingReason reason,

            @Schema(description = "Why, in words; demanded for an early end.") @Nullable
            Bilingual explanation) {

        StageChange step(Actor by) {
            return new StageChange(to, on, reason, explanation, by);
        }
    }

    /** A step in the life of a project. */
    @Schema(name = "StageChange", description = "A step in the life of a project.")
    record StageChangeView(
            @Schema(description = "The stage that it came to.", example = "ongoing")
            Stage to,

            @Schema(description = "When that happened, as exactly as it is known.", example = "2017-02-01")
            PartialDate on,

            @Schema(description = "Why it ended early, if it did.", example = "other") @Nullable
            EndingReason reason,

            @Schema(description = "Why, in words.") @Nullable
            Bilingual explanation,

            @Schema(
                    description =
                            "Who recorded it: a stable identifier; shown to those who have projects:read or projects:write for it.",
                    maxLength = 200,
                    example = "seed")
            @Nullable
            String recordedBy,

            @Schema(description = "When it was recorded.", example = "2026-11-23T09:00:00Z")
            Instant recordedAt) {

        static StageChangeView of(StageChange it, boolean mayKnowWho) {
            return new StageChangeView(
                    it.to(),
                    it.on(),
                    it.reason(),
                    it.explanation(),
                    mayKnowWho ? it.by().who() : null,
                    it.by().at());
        }
    }

    /** A later planned end. */
    @Schema(description = "A later planned end.")
    record NewExtension(
            @Schema(description = "The last day by the new plan.", example = "2019-06-30")
            LocalDate plannedEndsOn,

            @Schema(description = "The day of the decision; not in the future.", example = "2018-09-01")
            LocalDate decidedOn,

            @Schema(description = "Why.") @Nullable Bilingual reason) {}

    /** A planned end that was moved. */
    @Schema(name = "Extension", description = "A planned end that was moved to a later day.")
    record ExtensionView(
            @Schema(description = "The last day as it was planned before.", example = "2018-10-31")
            LocalDate earlierPlannedEndsOn,

            @Schema(description = "The last day as it is planned since.", example = "2019-06-30")
            LocalDate plannedEndsOn,

            @Schema(description = "The day of the decision.", example = "2018-09-01")
            LocalDate decidedOn,

            @Schema(description = "Why.") @Nullable Bilingual reason,

            @Schema(
                    description =
                            "Who recorded it: a stable identifier; shown to those who have projects:read or projects:write for it.",
                    maxLength = 200,
                    example = "seed")
            @Nullable
            String recordedBy,

            @Schema(description = "When it was recorded.", example = "2026-11-23T09:00:00Z")
            Instant recordedAt) {

        static ExtensionView of(Extension it, boolean mayKnowWho) {
            return new ExtensionView(
                    it.from(),
                    it.to(),
                    it.decidedOn(),
                    it.reason(),
                    mayKnowWho ? it.by().who() : null,
                    it.by().at());
        }
    }

    /** What a project continues. */
    @Schema(description = "What a project continues.")
    record NewLineage(
            @Schema(description = "The project that it continues.")
            ProjectId continues) {}

    /** The lineage of a project. */
    @Schema(name = "Lineage", description = "The projects before and after a project.")
    record LineageView(
            @JsonIgnore long revision,

            @Schema(description = "Those that it continues, nearest first.", maxItems = 1000)
            List<RelativeView> continues,

            @Schema(description = "Those that continue it, nearest first.", maxItems = 1000)
            List<RelativeView> continuedBy,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {}

    /** A project in a lineage. */
    @Schema(name = "Relative", description = "A project in a lineage.")
    record RelativeView(
            ProjectId id,

            @Schema(description = "Its own name.", maxLength = 200, example = "ESF-projektet Kompetensbyrån")
            String name,

            @Schema(description = "Its first day.", example = "2012-02-01")
            LocalDate startsOn,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}
}
