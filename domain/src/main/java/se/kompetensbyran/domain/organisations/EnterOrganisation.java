package se.kompetensbyran.domain.organisations;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * Enters an organisation in the register, or changes it; here the register meets the municipalities, and what was entered twice.
 */
public record EnterOrganisation(Organisations organisations, Mergers mergers, Municipalities municipalities) {

    /**
     * Saves it.
     *
     * @throws InvalidValue {@code unknown-municipality} when the region has no such municipality
     * @throws OrganisationProblem.NumberTaken when another has its number, with which one has it
     * @throws OrganisationProblem.NumberMerged when it is new, and the one that had its number became part of another
     */
    public Organisation enter(Organisation organisation) {
        @Nullable MunicipalityCode seat = organisation.municipality();
        InvalidValue.unless(seat == null || municipalities.has(seat), "municipality", "unknown-municipality");
        @Nullable OrganisationNumber number = organisation.number();
        Optional<OrganisationId> holder = number == null ? Optional.empty() : organisations.holder(number);
        if (holder.filter(it -> !it.equals(organisation.id())).isPresent())
            throw new OrganisationProblem.NumberTaken(holder.get());
        if (number != null && organisation.revision() == 0) isNotGone(number);
        return organisations.save(organisation);
    }

    private void isNotGone(OrganisationNumber number) {
        @Nullable
        OrganisationId survivor = mergers.survivorsByNumber(List.of(number)).get(number);
        if (survivor != null) throw new OrganisationProblem.NumberMerged(survivor);
    }
}
