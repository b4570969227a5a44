package se.kompetensbyran.domain.organisations;

class OrganisationsInBulkInMemoryTest extends OrganisationsInBulkContract {

    private final OrganisationsInMemory organisations = new OrganisationsInMemory();
    private final Municipalities municipalities = new MunicipalitiesInMemory();

    @Override
    protected OrganisationsInBulk bulk() {
        return new OrganisationsInBulkInMemory(organisations);
    }

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Municipalities municipalities() {
        return municipalities;
    }
}
