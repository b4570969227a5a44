package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.placements.PlacementProblem.AuthorAlone;
import se.kompetensbyran.domain.placements.PlacementProblem.HeardAlready;
import se.kompetensbyran.domain.placements.PlacementProblem.NotChangeable;
import se.kompetensbyran.domain.placements.PlacementProblem.NotEnded;
import se.kompetensbyran.domain.placements.PlacementProblem.NotSigned;
import se.kompetensbyran.domain.placements.PlacementProblem.SignedAlready;
import se.kompetensbyran.domain.placements.PlacementProblem.WrongParty;
import se.kompetensbyran.domain.placements.PlacementProblem.WrongState;
import se.kompetensbyran.domain.rules.Judged;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.RuleProblem.Exceeded;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Text;

/**
 * A participant at a place, from the first draft to the end (sv: placering).
 *
 * @param author who wrote what is agreed as it is now, and when
 * @param judgement by which rule its length was judged; null when no rule is about it
 * @param remark what is worth knowing and not agreed on, at most 2000 characters that tell of no person
 * @param signatures of what is agreed as it is now, one at most of each party
 * @param history how it came to where it stands, oldest first; the first step is the draft, and back to one a step has a reason
 * @param ending how it ended, if it has
 * @param formerMisses that the participant did not begin, where that was put down wrongly, the oldest first
 * @throws WrongState where {@link State} has no arrow from a step to the next
 * @throws Exceeded when it is longer than the rule says, without permit, and no draft
 * @throws NotSigned when somebody has not signed what has come so far
 * @throws AuthorAlone when the author alone recorded all signatures
 * @throws InvalidValue {@code too-many} steps, {@code within-limit}, {@code missing}, {@code not-here}, {@code before-start},
 *     {@code after-planned-end}, {@code more-than-planned}
 */
public record Placement(
        PlacementId id,
        long revision,
        @Personal Between between,
        @Personal Terms terms,
        @Personal Actor author,
        @Personal @Nullable Judgement judgement,
        @Personal @Nullable String remark,
        @Personal List<Signature> signatures,
        @Personal List<StateChange> history,
        @Personal @Nullable Ending ending,
        @Personal List<StateChange> formerMisses)
        implements Aggregate {

    /** The most corrections of that the participant did not begin. */
    public static final int MAX_CORRECTIONS = 100;

    /** The most steps of one placement; the end has room beside them. */
    public static final int MAX_STEPS = 100;

    public Placement {
        history = List.copyOf(history);
        signatures = List.copyOf(signatures);
        formerMisses = List.copyOf(formerMisses);
        InvalidValue.unless(formerMisses.size() <= MAX_CORRECTIONS, "noShowCorrections", "too-many", MAX_CORRECTIONS);
        checkSteps(history);
        State state = history.get(history.size() - 1).to();
        if (remark != null) Text.impersonal("remark", remark, 2000);
        checkLength(terms, judgement, state);
        checkSignatures(signatures, author, state);
        InvalidValue.unless(state.isEnd() || ending == null, "lastDay", "not-here");
        if (state.isEnd()) checkEnd(terms, history, InvalidValue.given(ending, "lastDay"), state);
    }

    private static void checkSteps(List<StateChange> history) {
        InvalidValue.unless(!history.isEmpty(), "state", "missing");
        long steps = history.stream().filter(it -> !it.to().isOver()).count();
        InvalidValue.unless(steps <= MAX_STEPS, "stateChanges", "too-many", MAX_STEPS);
        State first = history.get(0).to();
        if (first != State.DRAFT) throw new WrongState(State.DRAFT, first);
        for (int i = 1; i < history.size(); i++) {
            State before = history.get(i - 1).to();
            State after = history.get(i).to();
            if (!before.mayBecome(after)) throw new WrongState(before, after);
            if (after == State.DRAFT) InvalidValue.given(history.get(i).reason(), "reason");
        }
    }

    private static void checkLength(Terms terms, @Nullable Judgement judgement, State state) {
        if (judgement == null) return;
        boolean isExceeded = judgement.isExceeded(terms.lastDay());
        boolean isPermitted = judgement.permit() != null;
        InvalidValue.unless(isExceeded || !isPermitted, "exceedingReason", "within-limit");
        if (state.isAgreedOn() && isExceeded && !isPermitted)
            throw new Exceeded(List.of(new Judged(judgement, terms.lastDay())));
    }

    private static void checkSignatures(List<Signature> signatures, Actor author, State state) {
        InvalidValue.unless(state != State.DRAFT || signatures.isEmpty(), "signatures", "not-here");
        Set<Party> signed = EnumSet.noneOf(Party.class);
        for (Signature it : signatures) if (!signed.add(it.party())) throw new SignedAlready(it.party());
        boolean isSigned = signed.size() == Party.values().length;
        InvalidValue.unless(state != State.TO_SIGN || !isSigned, "signatures", "not-here");
        if (state.demandsSignatures() && !isSigned) throw new NotSigned();
        if (isSigned && signatures.stream().allMatch(it -> it.by().who().equals(author.who()))) throw new AuthorAlone();
    }

    private static void checkEnd(Terms terms, List<StateChange> history, Ending ending, State state) {
        LocalDate last = ending.lastDay();
        LocalDate began = began(history).orElse(terms.firstDay());
        InvalidValue.unless(!last.isBefore(began), "lastDay", "before-start");
        InvalidValue.unless(!last.isAfter(terms.lastDay()), "lastDay", "after-planned-end", terms.lastDay());
        boolean isEarly = last.isBefore(terms.lastDay());
        if (isEarly != (state == State.ENDED_EARLY)) throw new WrongState(State.ONGOING, state);
        InvalidValue.unless(!isEarly || ending.cause() != null, "cause", "missing");
        int planned = terms.plannedHours(began, last);
        InvalidValue.unless(ending.hoursMissed() <= planned, "hoursMissed", "more-than-planned", planned);
        Job job = ending.job();
        InvalidValue.unless(job == null || !job.start().isBefore(began), "jobStart", "before-first-day");
    }

    /** A new draft, judged by {@code rule} if there is one. @throws InvalidValue {@code within-limit} */
    public static Placement draft(
            Between between, Terms terms, Optional<Judgement> rule, @Nullable Permit permit, Actor by) {
        return new Placement(
                PlacementId.next(),
                0,
                between,
                terms,
                by,
                judged(rule, permit),
                null,
                List.of(),
                List.of(StateChange.of(State.DRAFT, by)),
                null,
                List.of());
    }

    /** How far it has come. */
    public State state() {
        return history.get(history.size() - 1).to();
    }

    /** The day on which the participant began, if they have. */
    public Optional<LocalDate> began() {
        return began(history);
    }

    /** What was judged by a rule, if there is one about it: the last planned day. */
    public Optional<Judged> judged() {
        return Optional.ofNullable(judgement).map(it -> new Judged(it, terms.lastDay()));
    }

    /** Whether it is longer than the rule says. */
    public boolean isExceeding() {
        return judgement != null && judgement.isExceeded(terms.lastDay());
    }

    /** Whether it has been sent to be signed, though it may have come to nothing since. */
    public boolean isSent() {
        return history.stream().anyMatch(it -> it.to() == State.TO_SIGN);
    }

    /** The day after which nothing more happens to it: the last that the participant was there, or when it came to nothing. */
    public Optional<LocalDate> over() {
        if (ending != null) return Optional.of(ending.lastDay());
        StateChange last = history.get(history.size() - 1);
        return last.to().isOver() ? Optional.of(last.on()) : Optional.empty();
    }

    /**
     * Says anew what is agreed, judged by {@code rule}. When that is something else than before, nobody has signed it; had all
     * signed, it waits for signatures again.
     *
     * @throws NotChangeable when the participant has begun, or it is over
     * @throws Exceeded when others have been asked to sign it and it would be longer than the rule says, without permit
     * @throws InvalidValue {@code within-limit} when there is nothing to permit
     */
    public Placement agree(Terms anew, Optional<Judgement> rule, @Nullable Permit permit, Actor by) {
        State state = state();
        if (!state.isChangeable()) throw new NotChangeable(state);
        Judgement judged = judged(rule, permit);
        if (anew.equals(terms)) {
            Judgement kept = permit == null ? judgement : judged;
            return new Placement(
                    id, revision, between, terms, author, kept, remark, signatures, history, ending, formerMisses);
        }
        List<StateChange> steps =
                state == State.SIGNED ? Part.append(history, StateChange.of(State.TO_SIGN, by)) : history;
        return new Placement(id, revision, between, anew, by, judged, remark, List.of(), steps, ending, formerMisses);
    }

    /** Notes what is not agreed on, or nothing: that is no substance, and who has signed has signed. */
    public Placement note(@Nullable String anew) {
        return new Placement(
                id, revision, between, terms, author, judgement, anew, signatures, history, ending, formerMisses);
    }

    /**
     * Is sent to be signed.
     *
     * @throws WrongState unless it is a draft
     * @throws Exceeded when it is longer than the rule says, without permit
     */
    public Placement send(Actor by) {
        if (state() != State.DRAFT) throw new WrongState(state(), State.TO_SIGN);
        return moved(StateChange.of(State.TO_SIGN, by), signatures, ending);
    }

    /**
     * Is signed by a party; by the last of them it becomes signed.
     *
     * @param sides on which sides who records it stands
     * @throws WrongState unless it waits for signatures
     * @throws WrongParty when they stand on another side
     * @throws SignedAlready when that party has signed
     * @throws AuthorAlone when the author would have recorded all signatures alone
     * @throws InvalidValue {@code in-future}, {@code before-written}
     */
    public Placement sign(Signature one, Set<Side> sides, LocalDate today) {
        if (state() != State.TO_SIGN) throw new WrongState(state(), State.SIGNED);
        if (!sides.contains(between.side(one.party()))) throw new WrongParty(one.party());
        InvalidValue.unless(!one.on().isAfter(today), "on", "in-future");
        InvalidValue.unless(!one.on().isBefore(author.day()), "on", "before-written", author.day());
        List<Signature> all = Part.append(signatures, one);
        if (all.size() < Party.values().length)
            return new Placement(
                    id, revision, between, terms, author, judgement, remark, all, history, ending, formerMisses);
        return moved(StateChange.of(State.SIGNED, one.by()), all, ending);
    }

    /**
     * Is sent back by a party that has reviewed it and does not sign it as it is: a draft again, which nobody has signed.
     *
     * @param sides on which sides who records it stands
     * @throws WrongState unless it waits for signatures
     * @throws WrongParty when they stand on another side
     */
    public Placement sendBack(Party party, Set<Side> sides, String reason, Actor by) {
        if (state() != State.TO_SIGN) throw new WrongState(state(), State.DRAFT);
        if (!sides.contains(between.side(party))) throw new WrongParty(party);
        return moved(new StateChange(State.DRAFT, by.day(), null, reason, by), List.of(), ending);
    }

    /**
     * Begins on {@code on}.
     *
     * @throws InvalidValue {@code in-future}, {@code before-first-day}, {@code after-planned-end}, {@code before-signatures}
     */
    public Placement begin(LocalDate on, Actor by, LocalDate today) {
        Placement begun = moved(new StateChange(State.ONGOING, on, null, null, by), signatures, ending);
        InvalidValue.unless(!on.isAfter(today), "on", "in-future");
        InvalidValue.unless(!on.isBefore(terms.firstDay()), "on", "before-first-day");
        InvalidValue.unless(!on.isAfter(terms.lastDay()), "on", "after-planned-end", terms.lastDay());
        LocalDate signed =
                signatures.stream().map(Signature::on).max(LocalDate::compareTo).orElse(on);
        InvalidValue.unless(!on.isBefore(signed), "on", "before-signatures", signed);
        return begun;
    }

    /**
     * Did not begin, though all had signed.
     *
     * @throws InvalidValue {@code not-begun-yet} before its first planned day
     */
    public Placement missed(Cause cause, @Nullable String reason, Actor by, LocalDate today) {
        Placement missed = moved(new StateChange(State.DID_NOT_START, today, cause, reason, by), signatures, ending);
        InvalidValue.unless(!today.isBefore(terms.firstDay()), "to", "not-begun-yet", terms.firstDay());
        return missed;
    }

    /**
     * Says anew why the participant did not begin; what was put down stays beside it (GDPR art. 16).
     *
     * @throws WrongState unless it has been said that they did not
     * @throws InvalidValue {@code says-the-same}, {@code too-many}
     */
    public Placement missedOtherwise(Cause cause, @Nullable String reason, Actor by) {
        StateChange wrong = miss(State.DID_NOT_START);
        boolean isTheSame = wrong.cause() == cause && Objects.equals(wrong.reason(), reason);
        InvalidValue.unless(!isTheSame, "cause", "says-the-same");
        return without(wrong, List.of(new StateChange(State.DID_NOT_START, wrong.on(), cause, reason, by)));
    }

    /**
     * The participant did begin, or is to: it is signed again, as it was. What was put down stays beside it (GDPR art. 16).
     *
     * @throws WrongState unless it has been said that they did not
     * @throws InvalidValue {@code too-many}
     */
    public Placement notMissed() {
        return without(miss(State.SIGNED), List.of());
    }

    private StateChange miss(State to) {
        StateChange last = history.get(history.size() - 1);
        if (last.to() != State.DID_NOT_START) throw new WrongState(last.to(), to);
        return last;
    }

    private Placement without(StateChange wrong, List<StateChange> instead) {
        List<StateChange> steps = new ArrayList<>(history.subList(0, history.size() - 1));
        steps.addAll(instead);
        List<StateChange> former = Part.append(formerMisses, wrong);
        return new Placement(
                id, revision, between, terms, author, judgement, remark, signatures, steps, ending, former);
    }

    /** Comes to nothing. */
    public Placement cancel(String reason, Actor by) {
        return moved(new StateChange(State.CANCELLED, by.day(), null, reason, by), signatures, ending);
    }

    /**
     * Ends, with what is told of it: early when the last day comes before the last that was planned.
     *
     * @throws InvalidValue {@code in-future}, {@code before-start}, {@code after-planned-end}, {@code missing},
     *     {@code more-than-planned}
     */
    public Placement end(Ending how, LocalDate today) {
        Placement ended = moved(step(how, how.by()), signatures, how);
        InvalidValue.unless(!how.lastDay().isAfter(today), "lastDay", "in-future");
        return ended;
    }

    /**
     * Says anew how it ended, of which something was put down wrongly (GDPR art. 16), with what the participant says of that; what was
     * put down stays beside it, and the last step tells what holds.
     *
     * @throws NotEnded when it has not
     * @throws InvalidValue {@code says-the-same}, {@code too-many}, {@code in-future}, {@code before-start}, {@code after-planned-end},
     *     {@code missing}, {@code more-than-planned}
     */
    public Placement correct(Ending anew, LocalDate today) {
        if (ending == null) throw new NotEnded();
        InvalidValue.unless(!anew.lastDay().isAfter(today), "lastDay", "in-future");
        List<StateChange> steps = new ArrayList<>(history);
        StateChange last = steps.remove(history.size() - 1);
        steps.add(step(anew, last.by()));
        return new Placement(
                id,
                revision,
                between,
                terms,
                author,
                judgement,
                remark,
                signatures,
                steps,
                anew.instead(ending),
                formerMisses);
    }

    private StateChange step(Ending how, Actor by) {
        State to = how.lastDay().isBefore(terms.lastDay()) ? State.ENDED_EARLY : State.ENDED;
        return new StateChange(to, how.lastDay(), null, null, by);
    }

    /**
     * Keeps what the participant says of how it ended, who had not been heard.
     *
     * @throws NotEnded when it has not
     * @throws HeardAlready when they had
     * @throws InvalidValue {@code missing} when they still say nothing
     */
    public Placement hear(Word word) {
        if (ending == null) throw new NotEnded();
        if (ending.word().answer() != Word.Answer.NOT_HEARD) throw new HeardAlready();
        InvalidValue.unless(word.answer() != Word.Answer.NOT_HEARD, "answer", "missing");
        return new Placement(
                id,
                revision,
                between,
                terms,
                author,
                judgement,
                remark,
                signatures,
                history,
                ending.with(word),
                formerMisses);
    }

    /**
     * Puts right what the participant says of how it ended, at their request (GDPR art. 16); what they said before is gone.
     *
     * @throws NotEnded when it has not
     * @throws InvalidValue {@code missing} when they would say nothing
     */
    public Placement correct(Word word) {
        if (ending == null) throw new NotEnded();
        InvalidValue.unless(word.answer() != Word.Answer.NOT_HEARD, "answer", "missing");
        return new Placement(
                id,
                revision,
                between,
                terms,
                author,
                judgement,
                remark,
                signatures,
                history,
                ending.with(word),
                formerMisses);
    }

    private Placement moved(StateChange step, List<Signature> signatures, @Nullable Ending ending) {
        if (!state().mayBecome(step.to())) throw new WrongState(state(), step.to());
        return new Placement(
                id,
                revision,
                between,
                terms,
                author,
                judgement,
                remark,
                signatures,
                Part.append(history, step),
                ending,
                formerMisses);
    }

    private static Optional<LocalDate> began(List<StateChange> history) {
        return history.stream()
                .filter(it -> it.to() == State.ONGOING)
                .map(StateChange::on)
                .findAny();
    }

    private static @Nullable Judgement judged(Optional<Judgement> rule, @Nullable Permit permit) {
        InvalidValue.unless(permit == null || rule.isPresent(), "exceedingReason", "within-limit");
        return rule.map(it -> it.with(permit)).orElse(null);
    }
}
