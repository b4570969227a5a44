package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The rules of how long placements are: rows of the database, and no code. One of a kind at most holds on any day. */
public interface LengthLimits {

    /** All of them, those that held once too: by kind, the first version first. */
    List<LengthLimit> all();

    /** The rule by which a placement of that kind that begins on {@code firstDay} is judged, if there is one. */
    default Optional<LengthLimit> of(PlaceKind kind, LocalDate firstDay) {
        return all().stream()
                .filter(it -> it.kind() == kind && it.validity().contains(firstDay))
                .findAny();
    }
}
