package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.placements.PlacementProblem.Full;
import se.kompetensbyran.domain.placements.PlacementProblem.NotOpen;
import se.kompetensbyran.domain.placements.PlacementProblem.TakenBySoMany;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * Where there is room for one or several at an enterprise (sv: plats). It tells how many it is taken by, and never by whom.
 *
 * @param kind what somebody does there, for good
 * @param taken how many placements hold it, from when they are sent to be signed until they are over
 * @throws TakenBySoMany when it is taken by more than there is room for
 * @throws InvalidValue {@code negative}
 */
public record Place(PlaceId id, long revision, EnterpriseId enterprise, PlaceKind kind, Offer offer, int taken)
        implements Aggregate {

    public Place {
        InvalidValue.unless(taken >= 0, "taken", "negative");
        if (taken > offer.capacity()) throw new TakenBySoMany(taken);
    }

    /** A new one, that nobody has taken. */
    public static Place open(EnterpriseId enterprise, PlaceKind kind, Offer offer) {
        return new Place(PlaceId.next(), 0, enterprise, kind, offer, 0);
    }

    /** How many there is room for beside those who have taken it; never below zero. */
    public int free() {
        return offer.capacity() - taken;
    }

    /** Whether somebody can begin on {@code day} and there is room now. */
    public boolean isFree(LocalDate day) {
        return free() > 0 && offer.open().contains(day);
    }

    /** Says anew what is offered. @throws TakenBySoMany when there would be less room than is taken */
    public Place describe(Offer anew) {
        return new Place(id, revision, enterprise, kind, anew, taken);
    }

    /**
     * Is taken by one more, who begins on {@code firstDay}.
     *
     * @throws NotOpen when nobody can begin on that day
     * @throws Full when there is no room
     */
    public Place take(LocalDate firstDay) {
        if (!offer.open().contains(firstDay)) throw new NotOpen(firstDay);
        if (free() == 0) throw new Full(offer.capacity());
        return new Place(id, revision, enterprise, kind, offer, taken + 1);
    }

    /** Is given back by one. */
    public Place giveBack() {
        return new Place(id, revision, enterprise, kind, offer, taken - 1);
    }
}
