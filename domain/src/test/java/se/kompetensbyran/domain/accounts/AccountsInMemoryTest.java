package se.kompetensbyran.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountsInMemoryTest extends AccountsContract {

    private final Accounts accounts = new AccountsInMemory();

    @Override
    protected Accounts accounts() {
        return accounts;
    }

    @Override
    protected UUID organisation() {
        return UUID.randomUUID();
    }

    @Test
    void at_first_there_is_nobody() {
        assertThat(accounts.isEmpty()).isTrue();
    }
}
