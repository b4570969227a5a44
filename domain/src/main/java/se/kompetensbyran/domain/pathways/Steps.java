package se.kompetensbyran.domain.pathways;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.NotBegun;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.WrongStage;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Period;

/** How an enrolment came to where it stands, oldest first; the first step is the plan. */
record Steps(List<StageChange> all) {

    /**
     * Goes on when each can follow the one before it.
     *
     * @throws WrongStage where {@link Stage} has no arrow from a step to the next
     * @throws InvalidValue {@code missing}, {@code too-many}, {@code before-entry}, {@code before-current-stage}
     */
    Steps checked() {
        InvalidValue.unless(!all.isEmpty(), "stage", "missing");
        long open = all.stream().filter(it -> !it.to().isOver()).count();
        InvalidValue.unless(open <= Enrolment.MAX_STEPS, "stageChanges", "too-many", Enrolment.MAX_STEPS);
        Stage first = all.get(0).to();
        if (first != Stage.PLANNED) throw new WrongStage(Stage.PLANNED, first);
        for (int i = 1; i < all.size(); i++) {
            StageChange before = all.get(i - 1);
            StageChange step = all.get(i);
            if (!before.to().mayBecome(step.to())) throw new WrongStage(before.to(), step.to());
            LocalDate entry = entered(all.subList(0, i)).orElse(step.on());
            InvalidValue.unless(!step.on().isBefore(entry), "on", "before-entry", entry);
            // On what day it was planned says nothing of when the person began: that may be put down afterwards.
            boolean isInOrder = before.to() == Stage.PLANNED || !step.on().isBefore(before.on());
            InvalidValue.unless(isInOrder, "on", "before-current-stage");
        }
        return this;
    }

    /** The day on which the person began, if they have. */
    Optional<LocalDate> entered() {
        return entered(all);
    }

    /** The day on which the person left, having begun; empty of what was misregistered. */
    Optional<LocalDate> left() {
        return last().to().isExit() && entered().isPresent() ? Optional.of(last().on()) : Optional.empty();
    }

    /** The day on which it was put down that the person left, having begun; also of what was misregistered afterwards. */
    Optional<LocalDate> exit() {
        if (entered().isEmpty()) return Optional.empty();
        return all.stream().filter(it -> it.to().isExit()).map(StageChange::on).findFirst();
    }

    /** Where it stands, and since when. */
    StageChange last() {
        return all.get(all.size() - 1);
    }

    /** Which of them is the entry. @throws NotBegun when none is */
    int entry() {
        for (int i = 0; i < all.size(); i++) if (all.get(i).to() == Stage.ACTIVE) return i;
        throw new NotBegun();
    }

    /** These, and {@code step}. */
    Steps with(StageChange step) {
        return new Steps(Part.append(all, step)).checked();
    }

    /** The same, with the one at {@code position} on another day. */
    Steps at(int position, LocalDate on) {
        List<StageChange> anew = new ArrayList<>(all);
        anew.set(position, all.get(position).on(on));
        return new Steps(anew).checked();
    }

    /**
     * The same, with the step by which somebody was suspended as {@code right} says, and the step back the day after it. Those that were
     * put down afterwards have no steps.
     *
     * @throws InvalidValue {@code away-to-the-end}, {@code outside-enrolment}
     */
    Steps suspended(Suspension wrong, Suspension right, LocalDate today) {
        LocalDate last = right.days().lastDay().orElse(null);
        int away = away(wrong);
        if (away < 0) return this;
        List<StageChange> anew = new ArrayList<>(all);
        anew.set(
                away,
                new StageChange(
                        Stage.SUSPENDED,
                        right.days().from(),
                        right.reason(),
                        all.get(away).by()));
        if (last == null) return new Steps(anew);
        StageChange next = all.get(away + 1);
        boolean isAsItWas =
                wrong.days().equals(new Period(wrong.days().from(), right.days().until()));
        if (next.to() != Stage.ACTIVE) InvalidValue.unless(isAsItWas, "lastDay", "away-to-the-end");
        else {
            InvalidValue.unless(exit().filter(it -> !last.isBefore(it)).isEmpty(), "lastDay", "outside-enrolment");
            InvalidValue.unless(last.isBefore(today), "lastDay", "in-future");
            anew.set(away + 1, next.on(last.plusDays(1)));
        }
        return new Steps(anew);
    }

    /** The same, without the steps by which somebody was suspended, and came back. */
    Steps without(Suspension wrong) {
        int away = away(wrong);
        if (away < 0) return this;
        List<StageChange> anew = new ArrayList<>(all);
        boolean isBack = away + 1 < all.size() && all.get(away + 1).to() == Stage.ACTIVE;
        anew.subList(away, isBack ? away + 2 : away + 1).clear();
        return new Steps(anew);
    }

    // By which of them it was; none of what was put down afterwards.
    private int away(Suspension it) {
        for (int i = 0; i < all.size(); i++)
            if (all.get(i).to() == Stage.SUSPENDED
                    && all.get(i).on().equals(it.days().from())) return i;
        return -1;
    }

    private static Optional<LocalDate> entered(List<StageChange> steps) {
        return steps.stream()
                .filter(it -> it.to() == Stage.ACTIVE)
                .map(StageChange::on)
                .findFirst();
    }
}
