package se.kompetensbyran.domain.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.ALL_MET;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.NOT_ALL_MET;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.WHOLE;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aConfirmed;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aDraft;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aSubmitted;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.step;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.START;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusiness;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.affiliation;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.anIdea;
import static se.kompetensbyran.domain.nodes.NodeFixture.OPENING;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.nodes.NodeFixture.coverage;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.quality.QualityFixture.aReview;
import static se.kompetensbyran.domain.quality.QualityFixture.anAction;
import static se.kompetensbyran.domain.quality.QualityFixture.ending;
import static se.kompetensbyran.domain.referrals.ReferralFixture.aSentOne;
import static se.kompetensbyran.domain.support.SupportFixture.aRequest;
import static se.kompetensbyran.domain.worklist.WorkKind.ACTION_OVERDUE;
import static se.kompetensbyran.domain.worklist.WorkKind.ASSESSMENT_TO_DECIDE;
import static se.kompetensbyran.domain.worklist.WorkKind.DATA_FINDING;
import static se.kompetensbyran.domain.worklist.WorkKind.FOLLOW_UP_DUE;
import static se.kompetensbyran.domain.worklist.WorkKind.HANDOVER_OFFERED;
import static se.kompetensbyran.domain.worklist.WorkKind.INITIATIVE_UNMOVED;
import static se.kompetensbyran.domain.worklist.WorkKind.REFERRAL_UNANSWERED;
import static se.kompetensbyran.domain.worklist.WorkKind.RETENTION_ENDING;
import static se.kompetensbyran.domain.worklist.WorkKind.STATUS_DUE;
import static se.kompetensbyran.domain.worklist.WorkKind.SUPPORT_REQUESTED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.assessments.Assessment;
import se.kompetensbyran.domain.assessments.AssessmentId;
import se.kompetensbyran.domain.assessments.Assessments;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.assessments.StateChange;
import se.kompetensbyran.domain.enterprises.Business;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseFixture;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.enterprises.Status;
import se.kompetensbyran.domain.findings.FindingKind;
import se.kompetensbyran.domain.findings.Findings;
import se.kompetensbyran.domain.handovers.HandoverFixture;
import se.kompetensbyran.domain.handovers.HandoverRefusal;
import se.kompetensbyran.domain.handovers.Handovers;
import se.kompetensbyran.domain.incubation.GateCheck;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.InitiativeFixture;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Municipality;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.PathwayFixture;
import se.kompetensbyran.domain.pathways.Reading;
import se.kompetensbyran.domain.pathways.Whose;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.PlacementFixture;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.projects.ProjectFixture;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.quality.Action;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.referrals.ReferralFixture;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.retention.RetentionFixture;
import se.kompetensbyran.domain.retention.Retentions;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.support.Step;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.SupportFixture;
import se.kompetensbyran.domain.support.SupportReason;
import se.kompetensbyran.domain.worklist.WorkItem.About;
import se.kompetensbyran.domain.worklist.WorkItem.ActionOverdue;
import se.kompetensbyran.domain.worklist.WorkItem.AssessmentToDecide;
import se.kompetensbyran.domain.worklist.WorkItem.DataFinding;
import se.kompetensbyran.domain.worklist.WorkItem.FollowUpDue;
import se.kompetensbyran.domain.worklist.WorkItem.HandoverOffered;
import se.kompetensbyran.domain.worklist.WorkItem.InitiativeUnmoved;
import se.kompetensbyran.domain.worklist.WorkItem.ReferralUnanswered;
import se.kompetensbyran.domain.worklist.WorkItem.RetentionEnding;
import se.kompetensbyran.domain.worklist.WorkItem.StatusDue;
import se.kompetensbyran.domain.worklist.WorkItem.SupportRequested;

/**
 * What every work list shows: each kind to those who may act on it, until somebody has acted. Each test has an enterprise
 * and a node of its own; of the region's work it looks at the own.
 */
public abstract class WorkItemsContract {

    /** The day whose end lies so near that the status is soon due. */
    private static final LocalDate SOON = MONDAY.minusMonths(12).plusDays(Status.SOON_DAYS + 1);

    private static final AtomicInteger CODES = new AtomicInteger(6000);

    // A request waits for every node that covers its municipality, so each test has one of its own.
    private final Municipality seat = new Municipality(
            new MunicipalityCode(String.valueOf(CODES.incrementAndGet())), "Arbetsby (påhittad)", 1, MONDAY);
    private final WorkSight region = sight(Role.PROGRAMME_MANAGER, OrganisationId.next());
    private final WorkSight stranger = sight(Role.ADVISER, OrganisationId.next());

    private WorkSight leader = WorkSight.NONE;
    private WorkSight adviser = WorkSight.NONE;
    private OrganisationId host = OrganisationId.next();
    private NodeId node = NodeId.next();
    private Enterprise enterprise = anEnterprise(host);

    /** The work list under test. */
    protected abstract WorkItems work();

    /** Where the organisations of that list are. */
    protected abstract Organisations organisations();

    /** Where the municipalities of that list are. */
    protected abstract Municipalities municipalities();

    /** Where the nodes of that list are. */
    protected abstract Nodes nodes();

    /** Where the enterprises of that list are. */
    protected abstract Enterprises enterprises();

    /** Where the assessments of that list are. */
    protected abstract Assessments assessments();

    /** Where the support cases of that list are. */
    protected abstract SupportCases cases();

    /** Where the quality reviews of that list are. */
    protected abstract QualityReviews reviews();

    /** Where the initiatives of that list are. */
    protected abstract Initiatives initiatives();

    /** Where the referrals of that list are. */
    protected abstract Referrals referrals();

    /** Where the participants of that list are. */
    protected abstract Participants participants();

    /** Where the places of that list are. */
    protected abstract Places places();

    /** Where the placements of that list are. */
    protected abstract Placements placements();

    /** Where it is known what is wrong. */
    protected abstract Findings findings();

    /** Where it is known when it goes who they are. */
    protected abstract Retentions retentions();

    /** Where the enrolments are. */
    protected abstract Enrolments enrolments();

    /** Where the projects of those enrolments are. */
    protected abstract Projects projects();

    /** Where the handovers are. */
    protected abstract Handovers handovers();

    @BeforeEach
    void an_enterprise_at_a_node_that_covers_its_municipality() {
        municipalities().save(seat);
        var owner = organisations().save(anOrganisation()).id();
        host = organisations().save(anOrganisation()).id();
        node = nodes().save(aNode(host).with(coverage(seat, OPENING, null))).id();
        var business = new Business(aBusiness().name(), null, null, Set.of(), seat.code());
        enterprise = enterprises().save(anEnterprise(owner, business).with(affiliation(node, START, null)));
        leader = sight(Role.ENTERPRISE_MANAGER, owner);
        adviser = sight(Role.ADVISER, host);
    }

    @Test
    void an_assessment_is_to_be_decided_by_the_region_from_its_submission_to_the_decision() {
        var draft = assessments().save(aDraft(enterprise.id()));
        assertThat(mine(region, MONDAY)).isEmpty();

        var submitted = assessments().save(draft.become(step(State.SUBMITTED)));
        assertThat(mine(region, MONDAY))
                .containsExactly(new AssessmentToDecide(draft.id(), State.SUBMITTED, MONDAY, about()));
        for (WorkSight it : List.of(leader, adviser, stranger))
            assertThat(all(it, MONDAY)).isEmpty();

        assessments().save(submitted.decide(step(State.CONFIRMED), ALL_MET, MONDAY, MONDAY));
        assertThat(mine(region, MONDAY)).isEmpty();
    }

    @Test
    void what_somebody_has_begun_submitted_or_contested_is_for_another_to_decide() {
        WorkSight own = sight(Role.PROGRAMME_MANAGER, OrganisationId.next(), "adviser-1");
        WorkSight decider = sight(Role.PROGRAMME_MANAGER, OrganisationId.next(), "decider-1");
        LocalDate later = MONDAY.plusDays(Assessment.CONTEST_DAYS + 1);

        var waiting = assessments().save(aSubmitted(enterprise.id()));
        assertThat(mine(own, MONDAY)).isEmpty();
        assertThat(mine(decider, MONDAY)).hasSize(1);
        assertThat(work().counts(own.only(ASSESSMENT_TO_DECIDE), MONDAY).get(ASSESSMENT_TO_DECIDE))
                .isLessThan(work().counts(decider.only(ASSESSMENT_TO_DECIDE), MONDAY)
                        .get(ASSESSMENT_TO_DECIDE));

        assessments().save(waiting.decide(step(State.REJECTION_TOLD), NOT_ALL_MET, MONDAY, MONDAY));
        assertThat(mine(own, later)).isEmpty();
        assertThat(mine(decider, later)).hasSize(1);
    }

    @Test
    void a_rejection_that_was_told_is_to_be_decided_when_the_time_to_contest_is_out_or_it_is_contested() {
        var told = assessments()
                .save(aSubmitted(enterprise.id()).decide(step(State.REJECTION_TOLD), NOT_ALL_MET, MONDAY, MONDAY));
        LocalDate last = MONDAY.plusDays(Assessment.CONTEST_DAYS);
        var item = new AssessmentToDecide(told.id(), State.REJECTION_TOLD, MONDAY, about());

        assertThat(mine(region, last)).isEmpty();
        assertThat(mine(region, last.plusDays(1))).containsExactly(item);
        assertThat(item.due()).isEqualTo(last.plusDays(1));

        assessments().save(told.become(step(State.CONTESTED)));
        assertThat(mine(region, MONDAY))
                .containsExactly(new AssessmentToDecide(told.id(), State.CONTESTED, MONDAY, about()));
    }

    @Test
    void a_status_is_to_be_renewed_by_the_enterprise_or_its_node_while_it_is_soon_due_or_due() {
        assessments().save(aConfirmed(enterprise.id(), SOON));
        LocalDate last = SOON.plusMonths(12).minusDays(1);
        var item = new StatusDue(enterprise.id(), last, null, about());

        for (WorkSight it : List.of(leader, adviser)) {
            assertThat(all(it, last.minusDays(Status.SOON_DAYS + 1))).isEmpty();
            assertThat(all(it, last.minusDays(Status.SOON_DAYS))).containsExactly(item);
            assertThat(all(it, last.plusDays(Status.GRACE_DAYS))).containsExactly(item);
            assertThat(all(it, last.plusDays(Status.GRACE_DAYS + 1))).isEmpty();
        }
        assertThat(all(stranger, MONDAY)).isEmpty();
        assertThat(mine(region, MONDAY)).isEmpty();
    }

    @Test
    void a_status_is_to_be_renewed_until_the_next_assessment_is_submitted() {
        assessments().save(aConfirmed(enterprise.id(), SOON));
        var draft = assessments().save(aDraft(enterprise.id()));
        assertThat(all(leader, MONDAY))
                .containsExactly(
                        new StatusDue(enterprise.id(), SOON.plusMonths(12).minusDays(1), draft.id(), about()));

        var submitted = assessments().save(draft.become(step(State.SUBMITTED)));
        assertThat(all(leader, MONDAY)).isEmpty();

        assessments().save(submitted.decide(step(State.CONFIRMED), ALL_MET, SOON.plusMonths(12), MONDAY));
        assertThat(all(leader, MONDAY)).isEmpty();
    }

    @Test
    void the_status_of_a_business_that_has_closed_is_not_to_be_renewed() {
        assessments().save(aConfirmed(enterprise.id(), SOON));
        enterprises().save(enterprise.become(EnterpriseFixture.step(Stage.CLOSED, "2024-05-01"), MONDAY));

        assertThat(all(leader, MONDAY)).isEmpty();
    }

    @Test
    void a_request_for_an_initiative_waits_for_the_node_that_helps_it_and_what_was_declined_for_nobody_who_did() {
        var initiative = initiatives().save(anIdea(node));
        var asked = cases().save(aRequest(initiative.id()));
        var item = new SupportRequested(
                asked.id(),
                SupportFixture.ASKED,
                true,
                new About(initiative.id().value(), initiative.idea().name()));

        assertThat(all(adviser, MONDAY)).contains(item);
        assertThat(all(stranger, MONDAY)).doesNotContain(item);

        nodes().save(aNode(organisations().save(anOrganisation()).id()).with(coverage(seat, OPENING, null)));
        var other = cases().save(aRequest(enterprise.id()));
        assertThat(all(adviser, MONDAY))
                .extracting(WorkItem::key)
                .contains(other.id().value());
        cases().save(other.become(new Step(
                se.kompetensbyran.domain.support.Stage.REQUESTED,
                node,
                SupportReason.NO_CAPACITY,
                null,
                null,
                SupportFixture.ADVISER)));
        assertThat(all(adviser, MONDAY))
                .extracting(WorkItem::key)
                .doesNotContain(other.id().value());
    }

    @Test
    void a_request_that_all_who_are_left_have_declined_waits_for_them_again() {
        OrganisationId second = organisations().save(anOrganisation()).id();
        LocalDate last = MONDAY.minusDays(1);
        nodes().save(aNode(second).with(coverage(seat, OPENING, last)));
        var asked = cases().save(aRequest(enterprise.id()));
        cases().save(asked.become(new Step(
                se.kompetensbyran.domain.support.Stage.REQUESTED,
                node,
                SupportReason.NO_CAPACITY,
                null,
                null,
                SupportFixture.ADVISER)));
        WorkSight other = sight(Role.ADVISER, second);

        assertThat(keys(adviser, last)).doesNotContain(asked.id().value());
        assertThat(keys(other, last)).contains(asked.id().value());
        assertThat(keys(adviser, MONDAY)).contains(asked.id().value());
        assertThat(keys(other, MONDAY)).doesNotContain(asked.id().value());
        assertThat(work().counts(adviser.only(SUPPORT_REQUESTED), MONDAY)).isEqualTo(Map.of(SUPPORT_REQUESTED, 1));
    }

    @Test
    void a_referral_waits_for_its_node_from_the_reminder_to_the_last_day_or_the_answer() {
        OrganisationId partner = organisations().save(anOrganisation()).id();
        ReferralSight own = ReferralSight.of(Set.of(partner));
        var sent = referrals().save(aSentOne(partner, node), own);
        LocalDate reminded = ReferralFixture.MONDAY.plusDays(30);
        var item = new ReferralUnanswered(
                sent.id(),
                reminded,
                ReferralFixture.MONDAY,
                new About(node.value(), nodes().get(node).name()));

        assertThat(all(adviser, reminded.minusDays(1))).doesNotContain(item);
        for (LocalDate day : List.of(reminded, ReferralFixture.LAST)) {
            assertThat(all(adviser, day)).contains(item);
            assertThat(work().counts(adviser.only(REFERRAL_UNANSWERED), day))
                    .containsExactly(Map.entry(REFERRAL_UNANSWERED, 1));
        }
        assertThat(all(adviser, ReferralFixture.LAST.plusDays(1))).doesNotContain(item);
        for (WorkSight it : List.of(leader, stranger, region, sight(Role.CASE_OFFICER, partner)))
            assertThat(all(it, reminded)).doesNotContain(item);

        referrals().save(sent.become(ReferralFixture.no(ReferralFixture.ADVISER)), own);
        assertThat(all(adviser, reminded)).doesNotContain(item);
    }

    @Test
    void an_identity_that_goes_waits_for_its_node_from_when_it_was_told_until_it_is_gone() {
        Sight own = Sight.at(Set.of(host));
        Participant somebody = participants().save(ParticipantFixture.anIdentifiedOne(node), own);
        var item = new RetentionEnding(
                somebody.id(),
                RetentionFixture.OVER,
                RetentionFixture.TOLD,
                new About(node.value(), nodes().get(node).name()));
        assertThat(all(adviser, RetentionFixture.TOLD)).doesNotContain(item);

        retentions().tell(host, RetentionFixture.RULE, RetentionFixture.TOLD);

        assertThat(all(adviser, RetentionFixture.TOLD)).contains(item);
        assertThat(work().counts(adviser.only(RETENTION_ENDING), RetentionFixture.TOLD))
                .containsExactly(Map.entry(RETENTION_ENDING, 1));
        for (WorkSight it : List.of(leader, stranger, region, sight(Role.CASE_OFFICER, host)))
            assertThat(all(it, RetentionFixture.TOLD)).doesNotContain(item);

        participants().save(participants().get(somebody.id(), own).forget(), own);
        assertThat(all(adviser, RetentionFixture.TOLD)).doesNotContain(item);
    }

    @Test
    void who_is_offered_waits_for_the_receiving_node_until_it_has_answered_or_the_time_is_out() {
        OrganisationId runner = organisations().save(anOrganisation()).id();
        Sight giver = Sight.at(Set.of(runner));
        var there = nodes().save(aNode(runner)).id();
        Participant somebody = participants().save(ParticipantFixture.aParticipant(there), giver);
        var offered = handovers().save(HandoverFixture.anOffer(somebody, node), giver);
        var item = new HandoverOffered(
                offered.id(),
                HandoverFixture.MONDAY,
                new About(node.value(), nodes().get(node).name()));

        for (LocalDate day : List.of(HandoverFixture.MONDAY, HandoverFixture.LAST)) {
            assertThat(all(adviser, day)).contains(item);
            assertThat(work().counts(adviser.only(HANDOVER_OFFERED), day))
                    .containsExactly(Map.entry(HANDOVER_OFFERED, 1));
        }
        assertThat(all(adviser, HandoverFixture.LAST.plusDays(1))).doesNotContain(item);
        for (WorkSight it :
                List.of(leader, stranger, region, sight(Role.ADVISER, runner), sight(Role.CASE_OFFICER, host)))
            assertThat(all(it, HandoverFixture.MONDAY)).doesNotContain(item);

        handovers().save(offered.decline(HandoverRefusal.NO_ROOM, HandoverFixture.RECEIVER), Sight.at(Set.of(host)));
        assertThat(all(adviser, HandoverFixture.MONDAY)).doesNotContain(item);
    }

    @Test
    void who_has_left_is_to_be_asked_by_the_node_from_the_first_to_the_last_day_of_the_rules_or_until_it_is_told() {
        Sight own = Sight.at(Set.of(host));
        Participant somebody = participants().save(ParticipantFixture.aParticipant(node), own);
        var project = projects().save(ProjectFixture.anOngoingProject()).id();
        var whose = new Whose(somebody.id(), project, node);
        var left = enrolments().save(PathwayFixture.in(se.kompetensbyran.domain.pathways.Stage.COMPLETED, whose), own);
        LocalDate from = left.judgement(RuleKind.FOLLOW_UP_FROM).orElseThrow().limit();
        LocalDate until = left.judgement(RuleKind.FOLLOW_UP_UNTIL).orElseThrow().limit();
        var item = new FollowUpDue(
                left.id(),
                until,
                from,
                new About(node.value(), nodes().get(node).name()));

        for (LocalDate day : List.of(from.minusDays(1), until.plusDays(1)))
            assertThat(all(adviser, day)).doesNotContain(item);
        for (LocalDate day : List.of(from, until)) {
            assertThat(all(adviser, day)).contains(item);
            assertThat(work().counts(adviser.only(FOLLOW_UP_DUE), day)).containsExactly(Map.entry(FOLLOW_UP_DUE, 1));
        }
        for (WorkSight it : List.of(leader, stranger, region, sight(Role.CASE_OFFICER, host)))
            assertThat(all(it, from)).doesNotContain(item);

        var restricted = participants()
                .save(somebody.restrict(new Restriction(Restriction.Reason.OBJECTED, PathwayFixture.ADVISER)), own);
        assertThat(all(adviser, from)).doesNotContain(item);
        participants().save(restricted.lift(), own);
        assertThat(all(adviser, from)).contains(item);
        enrolments()
                .save(
                        left.tell(
                                Reading.Moment.FOLLOW_UP,
                                from,
                                PathwayFixture.EXIT,
                                null,
                                PathwayFixture.ADVISER,
                                PathwayFixture.TODAY),
                        own);
        assertThat(all(adviser, from)).doesNotContain(item);
    }

    @Test
    void what_is_wrong_waits_for_the_node_of_the_participant_until_it_is_mended() {
        Sight own = Sight.at(Set.of(host));
        Vantage near = Vantage.of(own, PlacementFixture.MONDAY);
        Participant somebody = participants().save(ParticipantFixture.aParticipant(node), own);
        var place = places().save(PlacementFixture.aPlace(enterprise.id(), 1));
        var placed = placements()
                .save(
                        PlacementFixture.in(
                                se.kompetensbyran.domain.placements.State.SIGNED, Between.of(place, somebody)),
                        near);
        LocalDate after = PlacementFixture.LAST.plusDays(1);
        findings().check(FindingKind.PLACEMENT_PAST_END, host, after);

        assertThat(all(adviser.only(DATA_FINDING), after)).singleElement().satisfies(it -> {
            DataFinding found = (DataFinding) it;
            assertThat(found.finding()).isEqualTo(FindingKind.PLACEMENT_PAST_END);
            assertThat(found.subject()).isEqualTo(placed.id().value());
            assertThat(found.due()).isEqualTo(PlacementFixture.LAST);
            assertThat(found.since()).isEqualTo(after);
            assertThat(found.about())
                    .isEqualTo(new About(node.value(), nodes().get(node).name()));
        });
        assertThat(work().counts(adviser.only(DATA_FINDING), after)).containsExactly(Map.entry(DATA_FINDING, 1));
        for (WorkSight it : List.of(leader, stranger, region, sight(Role.SUPERVISOR, host)))
            assertThat(all(it, after)).noneMatch(one -> one.kind() == DATA_FINDING);

        placements().save(placed.cancel("Påhittat skäl", PlacementFixture.ADVISER), near);
        findings().check(FindingKind.PLACEMENT_PAST_END, host, after);
        assertThat(all(adviser.only(DATA_FINDING), after)).isEmpty();
    }

    @Test
    void a_request_waits_for_every_node_that_covers_the_municipality_until_it_is_taken() {
        var asked = cases().save(aRequest(enterprise.id()));
        var neighbour = organisations().save(anOrganisation()).id();
        nodes().save(aNode(neighbour).with(coverage(seat, OPENING, MONDAY)));
        var item = new SupportRequested(asked.id(), SupportFixture.ASKED, false, about());

        for (WorkSight it : List.of(adviser, sight(Role.ADVISER, neighbour), region))
            assertThat(mine(it, MONDAY)).containsExactly(item);
        assertThat(mine(sight(Role.ADVISER, neighbour), MONDAY.plusDays(1))).isEmpty();
        for (WorkSight it : List.of(leader, stranger))
            assertThat(all(it, MONDAY)).isEmpty();

        cases().save(asked.become(Step.take(node, SupportFixture.ADVISER)));
        for (WorkSight it : List.of(adviser, region))
            assertThat(mine(it, MONDAY)).isEmpty();
    }

    @Test
    void an_action_is_late_for_the_enterprise_and_its_node_from_the_day_after_until_it_is_done() {
        var action = anAction(enterprise.organisation(), MONDAY.minusDays(1));
        var review =
                reviews().save(aReview(enterprise.id(), MONDAY.minusDays(9)).with(action));
        var item = new ActionOverdue(review.id(), action.id(), MONDAY.minusDays(1), about());

        for (WorkSight it : List.of(leader, adviser)) {
            assertThat(all(it, MONDAY)).containsExactly(item);
            assertThat(all(it, MONDAY.minusDays(1))).isEmpty();
        }
        assertThat(all(stranger, MONDAY)).isEmpty();

        reviews().save(review.with(action.become(Action.State.DONE, ending(Action.State.DONE, MONDAY), MONDAY)));
        assertThat(all(leader, MONDAY)).isEmpty();
    }

    @Test
    void an_initiative_waits_for_its_node_when_it_has_not_moved_for_long_until_it_moves() {
        var known = InitiativeFixture.KNOWN;
        var idea = initiatives().save(anIdea(node));
        LocalDate still = known.plusDays(Initiative.UNMOVED_DAYS);
        var item = new InitiativeUnmoved(
                idea.id(), known, new About(idea.id().value(), idea.idea().name()));

        assertThat(all(adviser, still)).containsExactly(item);
        assertThat(item.due()).isEqualTo(still);
        assertThat(all(adviser, still.minusDays(1))).isEmpty();
        assertThat(pages(region, still)).contains(item);
        for (WorkSight it : List.of(leader, stranger))
            assertThat(all(it, still)).isEmpty();

        var ticked =
                initiatives().save(idea.tick(InitiativeFixture.tick(GateCheck.PLAN_AGREED, known.plusDays(3)), MONDAY));
        assertThat(all(adviser, still)).isEmpty();
        initiatives()
                .save(ticked.become(
                        InitiativeFixture.step(
                                se.kompetensbyran.domain.incubation.Stage.DISCONTINUED, known.plusDays(4)),
                        MONDAY));
        assertThat(all(adviser, MONDAY)).isEmpty();
    }

    @Test
    void nobody_works_for_a_node_that_has_closed() {
        assessments().save(aConfirmed(enterprise.id(), SOON));
        reviews()
                .save(aReview(enterprise.id(), MONDAY.minusDays(9))
                        .with(anAction(enterprise.organisation(), MONDAY.minusDays(1))));
        cases().save(aRequest(enterprise.id()));
        initiatives().save(anIdea(node));
        assertThat(all(adviser, MONDAY))
                .extracting(WorkItem::kind)
                .containsExactlyInAnyOrder(STATUS_DUE, ACTION_OVERDUE, SUPPORT_REQUESTED, INITIATIVE_UNMOVED);

        var it = nodes().get(node);
        nodes().save(it.describe(
                it.name(),
                it.host(),
                it.competenceAreas(),
                Period.inclusive(it.open().from(), MONDAY.minusDays(1))));

        assertThat(all(adviser, MONDAY)).isEmpty();
        assertThat(all(leader, MONDAY)).extracting(WorkItem::kind).containsExactly(ACTION_OVERDUE, STATUS_DUE);
    }

    @Test
    void the_most_urgent_comes_first_page_by_page_and_each_kind_is_counted() {
        assessments().save(aConfirmed(enterprise.id(), SOON));
        var review = reviews()
                .save(aReview(enterprise.id(), SupportFixture.ASKED.minusDays(9))
                        .with(anAction(enterprise.organisation(), SupportFixture.ASKED))
                        .with(anAction(enterprise.organisation(), SupportFixture.ASKED.minusDays(1))));
        cases().save(aRequest(enterprise.id()));
        initiatives().save(anIdea(node));

        var all = all(adviser, MONDAY);

        assertThat(all)
                .extracting(WorkItem::kind)
                .containsExactly(INITIATIVE_UNMOVED, ACTION_OVERDUE, SUPPORT_REQUESTED, ACTION_OVERDUE, STATUS_DUE);
        List<WorkItem> read = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            Page<WorkItem> found = work().search(adviser, new PageRequest(page, 2, List.of()), MONDAY);
            assertThat(found.total()).isEqualTo(5);
            read.addAll(found.items());
        }
        assertThat(read).isEqualTo(all);
        assertThat(work().search(adviser.only(ACTION_OVERDUE), PageRequest.first(9), MONDAY)
                        .items())
                .hasSize(review.actions().size())
                .allMatch(it -> it.kind() == ACTION_OVERDUE);
        assertThat(work().counts(adviser, MONDAY))
                .isEqualTo(Map.of(
                        STATUS_DUE, 1,
                        SUPPORT_REQUESTED, 1,
                        ACTION_OVERDUE, 2,
                        INITIATIVE_UNMOVED, 1,
                        REFERRAL_UNANSWERED, 0,
                        RETENTION_ENDING, 0,
                        DATA_FINDING, 0,
                        HANDOVER_OFFERED, 0,
                        FOLLOW_UP_DUE, 0));
        assertThat(work().counts(stranger, MONDAY))
                .isEqualTo(Map.of(
                        STATUS_DUE, 0,
                        SUPPORT_REQUESTED, 0,
                        ACTION_OVERDUE, 0,
                        INITIATIVE_UNMOVED, 0,
                        REFERRAL_UNANSWERED, 0,
                        RETENTION_ENDING, 0,
                        DATA_FINDING, 0,
                        HANDOVER_OFFERED, 0,
                        FOLLOW_UP_DUE, 0));
    }

    @Test
    void what_was_submitted_earlier_is_more_urgent() {
        assessments().save(aSubmitted(enterprise.id()));
        var other = enterprises().save(anEnterprise(enterprise.organisation()));
        var earlier = Assessment.draft(
                        AssessmentId.next(), other.id(), WHOLE, SupportFixture.at("adviser-1", MONDAY.minusDays(2)))
                .become(new StateChange(State.SUBMITTED, null, SupportFixture.at("adviser-1", MONDAY.minusDays(1))));
        assessments().save(earlier);

        assertThat(pages(region.only(ASSESSMENT_TO_DECIDE), MONDAY).stream()
                        .filter(it -> Set.of(enterprise.id().value(), other.id().value())
                                .contains(it.about().id())))
                .extracting(WorkItem::due)
                .containsExactly(MONDAY.minusDays(1), MONDAY);
    }

    @Test
    void who_sees_nothing_has_no_work() {
        cases().save(aRequest(enterprise.id()));

        assertThat(work().search(WorkSight.NONE, PageRequest.first(5), MONDAY)).isEqualTo(new Page<>(List.of(), 0));
        assertThat(work().counts(WorkSight.NONE, MONDAY)).isEmpty();
    }

    private About about() {
        return About.enterprise(enterprise.id(), enterprise.business().name());
    }

    private List<WorkItem> all(WorkSight sight, LocalDate today) {
        return work().search(sight, PageRequest.first(100), today).items();
    }

    private List<UUID> keys(WorkSight sight, LocalDate today) {
        return all(sight, today).stream().map(WorkItem::key).toList();
    }

    /** Of all that is to be done, what is about the enterprise of this test. */
    private List<WorkItem> mine(WorkSight sight, LocalDate today) {
        return pages(sight, today).stream()
                .filter(it -> it.about().id().equals(enterprise.id().value()))
                .toList();
    }

    private List<WorkItem> pages(WorkSight sight, LocalDate today) {
        return Stream.iterate(1, it -> it + 1)
                .limit(PageRequest.REACH / 100)
                .map(it -> work().search(sight, new PageRequest(it, 100, List.of()), today)
                        .items())
                .takeWhile(it -> !it.isEmpty())
                .flatMap(List::stream)
                .toList();
    }

    private static WorkSight sight(Role role, OrganisationId in) {
        return sight(role, in, "somebody");
    }

    private static WorkSight sight(Role role, OrganisationId in, String who) {
        return WorkSight.of(Authority.of(List.of(new Grant(role, in.value(), Reach.REGION))), who);
    }
}
