package se.kompetensbyran.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.projects.ProjectFixture.START;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectWithEverything;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProjectFrom;
import static se.kompetensbyran.domain.projects.ProjectFixture.fundedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.role;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.codelists.CodeListProblem;
import se.kompetensbyran.domain.codelists.CodeListsInMemory;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.projects.FundingLine.Status;
import se.kompetensbyran.domain.projects.ProjectProblem.NotEarlier;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Stale;

class EnterProjectTest {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Projects projects = new ProjectsInMemory(organisations);
    private final EnterProject enterProject = new EnterProject(projects, organisations, theLists());
    private final OrganisationId known = organisations.save(anOrganisation()).id();
    private final OrganisationId stranger = OrganisationId.next();

    @Test
    void a_project_whose_organisations_and_codes_are_known_is_saved() {
        var entered = enterProject.enter(aProjectWithEverything(known, known));

        assertThat(entered.revision()).isEqualTo(1);
        assertThat(projects.get(entered.id())).isEqualTo(entered);
    }

    @Test
    void a_changed_project_is_saved_over_what_was_read_and_no_more() {
        var entered = enterProject.enter(anOngoingProject());
        enterProject.enter(entered.describe(ProjectFixture.aDescription()));

        assertThatThrownBy(() -> enterProject.enter(entered)).isInstanceOf(Stale.class);
    }

    @Test
    void a_role_is_held_by_an_organisation_of_the_register() {
        assertRefused(
                "organisation",
                "unknown-organisation",
                anOngoingProject()
                        .withRole(role(Role.Kind.PARTNER, known, START, null))
                        .withRole(role(Role.Kind.EVALUATOR, stranger, START, null)));
    }

    @Test
    void a_funder_is_an_organisation_of_the_register() {
        assertRefused(
                "funder",
                "unknown-organisation",
                anOngoingProject()
                        .withFundingLine(fundedBy(known, "1", Status.PAID))
                        .withFundingLine(fundedBy(stranger, "1", Status.APPLIED)));
    }

    @Test
    void a_scheme_needs_no_funder() {
        var line = new FundingLine(FundingLine.Id.next(), null, ProjectFixture.scheme(), null, Status.GRANTED);

        assertThat(enterProject
                        .enter(anOngoingProject().withTotal(Money.kronor(1)).withFundingLine(line))
                        .budget()
                        .lines())
                .containsExactly(line);
    }

    @Test
    void each_set_of_codes_is_held_against_its_own_list() {
        Set<String> none = Set.of();
        Set<String> strange = Set.of("enterprises-of-the-moon");

        assertRefused("targetGroups", "unknown-code", described(strange, none, none, none));
        assertRefused("stakeholderGroups", "unknown-code", described(none, strange, none, none));
        assertRefused("competenceAreas", "unknown-code", described(none, none, strange, none));
        assertRefused("challenges", "unknown-code", described(none, none, none, strange));
        assertRefused("challenges", "unknown-code", described(none, none, none, Set.of("persons")));
        assertThat(enterProject
                        .enter(described(Set.of("persons"), none, none, Set.of("ageing-population")))
                        .revision())
                .isEqualTo(1);
    }

    @Test
    void without_code_lists_nothing_is_entered() {
        var bare = new EnterProject(projects, organisations, new CodeListsInMemory());

        assertThatThrownBy(() -> bare.enter(anOngoingProject())).isInstanceOf(CodeListProblem.Unknown.class);
    }

    @Test
    void a_project_does_not_start_after_the_one_that_continues_it() {
        var earlier = enterProject.enter(anOngoingProjectFrom(START.minusYears(1)));
        enterProject.enter(anOngoingProjectFrom(START).continuing(earlier));

        assertThatThrownBy(() -> enterProject.enter(
                        earlier.plan(START, earlier.schedule().plannedEndsOn())))
                .isInstanceOf(NotEarlier.class);
    }

    @Test
    void a_set_holds_at_most_twenty_codes_in_order() {
        var twenty = IntStream.range(0, 20).mapToObj(it -> "code-" + it).collect(Collectors.toSet());
        var more = new TreeSet<>(twenty);
        Collections.addAll(more, "code-20");
        Set<String> none = Set.of();

        assertThat(new Description("Påhittat", null, twenty, none, none, none).targetGroups())
                .hasSize(20)
                .isEqualTo(new TreeSet<>(twenty));
        assertInvalid("targetGroups", "too-many", () -> new Description("Påhittat", null, more, none, none, none));
        assertInvalid("stakeholderGroups", "too-many", () -> new Description("Påhittat", null, none, more, none, none));
        assertInvalid("competenceAreas", "too-many", () -> new Description("Påhittat", null, none, none, more, none));
        assertInvalid("challenges", "too-many", () -> new Description("Påhittat", null, none, none, none, more));
    }

    @Test
    void a_name_is_one_line() {
        assertInvalid("name", "blank", () -> ProjectFixture.aDescriptionNamed(" "));
        assertInvalid("name", "too-long", () -> ProjectFixture.aDescriptionNamed("x".repeat(201)));
        assertInvalid("name", "characters", () -> ProjectFixture.aDescriptionNamed("x\ny"));
    }

    private void assertRefused(String field, String rule, Project project) {
        assertInvalid(field, rule, () -> enterProject.enter(project));
        assertThat(projects.has(project.id())).isFalse();
    }

    private static Project described(
            Set<String> targetGroups,
            Set<String> stakeholderGroups,
            Set<String> competenceAreas,
            Set<String> challenges) {
        return anOngoingProject()
                .describe(new Description(
                        "Påhittat", null, targetGroups, stakeholderGroups, competenceAreas, challenges));
    }
}
