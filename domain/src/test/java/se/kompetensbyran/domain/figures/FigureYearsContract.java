package se.kompetensbyran.domain.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.figures.FigureFixture.ADVISER;
import static se.kompetensbyran.domain.figures.FigureFixture.aCorrection;
import static se.kompetensbyran.domain.figures.FigureFixture.aReport;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.figures.FigureProblem.YearTaken;
import se.kompetensbyran.domain.figures.FigureYears.FigureYearLine;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.Stale;

/** What every store of yearly figures does; what the store refuses is the last that a test asks of it. */
public abstract class FigureYearsContract {

    private EnterpriseId enterprise = EnterpriseId.next();

    /** The store under test. */
    protected abstract FigureYears figures();

    /** Where the enterprises of that store are. */
    protected abstract Enterprises enterprises();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    @BeforeEach
    void an_enterprise_is_known() {
        enterprise = enterprises()
                .save(anEnterprise(organisations().save(anOrganisation()).id()))
                .id();
    }

    @Test
    void figures_come_back_as_they_were_saved_with_all_that_they_replaced() {
        var reported = figures().save(aReport(enterprise, 2023));
        assertThat(reported).isEqualTo(FigureFixture.read(reported, 1));
        assertThat(figures().get(enterprise, 2023)).isEqualTo(reported);

        var waiting = figures().save(reported.correct(aCorrection(2023), MONDAY));
        var confirmed = figures().save(waiting.confirm(ADVISER));
        var corrected = figures().save(confirmed.correct(aCorrection(2023), MONDAY));
        var anew = figures().save(corrected.confirm(ADVISER));

        assertThat(anew.revision()).isEqualTo(5);
        assertThat(anew.sets()).hasSize(3).startsWith(reported.last());
        assertThat(figures().find(enterprise, 2023)).contains(anew);
    }

    @Test
    void of_a_year_of_which_nothing_was_reported_there_are_none() {
        figures().save(aReport(enterprise, 2022));

        assertThat(figures().find(enterprise, 2023)).isEmpty();
        assertThat(figures().find(EnterpriseId.next(), 2022)).isEmpty();
        assertThat(figures().of(EnterpriseId.next())).isEmpty();
        assertThatThrownBy(() -> figures().get(enterprise, 2023)).isInstanceOf(FigureProblem.Unknown.class);
    }

    @Test
    void the_one_who_saves_last_of_two_is_stale() {
        var read = figures().save(aReport(enterprise, 2023));
        figures().save(read.confirm(ADVISER));

        assertThatThrownBy(() -> figures().save(read.correct(aCorrection(2023), MONDAY)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void a_year_is_reported_once() {
        figures().save(aReport(enterprise, 2023));

        assertThatThrownBy(() -> figures().save(aReport(enterprise, 2023))).isInstanceOf(YearTaken.class);
    }

    @Test
    void years_come_the_latest_first_with_the_set_in_force() {
        var early = figures().save(aReport(enterprise, 2021).confirm(ADVISER));
        var corrected =
                figures().save(aReport(enterprise, 2023).confirm(ADVISER).correct(aCorrection(2023), MONDAY));
        figures().save(aReport(enterprise, 2022));

        assertThat(figures().of(enterprise))
                .isEqualTo(List.of(
                        new FigureYearLine(2023, corrected.sets().get(0), true),
                        new FigureYearLine(2022, null, true),
                        new FigureYearLine(2021, early.last(), false)));
    }
}
