package se.kompetensbyran.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusinessNamed;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.affiliation;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.KNOWN;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.anIdea;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.withAllTicked;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysis;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysisWithEverything;
import static se.kompetensbyran.domain.nodes.NodeFixture.OPENING;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.nodes.NodeFixture.coverage;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisationNamed;
import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.assessments.AssessmentFixture;
import se.kompetensbyran.domain.assessments.Assessments;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.codelists.CodeListFixture;
import se.kompetensbyran.domain.enterprises.EnterpriseFixture;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Flow;
import se.kompetensbyran.domain.enterprises.RegisterEnterprise;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.figures.FigureYears;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.needs.Vote;
import se.kompetensbyran.domain.needs.Votes;
import se.kompetensbyran.domain.nodes.KeepNode;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.Municipality;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.quality.QualityFixture;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.referrals.ReferralFixture;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.SupportFixture;
import se.kompetensbyran.domain.worklist.WorkItems;
import se.kompetensbyran.domain.worklist.WorkKind;
import se.kompetensbyran.domain.worklist.WorkSight;
import se.kompetensbyran.domain.workplans.Activity;
import se.kompetensbyran.persistence.shared.ListeningDriver;
import se.kompetensbyran.persistence.shared.ListeningDriver.Sent;

/** A read for showing sends as many statements for a hundred rows as for one, and no transaction around them; projects, organisations and nodes, and who comes in, have tests of their own. */
@QuarkusTest
class StatementCountTest extends StatementCounting {

    @Inject
    WorkItems work;

    @Inject
    Enterprises enterprises;

    @Inject
    Assessments assessments;

    @Inject
    NeedsAnalyses analyses;

    @Inject
    Votes votes;

    @Inject
    Initiatives initiatives;

    @Inject
    FigureYears figures;

    @Inject
    Participants participants;

    @Inject
    Referrals referrals;

    @Inject
    QualityReviews reviews;

    @Inject
    SupportCases supportCases;

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_page_of_enterprises_is_two_statements_and_found_by_words_one_of_today_and_of_another_day(int limit) {
        var node = nodeOf(limit + 1);

        for (LocalDate asOf : Arrays.asList(null, EnterpriseFixture.MONDAY)) {
            var search = new Enterprises.Search(null, null, node, null, null, asOf);
            var sent = reading(() -> enterprises.search(search, PageRequest.first(limit), EnterpriseFixture.MONDAY));
            assertThat(rows).isEqualTo(limit);
            rowsAndCount(sent);

            var words = new Enterprises.Search("påhittat kafé", null, node, null, null, asOf);
            sent = reading(() -> enterprises.search(words, PageRequest.first(limit), EnterpriseFixture.MONDAY));
            assertThat(rows).isEqualTo(limit);
            assertThat(sent).singleElement().matches(Sent::isStatement);
            sent = reading(
                    () -> enterprises.search(words, new PageRequest(9, 100, List.of()), EnterpriseFixture.MONDAY));
            assertThat(rows).isZero();
            rowsAndCount(sent);
        }
    }

    @Test
    void facets_and_what_belongs_to_an_enterprise_are_one_statement_each() {
        var node = nodeOf(2);
        var search = new Enterprises.Search("påhittat kafé", null, node, null, null, null);
        var found = enterprises
                .search(search, PageRequest.first(1), EnterpriseFixture.MONDAY)
                .items()
                .get(0)
                .id();

        for (Supplier<?> read : List.<Supplier<?>>of(
                () -> enterprises.facets(search, EnterpriseFixture.MONDAY),
                () -> enterprises.overview(found, EnterpriseFixture.MONDAY),
                () -> enterprises.affiliationsOf(found),
                () -> enterprises.flow(Flow.Basis.STATUS, EnterpriseFixture.START, EnterpriseFixture.MONDAY),
                () -> figures.of(found))) {
            assertThat(ListeningDriver.during(read)).singleElement().matches(Sent::isStatement);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_page_of_assessments_is_two_statements(int limit) {
        var enterprise = enterpriseOf(nodeOf(0));
        for (int i = 0; i <= limit; i++)
            transaction(() -> assessments.save(AssessmentFixture.in(State.REJECTED, enterprise)));
        var search = new Assessments.Search(enterprise, null, null);

        var sent = reading(() -> assessments.search(search, PageRequest.first(limit), EnterpriseFixture.MONDAY));

        assertThat(rows).isEqualTo(limit);
        rowsAndCount(sent);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_page_of_needs_analyses_or_of_their_measures_or_of_votes_is_two_statements(int limit) {
        var project = transaction(() -> projects.save(anOngoingProject())).id();
        var activity = Activity.Id.next();
        transaction(() -> IntStream.rangeClosed(0, limit)
                .mapToObj(it -> analyses.save(anAnalysisWithEverything(project, activity)))
                .toList());
        var analysis = transaction(() -> analyses.save(anAnalysis()));
        var owner = transaction(() -> organisations.save(anOrganisationNamed("Påhittad (påhittad)")))
                .id();
        transaction(() -> IntStream.rangeClosed(0, limit)
                .mapToObj(it -> votes.save(Vote.cast(
                        analysis.id(),
                        enterprises.save(anEnterprise(owner)).id(),
                        analysis.findings().get(0).id())))
                .toList());
        var page = PageRequest.first(limit);

        for (Supplier<Page<?>> read : List.<Supplier<Page<?>>>of(
                () -> analyses.search(new NeedsAnalyses.Search(null, project, null), page),
                () -> analyses.measures(new NeedsAnalyses.MeasureSearch(project, activity, false), page),
                () -> votes.of(analysis.id(), List.of(owner), page))) {
            var sent = reading(read);
            assertThat(rows).isEqualTo(limit);
            rowsAndCount(sent);
        }
        for (Supplier<?> read :
                List.<Supplier<?>>of(() -> analyses.overview(analysis.id()), () -> votes.counts(analysis.id())))
            assertThat(ListeningDriver.during(read)).singleElement().matches(Sent::isStatement);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void a_page_of_quality_reviews_or_of_their_actions_is_two_statements(int limit) {
        var enterprise = enterpriseOf(nodeOf(0));
        var owner = new OrganisationId(organisation());
        for (int i = 0; i <= limit; i++) {
            var day = QualityFixture.MONDAY.minusDays(i);
            transaction(() -> reviews.save(QualityFixture.aReview(enterprise, day)
                    .with(QualityFixture.anAction(owner, QualityFixture.MONDAY))));
        }
        var within = new Within(Set.of(owner), Set.of(owner));

        for (Within it : Arrays.asList(null, within)) {
            var found = new QualityReviews.Search(enterprise, it);
            var sent = reading(() -> reviews.search(found, PageRequest.first(limit), QualityFixture.MONDAY));
            assertThat(sent).hasSizeLessThanOrEqualTo(2);
            if (it == null) rowsAndCount(sent);
            var late = new QualityReviews.ActionSearch(enterprise, null, QualityFixture.MONDAY.plusDays(1), it);
            sent = reading(() -> reviews.actions(late, PageRequest.first(limit), QualityFixture.MONDAY));
            assertThat(sent).hasSizeLessThanOrEqualTo(2);
            if (it == null) rowsAndCount(sent);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void a_page_of_participants_says_whose_they_are_and_is_two_statements(int limit) {
        var host = new OrganisationId(organisation());
        var node = transaction(() -> nodes.save(aNode(host))).id();
        for (int i = 0; i <= limit; i++)
            transaction(() -> participants.save(ParticipantFixture.aParticipant(node), Sight.REGION));
        var any = new Participants.Search(null, null, null, null);

        var sent = statements(() -> participants.search(any, Sight.at(Set.of(host)), PageRequest.first(limit)));

        assertThat(sent.get(0).text()).contains("participants.sight");
        rowsAndCount(sent.subList(1, sent.size()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void a_page_of_referrals_says_whose_they_are_and_is_two_statements(int limit) {
        var partner = new OrganisationId(organisation());
        var node = transaction(() -> nodes.save(aNode(new OrganisationId(organisation()))))
                .id();
        var own = ReferralSight.of(Set.of(partner));
        for (int i = 0; i <= limit; i++)
            transaction(() -> referrals.save(ReferralFixture.aSentOne(partner, node), own));
        var any = new Referrals.Search(null, null, null);

        var sent = statements(() -> referrals.search(any, own, PageRequest.first(limit), ReferralFixture.MONDAY));

        assertThat(sent.get(0).text()).contains("referrals.partners");
        rowsAndCount(sent.subList(1, sent.size()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_page_of_initiatives_is_two_statements_and_the_board_one(int limit) {
        var search = Initiatives.Search.at(null, nodeWithInitiatives(limit + 1));

        var sent = reading(() -> initiatives.search(search, PageRequest.first(limit), SupportFixture.MONDAY));

        assertThat(rows).isEqualTo(limit);
        rowsAndCount(sent);
        for (Supplier<?> read : List.<Supplier<?>>of(
                () -> initiatives.board(search, limit, SupportFixture.MONDAY),
                () -> initiatives.survival(search, SupportFixture.MONDAY)))
            assertThat(ListeningDriver.during(read)).singleElement().matches(Sent::isStatement);
    }

    private NodeId nodeWithInitiatives(int many) {
        return transaction(() -> {
            var host = organisations
                    .save(anOrganisationNamed("Påhittad (påhittad)"))
                    .id();
            var node = nodes.save(aNode(host)).id();
            for (int i = 0; i < many; i++) initiatives.save(i == 0 ? withAllTicked(anIdea(node), KNOWN) : anIdea(node));
            return node;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_page_of_support_cases_is_two_statements_and_their_figures_one_each(int limit) {
        var node = nodeOf(0);
        var enterprise = enterpriseOf(node);
        for (int i = 0; i <= limit; i++)
            transaction(() -> supportCases.save(SupportFixture.aTakenCase(enterprise, node)
                    .with(SupportFixture.session(node, SupportFixture.MONDAY, 5), SupportFixture.MONDAY)));
        var search = new SupportCases.Search(
                new SupportCases.Sight(Set.of(), Set.of(nodes.get(node).host())), enterprise, null, null, null);
        var always = new Period(SupportFixture.ASKED, null);

        var sent = reading(() -> supportCases.search(search, PageRequest.first(limit), SupportFixture.MONDAY));

        assertThat(rows).isEqualTo(limit);
        rowsAndCount(sent);
        for (Supplier<?> read : List.<Supplier<?>>of(
                () -> supportCases.loads(null, node, always, PageRequest.first(20), SupportFixture.MONDAY),
                () -> supportCases.waiting(null, node, always, SupportFixture.MONDAY)))
            assertThat(ListeningDriver.during(read)).singleElement().matches(Sent::isStatement);
    }

    @Test
    void what_a_node_or_an_enterprise_names_is_looked_up_at_once_however_much_it_is() {
        var host = new OrganisationId(organisation());
        var all = IntStream.range(0, 10)
                .mapToObj(it -> new Municipality(
                        new MunicipalityCode("993" + it), "Hitte (påhittad)", 1, LocalDate.of(2024, 12, 31)))
                .toList();
        transaction(() -> {
            for (String it : List.of("competence-areas", "sectors"))
                lists.save(CodeListFixture.theLists().get(it));
            all.forEach(municipalities::save);
            return all;
        });
        var keep = new KeepNode(nodes, organisations, municipalities, lists);
        var register = new RegisterEnterprise(enterprises, organisations, nodes, municipalities, lists);

        assertThat(List.of(1, 10).stream()
                        .map(many -> {
                            var node = aNode(host);
                            for (Municipality it : all.subList(0, many)) node = node.with(coverage(it, OPENING, null));
                            var kept = node;
                            return lookUps(() -> keep.keep(kept));
                        })
                        .distinct())
                .hasSize(1);
        assertThat(List.of(1, 10).stream()
                        .map(many -> {
                            var enterprise = anEnterprise(host);
                            for (int i = 0; i < many; i++) {
                                var day = EnterpriseFixture.START.plusDays(i);
                                enterprise = enterprise.with(affiliation(nodeOf(0), day, day));
                            }
                            var entered = enterprise;
                            return lookUps(() -> register.register(entered));
                        })
                        .distinct())
                .hasSize(1);
    }

    private static long lookUps(Supplier<?> work) {
        return statements(() -> transaction(work)).stream()
                .filter(it -> it.text().startsWith("select"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_page_of_the_work_list_is_two_statements_and_its_counts_are_one(int limit) {
        var node = nodeWithInitiatives(limit + 1);
        var host = nodes.get(node).host();
        var mine = WorkSight.of(Authority.of(List.of(new Grant(Role.ADVISER, host.value(), Reach.NODE))), "somebody");

        for (WorkSight it : List.of(mine, mine.only(WorkKind.INITIATIVE_UNMOVED))) {
            // Before referrals are read it is said whose.
            int told = it.shares().containsKey(WorkKind.REFERRAL_UNANSWERED) ? 1 : 0;
            var sent = reading(() -> work.search(it, PageRequest.first(limit), EnterpriseFixture.MONDAY)).stream()
                    .filter(one -> told == 0 || one.isStatement())
                    .toList();
            assertThat(rows).isEqualTo(limit);
            rowsAndCount(sent.subList(told, sent.size()));
            assertThat(ListeningDriver.during(() -> work.counts(it, EnterpriseFixture.MONDAY)).stream()
                            .filter(one -> told == 0 || one.isStatement()))
                    .hasSize(told + 1)
                    .allMatch(Sent::isStatement);
        }
        assertThat(ListeningDriver.during(() -> work.search(WorkSight.NONE, PageRequest.first(1), MONDAY)))
                .isEmpty();
    }

    @Test
    void an_enterprise_read_whole_is_four_statements() {
        var saved = enterpriseOf(nodeOf(0));

        var sent = ListeningDriver.during(() -> enterprises.get(saved));

        // Its row, two lists of parts, and the revision once more.
        assertThat(sent.stream().filter(Sent::isStatement)).hasSize(4);
    }

    @Test
    void an_empty_first_page_is_one_statement_and_a_page_past_the_end_two() {
        var nobody = new Projects.Search(null, OrganisationId.next(), null, null, null);
        var few = new Projects.Search(null, ownerOf(1), null, null, null);

        assertThat(reading(() -> projects.search(nobody, PageRequest.first(10), MONDAY)))
                .hasSize(1);
        rowsAndCount(reading(() -> projects.search(few, new PageRequest(9, 10, List.of()), MONDAY)));
    }

    @Test
    void a_write_is_a_transaction() {
        var sent = ListeningDriver.during(() -> transaction(() -> projects.save(anOngoingProject())));

        assertThat(sent).extracting(Sent::text).startsWith("begin").contains("commit");
        assertThat(sent.stream().filter(Sent::isStatement)).hasSizeGreaterThan(2);
    }

    @Test
    void a_save_costs_one_statement_more_for_the_journal() {
        var fresh = anOrganisationNamed("Påhittad (påhittad)");
        var entered = ListeningDriver.during(() -> transaction(() -> organisations.save(fresh)));
        var changed = ListeningDriver.during(() -> transaction(() -> {
            var read = organisations.get(fresh.id());
            return organisations.save(read.describe("Påhittad igen (påhittad)", null, null, null));
        }));

        assertThat(statements(entered))
                .containsExactly("select", "insert into organisation", "insert into journal_entry");
        assertThat(statements(changed)).containsExactly("select", "update organisation", "insert into journal_entry");
    }

    private NodeId nodeOf(int many) {
        return transaction(() -> {
            var host = organisations
                    .save(anOrganisationNamed("Påhittad (påhittad)"))
                    .id();
            var node = nodes.save(aNode(host)).id();
            for (int i = 0; i < many; i++)
                enterprises.save(anEnterprise(host, aBusinessNamed("Påhittat kafé (påhittat)"))
                        .with(affiliation(node, EnterpriseFixture.START, null)));
            return node;
        });
    }

    private EnterpriseId enterpriseOf(NodeId node) {
        return transaction(() -> enterprises
                .save(anEnterprise(nodes.get(node).host()).with(affiliation(node, EnterpriseFixture.START, null)))
                .id());
    }
}
