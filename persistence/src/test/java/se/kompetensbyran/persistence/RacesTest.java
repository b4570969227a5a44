package se.kompetensbyran.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.accounts.AccountFixture.NOON;
import static se.kompetensbyran.domain.accounts.AccountFixture.aHash;
import static se.kompetensbyran.domain.accounts.AccountFixture.administratorOf;
import static se.kompetensbyran.domain.accounts.AccountFixture.anActive;
import static se.kompetensbyran.domain.accounts.AccountFixture.anEmail;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aConfirmed;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aDraft;
import static se.kompetensbyran.domain.clients.ClientFixture.anApp;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusiness;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.affiliation;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.figures.FigureFixture.aReport;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.anIdea;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.became;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.movedTo;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.tick;
import static se.kompetensbyran.domain.needs.NeedsFixture.aFinding;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAdoption;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysis;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysisIn;
import static se.kompetensbyran.domain.nodes.NodeFixture.OPENING;
import static se.kompetensbyran.domain.nodes.NodeFixture.aDayForOneself;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.nodes.NodeFixture.aRegionalStructure;
import static se.kompetensbyran.domain.nodes.NodeFixture.coverage;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.aNumber;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.projects.ProjectFixture.START;
import static se.kompetensbyran.domain.projects.ProjectFixture.aDescription;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProjectFrom;
import static se.kompetensbyran.domain.projects.ProjectFixture.fundedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.ownedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.theRestBy;
import static se.kompetensbyran.domain.publications.PublicationFixture.aReport;
import static se.kompetensbyran.domain.publications.PublicationFixture.anAnnexOf;
import static se.kompetensbyran.domain.publications.PublicationFixture.annexed;
import static se.kompetensbyran.domain.publications.PublicationFixture.retitled;
import static se.kompetensbyran.domain.signin.SigninFixture.aCode;
import static se.kompetensbyran.domain.signin.SigninFixture.aRefreshHash;
import static se.kompetensbyran.domain.signin.SigninFixture.aSession;
import static se.kompetensbyran.domain.support.SupportFixture.aRequest;
import static se.kompetensbyran.domain.support.SupportFixture.aTakenCase;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.aLesson;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.anObjective;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.AccountProblem.EmailTaken;
import se.kompetensbyran.domain.accounts.AccountProblem.LastAdministrator;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.ManageAccounts;
import se.kompetensbyran.domain.assessments.AssessEnterprise;
import se.kompetensbyran.domain.assessments.Assessment;
import se.kompetensbyran.domain.assessments.AssessmentFixture;
import se.kompetensbyran.domain.assessments.AssessmentProblem.OpenAlready;
import se.kompetensbyran.domain.assessments.AssessmentProblem.ValidAlready;
import se.kompetensbyran.domain.assessments.Assessments;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Business;
import se.kompetensbyran.domain.enterprises.EnterpriseFixture;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem.AffiliationTaken;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.EnterprisesInBulk;
import se.kompetensbyran.domain.figures.FigureFixture;
import se.kompetensbyran.domain.figures.FigureProblem.YearTaken;
import se.kompetensbyran.domain.figures.FigureYears;
import se.kompetensbyran.domain.imports.Import;
import se.kompetensbyran.domain.imports.Imports;
import se.kompetensbyran.domain.imports.RunImport;
import se.kompetensbyran.domain.imports.Table;
import se.kompetensbyran.domain.incubation.GateCheck;
import se.kompetensbyran.domain.incubation.InitiativeFixture;
import se.kompetensbyran.domain.incubation.InitiativeProblem;
import se.kompetensbyran.domain.incubation.InitiativeProblem.AlreadyBecame;
import se.kompetensbyran.domain.incubation.InitiativeProblem.EnterpriseTaken;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.incubation.KeepInitiative;
import se.kompetensbyran.domain.merging.MergeOrganisations;
import se.kompetensbyran.domain.merging.Registers;
import se.kompetensbyran.domain.needs.CastVote;
import se.kompetensbyran.domain.needs.Finding;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.needs.NeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsFixture;
import se.kompetensbyran.domain.needs.NeedsProblem.FindingVoted;
import se.kompetensbyran.domain.needs.NeedsProblem.SecondAdopted;
import se.kompetensbyran.domain.needs.NeedsProblem.VotedAlready;
import se.kompetensbyran.domain.needs.NeedsProblem.VotingClosed;
import se.kompetensbyran.domain.needs.Stage;
import se.kompetensbyran.domain.needs.Vote;
import se.kompetensbyran.domain.needs.Votes;
import se.kompetensbyran.domain.nodes.NodeProblem.CoversAlready;
import se.kompetensbyran.domain.nodes.NodeProblem.SecondRoot;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Comparison.Choices;
import se.kompetensbyran.domain.organisations.Comparison.Side;
import se.kompetensbyran.domain.organisations.Merger;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.organisations.OrganisationProblem.Merged;
import se.kompetensbyran.domain.organisations.OrganisationProblem.NumberTaken;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInBulk;
import se.kompetensbyran.domain.projects.FundingLine.Status;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.ProjectProblem.NotEarlier;
import se.kompetensbyran.domain.projects.ProjectProblem.OwnerTaken;
import se.kompetensbyran.domain.projects.ProjectProblem.SecondRemainder;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.publications.Publication;
import se.kompetensbyran.domain.publications.PublicationProblem.HasAnnexes;
import se.kompetensbyran.domain.publications.PublicationProblem.NotAnnexable;
import se.kompetensbyran.domain.publications.Publications;
import se.kompetensbyran.domain.quality.QualityFixture;
import se.kompetensbyran.domain.quality.QualityProblem.ReviewedAlready;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.Unique;
import se.kompetensbyran.domain.signin.AuthorizationCodes;
import se.kompetensbyran.domain.signin.Session;
import se.kompetensbyran.domain.signin.Sessions;
import se.kompetensbyran.domain.signin.SigningKey;
import se.kompetensbyran.domain.signin.SigningKeys;
import se.kompetensbyran.domain.support.Step;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.SupportFixture;
import se.kompetensbyran.domain.support.WorkOnCase;
import se.kompetensbyran.domain.workplans.Workplan;
import se.kompetensbyran.domain.workplans.Workplans;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Race.Write;

/** What two transactions at once can do to each other: one wins, the other hears why it did not. */
@QuarkusTest
class RacesTest {

    @Inject
    Organisations organisations;

    @Inject
    Mergers mergers;

    @Inject
    Projects projects;

    @Inject
    Workplans workplans;

    @Inject
    Publications publications;

    @Inject
    Municipalities municipalities;

    @Inject
    Nodes nodes;

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
    QualityReviews reviews;

    @Inject
    SupportCases supportCases;

    @Inject
    CodeLists lists;

    @Inject
    Imports imports;

    @Inject
    Referrals referrals;

    @Inject
    OrganisationsInBulk organisationsInBulk;

    @Inject
    EnterprisesInBulk enterprisesInBulk;

    @Inject
    Accounts accounts;

    @Inject
    Clients clients;

    @Inject
    AuthorizationCodes codes;

    @Inject
    Sessions sessions;

    @Inject
    SigningKeys signingKeys;

    @Inject
    DataSource database;

    @Test
    void two_change_an_organisation() {
        var saved = saved(anOrganisation());
        Supplier<Write> change = () -> {
            var read = organisations.get(saved.id());
            return () -> organisations.save(read);
        };

        assertThat(Race.between(change, change)).singleElement().isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> organisations.get(saved.id())).revision())
                .isEqualTo(2);
    }

    @RepeatedTest(5)
    void two_merge_the_same_organisation_into_each_other_and_into_a_third() throws SQLException {
        var one = saved(anOrganisation());
        var other = saved(anOrganisation());
        var third = saved(anOrganisation());
        var project = saved(anOngoingProject().withRole(ownedBy(one.id())));

        assertThat(Race.between(merging(one, other), merging(other, one)))
                .singleElement()
                .isInstanceOfAny(Merged.class, Stale.class);
        var left = inTransaction(() -> organisations.find(one.id())).orElse(other);
        var gone = left.id().equals(one.id()) ? other : one;
        assertThat(inTransaction(() -> organisations.has(gone.id()))).isFalse();

        var fourth = saved(anOrganisation());
        assertThat(Race.between(merging(left, third), merging(fourth, left)))
                .singleElement()
                .isInstanceOfAny(Merged.class, Stale.class);

        mergersLeadToWhatIsThere();
        var owner = read(project.id()).roles().get(0).organisation();
        assertThat(inTransaction(() -> organisations.has(owner))).isTrue();
        assertThat(inTransaction(() -> mergers.find(gone.id())).orElseThrow().into())
                .isEqualTo(owner);
    }

    @RepeatedTest(5)
    void an_organisation_is_merged_while_it_is_given_a_role() throws SQLException {
        var gone = saved(anOrganisation());
        var survivor = saved(anOrganisation());
        var known = saved(anOngoingProject().withRole(ownedBy(gone.id())));
        var project = saved(anOngoingProject());
        Supplier<Write> give = () -> {
            var read = projects.get(project.id());
            return () -> projects.save(read.withRole(ownedBy(gone.id())));
        };

        assertThat(Race.between(give, merging(gone, survivor)))
                .hasSizeLessThan(2)
                .allMatch(Stale.class::isInstance);

        boolean isMerged = inTransaction(() -> organisations.find(gone.id())).isEmpty();
        var now = isMerged ? survivor.id() : gone.id();
        assertThat(read(known.id()).roles()).extracting(it -> it.organisation()).containsExactly(now);
        assertThat(read(project.id()).roles())
                .extracting(it -> it.organisation())
                .isSubsetOf(now);
        mergersLeadToWhatIsThere();
    }

    @Test
    void what_was_merged_is_never_led_to_beside_the_domain_either() {
        var gone = saved(anOrganisation());
        inTransaction(() -> merge(gone, saved(anOrganisation())));

        assertRefusedBy(
                "merger_into_fk",
                "insert into merger (merged_id, revision, changed_at, into_id, name, merged_by, merged_at)"
                        + " values (gen_random_uuid(), 1, now(), '" + gone.id() + "', 'Påhittad', 'test', now())");
        assertRefusedBy(
                "merger_not_into_itself",
                "insert into merger (merged_id, revision, changed_at, into_id, name, merged_by, merged_at)"
                        + " select id, 1, now(), id, 'Påhittad', 'test', now() from organisation limit 1");
    }

    private Supplier<Write> merging(Organisation gone, Organisation survivor) {
        return () -> {
            // As they were seen, which If-Match sees to.
            organisations.get(gone.id());
            organisations.get(survivor.id());
            return () -> merge(gone, survivor);
        };
    }

    private Merger merge(Organisation gone, Organisation survivor) {
        var merging = new MergeOrganisations(
                organisations,
                mergers,
                new Registers(
                        projects,
                        nodes,
                        enterprises,
                        initiatives,
                        analyses,
                        reviews,
                        accounts,
                        clients,
                        imports,
                        referrals));
        return merging.merge(
                merging.hold(survivor.id(), gone.id()),
                new Choices(Side.SURVIVOR, null, null, null),
                true,
                new Actor("manager-7", NOON));
    }

    private void mergersLeadToWhatIsThere() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from merger where merged_id in"
                        + " (select id from organisation) or into_id in (select merged_id from merger)")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
        }
    }

    @Test
    void two_change_a_project() {
        var saved = saved(anOngoingProject());
        Supplier<Write> change = () -> {
            var read = projects.get(saved.id());
            return () -> projects.save(read.describe(aDescription()));
        };

        assertThat(Race.between(change, change)).singleElement().isInstanceOf(Stale.class);
        assertThat(read(saved.id()).revision()).isEqualTo(2);
    }

    @Test
    void two_change_a_workplan() {
        var project = saved(anOngoingProject()).id();
        inTransaction(() -> workplans.save(Workplan.empty(project)));

        assertThat(Race.between(
                        () -> {
                            var read = workplans.get(project);
                            return () -> workplans.save(read.with(aLesson()));
                        },
                        () -> {
                            var read = workplans.get(project);
                            return () -> workplans.save(read.with(anObjective()));
                        }))
                .singleElement()
                .isInstanceOf(Stale.class);
        var after = inTransaction(() -> workplans.get(project));
        assertThat(after.revision()).isEqualTo(2);
        assertThat(after.lessons().size() + after.objectives().size()).isEqualTo(1);
    }

    @Test
    void two_change_a_publication() {
        var saved = saved(aReport(saved(anOngoingProject()).id()));
        Supplier<Write> change = () -> {
            var read = publications.get(saved.id());
            return () -> publications.save(retitled("Ny titel (påhittad)", read));
        };

        assertThat(Race.between(change, change)).singleElement().isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> publications.get(saved.id())).revision()).isEqualTo(2);
    }

    @Test
    void two_change_an_enterprise() {
        var host = saved(anOrganisation()).id();
        var saved = inTransaction(() -> enterprises.save(anEnterprise(host)));
        Supplier<Write> change = () -> {
            var read = enterprises.get(saved.id());
            return () -> enterprises.save(read.describe(host, aBusiness()));
        };

        assertThat(Race.between(change, change)).singleElement().isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> enterprises.get(saved.id())).revision()).isEqualTo(2);
    }

    @Test
    void two_register_an_enterprise_with_the_same_id() {
        var host = saved(anOrganisation()).id();
        var entered = anEnterprise(host);

        assertThat(Race.between(() -> () -> enterprises.save(entered), () -> () -> enterprises.save(entered)))
                .singleElement()
                .isInstanceOf(Stale.class);
    }

    @Test
    void an_enterprise_comes_to_belong_to_two_nodes_at_once() {
        var host = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host))).id();
        var saved = inTransaction(() -> enterprises.save(anEnterprise(host)));
        Supplier<Write> join = () -> {
            var read = enterprises.get(saved.id());
            return () -> enterprises.save(read.with(affiliation(node, OPENING, null)));
        };

        assertThat(Race.between(join, join)).singleElement().isInstanceOfAny(AffiliationTaken.class, Stale.class);
        assertThat(inTransaction(() -> enterprises.get(saved.id())).affiliations())
                .hasSize(1);

        // Beside the domain too: what the revision lets through, the constraint does not.
        assertRefusedBy(
                "enterprise_affiliation_one_at_a_time",
                "insert into enterprise_affiliation (id, enterprise_id, position, node_id, from_day)"
                        + " values (gen_random_uuid(), '" + saved.id() + "', 1, '" + node + "', '2024-01-01')");
    }

    private void assertRefusedBy(String constraint, String insert) {
        assertThatThrownBy(() -> {
                    try (Connection connection = database.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute(insert);
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(constraint);
    }

    @Test
    void two_begin_an_assessment_of_an_enterprise_at_once() {
        var enterprise = inTransaction(() ->
                        enterprises.save(anEnterprise(saved(anOrganisation()).id())))
                .id();

        assertThat(Race.between(
                        () -> () -> assessments.save(aDraft(enterprise)),
                        () -> () -> assessments.save(aDraft(enterprise))))
                .singleElement()
                .isInstanceOfAny(OpenAlready.class, Stale.class);
    }

    @Test
    void an_enterprise_comes_to_be_confirmed_twice_at_once() {
        var enterprise = inTransaction(() ->
                        enterprises.save(anEnterprise(saved(anOrganisation()).id())))
                .id();
        var day = LocalDate.of(2024, 6, 3);

        assertThat(Race.between(
                        () -> () -> assessments.save(aConfirmed(enterprise, day)),
                        () -> () -> assessments.save(aConfirmed(enterprise, day.plusMonths(11)))))
                .singleElement()
                .isInstanceOfAny(ValidAlready.class, Stale.class);
        assertThat(assessments
                        .search(new Assessments.Search(enterprise, null, null), PageRequest.first(10), day)
                        .items())
                .hasSize(1);
    }

    @RepeatedTest(5)
    void an_assessment_is_confirmed_while_it_is_withdrawn() {
        var waiting = submitted();
        var assess = new AssessEnterprise(assessments, enterprises);

        assertThat(Race.between(
                        () -> {
                            var read = assessments.get(waiting.id());
                            return () -> assess.decide(
                                    read,
                                    AssessmentFixture.step(State.CONFIRMED),
                                    AssessmentFixture.ALL_MET,
                                    null,
                                    EnterpriseFixture.MONDAY);
                        },
                        () -> {
                            var read = assessments.get(waiting.id());
                            return () -> assessments.save(read.become(AssessmentFixture.step(State.WITHDRAWN)));
                        }))
                .singleElement()
                .isInstanceOf(Stale.class);
    }

    @RepeatedTest(5)
    void a_business_closes_while_its_status_is_confirmed() {
        var waiting = submitted();
        var assess = new AssessEnterprise(assessments, enterprises);
        var closing = EnterpriseFixture.step(
                se.kompetensbyran.domain.enterprises.Stage.CLOSED, EnterpriseFixture.MONDAY.toString());

        // One has closed it when the other reads, and says so only when that has had time to go on.
        assertThat(Race.between(
                        () -> {
                            var read = enterprises.get(waiting.enterprise());
                            enterprises.save(read.become(closing, EnterpriseFixture.MONDAY));
                            return () -> LockSupport.parkNanos(300_000_000);
                        },
                        () -> {
                            var read = assessments.get(waiting.id());
                            assertThat(enterprises.get(waiting.enterprise()).stage())
                                    .isEqualTo(se.kompetensbyran.domain.enterprises.Stage.TRADING);
                            return () -> assess.decide(
                                    read,
                                    AssessmentFixture.step(State.CONFIRMED),
                                    AssessmentFixture.ALL_MET,
                                    null,
                                    EnterpriseFixture.MONDAY);
                        }))
                .singleElement()
                .isInstanceOf(EnterpriseProblem.Closed.class);
        assertThat(inTransaction(() -> assessments.get(waiting.id())).state()).isEqualTo(State.SUBMITTED);
    }

    private Assessment submitted() {
        var enterprise = inTransaction(
                () -> enterprises.save(anEnterprise(saved(anOrganisation()).id())));
        return inTransaction(() -> assessments.save(AssessmentFixture.aSubmitted(enterprise.id())));
    }

    @Test
    void an_initiative_becomes_two_enterprises_at_once() {
        var host = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host))).id();
        var saved = inTransaction(() -> initiatives.save(movedTo(
                se.kompetensbyran.domain.incubation.Stage.REGISTERED, anIdea(node), host, InitiativeFixture.KNOWN)));
        Supplier<Write> become = () -> {
            var enterprise =
                    inTransaction(() -> enterprises.save(anEnterprise(host))).id();
            var read = initiatives.get(saved.id());
            return () -> initiatives.save(
                    read.become(became(enterprise, InitiativeFixture.KNOWN), InitiativeFixture.MONDAY));
        };

        assertThat(Race.between(become, become)).singleElement().isInstanceOfAny(AlreadyBecame.class, Stale.class);
        assertThat(inTransaction(() -> initiatives.get(saved.id())).became()).isNotNull();
    }

    @Test
    void two_initiatives_become_the_same_enterprise_at_once() {
        var host = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host))).id();
        var enterprise =
                inTransaction(() -> enterprises.save(anEnterprise(host))).id();
        Supplier<Write> become = () -> {
            var registered = movedTo(
                    se.kompetensbyran.domain.incubation.Stage.REGISTERED, anIdea(node), host, InitiativeFixture.KNOWN);
            return () -> initiatives.save(
                    registered.become(became(enterprise, InitiativeFixture.KNOWN), InitiativeFixture.MONDAY));
        };

        assertThat(Race.between(become, become)).singleElement().isInstanceOf(EnterpriseTaken.class);
    }

    @Test
    void two_change_an_initiative() {
        var host = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host))).id();
        var saved = inTransaction(() -> initiatives.save(anIdea(node)));
        Supplier<Write> tick = () -> {
            var read = initiatives.get(saved.id());
            return () -> initiatives.save(
                    read.tick(tick(GateCheck.PLAN_AGREED, InitiativeFixture.KNOWN), InitiativeFixture.MONDAY));
        };

        assertThat(Race.between(tick, tick)).singleElement().isInstanceOf(Stale.class);
    }

    @Test
    void two_report_the_figures_of_a_year_and_two_confirm_them() throws SQLException {
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
        assertThatThrownBy(() -> {
                    try (Connection connection = database.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute(
                                "insert into figure_set select figure_year_id, 1, reference_day, employed_women,"
                                        + " employed_men, employed_non_binary, employed_unknown, full_time_hundredths,"
                                        + " occupied_women, occupied_men, occupied_non_binary, occupied_unknown, target_women,"
                                        + " target_men, target_non_binary, target_unknown, turnover_ore, 'x', reported_by,"
                                        + " reported_at, confirmed_by, confirmed_at, true, gen_random_uuid() from figure_set where figure_year_id = '"
                                        + after.id() + "'");
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("figure_set_one_in_force");
    }

    @Test
    void two_advisers_take_the_same_request() {
        var host = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host))).id();
        var enterprise =
                inTransaction(() -> enterprises.save(anEnterprise(host))).id();
        var asked = inTransaction(() -> supportCases.save(aRequest(enterprise)));
        Supplier<Write> take = () -> {
            var read = supportCases.get(asked.id());
            return () -> supportCases.save(read.become(Step.take(node, SupportFixture.ADVISER)));
        };

        assertThat(Race.between(take, take)).singleElement().isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> supportCases.get(asked.id())).history()).hasSize(2);
    }

    @Test
    void a_node_takes_a_case_while_its_coverage_is_taken_away() {
        municipalitiesAreKnown();
        var host = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host).with(coverage(HITTENAS, OPENING, null))));
        var asked = inTransaction(() -> supportCases.save(
                aRequest(enterprises.save(anEnterprise(host, inHittenas())).id())));
        var coverage = node.coverage().get(0).id();
        var interrupted = interrupted(
                Nodes.class,
                nodes,
                () -> inTransaction(() -> nodes.save(nodes.get(node.id()).without(coverage))));
        var work = new WorkOnCase(supportCases, enterprises, initiatives, interrupted, lists);
        var take = Step.take(node.id(), SupportFixture.ADVISER);

        assertThatThrownBy(
                        () -> inTransaction(() -> work.move(supportCases.get(asked.id()), take, SupportFixture.MONDAY)))
                .isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> supportCases.get(asked.id())).history()).hasSize(1);
    }

    @Test
    void the_same_file_is_imported_twice_at_once() throws Exception {
        String name = "Påhittade föreningen " + Unique.word();
        var both = new CyclicBarrier(2);
        Table file = reader -> {
            reader.heading(List.of("name"));
            // Each waits a while for the other, so that without turns both would look before either has saved.
            try {
                both.await(400, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | BrokenBarrierException e) {
                // The other waits for its turn.
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            reader.row(2, List.of(name));
        };
        var run = new RunImport(organisationsInBulk, enterprisesInBulk, nodes, municipalities, lists);
        var asked = Import.queued(
                Import.Kind.ORGANISATIONS,
                Import.Mode.ALL_OR_NOTHING,
                false,
                UUID.randomUUID(),
                SupportFixture.ADVISER);
        Supplier<Import.State> one = () -> inTransaction(() -> {
            imports.takeTurn();
            return run.run(asked, file, SupportFixture.ADVISER, (done, total) -> {})
                    .state();
        });

        var first = CompletableFuture.supplyAsync(one);
        var second = CompletableFuture.supplyAsync(one);

        assertThat(List.of(first.get(20, TimeUnit.SECONDS), second.get(20, TimeUnit.SECONDS)))
                .containsExactlyInAnyOrder(Import.State.DONE, Import.State.REFUSED);
        assertThat(inTransaction(() -> organisationsInBulk.named(Set.of(name)))).hasSize(1);
        assertThat(inTransaction(() ->
                                organisations.search(new Organisations.Search(name, null, null), PageRequest.first(9)))
                        .items())
                .filteredOn(it -> it.name().equals(name))
                .hasSize(1);
    }

    @Test
    void a_business_closes_while_its_request_comes() {
        var host = saved(anOrganisation()).id();
        var enterprise =
                inTransaction(() -> enterprises.save(anEnterprise(host))).id();
        var asked = aRequest(enterprise);
        inTransaction(() -> {
            lists.save(theLists().get("competence-areas"));
            return asked;
        });
        var closing = EnterpriseFixture.step(se.kompetensbyran.domain.enterprises.Stage.CLOSED, "2024");
        var interrupted = interrupted(
                Enterprises.class,
                enterprises,
                () -> inTransaction(
                        () -> enterprises.save(enterprises.get(enterprise).become(closing, EnterpriseFixture.MONDAY))));

        assertThatThrownBy(() -> inTransaction(
                        () -> new WorkOnCase(supportCases, interrupted, initiatives, nodes, lists).request(asked)))
                .isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> supportCases.find(asked.id()))).isEmpty();
    }

    /** The same port, but something happens just after it has found what was looked for. */
    private static <T> T interrupted(Class<T> port, T real, Runnable meanwhile) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    Object found = method.invoke(real, arguments);
                    if (method.getName().equals("find")) meanwhile.run();
                    return found;
                }));
    }

    @RepeatedTest(5)
    void an_enterprise_changes_hands_while_an_initiative_becomes_it() {
        var host = saved(anOrganisation()).id();
        var other = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host))).id();
        var enterprise =
                inTransaction(() -> enterprises.save(anEnterprise(host))).id();
        var registered = inTransaction(() -> initiatives.save(movedTo(
                se.kompetensbyran.domain.incubation.Stage.REGISTERED, anIdea(node), host, InitiativeFixture.KNOWN)));
        var keep = new KeepInitiative(initiatives, nodes, organisations, municipalities, enterprises);
        AtomicInteger handedOver = new AtomicInteger();

        // Whoever has the row first is done first; if that is the new owner, the initiative hears of it.
        var failures = Race.between(
                () -> {
                    var read = initiatives.get(registered.id());
                    enterprises.get(enterprise);
                    return () -> {
                        keep.become(read, became(enterprise, InitiativeFixture.KNOWN), InitiativeFixture.MONDAY);
                        handedOver.set((int) enterprises
                                .overview(enterprise, InitiativeFixture.MONDAY)
                                .filter(it -> it.organisation().id().equals(other))
                                .stream()
                                .count());
                    };
                },
                () -> {
                    var read = enterprises.get(enterprise);
                    return () -> enterprises.save(read.describe(other, read.business()));
                });

        assertThat(failures)
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(it -> it instanceof Stale || it instanceof InitiativeProblem.AnotherOrganisation);
        assertThat(handedOver).hasValue(0);
        assertThat(inTransaction(() -> initiatives.get(registered.id())).became() == null)
                .isEqualTo(!failures.isEmpty());
    }

    private void municipalitiesAreKnown() {
        inTransaction(() -> {
            municipalities.save(HITTENAS);
            return HITTENAS;
        });
    }

    private static Business inHittenas() {
        return new Business("Påhittade verkstaden " + Unique.word(), null, null, Set.of(), HITTENAS.code());
    }

    @Test
    void a_session_is_added_while_the_case_is_closed() {
        var host = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host))).id();
        var enterprise =
                inTransaction(() -> enterprises.save(anEnterprise(host))).id();
        var taken = inTransaction(() -> supportCases.save(aTakenCase(enterprise, node)));

        assertThat(Race.between(
                        () -> {
                            var read = supportCases.get(taken.id());
                            return () -> supportCases.save(read.become(
                                    SupportFixture.step(se.kompetensbyran.domain.support.Stage.CLOSED, node)));
                        },
                        () -> {
                            var read = supportCases.get(taken.id());
                            return () -> supportCases.save(read.with(
                                    SupportFixture.session(node, SupportFixture.MONDAY, 60), SupportFixture.MONDAY));
                        }))
                .singleElement()
                .isInstanceOf(Stale.class);
    }

    @Test
    void two_enter_an_organisation_with_the_same_id() {
        var entered = anOrganisation();

        assertThat(Race.between(() -> () -> organisations.save(entered), () -> () -> organisations.save(entered)))
                .singleElement()
                .isInstanceOf(Stale.class);
    }

    @Test
    void two_enter_a_project_with_the_same_id() {
        var entered = anOngoingProject();

        assertThat(Race.between(() -> () -> projects.save(entered), () -> () -> projects.save(entered)))
                .singleElement()
                .isInstanceOf(Stale.class);
    }

    @Test
    void two_write_the_first_words_of_a_workplan() {
        var project = saved(anOngoingProject()).id();
        Supplier<Write> first = () -> {
            var read = workplans.get(project);
            return () -> workplans.save(read.with(aLesson()));
        };

        assertThat(Race.between(first, first)).singleElement().isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> workplans.get(project)).lessons()).hasSize(1);
    }

    @Test
    void two_describe_a_publication_with_the_same_id() {
        var described = aReport(saved(anOngoingProject()).id());

        assertThat(Race.between(() -> () -> publications.save(described), () -> () -> publications.save(described)))
                .singleElement()
                .isInstanceOf(Stale.class);
    }

    @Test
    void two_organisations_take_the_same_number() {
        var number = aNumber();

        assertThat(Race.between(
                        () -> () -> organisations.save(numbered(number)),
                        () -> () -> organisations.save(numbered(number))))
                .singleElement()
                .isInstanceOf(NumberTaken.class);
    }

    @Test
    void two_owners_come_on_the_same_day() {
        var owner = saved(anOrganisation()).id();
        var saved = saved(anOngoingProject());
        Supplier<Write> own = () -> {
            var read = projects.get(saved.id());
            return () -> projects.save(read.withRole(ownedBy(owner)));
        };

        assertThat(Race.between(own, own)).singleElement().isInstanceOfAny(OwnerTaken.class, Stale.class);
        assertThat(read(saved.id()).roles()).hasSize(1);
    }

    @Test
    void two_lines_are_the_rest() {
        var funder = saved(anOrganisation()).id();
        var saved = saved(anOngoingProject().withTotal(Money.kronor(100)));
        Supplier<Write> fund = () -> {
            var read = projects.get(saved.id());
            return () -> projects.save(read.withFundingLine(theRestBy(funder, Status.GRANTED)));
        };

        assertThat(Race.between(fund, fund)).singleElement().isInstanceOfAny(SecondRemainder.class, Stale.class);
        assertThat(read(saved.id()).budget().granted()).isEqualTo(Money.kronor(100));
    }

    @Test
    void two_grants_are_together_more_than_the_total() {
        var funder = saved(anOrganisation()).id();
        var saved = saved(anOngoingProject().withTotal(Money.kronor(100)));
        Supplier<Write> grant = () -> {
            var read = projects.get(saved.id());
            return () -> projects.save(read.withFundingLine(fundedBy(funder, "60", Status.GRANTED)));
        };

        assertThat(Race.between(grant, grant)).singleElement().isInstanceOf(Stale.class);
        assertThat(read(saved.id()).budget().granted()).isEqualTo(Money.kronor(60));
    }

    @Test
    void a_grant_comes_while_the_total_is_lowered() {
        var funder = saved(anOrganisation()).id();
        var saved = saved(anOngoingProject().withTotal(Money.kronor(100)));

        assertThat(Race.between(
                        () -> {
                            var read = projects.get(saved.id());
                            return () -> projects.save(read.withFundingLine(fundedBy(funder, "60", Status.GRANTED)));
                        },
                        () -> {
                            var read = projects.get(saved.id());
                            return () -> projects.save(read.withTotal(Money.kronor(50)));
                        }))
                .singleElement()
                .isInstanceOf(Stale.class);
    }

    @Test
    void a_project_is_read_whole_while_it_changes() {
        var funder = saved(anOrganisation()).id();
        var fifty = fundedBy(funder, "50", Status.GRANTED);
        var saved = saved(anOngoingProject().withTotal(Money.kronor(50)).withFundingLine(fifty));

        // The reader has the project's row and waits for its lines, which change before it gets them.
        CompletableFuture<Project> reading = inTransaction(() -> {
            lockFundingLines();
            projects.save(projects.get(saved.id())
                    .withTotal(Money.kronor(100))
                    .withFundingLine(fundedBy(funder, "50", Status.GRANTED)));
            var reader = CompletableFuture.supplyAsync(() -> read(saved.id()));
            untilFundingLinesAreWaitedFor();
            return reader;
        });

        Project read = reading.join();
        assertThat(read.revision()).isEqualTo(2);
        assertThat(read.budget().granted()).isEqualTo(Money.kronor(100));
    }

    // Which of the two is first differs from run to run; each order has its own refusal.
    @RepeatedTest(5)
    void a_project_starts_later_while_another_comes_to_continue_it() throws SQLException {
        var earlier = saved(anOngoingProjectFrom(START.minusYears(1)));
        var later = saved(anOngoingProjectFrom(START));

        assertThat(Race.between(
                        () -> {
                            var read = projects.get(earlier.id());
                            return () -> projects.save(startingLate(read));
                        },
                        () -> {
                            var read = projects.get(later.id()).continuing(projects.get(earlier.id()));
                            return () -> projects.save(read);
                        }))
                .singleElement()
                .isInstanceOfAny(NotEarlier.class, Stale.class);
        lineageIsTrue();
    }

    @Test
    void a_project_started_later_before_another_came_to_continue_it() throws SQLException {
        var earlier = saved(anOngoingProjectFrom(START.minusYears(1)));
        var later = saved(anOngoingProjectFrom(START));

        assertThatThrownBy(() -> inTransaction(() -> {
                    var read = projects.get(later.id()).continuing(projects.get(earlier.id()));
                    inTransaction(() -> projects.save(startingLate(projects.get(earlier.id()))));
                    return projects.save(read);
                }))
                .isInstanceOf(Stale.class);
        assertThat(read(later.id()).continues()).isNull();
        lineageIsTrue();
    }

    @Test
    void another_came_to_continue_a_project_before_it_started_later() throws SQLException {
        var earlier = saved(anOngoingProjectFrom(START.minusYears(1)));
        var later = saved(anOngoingProjectFrom(START));

        assertThatThrownBy(() -> inTransaction(() -> {
                    var read = projects.get(earlier.id());
                    inTransaction(() -> projects.save(projects.get(later.id()).continuing(read)));
                    return projects.save(startingLate(read));
                }))
                .isInstanceOf(NotEarlier.class);
        assertThat(read(earlier.id()).schedule().startsOn()).isEqualTo(START.minusYears(1));
        lineageIsTrue();
    }

    @Test
    void the_one_that_continues_changes_while_the_first_day_of_the_other_moves() throws SQLException {
        var earlier = saved(anOngoingProjectFrom(START.minusYears(1)));
        var later = saved(anOngoingProjectFrom(START).continuing(earlier));

        assertThatThrownBy(() -> inTransaction(() -> {
                    var read = projects.get(later.id());
                    inTransaction(() -> projects.save(projects.get(earlier.id())
                            .plan(START.minusYears(2), earlier.schedule().plannedEndsOn())));
                    return projects.save(read.describe(aDescription()));
                }))
                .isInstanceOf(Stale.class);
        lineageIsTrue();
    }

    @RepeatedTest(5)
    void a_whole_becomes_an_annex_while_it_gets_one() {
        var project = saved(anOngoingProject()).id();
        var other = saved(aReport(project));
        var whole = saved(aReport(project));

        assertThat(Race.between(
                        () -> {
                            var read = publications.get(whole.id());
                            return () -> publications.save(annexed(read, other));
                        },
                        () -> () -> publications.save(anAnnexOf(whole))))
                .singleElement()
                .isInstanceOfAny(HasAnnexes.class, NotAnnexable.class, Stale.class);
    }

    @Test
    void two_regional_structures_come_on_the_same_day() {
        var host = saved(anOrganisation()).id();
        var day = aDayForOneself();

        assertThat(Race.between(
                        () -> () -> nodes.save(aRegionalStructure(host, day, day)),
                        () -> () -> nodes.save(aRegionalStructure(host, day, day))))
                .singleElement()
                .isInstanceOfAny(SecondRoot.class, Stale.class);
        assertThat(nodes.search(new Nodes.Search(null, host, null, null, day), PageRequest.first(10))
                        .items())
                .hasSize(1);
    }

    @Test
    void a_node_comes_to_cover_a_municipality_twice_at_once() {
        inTransaction(() -> {
            municipalities.save(HITTENAS);
            return HITTENAS;
        });
        var host = saved(anOrganisation()).id();
        var saved = inTransaction(() -> nodes.save(aNode(host)));
        Supplier<Write> cover = () -> {
            var read = nodes.get(saved.id());
            return () -> nodes.save(read.with(coverage(HITTENAS, OPENING, null)));
        };

        assertThat(Race.between(cover, cover)).singleElement().isInstanceOfAny(CoversAlready.class, Stale.class);
        assertThat(inTransaction(() -> nodes.get(saved.id())).coverage()).hasSize(1);

        assertRefusedBy(
                "support_node_coverage_once",
                "insert into support_node_coverage (id, node_id, position, municipality, from_day)"
                        + " values (gen_random_uuid(), '" + saved.id() + "', 1, '"
                        + HITTENAS.code().value() + "', '"
                        + OPENING.plusYears(1) + "')");
    }

    @RepeatedTest(5)
    void an_enterprise_votes_twice_at_once() {
        var analysis = inTransaction(() -> analyses.save(anAnalysis().with(aFinding())));
        var enterprise = inTransaction(
                () -> enterprises.save(anEnterprise(saved(anOrganisation()).id())));
        Function<Finding, Supplier<Write>> vote = finding -> () -> {
            var it = Vote.cast(analysis.id(), enterprise.id(), finding.id());
            return () -> new CastVote(analyses, votes).cast(it, enterprise);
        };

        assertThat(Race.between(
                        vote.apply(analysis.findings().get(0)),
                        vote.apply(analysis.findings().get(1))))
                .singleElement()
                .isInstanceOf(VotedAlready.class);
        assertThat(votes.counts(analysis.id()).values()).containsExactly(1);
    }

    @RepeatedTest(5)
    void votes_close_while_an_enterprise_votes() {
        var analysis = inTransaction(() -> analyses.save(anAnalysis()));
        var enterprise = inTransaction(
                () -> enterprises.save(anEnterprise(saved(anOrganisation()).id())));
        AtomicInteger counted = new AtomicInteger();

        var failures = Race.between(
                () -> {
                    var read = analyses.get(analysis.id());
                    return () -> {
                        analyses.save(read.become(NeedsFixture.step(Stage.CLOSED), NeedsFixture.MONDAY));
                        counted.set(votes.counts(analysis.id()).size());
                    };
                },
                () -> {
                    var it = Vote.cast(
                            analysis.id(),
                            enterprise.id(),
                            analysis.findings().get(0).id());
                    return () -> votes.save(it);
                });

        assertThat(failures).allMatch(VotingClosed.class::isInstance);
        assertThat(counted.get()).isEqualTo(1 - failures.size());
        assertThat(votes.counts(analysis.id())).hasSize(counted.get());
    }

    @RepeatedTest(5)
    void a_finding_is_taken_away_while_an_enterprise_votes_for_it() {
        var analysis = inTransaction(() -> analyses.save(anAnalysis().with(aFinding())));
        var finding = analysis.findings().get(0).id();
        var enterprise = inTransaction(
                () -> enterprises.save(anEnterprise(saved(anOrganisation()).id())));

        assertThat(Race.between(
                        () -> {
                            var read = analyses.get(analysis.id());
                            return () -> analyses.save(read.without(finding));
                        },
                        () -> () -> votes.save(Vote.cast(analysis.id(), enterprise.id(), finding))))
                .singleElement()
                .isInstanceOfAny(FindingVoted.class, Stale.class);
    }

    @RepeatedTest(5)
    void a_finding_comes_to_say_something_else_while_an_enterprise_votes_for_it() {
        var analysis = inTransaction(() -> analyses.save(anAnalysis()));
        var finding = analysis.findings().get(0);
        var enterprise = inTransaction(
                () -> enterprises.save(anEnterprise(saved(anOrganisation()).id())));
        var other = new Finding(finding.id(), new Bilingual("Påhittat annat", "Invented other"), Set.of());
        AtomicInteger votedBefore = new AtomicInteger();

        var failures = Race.between(
                () -> {
                    var read = analyses.get(analysis.id());
                    return () -> {
                        analyses.save(read.with(other));
                        votedBefore.set(votes.counts(analysis.id()).size());
                    };
                },
                () -> () -> votes.save(Vote.cast(analysis.id(), enterprise.id(), finding.id())));

        assertThat(failures).allMatch(FindingVoted.class::isInstance);
        assertThat(votedBefore.get()).isZero();
        assertThat(votes.counts(analysis.id())).hasSize(1);
        assertThat(inTransaction(() -> analyses.get(analysis.id())).finding(finding.id()))
                .isEqualTo(failures.isEmpty() ? other : finding);
    }

    @RepeatedTest(5)
    void two_sets_are_adopted_at_once_where_none_is() {
        inTransaction(() -> analyses.adopted().map(it -> analyses.save(superseded(it))));

        assertThat(Race.between(adopting(), adopting())).singleElement().isInstanceOf(SecondAdopted.class);
        assertThat(inTransaction(() -> analyses.search(
                                new NeedsAnalyses.Search(Stage.ADOPTED, null, null), PageRequest.first(10))
                        .items()))
                .hasSize(1);
    }

    @RepeatedTest(5)
    void two_sets_are_adopted_at_once_where_one_is() {
        var body = saved(anOrganisation()).id();
        inTransaction(() -> analyses.adopted().map(it -> analyses.save(superseded(it))));
        inTransaction(() -> analyses.save(anAnalysisIn(Stage.ADOPTED, body)));

        assertThat(Race.between(adopting(), adopting())).singleElement().isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> analyses.search(
                                new NeedsAnalyses.Search(Stage.ADOPTED, null, null), PageRequest.first(10))
                        .items()))
                .hasSize(1);
    }

    @RepeatedTest(5)
    void an_enterprise_is_reviewed_twice_on_a_day_at_once() {
        var enterprise = inTransaction(() ->
                        enterprises.save(anEnterprise(saved(anOrganisation()).id())))
                .id();
        Supplier<Write> review = () -> {
            var it = QualityFixture.aReview(enterprise, QualityFixture.MONDAY);
            return () -> reviews.save(it);
        };

        assertThat(Race.between(review, review)).singleElement().isInstanceOf(ReviewedAlready.class);
        assertThat(reviews.search(
                                new QualityReviews.Search(enterprise, null),
                                PageRequest.first(10),
                                QualityFixture.MONDAY)
                        .items())
                .hasSize(1);
    }

    private Supplier<Write> adopting() {
        var body = saved(anOrganisation()).id();
        var prioritised = inTransaction(() -> analyses.save(anAnalysisIn(Stage.PRIORITISED, body)));
        return () -> {
            var adopted = analyses.adopted();
            var read =
                    analyses.get(prioritised.id()).adopt(anAdoption(body), NeedsFixture.MANAGER, NeedsFixture.MONDAY);
            return () -> {
                adopted.map(RacesTest::superseded).ifPresent(analyses::save);
                analyses.save(read);
            };
        };
    }

    private static NeedsAnalysis superseded(NeedsAnalysis it) {
        return it.supersede(NeedsFixture.MONDAY, NeedsFixture.MANAGER);
    }

    private void lockFundingLines() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("lock table project_funding_line in access exclusive mode");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void untilFundingLinesAreWaitedFor() {
        for (int i = 0; i < 1000; i++)
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select 1 from pg_locks"
                            + " where not granted and relation = 'project_funding_line'::regclass")) {
                if (row.next()) return;
                Thread.sleep(10);
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        throw new IllegalStateException("nobody came");
    }

    @Test
    void two_accounts_come_with_one_address() {
        var email = anEmail();
        Supplier<Write> invite = () -> {
            var it = Account.invite(email, "Påhittad", List.of(), aHash(), NOON);
            return () -> accounts.save(it);
        };

        assertThat(Race.between(invite, invite)).singleElement().isInstanceOf(EmailTaken.class);
        assertThat(inTransaction(() -> accounts.findByEmail(email))).isPresent();
    }

    @RepeatedTest(5)
    void the_last_two_administrators_shut_each_other_out() {
        var here = saved(anOrganisation()).id().value();
        var one = saved(anActive(administratorOf(here))).id();
        var other = saved(anActive(administratorOf(here))).id();

        assertThat(Race.between(shutOut(one), shutOut(other))).singleElement().isInstanceOf(LastAdministrator.class);
        assertThat(inTransaction(() -> accounts.administratorsOf(here))).hasSize(1);
    }

    // Each has the two organisations in an order of its own: they must not wait for each other.
    @RepeatedTest(5)
    void the_last_two_administrators_of_two_organisations_shut_each_other_out() {
        var here = saved(anOrganisation()).id().value();
        var there = saved(anOrganisation()).id().value();
        var one = saved(anActive(administratorOf(here), administratorOf(there))).id();
        var other =
                saved(anActive(administratorOf(there), administratorOf(here))).id();

        assertThat(Race.between(shutOut(one), shutOut(other))).singleElement().isInstanceOf(LastAdministrator.class);
        assertThat(inTransaction(() -> accounts.administratorsOf(here))).hasSize(1);
        assertThat(inTransaction(() -> accounts.administratorsOf(there))).hasSize(1);
    }

    @RepeatedTest(5)
    void one_gives_up_the_role_while_the_other_is_shut_out() {
        var here = saved(anOrganisation()).id().value();
        var one = saved(anActive(administratorOf(here))).id();
        var other = saved(anActive(administratorOf(here))).id();
        var everywhere = Authority.of(List.of(new Grant(Role.ADMINISTRATOR, here, Reach.REGION)));

        assertThat(Race.between(shutOut(one), () -> {
                    var read = accounts.get(other);
                    return () -> new ManageAccounts(accounts).describe(everywhere, read, read.name(), List.of());
                }))
                .singleElement()
                .isInstanceOf(LastAdministrator.class);
        assertThat(inTransaction(() -> accounts.administratorsOf(here))).hasSize(1);
    }

    @RepeatedTest(5)
    void a_code_is_taken_twice() {
        var code = aCode(saved(anActive()).id(), anAppsId(), NOON);
        QuarkusTransaction.requiringNew().run(() -> codes.keep(code));
        List<Boolean> areFirst = new CopyOnWriteArrayList<>();
        Supplier<Write> take =
                () -> () -> areFirst.add(codes.take(code.hash()).orElseThrow().isFirst());

        assertThat(Race.between(take, take)).isEmpty();
        assertThat(areFirst).containsExactlyInAnyOrder(true, false);
    }

    @RepeatedTest(5)
    void a_refresh_token_is_taken_twice() {
        String token = aRefreshHash();
        started(aSession(saved(anActive()).id(), anAppsId(), NOON), token);
        List<Boolean> areFirst = new CopyOnWriteArrayList<>();
        Supplier<Write> take =
                () -> () -> areFirst.add(sessions.take(token).orElseThrow().isFirst());

        assertThat(Race.between(take, take)).isEmpty();
        assertThat(areFirst).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void who_took_a_token_and_failed_was_not_first() {
        String token = aRefreshHash();
        started(aSession(saved(anActive()).id(), anAppsId(), NOON), token);

        assertThatThrownBy(() -> inTransaction(() -> {
                    assertThat(sessions.take(token).orElseThrow().isFirst()).isTrue();
                    throw new IllegalStateException("the request failed");
                }))
                .hasMessage("the request failed");

        assertThat(inTransaction(() -> sessions.take(token)).orElseThrow().isFirst())
                .isTrue();
    }

    @RepeatedTest(5)
    void a_session_is_used_while_it_ends() {
        var session = aSession(saved(anActive()).id(), anAppsId(), NOON);
        started(session, aRefreshHash());

        assertThat(Race.between(
                        () -> {
                            var read = sessions.find(session.id()).orElseThrow();
                            return () -> sessions.renew(read.used(NOON.plusSeconds(1)), aRefreshHash());
                        },
                        () -> () -> sessions.end(session.id(), NOON.plusSeconds(1))))
                .isEmpty();
        assertThat(inTransaction(() -> sessions.find(session.id())).orElseThrow())
                .extracting(Session::lastUsedAt, Session::endedAt)
                .containsExactly(NOON.plusSeconds(1), NOON.plusSeconds(1));
    }

    @RepeatedTest(5)
    void two_processes_make_the_first_signing_key() {
        String mark = Unique.word();
        Supplier<Write> make = () -> {
            assertThat(marked(signingKeys.all(), mark)).isEmpty();
            var key = new SigningKey(Unique.word(), mark, "{}", NOON, NOON);
            return () -> signingKeys.add(there -> marked(there, mark).isEmpty() ? Optional.of(key) : Optional.empty());
        };

        assertThat(Race.between(make, make)).isEmpty();

        var made = marked(inTransaction(() -> signingKeys.all()), mark);
        assertThat(made).hasSize(1);
        QuarkusTransaction.requiringNew()
                .run(() -> signingKeys.forget(made.get(0).kid()));
    }

    private Supplier<Write> shutOut(AccountId id) {
        return () -> {
            var read = accounts.get(id);
            return () -> new ManageAccounts(accounts).disable(read);
        };
    }

    private static List<SigningKey> marked(List<SigningKey> keys, String mark) {
        return keys.stream().filter(it -> it.privateKey().equals(mark)).toList();
    }

    private void started(Session session, String token) {
        QuarkusTransaction.requiringNew().run(() -> sessions.start(session, token));
    }

    private ClientId anAppsId() {
        var here = saved(anOrganisation()).id().value();
        return inTransaction(() -> clients.save(anApp(here))).id();
    }

    private Account saved(Account it) {
        return inTransaction(() -> accounts.save(it));
    }

    private void lineageIsTrue() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from project later"
                        + " left join project earlier on earlier.id = later.continues_id"
                        + " where later.continues_id is not null and"
                        + " (later.continues_starts_on >= later.starts_on"
                        + " or later.continues_starts_on is distinct from earlier.starts_on)")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
        }
    }

    private Project read(ProjectId id) {
        return inTransaction(() -> projects.get(id));
    }

    private Organisation saved(Organisation it) {
        return inTransaction(() -> organisations.save(it));
    }

    private Project saved(Project it) {
        return inTransaction(() -> projects.save(it));
    }

    private Publication saved(Publication it) {
        return inTransaction(() -> publications.save(it));
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }

    private static Project startingLate(Project it) {
        return it.plan(START.plusDays(1), it.schedule().plannedEndsOn());
    }

    private static Organisation numbered(OrganisationNumber number) {
        var it = anOrganisation();
        return new Organisation(OrganisationId.next(), 0, it.name(), number, null, null);
    }
}
