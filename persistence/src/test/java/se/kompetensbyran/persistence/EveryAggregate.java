package se.kompetensbyran.persistence;

import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.step;
import static se.kompetensbyran.domain.figures.FigureFixture.aReport;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.KNOWN;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.anIdea;
import static se.kompetensbyran.domain.needs.NeedsFixture.aFinding;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysis;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.ownedBy;
import static se.kompetensbyran.domain.publications.PublicationFixture.aReport;
import static se.kompetensbyran.domain.publications.PublicationFixture.retitled;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.aLesson;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.anObjective;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.ApiKey;
import se.kompetensbyran.domain.accounts.ApiKeys;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.assessments.Assessment;
import se.kompetensbyran.domain.assessments.AssessmentId;
import se.kompetensbyran.domain.assessments.Assessments;
import se.kompetensbyran.domain.assessments.Evidence;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.assessments.StateChange;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.figures.FigureFixture;
import se.kompetensbyran.domain.figures.FigureYear;
import se.kompetensbyran.domain.figures.FigureYears;
import se.kompetensbyran.domain.handovers.Handover;
import se.kompetensbyran.domain.handovers.HandoverFixture;
import se.kompetensbyran.domain.handovers.HandoverRefusal;
import se.kompetensbyran.domain.handovers.Handovers;
import se.kompetensbyran.domain.incubation.GateCheck;
import se.kompetensbyran.domain.incubation.Idea;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.InitiativeFixture;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.incubation.StageChange;
import se.kompetensbyran.domain.incubation.StepReason;
import se.kompetensbyran.domain.incubation.Tick;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.needs.NeedsAnalysis;
import se.kompetensbyran.domain.needs.Vote;
import se.kompetensbyran.domain.needs.Votes;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.Merger;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Purpose;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.LadderStep;
import se.kompetensbyran.domain.pathways.PathwayFixture;
import se.kompetensbyran.domain.pathways.Whose;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.Place;
import se.kompetensbyran.domain.placements.Placement;
import se.kompetensbyran.domain.placements.PlacementFixture;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.Terms;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.publications.Publication;
import se.kompetensbyran.domain.publications.Publications;
import se.kompetensbyran.domain.quality.Action;
import se.kompetensbyran.domain.quality.Area;
import se.kompetensbyran.domain.quality.Ending;
import se.kompetensbyran.domain.quality.Judgement;
import se.kompetensbyran.domain.quality.QualityFixture;
import se.kompetensbyran.domain.quality.QualityReview;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.quality.Reviewer;
import se.kompetensbyran.domain.referrals.Patience;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralFixture;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.retention.RetentionHold;
import se.kompetensbyran.domain.retention.RetentionHolds;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.Unique;
import se.kompetensbyran.domain.support.Question;
import se.kompetensbyran.domain.support.Step;
import se.kompetensbyran.domain.support.SupportCase;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.SupportFixture;
import se.kompetensbyran.domain.support.SupportResult;
import se.kompetensbyran.domain.support.SupportSession;
import se.kompetensbyran.domain.workplans.Workplan;
import se.kompetensbyran.domain.workplans.Workplans;

/** One of each kind of aggregate, with all that it needs to be saved. */
abstract class EveryAggregate {

    static final String SECRET = "hemligt";

    static final String PERSON = "personen";

    static final Instant NOW = Instant.parse("2024-06-03T12:00:00Z");

    @Inject
    Organisations organisations;

    @Inject
    Mergers mergers;

    @Inject
    Nodes nodes;

    @Inject
    Enterprises enterprises;

    @Inject
    Assessments assessments;

    @Inject
    Initiatives initiatives;

    @Inject
    FigureYears figures;

    @Inject
    SupportCases supportCases;

    @Inject
    Projects projects;

    @Inject
    Workplans workplans;

    @Inject
    Publications publications;

    @Inject
    NeedsAnalyses analyses;

    @Inject
    Votes votes;

    @Inject
    QualityReviews reviews;

    @Inject
    Participants participants;

    @Inject
    Referrals referrals;

    @Inject
    Places places;

    @Inject
    Placements placements;

    @Inject
    RetentionHolds holds;

    @Inject
    Enrolments enrolments;

    @Inject
    Handovers handovers;

    @Inject
    Accounts accounts;

    @Inject
    ApiKeys keys;

    @Inject
    Clients clients;

    /**
     * How one kind of aggregate is made, changed and saved.
     *
     * @param name what it is called in the journal
     */
    record Kind<A extends Aggregate>(
            Class<A> type,
            String name,
            Function<A, UUID> idOf,
            Supplier<A> fresh,
            UnaryOperator<A> change,
            UnaryOperator<A> save) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** A new aggregate gets a line here. */
    Stream<Kind<?>> kinds() {
        return Stream.of(
                new Kind<>(
                        Organisation.class,
                        "organisation",
                        it -> it.id().value(),
                        () -> anOrganisation(),
                        it -> it.describe("Påhittade " + Unique.word(), null, null, null),
                        it -> organisations.save(it)),
                new Kind<>(
                        Merger.class,
                        "merger",
                        it -> it.merged().value(),
                        () -> Merger.of(anOrganisation(), organisation(), new Actor("manager-7", NOW)),
                        it -> it.leadingTo(organisation()),
                        it -> mergers.save(it)),
                new Kind<>(
                        SupportNode.class,
                        "support-node",
                        it -> it.id().value(),
                        () -> aNode(organisation()),
                        it -> it.describe("Påhittade " + Unique.word(), it.host(), it.competenceAreas(), it.open()),
                        it -> nodes.save(it)),
                new Kind<>(
                        Enterprise.class,
                        "enterprise",
                        it -> it.id().value(),
                        () -> anEnterprise(organisation()),
                        it -> it.become(step(Stage.PAUSED, "2020"), MONDAY),
                        it -> enterprises.save(it)),
                new Kind<>(
                        Assessment.class,
                        "assessment",
                        it -> it.id().value(),
                        () -> Assessment.draft(
                                AssessmentId.next(),
                                enterprise(),
                                new Evidence(PERSON, PERSON, PERSON, PERSON),
                                new Actor("adviser-1", NOW)),
                        it -> it.become(new StateChange(State.SUBMITTED, PERSON, new Actor("adviser-1", NOW))),
                        it -> assessments.save(it)),
                new Kind<>(
                        Initiative.class,
                        "initiative",
                        it -> it.id().value(),
                        () -> anIdea(
                                saved(() -> nodes.save(aNode(organisation()))).id(),
                                new Idea("Påhittade " + Unique.word(), PERSON, null)),
                        it -> it.tick(new Tick(GateCheck.PLAN_AGREED, KNOWN, PERSON, InitiativeFixture.ADVISER), KNOWN)
                                .become(
                                        new StageChange(
                                                se.kompetensbyran.domain.incubation.Stage.PAUSED,
                                                KNOWN,
                                                StepReason.OTHER,
                                                PERSON,
                                                InitiativeFixture.ADVISER),
                                        KNOWN),
                        it -> initiatives.save(it)),
                new Kind<>(
                        FigureYear.class,
                        "figure-year",
                        it -> it.id().value(),
                        () -> aReport(enterprise(), 2023),
                        it -> it.confirm(new Actor("adviser-1", NOW))
                                .correct(FigureFixture.aSet(2023, PERSON), QualityFixture.MONDAY),
                        it -> figures.save(it)),
                new Kind<>(
                        SupportCase.class,
                        "support-case",
                        it -> it.id().value(),
                        () -> SupportCase.request(
                                SupportCaseId.next(),
                                enterprise(),
                                new Question(PERSON, Set.of("business-development")),
                                Step.request(SupportFixture.LEADER)),
                        it -> {
                            var node = saved(() -> nodes.save(aNode(organisation())))
                                    .id();
                            return it.become(Step.take(node, SupportFixture.ADVISER))
                                    .with(
                                            new SupportSession(
                                                    SupportSession.Id.next(),
                                                    SupportFixture.MONDAY,
                                                    5,
                                                    "business-development",
                                                    PERSON,
                                                    node,
                                                    SupportFixture.ADVISER),
                                            SupportFixture.MONDAY)
                                    .become(new Step(
                                            se.kompetensbyran.domain.support.Stage.CLOSED,
                                            null,
                                            null,
                                            SupportResult.REACHED,
                                            PERSON,
                                            SupportFixture.ADVISER));
                        },
                        it -> supportCases.save(it)),
                new Kind<>(
                        Project.class,
                        "project",
                        it -> it.id().value(),
                        () -> anOngoingProject(),
                        it -> it.withRole(ownedBy(organisation())),
                        it -> projects.save(it)),
                new Kind<>(
                        Workplan.class,
                        "workplan",
                        it -> it.project().value(),
                        () -> Workplan.empty(saved(() -> projects.save(anOngoingProject()))
                                        .id())
                                .with(anObjective()),
                        it -> it.with(aLesson()),
                        it -> workplans.save(it)),
                new Kind<>(
                        Publication.class,
                        "publication",
                        it -> it.id().value(),
                        () -> aReport(
                                saved(() -> projects.save(anOngoingProject())).id()),
                        it -> retitled("Påhittad " + Unique.word(), it),
                        it -> publications.save(it)),
                new Kind<>(
                        NeedsAnalysis.class,
                        "needs-analysis",
                        it -> it.id().value(),
                        () -> anAnalysis(),
                        it -> it.with(aFinding()),
                        it -> analyses.save(it)),
                new Kind<>(
                        Vote.class,
                        "vote",
                        it -> it.id().value(),
                        () -> aVote(),
                        it -> it.change(
                                analyses.get(it.analysis()).findings().get(1).id()),
                        it -> votes.save(it)),
                new Kind<>(
                        QualityReview.class,
                        "quality-review",
                        it -> it.id().value(),
                        () -> QualityReview.enter(
                                enterprise(),
                                QualityFixture.MONDAY,
                                List.of(new Judgement(Area.ACCESSIBILITY, 3, PERSON)),
                                Reviewer.SUPPORTER,
                                QualityFixture.ADVISER,
                                QualityFixture.MONDAY),
                        it -> it.with(Action.planned(Area.ACCESSIBILITY, PERSON, organisation(), QualityFixture.MONDAY)
                                .become(
                                        Action.State.DROPPED,
                                        new Ending(QualityFixture.MONDAY, PERSON, QualityFixture.ADVISER),
                                        QualityFixture.MONDAY)),
                        it -> reviews.save(it)),
                new Kind<>(
                        Participant.class,
                        "participant",
                        it -> it.id().value(),
                        () -> Participant.enter(
                                saved(() -> nodes.save(aNode(organisation()))).id(),
                                ParticipantFixture.facts(),
                                ParticipantFixture.MONDAY),
                        it -> it.with(ParticipantFixture.aConsent(Purpose.CONTACT))
                                .restrict(new Restriction(Restriction.Reason.OBJECTED, ParticipantFixture.ADVISER)),
                        it -> participants.save(it, Sight.REGION)),
                new Kind<>(
                        Referral.class,
                        "referral",
                        it -> it.id().value(),
                        () -> ReferralFixture.aDraft(
                                organisation(),
                                saved(() -> nodes.save(aNode(organisation()))).id()),
                        it -> it.send(ReferralFixture.OFFICER, Patience.USUAL),
                        it -> referrals.save(it, ReferralSight.of(Set.of(it.partner())))),
                new Kind<>(
                        Place.class,
                        "place",
                        it -> it.id().value(),
                        () -> PlacementFixture.aPlace(enterprise(), 2),
                        it -> it.take(PlacementFixture.MONDAY),
                        it -> places.save(it)),
                new Kind<>(
                        Placement.class,
                        "placement",
                        it -> it.id().value(),
                        () -> aPlacement(),
                        it -> it.note(PERSON).cancel(PERSON, PlacementFixture.ADVISER),
                        it -> placements.save(it, Vantage.of(Sight.REGION, PlacementFixture.MONDAY))),
                new Kind<>(
                        RetentionHold.class,
                        "retention-hold",
                        it -> it.id().value(),
                        () -> {
                            var node = saved(() -> nodes.save(aNode(organisation())))
                                    .id();
                            Participant whose = saved(
                                    () -> participants.save(ParticipantFixture.anIdentifiedOne(node), Sight.REGION));
                            return RetentionHold.give(
                                    whose,
                                    RetentionHold.Reason.OTHER,
                                    PERSON,
                                    ParticipantFixture.MONDAY,
                                    ParticipantFixture.ADVISER);
                        },
                        it -> it.release(ParticipantFixture.ADVISER),
                        it -> holds.save(it, Sight.REGION)),
                new Kind<>(
                        Handover.class,
                        "handover",
                        it -> it.id().value(),
                        () -> {
                            var node = saved(() -> nodes.save(aNode(organisation())))
                                    .id();
                            Participant whose =
                                    saved(() -> participants.save(ParticipantFixture.aParticipant(node), Sight.REGION));
                            return HandoverFixture.anOffer(
                                    whose,
                                    saved(() -> nodes.save(aNode(organisation())))
                                            .id());
                        },
                        it -> it.decline(HandoverRefusal.OTHER, HandoverFixture.RECEIVER),
                        it -> handovers.save(it, Sight.REGION)),
                new Kind<>(
                        Enrolment.class,
                        "enrolment",
                        it -> it.id().value(),
                        () -> anEnrolment(),
                        it -> it.begin(
                                        PathwayFixture.MONDAY,
                                        PathwayFixture.ENTRY,
                                        PathwayFixture.ADVISER,
                                        PathwayFixture.TODAY,
                                        PathwayFixture.RULES)
                                .suspend(
                                        PathwayFixture.LAST,
                                        se.kompetensbyran.domain.pathways.StepReason.HEALTH,
                                        PathwayFixture.ADVISER,
                                        PathwayFixture.TODAY,
                                        PathwayFixture.RULES)
                                .climb(
                                        PathwayFixture.LAST,
                                        LadderStep.STUDIES,
                                        PathwayFixture.ADVISER,
                                        PathwayFixture.TODAY),
                        it -> enrolments.save(it, Sight.REGION)),
                new Kind<>(
                        Account.class,
                        "account",
                        it -> it.id().value(),
                        () -> anAccount(),
                        it -> it.choosePassword(
                                Objects.requireNonNull(it.link()).hash(), SECRET, NOW),
                        it -> accounts.save(it)),
                new Kind<>(
                        ApiKey.class,
                        "api-key",
                        it -> it.id().value(),
                        () -> ApiKey.make(
                                saved(() -> accounts.save(anAccount())).id(),
                                "Påhittad",
                                SECRET + Unique.word(),
                                "abcd",
                                Set.of(Permission.PROJECTS_READ),
                                NOW,
                                NOW.plusSeconds(60)),
                        it -> it.revoke(NOW),
                        it -> keys.save(it)),
                new Kind<>(
                        Client.class,
                        "client",
                        it -> it.id().value(),
                        () -> Client.machine(
                                "Påhittad", organisation().value(), Set.of(), Reach.ORGANISATION, null, null),
                        it -> it.withSecret(SECRET + Unique.word(), "abcd", NOW, Duration.ZERO),
                        it -> clients.save(it)));
    }

    Account anAccount() {
        String word = Unique.word();
        return Account.invite(
                Email.fromString(PERSON + word + "@pahittad.example"), PERSON + word, List.of(), SECRET + word, NOW);
    }

    Placement aPlacement() {
        var node = saved(() -> nodes.save(aNode(organisation()))).id();
        Participant participant = saved(() -> participants.save(ParticipantFixture.aParticipant(node), Sight.REGION));
        Place place = saved(() -> places.save(PlacementFixture.aPlace(enterprise(), 2)));
        return Placement.draft(
                Between.of(place, participant),
                new Terms(PlacementFixture.MONDAY, PlacementFixture.LAST, 20, PERSON),
                Optional.of(PlacementFixture.JUDGED),
                null,
                PlacementFixture.ADVISER);
    }

    Enrolment anEnrolment() {
        var node = saved(() -> nodes.save(aNode(organisation()))).id();
        var who = saved(() -> participants.save(ParticipantFixture.aParticipant(node), Sight.REGION));
        var project = saved(() -> projects.save(anOngoingProject())).id();
        return PathwayFixture.aPlan(new Whose(who.id(), project, node));
    }

    EnterpriseId enterprise() {
        return saved(() -> enterprises.save(anEnterprise(organisation()))).id();
    }

    Vote aVote() {
        var analysis = saved(() -> analyses.save(anAnalysis().with(aFinding())));
        var enterprise = saved(() -> enterprises.save(anEnterprise(organisation())));
        return Vote.cast(
                analysis.id(), enterprise.id(), analysis.findings().get(0).id());
    }

    OrganisationId organisation() {
        return saved(() -> organisations.save(anOrganisation())).id();
    }

    static <T> T saved(Callable<T> save) {
        return QuarkusTransaction.requiringNew().call(save);
    }
}
