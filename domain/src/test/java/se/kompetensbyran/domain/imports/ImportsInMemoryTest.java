package se.kompetensbyran.domain.imports;

class ImportsInMemoryTest extends ImportsContract {

    private final Imports imports = new ImportsInMemory();

    @Override
    protected Imports imports() {
        return imports;
    }
}
