package se.kompetensbyran.persistence.signin;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.signin.SigningKeys;
import se.kompetensbyran.domain.signin.SigningKeysContract;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheSigningKeysTest extends SigningKeysContract {

    @Inject
    SigningKeys keys;

    @Override
    protected SigningKeys keys() {
        return OwnTransaction.each(SigningKeys.class, keys);
    }
}
