package se.kompetensbyran.persistence.accounts;

import static se.kompetensbyran.domain.accounts.AccountFixture.anActive;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.ApiKeys;
import se.kompetensbyran.domain.accounts.ApiKeysContract;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheApiKeysTest extends ApiKeysContract {

    @Inject
    ApiKeys keys;

    @Inject
    Accounts accounts;

    @Override
    protected ApiKeys keys() {
        return OwnTransaction.each(ApiKeys.class, keys);
    }

    @Override
    protected AccountId account() {
        return OwnTransaction.each(Accounts.class, accounts).save(anActive()).id();
    }
}
