package se.kompetensbyran.domain.enterprises;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.Enterprises.Search;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.shared.Stale;

/**
 * The enterprises of the register by the thousand, for files of them: what is asked of many is a few statements, and what
 * is saved leaves the same in the journal as if each were saved alone.
 */
public interface EnterprisesInBulk {

    /** What an enterprise is called, and whose it is. */
    record Named(String name, OrganisationId organisation) {}

    /**
     * An enterprise as a list shows it.
     *
     * @param number the number of the organisation whose it is, when that is known
     */
    record Line(EnterpriseOverview enterprise, @Nullable OrganisationNumber number) {}

    /** Those of {@code ids} that there are, in no order. */
    List<Enterprise> of(Collection<EnterpriseId> ids);

    /** Those that are called by one of {@code names}, to the letter. */
    Set<Named> named(Collection<String> names);

    /**
     * Adds new ones. What they name must be known, as for {@link Enterprises#save}.
     *
     * @throws Stale when one of them is there already
     */
    void enter(List<Enterprise> fresh);

    /**
     * Replaces what is told of those that are there, and whose they are; stages and affiliations stay as they are.
     *
     * @throws Stale when somebody else saved one of them since it was read
     */
    void describe(List<Enterprise> changed);

    /** Gives each that fits {@code search} to {@code reader}, by name in Swedish order, holding few at a time. */
    void each(Search search, LocalDate today, Consumer<Line> reader);
}
