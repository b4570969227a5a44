package se.kompetensbyran.domain.support;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.support.SupportProblem.DeclinedAlready;
import se.kompetensbyran.domain.support.SupportProblem.HeldElsewhere;
import se.kompetensbyran.domain.support.SupportProblem.NotTaken;
import se.kompetensbyran.domain.support.SupportProblem.WrongStage;

/**
 * Support that was asked for (sv: stödärende): who took it on, the sessions, and what came of it.
 *
 * @param enterprise the enterprise that asks; null when it is an initiative
 * @param initiative the initiative for which its adviser asks; null when it is an enterprise
 * @param history how it came to where it stands, oldest first; the first is that it was asked
 * @param sessions the sessions that were held
 * @throws WrongStage where {@link Stage} has no arrow from a step to the next
 * @throws NotTaken when there are sessions of a case that nobody took
 * @throws DeclinedAlready when a node says no twice
 * @throws InvalidValue {@code before-request} for a session before it was asked, {@code enterprise-or-initiative} unless one
 *     of both asks
 */
public record SupportCase(
        SupportCaseId id,
        long revision,
        @Nullable EnterpriseId enterprise,
        @Nullable InitiativeId initiative,
        Question question,
        List<Step> history,
        List<SupportSession> sessions)
        implements Aggregate {

    /** The most sessions of one case. */
    public static final int MAX_SESSIONS = 500;

    /** The most steps of one case. */
    public static final int MAX_STEPS = 200;

    public SupportCase {
        InvalidValue.unless((enterprise == null) != (initiative == null), "enterprise", "enterprise-or-initiative");
        InvalidValue.unless(!history.isEmpty(), "stage", "missing");
        InvalidValue.unless(history.size() <= MAX_STEPS, "stageChanges", "too-many", MAX_STEPS);
        InvalidValue.unless(sessions.size() <= MAX_SESSIONS, "sessions", "too-many", MAX_SESSIONS);
        history = List.copyOf(history);
        sessions = Part.eachOnce("sessions", sessions);
        if (history.get(0).to() != Stage.REQUESTED || history.get(0).isDecline())
            throw new WrongStage(Stage.REQUESTED, history.get(0).to());
        Set<NodeId> declined = new HashSet<>();
        for (int i = 1; i < history.size(); i++) {
            Stage before = history.get(i - 1).to();
            Step step = history.get(i);
            boolean isArrow = step.isDecline() ? before == Stage.REQUESTED : before.mayBecome(step.to());
            if (!isArrow) throw new WrongStage(before, step.to());
            if (step.isDecline() && !declined.add(Objects.requireNonNull(step.node()))) throw new DeclinedAlready();
            step.checkReason(before);
        }
        LocalDate asked = history.get(0).by().day();
        for (SupportSession it : sessions) InvalidValue.unless(!it.on().isBefore(asked), "on", "before-request");
        if (!sessions.isEmpty() && history.stream().noneMatch(it -> it.to() == Stage.TAKEN)) throw new NotTaken();
    }

    /** A new case of an enterprise, asked by {@code first.by()}. */
    public static SupportCase request(SupportCaseId id, EnterpriseId enterprise, Question question, Step first) {
        return request(id, enterprise, null, question, first);
    }

    /** A new case of an enterprise or of an initiative, asked by {@code first.by()}. */
    public static SupportCase request(
            SupportCaseId id,
            @Nullable EnterpriseId enterprise,
            @Nullable InitiativeId initiative,
            Question question,
            Step first) {
        return new SupportCase(id, 0, enterprise, initiative, question, List.of(first), List.of());
    }

    /** Where it stands. */
    public Stage stage() {
        return last().to();
    }

    /** The day on which it was asked. */
    public LocalDate requestedOn() {
        return history.get(0).by().day();
    }

    /** The support node that has it, had it when it ended, or said no; null while it waits to be taken. */
    public @Nullable NodeId node() {
        Step step = ofNode();
        return step == null ? null : step.node();
    }

    /** The nodes that said no while others were left to ask. */
    public Set<NodeId> declinedBy() {
        return history.stream()
                .filter(Step::isDecline)
                .map(it -> Objects.requireNonNull(it.node()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The adviser who took it last; null while it waits to be taken, and of one that was never taken. */
    public @Nullable String adviser() {
        Step step = ofNode();
        return step == null || step.to() != Stage.TAKEN ? null : step.by().who();
    }

    /** The day of its first session, if there is one. */
    public Optional<LocalDate> firstSessionOn() {
        return sessions.stream().map(SupportSession::on).min(Comparator.naturalOrder());
    }

    /** The minutes of all sessions together. */
    public int minutes() {
        return sessions.stream().mapToInt(SupportSession::minutes).sum();
    }

    /** The minutes of each competence area that has had a session, by code. */
    public SortedMap<String, Integer> minutesByArea() {
        SortedMap<String, Integer> all = new TreeMap<>();
        sessions.forEach(it -> all.merge(it.competenceArea(), it.minutes(), Integer::sum));
        return all;
    }

    /** Moves to {@code step.to()}. @throws WrongStage where {@link Stage} has no such arrow */
    public SupportCase become(Step step) {
        return new SupportCase(id, revision, enterprise, initiative, question, Part.append(history, step), sessions);
    }

    /**
     * Adds or replaces a session of the node that has the case.
     *
     * @throws NotTaken when no adviser has the case: nothing is added to one that is closed
     * @throws HeldElsewhere when another node held it
     */
    public SupportCase with(SupportSession one, LocalDate today) {
        heldHere(one);
        sessions.stream().filter(it -> it.id().equals(one.id())).forEach(this::heldHere);
        InvalidValue.unless(!one.on().isAfter(today), "on", "in-future");
        return new SupportCase(id, revision, enterprise, initiative, question, history, Part.put(sessions, one));
    }

    /**
     * Takes a session away, as one that was never held.
     *
     * @throws NotTaken when no adviser has the case
     * @throws HeldElsewhere when another node held it
     */
    public SupportCase without(SupportSession.Id one) {
        heldHere(session(one));
        return new SupportCase(id, revision, enterprise, initiative, question, history, Part.without(sessions, one));
    }

    /** The session. @throws UnknownPart when it has no such session */
    public SupportSession session(SupportSession.Id wanted) {
        return Part.get(sessions, wanted);
    }

    /** The node that has the case. @throws NotTaken when none has */
    public NodeId taken() {
        NodeId node = node();
        if (stage() != Stage.TAKEN || node == null) throw new NotTaken();
        return node;
    }

    private void heldHere(SupportSession it) {
        if (!it.node().equals(taken())) throw new HeldElsewhere();
    }

    private Step last() {
        return history.get(history.size() - 1);
    }

    // Handed back it is nobody's.
    private @Nullable Step ofNode() {
        Step step = null;
        for (Step it : history) {
            if (it.to().isOfNode()) step = it;
            else if (it.to() == Stage.REQUESTED) step = null;
        }
        return step;
    }
}
