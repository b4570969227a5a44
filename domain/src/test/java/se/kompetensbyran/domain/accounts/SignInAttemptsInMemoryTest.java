package se.kompetensbyran.domain.accounts;

class SignInAttemptsInMemoryTest extends SignInAttemptsContract {

    private final SignInAttempts attempts = new SignInAttemptsInMemory();

    @Override
    protected SignInAttempts attempts() {
        return attempts;
    }
}
