package se.kompetensbyran.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.signin.SigninFixture.NOON;
import static se.kompetensbyran.domain.signin.SigninFixture.aCode;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.signin.AuthorizationCodes.Taken;

/** What every store of authorization codes does. */
public abstract class AuthorizationCodesContract {

    private static final Instant LONG_AGO = Instant.parse("1999-01-01T12:00:00Z");

    /** The store under test. */
    protected abstract AuthorizationCodes codes();

    /** An account that the store knows. */
    protected abstract AccountId account();

    /** A client that the store knows. */
    protected abstract ClientId client();

    @Test
    void a_code_comes_back_as_it_was_kept_to_the_first_and_is_known_to_the_next() {
        var code = aCode(account(), client(), NOON);
        codes().keep(code);

        assertThat(codes().take(code.hash())).contains(new Taken(code, true));
        assertThat(codes().take(code.hash())).contains(new Taken(code, false));
        assertThat(codes().take(code.hash())).contains(new Taken(code, false));
    }

    @Test
    void each_code_is_taken_by_itself() {
        var one = aCode(account(), client(), NOON);
        var other = aCode(account(), client(), NOON);
        codes().keep(one);
        codes().keep(other);

        codes().take(one.hash());

        assertThat(codes().take(other.hash())).contains(new Taken(other, true));
    }

    @Test
    void a_code_that_nobody_got_is_not_there() {
        assertThat(codes().take(Credential.make(Credential.Kind.AUTHORIZATION_CODE)
                        .hash()))
                .isEmpty();
    }

    @Test
    void an_expired_code_is_there_until_it_is_forgotten() {
        var old = aCode(account(), client(), LONG_AGO.minusMillis(1));
        var young = aCode(account(), client(), LONG_AGO);
        codes().keep(old);
        codes().keep(young);
        assertThat(codes().take(old.hash())).contains(new Taken(old, true));

        assertThat(codes().forget(LONG_AGO)).isEqualTo(1);

        assertThat(codes().take(old.hash())).isEmpty();
        assertThat(codes().take(young.hash())).contains(new Taken(young, true));
        assertThat(codes().forget(LONG_AGO.plusMillis(1))).isEqualTo(1);
    }
}
