package se.kompetensbyran.domain.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusinessNamed;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.needs.NeedsFixture.MANAGER;
import static se.kompetensbyran.domain.needs.NeedsFixture.MONDAY;
import static se.kompetensbyran.domain.needs.NeedsFixture.aFinding;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAdoption;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysis;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysisIn;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysisOf;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysisWithEverything;
import static se.kompetensbyran.domain.needs.NeedsFixture.step;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;
import static se.kompetensbyran.domain.support.SupportFixture.aRequest;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.anActivity;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseFixture;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.needs.NeedsAnalyses.MeasureLine;
import se.kompetensbyran.domain.needs.NeedsAnalyses.MeasureSearch;
import se.kompetensbyran.domain.needs.NeedsAnalyses.Search;
import se.kompetensbyran.domain.needs.NeedsAnalysisOverview.Adopted;
import se.kompetensbyran.domain.needs.NeedsAnalysisOverview.InProject;
import se.kompetensbyran.domain.needs.NeedsProblem.FindingVoted;
import se.kompetensbyran.domain.needs.NeedsProblem.SecondAdopted;
import se.kompetensbyran.domain.needs.NeedsProblem.VotedAlready;
import se.kompetensbyran.domain.needs.NeedsProblem.VotingClosed;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.workplans.Activity;
import se.kompetensbyran.domain.workplans.Workplan;
import se.kompetensbyran.domain.workplans.Workplans;

/**
 * What every store of needs analyses and of votes does, and what the use cases do with it. Each test finds its own by a
 * project that nobody else has, so the store may hold others; what the store refuses is the last that a test asks of it.
 */
public abstract class NeedsContract {

    private OrganisationId body = OrganisationId.next();
    private Project project = anOngoingProject();
    private Activity activity = anActivity();

    /** The analyses under test. */
    protected abstract NeedsAnalyses analyses();

    /** The votes under test. */
    protected abstract Votes votes();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    /** Where the enterprises of that store are. */
    protected abstract Enterprises enterprises();

    /** Where the projects of that store are. */
    protected abstract Projects projects();

    /** Where the workplans of that store are. */
    protected abstract Workplans workplans();

    /** Where the support cases of that store are. */
    protected abstract SupportCases cases();

    /** Where the code lists of that store are. */
    protected abstract CodeLists lists();

    @BeforeEach
    void a_body_and_a_project_with_an_activity_are_known() {
        lists().save(theLists().get("competence-areas"));
        body = organisations().save(anOrganisation()).id();
        project = projects().save(project);
        workplans().save(Workplan.empty(project.id()).with(activity));
    }

    @Test
    void an_analysis_with_everything_comes_back_as_it_was_saved() {
        var entered = anAnalysisWithEverything(project.id(), activity.id());

        var saved = analyses().save(entered);

        assertThat(saved).isEqualTo(NeedsFixture.read(entered, 1));
        assertThat(analyses().get(entered.id())).isEqualTo(saved);
        assertThat(analyses().find(entered.id())).contains(saved);
    }

    @Test
    void an_analysis_comes_back_in_every_stage() {
        for (Stage stage : Stage.values()) {
            noneIsAdopted();
            var saved = analyses().save(anAnalysisIn(stage, body));

            assertThat(analyses().get(saved.id())).isEqualTo(saved);
            assertThat(analyses().get(saved.id()).history()).isEqualTo(saved.history());
        }
    }

    @Test
    void an_analysis_that_is_not_there_is_unknown() {
        var nothing = NeedsAnalysisId.next();

        assertThat(analyses().find(nothing)).isEmpty();
        assertThat(analyses().overview(nothing)).isEmpty();
        assertThat(votes().counts(nothing)).isEmpty();
        assertThat(votes().find(Vote.Id.next())).isEmpty();
        assertThatThrownBy(() -> analyses().get(nothing)).isInstanceOf(NeedsProblem.Unknown.class);
        assertThatThrownBy(() -> votes().get(Vote.Id.next())).isInstanceOf(NeedsProblem.UnknownVote.class);
    }

    @Test
    void the_one_who_saves_last_of_two_is_stale() {
        var read = analyses().save(anAnalysis());
        analyses().save(read.with(aFinding()));

        assertThatThrownBy(() -> analyses().save(read.become(step(Stage.CLOSED), MONDAY)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void a_new_analysis_with_the_id_of_another_is_stale() {
        var entered = anAnalysis();
        analyses().save(entered);

        assertThatThrownBy(() -> analyses().save(entered)).isInstanceOf(Stale.class);
    }

    @Test
    void an_overview_tells_where_it_stands_and_who_adopted_it() {
        noneIsAdopted();
        var entered = analyses().save(anAnalysisOf(project.id()));
        var moved = entered.become(step(Stage.CLOSED), MONDAY);
        moved = moved.with(NeedsFixture.aPriorityOf(moved.findings().get(0)));
        moved = analyses().save(moved.become(step(Stage.PRIORITISED), MONDAY));

        var shown = analyses().overview(moved.id()).orElseThrow();
        assertThat(shown.theme()).isEqualTo(entered.theme());
        assertThat(shown.project())
                .isEqualTo(new InProject(project.id(), project.description().name()));
        assertThat(shown.revision()).isEqualTo(2);
        assertThat(shown.stage()).isEqualTo(Stage.PRIORITISED);
        assertThat(shown.stageOn()).isEqualTo(PartialDate.of(NeedsFixture.START));
        assertThat(shown.adopted()).isNull();
        assertThat(shown.isInForce(MONDAY)).isFalse();

        var adopted = analyses().save(moved.adopt(anAdoption(body), MANAGER, MONDAY));
        var name = organisations().get(body).name();
        shown = analyses().overview(moved.id()).orElseThrow();
        assertThat(shown.adopted()).isEqualTo(new Adopted(body, name, MONDAY, MONDAY.plusYears(2)));
        assertThat(shown.supersededOn()).isNull();
        assertThat(shown.isInForce(MONDAY.plusYears(2))).isTrue();

        analyses().save(adopted.supersede(MONDAY.plusDays(7), MANAGER));
        shown = analyses().overview(moved.id()).orElseThrow();
        assertThat(shown.stage()).isEqualTo(Stage.SUPERSEDED);
        assertThat(shown.supersededOn()).isEqualTo(MONDAY.plusDays(7));
        assertThat(shown.isInForce(MONDAY.plusDays(7))).isFalse();
    }

    @Test
    void analyses_are_found_by_project_stage_and_the_day_on_which_they_govern() {
        noneIsAdopted();
        var first = analyses().save(anAnalysisOf(project.id()));
        var second = analyses().save(anAnalysisOf(project.id()));
        var adopted = analyses().save(anAnalysisIn(Stage.ADOPTED, body));

        assertThat(found(new Search(null, project.id(), null)))
                .containsExactlyElementsOf(newestFirst(first.id(), second.id()));
        assertThat(found(new Search(Stage.COLLECTING, project.id(), null))).hasSize(2);
        assertThat(found(new Search(Stage.CLOSED, project.id(), null))).isEmpty();
        assertThat(found(new Search(Stage.ADOPTED, null, null))).containsExactly(adopted.id());
        assertThat(found(new Search(null, null, MONDAY.plusYears(2)))).containsExactly(adopted.id());
        assertThat(found(new Search(null, null, MONDAY.plusYears(2).plusDays(1))))
                .isEmpty();
        assertThat(found(new Search(null, null, MONDAY.minusDays(1)))).doesNotContain(adopted.id());
        assertThat(found(Search.ALL)).contains(first.id(), second.id(), adopted.id());
    }

    @Test
    void an_adopted_set_takes_the_place_of_the_one_before_it() {
        noneIsAdopted();
        var one = analyses().save(anAnalysisIn(Stage.PRIORITISED, body));
        var other = analyses().save(anAnalysisIn(Stage.PRIORITISED, body));
        assertThat(analyses().adopted()).isEmpty();

        adopt(one);
        assertThat(analyses().adopted())
                .hasValueSatisfying(it -> assertThat(it.id()).isEqualTo(one.id()));
        adopt(other);

        assertThat(analyses().adopted())
                .hasValueSatisfying(it -> assertThat(it.id()).isEqualTo(other.id()));
        var before = analyses().get(one.id());
        assertThat(before.stage()).isEqualTo(Stage.SUPERSEDED);
        assertThat(before.isInForce(MONDAY)).isFalse();
    }

    @Test
    void who_adopts_is_known_and_not_earlier_than_what_is_adopted() {
        noneIsAdopted();
        adopt(analyses().save(anAnalysisIn(Stage.PRIORITISED, body)));
        var other = analyses().save(anAnalysisIn(Stage.PRIORITISED, body));
        var adopting = new AdoptPriorities(analyses(), organisations());

        assertInvalid(
                "body",
                "unknown-organisation",
                () -> adopting.adopt(other, anAdoption(OrganisationId.next()), MANAGER, MONDAY));
        assertInvalid(
                "on",
                "before-current-stage",
                () -> adopting.adopt(other, new Adoption(body, MONDAY.minusDays(1), MONDAY), MANAGER, MONDAY));
        assertThat(analyses().get(other.id())).isEqualTo(other);
    }

    @Test
    void a_second_adopted_set_is_refused() {
        noneIsAdopted();
        analyses().save(anAnalysisIn(Stage.ADOPTED, body));

        assertThatThrownBy(() -> analyses().save(anAnalysisIn(Stage.ADOPTED, body)))
                .isInstanceOf(SecondAdopted.class);
    }

    @Test
    void the_chain_is_read_back_from_what_was_done() {
        var saved = analyses().save(anAnalysisWithEverything(project.id(), activity.id()));
        var measure = saved.measures().get(0);
        var line = new MeasureLine(
                measure,
                saved.priority(measure.priority()),
                saved.id(),
                saved.theme().title());

        assertThat(measures(new MeasureSearch(project.id(), null, false))).containsExactly(line);
        assertThat(measures(new MeasureSearch(null, activity.id(), false))).containsExactly(line);
        assertThat(measures(new MeasureSearch(null, Activity.Id.next(), false))).isEmpty();
        assertThat(measures(new MeasureSearch(ProjectId.next(), null, false))).isEmpty();
        assertThat(measures(new MeasureSearch(project.id(), null, true))).isEmpty();
        noneIsAdopted();
        var adopted = analyses().save(saved.adopt(anAdoption(body), MANAGER, MONDAY));
        assertThat(measures(new MeasureSearch(project.id(), null, true))).containsExactly(line);
        analyses().save(adopted.supersede(MONDAY, MANAGER));
        assertThat(measures(new MeasureSearch(project.id(), null, true))).containsExactly(line);
        assertThat(analyses().measures(new MeasureSearch(null, null, true), PageRequest.first(100)).items().stream()
                        .map(it -> it.measure().id().toString()))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void what_an_analysis_names_is_known() {
        var keeping = new KeepNeedsAnalysis(analyses(), projects(), workplans(), cases(), lists());
        var unknownArea = new Finding(Finding.Id.next(), new Bilingual("x", "y"), Set.of("moon-mining"));
        var saved = analyses().save(anAnalysisIn(Stage.PRIORITISED, body));
        var priority = saved.priorities().get(0);

        assertInvalid(
                "competenceAreas",
                "unknown-code",
                () -> keeping.keep(anAnalysis().with(unknownArea)));
        assertInvalid("project", "unknown-project", () -> keeping.keep(anAnalysisOf(ProjectId.next())));
        for (var measure : List.of(
                NeedsFixture.aMeasureOf(priority, ProjectId.next(), activity.id()),
                NeedsFixture.aMeasureOf(priority, project.id(), Activity.Id.next())))
            assertInvalid("activity", "unknown-activity", () -> keeping.serve(saved, measure));
        var served = keeping.serve(saved, NeedsFixture.aMeasureOf(priority, project.id(), activity.id()));
        var measure = served.measures().get(0);
        workplans().save(workplans().get(project.id()).without(activity.id()));
        var reworded = new Measure(
                measure.id(), measure.priority(), measure.kind(), new Bilingual("Annat", "Other"), measure.activity());
        assertThat(keeping.serve(served, reworded).measures()).containsExactly(reworded);
    }

    @Test
    void a_support_case_is_read_back_to_the_priority_that_it_served() {
        var keeping = new KeepNeedsAnalysis(analyses(), projects(), workplans(), cases(), lists());
        var supportCase =
                cases().save(aRequest(enterprises().save(anEnterprise(body)).id()));
        var saved = analyses().save(anAnalysisIn(Stage.PRIORITISED, body));
        var priority = saved.priorities().get(0);
        var measure = NeedsFixture.aMeasureOf(priority, supportCase.id());

        var served = keeping.serve(saved, measure);

        assertThat(analyses().get(saved.id())).isEqualTo(served);
        assertThat(served.measures()).containsExactly(measure);
        assertThat(measures(new MeasureSearch(null, null, supportCase.id(), false)))
                .extracting(MeasureLine::measure)
                .containsExactly(measure);
        assertThat(measures(new MeasureSearch(null, null, SupportCaseId.next(), false)))
                .isEmpty();
        assertInvalid(
                "supportCase",
                "unknown-support-case",
                () -> keeping.serve(served, NeedsFixture.aMeasureOf(priority, SupportCaseId.next())));
        assertInvalid(
                "supportCase",
                "case-for-support",
                () -> new Measure(
                        measure.id(), priority.id(), Measure.Kind.TRAINING, measure.what(), null, supportCase.id()));
    }

    @Test
    void an_enterprise_votes_once_and_may_change_its_mind() {
        var analysis = analyses().save(anAnalysis().with(aFinding()));
        var one = analysis.findings().get(0).id();
        var other = analysis.findings().get(1).id();
        var enterprise = anEnterpriseNamed("Påhittade kaféet (påhittat)");

        var cast = vote(analysis, enterprise, one);
        assertThat(cast.revision()).isEqualTo(1);
        assertThat(votes().get(cast.id())).isEqualTo(cast);
        assertThat(votes().counts(analysis.id())).isEqualTo(Map.of(one, 1));
        var changed = casting().cast(cast.change(other), enterprise);
        assertThat(votes().get(cast.id())).isEqualTo(changed);
        assertThat(votes().counts(analysis.id())).isEqualTo(Map.of(other, 1));
        assertThatThrownBy(() -> vote(analysis, enterprise, other)).isInstanceOf(VotedAlready.class);
    }

    @Test
    void votes_are_counted_for_each_finding_and_listed_for_those_whose_they_are() {
        var analysis = analyses().save(anAnalysis().with(aFinding()).with(aFinding()));
        var one = analysis.findings().get(0).id();
        var other = analysis.findings().get(1).id();
        var b = vote(analysis, anEnterpriseNamed("Böna (påhittad)"), one);
        var a = vote(analysis, anEnterpriseNamed("Ärta (påhittad)"), one);
        var others = organisations().save(anOrganisation()).id();
        var c = vote(analysis, enterprises().save(anEnterprise(others)), other);

        assertThat(votes().counts(analysis.id())).isEqualTo(Map.of(one, 2, other, 1));
        assertThat(votes().of(analysis.id(), List.of(body), PageRequest.first(10))
                        .items())
                .containsExactly(new Votes.VoteLine(b, "Böna (påhittad)"), new Votes.VoteLine(a, "Ärta (påhittad)"));
        assertThat(votes().of(analysis.id(), List.of(body, others), PageRequest.first(2))
                        .total())
                .isEqualTo(3);
        assertThat(votes().of(analysis.id(), Set.of(others), PageRequest.first(10))
                        .items())
                .extracting(Votes.VoteLine::vote)
                .containsExactly(c);
        assertThat(votes().of(analysis.id(), Set.of(), PageRequest.first(10)).items())
                .isEmpty();
        assertThat(votes().of(NeedsAnalysisId.next(), List.of(body), PageRequest.first(10))
                        .items())
                .isEmpty();
    }

    @Test
    void what_is_voted_for_is_a_finding_of_the_analysis_by_an_enterprise_in_business() {
        var analysis = analyses().save(anAnalysis());
        var one = analysis.findings().get(0).id();
        var enterprise = anEnterpriseNamed("Påhittad");
        var closed = enterprises()
                .save(anEnterprise(body)
                        .become(
                                EnterpriseFixture.step(se.kompetensbyran.domain.enterprises.Stage.CLOSED, "2022"),
                                MONDAY));

        assertInvalid("finding", "unknown-finding", () -> vote(analysis, enterprise, Finding.Id.next()));
        assertThatThrownBy(() -> vote(analysis, closed, one)).isInstanceOf(EnterpriseProblem.Closed.class);
        assertThat(votes().counts(analysis.id())).isEmpty();
    }

    @Test
    void votes_are_cast_while_they_are_collected() {
        var analysis = analyses().save(anAnalysis());
        var one = analysis.findings().get(0).id();
        var enterprise = anEnterpriseNamed("Påhittad");
        analyses().save(analysis.become(step(Stage.CLOSED), MONDAY));

        assertThatThrownBy(() -> vote(analysis, enterprise, one)).isInstanceOf(VotingClosed.class);
        // Whoever read it before it closed hears the same.
        assertThatThrownBy(() -> votes().save(Vote.cast(analysis.id(), enterprise.id(), one)))
                .isInstanceOf(VotingClosed.class);
    }

    @Test
    void a_finding_for_which_somebody_voted_stays() {
        var analysis = analyses().save(anAnalysis().with(aFinding()));
        var one = analysis.findings().get(0).id();
        var other = analysis.findings().get(1).id();
        vote(analysis, anEnterpriseNamed("Påhittad"), one);

        var less = analyses().save(analysis.without(other));
        assertThatThrownBy(() -> analyses().save(less.without(one))).isInstanceOf(FindingVoted.class);
    }

    @Test
    void a_finding_for_which_somebody_voted_goes_on_saying_what_it_said() {
        var analysis = analyses().save(anAnalysis().with(aFinding()));
        var one = analysis.findings().get(0);
        var other = analysis.findings().get(1);
        vote(analysis, anEnterpriseNamed("Påhittad"), one.id());

        var anew = analyses().save(analysis.with(reworded(other)).with(one));
        assertThat(anew.finding(other.id())).isEqualTo(reworded(other));
        assertThatThrownBy(() -> analyses().save(anew.with(reworded(one)))).isInstanceOf(FindingVoted.class);
    }

    private static Finding reworded(Finding it) {
        return new Finding(it.id(), new Bilingual("Påhittat annat", "Invented other"), it.competenceAreas());
    }

    /** Whatever a test before this one left adopted gives way. */
    private void noneIsAdopted() {
        analyses().adopted().ifPresent(it -> analyses().save(it.supersede(MONDAY, MANAGER)));
    }

    private NeedsAnalysis adopt(NeedsAnalysis it) {
        return new AdoptPriorities(analyses(), organisations()).adopt(it, anAdoption(body), MANAGER, MONDAY);
    }

    private List<NeedsAnalysisId> found(Search search) {
        return analyses().search(search, PageRequest.first(100)).items().stream()
                .map(NeedsAnalysisOverview::id)
                .toList();
    }

    private List<MeasureLine> measures(MeasureSearch search) {
        return analyses().measures(search, PageRequest.first(100)).items();
    }

    private static List<NeedsAnalysisId> newestFirst(NeedsAnalysisId... ids) {
        return Stream.of(ids)
                .sorted(Comparator.comparing(NeedsAnalysisId::toString).reversed())
                .toList();
    }

    private Enterprise anEnterpriseNamed(String name) {
        return enterprises().save(anEnterprise(body, aBusinessNamed(name)));
    }

    private CastVote casting() {
        return new CastVote(analyses(), votes());
    }

    private Vote vote(NeedsAnalysis analysis, Enterprise enterprise, Finding.Id finding) {
        return casting().cast(Vote.cast(analysis.id(), enterprise.id(), finding), enterprise);
    }
}
