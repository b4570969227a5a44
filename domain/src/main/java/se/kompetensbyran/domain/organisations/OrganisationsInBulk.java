package se.kompetensbyran.domain.organisations;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.Organisations.Search;
import se.kompetensbyran.domain.shared.Stale;

/**
 * The organisations of the register by the thousand, for files of them: what is asked of many is one statement, and what
 * is saved leaves the same in the journal as if each were saved alone.
 */
public interface OrganisationsInBulk {

    /** What an organisation is called, and where it has its seat. */
    record Named(String name, @Nullable MunicipalityCode municipality) {}

    /** Those of {@code ids} that there are, in no order. */
    List<Organisation> of(Collection<OrganisationId> ids);

    /** Who has which of {@code numbers}. */
    Map<OrganisationNumber, OrganisationId> holders(Collection<OrganisationNumber> numbers);

    /** Those that are called by one of {@code names}, to the letter. */
    Set<Named> named(Collection<String> names);

    /**
     * Adds new ones.
     *
     * @throws OrganisationProblem.NumberTaken when another has the number of one of them
     * @throws Stale when one of them is there already
     */
    void enter(List<Organisation> fresh);

    /**
     * Replaces those that are there.
     *
     * @throws OrganisationProblem.NumberTaken when another has the number of one of them
     * @throws Stale when somebody else saved one of them since it was read
     */
    void replace(List<Organisation> changed);

    /** Gives each that fits {@code search} to {@code reader}, by name in Swedish order, holding few at a time. */
    void each(Search search, Consumer<Organisation> reader);
}
