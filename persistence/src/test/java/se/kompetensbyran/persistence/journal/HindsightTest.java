package se.kompetensbyran.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aConfirmed;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.START;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusiness;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.affiliation;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.step;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.nodes.NodeFixture.coverage;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.projects.ProjectFixture.aDescription;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProjectFrom;
import static se.kompetensbyran.domain.projects.ProjectFixture.fundedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.role;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.aLesson;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.anActivity;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.anObjective;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.kompetensbyran.domain.assessments.Assessments;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.journal.Hindsight;
import se.kompetensbyran.domain.journal.Hindsight.Memory;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.FundingLine.Status;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.Role;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Unique;
import se.kompetensbyran.domain.workplans.Workplan;
import se.kompetensbyran.domain.workplans.Workplans;

/** What was known then is what was read then, whatever was saved since. */
@QuarkusTest
class HindsightTest {

    private static final int SAVES = 25;

    @Inject
    Hindsight hindsight;

    @Inject
    Organisations organisations;

    @Inject
    Municipalities municipalities;

    @Inject
    Nodes nodes;

    @Inject
    Enterprises enterprises;

    @Inject
    Assessments assessments;

    @Inject
    Projects projects;

    @Inject
    Workplans workplans;

    @Inject
    DataSource database;

    private OrganisationId organisation = OrganisationId.next();
    private OrganisationId other = OrganisationId.next();
    private NodeId node = NodeId.next();
    private EnterpriseId enterprise = EnterpriseId.next();
    private ProjectId project = ProjectId.next();
    private ProjectId earlier = ProjectId.next();

    /** Everything that a reader can see of the things of this test. */
    private record Seen(Instant at, List<Object> all) {}

    @BeforeEach
    void one_of_each_is_known() {
        together(() -> {
            municipalities.save(HITTENAS);
            organisation = organisations.save(anOrganisation()).id();
            other = organisations.save(anOrganisation()).id();
            node = nodes.save(aNode(organisation)).id();
            enterprise = enterprises.save(anEnterprise(organisation)).id();
            project = projects.save(anOngoingProject()).id();
            earlier = projects.save(anOngoingProjectFrom(LocalDate.of(2014, 2, 1)))
                    .id();
            return project;
        });
    }

    static LongStream seeds() {
        return LongStream.of(1, 2, 3, ThreadLocalRandom.current().nextLong());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void after_any_saves_what_was_known_is_what_was_read(long seed) throws InterruptedException {
        var chance = new Random(seed);
        List<Seen> seen = new ArrayList<>(List.of(see()));
        for (int i = 0; i < SAVES; i++) {
            together(() -> {
                for (int saves = chance.nextInt(3); saves >= 0; saves--) save(chance);
                return null;
            });
            seen.add(see());
        }

        for (Seen it : seen) assertThat(hindsight.at(it.at(), this::all)).isEqualTo(it.all());
        assertThat(all()).isEqualTo(seen.get(SAVES).all());
        assertThat(seen.stream().map(Seen::all).distinct()).hasSizeGreaterThan(SAVES / 2);
    }

    @Test
    void a_correction_changes_what_is_shown_of_a_day_and_not_what_was_known() throws InterruptedException {
        LocalDate day = START.plusMonths(1);
        var wrong = affiliation(node, START, null);
        together(() -> enterprises.save(enterprises.get(enterprise).with(wrong)));
        var before = see();
        together(() -> enterprises.save(enterprises.get(enterprise).without(wrong.id())));

        assertThat(enterprises.overview(enterprise, day).orElseThrow().node()).isNull();
        assertThat(hindsight
                        .at(before.at(), () -> enterprises.overview(enterprise, day))
                        .orElseThrow()
                        .node())
                .isNotNull();
    }

    @Test
    void before_a_thing_was_there_it_was_not_known() throws InterruptedException {
        var before = see();
        var later = together(() -> enterprises.save(anEnterprise(organisation)));

        assertThat(hindsight.at(before.at(), () -> enterprises.overview(later.id(), MONDAY)))
                .isEmpty();
        assertThat(hindsight.at(before.at(), () -> enterprises.has(later.id()))).isFalse();
        assertThat(hindsight.at(Instant.now(), () -> enterprises.has(later.id())))
                .isTrue();
    }

    @Test
    void what_is_gone_was_there() throws InterruptedException {
        var gone = together(() -> organisations.save(anOrganisation()));
        var before = see();
        together(() -> {
            organisations.remove(organisations.get(gone.id()));
            return null;
        });

        assertThat(hindsight.at(before.at(), () -> organisations.find(gone.id())))
                .contains(gone);
        assertThat(hindsight.at(see().at(), () -> organisations.find(gone.id())))
                .isEmpty();
    }

    @Test
    @Timeout(60)
    void a_circle_that_was_never_written_does_not_turn_for_ever() throws SQLException, InterruptedException {
        together(() -> projects.save(projects.get(project).continuing(projects.get(earlier))));
        // As two leave it who began to save in one order and saved in the other.
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into known.project_past select 'infinity', (it).* from project it where id = '"
                    + earlier + "'");
            statement.execute("update known.project_past set continues_id = '" + project
                    + "', continues_starts_on = '2017-02-01' where id = '" + earlier + "'");
        }
        var known = see().at();

        assertThat(hindsight.at(known, () -> projects.relativesOf(project)))
                .extracting(Projects.Relative::id)
                .contains(earlier);
    }

    @Test
    void what_is_read_of_the_past_changes_nothing_and_does_not_last() {
        assertThatThrownBy(() -> hindsight.at(Instant.now(), () -> organisations.save(anOrganisation())))
                .isInstanceOf(RuntimeException.class);

        var now = together(() -> organisations.save(anOrganisation()));
        assertThat(together(() -> organisations.find(now.id()))).contains(now);
        for (Memory it : Memory.values()) assertThat(hindsight.since(it)).isBefore(Instant.now());
    }

    @Test
    void of_evidence_the_past_is_forgotten() throws SQLException {
        var confirmed = together(() -> assessments.save(aConfirmed(enterprise, MONDAY.minusMonths(3))));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update assessment set changed_at = now() where id = '" + confirmed.id() + "'");
            try (ResultSet row = statement.executeQuery("select count(*), count(integration_evidence),"
                    + " count(participation_evidence), count(reinvestment_evidence), count(independence_evidence)"
                    + " from known.assessment_past where id = '" + confirmed.id() + "'")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isEqualTo(1);
                for (int i = 2; i <= 5; i++) assertThat(row.getInt(i)).isZero();
            }
        }
    }

    /** A column that comes later must come to the table, to its past and to its view. */
    @Test
    void the_past_has_the_columns_of_the_present() throws SQLException {
        List<String> remembered = lines("select event_object_table from information_schema.triggers"
                + " where trigger_name = 'known_keep' group by 1 order by 1");
        assertThat(remembered).hasSizeGreaterThan(10);
        for (String it : remembered) {
            List<String> present = columns("public", it);
            assertThat(present).contains("known_from timestamptz");
            assertThat(columns("known", it + "_past"))
                    .as(it)
                    .startsWith("known_until timestamptz")
                    .endsWith(present.toArray(String[]::new));
            assertThat(columns("known", it))
                    .as(it)
                    .containsExactlyElementsOf(present.stream()
                            .filter(column -> !column.startsWith("known_from"))
                            .toList());
        }
    }

    private void save(Random chance) {
        switch (chance.nextInt(12)) {
            case 0 -> {
                Organisation it = organisations.get(chance.nextBoolean() ? organisation : other);
                organisations.save(it.describe("Påhittade " + Unique.word(), null, null, null));
            }
            case 1 -> {
                SupportNode it = nodes.get(node);
                OrganisationId host = chance.nextBoolean() ? organisation : other;
                nodes.save(it.describe("Påhittade noden " + Unique.word(), host, it.competenceAreas(), it.open()));
            }
            case 2 -> {
                SupportNode it = nodes.get(node);
                nodes.save(
                        it.coverage().isEmpty()
                                ? it.with(coverage(HITTENAS, START.plusDays(chance.nextInt(100)), null))
                                : it.without(it.coverage().get(0).id()));
            }
            case 3 -> {
                Enterprise it = enterprises.get(enterprise);
                enterprises.save(it.describe(chance.nextBoolean() ? organisation : other, aBusiness()));
            }
            case 4 -> {
                Enterprise it = enterprises.get(enterprise);
                enterprises.save(
                        it.affiliations().isEmpty()
                                ? it.with(affiliation(node, START.plusDays(chance.nextInt(100)), null))
                                : it.without(it.affiliations().get(0).id()));
            }
            case 5 -> {
                Enterprise it = enterprises.get(enterprise);
                Stage next = it.stage() == Stage.TRADING ? Stage.PAUSED : Stage.TRADING;
                enterprises.save(it.become(step(next, MONDAY.toString()), MONDAY));
            }
            case 6 -> {
                Project it = projects.get(project);
                projects.save(it.describe(aDescription()));
            }
            case 7 -> {
                Project it = projects.get(project);
                OrganisationId owner = chance.nextBoolean() ? organisation : other;
                projects.save(
                        it.roles().isEmpty()
                                ? it.withRole(role(Role.Kind.OWNER, owner, START.minusYears(9), null))
                                : it.withoutRole(it.roles().get(0).id()));
            }
            case 8 -> {
                Project it = projects.get(project);
                projects.save(
                        it.budget().lines().isEmpty()
                                ? it.withFundingLine(fundedBy(other, "1000.00", Status.GRANTED))
                                : it.withoutFundingLine(
                                        it.budget().lines().get(0).id()));
            }
            case 9 -> {
                Project it = projects.get(project);
                projects.save(it.continues() == null ? it.continuing(projects.get(earlier)) : it.continuingNothing());
            }
            case 10 -> {
                Workplan it = workplans.get(project);
                workplans.save(
                        it.objectives().isEmpty()
                                ? it.with(anObjective()).with(anActivity()).with(aLesson())
                                : it.without(it.objectives().get(0).id())
                                        .without(it.activities().get(0).id())
                                        .without(it.lessons().get(0).id()));
            }
            default -> {
                if (assessments.lastValidity(enterprise).isEmpty())
                    assessments.save(aConfirmed(enterprise, MONDAY.minusMonths(3)));
            }
        }
    }

    private List<Object> all() {
        String name = enterprises
                .overview(enterprise, MONDAY)
                .map(EnterpriseOverview::name)
                .orElse("");
        return List.of(
                enterprises.overview(enterprise, MONDAY),
                enterprises.overview(enterprise, START),
                enterprises
                        .search(
                                new Enterprises.Search(name, null, null, null, null, null, MONDAY),
                                PageRequest.first(1),
                                MONDAY)
                        .items(),
                enterprises.affiliationsOf(enterprise),
                nodes.overview(node, MONDAY),
                nodes.coverageOf(node),
                projects.overview(project, MONDAY),
                projects.rolesOf(project),
                projects.relativesOf(project),
                projects.relativesOf(earlier),
                workplans.get(project),
                projects.fundersOf(project),
                projects.search(
                                new Projects.Search(null, organisation, null, null, null),
                                PageRequest.first(100),
                                MONDAY)
                        .items(),
                // Through rows of Hibernate's too.
                enterprises.get(enterprise),
                nodes.get(node),
                projects.get(project));
    }

    private Seen see() throws InterruptedException {
        // What is saved in the same microsecond is saved at the same time.
        Thread.sleep(2);
        Seen seen = new Seen(Instant.now(), together(this::all));
        Thread.sleep(2);
        return seen;
    }

    private List<String> columns(String schema, String table) throws SQLException {
        return lines("select column_name || ' ' || udt_name || coalesce('(' || character_maximum_length || ')', '')"
                + " from information_schema.columns where table_schema = '" + schema + "' and table_name = '" + table
                + "' order by ordinal_position");
    }

    private List<String> lines(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) all.add(rows.getString(1));
            return all;
        }
    }

    private static <T> T together(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
