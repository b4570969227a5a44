package se.kompetensbyran.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.signin.SigninFixture.NOON;
import static se.kompetensbyran.domain.signin.SigninFixture.aSigningKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every store of signing keys does; it may hold others, and each test takes its own away. */
public abstract class SigningKeysContract {

    private final SigningKey young = aSigningKey(NOON.plusSeconds(60), NOON.plusSeconds(90));
    private final SigningKey old = aSigningKey(NOON.minusSeconds(60), NOON.plusSeconds(120));

    /** The store under test. */
    protected abstract SigningKeys keys();

    @AfterEach
    void nothing_is_left() {
        keys().forget(young.kid());
        keys().forget(old.kid());
    }

    @Test
    void a_key_comes_back_as_it_was_added() {
        var answered = keys().add(there -> Optional.of(young));

        assertThat(answered).contains(young);
        assertThat(keys().all()).isEqualTo(answered);
    }

    @Test
    void keys_come_oldest_first() {
        keys().add(there -> Optional.of(young));

        var answered = keys().add(there -> Optional.of(old));

        assertThat(answered)
                .filteredOn(it -> it.equals(old) || it.equals(young))
                .containsExactly(old, young);
        assertThat(keys().all()).isEqualTo(answered);
    }

    @Test
    void who_adds_sees_those_that_there_are() {
        keys().add(there -> Optional.of(old));
        List<SigningKey> seen = new ArrayList<>();

        var answered = keys().add(there -> {
            seen.addAll(there);
            return Optional.empty();
        });

        assertThat(seen).contains(old).isEqualTo(answered);
        assertThat(keys().all()).isEqualTo(answered);
    }

    @Test
    void nothing_is_added_where_the_making_fails() {
        assertThatThrownBy(() -> keys().add(there -> {
                    throw new IllegalStateException("no key");
                }))
                .hasMessage("no key");

        assertThat(keys().all()).doesNotContain(young, old);
    }

    @Test
    void a_key_that_nobody_needs_is_forgotten() {
        keys().add(there -> Optional.of(old));
        keys().add(there -> Optional.of(young));

        keys().forget(old.kid());

        assertThat(keys().all()).contains(young).doesNotContain(old);
        keys().forget(old.kid());
        assertThat(keys().all()).contains(young);
    }
}
