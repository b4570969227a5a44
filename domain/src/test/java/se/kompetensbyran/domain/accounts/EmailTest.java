package se.kompetensbyran.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.se",
                "anna.svensson@example.org",
                "o'hara+kb@mail.example.org",
                "1@2.3",
                "!#$%&'*+/=?^_`{|}~-@example.org",
                "a@xn--pihttad-f0a.se",
                "a@a-b.c-d.org"
            })
    void an_address_is_kept_as_it_is(String address) {
        assertThat(Email.fromString(address)).isEqualTo(new Email(address)).hasToString(address);
    }

    @Test
    void an_address_is_read_in_any_case_and_without_the_spaces_around_it() {
        assertThat(Email.fromString(" \tAnna.SVENSSON@Example.Org\n"))
                .isEqualTo(new Email("anna.svensson@example.org"));
        assertInvalid("email", "email-shape", () -> new Email("Anna@example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a",
                "a@b",
                "@b.se",
                "a@.se",
                "a@b.",
                "a@b..se",
                "a@-b.se",
                "a@b-.se",
                "a@b.se.",
                "a b@c.se",
                "a@b@c.se",
                "a@b_c.se",
                "å@b.se",
                "a@å.se",
                "\"a\"@b.se",
                "a@[127.0.0.1]",
                "a@b.se\nbcc:c@d.se",
                "a@b.se\0",
                "Anna <a@b.se>",
                "a,b@c.se"
            })
    void another_shape_is_refused(String text) {
        assertInvalid("email", "email-shape", () -> Email.fromString(text));
    }

    @Test
    void it_is_as_long_as_mail_can_carry() {
        String local = "a".repeat(64);
        String domain = ("b".repeat(59) + ".").repeat(3) + "c".repeat(6) + ".se";
        assertThat(new Email(local + "@" + domain).address()).hasSize(254);
        assertInvalid("email", "email-shape", () -> new Email(local + "@c" + domain));
        assertInvalid("email", "email-shape", () -> new Email("a".repeat(65) + "@b.se"));
    }
}
