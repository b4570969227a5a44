package se.kompetensbyran.domain.organisations;

class MunicipalitiesInMemoryTest extends MunicipalitiesContract {

    private final Municipalities municipalities = new MunicipalitiesInMemory();

    @Override
    protected Municipalities municipalities() {
        return municipalities;
    }
}
