package se.kompetensbyran.domain.referrals;

import java.util.Optional;
import java.util.function.Predicate;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.participants.Facts;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.ParticipantProblem;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.referrals.ReferralProblem.NodeClosed;
import se.kompetensbyran.domain.referrals.ReferralProblem.ToldOtherwise;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Refers and answers; here referrals meet participants, nodes, municipalities and code lists. */
public record WorkOnReferral(
        Referrals referrals, Participants participants, Nodes nodes, Municipalities municipalities, CodeLists lists) {

    /**
     * Saves a new referral. By a reference by which the partner has told the same before it is the same: it is answered as it stands
     * now, and nothing changes.
     *
     * @param isShown whether what was told before is shown to who refers now; what is not cannot be guessed either
     * @throws ToldOtherwise when something else was told by that reference, or something that is not shown
     * @throws NodeClosed when the node is not there today
     * @throws InvalidValue {@code unknown-node}, {@code unknown-code}, {@code not-of-persons}, {@code unknown-municipality}
     */
    public Referral refer(Referral it, Predicate<Referral> isShown, ReferralSight sight) {
        CaseReference reference = InvalidValue.given(it.reference(), "reference");
        Optional<Referral> before = referrals.hold(it.partner(), reference, sight);
        if (before.isPresent()) {
            if (!isShown.test(before.get()) || !before.get().tells(it)) throw new ToldOtherwise();
            return before.get();
        }
        return keep(it, it.history().get(0).by(), sight);
    }

    /** Saves a draft that is told anew. @throws InvalidValue as {@link #refer} */
    public Referral retell(Referral it, NodeId node, Facts facts, Actor by, ReferralSight sight) {
        return keep(it.retell(node, facts, by.day()), by, sight);
    }

    /**
     * Saves what was told of the person put right, wherever it stands.
     *
     * @throws InvalidValue {@code birth-year-range}, {@code unknown-code}, {@code not-of-persons}, {@code unknown-municipality}
     */
    public Referral correct(Referral it, Facts facts, Actor by, ReferralSight sight) {
        Referral corrected = it.correct(facts, by.day());
        facts.check(lists, municipalities);
        return referrals.save(corrected, sight);
    }

    /** Saves it sent. @throws NodeClosed when the node is not there today */
    public Referral send(Referral it, Actor by, Patience patience, ReferralSight sight) {
        Referral sent = it.send(by, patience);
        demandOpen(it.node(), by);
        return referrals.save(sent, sight);
    }

    /**
     * Saves it accepted as {@code whose}.
     *
     * @throws InvalidValue {@code unknown-participant} unless it is one of the node's
     * @throws ParticipantProblem.Restricted when what is held of the person is not to be used
     */
    public Referral accept(Referral it, ParticipantId whose, Actor by, Sight near, ReferralSight sight) {
        Referral accepted = it.accept(whose, by);
        demandOfNode(it, whose, near);
        return referrals.save(accepted, sight);
    }

    /** Saves whose it is, before there is an answer. @throws InvalidValue as {@link #accept} */
    public Referral recognise(Referral it, ParticipantId whose, Actor by, Sight near, ReferralSight sight) {
        Referral known = it.recognise(whose, by.day());
        demandOfNode(it, whose, near);
        return referrals.save(known, sight);
    }

    /**
     * That the person has been enrolled: what else waits for an answer about them is obsolete.
     *
     * @return how many that were
     */
    public int enrolled(ParticipantId whose, Actor by, ReferralSight sight) {
        var waiting = referrals.waiting(whose, sight, by.day());
        for (ReferralId one : waiting)
            referrals.save(referrals.get(one, sight).become(Step.to(Stage.OBSOLETE, by)), sight);
        return waiting.size();
    }

    private Referral keep(Referral it, Actor by, ReferralSight sight) {
        if (it.facts() != null) it.facts().check(lists, municipalities);
        demandOpen(it.node(), by);
        return referrals.save(it, sight);
    }

    private void demandOpen(NodeId id, Actor by) {
        SupportNode node = nodes.find(id).orElseThrow(() -> new InvalidValue("node", "unknown-node"));
        if (!node.open().contains(by.day())) throw new NodeClosed();
    }

    private void demandOfNode(Referral it, ParticipantId whose, Sight near) {
        Participant found = participants
                .find(whose, near)
                .filter(one -> one.node().equals(it.node()))
                .orElseThrow(() -> new InvalidValue("participant", "unknown-participant"));
        found.demandFree();
    }
}
