package se.kompetensbyran.domain.signin;

class OneTimeUsesInMemoryTest extends OneTimeUsesContract {

    private final OneTimeUses uses = new OneTimeUsesInMemory();

    @Override
    protected OneTimeUses uses() {
        return uses;
    }
}
