package se.kompetensbyran.persistence.signin;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.signin.OneTimeUses;
import se.kompetensbyran.domain.signin.OneTimeUsesContract;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheOneTimeUsesTest extends OneTimeUsesContract {

    @Inject
    OneTimeUses uses;

    @Override
    protected OneTimeUses uses() {
        return OwnTransaction.each(OneTimeUses.class, uses);
    }
}
