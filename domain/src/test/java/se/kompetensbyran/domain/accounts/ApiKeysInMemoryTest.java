package se.kompetensbyran.domain.accounts;

class ApiKeysInMemoryTest extends ApiKeysContract {

    private final ApiKeys keys = new ApiKeysInMemory();

    @Override
    protected ApiKeys keys() {
        return keys;
    }

    @Override
    protected AccountId account() {
        return AccountId.next();
    }
}
