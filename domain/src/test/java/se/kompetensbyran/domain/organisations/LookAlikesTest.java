package se.kompetensbyran.domain.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.aNumber;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisationNamed;

import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.organisations.Comparison.Difference;

class LookAlikesTest {

    private final Organisation one = anOrganisationNamed("Påhittade Kaféet (påhittad)");
    private final OrganisationNumber number = aNumber();

    @Test
    void the_same_told_twice_differs_in_nothing() {
        assertThat(new LookAlikes(one, anOrganisationNamed(one.name()), 1).differences())
                .isEmpty();
    }

    @Test
    void they_differ_in_what_only_one_of_them_says_without_a_conflict() {
        var other =
                anOrganisationNamed(one.name()).describe(one.name(), number, LegalForm.FOUNDATION, one.municipality());

        assertThat(new LookAlikes(one, other, 1).differences())
                .containsExactly(
                        new Difference("number", null, number), new Difference("legalForm", null, LegalForm.FOUNDATION))
                .noneMatch(Difference::isConflict);
    }

    @Test
    void two_that_say_different_things_are_in_conflict() {
        var other = anOrganisationNamed("Påhittade Kafét (påhittad)");

        assertThat(new LookAlikes(one, other, 0.8).differences())
                .containsExactly(new Difference("name", one.name(), other.name()))
                .allMatch(Difference::isConflict);
    }
}
