package se.kompetensbyran.domain.assessments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.assessments.AssessmentProblem.AllMet;
import se.kompetensbyran.domain.assessments.AssessmentProblem.Contestable;
import se.kompetensbyran.domain.assessments.AssessmentProblem.EvidenceMissing;
import se.kompetensbyran.domain.assessments.AssessmentProblem.NotAllMet;
import se.kompetensbyran.domain.assessments.AssessmentProblem.NotDraft;
import se.kompetensbyran.domain.assessments.AssessmentProblem.NotTold;
import se.kompetensbyran.domain.assessments.AssessmentProblem.Own;
import se.kompetensbyran.domain.assessments.AssessmentProblem.WrongState;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Period;

/**
 * The assessment of one enterprise against the four criteria, from the first draft to the decision (sv: statusbedömning).
 *
 * @param verdicts what the decision says of each criterion; unknown until then
 * @param history how it came to where it stands, oldest first; the first step is the draft
 * @param validity the days on which a confirmation is valid; null until it is confirmed
 * @throws WrongState where {@link State} has no arrow from a step to the next
 * @throws EvidenceMissing when it has been submitted and nothing is written of a criterion
 * @throws NotAllMet when it is confirmed and a criterion is not met
 * @throws AllMet when it is rejected, or is to be, and all criteria are met
 */
public record Assessment(
        AssessmentId id,
        long revision,
        EnterpriseId enterprise,
        Evidence evidence,
        Verdicts verdicts,
        List<StateChange> history,
        @Nullable Period validity)
        implements Aggregate {

    /** How many months a confirmation is valid. */
    public static final int VALID_MONTHS = 12;

    /** How many days an enterprise has to contest what it was told, the day on which it was told not counted. */
    public static final int CONTEST_DAYS = 21;

    public Assessment {
        history = List.copyOf(history);
        InvalidValue.unless(!history.isEmpty(), "state", "missing");
        State first = history.get(0).to();
        if (first != State.DRAFT) throw new WrongState(State.DRAFT, first);
        for (int i = 1; i < history.size(); i++) {
            State before = history.get(i - 1).to();
            State after = history.get(i).to();
            if (!before.mayBecome(after)) throw new WrongState(before, after);
        }
        State state = history.get(history.size() - 1).to();
        if (state.demandsEvidence() && !evidence.missing().isEmpty()) throw new EvidenceMissing(evidence.missing());
        boolean isConfirmed = state == State.CONFIRMED;
        boolean isAgainst = state == State.REJECTION_TOLD || state == State.CONTESTED || state == State.REJECTED;
        if (isConfirmed && !verdicts.areAllMet()) throw new NotAllMet();
        if (isAgainst && verdicts.areAllMet()) throw new AllMet();
        InvalidValue.unless(isConfirmed == (validity != null), "validFrom", "missing");
    }

    /** Begins one. */
    public static Assessment draft(AssessmentId id, EnterpriseId enterprise, Evidence evidence, Actor by) {
        return new Assessment(
                id, 0, enterprise, evidence, Verdicts.UNKNOWN, List.of(new StateChange(State.DRAFT, null, by)), null);
    }

    /** How far it has come. */
    public State state() {
        return history.get(history.size() - 1).to();
    }

    /**
     * The states to which it can go on {@code today}: there is an arrow, what it demands is there, and time enough has gone;
     * what it says of the criteria is left to who decides.
     */
    public Set<State> next(LocalDate today) {
        Set<State> all = EnumSet.noneOf(State.class);
        for (State it : state().next()) {
            boolean lacksEvidence = it == State.SUBMITTED && !evidence.missing().isEmpty();
            if (!lacksEvidence && !(it == State.REJECTED && isContestable(today))) all.add(it);
        }
        return all;
    }

    /** Says anew what shows that the criteria are met. @throws NotDraft when it has been submitted */
    public Assessment with(Evidence anew) {
        if (state() != State.DRAFT) throw new NotDraft();
        return new Assessment(id, revision, enterprise, anew, verdicts, history, validity);
    }

    /** Takes a step that is no decision: is submitted, contested, or withdrawn. */
    public Assessment become(StateChange step) {
        if (step.to().isDecision()) throw new WrongState(state(), step.to());
        return moved(step, verdicts, null);
    }

    /**
     * Is decided: told what speaks against it, confirmed or rejected.
     *
     * @param verdicts what the decision says of each criterion
     * @param validFrom the first day on which a confirmation is valid
     * @throws Own when who decides has begun, submitted or contested it
     * @throws NotTold when it is rejected for a criterion that the enterprise was not told of
     * @throws Contestable when it is rejected before the enterprise has had its time to contest
     * @throws InvalidValue {@code validity-over} when it would not be valid today nor later, {@code too-far-ahead} when it
     *     would begin later than a confirmation of today would end
     */
    public Assessment decide(StateChange step, Verdicts verdicts, LocalDate validFrom, LocalDate today) {
        boolean isConfirmed = step.to() == State.CONFIRMED;
        if (!step.to().isDecision() || !state().mayBecome(step.to())) throw new WrongState(state(), step.to());
        if (isOwn(step.by().who())) throw new Own();
        if (step.to() == State.REJECTED && isContestable(today))
            throw new Contestable(contestableUntil().orElseThrow());
        if (step.to() == State.REJECTED) {
            List<Criterion> untold = new ArrayList<>(verdicts.unmet());
            untold.removeAll(this.verdicts.unmet());
            if (!untold.isEmpty()) throw new NotTold(untold);
        }
        Period valid = isConfirmed ? new Period(validFrom, until(validFrom)) : null;
        Assessment decided = moved(step, verdicts, valid);
        if (isConfirmed) {
            InvalidValue.unless(until(validFrom).isAfter(today), "validFrom", "validity-over");
            InvalidValue.unless(!validFrom.isAfter(until(today)), "validFrom", "too-far-ahead");
        }
        return decided;
    }

    /**
     * The first day on which a confirmation that is valid from {@code first} is so no longer: the same day twelve months
     * later, and the first of March when that year has no such day.
     */
    public static LocalDate until(LocalDate first) {
        LocalDate end = first.plusMonths(VALID_MONTHS);
        return end.getDayOfMonth() == first.getDayOfMonth() ? end : end.plusDays(1);
    }

    /** Whether {@code who} has begun, submitted or contested it, and has therefore nothing to decide. */
    public boolean isOwn(String who) {
        return history.stream()
                .filter(it -> !it.to().isDecision())
                .anyMatch(it -> it.by().who().equals(who));
    }

    /** The last day on which the enterprise can count on that it may contest what it was told. */
    public Optional<LocalDate> contestableUntil() {
        if (state() != State.REJECTION_TOLD) return Optional.empty();
        return Optional.of(history.get(history.size() - 1).by().day().plusDays(CONTEST_DAYS));
    }

    private boolean isContestable(LocalDate today) {
        return contestableUntil().filter(last -> !today.isAfter(last)).isPresent();
    }

    private Assessment moved(StateChange step, Verdicts verdicts, @Nullable Period validity) {
        if (!state().mayBecome(step.to())) throw new WrongState(state(), step.to());
        return new Assessment(id, revision, enterprise, evidence, verdicts, Part.append(history, step), validity);
    }
}
