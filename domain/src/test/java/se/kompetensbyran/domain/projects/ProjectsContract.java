package se.kompetensbyran.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
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
import static se.kompetensbyran.domain.projects.ProjectFixture.aDescriptionNamed;
import static se.kompetensbyran.domain.projects.ProjectFixture.aGrantedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.aPlannedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectThatEndedEarly;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectThatIs;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.FundingLine.Status;
import se.kompetensbyran.domain.projects.ProjectOverview.Ending;
import se.kompetensbyran.domain.projects.ProjectOverview.Named;
import se.kompetensbyran.domain.projects.ProjectProblem.NotEarlier;
import se.kompetensbyran.domain.projects.Projects.Relative;
import se.kompetensbyran.domain.projects.Projects.RoleLine;
import se.kompetensbyran.domain.projects.Projects.Search;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.Unique;

/**
 * What every store of projects does. Each test finds its own by an owner whom nobody else has, so the store may hold
 * others; what the store refuses is the last that a test asks of it.
 */
public abstract class ProjectsContract {

    private final String word = Unique.word();
    private OrganisationId owner = OrganisationId.next();
    private OrganisationId partner = OrganisationId.next();

    /** The store under test. */
    protected abstract Projects projects();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    @BeforeEach
    void two_organisations_are_known() {
        owner = organisations().save(anOrganisation()).id();
        partner = organisations().save(anOrganisation()).id();
    }

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

    @Test
    void on_each_day_a_project_is_shown_as_it_stood_then() {
        var earlier = LocalDate.of(2018, 6, 30);
        var decided = LocalDate.of(2018, 2, 1);
        var it = projects()
                .save(Project.enter(
                                ProjectId.next(),
                                aDescription(),
                                Schedule.between(START, earlier),
                                step(Stage.PLANNED, "2016-10"),
                                LONG_AFTER)
                        .withRole(role(Role.Kind.OWNER, owner, START, MONDAY.minusDays(1)))
                        .withRole(role(Role.Kind.OWNER, partner, MONDAY, null))
                        .become(step(Stage.APPLIED, "2016-11-01"), LONG_AFTER)
                        .become(step(Stage.GRANTED, "2017"), LONG_AFTER)
                        .become(step(Stage.ONGOING, "2018-01-01"), LONG_AFTER)
                        .extend(PLANNED_END, decided, null, ADVISER, LONG_AFTER)
                        .become(anEarlyEnd("2018-08"), LONG_AFTER));

        assertThat(projects().asOf(it.id(), LocalDate.of(2016, 10, 30))).isEmpty();
        for (String day : List.of(
                "2016-10-31",
                "2016-11-01",
                "2017-12-30",
                "2017-12-31",
                "2018-01-01",
                "2018-01-31",
                "2018-02-01",
                MONDAY.minusDays(1).toString(),
                MONDAY.toString(),
                "2018-07-01",
                "2018-08-30",
                "2018-08-31",
                "2024-06-03")) {
            var asked = LocalDate.parse(day);
            var stood = it.standing(asked).orElseThrow();
            var shown = projects().asOf(it.id(), asked).orElseThrow();

            assertThat(shown.stage()).as(day).isEqualTo(stood.step().to());
            assertThat(shown.plannedEndsOn()).as(day).isEqualTo(stood.plannedEndsOn());
            assertThat(shown.endedOn()).as(day).isEqualTo(stood.endedOn().orElse(null));
            assertThat(shown.ending()).as(day).matches(ending -> (ending == null) == (shown.endedOn() == null));
            assertThat(shown.owner())
                    .as(day)
                    .isEqualTo(named(Objects.requireNonNull(stood.owner()).organisation()));
        }
        assertThat(projects().asOf(it.id(), LocalDate.of(2018, 1, 31)))
                .hasValueSatisfying(shown -> assertThat(shown.plannedEndsOn()).isEqualTo(earlier))
                .hasValueSatisfying(shown -> assertThat(shown.stage()).isEqualTo(Stage.ONGOING));
        assertThat(projects().asOf(it.id(), decided).orElseThrow().plannedEndsOn())
                .isEqualTo(PLANNED_END);
        assertThat(projects().asOf(it.id(), LONG_AFTER)).isEqualTo(projects().overview(it.id(), LONG_AFTER));
        assertThat(projects().asOf(ProjectId.next(), LONG_AFTER)).isEmpty();
    }

    @Test
    void a_search_of_a_day_finds_what_was_there_and_as_it_stood() {
        var ended = projects()
                .save(anOngoingProject()
                        .withRole(role(Role.Kind.OWNER, owner, START, LocalDate.of(2018, 1, 31)))
                        .withRole(role(Role.Kind.OWNER, partner, LocalDate.of(2018, 2, 1), null))
                        .become(anEarlyEnd("2018-03"), LONG_AFTER));
        var later = projects()
                .save(Project.enter(
                                ProjectId.next(),
                                aDescription(),
                                Schedule.between(START, PLANNED_END),
                                step(Stage.APPLIED, "2018-02-01"),
                                LONG_AFTER)
                        .withRole(ownedBy(owner)));
        var january = LocalDate.of(2018, 1, 31);
        var march = LocalDate.of(2018, 3, 30);

        assertThat(ids(asOf(null, owner, null, january), LONG_AFTER)).containsExactly(ended.id());
        assertThat(ids(asOf(null, owner, null, march), LONG_AFTER)).containsExactly(later.id());
        assertThat(ids(asOf(null, partner, null, march), LONG_AFTER)).containsExactly(ended.id());
        assertThat(ids(asOf(null, owner, null, EVE), LONG_AFTER)).isEmpty();
        assertThat(ids(asOf(Stage.ONGOING, partner, null, march), LONG_AFTER)).containsExactly(ended.id());
        assertThat(ids(asOf(Stage.ENDED_EARLY, partner, null, march), LONG_AFTER))
                .isEmpty();
        assertThat(ids(asOf(Stage.ENDED_EARLY, partner, null, march.plusDays(1)), LONG_AFTER))
                .containsExactly(ended.id());
        // In March it was still to run until its planned end.
        assertThat(ids(asOf(null, partner, PLANNED_END, march), LONG_AFTER)).containsExactly(ended.id());
        assertThat(ids(asOf(null, partner, PLANNED_END, march.plusDays(1)), LONG_AFTER))
                .isEmpty();
        assertThat(search(asOf(null, partner, null, march), LONG_AFTER).items())
                .containsExactly(projects().asOf(ended.id(), march).orElseThrow());
    }

    @Test
    void a_search_of_a_day_is_sorted_by_what_was_planned_then() {
        var shorter = projects().save(scheduled("2017-01-01", "2018-12-31"));
        var longer = projects()
                .save(scheduled("2017-01-01", "2018-06-30")
                        .extend(LocalDate.of(2019, 6, 30), LocalDate.of(2018, 3, 1), null, ADVISER, LONG_AFTER));
        var keys = sorted("plannedEndsOn", false);

        for (var day : List.of(LocalDate.of(2018, 2, 28), LocalDate.of(2018, 3, 1)))
            assertThat(projects()
                            .search(asOf(null, owner, null, day), keys, LONG_AFTER)
                            .items())
                    .extracting(ProjectOverview::id)
                    .as("%s", day)
                    .isEqualTo(
                            day.getMonthValue() == 2
                                    ? List.of(longer.id(), shorter.id())
                                    : List.of(shorter.id(), longer.id()));
    }

    @Test
    void the_overview_says_what_the_project_says() {
        var ended = projects().save(aProjectWithEverything(owner, partner));

        assertThat(projects().overview(ended.id(), MONDAY))
                .contains(new ProjectOverview(
                        ended.id(),
                        1,
                        ended.description().name(),
                        WORDS,
                        Stage.ENDED_EARLY,
                        START,
                        PLANNED_END,
                        PartialDate.fromString("2018-03"),
                        new Ending(EndingReason.TARGET_NOT_REACHABLE, WORDS),
                        named(owner),
                        Money.fromString("4000000.50"),
                        Money.fromString("3999999.51"),
                        List.of("enterprises", "persons", "unemployed"),
                        List.of("public-sector", "university-college"),
                        List.of("business-development", "public-procurement"),
                        List.of("ageing-population", "generational-shift")));
        assertThat(projects().overview(ended.id(), MONDAY).orElseThrow().gap()).isEqualTo(Money.fromString("0.99"));
    }

    @Test
    void the_overview_of_a_plan_leaves_out_what_is_not_known() {
        var plan = projects().save(aPlannedProject());

        assertThat(projects().overview(plan.id(), MONDAY))
                .contains(new ProjectOverview(
                        plan.id(),
                        1,
                        plan.description().name(),
                        null,
                        Stage.PLANNED,
                        START,
                        PLANNED_END,
                        null,
                        null,
                        null,
                        null,
                        Money.ZERO,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
        assertThat(projects().overview(plan.id(), MONDAY).orElseThrow().gap()).isNull();
    }

    @Test
    void a_completed_project_shows_its_end_and_no_reason() {
        var explained = new StageChange(Stage.COMPLETED, PartialDate.fromString("2018-11"), null, WORDS, ADVISER);
        var completed = projects().save(anOngoingProject().become(explained, LONG_AFTER));

        var shown = projects().overview(completed.id(), LONG_AFTER).orElseThrow();

        assertThat(shown.stage()).isEqualTo(Stage.COMPLETED);
        assertThat(shown.endedOn()).isEqualTo(PartialDate.fromString("2018-11"));
        assertThat(shown.ending()).isNull();
    }

    @Test
    void a_rejected_project_has_no_end() {
        var rejected = projects().save(aRejectedProject());

        assertThat(projects().overview(rejected.id(), LONG_AFTER).orElseThrow().endedOn())
                .isNull();
    }

    @Test
    void the_overview_shows_the_owner_of_the_day_as_the_project_does() {
        var project = projects()
                .save(anOngoingProject()
                        .withRole(role(Role.Kind.OWNER, owner, START, MONDAY.minusDays(1)))
                        .withRole(role(Role.Kind.PARTNER, partner, LocalDate.of(2000, 1, 1), null))
                        .withRole(role(Role.Kind.OWNER, partner, MONDAY, PLANNED_END)));

        for (LocalDate today : List.of(
                LocalDate.of(2001, 1, 1),
                EVE,
                START,
                MONDAY.minusDays(1),
                MONDAY,
                PLANNED_END,
                PLANNED_END.plusDays(1),
                LONG_AFTER)) {
            assertThat(ownerShown(project, today))
                    .as("owner on %s", today)
                    .isEqualTo(named(today.isBefore(MONDAY) ? owner : partner));
            assertThat(project.owner(today).map(Role::organisation)).contains(today.isBefore(MONDAY) ? owner : partner);
        }
    }

    @Test
    void the_owner_of_a_project_that_has_ended_is_the_owner_of_its_last_day() {
        var project = projects()
                .save(anOngoingProject()
                        .withRole(role(Role.Kind.OWNER, owner, START, LocalDate.of(2018, 2, 28)))
                        .withRole(role(Role.Kind.OWNER, partner, LocalDate.of(2018, 3, 1), null))
                        .become(anEarlyEnd("2018-02"), LONG_AFTER));

        assertThat(ownerShown(project, LONG_AFTER)).isEqualTo(named(owner));
        assertThat(ownerShown(project, LocalDate.of(2018, 3, 1))).isEqualTo(named(owner));
    }

    @Test
    void the_owner_of_a_project_that_was_completed_late_is_the_owner_of_its_last_day() {
        var project = projects()
                .save(anOngoingProject()
                        .withRole(role(Role.Kind.OWNER, owner, START, PLANNED_END))
                        .withRole(role(Role.Kind.OWNER, partner, PLANNED_END.plusDays(1), null))
                        .become(step(Stage.COMPLETED, "2018-12"), LONG_AFTER));

        assertThat(ownerShown(project, LONG_AFTER)).isEqualTo(named(partner));
        assertThat(ownerShown(project, PLANNED_END)).isEqualTo(named(owner));
    }

    @Test
    void owners_of_many_are_found_at_once_and_only_of_those_that_have_one() {
        var moved = projects()
                .save(aPlannedProject()
                        .withRole(role(Role.Kind.OWNER, owner, START, MONDAY.minusDays(1)))
                        .withRole(role(Role.Kind.OWNER, partner, MONDAY, null)));
        var owned = projects().save(aPlannedProject().withRole(ownedBy(owner)));
        var unowned = projects().save(aPlannedProject().withRole(role(Role.Kind.PARTNER, partner, START, null)));
        var all = List.of(moved.id(), owned.id(), unowned.id(), ProjectId.next());

        assertThat(projects().ownersOf(all, MONDAY.minusDays(1)))
                .isEqualTo(Map.of(moved.id(), owner, owned.id(), owner));
        assertThat(projects().ownersOf(all, MONDAY)).isEqualTo(Map.of(moved.id(), partner, owned.id(), owner));
        assertThat(projects().ownersOf(List.of(), MONDAY)).isEmpty();
    }

    @Test
    void nobody_owns_it_on_a_day_between_owners() {
        var project = projects()
                .save(anOngoingProject()
                        .withRole(role(Role.Kind.OWNER, owner, START, MONDAY.minusDays(1)))
                        .withRole(role(Role.Kind.OWNER, partner, MONDAY.plusDays(1), null)));

        assertThat(projects().overview(project.id(), MONDAY).orElseThrow().owner())
                .isNull();
    }

    @Test
    void the_overview_counts_what_is_granted_as_the_budget_does() {
        var withoutTotal = anOngoingProject()
                .withFundingLine(fundedBy(owner, "100.10", Status.GRANTED))
                .withFundingLine(fundedBy(owner, "20.02", Status.PAID))
                .withFundingLine(fundedBy(owner, "3.30", Status.APPLIED));
        var withGap = withoutTotal.withTotal(Money.fromString("200.00"));
        var appliedRest = withGap.withFundingLine(theRestBy(partner, Status.APPLIED));
        var grantedRest = withGap.withFundingLine(theRestBy(partner, Status.PAID));

        for (Project it : List.of(withoutTotal, withGap, appliedRest, grantedRest)) {
            var saved = projects().save(entered(it));
            var shown = projects().overview(saved.id(), MONDAY).orElseThrow();

            assertThat(shown.total()).isEqualTo(it.budget().total());
            assertThat(shown.granted()).isEqualTo(it.budget().granted());
            assertThat(shown.gap()).isEqualTo(it.budget().gap().orElse(null));
        }
        assertThat(grantedRest.budget().granted()).isEqualTo(Money.fromString("196.70"));
    }

    @Test
    void a_search_shows_what_the_overview_shows() {
        var full = projects().save(aProjectWithEverything(owner, partner));
        var plan = projects().save(aPlannedProject().withRole(ownedBy(owner)));

        assertThat(search(ownedByOwner(), MONDAY).items())
                .containsExactlyInAnyOrder(
                        projects().overview(full.id(), MONDAY).orElseThrow(),
                        projects().overview(plan.id(), MONDAY).orElseThrow());
    }

    @Test
    void a_search_is_narrowed_by_stage() {
        var planned = projects().save(aPlannedProject().withRole(ownedBy(owner)));
        var completed = projects().save(aCompletedProject().withRole(ownedBy(owner)));

        assertThat(ids(new Search(Stage.PLANNED, owner, null, null, null), MONDAY))
                .containsExactly(planned.id());
        assertThat(ids(new Search(Stage.COMPLETED, owner, null, null, null), MONDAY))
                .containsExactly(completed.id());
        assertThat(ids(new Search(Stage.ONGOING, owner, null, null, null), MONDAY))
                .isEmpty();
        assertThat(ids(ownedByOwner(), MONDAY)).containsExactlyInAnyOrder(planned.id(), completed.id());
    }

    @Test
    void a_search_is_narrowed_by_the_owner_of_the_day() {
        var handedOver = projects()
                .save(anOngoingProject()
                        .withRole(role(Role.Kind.OWNER, owner, START, MONDAY.minusDays(1)))
                        .withRole(role(Role.Kind.OWNER, partner, MONDAY, PLANNED_END)));
        projects().save(anOngoingProject().withRole(role(Role.Kind.PARTNER, owner, START, null)));

        for (LocalDate today : List.of(EVE, START, MONDAY.minusDays(1), MONDAY, PLANNED_END, LONG_AFTER)) {
            boolean before = today.isBefore(MONDAY);
            assertThat(ids(ownedByOwner(), today))
                    .as("projects of the first owner on %s", today)
                    .isEqualTo(before ? List.of(handedOver.id()) : List.of());
            assertThat(ids(new Search(null, partner, null, null, null), today))
                    .as("projects of the second owner on %s", today)
                    .isEqualTo(before ? List.of() : List.of(handedOver.id()));
        }
    }

    @Test
    void a_search_is_narrowed_by_funder() {
        var funded = projects()
                .save(anOngoingProject()
                        .withTotal(Money.kronor(9))
                        .withFundingLine(fundedBy(partner, "1", Status.APPLIED))
                        .withFundingLine(theRestBy(partner, Status.GRANTED))
                        .withRole(ownedBy(owner)));
        projects().save(anOngoingProject().withRole(role(Role.Kind.CO_FINANCIER, partner, START, null)));

        assertThat(ids(new Search(null, null, partner, null, null), MONDAY)).containsExactly(funded.id());
        assertThat(ids(new Search(null, owner, partner, null, null), MONDAY)).containsExactly(funded.id());
        assertThat(ids(new Search(null, null, owner, null, null), MONDAY)).isEmpty();
    }

    @Test
    void an_ongoing_project_is_active_by_its_plan() {
        var ongoing = projects().save(anOngoingProject().withRole(ownedBy(owner)));

        assertThat(activeOn(EVE)).isEmpty();
        assertThat(activeOn(START)).containsExactly(ongoing.id());
        assertThat(activeOn(PLANNED_END)).containsExactly(ongoing.id());
        assertThat(activeOn(PLANNED_END.plusDays(1))).isEmpty();
    }

    @Test
    void a_project_that_has_ended_was_active_until_the_last_day_that_its_end_may_mean() {
        var early = projects().save(aProjectThatEndedEarly().withRole(ownedBy(owner)));
        var late = projects()
                .save(anOngoingProject()
                        .withRole(ownedBy(owner))
                        .become(step(Stage.COMPLETED, "2018-11-15"), LONG_AFTER));

        assertThat(activeOn(EVE)).isEmpty();
        assertThat(activeOn(START)).containsExactlyInAnyOrder(early.id(), late.id());
        assertThat(activeOn(LocalDate.of(2018, 3, 31))).containsExactlyInAnyOrder(early.id(), late.id());
        assertThat(activeOn(LocalDate.of(2018, 4, 1))).containsExactly(late.id());
        assertThat(activeOn(LocalDate.of(2018, 11, 15))).containsExactly(late.id());
        assertThat(activeOn(LocalDate.of(2018, 11, 16))).isEmpty();
    }

    @Test
    void a_project_that_never_began_was_never_active() {
        for (Project it : List.of(aPlannedProject(), anAppliedProject(), aGrantedProject(), aRejectedProject()))
            projects().save(it.withRole(ownedBy(owner)));

        assertThat(activeOn(MONDAY)).isEmpty();
        assertThat(ids(ownedByOwner(), MONDAY)).hasSize(4);
    }

    @Test
    void words_of_the_name_and_the_summary_find_it_in_any_of_their_forms() {
        var byName = projects().save(owned("Påhittade " + word + "verkstäderna (påhittat)", null));
        var bySummary = projects().save(owned("Annat namn (påhittat)", "Här byggs " + word + "verkstädernas tak."));
        projects().save(owned("Ett tredje namn (påhittat)", "Inget av det."));

        for (String form : List.of("verkstäder", "verkstäderna", "verkstädernas"))
            assertThat(ids(new Search(null, owner, null, null, word + form), MONDAY))
                    .as(form)
                    .containsExactlyInAnyOrder(byName.id(), bySummary.id());
    }

    @Test
    void every_word_that_is_asked_for_must_be_there() {
        var both = projects().save(owned("Annat namn (påhittat)", "Först " + word + ", sedan stödstruktur."));
        projects().save(owned("Ett tredje namn (påhittat)", "Bara stödstrukturen."));

        assertThat(ids(new Search(null, owner, null, null, "stödstruktur " + word), MONDAY))
                .containsExactly(both.id());
        assertThat(ids(new Search(null, owner, null, null, word + " " + Unique.word()), MONDAY))
                .isEmpty();
    }

    @Test
    void a_word_after_a_hyphen_is_not_to_be_there_however_the_rest_is_found() {
        var one = projects().save(owned("Påhittade " + word + " (påhittat)", "Bara stödstrukturen."));
        var other = projects().save(owned("Påhittade " + word + " (påhittat)", "Något annat."));

        assertThat(ids(new Search(null, owner, null, null, word + " -stödstruktur"), MONDAY))
                .containsExactly(other.id());
        assertThat(ids(new Search(null, owner, null, null, "-annat"), MONDAY)).containsExactly(one.id());
    }

    @Test
    void a_misspelled_name_finds_it() {
        var saved = projects().save(owned("Påhittade " + word + " (påhittat)", null));

        assertThat(ids(new Search(null, owner, null, null, misspelled(word)), MONDAY))
                .containsExactly(saved.id());
        assertThat(ids(new Search(null, null, null, null, "Påhittade " + misspelled(word)), MONDAY))
                .contains(saved.id());
    }

    @Test
    void the_best_match_comes_first() {
        var alike = projects().save(owned("A " + misspelled(word) + " (påhittat)", null));
        var exact = projects().save(owned("Ö " + word + " (påhittat)", null));

        assertThat(ids(new Search(null, owner, null, null, word), MONDAY)).containsExactly(exact.id(), alike.id());
        assertThat(ids(new Search(null, owner, null, null, misspelled(word)), MONDAY))
                .containsExactly(alike.id(), exact.id());
    }

    @Test
    void an_order_that_is_asked_for_goes_before_the_best_match() {
        var alike = projects().save(owned("A " + misspelled(word) + " (påhittat)", null));
        var exact = projects().save(owned("Ö " + word + " (påhittat)", null));
        var search = new Search(null, owner, null, null, word);

        assertThat(projects().search(search, sorted("name", false), MONDAY).items())
                .extracting(ProjectOverview::id)
                .containsExactly(alike.id(), exact.id());
    }

    @Test
    void each_part_of_a_search_narrows_it() {
        var found = projects()
                .save(owned("Påhittade " + word + " (påhittat)", null)
                        .withFundingLine(fundedBy(partner, "1", Status.PAID)));

        assertThat(ids(new Search(Stage.ONGOING, owner, partner, MONDAY, word), MONDAY))
                .containsExactly(found.id());
        assertThat(ids(new Search(Stage.PLANNED, owner, partner, MONDAY, word), MONDAY))
                .isEmpty();
        assertThat(ids(new Search(Stage.ONGOING, partner, partner, MONDAY, word), MONDAY))
                .isEmpty();
        assertThat(ids(new Search(Stage.ONGOING, owner, owner, MONDAY, word), MONDAY))
                .isEmpty();
        assertThat(ids(new Search(Stage.ONGOING, owner, partner, EVE, word), MONDAY))
                .isEmpty();
        assertThat(ids(new Search(Stage.ONGOING, owner, partner, MONDAY, Unique.word()), MONDAY))
                .isEmpty();
    }

    @Test
    void a_search_for_everything_finds_everything() {
        projects().save(aPlannedProject());

        assertThat(search(Search.ALL, MONDAY).total()).isPositive();
        assertThat(search(Search.ALL, MONDAY).items()).isNotEmpty();
    }

    @Test
    void without_an_order_names_come_in_swedish_order() {
        for (String it : List.of("Öje", "Ånge", "Zinkgruvan", "Älvdal", "avesta", "Orsa"))
            projects().save(owned(it + " (påhittat)", null));

        assertThat(search(ownedByOwner(), MONDAY).items())
                .extracting(ProjectOverview::name)
                .containsExactly(
                        "avesta (påhittat)",
                        "Orsa (påhittat)",
                        "Zinkgruvan (påhittat)",
                        "Ånge (påhittat)",
                        "Älvdal (påhittat)",
                        "Öje (påhittat)");
    }

    @Test
    void projects_are_sorted_by_name_both_ways() {
        for (String it : List.of("Öje", "Ånge", "Zinkgruvan")) projects().save(owned(it + " (påhittat)", null));

        assertThat(sortedBy("name", false))
                .extracting(ProjectOverview::name)
                .containsExactly("Zinkgruvan (påhittat)", "Ånge (påhittat)", "Öje (påhittat)");
        assertThat(sortedBy("name", true))
                .extracting(ProjectOverview::name)
                .containsExactly("Öje (påhittat)", "Ånge (påhittat)", "Zinkgruvan (påhittat)");
    }

    @Test
    void projects_are_sorted_by_their_first_day_and_their_planned_end_both_ways() {
        var longOne = projects().save(scheduled("2011-01-01", "2019-12-31"));
        var early = projects().save(scheduled("2010-01-01", "2011-12-31"));
        var late = projects().save(scheduled("2012-01-01", "2012-12-31"));

        assertThat(sortedBy("startsOn", false))
                .extracting(ProjectOverview::id)
                .containsExactly(early.id(), longOne.id(), late.id());
        assertThat(sortedBy("startsOn", true))
                .extracting(ProjectOverview::id)
                .containsExactly(late.id(), longOne.id(), early.id());
        assertThat(sortedBy("plannedEndsOn", false))
                .extracting(ProjectOverview::id)
                .containsExactly(early.id(), late.id(), longOne.id());
        assertThat(sortedBy("plannedEndsOn", true))
                .extracting(ProjectOverview::id)
                .containsExactly(longOne.id(), late.id(), early.id());
    }

    @Test
    void projects_are_sorted_by_status_in_the_order_of_life_both_ways() {
        for (Project it : List.of(
                aProjectThatEndedEarly(),
                anOngoingProject(),
                aRejectedProject(),
                aPlannedProject(),
                aCompletedProject(),
                aGrantedProject(),
                anAppliedProject())) projects().save(it.withRole(ownedBy(owner)));

        assertThat(sortedBy("status", false)).extracting(ProjectOverview::stage).containsExactly(Stage.values());
        assertThat(sortedBy("status", true))
                .extracting(ProjectOverview::stage)
                .containsExactly(
                        Stage.ENDED_EARLY,
                        Stage.COMPLETED,
                        Stage.ONGOING,
                        Stage.REJECTED,
                        Stage.GRANTED,
                        Stage.APPLIED,
                        Stage.PLANNED);
    }

    @Test
    void every_sortable_field_sorts() {
        projects().save(owned("Påhittat (påhittat)", null));

        for (String field : Projects.SORTABLE) assertThat(sortedBy(field, true)).hasSize(1);
    }

    @Test
    void the_second_key_decides_where_the_first_is_equal() {
        var b = projects().save(owned("b (påhittat)", null));
        var a = projects().save(owned("a (påhittat)", null));
        var plan = projects().save(aPlannedProject().withRole(ownedBy(owner)));
        var keys = List.of(new SortKey("status", true), new SortKey("name", false));

        assertThat(projects()
                        .search(ownedByOwner(), new PageRequest(1, 10, keys), MONDAY)
                        .items())
                .extracting(ProjectOverview::id)
                .containsExactly(a.id(), b.id(), plan.id());
    }

    @Test
    void pages_hold_each_row_once_and_all_tell_the_total() {
        for (int i = 0; i < 5; i++) projects().save(owned("Tvilling (påhittat)", null));
        Set<ProjectId> seen = new HashSet<>();
        List<Integer> sizes = new ArrayList<>();

        for (int page = 1; page <= 4; page++) {
            var found = projects().search(ownedByOwner(), new PageRequest(page, 2, List.of()), MONDAY);
            assertThat(found.total()).isEqualTo(5);
            sizes.add(found.items().size());
            found.items().forEach(it -> seen.add(it.id()));
        }

        assertThat(sizes).containsExactly(2, 2, 1, 0);
        assertThat(seen).hasSize(5);
    }

    @Test
    void nothing_found_is_an_empty_page() {
        assertThat(search(ownedByOwner(), MONDAY)).isEqualTo(new Page<>(List.of(), 0));
    }

    private static Search asOf(
            @Nullable Stage stage, OrganisationId owner, @Nullable LocalDate activeOn, LocalDate day) {
        return new Search(stage, owner, null, activeOn, day, null);
    }

    private Search ownedByOwner() {
        return new Search(null, owner, null, null, null);
    }

    private Page<ProjectOverview> search(Search search, LocalDate today) {
        return projects().search(search, PageRequest.first(100), today);
    }

    private List<ProjectId> ids(Search search, LocalDate today) {
        return search(search, today).items().stream().map(ProjectOverview::id).toList();
    }

    private List<ProjectId> activeOn(LocalDate day) {
        return ids(new Search(null, owner, null, day, null), MONDAY);
    }

    private List<ProjectOverview> sortedBy(String field, boolean descending) {
        return projects()
                .search(ownedByOwner(), sorted(field, descending), MONDAY)
                .items();
    }

    private static PageRequest sorted(String field, boolean descending) {
        return new PageRequest(1, 100, List.of(new SortKey(field, descending)));
    }

    private @Nullable Named ownerShown(Project project, LocalDate today) {
        return projects().overview(project.id(), today).orElseThrow().owner();
    }

    private Named named(OrganisationId id) {
        return new Named(id.value(), organisations().get(id).name());
    }

    private RoleLine line(Role role) {
        return new RoleLine(role, organisations().get(role.organisation()).name());
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

    private Project owned(String name, @Nullable String summary) {
        var description = summary == null
                ? aDescriptionNamed(name)
                : new Description(name, new Bilingual(summary, "English"), Set.of(), Set.of(), Set.of(), Set.of());
        return aProjectThatIs(Stage.ONGOING).describe(description).withRole(ownedBy(owner));
    }

    private Project scheduled(String start, String end) {
        return Project.enter(
                        ProjectId.next(),
                        aDescription(),
                        Schedule.between(LocalDate.parse(start), LocalDate.parse(end)),
                        step(Stage.ONGOING, start),
                        LONG_AFTER)
                .withRole(ownedBy(owner));
    }

    private static Project entered(Project it) {
        return new Project(
                ProjectId.next(),
                0,
                it.description(),
                it.schedule(),
                it.history(),
                null,
                List.of(),
                new Budget(
                        it.budget().total(),
                        it.budget().lines().stream()
                                .map(line -> new FundingLine(
                                        FundingLine.Id.next(),
                                        line.funder(),
                                        line.scheme(),
                                        line.amount(),
                                        line.status()))
                                .toList()));
    }

    private static String misspelled(String word) {
        return word.substring(0, 7) + "z" + word.substring(8);
    }
}
