package se.kompetensbyran.domain.handovers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.handovers.HandoverFixture.GIVER;
import static se.kompetensbyran.domain.handovers.HandoverFixture.LAST;
import static se.kompetensbyran.domain.handovers.HandoverFixture.MONDAY;
import static se.kompetensbyran.domain.handovers.HandoverFixture.RECEIVER;
import static se.kompetensbyran.domain.handovers.HandoverFixture.at;
import static se.kompetensbyran.domain.nodes.NodeFixture.OPENING;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aConsent;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.pathways.PathwayFixture.ENTRY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.RULES;
import static se.kompetensbyran.domain.placements.PlacementFixture.aPlace;
import static se.kompetensbyran.domain.projects.ProjectFixture.aCompletedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.referrals.ReferralFixture.aSentOne;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.EnterprisesInMemory;
import se.kompetensbyran.domain.handovers.HandoverProblem.NoConsent;
import se.kompetensbyran.domain.handovers.HandoverProblem.NodeClosed;
import se.kompetensbyran.domain.handovers.HandoverProblem.NotOffered;
import se.kompetensbyran.domain.handovers.HandoverProblem.OfferedAlready;
import se.kompetensbyran.domain.handovers.HandoverProblem.SameHost;
import se.kompetensbyran.domain.handovers.HandoverProblem.Unsettled;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantProblem;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.ParticipantsInMemory;
import se.kompetensbyran.domain.participants.Purpose;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.EnrolmentsInMemory;
import se.kompetensbyran.domain.pathways.StepReason;
import se.kompetensbyran.domain.pathways.Whose;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.PlacementFixture;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.PlacementsInMemory;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.PlacesInMemory;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.ProjectsInMemory;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.referrals.ReferralsInMemory;
import se.kompetensbyran.domain.referrals.WorkOnReferral;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;

class HandOverTest {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Municipalities municipalities = new MunicipalitiesInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, municipalities);
    private final Participants participants = new ParticipantsInMemory(nodes);
    private final Referrals referrals = new ReferralsInMemory(nodes);
    private final Projects projects = new ProjectsInMemory(organisations);
    private final Enterprises enterprises = new EnterprisesInMemory(organisations, nodes, theLists());
    private final Places places = new PlacesInMemory(enterprises);
    private final Placements placements = new PlacementsInMemory(nodes, enterprises);
    private final Enrolments enrolments = new EnrolmentsInMemory(nodes, placements);
    private final Handovers handovers = new HandoversInMemory(nodes);
    private final HandOver work = new HandOver(
            handovers,
            participants,
            nodes,
            organisations,
            projects,
            enrolments,
            placements,
            new WorkOnReferral(referrals, participants, nodes, municipalities, theLists()),
            () -> RULES);

    private final Organisation runner = organisations.save(anOrganisation());
    private final Organisation other = organisations.save(anOrganisation());
    private final NodeId from = nodes.save(aNode(runner.id())).id();
    private final NodeId to = nodes.save(aNode(other.id())).id();
    private final Sight giver = Sight.at(Set.of(runner.id()));
    private final Sight receiver = Sight.at(Set.of(other.id()));
    private final ProjectId project = projects.save(anOngoingProject()).id();
    private Participant who = aParticipant(from);

    @BeforeEach
    void somebody_lets_the_receiving_node_know_of_the_path() {
        who = participants.save(who.with(naming(Purpose.PARTNER, Datum.PATH)), giver);
    }

    @Test
    void who_consents_is_offered_and_stays_where_they_are_until_there_is_an_answer() {
        Handover it = offered();
        assertThat(handovers.get(it.id(), receiver)).isEqualTo(it);
        assertThat(it.stage(MONDAY)).isEqualTo(Stage.OFFERED);
        assertThat(participants.get(who.id(), giver)).isEqualTo(who);
        assertThat(participants.find(who.id(), receiver)).isEmpty();
    }

    @Test
    void nobody_is_offered_without_a_consent_that_names_who_runs_the_node_and_is_about_the_path() {
        who = participants.save(withdrawn(who), giver);
        assertThatThrownBy(this::offered).isInstanceOf(NoConsent.class);
        who = participants.save(who.with(naming(Purpose.CONTACT, Datum.NAME)), giver);
        assertThatThrownBy(this::offered).isInstanceOf(NoConsent.class);
        who = participants.save(who.with(aConsent(Purpose.PARTNER, Set.of(Datum.PATH))), giver);
        assertThatThrownBy(this::offered).isInstanceOf(NoConsent.class);
        assertThat(handovers.open(who.id(), giver)).isEmpty();
    }

    @Test
    void nobody_is_offered_where_nobody_can_take_them() {
        assertInvalid("toNode", "unknown-node", () -> offered(NodeId.next(), null));
        NodeId own = nodes.save(aNode(runner.id())).id();
        assertInvalid("toNode", "same-host", () -> offered(own, null));
        assertInvalid("toNode", "same-host", () -> offered(from, null));
        close(to);
        assertThatThrownBy(this::offered).isInstanceOf(NodeClosed.class);
    }

    @Test
    void nobody_is_offered_for_a_project_that_is_not_or_is_over() {
        assertInvalid("project", "unknown-project", () -> offered(to, ProjectId.next()));
        ProjectId over = projects.save(aCompletedProject()).id();
        assertInvalid("project", "project-over", () -> offered(to, over));
        assertThat(offered(to, project).project()).isEqualTo(project);
    }

    @Test
    void of_whom_what_is_held_is_not_used_nobody_is_offered() {
        who = participants.save(who.restrict(new Restriction(Restriction.Reason.OBJECTED, GIVER)), giver);
        assertThatThrownBy(this::offered).isInstanceOf(ParticipantProblem.Restricted.class);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void whose_placement_is_not_over_is_neither_offered_nor_taken_on(State state) {
        Handover before = offered();
        placed(state);
        if (state.isOver()) {
            assertThat(accepted(before).stage(MONDAY)).isEqualTo(Stage.ACCEPTED);
            return;
        }
        assertThatThrownBy(() -> accepted(before)).isInstanceOf(Unsettled.class);
        handovers.save(before.withdraw(GIVER), giver);
        assertThatThrownBy(this::offered).isInstanceOf(Unsettled.class);
        assertThat(participants.get(who.id(), giver)).isEqualTo(who);
    }

    @Test
    void somebody_is_offered_once_at_a_time_and_what_has_expired_gives_way() {
        Handover first = offered();
        assertThatThrownBy(this::offered).isInstanceOf(OfferedAlready.class);
        Handover second = offered(at("giver-1", LAST.plusDays(1)));
        assertThat(handovers.get(first.id(), giver).stage(MONDAY)).isEqualTo(Stage.EXPIRED);
        assertThat(handovers.open(who.id(), giver)).contains(second);
    }

    @Test
    void who_is_taken_on_is_the_receiving_nodes_participant() {
        Handover done = accepted(offered());
        assertThat(done.stage(MONDAY)).isEqualTo(Stage.ACCEPTED);
        assertThat(participants.find(who.id(), giver)).isEmpty();
        Participant theirs = participants.get(who.id(), receiver);
        assertThat(theirs.node()).isEqualTo(to);
        assertThat(theirs.code()).isEqualTo(who.code());
        assertThat(theirs.facts()).isEqualTo(who.facts());
        assertThatThrownBy(() -> accepted(done)).isInstanceOf(NotOffered.class);
    }

    @Test
    void what_is_not_over_at_the_giving_node_ends_and_stays_there() {
        Enrolment active = active(project);
        Enrolment planned =
                enrolments.save(plan(projects.save(anOngoingProject()).id()), giver);
        Referral waiting = recognised();

        accepted(offered());

        assertThat(enrolments.get(active.id(), giver).stage())
                .isEqualTo(se.kompetensbyran.domain.pathways.Stage.TRANSFERRED);
        assertThat(enrolments.get(active.id(), giver).left()).contains(MONDAY);
        assertThat(enrolments.get(planned.id(), giver).reason()).isEqualTo(StepReason.OTHER);
        assertThat(enrolments.find(active.id(), receiver)).isEmpty();
        assertThat(enrolments.open(who.id(), Sight.REGION)).isEmpty();
        assertThat(referrals.get(waiting.id(), ReferralSight.at(giver)).stage(MONDAY))
                .isEqualTo(se.kompetensbyran.domain.referrals.Stage.OBSOLETE);
    }

    @Test
    void in_the_project_that_was_named_they_are_planned_to_go_on_from_where_they_were() {
        ProjectId another = projects.save(anOngoingProject()).id();
        Enrolment same = active(project);
        active(another);
        accepted(offered(to, project));
        Enrolment theirs = enrolments.get(enrolments.open(who.id(), receiver).get(0), receiver);
        assertThat(theirs.whose()).isEqualTo(new Whose(who.id(), project, to));
        assertThat(theirs.transferredFrom()).isEqualTo(same.id());
        assertThat(theirs.plannedStart()).isEqualTo(MONDAY);
    }

    @Test
    void who_was_in_no_project_is_planned_for_the_one_that_was_named_all_the_same() {
        accepted(offered(to, project));
        Enrolment theirs = enrolments.get(enrolments.open(who.id(), receiver).get(0), receiver);
        assertThat(theirs.transferredFrom()).isNull();
    }

    @Test
    void for_a_project_that_is_over_by_then_nobody_is_planned() {
        Handover it = offered(to, project);
        var over = aCompletedProject();
        ProjectId gone = projects.save(over).id();
        Handover late = handovers.save(
                new Handover(
                        it.id(),
                        it.revision(),
                        it.participant(),
                        from,
                        to,
                        it.reason(),
                        gone,
                        it.told(),
                        it.offered(),
                        it.patience(),
                        null),
                giver);
        accepted(late);
        assertThat(enrolments.open(who.id(), receiver)).isEmpty();
    }

    @Test
    void consents_that_do_not_name_the_receiver_hold_no_more_and_who_it_is_goes_with_them() {
        who = participants.save(
                who.with(aConsent(Purpose.CONTACT)).identify(Set.of(Datum.NAME, Datum.CONTACT_DETAILS), GIVER), giver);
        accepted(offered());
        Participant theirs = participants.get(who.id(), receiver);
        assertThat(theirs.identification()).isNull();
        assertThat(theirs.consents()).extracting(Consent::isActive).containsExactly(true, false);
        assertThat(theirs.consents().get(1).withdrawal()).isEqualTo(new Consent.Withdrawal(MONDAY, RECEIVER, true));
    }

    @Test
    void who_it_is_goes_along_when_a_consent_that_names_the_receiver_covers_all_of_it() {
        who = participants.save(
                who.with(naming(Purpose.CONTACT, Datum.NAME)).identify(Set.of(Datum.NAME), GIVER), giver);
        accepted(offered());
        assertThat(participants.get(who.id(), receiver).identification()).isEqualTo(who.identification());
    }

    @Test
    void who_it_is_goes_when_only_a_part_of_it_may_be_known_there() {
        who = participants.save(
                who.with(naming(Purpose.CONTACT, Datum.NAME))
                        .with(aConsent(Purpose.EVALUATION, Set.of(Datum.CONTACT_DETAILS)))
                        .identify(Set.of(Datum.NAME, Datum.CONTACT_DETAILS), GIVER),
                giver);
        accepted(offered());
        assertThat(participants.get(who.id(), receiver).identification()).isNull();
    }

    @Test
    void nobody_is_taken_on_once_the_consent_is_taken_back_or_the_node_is_closed() {
        Handover it = offered();
        Participant before = who;
        who = participants.save(withdrawn(who), giver);
        assertThatThrownBy(() -> accepted(it)).isInstanceOf(Unsettled.class);
        who = participants.save(who.with(naming(Purpose.PARTNER, Datum.PATH)), giver);
        close(to);
        assertThatThrownBy(() -> accepted(it)).isInstanceOf(NodeClosed.class);
        assertThat(participants.get(who.id(), giver).node()).isEqualTo(before.node());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobody_is_taken_on_between_nodes_that_one_organisation_has_come_to_run(boolean isTheGivers) {
        Handover it = offered();
        SupportNode changed = nodes.get(isTheGivers ? to : from);
        nodes.save(changed.withOrganisation(changed.host(), isTheGivers ? runner.id() : other.id()));
        assertThatThrownBy(() -> accepted(it)).isInstanceOf(SameHost.class);
        assertThat(participants.get(who.id(), Sight.REGION).node()).isEqualTo(from);
        assertThat(handovers.get(it.id(), Sight.REGION)).isEqualTo(it);
    }

    @Test
    void who_consented_to_another_name_than_the_receiver_has_by_then_is_not_taken_on() {
        Handover it = offered();
        organisations.save(organisations
                .get(other.id())
                .describe("Ett annat namn (påhittat)", other.number(), other.legalForm(), other.municipality()));
        assertThatThrownBy(() -> accepted(it)).isInstanceOf(Unsettled.class);
        who = participants.save(
                withdrawn(who)
                        .with(Consent.sign(
                                Purpose.PARTNER,
                                Set.of(Datum.PATH),
                                List.of("Ett annat namn (påhittat)"),
                                MONDAY,
                                GIVER,
                                MONDAY)),
                giver);
        assertThat(accepted(it).stage(MONDAY)).isEqualTo(Stage.ACCEPTED);
    }

    @Test
    void who_consented_to_an_organisation_that_has_become_part_of_another_is_not_taken_on_there() {
        Handover it = offered();
        OrganisationId survivor = organisations.save(anOrganisation()).id();
        nodes.save(nodes.get(to).withOrganisation(other.id(), survivor));
        assertThatThrownBy(() -> accepted(it)).isInstanceOf(Unsettled.class);
        assertThat(participants.get(who.id(), giver).node()).isEqualTo(from);
    }

    @Test
    void who_has_been_erased_meanwhile_is_not_told_to_be_unknown() {
        Handover it = offered();
        participants.save(who.erase(GIVER), giver);
        assertThatThrownBy(() -> accepted(it)).isInstanceOf(Stale.class);
    }

    @Test
    void who_goes_to_somebody_and_comes_back_is_theirs_again() {
        accepted(offered());
        Participant theirs = participants.get(who.id(), receiver);
        Consent back =
                Consent.sign(Purpose.PARTNER, Set.of(Datum.PATH), List.of(runner.name()), MONDAY, RECEIVER, MONDAY);
        theirs = participants.save(withdrawn(theirs), receiver);
        participants.save(theirs.with(back), receiver);
        Handover home = work.offer(who.id(), from, HandoverReason.OWN_CHOICE, project, RECEIVER, receiver);
        work.accept(home, GIVER);
        assertThat(participants.get(who.id(), giver).node()).isEqualTo(from);
        assertThat(participants.find(who.id(), receiver)).isEmpty();
        assertThat(enrolments.open(who.id(), giver)).hasSize(1);
    }

    @Test
    void what_is_not_over_at_a_third_organisations_node_is_ended_there_first() {
        NodeId once = nodes.save(aNode(runner.id())).id();
        Handover before = offered();
        Enrolment theirs =
                enrolments.save(Enrolment.plan(new Whose(who.id(), project, once), MONDAY, null, null, GIVER), giver);
        SupportNode changed = nodes.get(once);
        OrganisationId third = organisations.save(anOrganisation()).id();
        nodes.save(changed.withOrganisation(runner.id(), third));

        assertThatThrownBy(() -> accepted(before)).isInstanceOf(Unsettled.class);
        handovers.save(before.withdraw(GIVER), giver);
        assertThatThrownBy(this::offered).isInstanceOf(Unsettled.class);
        assertThat(enrolments.get(theirs.id(), Sight.REGION)).isEqualTo(theirs);
    }

    @Test
    void that_what_is_held_is_not_used_is_not_told_to_the_receiver() {
        Handover it = offered();
        who = participants.save(who.restrict(new Restriction(Restriction.Reason.OBJECTED, GIVER)), giver);
        assertThatThrownBy(() -> accepted(it)).isInstanceOf(Unsettled.class);
        assertThat(participants.get(who.id(), giver)).isEqualTo(who);
    }

    @Test
    void nobody_is_taken_on_who_was_in_a_project_for_longer_than_the_rule_says_without_permit() {
        Enrolment endless =
                enrolments.save(plan(project).begin(MONDAY.minusYears(3), ENTRY, GIVER, MONDAY, RULES), giver);
        Handover it = offered();
        assertThatThrownBy(() -> accepted(it)).isInstanceOf(Unsettled.class);
        assertThat(enrolments.get(endless.id(), giver)).isEqualTo(endless);
        assertThat(participants.get(who.id(), giver)).isEqualTo(who);
    }

    @Test
    void who_takes_back_that_the_receiver_is_told_is_offered_no_more() {
        Handover it = offered();
        var watch = new WithdrawOffers(handovers, nodes, organisations);
        Consent unrelated = aConsent(Purpose.CONTACT);
        watch.withdrawn(who, unrelated, MONDAY, GIVER, giver);
        assertThat(handovers.get(it.id(), giver)).isEqualTo(it);

        who = participants.save(withdrawn(who), giver);
        watch.withdrawn(who, who.consents().get(0), MONDAY, GIVER, giver);
        assertThat(handovers.get(it.id(), giver).stage(MONDAY)).isEqualTo(Stage.WITHDRAWN);
        watch.withdrawn(who, who.consents().get(0), MONDAY, GIVER, giver);
    }

    @Test
    void who_names_the_receiver_no_more_in_the_place_of_what_did_is_offered_no_more() {
        Handover it = offered();
        var watch = new WithdrawOffers(handovers, nodes, organisations);
        Consent before = who.consents().get(0);
        Consent wider = Consent.sign(
                Purpose.PARTNER,
                before.covers(),
                List.of(other.name(), "Någon annan (påhittad)"),
                MONDAY,
                GIVER,
                MONDAY);
        who = participants.save(who.replace(before.id(), wider, GIVER), giver);
        watch.withdrawn(who, before, MONDAY, GIVER, giver);
        assertThat(handovers.get(it.id(), giver)).isEqualTo(it);

        who = participants.save(who.replace(wider.id(), aConsent(Purpose.PARTNER, Set.of(Datum.PATH)), GIVER), giver);
        watch.withdrawn(who, wider, MONDAY, GIVER, giver);
        assertThat(handovers.get(it.id(), giver).stage(MONDAY)).isEqualTo(Stage.WITHDRAWN);
    }

    private Handover offered() {
        return offered(to, null);
    }

    private Handover offered(NodeId there, @Nullable ProjectId in) {
        return work.offer(who.id(), there, HandoverReason.MOVED, in, GIVER, giver);
    }

    private Handover offered(Actor by) {
        return work.offer(who.id(), to, HandoverReason.MOVED, null, by, giver);
    }

    private Handover accepted(Handover it) {
        return work.accept(it, RECEIVER);
    }

    private Consent naming(Purpose purpose, Datum about) {
        return Consent.sign(
                purpose, Set.of(about), List.of(other.name().toUpperCase(Locale.ROOT)), MONDAY, GIVER, MONDAY);
    }

    private static Participant withdrawn(Participant it) {
        return it.withdraw(it.consents().get(0).id(), MONDAY, GIVER, MONDAY);
    }

    private void close(NodeId id) {
        SupportNode open = nodes.get(id);
        nodes.save(open.describe(
                open.name(), open.host(), open.competenceAreas(), Period.inclusive(OPENING, MONDAY.minusDays(1))));
    }

    private void placed(State state) {
        var enterprise = enterprises
                .save(anEnterprise(organisations.save(anOrganisation()).id()))
                .id();
        var place = places.save(aPlace(enterprise, 1));
        placements.save(PlacementFixture.in(state, Between.of(place, who)), Vantage.of(giver, MONDAY));
    }

    private Enrolment plan(ProjectId in) {
        return Enrolment.plan(new Whose(who.id(), in, from), MONDAY, null, null, GIVER);
    }

    private Enrolment active(ProjectId in) {
        return enrolments.save(plan(in).begin(MONDAY.minusDays(30), ENTRY, GIVER, MONDAY, RULES), giver);
    }

    private Referral recognised() {
        var partner = organisations.save(anOrganisation()).id();
        Referral sent = referrals.save(aSentOne(partner, from), ReferralSight.of(Set.of(partner)));
        return referrals.save(sent.recognise(who.id(), MONDAY), ReferralSight.at(giver));
    }
}
