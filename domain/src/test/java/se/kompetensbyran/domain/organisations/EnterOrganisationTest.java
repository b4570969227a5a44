package se.kompetensbyran.domain.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.aNumber;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anAssociation;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisationNamed;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.organisations.OrganisationProblem.NumberMerged;
import se.kompetensbyran.domain.organisations.OrganisationProblem.NumberTaken;
import se.kompetensbyran.domain.shared.Actor;

class EnterOrganisationTest {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Mergers mergers = new MergersInMemory(organisations);
    private final Municipalities municipalities = new MunicipalitiesInMemory();
    private final EnterOrganisation enterOrganisation = new EnterOrganisation(organisations, mergers, municipalities);

    @Test
    void an_organisation_in_a_municipality_of_the_region_is_saved() {
        municipalities.save(HITTENAS);

        var entered = enterOrganisation.enter(anAssociation());

        assertThat(entered.revision()).isEqualTo(1);
        assertThat(organisations.get(entered.id())).isEqualTo(entered);
    }

    @Test
    void a_name_that_holds_a_personal_number_is_not_entered() {
        assertInvalid("name", "personal-number", () -> Organisation.enter("Anna 19121212-1212", null, null, null));
        assertInvalid(
                "name", "personal-number", () -> anOrganisation().describe("Anna 19121212-1212", null, null, null));
    }

    @Test
    void an_organisation_may_have_no_seat_in_the_region() {
        assertThat(enterOrganisation.enter(anOrganisation()).municipality()).isNull();
    }

    @Test
    void a_municipality_that_the_region_does_not_have_is_refused() {
        var elsewhere = anAssociation();

        assertInvalid("municipality", "unknown-municipality", () -> enterOrganisation.enter(elsewhere));
        assertThat(organisations.has(elsewhere.id())).isFalse();
    }

    @Test
    void a_number_that_another_has_is_refused() {
        municipalities.save(HITTENAS);
        var first = enterOrganisation.enter(anAssociation());
        var second =
                new Organisation(OrganisationId.next(), 0, "Påhittade Kopian (påhittad)", first.number(), null, null);

        assertThatThrownBy(() -> enterOrganisation.enter(second))
                .isInstanceOfSatisfying(
                        NumberTaken.class, it -> assertThat(it.holder()).contains(first.id()));
        assertThat(organisations.has(second.id())).isFalse();
    }

    @Test
    void an_organisation_keeps_its_own_number() {
        municipalities.save(HITTENAS);
        var entered = enterOrganisation.enter(anAssociation());

        assertThat(enterOrganisation.enter(entered).number()).isEqualTo(entered.number());
    }

    @Test
    void a_number_that_went_in_a_merger_is_told_of_one_that_is_there_and_not_of_a_new_one() {
        var survivor = enterOrganisation.enter(anOrganisation());
        var gone = anOrganisation();
        var number = aNumber();
        mergers.save(Merger.of(
                gone.describe(gone.name(), number, LegalForm.FOUNDATION, null),
                survivor.id(),
                new Actor("manager-7", Instant.parse("2024-06-03T12:00:00Z"))));
        var again = Organisation.enter(gone.name(), number, null, null);

        assertThatThrownBy(() -> enterOrganisation.enter(again))
                .isInstanceOfSatisfying(
                        NumberMerged.class, it -> assertThat(it.into()).isEqualTo(survivor.id()));
        assertThat(organisations.has(again.id())).isFalse();

        var apart = enterOrganisation.enter(Organisation.enter(gone.name(), null, null, null));
        assertThat(enterOrganisation
                        .enter(apart.describe(gone.name(), number, null, null))
                        .number())
                .isEqualTo(number);
        assertThatThrownBy(() -> enterOrganisation.enter(again)).isInstanceOf(OrganisationProblem.class);
    }

    @ParameterizedTest
    @EnumSource(LegalForm.class)
    void only_the_number_of_a_sole_trader_is_personal(LegalForm form) {
        if (form == LegalForm.SOLE_TRADER)
            assertInvalid("number", "number-is-personal", () -> organisation(aNumber(), form));
        else assertThat(organisation(aNumber(), form).legalForm()).isEqualTo(form);
    }

    @Test
    void a_sole_trader_has_no_number() {
        assertThat(new Organisation(
                                OrganisationId.next(),
                                0,
                                "Påhittade Firman (påhittad)",
                                null,
                                LegalForm.SOLE_TRADER,
                                null)
                        .number())
                .isNull();
    }

    @Test
    void a_name_is_one_line() {
        assertInvalid("name", "blank", () -> anOrganisationNamed("  "));
        assertInvalid("name", "too-long", () -> anOrganisationNamed("x".repeat(201)));
        assertInvalid("name", "characters", () -> anOrganisationNamed("x\ny"));
        assertThat(anOrganisationNamed("ö".repeat(200)).name()).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "208", "20800", "20 0", "208A", "٢٠٨٠"})
    void a_municipality_code_is_four_digits(String code) {
        assertInvalid("municipality", "municipality-shape", () -> new MunicipalityCode(code));
    }

    @Test
    void a_municipality_has_a_name_and_inhabitants() {
        var code = HITTENAS.code();
        var day = LocalDate.of(2024, 12, 31);

        assertInvalid("population", "negative", () -> new Municipality(code, "Hittenäs", -1, day));
        assertInvalid("name", "blank", () -> new Municipality(code, "", 1, day));
        assertInvalid("name", "too-long", () -> new Municipality(code, "x".repeat(61), 1, day));
        assertThat(new Municipality(code, "Hittenäs", 0, day).population()).isZero();
    }

    private static Organisation organisation(OrganisationNumber number, LegalForm form) {
        return new Organisation(OrganisationId.next(), 0, "Påhittade Firman (påhittad)", number, form, null);
    }
}
