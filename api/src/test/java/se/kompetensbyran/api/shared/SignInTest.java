package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom the installation lets in is named, or nobody is let in. */
class SignInTest {

    private static final Optional<String> SET = Optional.of("x");
    private static final Optional<String> UNSET = Optional.empty();

    @Test
    void a_key_for_tokens_demands_the_name_of_their_issuer() {
        assertThatThrownBy(() -> SignIn.demandBoth(SET, UNSET, UNSET)).hasMessageContaining("mp.jwt.verify.issuer");
        assertThatThrownBy(() -> SignIn.demandBoth(UNSET, SET, UNSET)).hasMessageContaining("mp.jwt.verify.issuer");
    }

    @Test
    void an_issuer_demands_its_keys() {
        assertThatThrownBy(() -> SignIn.demandBoth(UNSET, UNSET, SET))
                .hasMessageContaining("MP_JWT_VERIFY_PUBLICKEY_LOCATION");
        assertThatThrownBy(() -> SignIn.demandBoth(Optional.of("NONE"), UNSET, SET))
                .hasMessageContaining("MP_JWT_VERIFY_PUBLICKEY_LOCATION");
    }

    @Test
    void a_key_with_an_issuer_and_no_key_at_all_are_both_fine() {
        assertThatCode(() -> SignIn.demandBoth(SET, UNSET, SET)).doesNotThrowAnyException();
        assertThatCode(() -> SignIn.demandBoth(UNSET, UNSET, UNSET)).doesNotThrowAnyException();
    }
}
