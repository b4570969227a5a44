package se.kompetensbyran.domain.referrals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.shared.Actor;

/** Referrals to test with; all of them are invented. */
public final class ReferralFixture {

    /** A Monday: today, where a test needs one. */
    public static final LocalDate MONDAY = ParticipantFixture.MONDAY;

    /** Who refers, at the partner. */
    public static final Actor OFFICER = at("officer-1", MONDAY);

    /** Who answers, at the node. */
    public static final Actor ADVISER = at("adviser-1", MONDAY);

    /** The last day on which what was sent on Monday can be answered. */
    public static final LocalDate LAST = MONDAY.plusDays(60);

    private static final AtomicInteger REFERENCES = new AtomicInteger();

    private ReferralFixture() {}

    /** Somebody, at noon of that day. */
    public static Actor at(String who, LocalDate day) {
        return new Actor(who, Instant.parse(day + "T10:00:00.123456Z"));
    }

    /** A reference that nothing else has. */
    public static CaseReference aReference() {
        return new CaseReference("FALL-" + REFERENCES.incrementAndGet());
    }

    /** A draft of {@code partner}'s to {@code node}. */
    public static Referral aDraft(OrganisationId partner, NodeId node) {
        return Referral.draft(partner, aReference(), node, ParticipantFixture.facts(), OFFICER);
    }

    /** One that was sent on Monday. */
    public static Referral aSentOne(OrganisationId partner, NodeId node) {
        return aDraft(partner, node).send(OFFICER, Patience.USUAL);
    }

    /** A no. */
    public static Step no(Actor by) {
        return new Step(Stage.DECLINED, DeclineReason.NO_PLACE, by);
    }

    /** {@code it} taken to {@code to} by the way that leads there, on {@code day}. */
    public static Referral taken(Referral it, Stage to, LocalDate day) {
        Actor by = at("somebody", day);
        return switch (to) {
            case SENT -> it.send(by, Patience.USUAL);
            case ACCEPTED -> it.accept(ParticipantId.next(), by);
            case DECLINED -> it.become(no(by));
            default -> it.become(Step.to(to, by));
        };
    }

    /** The same referral, newly read with the revision {@code revision}. */
    static Referral read(Referral it, long revision) {
        return new Referral(
                it.id(),
                revision,
                it.partner(),
                it.reference(),
                it.node(),
                it.facts(),
                it.participant(),
                it.deadlines(),
                it.history());
    }
}
