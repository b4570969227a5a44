package se.kompetensbyran.domain.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.identities.IdentityFixture.NUMBER;
import static se.kompetensbyran.domain.identities.IdentityFixture.SEALED;
import static se.kompetensbyran.domain.identities.IdentityFixture.aSealedOne;
import static se.kompetensbyran.domain.identities.IdentityFixture.anIdentity;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.Year;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.participants.Datum;

class IdentityTest {

    @Test
    void it_tells_what_of_a_person_it_holds_and_never_what_that_is() {
        Identity whole = anIdentity(NUMBER);

        assertThat(whole.parts()).containsExactlyInAnyOrder(Datum.NAME, Datum.CONTACT_DETAILS, Datum.PERSONAL_NUMBER);
        assertThat(new Identity(null, null, "070-174 06 05", null).parts()).containsExactly(Datum.CONTACT_DETAILS);
        for (Object it : List.of(whole, NUMBER, Trait.of(whole), aSealedOne()))
            assertThat(it.toString()).doesNotContain("hittad", "1912", "174", "example", SEALED);
    }

    @Property
    void no_more_of_it_is_shown_than_was_asked_for(@ForAll @NotEmpty Set<Datum> asked) {
        Identity whole = anIdentity(NUMBER);
        Set<Datum> both = EnumSet.copyOf(asked);
        both.retainAll(whole.parts());
        if (both.isEmpty()) return;

        assertThat(whole.only(asked).parts()).isEqualTo(both);
        assertThat(whole.only(EnumSet.allOf(Datum.class))).isEqualTo(whole);
    }

    @Test
    void what_has_another_shape_is_refused() {
        assertInvalid("name", "missing", () -> identity(null, null, null));
        assertInvalid("name", "blank", () -> identity(" ", null, null));
        assertInvalid("name", "characters", () -> identity("Två\nrader", null, null));
        assertInvalid("name", "too-long", () -> identity("x".repeat(201), null, null));
        assertInvalid("name", "personal-number", () -> identity("Tolvan 121212-1212", null, null));
        for (String it : List.of("", "@example.se", "a@b", "två ord@example.se", "a@" + "x".repeat(254) + ".se"))
            assertInvalid("email", "email-shape", () -> identity(null, it, null));
        for (String it : List.of("", "1234", "ring mig", "+46 (0)70--- 1", "0".repeat(31)))
            assertInvalid("phone", "phone-shape", () -> identity(null, null, it));
        for (String it : List.of("070-174 06 05", "+46 70 174 06 05", "023/123 45", "0046701740605"))
            assertThat(identity(null, null, it).phone()).isEqualTo(it);
    }

    @Test
    void a_personal_number_is_neither_an_address_nor_a_telephone_number() {
        for (String it :
                List.of("191212121212", "19121212-1212", "121212-1212", "1212121212", "12 12 12-1212", "000101-0008"))
            assertInvalid("phone", "personal-number", () -> identity(null, null, it));
        for (String it : List.of("191212121212@example.se", "p.121212-1212@example.se", "a@121212-1212.se"))
            assertInvalid("email", "personal-number", () -> identity(null, it, null));
        // Dialled as they are, though they could be somebody's day of birth.
        for (String it : List.of("0701020304", "070-102 03 05", "0001010008", "+46701020306"))
            assertThat(identity(null, null, it).phone()).isEqualTo(it);
    }

    @ParameterizedTest
    @ValueSource(strings = {"191212121212", "19121212-1212", "19121212\u20111212", " 191212121212 ", "19121272-1219"})
    void a_number_is_read_with_or_without_the_hyphen(String text) {
        assertThat(PersonalNumber.fromString(text).birthYear()).isEqualTo(Year.of(1912));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1212121212",
                "121212-1212",
                "191212121213",
                "191213121212",
                "191202301212",
                "219121212121",
                "19121292-1215",
                "1912-1212-1212",
                "19121212+1212",
                "tolvan",
                "١٩١٢١٢١٢١٢١٢"
            })
    void a_number_that_is_none_is_refused(String text) {
        assertInvalid("personalNumber", "personal-number-shape", () -> PersonalNumber.fromString(text));
    }

    @Test
    void the_same_person_has_the_same_traits_however_it_is_written() {
        var other = new Identity("PAHITTAD  person akero", "pahittad.person@EXAMPLE.se", "+46 (0)701740605", NUMBER);

        assertThat(Trait.of(other)).isEqualTo(Trait.of(anIdentity(NUMBER))).hasSize(4);
        assertThat(Trait.of(identity(null, null, "0046 70 174 06 05")))
                .isEqualTo(Trait.of(identity(null, null, "0701740605")));
        assertThat(Trait.of(identity("Någon Annan", null, "070-174 06 06")))
                .doesNotContainAnyElementsOf(Trait.of(anIdentity(NUMBER)));
    }

    private static Identity identity(@Nullable String name, @Nullable String email, @Nullable String phone) {
        return new Identity(name, email, phone, null);
    }
}
