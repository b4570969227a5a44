package se.kompetensbyran.domain.handovers;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.handovers.HandoverProblem.NoConsent;
import se.kompetensbyran.domain.handovers.HandoverProblem.NodeClosed;
import se.kompetensbyran.domain.handovers.HandoverProblem.OfferedAlready;
import se.kompetensbyran.domain.handovers.HandoverProblem.SameHost;
import se.kompetensbyran.domain.handovers.HandoverProblem.Unsettled;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.ParticipantProblem;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.EnrolmentId;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.StageChange;
import se.kompetensbyran.domain.pathways.StepReason;
import se.kompetensbyran.domain.pathways.Whose;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.WorkOnReferral;
import se.kompetensbyran.domain.rules.RuleProblem.Exceeded;
import se.kompetensbyran.domain.rules.Rulebook;
import se.kompetensbyran.domain.rules.Rules;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Stale;

/**
 * Offers participants to nodes of other organisations and takes them on; here a handover meets all that hangs on whose participant
 * somebody is.
 */
public record HandOver(
        Handovers handovers,
        Participants participants,
        Nodes nodes,
        Organisations organisations,
        Projects projects,
        Enrolments enrolments,
        Placements placements,
        WorkOnReferral referrals,
        Rules rules) {

    /**
     * Saves a new offer.
     *
     * @throws ParticipantProblem.Restricted when what is held of the person is not to be used
     * @throws NodeClosed when the receiving node is not there today
     * @throws NoConsent when no consent that holds lets who runs it know of the path
     * @throws Unsettled when a placement of the person is not over, or an enrolment at another organisation's node
     * @throws OfferedAlready when the person is offered to a node that has not answered
     * @throws InvalidValue {@code unknown-node}, {@code same-host}, {@code unknown-project}, {@code project-over}
     */
    public Handover offer(
            ParticipantId whose, NodeId to, HandoverReason reason, @Nullable ProjectId project, Actor by, Sight sight) {
        Participant who = participants.hold(whose, sight).demandFree();
        SupportNode there = nodes.find(to).orElseThrow(() -> new InvalidValue("toNode", "unknown-node"));
        InvalidValue.unless(!there.host().equals(host(who.node())), "toNode", "same-host");
        demandOpen(there, by);
        if (project != null) {
            Project named = projects.find(project).orElseThrow(() -> new InvalidValue("project", "unknown-project"));
            InvalidValue.unless(!named.stage().isFinal(), "project", "project-over");
        }
        String name = organisations.get(there.host()).name();
        if (!who.isShared(name)) throw new NoConsent(name);
        demandUnplaced(whose, by);
        demandNothingElsewhere(whose, sight);
        Optional<Handover> before = handovers.open(whose, sight);
        if (before.isPresent()) {
            if (before.get().stage(by.day()) == Stage.OFFERED) throw new OfferedAlready();
            handovers.save(before.get().giveWay(by), sight);
        }
        return handovers.save(Handover.offer(who, to, reason, project, by, rules.all()), sight);
    }

    /**
     * Saves that the receiving node takes the person on: from now on it is that node's participant. What consent does not name who runs it
     * holds no more, and who the person is goes along only so far as one does. What is not over at the giving node ends, and stays there.
     *
     * @throws HandoverProblem.NotOffered when it waits for no answer
     * @throws SameHost when both nodes have come to be run by one organisation
     * @throws NodeClosed when the receiving node is not there today
     * @throws Unsettled when the giving node has something to settle first, or the consent has been taken back
     * @throws Stale when the participant has come to another node, or has been erased
     */
    public Handover accept(Handover it, Actor by) {
        Handover accepted = it.accept(by);
        SupportNode there = nodes.get(it.to());
        OrganisationId giver = host(it.from());
        if (there.host().equals(giver)) throw new SameHost();
        // The offer is what lets the receiving node touch what is the giving one's.
        Sight both = Sight.at(Set.of(giver, there.host()));
        Participant who = held(it.participant(), both);
        if (!who.node().equals(it.from())) throw new Stale();
        demandOpen(there, by);
        if (who.restriction() != null) throw new Unsettled();
        String name = organisations.get(there.host()).name();
        if (!who.isShared(name)) throw new Unsettled();
        demandUnplaced(who.id(), by);
        demandNothingElsewhere(who.id(), both);
        EnrolmentId former = leave(it, by, both);
        referrals.enrolled(who.id(), by, ReferralSight.at(both));
        participants.save(who.handOver(it.to(), name, by), both);
        Handover saved = handovers.save(accepted, both);
        if (it.project() != null && isRunning(it.project())) {
            Whose whose = new Whose(who.id(), it.project(), it.to());
            enrolments.save(Enrolment.plan(whose, by.day(), null, former, by), both);
        }
        return saved;
    }

    // What was not over; the one that goes on at the receiving node: in the same project, or the latest.
    private @Nullable EnrolmentId leave(Handover it, Actor by, Sight both) {
        Rulebook book = rules.all();
        List<Enrolment> ended;
        try {
            ended = enrolments.open(it.participant(), both).stream()
                    .map(one -> left(enrolments.get(one, both), by, book))
                    .toList();
        } catch (Exceeded e) {
            throw new Unsettled();
        }
        for (Enrolment one : ended) enrolments.save(one, both);
        return ended.stream()
                .filter(one -> one.entered().isPresent())
                .max(Comparator.<Enrolment, Boolean>comparing(
                                one -> one.whose().project().equals(it.project()))
                        .thenComparing(one -> one.entered().orElseThrow()))
                .map(Enrolment::id)
                .orElse(null);
    }

    private static Enrolment left(Enrolment it, Actor by, Rulebook book) {
        StageChange end = it.entered().isPresent()
                ? new StageChange(se.kompetensbyran.domain.pathways.Stage.TRANSFERRED, by.day(), null, by)
                : new StageChange(se.kompetensbyran.domain.pathways.Stage.INTERRUPTED, by.day(), StepReason.OTHER, by);
        return it.leave(end, null, null, by.day(), book);
    }

    private Participant held(ParticipantId whose, Sight sight) {
        try {
            return participants.hold(whose, sight);
        } catch (ParticipantProblem.Unknown e) {
            throw new Stale();
        }
    }

    // At whatever node: a node may have come to be run by another organisation than the participant's.
    private void demandUnplaced(ParticipantId whose, Actor by) {
        if (placements.hasOpen(whose, Vantage.of(Sight.REGION, by.day()))) throw new Unsettled();
    }

    // What is at a third organisation's node it ends itself.
    private void demandNothingElsewhere(ParticipantId whose, Sight sight) {
        if (!enrolments.open(whose, sight).containsAll(enrolments.open(whose, Sight.REGION))) throw new Unsettled();
    }

    private static void demandOpen(SupportNode node, Actor by) {
        if (!node.open().contains(by.day())) throw new NodeClosed();
    }

    private boolean isRunning(ProjectId id) {
        return projects.find(id).filter(it -> !it.stage().isFinal()).isPresent();
    }

    private OrganisationId host(NodeId node) {
        return nodes.get(node).host();
    }
}
