package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import java.util.Optional;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.Sorting;
import se.kompetensbyran.domain.shared.Swedish;

/** Places that are forgotten when the test is over. */
public final class PlacesInMemory implements Places {

    private final Rows<PlaceId, Place> rows = new Rows<>();
    private final Enterprises enterprises;

    /** None, at those enterprises. */
    public PlacesInMemory(Enterprises enterprises) {
        this.enterprises = enterprises;
    }

    private final Sorting<Place> sorting = new Sorting<Place>(it -> it.id().value())
            .by("title", it -> it.offer().title(), Swedish.ORDER)
            .by("occupation", it -> it.offer().occupation().code(), String::compareTo);

    @Override
    public Optional<Place> find(PlaceId id) {
        return rows.find(id);
    }

    @Override
    public Place getToBook(PlaceId id) {
        return get(id);
    }

    @Override
    public Place save(Place it) {
        return rows.save(it.id(), it, PlacementFixture.read(it, it.revision() + 1));
    }

    @Override
    public Page<Place> search(Search search, PageRequest wanted) {
        return rows.all()
                .filter(it -> search.enterprise() == null || search.enterprise().equals(it.enterprise()))
                .filter(it -> search.kind() == null || search.kind() == it.kind())
                .filter(it -> search.municipality() == null
                        || search.municipality().equals(it.offer().municipality()))
                .filter(it ->
                        search.occupation() == null || it.offer().occupation().isWithin(search.occupation()))
                .filter(it -> search.freeOn() == null || isFree(it, search.freeOn()))
                .collect(sorting.page(wanted, sorting.ascending("title")));
    }

    private boolean isFree(Place it, LocalDate day) {
        return it.isFree(day) && enterprises.get(it.enterprise()).stage() != Stage.CLOSED;
    }
}
