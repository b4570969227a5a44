package se.kompetensbyran.domain.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.shared.Actor;

/** Support cases to test with; all of them are invented. They are asked on {@link #ASKED}. */
public final class SupportFixture {

    /** The day on which it was asked. */
    public static final LocalDate ASKED = LocalDate.of(2024, 5, 6);

    /** A Monday four weeks after that: today, where a test needs one. */
    public static final LocalDate MONDAY = LocalDate.of(2024, 6, 3);

    /** Who asked. */
    public static final Actor LEADER = at("leader-1", ASKED);

    /** Who took it. */
    public static final Actor ADVISER = at("adviser-1", ASKED.plusDays(2));

    private SupportFixture() {}

    /** Somebody, at noon of that day. */
    public static Actor at(String who, LocalDate day) {
        return new Actor(who, Instant.parse(day + "T10:00:00.123456Z"));
    }

    /** A new case. */
    public static SupportCase aRequest(EnterpriseId enterprise) {
        return aRequest(enterprise, ASKED);
    }

    /** A new case that was asked that day. */
    public static SupportCase aRequest(EnterpriseId enterprise, LocalDate day) {
        var question = new Question("Hur räknar man\npriset?", Set.of("business-development"));
        return SupportCase.request(SupportCaseId.next(), enterprise, question, Step.request(at("leader-1", day)));
    }

    /** A new case of an initiative. */
    public static SupportCase aRequest(InitiativeId initiative) {
        var question = new Question("Hur bildar man\nen förening?", Set.of("business-development"));
        var asked = Step.request(at("adviser-1", ASKED));
        return SupportCase.request(SupportCaseId.next(), null, initiative, question, asked);
    }

    /** A no of {@code node}. */
    public static Step no(NodeId node) {
        return step(Stage.REFUSED, node);
    }

    /** A case that {@code node} has. */
    public static SupportCase aTakenCase(EnterpriseId enterprise, NodeId node) {
        return aRequest(enterprise).become(Step.take(node, ADVISER));
    }

    /** A session at {@code node} that day. */
    public static SupportSession session(NodeId node, LocalDate on, int minutes) {
        return session(node, on, minutes, "business-development", ADVISER);
    }

    /** A session. */
    public static SupportSession session(NodeId node, LocalDate on, int minutes, String area, Actor by) {
        return new SupportSession(SupportSession.Id.next(), on, minutes, area, null, node, by);
    }

    /** A step with what it must have. */
    public static Step step(Stage to, NodeId node) {
        return new Step(
                to,
                to.isOfNode() ? node : null,
                reason(to),
                to == Stage.CLOSED ? SupportResult.REACHED : null,
                null,
                at("adviser-2", ASKED.plus(3, ChronoUnit.DAYS)));
    }

    private static @Nullable SupportReason reason(Stage to) {
        return switch (to) {
            case REFUSED, REQUESTED -> SupportReason.NO_CAPACITY;
            case WITHDRAWN -> SupportReason.SOLVED_OTHERWISE;
            case TAKEN, CLOSED -> null;
        };
    }

    /** That it is reopened. */
    public static Step reopen(NodeId node) {
        return new Step(Stage.TAKEN, node, SupportReason.NEW_NEED, null, null, at("adviser-2", MONDAY));
    }

    /** A case of which everything is told: handed back, taken again, closed and reopened. */
    public static SupportCase aCaseWithEverything(EnterpriseId enterprise, NodeId node) {
        var other = new Step(Stage.REQUESTED, null, SupportReason.OTHER, null, "Påhittad orsak", ADVISER);
        return aTakenCase(enterprise, node)
                .become(other)
                .become(Step.take(node, ADVISER))
                .with(
                        new SupportSession(
                                SupportSession.Id.next(),
                                ASKED.plusDays(9),
                                90,
                                "public-procurement",
                                "Påhittad anteckning",
                                node,
                                ADVISER),
                        MONDAY)
                .with(session(node, ASKED.plusDays(5), 30), MONDAY)
                .become(step(Stage.CLOSED, node))
                .become(reopen(node))
                .become(new Step(
                        Stage.CLOSED, null, null, SupportResult.REFERRED_ONWARDS, "Påhittat resultat", ADVISER));
    }

    /** The same case, newly read with the revision {@code revision}. */
    static SupportCase read(SupportCase it, long revision) {
        return new SupportCase(
                it.id(),
                revision,
                it.enterprise(),
                it.initiative(),
                it.question(),
                it.history(),
                List.copyOf(it.sessions()));
    }
}
