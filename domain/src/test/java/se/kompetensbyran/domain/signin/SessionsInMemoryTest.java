package se.kompetensbyran.domain.signin;

import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.clients.ClientId;

class SessionsInMemoryTest extends SessionsContract {

    private final Sessions sessions = new SessionsInMemory();

    @Override
    protected Sessions sessions() {
        return sessions;
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
