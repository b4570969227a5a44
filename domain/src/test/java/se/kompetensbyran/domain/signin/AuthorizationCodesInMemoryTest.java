package se.kompetensbyran.domain.signin;

import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.clients.ClientId;

class AuthorizationCodesInMemoryTest extends AuthorizationCodesContract {

    private final AuthorizationCodes codes = new AuthorizationCodesInMemory();

    @Override
    protected AuthorizationCodes codes() {
        return codes;
    }

    @Override
    protected AccountId account() {
        return AccountId.next();
    }

    @Override
    protected ClientId client() {
        return ClientId.next();
    }
}
