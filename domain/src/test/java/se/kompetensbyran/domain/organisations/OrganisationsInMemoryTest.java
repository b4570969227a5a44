package se.kompetensbyran.domain.organisations;

class OrganisationsInMemoryTest extends OrganisationsContract {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Municipalities municipalities = new MunicipalitiesInMemory();

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Municipalities municipalities() {
        return municipalities;
    }
}
