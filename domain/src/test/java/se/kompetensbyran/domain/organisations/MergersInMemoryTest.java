package se.kompetensbyran.domain.organisations;

class MergersInMemoryTest extends MergersContract {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Mergers mergers = new MergersInMemory(organisations);

    @Override
    protected Mergers mergers() {
        return mergers;
    }

    @Override
    protected Organisations organisations() {
        return organisations;
    }
}
