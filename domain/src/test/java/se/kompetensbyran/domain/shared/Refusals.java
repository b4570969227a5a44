package se.kompetensbyran.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How tests say that a value is refused. */
public final class Refusals {

    private Refusals() {}

    /** {@code doing} is refused since {@code field} breaks {@code rule}. */
    public static void assertInvalid(String field, String rule, ThrowingCallable doing) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(doing).satisfies(it -> {
            assertThat(it.field()).isEqualTo(field);
            assertThat(it.rule()).isEqualTo(rule);
        });
    }
}
