package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import se.kompetensbyran.domain.shared.Problem;

/** The ways in which places and placements say no; none of them tells anything of the person. */
public abstract sealed class PlacementProblem extends Problem {

    private PlacementProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such place. */
    @Says(kind = Kind.UNKNOWN, code = "place.unknown")
    public static final class UnknownPlace extends PlacementProblem {
        /** There is no place with that id. */
        public UnknownPlace(PlaceId id) {
            super(id);
        }
    }

    /** There is no room at the place. */
    @Says(kind = Kind.REFUSED, code = "place.full")
    public static final class Full extends PlacementProblem {
        Full(int capacity) {
            super(capacity);
        }
    }

    /** More have taken the place than there would be room for. */
    @Says(kind = Kind.REFUSED, code = "place.taken-by-so-many")
    public static final class TakenBySoMany extends PlacementProblem {
        TakenBySoMany(int taken) {
            super(taken);
        }
    }

    /** Nobody can begin at the place on that day. */
    @Says(kind = Kind.REFUSED, code = "place.not-open")
    public static final class NotOpen extends PlacementProblem {
        NotOpen(LocalDate day) {
            super(day);
        }
    }

    /** There is no such placement, or none that the caller may know of. */
    @Says(kind = Kind.UNKNOWN, code = "placement.unknown")
    public static final class Unknown extends PlacementProblem {
        /** There is no placement with that id that the caller may know of. */
        public Unknown(PlacementId id) {
            super(id);
        }
    }

    /** There is no arrow between those states. */
    @Says(kind = Kind.REFUSED, code = "placement.wrong-state")
    public static final class WrongState extends PlacementProblem {
        WrongState(State from, State to) {
            super(from, to);
        }
    }

    /** What is agreed changes no more when the participant has begun, or when it is over. */
    @Says(kind = Kind.REFUSED, code = "placement.not-changeable")
    public static final class NotChangeable extends PlacementProblem {
        NotChangeable(State state) {
            super(state);
        }
    }

    /** The participant has a placement at the place that is not over. */
    @Says(kind = Kind.REFUSED, code = "placement.placed-already")
    public static final class PlacedAlready extends PlacementProblem {}

    /** Who records the signature stands on another side. */
    @Says(kind = Kind.FORBIDDEN, code = "placement.wrong-party")
    public static final class WrongParty extends PlacementProblem {
        WrongParty(Party party) {
            super(party);
        }
    }

    /** That party has signed. */
    @Says(kind = Kind.REFUSED, code = "placement.signed-already")
    public static final class SignedAlready extends PlacementProblem {
        SignedAlready(Party party) {
            super(party);
        }
    }

    /** Who wrote what is agreed has recorded all signatures; somebody else has to record one. */
    @Says(kind = Kind.REFUSED, code = "placement.author-alone")
    public static final class AuthorAlone extends PlacementProblem {}

    /** Somebody has not signed. */
    @Says(kind = Kind.REFUSED, code = "placement.not-signed")
    public static final class NotSigned extends PlacementProblem {}

    /** It has not ended, so there is nothing to say of how it did. */
    @Says(kind = Kind.REFUSED, code = "placement.not-ended")
    public static final class NotEnded extends PlacementProblem {}

    /** The participant has been handed over: what stays at the node is put right, and not told anew. */
    @Says(kind = Kind.REFUSED, code = "placement.participant-left")
    public static final class ParticipantLeft extends PlacementProblem {}

    /** The participant has been heard of how it ended. */
    @Says(kind = Kind.REFUSED, code = "placement.heard-already")
    public static final class HeardAlready extends PlacementProblem {}
}
