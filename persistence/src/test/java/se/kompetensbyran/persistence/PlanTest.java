package se.kompetensbyran.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;
import static se.kompetensbyran.domain.signin.SigninFixture.NOON;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.ApiKeys;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.accounts.SignInAttempts;
import se.kompetensbyran.domain.assessments.Assessments;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Flow;
import se.kompetensbyran.domain.enterprises.Status;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.figures.FigureYears;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.journal.Hindsight;
import se.kompetensbyran.domain.journal.Journal;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.needs.NeedsAnalysisId;
import se.kompetensbyran.domain.needs.Votes;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.LegalForm;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.Stage;
import se.kompetensbyran.domain.publications.PublicationId;
import se.kompetensbyran.domain.publications.Publications;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.signin.AuthorizationCodes;
import se.kompetensbyran.domain.signin.Sessions;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.worklist.WorkItems;
import se.kompetensbyran.domain.worklist.WorkKind;
import se.kompetensbyran.domain.worklist.WorkSight;
import se.kompetensbyran.domain.workplans.Activity;
import se.kompetensbyran.persistence.shared.ListeningDriver;
import se.kompetensbyran.persistence.shared.ListeningDriver.Sent;

/** With five thousand rows of each kind, PostgreSQL by its own choice reads each list through an index. */
@QuarkusTest
class PlanTest extends ManyOfEach {

    private static final LocalDate TODAY = LocalDate.of(2024, 6, 3);

    /** What one organisation has, and one host. */
    private static final Within OWN =
            new Within(Set.of(new OrganisationId(uuid("a", 8))), Set.of(new OrganisationId(uuid("a", 8))));

    private static final Projects.Search ALL_PROJECTS = new Projects.Search(null, null, null, null, null);

    @Inject
    Hindsight hindsight;

    @Inject
    Participants participants;

    @Inject
    Referrals referrals;

    @Inject
    Enrolments enrolments;

    @Inject
    Places places;

    @Inject
    Placements placements;

    @Inject
    Organisations organisations;

    @Inject
    Projects projects;

    @Inject
    Publications publications;

    @Inject
    Enterprises enterprises;

    @Inject
    Nodes nodes;

    @Inject
    Assessments assessments;

    @Inject
    QualityReviews reviews;

    @Inject
    FigureYears figures;

    @Inject
    NeedsAnalyses analyses;

    @Inject
    Votes votes;

    @Inject
    Initiatives initiatives;

    @Inject
    SupportCases cases;

    @Inject
    WorkItems work;

    @Inject
    Journal journal;

    @Inject
    Accounts accounts;

    @Inject
    ApiKeys keys;

    @Inject
    SignInAttempts attempts;

    @Inject
    Clients clients;

    @Inject
    Sessions sessions;

    @Inject
    AuthorizationCodes codes;

    @Test
    void projects_by_name() throws SQLException {
        assertThat(plan(() -> projects.search(Projects.Search.ALL, PageRequest.first(20), MONDAY)))
                .contains("Index Scan using project_by_name on project")
                .doesNotContain("Seq Scan on project ");
    }

    @Test
    void projects_as_they_stood() throws SQLException {
        var search = new Projects.Search(null, null, null, null, MONDAY, null);

        assertThat(plan(() -> projects.search(search, PageRequest.first(20), MONDAY)))
                .contains("Index Scan using project_by_name on project")
                .contains("project_stage_change_pkey")
                .doesNotContain("Seq Scan on project ")
                .doesNotContain("Seq Scan on project_stage_change");
        assertThat(plan(() -> projects.asOf(new ProjectId(uuid("b", 8)), MONDAY)))
                .containsPattern("Index Scan using project_(pkey|start_with_id) on project")
                .doesNotContain("Seq Scan on project ")
                .doesNotContain("Seq Scan on project_stage_change");
    }

    @Test
    void projects_by_each_day_that_sorts() throws SQLException {
        assertThat(plan(() -> projects.search(Projects.Search.ALL, sorted("startsOn"), MONDAY)))
                .contains("using project_by_start on project");
        assertThat(plan(() -> projects.search(Projects.Search.ALL, sorted("plannedEndsOn"), MONDAY)))
                .contains("using project_by_planned_end on project");
    }

    @Test
    void projects_in_a_stage() throws SQLException {
        var granted = new Projects.Search(Stage.GRANTED, null, null, null, null);

        assertThat(plan(() -> projects.search(granted, PageRequest.first(20), MONDAY)))
                .contains("Index Scan using project_by_stage on project");
    }

    @Test
    void projects_by_words_or_a_misspelled_name() throws SQLException {
        var q = new Projects.Search(null, null, null, null, "c82561ex215a");

        for (Sent it : sent(() -> projects.search(q, PageRequest.first(1), MONDAY)))
            assertThat(plan(it))
                    .contains("BitmapOr")
                    .contains("Bitmap Index Scan on project_by_search")
                    .contains("Bitmap Index Scan on project_by_name_trigrams")
                    .doesNotContain("Seq Scan on project ");
    }

    @Test
    void projects_of_an_owner() throws SQLException {
        var search = new Projects.Search(null, new OrganisationId(uuid("a", 8)), null, null, null);

        for (Sent it : sent(() -> projects.search(search, PageRequest.first(1), MONDAY)))
            assertThat(plan(it))
                    .contains("project_role_by_organisation")
                    .doesNotContain("Seq Scan on project_role")
                    .doesNotContain("Seq Scan on project ");
    }

    @Test
    void projects_of_a_funder() throws SQLException {
        var search = new Projects.Search(null, null, new OrganisationId(uuid("a", 8)), null, null);

        for (Sent it : sent(() -> projects.search(search, PageRequest.first(1), MONDAY)))
            assertThat(plan(it))
                    .contains("project_funding_line_by_funder")
                    .doesNotContain("Seq Scan on project_funding_line")
                    .doesNotContain("Seq Scan on project ");
    }

    @Test
    void what_belongs_to_a_project() throws SQLException {
        var id = new ProjectId(uuid("b", 8));

        assertThat(plan(() -> projects.overview(id, MONDAY)))
                .containsPattern("Index Scan using project_(pkey|start_with_id) on project")
                .contains("Index Scan using project_stage_change_")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> projects.rolesOf(id))).contains("project_role_by_project");
        assertThat(plan(() -> projects.fundersOf(id))).contains("project_funding_line_by_project");
        assertThat(plan(() -> projects.relativesOf(id))).contains("project_by_continues");
    }

    @Test
    void organisations_by_name() throws SQLException {
        assertThat(plan(() -> organisations.search(search(null, null, null), PageRequest.first(20))))
                .contains("Index Scan using organisation_by_name on organisation");
    }

    @Test
    void organisations_by_a_misspelled_name() throws SQLException {
        for (Sent it : sent(() -> organisations.search(search("c4ca4238a0b9", null, null), PageRequest.first(1))))
            assertThat(plan(it)).contains("Bitmap Index Scan on organisation_by_name_trigrams");
    }

    @Test
    void organisations_of_a_municipality_and_of_a_form() throws SQLException {
        var seat = new MunicipalityCode("8807");

        assertThat(plan(() -> organisations.search(search(null, seat, null), PageRequest.first(20))))
                .contains("using organisation_by_municipality on organisation");
        assertThat(plan(() -> organisations.search(search(null, null, LegalForm.FOUNDATION), PageRequest.first(20))))
                .contains("using organisation_by_legal_form on organisation");
    }

    @Test
    void publications_of_a_project() throws SQLException {
        var search = new Publications.Search(new ProjectId(uuid("b", 9)), null, null, null);

        assertThat(plan(() -> publications.search(search, PageRequest.first(1))))
                .contains("using publication_by_project on publication");
    }

    @Test
    void annexes_of_a_publication() throws SQLException {
        assertThat(plan(() -> publications.annexesOf(new PublicationId(uuid("c", 8)))))
                .contains("publication_by_annex_of")
                .doesNotContain("Seq Scan");
    }

    @Test
    void publications_by_title_and_by_day() throws SQLException {
        var all = new Publications.Search(null, null, null, null);

        assertThat(plan(() -> publications.search(all, PageRequest.first(20))))
                .contains("using publication_by_title on publication");
        assertThat(plan(() -> publications.search(all, sorted("publishedOn"))))
                .contains("using publication_by_published on publication");
    }

    @Test
    void enterprises_by_name() throws SQLException {
        assertThat(plan(() -> enterprises.search(Enterprises.Search.ALL, PageRequest.first(20), TODAY)))
                .contains("Index Scan using enterprise_by_name on enterprise")
                .doesNotContain("Seq Scan on enterprise ");
    }

    @Test
    void enterprises_as_of_a_day() throws SQLException {
        var then = new Enterprises.Search(null, null, null, null, null, TODAY.minusYears(1));

        assertThat(plan(() -> enterprises.search(then, PageRequest.first(20), TODAY)))
                .contains("using enterprise_by_name on enterprise")
                .contains("using enterprise_stage_change_pkey on enterprise_stage_change");
    }

    @Test
    void a_page_of_what_was_known_reads_no_table_whole() throws SQLException {
        var there = new Enterprises.Search(null, new MunicipalityCode("8807"), null, null, null, null);
        var then = new Enterprises.Search(null, null, null, null, null, TODAY.minusYears(1));

        for (var search : List.of(Enterprises.Search.ALL, there, then))
            assertThat(planOfThen(() -> enterprises.search(search, PageRequest.first(20), TODAY)))
                    .containsPattern("using enterprise_by_(name|municipality) on enterprise")
                    .contains("using organisation_pkey on organisation")
                    .containsPattern("using enterprise_affiliation_\\w+ on enterprise_affiliation")
                    .containsPattern("using assessment_\\w+ on assessment")
                    .doesNotContainPattern(
                            "Seq Scan on (enterprise|enterprise_stage_change|enterprise_affiliation|organisation|assessment) ");
        assertThat(planOfThen(() -> projects.search(ALL_PROJECTS, PageRequest.first(20), MONDAY)))
                .contains("using project_by_name on project")
                .doesNotContainPattern("Seq Scan on (project|project_role|project_funding_line|project_stage_change) ");
    }

    @Test
    void enterprises_in_a_municipality_a_stage_a_sector_and_at_a_node() throws SQLException {
        var there = new Enterprises.Search(null, new MunicipalityCode("8807"), null, null, null, null);
        var paused =
                new Enterprises.Search(null, null, null, null, se.kompetensbyran.domain.enterprises.Stage.PAUSED, null);
        var sector = new Enterprises.Search(null, null, null, "sector-7", null, null);
        var node = new Enterprises.Search(null, null, new NodeId(uuid("d", 7)), null, null, null);

        assertThat(plan(() -> enterprises.search(there, PageRequest.first(20), TODAY)))
                .contains("using enterprise_by_municipality on enterprise");
        assertThat(plan(() -> enterprises.search(paused, PageRequest.first(20), TODAY)))
                .contains("using enterprise_by_stage on enterprise");
        assertThat(plan(() -> enterprises.search(sector, PageRequest.first(20), TODAY)))
                .contains("Bitmap Index Scan on enterprise_by_sectors");
        assertThat(plan(() -> enterprises.search(node, PageRequest.first(20), TODAY)))
                .contains("enterprise_affiliation_by_node")
                .doesNotContain("Seq Scan on enterprise ");
    }

    @Test
    void enterprises_by_words_a_misspelled_name_or_the_name_of_a_sector() throws SQLException {
        var words = new Enterprises.Search("c82561ex215a", null, null, null, null, null);
        var two = new Enterprises.Search("c82561ex215a säljer", null, null, null, null, null);
        var phrase = new Enterprises.Search("\"c82561ex215a\"", null, null, null, null, null);

        for (var q : List.of(words, two))
            assertThat(plan(() -> enterprises.search(q, PageRequest.first(1), TODAY)))
                    .contains("Index Only Scan using enterprise_word_by_word on enterprise_word")
                    .contains("Bitmap Index Scan on enterprise_by_name_trigrams")
                    .doesNotContain("Seq Scan on enterprise")
                    .doesNotContain("Seq Scan on assessment");
        assertThat(plan(() -> enterprises.search(phrase, PageRequest.first(1), TODAY)))
                .contains("BitmapOr")
                .contains("Bitmap Index Scan on enterprise_by_search")
                .contains("Bitmap Index Scan on enterprise_by_sectors")
                .contains("Bitmap Index Scan on enterprise_by_name_trigrams")
                .doesNotContain("Seq Scan on enterprise ");
    }

    @Test
    void enterprises_by_status() throws SQLException {
        for (Status it : Status.values()) {
            var q = new Enterprises.Search(null, null, null, null, null, it, null);
            assertThat(plan(() -> enterprises.search(q, PageRequest.first(20), TODAY)))
                    .as("%s", it)
                    .containsAnyOf("assessment_by_end", "assessment_by_validity")
                    .doesNotContain("Seq Scan on assessment");
        }
    }

    @Test
    void the_status_of_what_words_found_stands_beside_them() throws SQLException {
        for (Status it : Status.values()) {
            var q = new Enterprises.Search("c82561ex215a", null, null, null, null, it, null);
            assertThat(plan(() -> enterprises.search(q, PageRequest.first(20), TODAY)))
                    .as("%s", it)
                    .contains("Index Only Scan using enterprise_word_by_word on enterprise_word")
                    .doesNotContain("Seq Scan on assessment");
        }
    }

    @Test
    void assessments_of_an_enterprise_in_a_state_and_of_all() throws SQLException {
        var mine = new Assessments.Search(new EnterpriseId(uuid("e", 8)), null, null);
        var all = new Assessments.Search(null, null, null);
        var drafts = new Assessments.Search(null, State.DRAFT, null);

        assertThat(plan(() -> assessments.search(mine, PageRequest.first(20), TODAY)))
                .contains("using assessment_by_enterprise on assessment");
        assertThat(plan(() -> assessments.search(all, PageRequest.first(20), TODAY)))
                .contains("using assessment_pkey on assessment");
        assertThat(plan(() -> assessments.search(drafts, PageRequest.first(20), TODAY)))
                .contains("using assessment_by_state on assessment");
        assertThat(plan(() -> assessments.lastValidity(new EnterpriseId(uuid("e", 8)))))
                .doesNotContain("Seq Scan");
    }

    @Test
    void assessments_reviews_and_actions_that_somebody_looks_after() throws SQLException {
        var page = PageRequest.first(20);

        for (String it : List.of(
                plan(() -> assessments.search(new Assessments.Search(null, null, OWN), page, TODAY)),
                plan(() -> reviews.search(new QualityReviews.Search(null, OWN), page, TODAY)),
                plan(() -> reviews.actions(new QualityReviews.ActionSearch(null, null, TODAY, OWN), page, TODAY))))
            assertThat(it)
                    .contains("enterprise_by_organisation")
                    .contains("support_node_by_host")
                    .contains("enterprise_affiliation_by_node")
                    .doesNotContain("Seq Scan");
    }

    @Test
    void reviews_and_actions_of_all_and_of_an_enterprise() throws SQLException {
        var page = PageRequest.first(20);
        var one = new EnterpriseId(uuid("e", 8));

        assertThat(plan(() -> reviews.search(new QualityReviews.Search(null, null), page, TODAY)))
                .contains("quality_review_by_day")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> reviews.search(new QualityReviews.Search(one, null), page, TODAY)))
                .contains("quality_review_one_a_day")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> reviews.actions(new QualityReviews.ActionSearch(null, null, null, null), page, TODAY)))
                .contains("quality_action_by_due")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> reviews.actions(new QualityReviews.ActionSearch(null, null, TODAY, null), page, TODAY)))
                .contains("quality_action_open_by_due")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> reviews.actions(new QualityReviews.ActionSearch(one, null, null, null), page, TODAY)))
                .contains("quality_action_by_review")
                .doesNotContain("Seq Scan");
    }

    @Test
    void figures_of_an_enterprise() throws SQLException {
        assertThat(plan(() -> figures.of(new EnterpriseId(uuid("e", 8)))))
                .contains("figure_year_once")
                .containsAnyOf("figure_set_one_in_force", "figure_set_pkey")
                .doesNotContain("Seq Scan");
    }

    // A count of all reads all, but each row once.
    @Test
    void how_enterprises_came_and_went() throws SQLException {
        for (Flow.Basis it : Flow.Basis.values())
            assertThat(plan(() -> enterprises.flow(it, TODAY.minusYears(1), TODAY)))
                    .as("%s", it)
                    .doesNotContain("Nested Loop")
                    .doesNotContain("SubPlan");
    }

    @Test
    void needs_analyses_measures_and_votes() throws SQLException {
        var page = PageRequest.first(20);
        var project = new ProjectId(uuid("b", 8));
        var analysis = new NeedsAnalysisId(uuid("f", 8));
        var activity = new Activity.Id(uuid("c", 8));

        assertThat(plan(() -> analyses.search(new NeedsAnalyses.Search(null, null, null), page)))
                .contains("using needs_analysis_pkey on needs_analysis")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> analyses.search(
                        new NeedsAnalyses.Search(se.kompetensbyran.domain.needs.Stage.CLOSED, null, null), page)))
                .contains("needs_analysis_by_stage")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> analyses.search(new NeedsAnalyses.Search(null, project, null), page)))
                .contains("needs_analysis_by_project")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> analyses.search(new NeedsAnalyses.Search(null, null, LocalDate.of(2000, 1, 20)), page)))
                .contains("needs_analysis_by_adoption")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> analyses.measures(new NeedsAnalyses.MeasureSearch(project, null, false), page)))
                .contains("needs_measure_by_project")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> analyses.measures(new NeedsAnalyses.MeasureSearch(null, activity, false), page)))
                .contains("needs_measure_by_activity")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> votes.of(analysis, OWN.organisations(), page)))
                .contains("enterprise_by_organisation")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> votes.counts(analysis)))
                .containsAnyOf("needs_vote_by_finding", "needs_vote_once")
                .doesNotContain("Seq Scan");
    }

    @Test
    void initiatives_by_name_stage_node_municipality_and_movement() throws SQLException {
        var page = PageRequest.first(20);
        var all = Initiatives.Search.at(null, null);
        var seat = new MunicipalityCode("8807");
        var stage =
                new Initiatives.Search(null, null, se.kompetensbyran.domain.incubation.Stage.PAUSED, null, null, null);
        var there = new Initiatives.Search(null, null, null, seat, null, null);
        var still = new Initiatives.Search(null, null, null, null, null, TODAY);
        var mine = Initiatives.Search.at(OWN.hosts(), null);

        assertThat(plan(() -> initiatives.search(all, page, TODAY)))
                .contains("using initiative_by_name on initiative")
                .contains("initiative_tick_pkey")
                .doesNotContain("Seq Scan on initiative");
        assertThat(plan(() -> initiatives.search(stage, page, TODAY))).contains("initiative_by_stage");
        assertThat(plan(() -> initiatives.search(there, page, TODAY))).contains("initiative_by_municipality");
        assertThat(plan(() -> initiatives.search(still, sorted("movedOn"), TODAY)))
                .contains("using initiative_by_movement on initiative");
        assertThat(plan(() -> initiatives.search(Initiatives.Search.at(null, new NodeId(uuid("d", 8))), page, TODAY)))
                .contains("initiative_by_node");
        assertThat(plan(() -> initiatives.survival(mine, TODAY))).doesNotContain("Seq Scan");
        for (Supplier<?> it : List.<Supplier<?>>of(
                () -> initiatives.search(mine, page, TODAY), () -> initiatives.board(mine, 20, TODAY)))
            assertThat(plan(it))
                    .contains("support_node_by_host")
                    .contains("initiative_by_node")
                    .doesNotContain("Seq Scan on initiative");
    }

    @Test
    void support_cases_of_all_and_by_each_part_of_a_search() throws SQLException {
        var page = PageRequest.first(20);
        var one = new EnterpriseId(uuid("e", 8));
        var node = new NodeId(uuid("d", 8));
        var taken = se.kompetensbyran.domain.support.Stage.REQUESTED;
        var sight = new SupportCases.Sight(OWN.organisations(), OWN.hosts());

        assertThat(plan(() -> cases.search(new SupportCases.Search(null, null, null, null, null), page, TODAY)))
                .contains("using support_case_by_request on support_case");
        assertThat(plan(() -> cases.search(new SupportCases.Search(null, one, null, null, null), page, TODAY)))
                .contains("support_case_by_enterprise");
        assertThat(plan(() -> cases.search(new SupportCases.Search(null, null, node, null, null), page, TODAY)))
                .contains("support_case_by_node");
        assertThat(plan(() -> cases.search(new SupportCases.Search(null, null, null, taken, null), page, TODAY)))
                .contains("support_case_by_stage");
        assertThat(plan(() -> cases.search(new SupportCases.Search(null, null, null, null, "adviser-7"), page, TODAY)))
                .contains("support_case_by_adviser");
        assertThat(plan(() -> cases.search(new SupportCases.Search(sight, null, null, null, null), page, TODAY)))
                .contains("enterprise_by_organisation")
                .contains("support_node_by_host")
                .doesNotContain("Seq Scan on support_case");
        var year = new Period(TODAY.minusYears(1), TODAY);
        assertThat(plan(() -> cases.loads(OWN.hosts(), node, year, PageRequest.first(20), TODAY)))
                .containsAnyOf("support_session_by_node", "support_case_by_node");
        assertThat(plan(() -> cases.waiting(null, node, year, TODAY))).contains("support_case_by_node");
        assertThat(plan(() -> cases.waiting(OWN.hosts(), null, year, TODAY)))
                .contains("support_node_by_host")
                .doesNotContain("Seq Scan on support_case");
    }

    @Test
    void work_of_the_region_and_of_a_node() throws SQLException {
        var region = new WorkSight(
                Arrays.stream(WorkKind.values()).collect(Collectors.toMap(it -> it, it -> WorkSight.Share.REGION)),
                "somebody");
        var mine = new WorkSight(
                Arrays.stream(WorkKind.values())
                        .filter(it -> it != WorkKind.ASSESSMENT_TO_DECIDE)
                        .collect(Collectors.toMap(it -> it, it -> new WorkSight.Share(OWN))),
                "somebody");

        assertThat(plan(() -> work.search(region, PageRequest.first(20), TODAY)))
                .contains("using assessment_by_wait on assessment")
                .contains("assessment_by_end")
                .contains("using support_case_by_stage on support_case")
                .contains("using quality_action_open_by_due on quality_action")
                .contains("using initiative_by_movement on initiative")
                .doesNotContain("Seq Scan on assessment")
                .doesNotContain("Seq Scan on support_case")
                .doesNotContain("Seq Scan on quality")
                .doesNotContain("Seq Scan on initiative")
                .doesNotContain("Seq Scan on enterprise");
        assertThat(plan(() -> work.search(mine, PageRequest.first(20), TODAY)))
                .contains("enterprise_by_organisation")
                .contains("support_node_by_host")
                .doesNotContain("Seq Scan on assessment")
                .doesNotContain("Seq Scan on support_case")
                .doesNotContain("Seq Scan on quality")
                .doesNotContain("Seq Scan on initiative")
                .doesNotContain("Seq Scan on enterprise");
        assertThat(plan(() -> work.counts(mine, TODAY)))
                .doesNotContain("Seq Scan on assessment")
                .doesNotContain("Seq Scan on enterprise");
    }

    @Test
    void what_belongs_to_an_enterprise() throws SQLException {
        var id = new EnterpriseId(uuid("e", 8));

        assertThat(plan(() -> enterprises.overview(id, TODAY)))
                .contains("using enterprise_pkey on enterprise")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> enterprises.affiliationsOf(id))).contains("enterprise_affiliation_one_at_a_time");
    }

    @Test
    void nodes_in_their_order_and_by_name() throws SQLException {
        var all = new Nodes.Search(null, null, null, null, MONDAY);

        assertThat(plan(() -> nodes.search(all, PageRequest.first(20))))
                .contains("using support_node_in_order on support_node")
                .doesNotContain("Seq Scan on support_node ");
        assertThat(plan(() -> nodes.search(all, sorted("name"))))
                .contains("using support_node_by_name on support_node");
    }

    @Test
    void nodes_of_a_host_and_of_a_competence_area() throws SQLException {
        var host = new Nodes.Search(null, new OrganisationId(uuid("a", 8)), null, null, MONDAY);
        var area = new Nodes.Search(null, null, "area-7", null, MONDAY);

        assertThat(plan(() -> nodes.search(host, PageRequest.first(1)))).contains("support_node_by_host");
        assertThat(plan(() -> nodes.search(area, PageRequest.first(20)))).contains("support_node_by_competence_areas");
    }

    @Test
    void nodes_that_cover_a_municipality() throws SQLException {
        var seat = new MunicipalityCode("8807");
        var there = new Nodes.Search(seat, null, null, null, MONDAY);

        assertThat(plan(() -> nodes.hostsOf(seat, MONDAY))).contains("support_node_coverage_once");
        assertThat(plan(() -> nodes.search(there, PageRequest.first(20))))
                .doesNotContain("Seq Scan on support_node_coverage");
        assertThat(plan(() -> nodes.coverageOf(new NodeId(uuid("d", 8))))).contains("support_node_coverage_by_node");
    }

    @Test
    void entries_of_the_journal_by_time() throws SQLException {
        assertThat(plan(() -> journal.search(about(null, null, null), PageRequest.first(20))))
                .contains("Index Scan Backward using journal_entry_by_time on journal_entry");
    }

    @Test
    void entries_of_the_journal_by_each_part_of_a_search() throws SQLException {
        assertThat(plan(() -> journal.search(about(uuid("d", 8), null, null), PageRequest.first(5))))
                .contains("journal_entry_by_subject");
        assertThat(plan(() -> journal.search(about(null, "invented-7.changed", null), PageRequest.first(5))))
                .contains("journal_entry_by_event");
        assertThat(plan(() -> journal.search(about(null, "invented-7", null), PageRequest.first(5))))
                .contains("journal_entry_by_theme");
        assertThat(plan(() -> journal.search(about(null, null, "invented-7"), PageRequest.first(5))))
                .contains("journal_entry_by_who");
    }

    @Test
    void the_history_of_one_or_several() throws SQLException {
        assertThat(plan(() -> journal.of(Set.of(uuid("d", 8)), PageRequest.first(5))))
                .contains("journal_entry_by_subject")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> journal.of(Set.of(uuid("d", 8), uuid("d", 9)), PageRequest.first(5))))
                .contains("journal_entry_by_subject")
                .doesNotContain("Seq Scan");
    }

    @Test
    void what_is_at_a_node_comes_in_its_order_out_of_an_index_and_is_counted_in_it() throws SQLException {
        var sight = Sight.at(OWN.hosts());
        var from = Vantage.of(sight, TODAY);
        var page = PageRequest.first(20);
        var planned = new Enrolments.Search(null, null, null, se.kompetensbyran.domain.pathways.Stage.PLANNED, null);

        inOrder(
                "participant_by_node",
                () -> participants.search(new Participants.Search(null, null, null, null), sight, page));
        inOrder(
                "enrolment_by_node",
                () -> enrolments.search(new Enrolments.Search(null, null, null, null, null), from, page));
        inOrder("enrolment_by_stage", () -> enrolments.search(planned, from, page));
        inOrder(
                "placement_by_node",
                () -> placements.search(new Placements.Search(null, null, null, null, null, null), from, page));
    }

    @Test
    void referrals_of_a_node_of_a_partner_and_of_both_come_in_their_order_out_of_indexes() throws SQLException {
        var page = PageRequest.first(20);
        var all = new Referrals.Search(null, null, null);
        var waiting = new Referrals.Search(se.kompetensbyran.domain.referrals.Stage.SENT, null, null);
        var sent = ReferralSight.of(OWN.organisations());
        var got = ReferralSight.at(Sight.at(OWN.hosts()));
        var both = new ReferralSight(OWN.organisations(), Sight.at(OWN.hosts()));

        inOrder("referral_by_partner", () -> referrals.search(all, sent, page, TODAY));
        inOrder("referral_by_node", () -> referrals.search(all, got, page, TODAY));
        inOrder(() -> referrals.search(all, both, page, TODAY), "referral_by_node", "referral_by_partner");
        // Few wait: to sort them is no more work than to walk.
        assertThat(plan(() -> referrals.search(waiting, got, page, TODAY)))
                .contains("referral_sent_to_node")
                .doesNotContain("Seq Scan on referral");
    }

    @Test
    void free_places_come_in_their_order_out_of_an_index_and_are_counted_in_it() throws SQLException {
        var search = new Places.Search(null, PlaceKind.INTERNSHIP, null, null, TODAY);
        var sent = sent(() -> places.search(search, PageRequest.first(20)));

        assertThat(plan(sent.get(0)))
                .contains("Index Scan using place_free_by_kind on place")
                .doesNotContain("Sort");
        assertThat(plan(sent.get(1))).contains("Index Only Scan using place_free_by_kind on place");
    }

    /** What is put together is sorted once, and nothing before but to find who runs the nodes. */
    private void inOrder(String index, Supplier<?> read) throws SQLException {
        inOrder(read, index);
    }

    // Asked once: how many they are is kept for a moment, and not counted again.
    private void inOrder(Supplier<?> read, String... indexes) throws SQLException {
        var sent = sent(read);
        assertThat(sent).hasSize(2);
        String plan = plan(sent.get(0));
        String count = plan(sent.get(1));
        for (String index : indexes) {
            assertThat(plan)
                    .contains("Index Scan using " + index + " on ")
                    .doesNotContain("Seq Scan on " + index.substring(0, index.indexOf('_')));
            assertThat(count)
                    .containsPattern("Index Only Scan using " + index.replaceFirst("_by_.*", "_by_") + "\\w+ on ");
        }
        assertThat(plan.lines().filter(it -> it.contains("Sort Key") && !it.endsWith("node_id")))
                .hasSize(1
                        + (int) plan.lines()
                                .filter(it -> it.contains("Presorted Key"))
                                .count());
    }

    private static Journal.Search about(@Nullable UUID subject, @Nullable String event, @Nullable String who) {
        return new Journal.Search(subject, event, who, null, null);
    }

    @Test
    void accounts_by_each_field_that_sorts() throws SQLException {
        var all = new Accounts.Search(null, null, null);

        assertThat(plan(() -> accounts.search(all, PageRequest.first(20))))
                .contains("Index Scan using account_by_name on account")
                .containsPattern("Index Scan (using|on) account_grant_(pkey|once)")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> accounts.search(all, sorted("email")))).contains("using account_by_email on account");
        assertThat(plan(() -> accounts.search(all, sorted("createdAt"))))
                .contains("using account_by_creation on account");
    }

    @Test
    void accounts_of_an_organisation_and_in_a_state() throws SQLException {
        var here = new Accounts.Search(List.of(uuid("a", 8)), null, null);
        var disabled = new Accounts.Search(null, Account.State.DISABLED, null);

        for (Sent it : sent(() -> accounts.search(here, PageRequest.first(1))))
            assertThat(plan(it)).contains("account_grant_by_organisation").doesNotContain("Seq Scan");
        assertThat(plan(() -> accounts.search(disabled, PageRequest.first(20))))
                .contains("using account_by_state on account");
    }

    @Test
    void accounts_by_a_piece_of_the_name_or_the_address() throws SQLException {
        var q = new Accounts.Search(null, null, "pc4ca4238a0b9");

        for (Sent it : sent(() -> accounts.search(q, PageRequest.first(1))))
            assertThat(plan(it))
                    .contains("BitmapOr")
                    .contains("Bitmap Index Scan on account_by_name_trigrams")
                    .contains("Bitmap Index Scan on account_by_email_trigrams")
                    .doesNotContain("Seq Scan on account ");
    }

    @Test
    void administrators_of_an_organisation() throws SQLException {
        assertThat(planOfLast(() -> accounts.administratorsOf(uuid("a", 8))))
                .contains("account_grant_by_organisation")
                .doesNotContain("Seq Scan");
    }

    @Test
    void who_comes_in() throws SQLException {
        assertThat(planOfLast(() -> accounts.findByEmail(new Email("p0@example.org"))))
                .containsPattern("Scan using account_(email_unique|by_email) on account")
                .doesNotContain("Seq Scan");
        assertThat(planOfLast(() -> accounts.findByLink("none")))
                .contains("account_one_for_a_link")
                .doesNotContain("Seq Scan");
        assertThat(planOfLast(() -> keys.findByHash("none"))).contains("Index Scan using api_key_hash_unique");
        assertThat(planOfLast(() -> keys.of(new AccountId(uuid("d", 8))))).contains("api_key_by_account");
        assertThat(planOfLast(() -> clients.find(new ClientId(uuid("e", 8)))))
                .contains("client_secret_by_client")
                .doesNotContain("Seq Scan");
    }

    @Test
    void clients_by_name_and_of_an_organisation() throws SQLException {
        var here = new Clients.Search(List.of(uuid("a", 8)), null, null);

        assertThat(plan(() -> clients.search(new Clients.Search(null, null, null), PageRequest.first(20))))
                .contains("Index Scan using client_by_name on client")
                .contains("client_secret_by_client")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> clients.search(here, PageRequest.first(20)))).contains("client_by_organisation");
    }

    @Test
    void sessions_of_an_account() throws SQLException {
        assertThat(plan(() -> sessions.openOf(new AccountId(uuid("d", 8)), NOON)))
                .contains("session_by_account")
                .doesNotContain("Seq Scan");
    }

    @Test
    void a_refresh_token_and_a_code_by_what_is_kept_of_them() throws SQLException {
        for (Sent it : sentInTransaction(() -> sessions.take("none")))
            assertThat(plan(it))
                    .contains("Index Scan using refresh_token_pkey on refresh_token")
                    .doesNotContain("Seq Scan");
        for (Sent it : sentInTransaction(() -> codes.take("none")))
            assertThat(plan(it))
                    .contains("Index Scan using authorization_code_pkey on authorization_code")
                    .doesNotContain("Seq Scan");
    }

    @Test
    void what_is_old_is_found_by_its_age() throws SQLException {
        assertThat(planOfLast(() -> sessions.forget(Instant.EPOCH)))
                .contains("session_by_age")
                .doesNotContain("Seq Scan");
        assertThat(planOfLast(() -> codes.forget(Instant.EPOCH)))
                .contains("authorization_code_by_age")
                .doesNotContain("Seq Scan");
        assertThat(planOfLast(() -> attempts.forget(Instant.EPOCH)))
                .contains("sign_in_attempt_by_age")
                .doesNotContain("Seq Scan");
    }

    private String planOfLast(Supplier<?> work) throws SQLException {
        var sent = sentInTransaction(work);
        return plan(sent.get(sent.size() - 1));
    }

    private static List<Sent> sentInTransaction(Supplier<?> work) {
        return sent(() -> QuarkusTransaction.requiringNew().call(work::get));
    }

    private static Organisations.Search search(
            @Nullable String q, @Nullable MunicipalityCode seat, @Nullable LegalForm form) {
        return new Organisations.Search(q, seat, form);
    }

    private static PageRequest sorted(String field) {
        return new PageRequest(1, 20, List.of(new SortKey(field, false)));
    }

    /** The rows' statement, as it reads what is known at this moment. */
    private String planOfThen(Supplier<?> read) throws SQLException {
        Sent rows = sent(() -> hindsight.at(Instant.now(), read)).get(0);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement then =
                    connection.prepareStatement("select set_config('known.at', now()::text, true),"
                            + " set_config('search_path', 'known, ' || current_setting('search_path'), true)")) {
                then.execute();
                return plan(connection, rows);
            } finally {
                connection.rollback();
            }
        }
    }

    /** The rows' statement; what counts them may well read all of the table. */
    private String plan(Supplier<?> read) throws SQLException {
        return plan(sent(read).get(0));
    }

    private static List<Sent> sent(Supplier<?> read) {
        // What opens a transaction, and says whose participants it comes near, reads nothing.
        List<Sent> sent = ListeningDriver.during(read).stream()
                .filter(Sent::isStatement)
                .filter(it -> !it.text().contains("set_config"))
                .toList();
        assertThat(sent).isNotEmpty();
        return sent;
    }

    private String plan(Sent sent) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return plan(connection, sent);
        }
    }

    private static String plan(Connection connection, Sent sent) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("explain " + sent.text())) {
            int at = 1;
            for (Object it : sent.values()) statement.setObject(at++, it);
            try (ResultSet rows = statement.executeQuery()) {
                var lines = new StringBuilder();
                while (rows.next()) lines.append(rows.getString(1)).append('\n');
                return lines.toString();
            }
        }
    }
}
