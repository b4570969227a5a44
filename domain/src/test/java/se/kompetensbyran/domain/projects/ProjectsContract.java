package se.kompetensbyran.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisationNamed;
import static se.kompetensbyran.domain.projects.ProjectFixture.ADVISER;
import static se.kompetensbyran.domain.projects.ProjectFixture.EVE;
import static se.kompetensbyran.domain.projects.ProjectFixture.LONG_AFTER;
import static se.kompetensbyran.domain.projects.ProjectFixture.MANAGER;
import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;
import static se.kompetensbyran.domain.projects.ProjectFixture.PLANNED_END;
import static se.kompetensbyran.domain.projects.ProjectFixture.START;
import static se.kompetensbyran.domain.projects.ProjectFixture.WORDS;
import static se.kompetensbyran.domain.projects.ProjectFixture.aCompletedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.aDescription;
import static se.kompetensbyran.domain.projects.ProjectFixture.aGrantedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.aPlannedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectThatEndedEarly;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectWithEverything;
import static se.kompetensbyran.domain.projects.ProjectFixture.aRejectedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anAppliedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anEarlyEnd;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProjectFrom;
import static se.kompetensbyran.domain.projects.ProjectFixture.fundedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.ownedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.role;
import static se.kompetensbyran.domain.projects.ProjectFixture.step;
import static se.kompetensbyran.domain.projects.ProjectFixture.theRestBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.projects.FundingLine.Status;
import se.kompetensbyran.domain.projects.ProjectOverview.Named;
import se.kompetensbyran.domain.projects.ProjectProblem.NotEarlier;
import se.kompetensbyran.domain.projects.Projects.Relative;
import se.kompetensbyran.domain.projects.Projects.RoleLine;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;

/** What every store of projects does with one of them and its relatives; what the store refuses is the last that a test asks of it. */
public abstract class ProjectsContract extends ProjectsScene {

    @Test
    void a_project_with_everything_comes_back_as_it_was_saved() {
        var earlier = projects().save(anOngoingProjectFrom(START.minusYears(3)));
        var entered = aProjectWithEverything(owner, partner).continuing(earlier);

        var saved = projects().save(entered);

        assertThat(saved).usingRecursiveComparison().ignoringFields("revision").isEqualTo(entered);
        assertThat(projects().get(entered.id())).isEqualTo(saved);
        assertThat(projects().find(entered.id())).contains(saved);
        assertThat(projects().has(entered.id())).isTrue();
    }

    @Test
    void a_project_with_nothing_that_can_be_left_out_comes_back_as_it_was_saved() {
        var saved = projects().save(aPlannedProject());

        assertThat(projects().get(saved.id())).isEqualTo(saved);
    }

    @Test
    void a_project_comes_back_in_every_stage() {
        for (Project it : List.of(
                aPlannedProject(),
                anAppliedProject(),
                aGrantedProject(),
                aRejectedProject(),
                anOngoingProject(),
                aCompletedProject(),
                aProjectThatEndedEarly())) {
            var saved = projects().save(it);

            assertThat(projects().get(it.id())).isEqualTo(saved);
            assertThat(projects().get(it.id()).stage()).isEqualTo(it.stage());
        }
    }

    @Test
    void an_end_comes_back_as_exactly_as_it_was_known() {
        for (String on : List.of("2019", "2018-11", "2018-10-31", "2020-02-29", "2018-12-01", "2018-12-31")) {
            var saved = projects().save(anOngoingProject().become(step(Stage.COMPLETED, on), LONG_AFTER));

            assertThat(projects().get(saved.id()).endedOn()).contains(PartialDate.fromString(on));
        }
    }

    @Test
    void every_reason_for_an_early_end_comes_back() {
        for (EndingReason reason : EndingReason.values()) {
            var end = new StageChange(Stage.ENDED_EARLY, PartialDate.fromString("2017-09"), reason, WORDS, MANAGER);
            var saved = projects().save(anOngoingProject().become(end, LONG_AFTER));

            assertThat(projects().get(saved.id()).history()).endsWith(end);
        }
    }

    @Test
    void every_kind_of_role_and_every_status_of_funding_comes_back() {
        var project = anOngoingProject().withTotal(Money.kronor(1_000_000));
        for (Role.Kind kind : Role.Kind.values()) project = project.withRole(role(kind, partner, START, MONDAY));
        for (Status status : Status.values()) project = project.withFundingLine(fundedBy(partner, "10.01", status));

        var saved = projects().save(project);

        assertThat(projects().get(project.id())).isEqualTo(saved);
    }

    @Test
    void the_smallest_and_the_largest_amount_come_back() {
        for (Money total : List.of(Money.ZERO, new Money(1), new Money(Money.MAX_ORE))) {
            var saved = projects().save(aPlannedProject().withTotal(total));

            assertThat(projects().get(saved.id()).budget().total()).isEqualTo(total);
        }
    }

    @Test
    void the_first_and_the_last_day_that_a_plan_may_have_come_back() {
        var life = Schedule.between(LocalDate.of(1900, 1, 1), LocalDate.of(2199, 12, 31));
        var saved = projects()
                .save(Project.enter(ProjectId.next(), aDescription(), life, step(Stage.ONGOING, "1900"), LONG_AFTER));

        assertThat(projects().get(saved.id())).isEqualTo(saved);
    }

    @Test
    void steps_on_the_same_day_keep_their_order() {
        var project = aPlannedProject().withRole(ownedBy(owner));
        for (Stage next : List.of(Stage.APPLIED, Stage.GRANTED, Stage.ONGOING))
            project = project.become(step(next, START.toString()), LONG_AFTER);

        var saved = projects().save(project);

        assertThat(projects().get(saved.id()).history())
                .extracting(StageChange::to)
                .containsExactly(Stage.PLANNED, Stage.APPLIED, Stage.GRANTED, Stage.ONGOING);
    }

    @Test
    void parts_are_added_replaced_and_taken_away() {
        var first = projects().save(aProjectWithEverything(owner, partner));
        var replacedRole = new Role(first.roles().get(0).id(), Role.Kind.PARTNER, owner, new Period(MONDAY, null));
        var replacedLine = new FundingLine(
                first.budget().lines().get(0).id(), owner, ProjectFixture.scheme(), Money.kronor(5), Status.APPLIED);

        var second = projects()
                .save(first.withRole(replacedRole)
                        .withoutRole(first.roles().get(2).id())
                        .withRole(role(Role.Kind.EVALUATOR, owner, START, null))
                        .withFundingLine(replacedLine)
                        .withoutFundingLine(first.budget().lines().get(1).id())
                        .withFundingLine(fundedBy(owner, "17.17", Status.PAID)));

        assertThat(projects().get(first.id())).isEqualTo(second);
        assertThat(second.roles()).hasSize(4);
        assertThat(second.budget().lines()).hasSize(4);
    }

    @Test
    void what_was_known_can_be_taken_back() {
        var earlier = projects().save(anOngoingProjectFrom(START.minusYears(3)));
        var first = projects().save(aProjectWithEverything(owner, partner).continuing(earlier));

        var second = projects()
                .save(new Project(
                        first.id(),
                        first.revision(),
                        aDescription(),
                        Schedule.between(START, PLANNED_END),
                        List.of(step(Stage.PLANNED, "2016")),
                        null,
                        List.of(),
                        new Budget(null, List.of())));

        assertThat(projects().get(first.id())).isEqualTo(second);
        assertThat(projects().rolesOf(first.id())).isEmpty();
        assertThat(projects().fundersOf(first.id())).isEmpty();
        assertThat(projects().relativesOf(first.id())).isEmpty();
    }

    @Test
    void codes_are_added_and_taken_away() {
        var first = projects().save(aPlannedProject().describe(described(Set.of("persons", "unemployed"))));

        var second = projects().save(first.describe(described(Set.of("unemployed", "enterprises"))));

        assertThat(projects().get(first.id())).isEqualTo(second);
        assertThat(second.description().targetGroups()).containsExactly("enterprises", "unemployed");
    }

    @Test
    void steps_and_extensions_come_after_those_before() {
        var first = projects().save(anOngoingProject());
        var extended = projects()
                .save(first.extend(PLANNED_END.plusMonths(1), MONDAY, null, ADVISER, MONDAY)
                        .extend(PLANNED_END.plusMonths(2), MONDAY, WORDS, MANAGER, MONDAY));

        var ended = projects().save(extended.become(anEarlyEnd("2018-02"), MONDAY));

        assertThat(projects().get(first.id())).isEqualTo(ended);
        assertThat(ended.history()).hasSize(2);
        assertThat(ended.schedule().extensions()).hasSize(2);
    }

    @Test
    void each_save_gives_the_next_revision() {
        var first = projects().save(anOngoingProject());
        var described = projects().save(first.describe(aDescription()));
        var withRole = projects().save(described.withRole(ownedBy(owner)));
        var withLine = projects().save(withRole.withFundingLine(fundedBy(partner, "1", Status.PAID)));
        var withoutLine = projects()
                .save(withLine.withoutFundingLine(
                        withLine.budget().lines().get(0).id()));
        var extended = projects().save(withoutLine.extend(PLANNED_END.plusDays(1), MONDAY, null, ADVISER, MONDAY));
        var ended = projects().save(extended.become(anEarlyEnd("2018-02"), MONDAY));
        var asBefore = projects().save(ended);

        assertThat(List.of(first, described, withRole, withLine, withoutLine, extended, ended, asBefore))
                .extracting(Project::revision)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(projects().get(first.id()).revision()).isEqualTo(8);
        assertThat(projects().overview(first.id(), MONDAY).orElseThrow().revision())
                .isEqualTo(8);
    }

    @Test
    void the_one_who_saves_last_of_two_is_stale() {
        var read = projects().save(anOngoingProject());
        projects().save(read.describe(aDescription()));

        assertThatThrownBy(() -> projects().save(read.describe(aDescription()))).isInstanceOf(Stale.class);
    }

    @Test
    void two_who_change_different_parts_race_too() {
        var read = projects().save(anOngoingProject());
        projects().save(read.withRole(ownedBy(owner)));

        assertThatThrownBy(() -> projects().save(read.withFundingLine(fundedBy(partner, "1", Status.PAID))))
                .isInstanceOf(Stale.class);
    }

    @Test
    void a_new_project_with_the_id_of_another_is_stale() {
        var entered = anOngoingProject();
        projects().save(entered);

        assertThatThrownBy(() -> projects().save(entered)).isInstanceOf(Stale.class);
    }

    @Test
    void a_project_that_nobody_saved_has_no_revision_to_save_over() {
        var it = aPlannedProject();
        var never =
                new Project(it.id(), 3, it.description(), it.schedule(), it.history(), null, it.roles(), it.budget());

        assertThatThrownBy(() -> projects().save(never)).isInstanceOf(Stale.class);
    }

    @Test
    void a_project_that_is_not_there_is_unknown() {
        var nothing = ProjectId.next();

        assertThat(projects().find(nothing)).isEmpty();
        assertThat(projects().has(nothing)).isFalse();
        assertThat(projects().overview(nothing, MONDAY)).isEmpty();
        assertThatThrownBy(() -> projects().get(nothing)).isInstanceOf(ProjectProblem.Unknown.class);
    }

    @Test
    void an_earlier_project_cannot_start_with_the_one_that_continues_it() {
        var earlier = projects().save(anOngoingProjectFrom(START.minusYears(1)));
        projects().save(anOngoingProjectFrom(START).continuing(earlier));

        assertThatThrownBy(() -> projects().save(starting(earlier, START))).isInstanceOf(NotEarlier.class);
    }

    @Test
    void an_earlier_project_cannot_start_after_the_one_that_continues_it() {
        var earlier = projects().save(anOngoingProjectFrom(START.minusYears(1)));
        projects().save(anOngoingProjectFrom(START).continuing(earlier));

        assertThatThrownBy(() -> projects().save(starting(earlier, START.plusDays(1))))
                .isInstanceOf(NotEarlier.class);
    }

    @Test
    void an_earlier_project_may_start_the_day_before_and_the_one_that_continues_it_knows() {
        var earlier = projects().save(anOngoingProjectFrom(START.minusYears(1)));
        var later = projects().save(anOngoingProjectFrom(START).continuing(earlier));

        projects().save(starting(earlier, EVE));

        assertThat(projects().get(later.id()).continues()).isEqualTo(new Continuation(earlier.id(), EVE));
        assertThat(projects().get(earlier.id()).schedule().startsOn()).isEqualTo(EVE);
    }

    @Test
    void an_earlier_project_is_free_when_nothing_continues_it_any_more() {
        var earlier = projects().save(anOngoingProjectFrom(START.minusYears(1)));
        var later = projects().save(anOngoingProjectFrom(START).continuing(earlier));
        projects().save(later.continuingNothing());

        var moved = projects().save(starting(earlier, START));

        assertThat(projects().get(earlier.id())).isEqualTo(moved);
        assertThat(projects().get(later.id()).continues()).isNull();
    }

    @Test
    void relatives_are_counted_in_generations_before_and_after() {
        var grandparent = projects().save(anOngoingProjectFrom(LocalDate.of(2010, 1, 1)));
        var parent =
                projects().save(anOngoingProjectFrom(LocalDate.of(2012, 1, 1)).continuing(grandparent));
        var self =
                projects().save(anOngoingProjectFrom(LocalDate.of(2014, 1, 1)).continuing(parent));
        var child =
                projects().save(anOngoingProjectFrom(LocalDate.of(2016, 1, 1)).continuing(self));
        var otherChild =
                projects().save(anOngoingProjectFrom(LocalDate.of(2017, 1, 1)).continuing(self));
        var grandchild =
                projects().save(anOngoingProjectFrom(LocalDate.of(2018, 1, 1)).continuing(child));
        var sibling =
                projects().save(anOngoingProjectFrom(LocalDate.of(2015, 1, 1)).continuing(parent));

        assertThat(projects().relativesOf(self.id()))
                .containsExactlyInAnyOrder(
                        relative(grandparent, -2, null),
                        relative(parent, -1, grandparent.id()),
                        relative(child, 1, self.id()),
                        relative(otherChild, 1, self.id()),
                        relative(grandchild, 2, child.id()))
                .extracting(it -> Math.abs(it.generation()))
                .isSorted();
        assertThat(projects().relativesOf(grandparent.id()))
                .extracting(Relative::generation)
                .containsExactly(1, 2, 2, 3, 3, 4);
        assertThat(projects().relativesOf(grandchild.id()))
                .containsExactly(
                        relative(child, -1, self.id()),
                        relative(self, -2, parent.id()),
                        relative(parent, -3, grandparent.id()),
                        relative(grandparent, -4, null));
        assertThat(projects().relativesOf(sibling.id()))
                .extracting(Relative::id)
                .containsExactly(parent.id(), grandparent.id());
    }

    @Test
    void a_project_alone_has_no_relatives() {
        var alone = projects().save(anOngoingProject());

        assertThat(projects().relativesOf(alone.id())).isEmpty();
    }

    @Test
    void owners_come_first_and_then_the_first_day_decides() {
        var partnerFirst = role(Role.Kind.PARTNER, partner, LocalDate.of(2010, 1, 1), null);
        var secondOwner = role(Role.Kind.OWNER, partner, MONDAY, null);
        var firstOwner = role(Role.Kind.OWNER, owner, START, MONDAY.minusDays(1));
        var evaluator = role(Role.Kind.EVALUATOR, owner, LocalDate.of(2009, 1, 1), null);
        var coFinancier = role(Role.Kind.CO_FINANCIER, owner, PLANNED_END, PLANNED_END);
        var project = anOngoingProject();
        for (Role it : List.of(coFinancier, partnerFirst, secondOwner, evaluator, firstOwner))
            project = project.withRole(it);
        projects().save(project);

        assertThat(projects().rolesOf(project.id()))
                .containsExactly(
                        line(firstOwner), line(secondOwner), line(evaluator), line(partnerFirst), line(coFinancier));
    }

    @Test
    void each_funder_is_named_once() {
        var project = projects()
                .save(anOngoingProject()
                        .withTotal(Money.kronor(1000))
                        .withFundingLine(fundedBy(owner, "1", Status.APPLIED))
                        .withFundingLine(fundedBy(partner, "1", Status.PAID))
                        .withFundingLine(theRestBy(owner, Status.GRANTED))
                        .withFundingLine(new FundingLine(
                                FundingLine.Id.next(),
                                null,
                                ProjectFixture.scheme(),
                                Money.kronor(1),
                                Status.GRANTED)));

        assertThat(projects().fundersOf(project.id())).containsExactlyInAnyOrder(named(owner), named(partner));
    }

    @Test
    void funders_come_in_swedish_order_of_name_and_then_by_id() {
        var names = List.of("Öje", "Ånge", "Zinkgruvan", "Tvilling", "Älvdal", "Tvilling");
        var project = anOngoingProject();
        for (String it : names) {
            var funder = organisations().save(anOrganisationNamed(it + " (påhittad)"));
            project = project.withFundingLine(fundedBy(funder.id(), "1", Status.PAID));
        }
        projects().save(project);

        var funders = projects().fundersOf(project.id());

        assertThat(funders)
                .extracting(Named::name)
                .containsExactly(
                        "Tvilling (påhittad)",
                        "Tvilling (påhittad)",
                        "Zinkgruvan (påhittad)",
                        "Ånge (påhittad)",
                        "Älvdal (påhittad)",
                        "Öje (påhittad)");
        assertThat(funders.subList(0, 2)).extracting(it -> it.id().toString()).isSorted();
    }

    @Test
    void the_id_decides_where_roles_and_relatives_are_otherwise_equal() {
        var self = anOngoingProjectFrom(START);
        for (int i = 0; i < 5; i++) self = self.withRole(role(Role.Kind.PARTNER, partner, START, null));
        var saved = projects().save(self);
        for (int i = 0; i < 5; i++) projects().save(anOngoingProjectFrom(MONDAY).continuing(saved));

        assertThat(projects().rolesOf(saved.id()))
                .hasSize(5)
                .extracting(it -> it.role().id().toString())
                .isSorted();
        assertThat(projects().relativesOf(saved.id()))
                .hasSize(5)
                .extracting(it -> it.id().toString())
                .isSorted();
    }

    private static Relative relative(Project it, int generation, @Nullable ProjectId continues) {
        return new Relative(it.id(), it.description().name(), it.schedule().startsOn(), generation, continues);
    }

    private static Project starting(Project it, LocalDate start) {
        return it.plan(start, it.schedule().plannedEndsOn());
    }

    private static Description described(Set<String> targetGroups) {
        return new Description("Påhittat (påhittat)", null, targetGroups, Set.of(), Set.of(), Set.of());
    }

    private RoleLine line(Role role) {
        return new RoleLine(role, organisations().get(role.organisation()).name());
    }
}
