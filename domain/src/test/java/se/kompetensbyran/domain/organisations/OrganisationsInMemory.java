package se.kompetensbyran.domain.organisations;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.Sorting;
import se.kompetensbyran.domain.shared.Swedish;

/** Organisations that are forgotten when the test is over. */
public final class OrganisationsInMemory implements Organisations {

    private final Rows<OrganisationId, Organisation> rows = new Rows<>();

    private final Sorting<Organisation> sorting =
            new Sorting<Organisation>(it -> it.id().value()).by("name", Organisation::name, Swedish.ORDER);

    @Override
    public Optional<Organisation> find(OrganisationId id) {
        return rows.find(id);
    }

    @Override
    public Optional<OrganisationId> holder(OrganisationNumber number) {
        return rows.all()
                .filter(it -> number.equals(it.number()))
                .map(Organisation::id)
                .findFirst();
    }

    @Override
    public boolean has(OrganisationId id) {
        return find(id).isPresent();
    }

    @Override
    public synchronized Organisation save(Organisation it) {
        OrganisationNumber number = it.number();
        boolean taken = rows.all()
                .anyMatch(other -> !other.id().equals(it.id()) && number != null && number.equals(other.number()));
        if (taken) throw new OrganisationProblem.NumberTaken();
        return rows.save(
                it.id(),
                it,
                new Organisation(it.id(), it.revision() + 1, it.name(), number, it.legalForm(), it.municipality()));
    }

    @Override
    public void remove(Organisation organisation) {
        rows.remove(organisation.id(), organisation);
    }

    @Override
    public void hold(Collection<OrganisationId> some) {
        // Nobody else is here.
    }

    @Override
    public Page<Organisation> search(Search search, PageRequest wanted) {
        return matching(search).collect(sorting.page(wanted, own(search.q())));
    }

    /** All that fit {@code search}, in no order. */
    Stream<Organisation> matching(Search search) {
        return rows.all()
                .filter(it -> search.q() == null || Swedish.likeness(search.q(), it.name()) >= Swedish.ALIKE)
                .filter(it ->
                        search.municipality() == null || search.municipality().equals(it.municipality()))
                .filter(it -> search.legalForm() == null || search.legalForm() == it.legalForm());
    }

    @Override
    public List<LookAlikes> lookAlikes(@Nullable MunicipalityCode municipality) {
        List<Organisation> known = rows.all()
                .filter(it -> municipality == null || municipality.equals(it.municipality()))
                .toList();
        return known.stream()
                .flatMap(one -> known.stream()
                        .filter(other ->
                                isBefore(one, other) && Objects.equals(one.municipality(), other.municipality()))
                        .map(other -> new LookAlikes(one, other, Swedish.similarity(one.name(), other.name()))))
                .filter(it -> it.likeness() >= LookAlikes.ALIKE)
                .sorted(Comparator.comparingDouble((LookAlikes it) -> -it.likeness())
                        .thenComparing(it -> it.one().name(), Swedish.ORDER))
                .limit(LookAlikes.MOST)
                .toList();
    }

    private static boolean isBefore(Organisation one, Organisation other) {
        return one.id().toString().compareTo(other.id().toString()) < 0;
    }

    private Comparator<Organisation> own(@Nullable String q) {
        Comparator<Organisation> byName = sorting.ascending("name");
        if (q == null) return byName;
        return Comparator.<Organisation>comparingDouble(it -> -Swedish.likeness(q, it.name()))
                .thenComparing(byName);
    }
}
