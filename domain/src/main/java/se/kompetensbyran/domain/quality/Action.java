package se.kompetensbyran.domain.quality;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.quality.QualityProblem.ActionEnded;
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
 * @param what at most 500 characters; it tells of no person, and no journal holds it
 * @param owner the organisation that is to do it
 * @param due the last day on which it is in time
 * @param ending how it was done or dropped; there from then on, and only then
 */
public record Action(
        Id id,
        Area area,
        @Personal String what,
        OrganisationId owner,
        LocalDate due,
        State state,
        @Nullable Ending ending)
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
        Text.impersonal("what", what, 500);
        DateRange.check("due", due);
        InvalidValue.unless((state == State.OPEN) == (ending == null), "ending", "missing");
        if (ending != null) {
            if (state == State.DROPPED) InvalidValue.given(ending.reason(), "reason");
            else InvalidValue.unless(ending.reason() == null, "reason", "only-when-dropped");
        }
    }

    /** A new one, to be done. */
    public static Action planned(Area area, String what, OrganisationId owner, LocalDate due) {
        return new Action(Id.next(), area, what, owner, due, State.OPEN, null);
    }

    /** Says anew what is to be done. @throws ActionEnded when it has been done or dropped */
    public Action describe(Area anew, String what, OrganisationId owner, LocalDate due) {
        if (state != State.OPEN) throw new ActionEnded();
        return new Action(id, anew, what, owner, due, state, ending);
    }

    /** The same, of an organisation that has become {@code owner}: ended or not. */
    Action ownedBy(OrganisationId owner) {
        return new Action(id, area, what, owner, due, state, ending);
    }

    /**
     * Is done or dropped.
     *
     * @throws WrongState where {@link State} has no such arrow
     * @throws InvalidValue {@code in-future}; {@code missing} when it is dropped without a reason, {@code only-when-dropped}
     *     when it is done with one
     */
    public Action become(State next, Ending how, LocalDate today) {
        if (!state.mayBecome(next)) throw new WrongState(state, next);
        InvalidValue.unless(!how.on().isAfter(today), "on", "in-future");
        return new Action(id, area, what, owner, due, next, how);
    }

    /** Whether it was to be done before {@code day}, and still is. */
    public boolean isOverdue(LocalDate day) {
        return state == State.OPEN && due.isBefore(day);
    }
}
