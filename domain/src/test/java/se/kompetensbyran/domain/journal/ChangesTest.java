package se.kompetensbyran.domain.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.aNumber;
import static se.kompetensbyran.domain.projects.ProjectFixture.ADVISER;
import static se.kompetensbyran.domain.projects.ProjectFixture.LONG_AFTER;
import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;
import static se.kompetensbyran.domain.projects.ProjectFixture.START;
import static se.kompetensbyran.domain.projects.ProjectFixture.aFullDescription;
import static se.kompetensbyran.domain.projects.ProjectFixture.anAppliedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.role;
import static se.kompetensbyran.domain.projects.ProjectFixture.step;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.aTitle;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.anObjective;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.ApiKey;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.organisations.LegalForm;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.projects.EndingReason;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Role;
import se.kompetensbyran.domain.projects.Stage;
import se.kompetensbyran.domain.projects.StageChange;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.workplans.Activity;
import se.kompetensbyran.domain.workplans.Objective;
import se.kompetensbyran.domain.workplans.Workplan;

/** What is told of a change, and what is not. */
class ChangesTest {

    private static final OrganisationId SOMEONE = OrganisationId.next();
    private static final OrganisationNumber NUMBER = aNumber();
    private static final Instant NOON = Instant.parse("2024-06-03T12:00:00Z");

    @Test
    void a_field_has_what_it_was_and_what_it_is() {
        var before = organisation("Påhittade Bageriet", null, null, null);
        var after = organisation("Påhittade Snickeriet", NUMBER, LegalForm.REGION, null);

        assertThat(Changes.between(before, after))
                .containsExactly(
                        new Change("legalForm", null, "region"),
                        new Change("name", "Påhittade Bageriet", "Påhittade Snickeriet"),
                        new Change("number", null, NUMBER.toString()));
    }

    @Test
    void what_is_new_has_no_before_and_what_is_gone_no_after() {
        var it = organisation("Påhittad", null, null, new MunicipalityCode("2080"));

        assertThat(Changes.between(null, it))
                .containsExactly(new Change("municipality", null, "2080"), new Change("name", null, "Påhittad"));
        assertThat(Changes.between(it, null))
                .containsExactly(new Change("municipality", "2080", null), new Change("name", "Påhittad", null));
        assertThat(Changes.between(null, null)).isEmpty();
    }

    @Test
    void a_text_that_holds_a_personal_number_is_told_as_changed_and_nothing_more() {
        // As it may have been read from an older version.
        var before = organisation("Anna 19121212-1212", null, null, null);
        var after = organisation("Påhittade Snickeriet", null, null, null);

        assertThat(Changes.between(before, after)).containsExactly(new Change("name", null, "Påhittade Snickeriet"));
    }

    @Test
    void a_nested_record_is_told_field_by_field() {
        var before = anAppliedProject();

        assertThat(Changes.between(before, before.plan(START.minusDays(1), LONG_AFTER)))
                .containsExactly(
                        new Change("schedule/plannedEndsOn", "2018-10-31", "2024-06-03"),
                        new Change("schedule/startsOn", "2017-02-01", "2017-01-31"));
        assertThat(Changes.between(before, before.withTotal(Money.fromString("4268993"))))
                .containsExactly(new Change("budget/total", null, "4268993.00"));
    }

    @Test
    void a_part_is_told_by_its_id_and_its_period_by_the_last_day() {
        var partner = role(Role.Kind.PARTNER, SOMEONE, START, null);
        var before = anOngoingProject().withRole(partner);
        var after = before.withRole(new Role(
                partner.id(),
                Role.Kind.EVALUATOR,
                SOMEONE,
                role(partner.kind(), SOMEONE, START, MONDAY).period()));
        String path = "roles/" + partner.id() + "/";

        assertThat(Changes.between(before, after))
                .containsExactly(
                        new Change(path + "kind", "partner", "evaluator"),
                        new Change(path + "period/until", null, "2018-03-05"));
        assertThat(Changes.between(after, after.withoutRole(partner.id())))
                .containsExactly(
                        new Change(path + "kind", "evaluator", null),
                        new Change(path + "organisation", SOMEONE.toString(), null),
                        new Change(path + "period/from", "2017-02-01", null),
                        new Change(path + "period/until", "2018-03-05", null));
    }

    @Test
    void a_list_of_other_things_is_told_whole_as_the_api_writes_it() {
        var before = anOngoingProject();
        String ongoing = "{\"to\":\"ongoing\",\"on\":\"2017-02-01\",\"by\":{\"who\":\"adviser-1\",\"at\":\""
                + ADVISER.at() + "\"}}";

        assertThat(Changes.between(before, before.become(step(Stage.COMPLETED, "2018-11"), LONG_AFTER)))
                .containsExactly(new Change(
                        "history",
                        "[" + ongoing + "]",
                        "[" + ongoing + ","
                                + ongoing.replace("ongoing", "completed").replace("2017-02-01", "2018-11") + "]"));
        assertThat(Changes.between(before, before.describe(aFullDescription())))
                .contains(
                        new Change("description/targetGroups", null, "[\"enterprises\",\"persons\",\"unemployed\"]"),
                        new Change("description/summary/en", null, "Invented explanation"));
    }

    @Test
    void quotes_and_breaks_within_a_list_are_written_as_in_json() {
        var before = anOngoingProject();
        var early = new StageChange(
                Stage.ENDED_EARLY,
                PartialDate.fromString("2018-03"),
                EndingReason.FUNDING_WITHDRAWN,
                new Bilingual("\"Påhittat\" \\\när", "Invented"),
                ADVISER);

        assertThat(Changes.between(before, before.become(early, LONG_AFTER)))
                .singleElement()
                .satisfies(it -> assertThat(it.after())
                        .contains("\"sv\":\"\\\"Påhittat\\\" \\\\\\u000aär\",\"en\":\"Invented\""));
    }

    @Test
    void permissions_and_grants_are_told_by_their_codes() {
        var before = machine(Set.of(Permission.PROJECTS_WRITE, Permission.PROJECTS_READ));
        var grant = new Grant(se.kompetensbyran.domain.access.Role.AUDITOR, SOMEONE.value(), Reach.REGION);

        assertThat(Changes.between(null, before))
                .contains(
                        new Change("scopes", null, "[\"projects:read\",\"projects:write\"]"),
                        new Change("kind", null, "machine"));
        assertThat(Changes.between(anAccount(List.of()), anAccount(List.of(grant))))
                .contains(new Change("grants", null, "[\"auditor region " + SOMEONE + "\"]"));
    }

    @Test
    void of_a_secret_only_that_it_changed_wherever_it_lies() {
        var before = machine(Set.of(Permission.PROJECTS_READ));
        var after = before.withSecret("hash-1", "abcd", NOON, Duration.ZERO);
        String path = "secrets/" + after.secrets().get(0).id() + "/";
        var invited = anAccount(List.of());
        var active = invited.choosePassword("hash-2", "hash-3", NOON);

        assertThat(Changes.between(before, after))
                .containsExactly(
                        new Change(path + "createdAt", null, "2024-06-03T12:00:00Z"),
                        new Change(path + "hash", null, null),
                        new Change(path + "hint", null, "abcd"));
        assertThat(Changes.between(invited, active))
                .contains(
                        new Change("passwordHash", null, null),
                        new Change("link/hash", null, null),
                        new Change("state", "invited", "active"));
        assertThat(active.withPassword("hash-4")).isNotEqualTo(active);
        assertThat(Changes.between(active, active.withPassword("hash-4")))
                .containsExactly(new Change("passwordHash", null, null));
    }

    @Test
    void of_who_a_person_is_only_that_it_changed() {
        var before = anAccount(List.of());

        assertThat(Changes.between(null, before))
                .contains(new Change("email", null, null), new Change("name", null, null));
        assertThat(Changes.between(before, before.describe("Påhittad Tvåa", List.of())))
                .containsExactly(new Change("name", null, null));
        assertThat(Changes.between(null, before).toString()).doesNotContain("Påhittad", "@");
    }

    @Test
    void a_save_is_called_after_what_was_saved() {
        var key = ApiKey.make(
                AccountId.next(),
                "Påhittad",
                "hash",
                "abcd",
                Set.of(Permission.PROJECTS_READ),
                NOON,
                NOON.plusSeconds(9));
        UUID id = key.id().value();
        var origin = Origin.system("seed");

        assertThat(Entry.ofSave(id, null, key, NOON, origin).event()).isEqualTo("api-key.entered");
        assertThat(Entry.ofSave(id, key, key, NOON, origin))
                .returns("api-key.changed", Entry::event)
                .returns(id, Entry::subject)
                .returns(0L, Entry::revision)
                .returns(List.of(), Entry::changes);
        assertThat(Entry.ofSave(id, key, null, NOON, origin).event()).isEqualTo("api-key.removed");
    }

    @Property(tries = 200)
    void what_has_not_changed_is_not_told(@ForAll("workplans") Workplan it) {
        assertThat(Changes.between(it, it)).isEmpty();
        assertThat(Changes.between(it, saved(it))).isEmpty();
    }

    @Property(tries = 200)
    void forwards_and_backwards_tell_the_same(@ForAll("workplans") Workplan one, @ForAll("workplans") Workplan other) {
        assertThat(Changes.between(one, other))
                .isEqualTo(Changes.between(other, one).stream()
                        .map(it -> new Change(it.field(), it.after(), it.before()))
                        .toList());
        assertThat(Changes.between(one, other))
                .isSortedAccordingTo((a, b) -> a.field().compareTo(b.field()));
    }

    @Property(tries = 200)
    void a_change_is_told_where_something_differs(
            @ForAll("workplans") Workplan one, @ForAll("workplans") Workplan other) {
        boolean isSame = Set.copyOf(one.objectives()).equals(Set.copyOf(other.objectives()))
                && Set.copyOf(one.activities()).equals(Set.copyOf(other.activities()));

        assertThat(Changes.between(one, other).isEmpty()).isEqualTo(isSame);
    }

    /** Workplans of one project with a few of the same parts, some of which say something else. */
    @Provide
    Arbitrary<Workplan> workplans() {
        var objectives = Combinators.combine(
                        Arbitraries.integers().between(0, 3), Arbitraries.of("Mål", "Annat mål", "Tredje"))
                .as((id, text) -> new Objective(
                        new Objective.Id(new UUID(7, id)), anObjective().level(), aTitle(text)))
                .list()
                .ofMaxSize(4)
                .uniqueElements(Objective::id);
        var activities = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(Activity.State.values()),
                        Arbitraries.integers().between(-1, 2))
                .as((id, state, days) -> new Activity(
                        new Activity.Id(new UUID(8, id)),
                        "incubation",
                        state,
                        aTitle("Påhittad"),
                        null,
                        days < 0 ? null : Period.inclusive(START, days == 0 ? null : START.plusDays(days))))
                .list()
                .ofMaxSize(4)
                .uniqueElements(Activity::id);
        return Combinators.combine(objectives, activities)
                .as((some, others) -> new Workplan(new ProjectId(new UUID(9, 9)), 0, some, others, List.of()));
    }

    private static Workplan saved(Workplan it) {
        return new Workplan(
                it.project(),
                it.revision() + 1,
                new ArrayList<>(it.objectives()),
                new ArrayList<>(it.activities()),
                it.lessons());
    }

    private static Organisation organisation(
            String name,
            @Nullable OrganisationNumber number,
            @Nullable LegalForm form,
            @Nullable MunicipalityCode municipality) {
        return new Organisation(SOMEONE, 3, name, number, form, municipality);
    }

    private static Client machine(Set<Permission> scopes) {
        return Client.machine("Påhittad", SOMEONE.value(), scopes, Reach.ORGANISATION, null, null);
    }

    private static Account anAccount(List<Grant> grants) {
        return Account.invite(Email.fromString("nagon@pahittad.example"), "Påhittad Person", grants, "hash-2", NOON);
    }
}
