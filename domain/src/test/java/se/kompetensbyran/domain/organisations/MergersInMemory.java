package se.kompetensbyran.domain.organisations;

import java.util.Comparator;
import java.util.List;
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
    public List<Merger> into(OrganisationId survivor) {
        return rows.all()
                .filter(it -> it.into().equals(survivor))
                .sorted(Comparator.comparing((Merger it) -> it.by().at())
                        .reversed()
                        .thenComparing(it -> it.merged().toString()))
                .toList();
    }
}
