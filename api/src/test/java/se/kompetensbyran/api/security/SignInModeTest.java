package se.kompetensbyran.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who lets people in follows from what is set. */
class SignInModeTest {

    @Test
    void an_outside_issuer_goes_before_a_keyset_and_without_both_nobody_is_let_in() {
        assertThat(SignInMode.of(true, true)).isEqualTo(SignInMode.OUTSIDE);
        assertThat(SignInMode.of(true, false)).isEqualTo(SignInMode.OUTSIDE);
        assertThat(SignInMode.of(false, true)).isEqualTo(SignInMode.BUILT_IN);
        assertThat(SignInMode.of(false, false)).isEqualTo(SignInMode.OFF);
    }

    @Test
    void a_first_administrator_needs_the_built_in_sign_in() {
        Optional<String> address = Optional.of("asa@exempel.se");
        for (SignInMode it : new SignInMode[] {SignInMode.OFF, SignInMode.OUTSIDE})
            assertThatThrownBy(() -> SignInMode.demandKeyset(it, address))
                    .hasMessageContaining("KOMPETENSBYRAN_MASTER_KEYSET_FILE")
                    .hasMessageNotContaining("asa@exempel.se");
        assertThatCode(() -> SignInMode.demandKeyset(SignInMode.BUILT_IN, address))
                .doesNotThrowAnyException();
        assertThatCode(() -> SignInMode.demandKeyset(SignInMode.OFF, Optional.empty()))
                .doesNotThrowAnyException();
    }
}
