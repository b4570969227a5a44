package se.kompetensbyran.domain.organisations;

import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Unique;

/** Organisations and municipalities to test with; all of them are invented. */
public final class OrganisationFixture {

    /** A municipality in a county that does not exist. */
    public static final Municipality HITTENAS =
            new Municipality(new MunicipalityCode("9980"), "Hittenäs (påhittad)", 4_711, LocalDate.of(2024, 12, 31));

    /** Another municipality in a county that does not exist. */
    public static final Municipality DIKTBY =
            new Municipality(new MunicipalityCode("9981"), "Diktby (påhittad)", 815, LocalDate.of(2024, 12, 31));

    private OrganisationFixture() {}

    /** A new organisation of which only the name is known, and nobody else has that. */
    public static Organisation anOrganisation() {
        return anOrganisationNamed("Påhittade Bageriet " + Unique.word() + " (påhittad)");
    }

    /** A new organisation of which only the name is known. */
    public static Organisation anOrganisationNamed(String name) {
        return new Organisation(OrganisationId.next(), 0, name, null, null, null);
    }

    /** A new organisation with a number, a legal form and a seat in {@link #HITTENAS}. */
    public static Organisation anAssociation() {
        return new Organisation(
                OrganisationId.next(),
                0,
                "Påhittade Snickeriet " + Unique.word() + " ek. för. (påhittad)",
                aNumber(),
                LegalForm.ECONOMIC_ASSOCIATION,
                HITTENAS.code());
    }

    /** A number that nobody else has. */
    public static OrganisationNumber aNumber() {
        String start = "40" + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000);
        return IntStream.range(0, 10)
                .mapToObj(it -> start + it)
                .filter(OrganisationFixture::isNumber)
                .map(OrganisationNumber::new)
                .findAny()
                .orElseThrow();
    }

    private static boolean isNumber(String digits) {
        try {
            return new OrganisationNumber(digits).digits().equals(digits);
        } catch (InvalidValue e) {
            return false;
        }
    }
}
