package se.kompetensbyran.domain.organisations;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.Stale;

/** Mergers that are forgotten when the test is over. */
public final class MergersInMemory implements Mergers {

    private final Rows<OrganisationId, Merger> rows = new Rows<>();
    private final Organisations organisations;

    /** Mergers that lead to organisations that are there. */
    public MergersInMemory(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public Optional<Merger> find(OrganisationId merged) {
        return rows.find(merged);
    }

    @Override
    public Merger save(Merger it) {
        if (!organisations.has(it.into())) throw new Stale();
        return rows.save(
                it.merged(),
                it,
                new Merger(it.merged(), it.revision() + 1, it.into(), it.name(), it.number(), it.by()));
    }

    @Override
    public Map<OrganisationId, OrganisationId> survivorsOf(Collection<OrganisationId> merged) {
        return rows.all().filter(it -> merged.contains(it.merged())).collect(toMap(Merger::merged, Merger::into));
    }

    @Override
    public Map<OrganisationNumber, OrganisationId> survivorsByNumber(Collection<OrganisationNumber> numbers) {
        Map<OrganisationNumber, OrganisationId> all = new HashMap<>();
        rows.all()
                .filter(it -> it.number() != null && numbers.contains(it.number()))
                .sorted(Comparator.comparing((Merger it) -> it.by().at()))
                .forEach(it -> all.put(Objects.requireNonNull(it.number()), it.into()));
        return all;
    }

    @Override
    public List<Merger> into(OrganisationId survivor) {
        return rows.all()
                .filter(it -> it.into().equals(survivor))
                .sorted(Comparator.comparing((Merger it) -> it.by().at())
                        .reversed()
                        .thenComparing(it -> it.merged().toString()))
                .toList();
    }
}
