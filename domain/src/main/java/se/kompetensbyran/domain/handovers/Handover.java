package se.kompetensbyran.domain.handovers;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.handovers.HandoverProblem.NotOffered;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.Rulebook;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Personal;

/**
 * That a participant goes from a support node to one of another organisation (sv: överlämning): offered by the one, and answered by the
 * other. Shown to nobody once the participant has been erased.
 *
 * @param from the node whose participant it was when it was offered
 * @param to the node to which it is offered
 * @param project in which the person is to go on there, if in one
 * @param told what the receiving node is told of the person, as it was when it was offered; when it is over, the gender alone
 * @param offered who offered it, and when
 * @param patience by which rule it waits; null when no rule says until when
 * @param closing how it came to its end, if somebody has brought it there
 * @throws InvalidValue {@code same-node}, {@code not-here} when it is over and more is told
 */
public record Handover(
        HandoverId id,
        long revision,
        @Personal ParticipantId participant,
        NodeId from,
        NodeId to,
        @Personal HandoverReason reason,
        @Personal @Nullable ProjectId project,
        @Personal Told told,
        Actor offered,
        @Personal @Nullable Judgement patience,
        @Personal @Nullable Closing closing)
        implements Aggregate {

    public Handover {
        InvalidValue.unless(!from.equals(to), "toNode", "same-node");
        InvalidValue.unless(closing == null || told.equals(told.counted()), "told", "not-here");
    }

    /** A new one, offered by the participant's node. @throws InvalidValue {@code same-node} */
    public static Handover offer(
            Participant who, NodeId to, HandoverReason reason, @Nullable ProjectId project, Actor by, Rulebook rules) {
        return new Handover(
                HandoverId.next(),
                0,
                who.id(),
                who.node(),
                to,
                reason,
                project,
                Told.of(who.facts()),
                by,
                rules.judge(RuleKind.HANDOVER_ANSWERED, by.day()).orElse(null),
                null);
    }

    /** Where it stands on {@code day}: an offer that waits no more has expired. */
    public Stage stage(LocalDate day) {
        if (closing != null) return closing.to();
        return patience != null && patience.isExceeded(day) ? Stage.EXPIRED : Stage.OFFERED;
    }

    /** The last day on which it can be answered, if there is one. */
    public Optional<LocalDate> answerBy() {
        return Optional.ofNullable(patience).map(Judgement::limit);
    }

    /** What the receiving node is told on {@code day}: nothing of one that waits for no answer. */
    public Optional<Told> toldOn(LocalDate day) {
        return stage(day) == Stage.OFFERED ? Optional.of(told) : Optional.empty();
    }

    /** The receiving node takes the person on. @throws NotOffered when it waits for no answer */
    Handover accept(Actor by) {
        return close(Closing.to(Stage.ACCEPTED, by));
    }

    /** The receiving node does not. @throws NotOffered when it waits for no answer */
    public Handover decline(HandoverRefusal why, Actor by) {
        return close(new Closing(Stage.DECLINED, why, by));
    }

    /** The giving node takes it back. @throws NotOffered when it waits for no answer */
    public Handover withdraw(Actor by) {
        return close(Closing.to(Stage.WITHDRAWN, by));
    }

    /** It waited no more, and what was told goes. @throws NotOffered unless it has expired, and nobody has said so */
    Handover giveWay(Actor by) {
        if (closing != null || stage(by.day()) != Stage.EXPIRED) throw new NotOffered(stage(by.day()));
        return closed(Closing.to(Stage.EXPIRED, by));
    }

    private Handover close(Closing end) {
        Stage now = stage(end.by().day());
        if (now != Stage.OFFERED) throw new NotOffered(now);
        return closed(end);
    }

    private Handover closed(Closing end) {
        return new Handover(
                id, revision, participant, from, to, reason, project, told.counted(), offered, patience, end);
    }
}
