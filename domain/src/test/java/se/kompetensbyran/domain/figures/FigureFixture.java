package se.kompetensbyran.domain.figures;

import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Money;

/** Figures to test with; all of them are invented. */
public final class FigureFixture {

    /** Who reports. */
    public static final Actor MANAGER = new Actor("manager-1", Instant.parse("2024-06-03T08:30:15.123456Z"));

    /** Who confirms. */
    public static final Actor ADVISER = new Actor("adviser-1", Instant.parse("2024-06-03T10:00:00Z"));

    private FigureFixture() {}

    /** A set of which everything is told. */
    public static FigureSet aSet(int year, @Nullable String reason) {
        return new FigureSet(
                FigureSet.Id.next(),
                LocalDate.of(year, 12, 31),
                new Headcount(4, 3, 1, 0),
                FullTime.fromString("6.25"),
                new Headcount(7, 8, 1, 2),
                new Headcount(6, 5, 0, 1),
                Money.fromString("1234567.89"),
                reason,
                MANAGER,
                null);
    }

    /** A set with other counts, that corrects one, and tells of no turnover. */
    public static FigureSet aCorrection(int year) {
        return new FigureSet(
                FigureSet.Id.next(),
                LocalDate.of(year, 11, 30),
                new Headcount(1, 0, 0, 0),
                new FullTime(50),
                new Headcount(1, 1, 0, 0),
                new Headcount(0, 0, 0, 0),
                null,
                "Påhittad rättelse\nåäö",
                MANAGER,
                null);
    }

    /** Figures that are reported and not confirmed. */
    public static FigureYear aReport(EnterpriseId enterprise, int year) {
        return FigureYear.report(enterprise, year, aSet(year, null), MONDAY);
    }

    /** The same figures, newly read with the revision {@code revision}. */
    static FigureYear read(FigureYear it, long revision) {
        return new FigureYear(it.id(), revision, it.enterprise(), it.year(), List.copyOf(it.sets()));
    }
}
