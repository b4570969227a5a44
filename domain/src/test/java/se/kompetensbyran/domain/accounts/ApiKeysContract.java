package se.kompetensbyran.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.accounts.AccountFixture.NOON;
import static se.kompetensbyran.domain.accounts.AccountFixture.aHash;
import static se.kompetensbyran.domain.accounts.AccountFixture.aKeyOf;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.shared.Stale;

/** What every store of keys does; what the store refuses is the last that a test asks of it. */
public abstract class ApiKeysContract {

    /** The store under test. */
    protected abstract ApiKeys keys();

    /** Another account that the store knows, each time. */
    protected abstract AccountId account();

    @Test
    void a_key_comes_back_as_it_was_saved() {
        var made = aKeyOf(account(), NOON);

        var saved = keys().save(made);

        assertThat(saved).usingRecursiveComparison().ignoringFields("revision").isEqualTo(made);
        assertThat(saved.revision()).isEqualTo(1);
        assertThat(keys().find(made.id())).contains(saved);
        assertThat(keys().findByHash(made.hash())).contains(saved);
    }

    @Test
    void every_scope_comes_back_as_it_was_saved() {
        Set<Permission> scopes = EnumSet.allOf(Permission.class);
        scopes.removeIf(Permission::isForPeople);
        var made = ApiKey.make(account(), "Påhittad", aHash(), "abcd", scopes, NOON, NOON.plusSeconds(1));

        keys().save(made);

        assertThat(keys().find(made.id()).orElseThrow().scopes()).isEqualTo(scopes);
    }

    @Test
    void a_key_that_was_taken_back_is_found_as_that() {
        var saved = keys().save(aKeyOf(account(), NOON));

        var revoked = keys().save(saved.revoke(NOON.plusSeconds(1)));

        assertThat(keys().findByHash(saved.hash())).contains(revoked);
        assertThat(revoked.revokedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(revoked.revision()).isEqualTo(2);
    }

    @Test
    void the_keys_of_an_account_come_newest_first() {
        var account = account();
        var old = keys().save(aKeyOf(account, NOON.minusSeconds(60)));
        var young = keys().save(aKeyOf(account, NOON.plusSeconds(60)));
        var middle = keys().save(aKeyOf(account, NOON));
        keys().save(aKeyOf(account(), NOON));

        assertThat(keys().of(account)).containsExactly(young, middle, old);
        assertThat(keys().of(account())).isEmpty();
    }

    @Test
    void a_key_that_is_not_there_is_not_found() {
        assertThat(keys().find(ApiKey.Id.next())).isEmpty();
        assertThat(keys().findByHash(aHash())).isEmpty();
    }

    @Test
    void the_one_who_saves_last_of_two_is_stale() {
        var read = keys().save(aKeyOf(account(), NOON));
        keys().save(read.revoke(NOON));

        assertThatThrownBy(() -> keys().save(read)).isInstanceOf(Stale.class);
    }
}
