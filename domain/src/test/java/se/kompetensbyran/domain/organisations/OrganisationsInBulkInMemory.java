package se.kompetensbyran.domain.organisations;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import se.kompetensbyran.domain.organisations.Organisations.Search;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.Swedish;

/** The organisations of a fake, by the thousand. */
public record OrganisationsInBulkInMemory(OrganisationsInMemory organisations) implements OrganisationsInBulk {

    @Override
    public List<Organisation> of(Collection<OrganisationId> ids) {
        return ids.stream()
                .distinct()
                .flatMap(it -> organisations.find(it).stream())
                .toList();
    }

    @Override
    public Map<OrganisationNumber, OrganisationId> holders(Collection<OrganisationNumber> numbers) {
        return all().filter(it -> it.number() != null && numbers.contains(it.number()))
                .collect(toMap(it -> Objects.requireNonNull(it.number()), Organisation::id));
    }

    @Override
    public Set<Named> named(Collection<String> names) {
        return all().filter(it -> names.contains(it.name()))
                .map(it -> new Named(it.name(), it.municipality()))
                .collect(toSet());
    }

    @Override
    public void enter(List<Organisation> fresh) {
        fresh.forEach(organisations::save);
    }

    @Override
    public void replace(List<Organisation> changed) {
        changed.forEach(it -> {
            if (!organisations.has(it.id())) throw new Stale();
            organisations.save(it);
        });
    }

    @Override
    public void each(Search search, Consumer<Organisation> reader) {
        organisations
                .matching(search)
                .sorted(comparing(Organisation::name, Swedish.ORDER)
                        .thenComparing(it -> it.id().toString()))
                .forEach(reader);
    }

    private Stream<Organisation> all() {
        return organisations.matching(new Search(null, null, null));
    }
}
