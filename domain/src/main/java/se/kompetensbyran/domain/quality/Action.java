package se.kompetensbyran.domain.quality;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.quality.QualityProblem.WrongState;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Text;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * What is to be done after a review (sv: åtgärd).
 *
 * @param area the area of the review that it is to better
 * @param what at most 500 characters; it may tell of persons, so no journal holds it
 * @param owner the organisation that is to do it
 * @param due the last day on which it is in time
 * @param endedOn when it was done or dropped; there from then on, and only then
 */
public record Action(
        Id id,
        Area area,
        @Personal String what,
        OrganisationId owner,
        LocalDate due,
        State state,
        @Nullable LocalDate endedOn)
        implements Part {

    /** Identifies an action for ever. */
    public record Id(UUID value) {

        /** A new one. */
        public static Id next() {
            return new Id(Uuid7.next());
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** Whether it is still to be done; labels stand in the code list quality-action-states. */
    public enum State {
        OPEN,
        DONE,
        DROPPED;

        /** The states that may follow this one; none after an end. */
        public Set<State> next() {
            return this == OPEN ? EnumSet.of(DONE, DROPPED) : EnumSet.noneOf(State.class);
        }

        /** Whether there is an arrow from this state to {@code other}. */
        public boolean mayBecome(State other) {
            return next().contains(other);
        }
    }

    public Action {
        Text.prose("what", what, 500);
        DateRange.check("due", due);
        InvalidValue.unless((state == State.OPEN) == (endedOn == null), "endedOn", "missing");
        if (endedOn != null) DateRange.check("on", endedOn);
    }

    /** A new one, to be done. */
    public static Action planned(Area area, String what, OrganisationId owner, LocalDate due) {
        return new Action(Id.next(), area, what, owner, due, State.OPEN, null);
    }

    /** Says anew what is to be done. */
    public Action describe(Area anew, String what, OrganisationId owner, LocalDate due) {
        return new Action(id, anew, what, owner, due, state, endedOn);
    }

    /**
     * Is done or dropped.
     *
     * @throws WrongState where {@link State} has no such arrow
     * @throws InvalidValue {@code in-future}
     */
    public Action become(State next, LocalDate on, LocalDate today) {
        if (!state.mayBecome(next)) throw new WrongState(state, next);
        InvalidValue.unless(!on.isAfter(today), "on", "in-future");
        return new Action(id, area, what, owner, due, next, on);
    }

    /** Whether it was to be done before {@code day}, and still is. */
    public boolean isOverdue(LocalDate day) {
        return state == State.OPEN && due.isBefore(day);
    }
}
