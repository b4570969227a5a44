package se.kompetensbyran.domain.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.accounts.AccountFixture.administratorOf;
import static se.kompetensbyran.domain.accounts.AccountFixture.anActive;
import static se.kompetensbyran.domain.clients.ClientFixture.aMachine;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.KNOWN;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.anIdea;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.became;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.movedTo;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysisIn;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.aNumber;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.fundedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.ownedBy;
import static se.kompetensbyran.domain.quality.QualityFixture.MONDAY;
import static se.kompetensbyran.domain.quality.QualityFixture.aReview;
import static se.kompetensbyran.domain.quality.QualityFixture.anAction;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.imports.Import;
import se.kompetensbyran.domain.incubation.Stage;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.Comparison;
import se.kompetensbyran.domain.organisations.Comparison.Choices;
import se.kompetensbyran.domain.organisations.Comparison.Side;
import se.kompetensbyran.domain.organisations.LegalForm;
import se.kompetensbyran.domain.organisations.Merger;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationProblem.Merged;
import se.kompetensbyran.domain.organisations.OrganisationProblem.MovesAccess;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.FundingLine.Status;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.shared.Actor;

/** What is true of merging, whatever the stores. */
public abstract class MergingContract {

    private static final Actor MANAGER = new Actor("manager-7", Instant.parse("2024-06-03T12:00:00Z"));
    private static final Choices MINE = new Choices(Side.SURVIVOR, null, null, null);
    private static final Mentions ONE_OF_EACH = new Mentions(1, 1, 1, 1, 1, 1, 1, 1);
    private static final Mentions NONE = new Mentions(0, 0, 0, 0, 0, 0, 0, 0);

    private Organisation gone = anOrganisation();
    private Organisation survivor = anOrganisation();

    /** The stores under test. */
    protected abstract Registers registers();

    /** Where their organisations are. */
    protected abstract Organisations organisations();

    /** Where the mergers of those are. */
    protected abstract Mergers mergers();

    /** Does all of {@code work} or nothing. */
    protected abstract <T> T together(Supplier<T> work);

    @BeforeEach
    void two_organisations_are_known() {
        gone = together(() -> organisations().save(gone));
        survivor = together(() -> organisations().save(survivor));
    }

    @Test
    void what_named_the_merged_one_names_the_survivor() {
        together(() -> nameOnce(gone.id()));
        assertThat(mentions(gone.id())).isEqualTo(ONE_OF_EACH);

        merge(gone, survivor);

        assertThat(mentions(gone.id())).isEqualTo(NONE);
        assertThat(mentions(survivor.id())).isEqualTo(ONE_OF_EACH);
        assertThat(together(() -> organisations().has(gone.id()))).isFalse();
    }

    @Test
    void what_named_the_survivor_goes_on_doing_so() {
        together(() -> nameOnce(gone.id()));
        together(() -> nameOnce(survivor.id()));

        merge(gone, survivor);

        assertThat(mentions(survivor.id())).isEqualTo(new Mentions(2, 2, 2, 2, 2, 2, 2, 2));
    }

    @Test
    void an_import_that_was_asked_for_the_merged_one_is_the_survivor_s() {
        var asked = Import.queued(
                Import.Kind.ORGANISATIONS,
                Import.Mode.ALL_OR_NOTHING,
                true,
                gone.id().value(),
                new Actor("manager-7", Instant.parse("2024-06-03T10:00:00Z")));
        together(() -> {
            registers().imports().add(asked, asked.by().at());
            return asked;
        });

        merge(gone, survivor);

        assertThat(together(() -> registers().imports().get(asked.id())).organisation())
                .isEqualTo(survivor.id().value());
    }

    @Test
    void a_project_keeps_its_other_organisations_and_all_else() {
        Project project = together(() -> registers()
                .projects()
                .save(anOngoingProject()
                        .withRole(ownedBy(survivor.id()))
                        .withFundingLine(fundedBy(gone.id(), "1000.00", Status.GRANTED))));

        merge(gone, survivor);

        Project now = together(() -> registers().projects().get(project.id()));
        assertThat(now.roles()).isEqualTo(project.roles());
        assertThat(now.budget().lines().get(0).funder()).isEqualTo(survivor.id());
        assertThat(now.budget().granted()).isEqualTo(project.budget().granted());
        assertThat(now.history()).isEqualTo(project.history());
    }

    @Test
    void the_survivor_takes_over_a_number_that_only_the_merged_one_had() {
        var number = aNumber();
        gone = together(() -> organisations().save(gone.describe(gone.name(), number, LegalForm.FOUNDATION, null)));

        merge(gone, survivor);

        Organisation now = together(() -> organisations().get(survivor.id()));
        assertThat(now.number()).isEqualTo(number);
        assertThat(now.legalForm()).isEqualTo(LegalForm.FOUNDATION);
        assertThat(now.revision()).isEqualTo(2);
    }

    @Test
    void those_merged_before_lead_to_the_last_survivor() {
        var last = together(() -> organisations().save(anOrganisation()));
        merge(gone, survivor);

        merge(together(() -> organisations().get(survivor.id())), last);

        assertThat(together(() -> mergers().into(last.id())))
                .extracting(Merger::merged)
                .containsExactlyInAnyOrder(gone.id(), survivor.id());
        assertThat(together(() -> mergers().find(gone.id())))
                .hasValueSatisfying(it -> assertThat(it.into()).isEqualTo(last.id()));
    }

    @Test
    void nobody_goes_round_in_a_circle() {
        merge(gone, survivor);

        assertThatThrownBy(() -> together(() -> merging().hold(gone.id(), survivor.id())))
                .isInstanceOfSatisfying(
                        Merged.class, it -> assertThat(it.into()).isEqualTo(survivor.id()));
        assertThatThrownBy(() -> together(() -> merging().hold(survivor.id(), gone.id())))
                .isInstanceOf(Merged.class);
    }

    @Test
    void who_comes_in_by_the_merged_one_is_moved_by_those_who_decide_on_that() {
        together(() ->
                registers().accounts().save(anActive(administratorOf(gone.id().value()))));

        assertThatThrownBy(() -> together(() -> merging().merge(new Comparison(survivor, gone), MINE, false, MANAGER)))
                .isInstanceOf(MovesAccess.class);
        assertThat(together(() -> organisations().has(gone.id()))).isTrue();
    }

    @Test
    void where_nobody_comes_in_nobody_decides_on_that() {
        together(() -> registers().nodes().save(aNode(gone.id())));

        together(() -> merging().merge(new Comparison(survivor, gone), MINE, false, MANAGER));

        assertThat(mentions(survivor.id()).nodes()).isEqualTo(1);
    }

    private Merger merge(Organisation merged, Organisation into) {
        return together(() -> {
            MergeOrganisations merging = merging();
            return merging.merge(merging.hold(into.id(), merged.id()), MINE, true, MANAGER);
        });
    }

    private MergeOrganisations merging() {
        return new MergeOrganisations(organisations(), mergers(), registers());
    }

    private Mentions mentions(OrganisationId it) {
        return together(() -> registers().mentions(it));
    }

    /** Lets one of each name {@code it}. */
    private List<Object> nameOnce(OrganisationId it) {
        Registers all = registers();
        var elsewhere = organisations().save(anOrganisation()).id();
        SupportNode node = all.nodes().save(aNode(elsewhere));
        var enterprise = all.enterprises().save(anEnterprise(elsewhere));
        var own = all.enterprises().save(anEnterprise(it));
        return List.of(
                all.projects()
                        .save(anOngoingProject()
                                .withRole(ownedBy(it))
                                .withFundingLine(fundedBy(it, "1000.00", Status.GRANTED))),
                all.nodes().save(aNode(it)),
                own,
                all.initiatives()
                        .save(movedTo(Stage.REGISTERED, anIdea(node.id()), it, KNOWN)
                                .become(became(own.id(), KNOWN), MONDAY)),
                all.needsAnalyses().save(anAnalysisIn(se.kompetensbyran.domain.needs.Stage.SUPERSEDED, it)),
                all.qualityReviews().save(aReview(enterprise.id(), MONDAY).with(anAction(it, MONDAY))),
                all.accounts().save(anActive(administratorOf(it.value()))),
                all.clients().save(aMachine(it.value())));
    }
}
