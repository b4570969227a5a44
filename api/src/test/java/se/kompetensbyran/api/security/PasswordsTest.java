package se.kompetensbyran.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.testing.AtOnce;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.shared.InvalidValue;

/** What is kept of a password tells it from every other, costs time, and never holds up the rest. */
class PasswordsTest {

    private static final String GOOD = "blåbär-traktor-pingvin-7";
    private static final Email MINE = new Email("asa.lind@exempel.se");

    private final Passwords passwords = new Passwords();

    @Test
    void what_is_kept_is_argon2id_with_its_cost_and_a_salt_of_its_own() {
        String hash = passwords.hash(GOOD);
        assertThat(hash).startsWith("$argon2id$v=19$m=47104,t=2,p=1$").doesNotContain(GOOD);
        assertThat(passwords.hash(GOOD)).isNotEqualTo(hash);
        assertThat(passwords.matches(hash, GOOD)).isTrue();
        assertThat(passwords.matches(hash, GOOD + " ")).isFalse();
        assertThat(passwords.matches(hash, "")).isFalse();
        assertThat(passwords.isOutdated(hash)).isFalse();
    }

    @Test
    void a_hash_of_the_reference_program_is_read_and_is_outdated() {
        // argon2 of the Password Hashing Competition: echo -n "password" | argon2 somesalt -id -t 2 -m 16 -p 1
        String hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(passwords.matches(hash, "password")).isTrue();
        assertThat(passwords.matches(hash, "Password")).isFalse();
        assertThat(passwords.isOutdated(hash)).isTrue();
    }

    @Test
    void a_letter_typed_in_two_ways_is_the_same_letter() {
        assertThat(passwords.matches(
                        passwords.hash("bl\u00e5b\u00e4r-traktor-pingvin-7"), "bla\u030aba\u0308r-traktor-pingvin-7"))
                .isTrue();
    }

    @Test
    void where_there_is_no_account_a_check_costs_as_much_and_is_never_right() {
        String hash = passwords.hash(GOOD);
        long with = 0;
        long without = 0;
        for (int i = 0; i < 3; i++) {
            with += cost(() -> passwords.matches(hash, "wrong-password-here"));
            without += cost(() -> assertThat(passwords.matches(null, GOOD)).isFalse());
        }
        assertThat((double) without / with).isBetween(0.5, 2.0);
    }

    @Test
    void a_password_of_a_megabyte_costs_nothing() {
        String large = "x".repeat(1 << 20);
        assertThat(cost(() -> assertThat(passwords.matches(null, large)).isFalse()))
                .isLessThan(20_000_000);
        assertThatThrownBy(() -> passwords.check("password", large, MINE))
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.rule()).isEqualTo("too-long"));
    }

    @Test
    void no_more_are_checked_at_once_than_leave_cores_to_others_and_who_waits_too_long_is_told() {
        String hash = passwords.hash(GOOD);
        List<Boolean> served = AtOnce.times(60, it -> {
            try {
                return passwords.matches(hash, GOOD);
            } catch (EdgeProblem busy) {
                return false;
            }
        });
        assertThat(served).contains(true, false);
    }

    @ParameterizedTest
    @CsvSource({
        "kort-lösen, password-too-short",
        "åäöåäöåäöåä, password-too-short",
        "password1234, password-too-common",
        "Password12345!, password-too-common",
        "123456789012, password-too-common",
        "qwertyuiop123, password-too-common",
        "aaaaaaaaaaaaaaaa, password-too-common",
        "kompetensbyrån1, password-too-common",
        "asa.lind@exempel.se-2026, password-too-common",
        "min egen ASA.LIND hemlighet, password-too-common"
    })
    void a_password_that_is_easy_to_guess_is_refused(String password, String rule) {
        assertThatThrownBy(() -> passwords.check("newPassword", password, MINE))
                .isInstanceOfSatisfying(InvalidValue.class, it -> {
                    assertThat(it.field()).isEqualTo("newPassword");
                    assertThat(it.rule()).isEqualTo(rule);
                    assertThat(it.getMessage()).doesNotContain(password);
                });
    }

    @Test
    void two_hundred_characters_are_not_too_many_and_one_more_is() {
        String longest = (GOOD + " ").repeat(20).substring(0, 200);
        assertThatCode(() -> passwords.check("password", longest, MINE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> passwords.check("password", longest + "!", MINE))
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.rule()).isEqualTo("too-long"));
    }

    private static long cost(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }
}
