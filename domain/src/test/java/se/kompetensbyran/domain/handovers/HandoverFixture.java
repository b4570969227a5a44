package se.kompetensbyran.domain.handovers;

import java.time.Instant;
import java.time.LocalDate;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.rules.RuleFixture;
import se.kompetensbyran.domain.shared.Actor;

/** Handovers to test with; all of them are invented. */
public final class HandoverFixture {

    /** A Monday: today, where a test needs one. */
    public static final LocalDate MONDAY = ParticipantFixture.MONDAY;

    /** The last day on which what was offered on Monday can be answered. */
    public static final LocalDate LAST = MONDAY.plusDays(30);

    /** Who offers, at the giving node. */
    public static final Actor GIVER = at("giver-1", MONDAY);

    /** Who answers, at the receiving node. */
    public static final Actor RECEIVER = at("receiver-1", MONDAY);

    private HandoverFixture() {}

    /** Somebody, at noon of that day. */
    public static Actor at(String who, LocalDate day) {
        return new Actor(who, Instant.parse(day + "T10:00:00.123456Z"));
    }

    /** That {@code who} is offered to {@code to} since Monday. */
    public static Handover anOffer(Participant who, NodeId to) {
        return Handover.offer(who, to, HandoverReason.MOVED, null, GIVER, RuleFixture.USUAL);
    }

    /** {@code it} taken to {@code end} on Monday. */
    public static Handover taken(Handover it, Stage end) {
        return switch (end) {
            case OFFERED -> it;
            case ACCEPTED -> it.accept(RECEIVER);
            case DECLINED -> it.decline(HandoverRefusal.NO_ROOM, RECEIVER);
            case WITHDRAWN -> it.withdraw(GIVER);
            case EXPIRED -> it.giveWay(at("giver-1", LAST.plusDays(1)));
        };
    }

    /** The same handover, newly read with the revision {@code revision}. */
    static Handover read(Handover it, long revision) {
        return new Handover(
                it.id(),
                revision,
                it.participant(),
                it.from(),
                it.to(),
                it.reason(),
                it.project(),
                it.told(),
                it.offered(),
                it.patience(),
                it.closing());
    }
}
