package se.kompetensbyran.domain.organisations;

/** Finds an organisation; here the register meets those that were entered twice. */
public record FindOrganisation(Organisations organisations, Mergers mergers) {

    /**
     * The organisation.
     *
     * @throws OrganisationProblem.Merged when it has become part of another
     * @throws OrganisationProblem.Unknown when there never was one
     */
    public Organisation get(OrganisationId id) {
        return organisations
                .find(id)
                .orElseThrow(() -> mergers.find(id)
                        .<OrganisationProblem>map(it -> new OrganisationProblem.Merged(id, it.into()))
                        .orElseGet(() -> new OrganisationProblem.Unknown(id)));
    }
}
