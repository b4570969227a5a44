package se.kompetensbyran.domain.signin;

class SigningKeysInMemoryTest extends SigningKeysContract {

    private final SigningKeys keys = new SigningKeysInMemory();

    @Override
    protected SigningKeys keys() {
        return keys;
    }
}
