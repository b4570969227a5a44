package se.kompetensbyran.domain.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusiness;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.step;
import static se.kompetensbyran.domain.figures.FigureFixture.aSet;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.organisations.OrganisationId;

class ReportFiguresTest {

    private final FigureYears figures = new FigureYearsInMemory();
    private final ReportFigures report = new ReportFigures(figures);
    private final Enterprise enterprise = Enterprise.register(
                    EnterpriseId.next(), OrganisationId.next(), aBusiness(), step(Stage.TRADING, "2020-05"), MONDAY)
            .become(step(Stage.CLOSED, "2023-06-30"), MONDAY);

    @Test
    void persons_are_counted_on_a_day_on_which_there_was_a_business() {
        FigureYear first = report.report(enterprise, 2020, on("2020-05-01"), MONDAY);
        report.correct(first, enterprise, on("2020-12-31"), MONDAY);
        report.report(enterprise, 2023, on("2023-06-30"), MONDAY);

        assertThat(figures.get(enterprise.id(), 2020).sets()).hasSize(2);
        assertThat(figures.get(enterprise.id(), 2023).sets()).hasSize(1);
    }

    @Test
    void nothing_is_reported_of_a_day_before_the_business_began_or_after_it_closed() {
        for (String day : new String[] {"2019-12-31", "2020-04-30", "2023-07-01", "2023-12-31"}) {
            int year = LocalDate.parse(day).getYear();
            assertInvalid("referenceDay", "no-business-then", () -> report.report(enterprise, year, on(day), MONDAY));
            assertThat(figures.find(enterprise.id(), year)).isEmpty();
        }
        FigureYear first = report.report(enterprise, 2020, on("2020-05-01"), MONDAY);
        assertInvalid(
                "referenceDay", "no-business-then", () -> report.correct(first, enterprise, on("2020-04-30"), MONDAY));
        assertThat(figures.get(enterprise.id(), 2020)).isEqualTo(first);
    }

    private static FigureSet on(String day) {
        FigureSet it = aSet(2023, null);
        return new FigureSet(
                it.id(),
                LocalDate.parse(day),
                it.employed(),
                it.fullTime(),
                it.occupied(),
                it.targetGroup(),
                it.turnover(),
                it.reason(),
                it.reported(),
                it.confirmed());
    }
}
