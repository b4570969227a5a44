package se.kompetensbyran.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.access.Credential.Kind;

class CredentialTest {

    private static final String ALL = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_- åÅé٣\n";

    @ParameterizedTest
    @EnumSource
    void one_that_was_made_is_known_again_as_its_kind_alone(Kind kind) {
        var made = Credential.make(kind);

        assertThat(made.kind()).isEqualTo(kind);
        assertThat(made.text()).startsWith(kind.prefix()).matches("kb[skrcl]_[0-9A-Za-z]{49}");
        for (Kind it : Kind.values())
            assertThat(Credential.isWellFormed(it, made.text())).isEqualTo(it == kind);
    }

    @ParameterizedTest
    @EnumSource
    void the_check_sum_catches_every_change_of_one_character(Kind kind) {
        String text = Credential.make(kind).text();

        for (int at = 0; at < text.length(); at++)
            for (char other : ALL.toCharArray())
                if (other != text.charAt(at))
                    assertThat(Credential.isWellFormed(kind, text.substring(0, at) + other + text.substring(at + 1)))
                            .as("%s instead of character %s", other, at)
                            .isFalse();
    }

    @Test
    void the_check_sum_catches_two_that_changed_places_and_one_that_is_missing_or_too_much() {
        String text = Credential.make(Kind.API_KEY).text();

        for (int at = 0; at < text.length() - 1; at++) {
            String swapped = text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
            assertThat(Credential.isWellFormed(Kind.API_KEY, swapped)).isEqualTo(swapped.equals(text));
            assertThat(Credential.isWellFormed(Kind.API_KEY, text.substring(0, at) + text.substring(at + 1)))
                    .isFalse();
            assertThat(Credential.isWellFormed(Kind.API_KEY, text.substring(0, at) + "0" + text.substring(at)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kbk_", "kbk", "k", "Bearer", "kbk_0000000000000000000000000000000000000000000000000"})
    void what_was_never_made_is_not_well_formed(String text) {
        assertThat(Credential.isWellFormed(Kind.API_KEY, text)).isFalse();
    }

    // A fixed one, so that those given out yesterday are known tomorrow.
    @Test
    void the_check_sum_never_changes() {
        assertThat(Credential.isWellFormed(Kind.CLIENT_SECRET, "kbs_Aa0Bb1Cc2Dd3Ee4Ff5Gg6Hh7Ii8Jj9Kk0Ll1Mm2Nn3O2NeNwZ"))
                .isTrue();
    }

    @Test
    void no_two_are_the_same() {
        Set<String> texts = Stream.generate(
                        () -> Credential.make(Kind.REFRESH_TOKEN).text())
                .limit(1_000)
                .collect(Collectors.toSet());

        assertThat(texts).hasSize(1_000);
    }

    @Test
    void every_digit_comes_in_every_place() {
        Set<String> seen = Stream.generate(
                        () -> Credential.make(Kind.ONE_TIME_LINK).text())
                .limit(2_000)
                .flatMap(it -> Stream.iterate(4, at -> at + 1).limit(43).map(at -> at + " " + it.charAt(at)))
                .collect(Collectors.toSet());

        assertThat(seen).hasSize(43 * 62);
    }

    // The hash of SHA-256 itself, from FIPS 180-4's example "abc".
    @Test
    void what_is_kept_is_sha_256() {
        assertThat(Credential.hash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        var made = Credential.make(Kind.API_KEY);
        assertThat(made.hash()).isEqualTo(Credential.hash(made.text())).hasSize(64);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_written_shows_the_last_four_characters_and_no_secret(Kind kind) {
        var made = Credential.make(kind);

        assertThat(made.hint()).hasSize(4);
        assertThat(made.text()).endsWith(made.hint());
        assertThat(made).hasToString(kind.prefix() + "…" + made.hint());
    }
}
