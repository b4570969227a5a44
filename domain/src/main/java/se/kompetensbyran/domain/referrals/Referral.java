package se.kompetensbyran.domain.referrals;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Facts;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.referrals.ReferralProblem.Forgotten;
import se.kompetensbyran.domain.referrals.ReferralProblem.NotWaiting;
import se.kompetensbyran.domain.referrals.ReferralProblem.SentAlready;
import se.kompetensbyran.domain.referrals.ReferralProblem.WrongStage;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Personal;

/**
 * A person whom a partner refers to a support node (sv: anvisning), without telling who it is: partner and node speak of the case
 * by the partner's reference.
 *
 * @param partner the organisation that refers
 * @param reference by what the partner knows the case again; there until the participant is erased, or it is forgotten since it came to
 *     nothing
 * @param node the support node that is to answer
 * @param facts what the partner knows of the person; there as long as the reference
 * @param participant whose participant the node has found it to be; always there once it is accepted
 * @param deadlines until when it waits; there once it is sent
 * @param history how it came to where it stands, oldest first; the first is that it was written
 * @throws WrongStage where {@link Stage} has no arrow from a step to the next
 * @throws InvalidValue {@code missing}, {@code participant-demanded}
 */
public record Referral(
        ReferralId id,
        long revision,
        OrganisationId partner,
        @Personal @Nullable CaseReference reference,
        NodeId node,
        @Personal @Nullable Facts facts,
        @Personal @Nullable ParticipantId participant,
        @Personal @Nullable Deadlines deadlines,
        @Personal List<Step> history)
        implements Aggregate {

    public Referral {
        InvalidValue.unless(!history.isEmpty(), "stage", "missing");
        history = List.copyOf(history);
        if (history.get(0).to() != Stage.DRAFT)
            throw new WrongStage(Stage.DRAFT, history.get(0).to());
        for (int i = 1; i < history.size(); i++) {
            Stage before = history.get(i - 1).to();
            Stage after = history.get(i).to();
            if (!before.mayBecome(after)) throw new WrongStage(before, after);
        }
        Stage last = history.get(history.size() - 1).to();
        InvalidValue.unless((deadlines == null) == (last == Stage.DRAFT), "answerBy", "missing");
        InvalidValue.unless(participant != null || last != Stage.ACCEPTED, "participant", "participant-demanded");
        if (participant != null && last == Stage.DRAFT) throw new NotWaiting(last);
        boolean isTold = reference != null && facts != null;
        boolean isForgotten = reference == null && facts == null && last != Stage.DRAFT;
        InvalidValue.unless(isTold || isForgotten, "reference", "missing");
    }

    /** A new one, that nobody but the partner sees. @throws InvalidValue {@code birth-year-range} */
    public static Referral draft(OrganisationId partner, CaseReference reference, NodeId node, Facts facts, Actor by) {
        return new Referral(
                ReferralId.next(),
                0,
                partner,
                reference,
                node,
                facts.told(by.day()),
                null,
                null,
                List.of(Step.to(Stage.DRAFT, by)));
    }

    /** Where it stands on {@code day}: one that waits no more has expired. */
    public Stage stage(LocalDate day) {
        Stage last = last().to();
        boolean isExpired = last == Stage.SENT && deadlines != null && deadlines.isOver(day);
        return isExpired ? Stage.EXPIRED : last;
    }

    /** Why it was declined, if it was. */
    public @Nullable DeclineReason reason() {
        return last().reason();
    }

    /** The day on which it was sent; null of a draft. */
    public @Nullable LocalDate sentOn() {
        return history.size() < 2 ? null : history.get(1).by().day();
    }

    /** Whether only the partner sees it. */
    public boolean isDraft() {
        return last().to() == Stage.DRAFT;
    }

    /** Whether {@code other} tells the same of the same case to the same node. */
    public boolean tells(Referral other) {
        return partner.equals(other.partner)
                && Objects.equals(reference, other.reference)
                && node.equals(other.node)
                && Objects.equals(facts, other.facts);
    }

    /**
     * Tells anew what was told in a draft.
     *
     * @throws SentAlready when it is none any more
     * @throws InvalidValue {@code birth-year-range}
     */
    public Referral retell(NodeId to, Facts anew, LocalDate today) {
        demandDraft();
        return new Referral(id, revision, partner, reference, to, anew.told(today), null, null, history);
    }

    /**
     * Puts right what was told of the person, wherever it stands (GDPR art. 16); what was told before is gone.
     *
     * @throws Forgotten when nothing is held any more of what was told
     * @throws InvalidValue {@code birth-year-range}
     */
    public Referral correct(Facts anew, LocalDate today) {
        if (isForgotten()) throw new Forgotten();
        return new Referral(id, revision, partner, reference, node, anew.told(today), participant, deadlines, history);
    }

    /** The same, that has not been sent. @throws SentAlready when it has */
    public Referral demandDraft() {
        if (!isDraft()) throw new SentAlready();
        return this;
    }

    /** Sends it to the node. @throws WrongStage when it has been sent */
    public Referral send(Actor by, Patience patience) {
        return become(Step.to(Stage.SENT, by), participant, patience.from(by.day()));
    }

    /** Moves on: the partner withdraws it, or the node declines. @throws WrongStage where {@link Stage} has no such arrow */
    public Referral become(Step step) {
        return become(step, participant, deadlines);
    }

    /** The node takes the person on, as {@code whose}. @throws WrongStage when it does not wait for an answer */
    public Referral accept(ParticipantId whose, Actor by) {
        return become(Step.to(Stage.ACCEPTED, by), whose, deadlines);
    }

    /** The node has found whose it is, and has not answered. @throws NotWaiting when it does not wait for an answer */
    public Referral recognise(ParticipantId whose, LocalDate today) {
        if (stage(today) != Stage.SENT) throw new NotWaiting(stage(today));
        return new Referral(id, revision, partner, reference, node, facts, whose, deadlines, history);
    }

    /**
     * The day on which it came to nothing: it was declined or withdrawn, or waited no more. Empty of one that waits or was accepted, and
     * of one that the node found to be about a participant, with whom it stays.
     */
    public Optional<LocalDate> cameToNothing(LocalDate today) {
        if (participant != null) return Optional.empty();
        return switch (stage(today)) {
            case DRAFT, SENT, ACCEPTED -> Optional.empty();
            case EXPIRED ->
                Optional.ofNullable(deadlines).map(it -> it.answerBy().plusDays(1));
            case DECLINED, WITHDRAWN, OBSOLETE -> Optional.of(last().by().day());
        };
    }

    /** Forgets what was told of the person, and by what the partner knows the case. @throws InvalidValue {@code missing} of a draft */
    public Referral forget() {
        return new Referral(id, revision, partner, null, node, null, participant, deadlines, history);
    }

    /** Whether nothing is held any more of what was told. */
    public boolean isForgotten() {
        return facts == null;
    }

    /** The same where {@code gone} is named {@code survivor}, since both are one and the same. */
    public Referral withOrganisation(OrganisationId gone, OrganisationId survivor) {
        return new Referral(
                id,
                revision,
                partner.equals(gone) ? survivor : partner,
                reference,
                node,
                facts,
                participant,
                deadlines,
                history);
    }

    private Referral become(Step step, @Nullable ParticipantId whose, @Nullable Deadlines waiting) {
        Stage now = stage(step.by().day());
        if (!now.mayBecome(step.to())) throw new WrongStage(now, step.to());
        return new Referral(id, revision, partner, reference, node, facts, whose, waiting, Part.append(history, step));
    }

    private Step last() {
        return history.get(history.size() - 1);
    }
}
