package se.kompetensbyran.domain.enterprises;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import se.kompetensbyran.domain.enterprises.Enterprises.Search;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.Swedish;

/** The enterprises of a fake, by the thousand. */
public record EnterprisesInBulkInMemory(EnterprisesInMemory enterprises, Organisations organisations)
        implements EnterprisesInBulk {

    @Override
    public List<Enterprise> of(Collection<EnterpriseId> ids) {
        return ids.stream()
                .distinct()
                .flatMap(it -> enterprises.find(it).stream())
                .toList();
    }

    @Override
    public Set<Named> named(Collection<String> names) {
        return enterprises
                .all()
                .filter(it -> names.contains(it.business().name()))
                .map(it -> new Named(it.business().name(), it.organisation()))
                .collect(toSet());
    }

    @Override
    public void enter(List<Enterprise> fresh) {
        fresh.forEach(enterprises::save);
    }

    @Override
    public void describe(List<Enterprise> changed) {
        changed.forEach(it -> {
            Enterprise before = enterprises.find(it.id()).orElseThrow(Stale::new);
            enterprises.save(new Enterprise(
                    it.id(), it.revision(), it.organisation(), it.business(), before.history(), before.affiliations()));
        });
    }

    @Override
    public void each(Search search, LocalDate today, Consumer<Line> reader) {
        enterprises
                .matching(search, today)
                .sorted(comparing(EnterpriseOverview::name, Swedish.ORDER)
                        .thenComparing(it -> it.id().toString()))
                .map(it ->
                        new Line(it, organisations.get(it.organisation().id()).number()))
                .forEach(reader);
    }
}
