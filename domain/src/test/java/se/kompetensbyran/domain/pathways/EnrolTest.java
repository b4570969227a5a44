package se.kompetensbyran.domain.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.pathways.PathwayFixture.ADVISER;
import static se.kompetensbyran.domain.pathways.PathwayFixture.ENTRY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.EXIT;
import static se.kompetensbyran.domain.pathways.PathwayFixture.LAST;
import static se.kompetensbyran.domain.pathways.PathwayFixture.MONDAY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.RULES;
import static se.kompetensbyran.domain.pathways.PathwayFixture.TODAY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.step;
import static se.kompetensbyran.domain.projects.ProjectFixture.PLANNED_END;
import static se.kompetensbyran.domain.projects.ProjectFixture.START;
import static se.kompetensbyran.domain.projects.ProjectFixture.aCompletedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.aGrantedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.aRejectedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.referrals.ReferralFixture.OFFICER;
import static se.kompetensbyran.domain.referrals.ReferralFixture.aDraft;
import static se.kompetensbyran.domain.referrals.ReferralFixture.at;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.EnterprisesInMemory;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.participants.ParticipantProblem.Restricted;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.ParticipantsInMemory;
import se.kompetensbyran.domain.participants.Purpose;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.EnrolledAlready;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.ProjectNotOngoing;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.WrongStage;
import se.kompetensbyran.domain.placements.PlacementsInMemory;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.ProjectsInMemory;
import se.kompetensbyran.domain.referrals.Patience;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.referrals.ReferralsInMemory;
import se.kompetensbyran.domain.referrals.WorkOnReferral;

class EnrolTest {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Municipalities municipalities = new MunicipalitiesInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, municipalities);
    private final Participants participants = new ParticipantsInMemory(nodes);
    private final Referrals referrals = new ReferralsInMemory(nodes);
    private final Projects projects = new ProjectsInMemory(organisations);
    private final Enrolments enrolments = new EnrolmentsInMemory(
            nodes, new PlacementsInMemory(nodes, new EnterprisesInMemory(organisations, nodes, theLists())));
    private final Enrol enrol = new Enrol(
            enrolments,
            projects,
            new WorkOnReferral(referrals, participants, nodes, municipalities, theLists()),
            () -> RULES);

    private final OrganisationId host = organisations.save(anOrganisation()).id();
    private final NodeId node = nodes.save(aNode(host)).id();
    private final Sight near = Sight.at(Set.of(host));
    private final Participant who = participants.save(aParticipant(node), near);
    private final Project project = projects.save(anOngoingProject());

    @Test
    void a_participant_is_planned_for_a_project_at_their_own_node_and_begins() {
        Enrolment plan = planned(project.id());

        Enrolment begun = begun(plan);

        assertThat(begun.whose()).isEqualTo(new Whose(who.id(), project.id(), node));
        assertThat(enrolments.get(plan.id(), near)).isEqualTo(begun);
        assertThat(begun.stage()).isEqualTo(Stage.ACTIVE);
    }

    @Test
    void nobody_is_enrolled_twice_in_a_project_but_again_and_in_another() {
        Enrolment first = begun(planned(project.id()));

        assertThatThrownBy(() -> planned(project.id())).isInstanceOf(EnrolledAlready.class);
        planned(projects.save(anOngoingProject()).id());
        enrolments.save(first.leave(step(Stage.COMPLETED, LAST), null, null, TODAY, RULES), near);
        assertThat(planned(project.id()).stage()).isEqualTo(Stage.PLANNED);
    }

    @Test
    void nobody_begins_in_a_project_on_a_day_on_which_it_does_not_run() {
        Enrolment plan = planned(project.id());
        assertThatThrownBy(() -> enrol.begin(plan, START.minusDays(1), ENTRY, ADVISER, TODAY, near))
                .isInstanceOf(ProjectNotOngoing.class);
        Enrolment granted = planned(projects.save(aGrantedProject()).id());
        assertThatThrownBy(() -> begun(granted)).isInstanceOf(ProjectNotOngoing.class);
        for (Project over : Set.of(aCompletedProject(), aRejectedProject()))
            assertThatThrownBy(() -> planned(projects.save(over).id())).isInstanceOf(ProjectNotOngoing.class);
        assertInvalid("project", "unknown-project", () -> planned(ProjectId.next()));
        assertThat(enrolments.get(plan.id(), near)).isEqualTo(plan);
    }

    @Test
    void who_began_while_a_project_ran_that_is_over_now_did_so() {
        Enrolment plan = planned(project.id());
        projects.save(project.become(
                se.kompetensbyran.domain.projects.StageChange.to(
                        se.kompetensbyran.domain.projects.Stage.COMPLETED,
                        se.kompetensbyran.domain.shared.PartialDate.of(PLANNED_END),
                        ADVISER),
                PLANNED_END));

        assertThat(begun(plan).entered()).contains(MONDAY);
    }

    @Test
    void of_whom_nothing_is_to_be_used_nobody_is_enrolled() {
        participants.save(who.restrict(new Restriction(Restriction.Reason.OBJECTED, ADVISER)), near);

        assertThatThrownBy(
                        () -> enrol.plan(participants.get(who.id(), near), project.id(), MONDAY, null, ADVISER, near))
                .isInstanceOf(Restricted.class);
    }

    @Test
    void who_begins_came_from_the_referral_that_was_accepted_and_the_others_are_obsolete() {
        Referral accepted = accepted(who);
        Referral waiting = recognised(sent());
        Referral anothers = recognised(sent(), participants.save(aParticipant(node), near));
        Referral unknown = sent();

        Enrolment plan = enrol.plan(who, project.id(), MONDAY, accepted.id(), ADVISER, near);
        assertThat(stage(waiting)).isEqualTo(se.kompetensbyran.domain.referrals.Stage.SENT);
        begun(plan);

        assertThat(plan.referral()).isEqualTo(accepted.id());
        assertThat(stage(accepted)).isEqualTo(se.kompetensbyran.domain.referrals.Stage.ACCEPTED);
        assertThat(stage(waiting)).isEqualTo(se.kompetensbyran.domain.referrals.Stage.OBSOLETE);
        for (Referral it : Set.of(anothers, unknown))
            assertThat(stage(it)).isEqualTo(se.kompetensbyran.domain.referrals.Stage.SENT);
    }

    @Test
    void a_referral_that_is_recognised_of_who_takes_part_already_is_obsolete_at_once() {
        var recognise = new RecogniseReferral(enrol.referrals(), enrolments);
        ReferralSight atNode = ReferralSight.at(near);
        Enrolment plan = enrol.plan(who, project.id(), MONDAY, null, ADVISER, near);
        Referral before = recognise.recognise(sent(), who.id(), at(ADVISER.who(), TODAY), near, atNode);
        assertThat(before.stage(TODAY)).isEqualTo(se.kompetensbyran.domain.referrals.Stage.SENT);
        begun(plan);

        Referral after = recognise.recognise(sent(), who.id(), at(ADVISER.who(), TODAY), near, atNode);

        assertThat(after.stage(TODAY)).isEqualTo(se.kompetensbyran.domain.referrals.Stage.OBSOLETE);
        assertThat(after.participant()).isEqualTo(who.id());
        assertThat(stage(before)).isEqualTo(se.kompetensbyran.domain.referrals.Stage.OBSOLETE);
    }

    @Test
    void nobody_comes_from_a_referral_of_somebody_else_or_that_waits() {
        Referral others = accepted(participants.save(aParticipant(node), near));
        for (ReferralId it : Set.of(ReferralId.next(), others.id(), sent().id()))
            assertInvalid(
                    "referral", "unknown-referral", () -> enrol.plan(who, project.id(), MONDAY, it, ADVISER, near));
        Referral waiting = recognised(sent());
        assertInvalid(
                "referral", "not-accepted", () -> enrol.plan(who, project.id(), MONDAY, waiting.id(), ADVISER, near));
    }

    @Test
    void who_is_transferred_is_planned_elsewhere_and_each_leads_to_the_other() {
        Enrolment first = begun(planned(project.id()));
        ProjectId other = projects.save(anOngoingProject()).id();

        Enrolment next =
                enrol.transfer(first, step(Stage.TRANSFERRED, LAST), EXIT, null, other, node, TODAY, TODAY, near);

        assertThat(next.transferredFrom()).isEqualTo(first.id());
        assertThat(next.whose()).isEqualTo(new Whose(who.id(), other, node));
        assertThat(enrolments.transferredTo(first.id(), near)).contains(next.id());
        assertThat(enrolments.transferredTo(next.id(), near)).isEmpty();
        Enrolment gone = enrolments.get(first.id(), near);
        assertThat(gone.stage()).isEqualTo(Stage.TRANSFERRED);
        assertThat(gone.outcome()).contains(Outcome.CLOSER);
    }

    @Test
    void who_is_transferred_within_a_project_goes_to_another_node() {
        Enrolment first = begun(planned(project.id()));
        NodeId other = nodes.save(aNode(host)).id();

        assertInvalid("project", "same-enrolment", () -> transfer(first, project.id(), node));
        assertThat(transfer(first, project.id(), other).whose().node()).isEqualTo(other);
    }

    @Test
    void nobody_is_transferred_to_another_organisation_who_is_handed_over_there() {
        Enrolment first = begun(planned(project.id()));
        OrganisationId other = organisations.save(anOrganisation()).id();
        NodeId theirs = nodes.save(aNode(other)).id();
        Sight both = Sight.at(Set.of(host, other));

        assertInvalid(
                "node",
                "other-host",
                () -> enrol.transfer(
                        first, step(Stage.TRANSFERRED, LAST), null, null, project.id(), theirs, TODAY, TODAY, both));

        assertThat(enrolments.get(first.id(), near)).isEqualTo(first);
    }

    @Test
    void nobody_is_transferred_to_what_is_over_or_where_they_are_or_before_they_began() {
        Enrolment plan = planned(project.id());
        Enrolment elsewhere = planned(projects.save(anOngoingProject()).id());

        assertThatThrownBy(() -> transfer(plan, elsewhere.whose().project(), node))
                .isInstanceOf(WrongStage.class);
        Enrolment begun = begun(plan);
        assertThatThrownBy(
                        () -> transfer(begun, projects.save(aCompletedProject()).id(), node))
                .isInstanceOf(ProjectNotOngoing.class);
        assertInvalid("project", "unknown-project", () -> transfer(begun, ProjectId.next(), node));
        assertThat(enrolments.get(plan.id(), near)).isEqualTo(begun);
        assertThatThrownBy(() -> transfer(begun, elsewhere.whose().project(), node))
                .isInstanceOf(EnrolledAlready.class);
    }

    private Enrolment transfer(Enrolment it, ProjectId to, NodeId at) {
        return enrol.transfer(it, step(Stage.TRANSFERRED, LAST), null, null, to, at, TODAY, TODAY, near);
    }

    @Test
    void a_consent_about_the_path_that_is_taken_back_interrupts_what_is_not_over_and_nothing_else() {
        Enrolment done = enrolments.save(
                begun(planned(projects.save(anOngoingProject()).id()))
                        .leave(step(Stage.COMPLETED, LAST), EXIT, null, TODAY, RULES),
                near);
        Enrolment active = begun(planned(project.id()));
        Enrolment plan = planned(projects.save(anOngoingProject()).id());

        withdraw(Purpose.PARTNER, Datum.PATH, Purpose.CONTACT);

        assertThat(enrolments.get(done.id(), near)).isEqualTo(done);
        for (Enrolment it : Set.of(active, plan))
            assertThat(enrolments.get(it.id(), near).reason()).isEqualTo(StepReason.CONSENT_WITHDRAWN);
    }

    @Test
    void the_last_consent_that_is_taken_back_interrupts_too_and_another_does_not() {
        Enrolment active = begun(planned(project.id()));

        withdraw(Purpose.PARTNER, Datum.NAME, Purpose.CONTACT);
        assertThat(enrolments.get(active.id(), near)).isEqualTo(active);
        withdraw(Purpose.PARTNER, Datum.NAME);

        assertThat(enrolments.get(active.id(), near).stage()).isEqualTo(Stage.INTERRUPTED);
    }

    @Test
    void a_consent_that_takes_the_place_of_another_interrupts_only_what_it_is_no_more_about() {
        Enrolment active = begun(planned(project.id()));
        Consent gone = ParticipantFixture.aConsent(Purpose.PARTNER, Set.of(Datum.PATH));
        Participant it = who.with(gone);

        replace(it, gone, ParticipantFixture.aConsent(Purpose.PARTNER, Set.of(Datum.PATH, Datum.NAME)));
        assertThat(enrolments.get(active.id(), near)).isEqualTo(active);
        replace(it, gone, ParticipantFixture.aConsent(Purpose.PARTNER, Set.of(Datum.NAME)));

        assertThat(enrolments.get(active.id(), near).reason()).isEqualTo(StepReason.CONSENT_WITHDRAWN);
    }

    private void replace(Participant it, Consent gone, Consent anew) {
        new InterruptPaths(enrolments, () -> RULES)
                .withdrawn(it.replace(gone.id(), anew, ADVISER), gone, anew.signedOn(), ADVISER, near);
    }

    private void withdraw(Purpose purpose, Datum about, Purpose... others) {
        Consent gone = ParticipantFixture.aConsent(purpose, Set.of(about));
        Participant it = who.with(gone);
        for (Purpose one : others) it = it.with(ParticipantFixture.aConsent(one));
        LocalDate on = ParticipantFixture.MONDAY;
        new InterruptPaths(enrolments, () -> RULES)
                .withdrawn(it.withdraw(gone.id(), on, ADVISER, on), gone, on, ADVISER, near);
    }

    @Test
    void nobody_entered_on_a_day_on_which_the_project_did_not_run() {
        Enrolment begun = begun(planned(project.id()));

        assertThatThrownBy(() -> corrected(begun, START.minusDays(1))).isInstanceOf(ProjectNotOngoing.class);
        assertThat(enrolments.get(begun.id(), near)).isEqualTo(begun);
        assertThat(corrected(begun, MONDAY.plusDays(1)).entered()).contains(MONDAY.plusDays(1));
    }

    private Enrolment corrected(Enrolment it, LocalDate on) {
        return enrol.correct(it, Reading.Moment.ENTRY, on, DayCorrection.Reason.MISWRITTEN, null, ADVISER, TODAY, near);
    }

    private Enrolment planned(ProjectId in) {
        return enrol.plan(who, in, MONDAY, null, ADVISER, near);
    }

    private Enrolment begun(Enrolment it) {
        return enrol.begin(it, MONDAY, ENTRY, ADVISER, TODAY, near);
    }

    private Referral sent() {
        OrganisationId partner = organisations.save(anOrganisation()).id();
        ReferralSight theirs = ReferralSight.of(Set.of(partner));
        return referrals.save(aDraft(partner, node).send(at(OFFICER.who(), TODAY), Patience.USUAL), theirs);
    }

    private Referral accepted(Participant whose) {
        return referrals.save(sent().accept(whose.id(), ADVISER), ReferralSight.at(near));
    }

    private Referral recognised(Referral it) {
        return recognised(it, who);
    }

    private Referral recognised(Referral it, Participant whose) {
        return referrals.save(it.recognise(whose.id(), TODAY), ReferralSight.at(near));
    }

    private se.kompetensbyran.domain.referrals.Stage stage(Referral it) {
        return referrals.get(it.id(), ReferralSight.at(near)).stage(TODAY);
    }
}
