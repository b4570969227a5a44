package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/** The places. */
public interface Places {

    /** The fields that a list of places can be sorted by. */
    List<String> SORTABLE = List.of("title", "occupation");

    /**
     * What a search looks for; each part narrows it.
     *
     * @param occupation one to four digits: an occupation or a group of them
     * @param freeOn those where there is room and somebody can begin on that day
     */
    record Search(
            @Nullable EnterpriseId enterprise,
            @Nullable PlaceKind kind,
            @Nullable MunicipalityCode municipality,
            @Nullable String occupation,
            @Nullable LocalDate freeOn) {}

    /** The place, if there is one. */
    Optional<Place> find(PlaceId id);

    /** The place. @throws PlacementProblem.UnknownPlace when there is none */
    default Place get(PlaceId id) {
        return find(id).orElseThrow(() -> new PlacementProblem.UnknownPlace(id));
    }

    /**
     * The place as it is when nobody else is taking it or giving it back: whoever would do that waits until the transaction is over.
     *
     * @throws PlacementProblem.UnknownPlace when there is none
     */
    Place getToBook(PlaceId id);

    /**
     * Adds or replaces it.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     */
    Place save(Place it);

    /** Those that fit {@code search}, by title. */
    Page<Place> search(Search search, PageRequest wanted);
}
