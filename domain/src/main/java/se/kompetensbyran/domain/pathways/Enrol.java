package se.kompetensbyran.domain.pathways;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantProblem;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.EnrolledAlready;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.ProjectNotOngoing;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.WrongStage;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.WorkOnReferral;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.Rules;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Takes participants into projects and out of them; here enrolments meet projects and referrals. */
public record Enrol(Enrolments enrolments, Projects projects, WorkOnReferral referrals, Rules rules) {

    /**
     * Plans that {@code who} takes part in the project, at their own node.
     *
     * @param from the referral from which it came, if from one
     * @throws ParticipantProblem.Restricted when what is held of the person is not to be used
     * @throws ProjectNotOngoing when the project is over
     * @throws EnrolledAlready when the person has an enrolment in it that is not over
     * @throws InvalidValue {@code unknown-project}, {@code unknown-referral} unless the node has accepted it as that person
     */
    public Enrolment plan(
            Participant who, ProjectId project, LocalDate start, @Nullable ReferralId from, Actor by, Sight sight) {
        who.demandFree();
        demandOpen(project, by);
        if (from != null) {
            Referral unused = referrals.referrals().acceptedAs(from, who.id(), ReferralSight.at(sight));
        }
        Whose whose = new Whose(who.id(), project, who.node());
        return enrolments.save(Enrolment.plan(whose, start, from, null, by), sight);
    }

    /**
     * Saves that the person begins; what else waits for an answer about them is then obsolete.
     *
     * @throws ProjectNotOngoing when the project does not run on that day
     */
    public Enrolment begin(Enrolment it, LocalDate on, Situation situation, Actor by, LocalDate today, Sight sight) {
        Enrolment begun = it.begin(on, situation, by, today, rules.all());
        demandOngoing(projects.get(it.whose().project()), on);
        Enrolment saved = enrolments.save(begun, sight);
        referrals.enrolled(it.whose().participant(), by, ReferralSight.at(sight));
        return saved;
    }

    /**
     * Saves that the person leaves to go on in another project or at another node of the same organisation, where they are planned to
     * begin.
     *
     * @param step to {@link Stage#TRANSFERRED}
     * @param permit that they may have been here, or away, for longer than the rules say
     * @return the new enrolment
     * @throws WrongStage unless they have begun
     * @throws ProjectNotOngoing when the project is over
     * @throws EnrolledAlready when the person has an enrolment there that is not over
     * @throws InvalidValue {@code unknown-project}, {@code same-enrolment}, {@code other-host}
     */
    public Enrolment transfer(
            Enrolment it,
            StageChange step,
            @Nullable Situation situation,
            @Nullable Permit permit,
            ProjectId to,
            NodeId at,
            LocalDate start,
            LocalDate today,
            Sight sight) {
        Enrolment gone = it.leave(step, situation, permit, today, rules.all());
        Whose whose = new Whose(it.whose().participant(), to, at);
        InvalidValue.unless(!whose.equals(it.whose()), "project", "same-enrolment");
        InvalidValue.unless(host(at).equals(host(it.whose().node())), "node", "other-host");
        demandOpen(to, step.by());
        enrolments.save(gone, sight);
        return enrolments.save(Enrolment.plan(whose, start, null, it.id(), step.by()), sight);
    }

    /**
     * Saves that the day of the entry or of the exit was another.
     *
     * @throws ProjectNotOngoing when the project did not run on the day of the entry
     */
    public Enrolment correct(
            Enrolment it,
            Reading.Moment moment,
            LocalDate on,
            DayCorrection.Reason reason,
            @Nullable Permit permit,
            Actor by,
            LocalDate today,
            Sight sight) {
        Enrolment corrected = it.correct(moment, on, reason, permit, by, today, rules.all());
        if (moment == Reading.Moment.ENTRY)
            demandOngoing(projects.get(it.whose().project()), on);
        return enrolments.save(corrected, sight);
    }

    private OrganisationId host(NodeId node) {
        return referrals.nodes().get(node).host();
    }

    private void demandOpen(ProjectId id, Actor by) {
        Project project = projects.find(id).orElseThrow(() -> new InvalidValue("project", "unknown-project"));
        if (project.stage().isFinal()) throw new ProjectNotOngoing(by.day());
    }

    private static void demandOngoing(Project project, LocalDate day) {
        boolean isOngoing = project.standing(day)
                .filter(it -> it.step().to() == se.kompetensbyran.domain.projects.Stage.ONGOING)
                .isPresent();
        if (!isOngoing) throw new ProjectNotOngoing(day);
    }
}
