package se.kompetensbyran.domain.pathways;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.NotBegun;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.WrongStage;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;

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

    private static Optional<LocalDate> entered(List<StageChange> steps) {
        return steps.stream()
                .filter(it -> it.to() == Stage.ACTIVE)
                .map(StageChange::on)
                .findFirst();
    }
}
