package se.kompetensbyran.domain.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Unique;

/** Projects to test with; all of them are invented. They run from {@link #START} to {@link #PLANNED_END} by their plan. */
public final class ProjectFixture {

    /** The day before the project starts. */
    public static final LocalDate EVE = LocalDate.of(2017, 1, 31);

    /** The first day of the project. */
    public static final LocalDate START = LocalDate.of(2017, 2, 1);

    /** A Monday while the project runs: today, where a test needs one. */
    public static final LocalDate MONDAY = LocalDate.of(2018, 3, 5);

    /** The last day of the project by its plan. */
    public static final LocalDate PLANNED_END = LocalDate.of(2018, 10, 31);

    /** A day long after all of it. */
    public static final LocalDate LONG_AFTER = LocalDate.of(2024, 6, 3);

    /** Who recorded it. */
    public static final Actor ADVISER = new Actor("adviser-1", Instant.parse("2018-03-05T08:30:15.123456Z"));

    /** Somebody else who recorded it, later. */
    public static final Actor MANAGER = new Actor("manager-7", Instant.parse("2024-06-03T23:59:59Z"));

    /** Words that explain something. */
    public static final Bilingual WORDS = new Bilingual("Påhittad förklaring\nåäö ÅÄÖ", "Invented explanation");

    private ProjectFixture() {}

    /** A description with a name that nobody else has, and no more. */
    public static Description aDescription() {
        return aDescriptionNamed("Påhittat projekt " + Unique.word() + " (påhittat)");
    }

    /** A description with that name, and no more. */
    public static Description aDescriptionNamed(String name) {
        return new Description(name, null, Set.of(), Set.of(), Set.of(), Set.of());
    }

    /** A description with everything. */
    public static Description aFullDescription() {
        return new Description(
                "Påhittat projekt " + Unique.word() + " (påhittat)",
                WORDS,
                Set.of("unemployed", "persons", "enterprises"),
                Set.of("university-college", "public-sector"),
                Set.of("public-procurement", "business-development"),
                Set.of("generational-shift", "ageing-population"));
    }

    /** A new project that is planned; nobody owns it. */
    public static Project aPlannedProject() {
        return aProjectThatIs(Stage.PLANNED);
    }

    /** A new project that has been applied for; nobody owns it. */
    public static Project anAppliedProject() {
        return aProjectThatIs(Stage.APPLIED);
    }

    /** A new project that has been granted; nobody owns it. */
    public static Project aGrantedProject() {
        return aProjectThatIs(Stage.GRANTED);
    }

    /** A new project that runs; nobody owns it. */
    public static Project anOngoingProject() {
        return aProjectThatIs(Stage.ONGOING);
    }

    /** A new project that was rejected. */
    public static Project aRejectedProject() {
        return anAppliedProject().become(step(Stage.REJECTED, "2017-02-01"), LONG_AFTER);
    }

    /** A new project that was completed on the day it was planned to end. */
    public static Project aCompletedProject() {
        return anOngoingProject().become(step(Stage.COMPLETED, PLANNED_END.toString()), LONG_AFTER);
    }

    /** A new project that ended early, in March 2018. */
    public static Project aProjectThatEndedEarly() {
        return anOngoingProject().become(anEarlyEnd("2018-03"), LONG_AFTER);
    }

    /** A new project that runs, starts on {@code start}, and is planned to end two years later. */
    public static Project anOngoingProjectFrom(LocalDate start) {
        return Project.enter(
                ProjectId.next(),
                aDescription(),
                Schedule.between(start, start.plusYears(2)),
                step(Stage.ONGOING, start.toString()),
                LONG_AFTER);
    }

    /** A new project in a stage that is no end, in which it was entered; nobody owns it. */
    public static Project aProjectThatIs(Stage first) {
        return Project.enter(
                ProjectId.next(),
                aDescription(),
                Schedule.between(START, PLANNED_END),
                step(first, START.toString()),
                LONG_AFTER);
    }

    /**
     * A new project that has everything: a history from planned to an early end with dates of every precision, two
     * extensions, four roles, and four funding lines of which one is the remainder.
     */
    public static Project aProjectWithEverything(OrganisationId owner, OrganisationId partner) {
        var history = List.of(
                step(Stage.PLANNED, "2016"),
                new StageChange(Stage.APPLIED, PartialDate.fromString("2016-11"), null, WORDS, MANAGER),
                step(Stage.GRANTED, "2017-02-01"),
                step(Stage.ONGOING, "2017-02-01"),
                new StageChange(
                        Stage.ENDED_EARLY,
                        PartialDate.fromString("2018-03"),
                        EndingReason.TARGET_NOT_REACHABLE,
                        WORDS,
                        MANAGER));
        var extensions = List.of(
                new Schedule.Extension(
                        LocalDate.of(2018, 6, 30), LocalDate.of(2018, 8, 31), LocalDate.of(2017, 9, 1), null, ADVISER),
                new Schedule.Extension(
                        LocalDate.of(2018, 8, 31), PLANNED_END, LocalDate.of(2017, 9, 1), WORDS, MANAGER));
        var roles = List.of(
                role(Role.Kind.CO_FINANCIER, partner, EVE, null),
                role(Role.Kind.OWNER, owner, START, null),
                role(Role.Kind.EVALUATOR, partner, MONDAY, MONDAY),
                role(Role.Kind.PARTNER, partner, START, PLANNED_END));
        var lines = List.of(
                fundedBy(partner, "1000000.01", FundingLine.Status.PAID),
                new FundingLine(FundingLine.Id.next(), null, scheme(), null, FundingLine.Status.GRANTED),
                new FundingLine(
                        FundingLine.Id.next(), owner, scheme(), Money.fromString("0.99"), FundingLine.Status.APPLIED),
                fundedBy(partner, "0", FundingLine.Status.GRANTED));
        return new Project(
                ProjectId.next(),
                0,
                aFullDescription(),
                new Schedule(START, PLANNED_END, extensions),
                history,
                null,
                roles,
                new Budget(Money.fromString("4000000.50"), lines));
    }

    /** A step on that day, month or year. */
    public static StageChange step(Stage to, String on) {
        return StageChange.to(to, PartialDate.fromString(on), ADVISER);
    }

    /** An early end on that day, month or year, with its reason. */
    public static StageChange anEarlyEnd(String on) {
        return new StageChange(
                Stage.ENDED_EARLY, PartialDate.fromString(on), EndingReason.FUNDING_WITHDRAWN, WORDS, ADVISER);
    }

    /** The role of owner, from long before every project and for ever. */
    public static Role ownedBy(OrganisationId organisation) {
        return role(Role.Kind.OWNER, organisation, LocalDate.of(2000, 1, 1), null);
    }

    /** A role from its first to its last day, or for ever. */
    public static Role role(Role.Kind kind, OrganisationId organisation, LocalDate first, @Nullable LocalDate last) {
        return new Role(Role.Id.next(), kind, organisation, Period.inclusive(first, last));
    }

    /** A funding line with an amount in kronor. */
    public static FundingLine fundedBy(OrganisationId funder, String kronor, FundingLine.Status status) {
        return new FundingLine(FundingLine.Id.next(), funder, null, Money.fromString(kronor), status);
    }

    /** A funding line for what the others leave. */
    public static FundingLine theRestBy(OrganisationId funder, FundingLine.Status status) {
        return new FundingLine(FundingLine.Id.next(), funder, null, null, status);
    }

    /** A scheme of funding. */
    public static Bilingual scheme() {
        return new Bilingual("Påhittade fonden", "The invented fund");
    }
}
