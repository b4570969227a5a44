package se.kompetensbyran.persistence.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.figures.FigureFixture.aReport;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.figures.FigureFixture;
import se.kompetensbyran.domain.figures.FigureProblem.YearTaken;
import se.kompetensbyran.domain.figures.FigureYears;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Race.Write;
import se.kompetensbyran.persistence.shared.Racing;

/** What two at once can do to the figures of a year. */
@QuarkusTest
class FigureRacesTest extends Racing {

    @Inject
    Enterprises enterprises;

    @Inject
    FigureYears figures;

    @Test
    void two_report_the_figures_of_a_year_and_two_confirm_them() {
        var enterprise = inTransaction(() ->
                        enterprises.save(anEnterprise(saved(anOrganisation()).id())))
                .id();

        assertThat(Race.between(
                        () -> () -> figures.save(aReport(enterprise, 2023)),
                        () -> () -> figures.save(aReport(enterprise, 2023))))
                .singleElement()
                .isInstanceOfAny(YearTaken.class, Stale.class);
        Supplier<Write> confirm = () -> {
            var read = figures.get(enterprise, 2023);
            return () -> figures.save(read.confirm(FigureFixture.ADVISER));
        };
        assertThat(Race.between(confirm, confirm)).singleElement().isInstanceOf(Stale.class);
        var after = inTransaction(() -> figures.get(enterprise, 2023));
        assertThat(after.sets()).hasSize(1);

        // Beside the domain too: what the revision lets through, the constraint does not.
        assertRefusedBy(
                "figure_set_one_in_force",
                "insert into figure_set select figure_year_id, 1, reference_day, employed_women,"
                        + " employed_men, employed_non_binary, employed_unknown, full_time_hundredths,"
                        + " occupied_women, occupied_men, occupied_non_binary, occupied_unknown, target_women,"
                        + " target_men, target_non_binary, target_unknown, turnover_ore, 'x', reported_by,"
                        + " reported_at, confirmed_by, confirmed_at, true, gen_random_uuid() from figure_set where figure_year_id = '"
                        + after.id() + "'");
    }

    @Test
    void two_sets_of_a_year_come_to_be_in_force_beside_the_domain() {
        var enterprise = inTransaction(() ->
                        enterprises.save(anEnterprise(saved(anOrganisation()).id())))
                .id();
        var year = inTransaction(() -> figures.save(aReport(enterprise, 2022)));

        assertOneRefusedBy(
                "figure_set_one_in_force",
                "update figure_set set in_force = true, confirmed_by = 'adviser-1', confirmed_at = now()"
                        + " where figure_year_id = '" + year.id() + "'",
                "insert into figure_set select figure_year_id, 1, reference_day, employed_women,"
                        + " employed_men, employed_non_binary, employed_unknown, full_time_hundredths,"
                        + " occupied_women, occupied_men, occupied_non_binary, occupied_unknown, target_women,"
                        + " target_men, target_non_binary, target_unknown, turnover_ore, 'x', reported_by,"
                        + " reported_at, 'adviser-1', now(), true, gen_random_uuid() from figure_set where figure_year_id = '"
                        + year.id() + "'");
        assertThat(inTransaction(() -> figures.get(enterprise, 2022)).sets()).hasSize(1);
    }
}
