package se.kompetensbyran.domain.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.pathways.PathwayFixture.ADVISER;
import static se.kompetensbyran.domain.pathways.PathwayFixture.LAST;
import static se.kompetensbyran.domain.pathways.PathwayFixture.MONDAY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.TODAY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.aPlan;
import static se.kompetensbyran.domain.pathways.PathwayFixture.aWholeOne;
import static se.kompetensbyran.domain.pathways.PathwayFixture.anActiveOne;
import static se.kompetensbyran.domain.pathways.PathwayFixture.in;
import static se.kompetensbyran.domain.pathways.PathwayFixture.taken;
import static se.kompetensbyran.domain.placements.PlacementFixture.aPlace;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.EnrolledAlready;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.EnrolmentsOverlap;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.Unknown;
import se.kompetensbyran.domain.pathways.Enrolments.Line;
import se.kompetensbyran.domain.pathways.Enrolments.Search;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.PlacementFixture;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.Rule;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.Rulebook;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.Stale;

/**
 * What every store of enrolments does. Each test finds its own by a node that nobody else has, so the store may hold others; what the
 * store refuses is the last that a test asks of it.
 */
public abstract class EnrolmentsContract {

    private static final PageRequest FIRST = PageRequest.first(20);
    private static final Search ANY = new Search(null, null, null, null, null);

    private OrganisationId runner = OrganisationId.next();
    private Sight own = Sight.NONE;
    private Vantage near = Vantage.of(own, TODAY);
    private Participant participant = aParticipant(NodeId.next());
    private Whose whose = PathwayFixture.whose();

    /** The store under test. */
    protected abstract Enrolments enrolments();

    /** Where the projects of that store are. */
    protected abstract Projects projects();

    /** Where the placements of that store are. */
    protected abstract Placements placements();

    /** Where the places of that store are. */
    protected abstract Places places();

    /** Where the participants of that store are. */
    protected abstract Participants participants();

    /** Where the enterprises of that store are. */
    protected abstract Enterprises enterprises();

    /** Where the nodes of that store are. */
    protected abstract Nodes nodes();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    @BeforeEach
    void a_participant_and_a_project_are_known() {
        runner = organisations().save(anOrganisation()).id();
        own = Sight.at(Set.of(runner));
        near = Vantage.of(own, TODAY);
        participant =
                participants().save(aParticipant(nodes().save(aNode(runner)).id()), own);
        whose = new Whose(participant.id(), anotherProject(), participant.node());
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void one_in_any_stage_comes_back_as_it_was_saved(Stage stage) {
        Enrolment one = in(stage, whose);

        Enrolment saved = enrolments().save(one, own);

        assertThat(saved).isEqualTo(PathwayFixture.read(one, 1));
        assertThat(enrolments().find(one.id(), own)).contains(saved);
        assertThat(enrolments().find(one.id(), Sight.REGION)).contains(saved);
        assertThat(enrolments().line(one.id(), near)).contains(line(saved));
        assertThat(enrolments().search(ANY, near, FIRST).items()).containsExactly(line(saved));
    }

    @Test
    void one_with_everything_comes_back_too() {
        Enrolment before = enrolments().save(in(Stage.TRANSFERRED, another()), own);
        Enrolment whole = aWholeOne(whose);
        Enrolment one = new Enrolment(
                whole.id(),
                0,
                whose,
                MONDAY,
                null,
                before.id(),
                whole.history(),
                whole.suspensions(),
                whole.readings(),
                whole.climbs(),
                whole.judgements(),
                whole.corrections(),
                whole.suspensionCorrections());

        Enrolment saved = enrolments().save(one, own);

        assertThat(saved).isEqualTo(PathwayFixture.read(one, 1));
        assertThat(enrolments().find(one.id(), own)).contains(saved);
        assertThat(enrolments().transferredTo(before.id(), own)).contains(one.id());
        assertThat(enrolments().transferredTo(one.id(), own)).isEmpty();
        assertThat(enrolments().transferredTo(before.id(), Sight.NONE)).isEmpty();
    }

    @Test
    void it_grows_step_by_step() {
        Enrolment one = enrolments().save(aPlan(whose), own);
        for (Stage to : List.of(Stage.ACTIVE, Stage.SUSPENDED, Stage.ACTIVE)) {
            one = enrolments().save(taken(one, to, MONDAY.plusDays(one.history().size())), own);
            assertThat(enrolments().get(one.id(), own)).isEqualTo(one);
        }
        Enrolment climbed = enrolments().save(one.climb(LAST, LadderStep.STUDIES, ADVISER, TODAY), own);
        Climb.Id wrong = climbed.climbs().get(0).id();

        Enrolment corrected = enrolments().save(climbed.correct(wrong, LAST, LadderStep.NONE, ADVISER, TODAY), own);

        assertThat(enrolments().get(one.id(), own)).isEqualTo(corrected);
        assertThat(corrected.climbs()).hasSize(2);
    }

    @Test
    void one_of_another_node_is_not_there() {
        Enrolment one = enrolments().save(aPlan(whose), own);
        OrganisationId other = organisations().save(anOrganisation()).id();

        for (Sight sight : List.of(Sight.NONE, Sight.at(Set.of(other)))) {
            Vantage theirs = Vantage.of(sight, TODAY);
            assertThat(enrolments().find(one.id(), sight)).isEmpty();
            assertThat(enrolments().line(one.id(), theirs)).isEmpty();
            assertThat(enrolments().search(ANY, theirs, FIRST).items()).isEmpty();
            assertThat(enrolments().open(participant.id(), sight)).isEmpty();
            assertThatThrownBy(() -> enrolments().get(one.id(), sight)).isInstanceOf(Unknown.class);
            assertThatThrownBy(() -> enrolments().save(one, sight)).isInstanceOf(Unknown.class);
        }
    }

    // It does not learn that somebody is away by asking for those who are.
    private void assertSeenAsTakingPart(Enrolment one, Vantage theirs, boolean isSeen) {
        enrolments()
                .save(
                        enrolments()
                                .get(one.id(), own)
                                .suspend(LAST, StepReason.HEALTH, ADVISER, TODAY, PathwayFixture.RULES),
                        own);
        var away = new Enrolments.Search(participant.id(), null, null, Stage.SUSPENDED, null);
        var takingPart = new Enrolments.Search(participant.id(), null, null, Stage.ACTIVE, null);
        assertThat(enrolments().search(away, theirs, FIRST).items()).isEmpty();
        assertThat(enrolments().search(takingPart, theirs, FIRST).items()).hasSize(isSeen ? 1 : 0);
        assertThat(enrolments().search(takingPart, theirs, FIRST).total()).isEqualTo(isSeen ? 1 : 0);
        assertThat(enrolments().search(away, near, FIRST).items()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void an_enterprise_sees_those_who_are_placed_with_it_for_that_time(State state) {
        Enrolment one = enrolments().save(anActiveOne(whose), own);
        OrganisationId host = organisations().save(anOrganisation()).id();
        Between between = Between.of(
                places().save(aPlace(enterprises().save(anEnterprise(host)).id(), 3)), participant);
        var placed = placements().save(PlacementFixture.in(state, between), Vantage.of(own, PlacementFixture.MONDAY));
        LocalDate over = placed.over().orElse(PlacementFixture.LAST);

        for (int days : List.of(0, 30, 31)) {
            boolean isSeen = state != State.DRAFT && (days <= 30 || !state.isOver());
            Vantage theirs = new Vantage(Sight.NONE, Set.of(host), over.plusDays(days));
            assertThat(enrolments().line(one.id(), theirs).isPresent()).isEqualTo(isSeen);
            assertThat(enrolments().search(ANY, theirs, FIRST).items()).hasSize(isSeen ? 1 : 0);
            assertThat(enrolments().search(ANY, theirs, FIRST).total()).isEqualTo(isSeen ? 1 : 0);
        }
        assertSeenAsTakingPart(
                one, new Vantage(Sight.NONE, Set.of(host), PlacementFixture.MONDAY), state != State.DRAFT);
        enrolments().save(taken(enrolments().get(one.id(), own), Stage.INTERRUPTED, LAST), own);
        Vantage afterwards = new Vantage(Sight.NONE, Set.of(host), over);
        assertThat(enrolments().line(one.id(), afterwards)).isEmpty();
        assertThat(enrolments().search(ANY, afterwards, FIRST).items()).isEmpty();
        Vantage others = new Vantage(Sight.NONE, Set.of(runner), over);
        assertThat(enrolments().line(one.id(), others)).isEmpty();
        assertThat(enrolments().search(ANY, others, FIRST).items()).isEmpty();
    }

    @Test
    void an_enterprise_does_not_see_that_who_was_placed_with_it_goes_on_elsewhere() {
        OrganisationId host = organisations().save(anOrganisation()).id();
        Between between = Between.of(
                places().save(aPlace(enterprises().save(anEnterprise(host)).id(), 3)), participant);
        placements().save(PlacementFixture.in(State.CANCELLED, between), Vantage.of(own, PlacementFixture.MONDAY));
        Enrolment here = enrolments().save(aPlan(whose), own);
        OrganisationId other = organisations().save(anOrganisation()).id();
        Participant gone = participants()
                .save(
                        participant.handOver(nodes().save(aNode(other)).id(), "Någon annan (påhittad)", ADVISER),
                        Sight.REGION);
        ProjectId project = projects().save(anOngoingProject()).id();
        Enrolment there = enrolments().save(aPlan(new Whose(gone.id(), project, gone.node())), Sight.REGION);

        Vantage theirs = new Vantage(Sight.NONE, Set.of(host), PlacementFixture.MONDAY);
        assertThat(enrolments().line(here.id(), theirs)).isPresent();
        assertThat(enrolments().line(there.id(), theirs)).isEmpty();
        assertThat(enrolments().search(ANY, theirs, PageRequest.first(9)).items())
                .extracting(Line::id)
                .containsExactly(here.id());
    }

    @Test
    void they_are_found_by_what_is_known() {
        Enrolment done = enrolments().save(in(Stage.COMPLETED, whose), own);
        Enrolment plan = enrolments().save(aPlan(another()), own);
        Enrolment active = enrolments().save(anActiveOne(another()), own);

        assertThat(ids(ANY)).containsExactlyInAnyOrder(done.id(), plan.id(), active.id());
        assertThat(ids(new Search(participant.id(), null, null, null, null))).containsExactly(done.id());
        assertThat(ids(new Search(null, plan.whose().project(), null, null, null)))
                .containsExactly(plan.id());
        assertThat(ids(new Search(null, null, active.whose().node(), null, null)))
                .containsExactly(active.id());
        assertThat(ids(new Search(null, null, null, Stage.COMPLETED, null))).containsExactly(done.id());
        assertThat(ids(new Search(ParticipantId.next(), null, null, null, null)))
                .isEmpty();
        var backwards = new PageRequest(1, 1, List.of(new SortKey("enteredOn", true), new SortKey("leftOn", false)));
        assertThat(enrolments().search(ANY, near, backwards).items())
                .extracting(Line::id)
                .containsExactly(done.id());
        assertThat(enrolments().search(ANY, near, backwards).total()).isEqualTo(3);
    }

    @Test
    void they_are_found_by_what_is_longer_than_a_rule_says() {
        Enrolment active = enrolments().save(anActiveOne(whose), own);
        Enrolment plan = enrolments().save(aPlan(another()), own);
        Enrolment done = enrolments().save(in(Stage.COMPLETED, another()), own);
        LocalDate from = active.exceededFrom().orElseThrow();

        assertThat(exceeding(true, from.minusDays(1))).isEmpty();
        assertThat(exceeding(true, from)).containsExactly(active.id());
        assertThat(exceeding(false, from)).containsExactlyInAnyOrder(plan.id(), done.id());
        Enrolment permitted = enrolments()
                .save(active.permit(RuleKind.ENROLMENT_LENGTH, new Permit("Påhittat skäl åäö", ADVISER)), own);
        assertThat(enrolments().get(active.id(), own)).isEqualTo(permitted);
        assertThat(exceeding(true, from)).containsExactly(active.id());
    }

    private List<EnrolmentId> exceeding(boolean isExceeding, LocalDate on) {
        var search = new Search(null, null, null, null, isExceeding);
        return enrolments().search(search, Vantage.of(own, on), FIRST).items().stream()
                .map(Line::id)
                .toList();
    }

    @Test
    void what_was_judged_comes_back_as_the_rules_were_and_were_exceeded() {
        var book = new Rulebook(PathwayFixture.RULES.all().stream()
                .map(it -> new Rule(
                        it.kind(),
                        7,
                        new Span(it.span().months(), it.span().days() + 1),
                        it.isAssumed(),
                        it.validity()))
                .toList());
        var permit = new Permit("Påhittat skäl åäö", ADVISER);
        Enrolment one = aPlan(whose)
                .begin(MONDAY, PathwayFixture.ENTRY, ADVISER, TODAY, book)
                .suspended(Suspension.of(StepReason.HEALTH, MONDAY, MONDAY.plusMonths(7), ADVISER), permit, TODAY, book)
                .leave(PathwayFixture.step(Stage.COMPLETED, MONDAY.plusMonths(8)), null, null, TODAY, book);

        enrolments().save(one, own);

        Enrolment read = enrolments().get(one.id(), own);
        assertThat(read).isEqualTo(PathwayFixture.read(one, 1));
        assertThat(read.judged()).hasSize(5).extracting(it -> it.by().version()).containsOnly(7);
    }

    @Test
    void a_day_that_was_corrected_comes_back_with_what_was_put_down() {
        Enrolment one = enrolments().save(aWholeOne(whose), own);

        Enrolment corrected = enrolments()
                .save(
                        one.correct(
                                Reading.Moment.ENTRY,
                                MONDAY.minusDays(2),
                                DayCorrection.Reason.OTHER,
                                null,
                                ADVISER,
                                TODAY,
                                PathwayFixture.RULES),
                        own);

        assertThat(enrolments().get(one.id(), own)).isEqualTo(corrected);
        assertThat(corrected.corrections()).hasSize(3);
        assertThat(enrolments().line(one.id(), near)).map(Line::enteredOn).contains(MONDAY.minusDays(2));
    }

    @Test
    void those_that_are_not_over_are_told_the_oldest_first() {
        enrolments().save(in(Stage.COMPLETED, whose), own);
        Enrolment again = enrolments().save(aPlan(whose), own);
        Enrolment away = enrolments()
                .save(in(Stage.SUSPENDED, new Whose(participant.id(), anotherProject(), participant.node())), own);
        enrolments().save(aPlan(another()), own);

        assertThat(enrolments().open(participant.id(), own)).containsExactlyInAnyOrder(again.id(), away.id());
    }

    @Test
    void nobody_has_two_in_a_project_that_are_not_over() {
        enrolments().save(in(Stage.SUSPENDED, whose), own);

        assertThatThrownBy(() -> enrolments().save(aPlan(whose), own)).isInstanceOf(EnrolledAlready.class);
    }

    @Test
    void nobody_begins_in_a_project_on_days_on_which_they_were_in_it_already() {
        enrolments().save(in(Stage.COMPLETED, whose), own);
        enrolments().save(in(Stage.MISREGISTERED, whose), own);
        enrolments().save(taken(aPlan(whose), Stage.INTERRUPTED, MONDAY), own);
        Enrolment again = enrolments().save(aPlan(whose), own);
        Enrolment back = enrolments().save(taken(again, Stage.ACTIVE, LAST), own);

        assertThatThrownBy(() -> enrolments().save(entered(back, LAST.minusDays(1)), own))
                .isInstanceOf(EnrolmentsOverlap.class);
    }

    @Test
    void nobody_is_corrected_to_have_left_after_they_came_back() {
        Enrolment one = enrolments().save(in(Stage.COMPLETED, whose), own);
        enrolments().save(taken(aPlan(whose), Stage.ACTIVE, LAST.plusDays(7)), own);
        Enrolment later = enrolments().save(left(one, LAST.plusDays(7)), own);

        assertThatThrownBy(() -> enrolments().save(left(later, LAST.plusDays(8)), own))
                .isInstanceOf(EnrolmentsOverlap.class);
    }

    private static Enrolment entered(Enrolment it, LocalDate on) {
        return corrected(it, Reading.Moment.ENTRY, on);
    }

    private static Enrolment left(Enrolment it, LocalDate on) {
        return corrected(it, Reading.Moment.EXIT, on);
    }

    private static Enrolment corrected(Enrolment it, Reading.Moment moment, LocalDate on) {
        return it.correct(moment, on, DayCorrection.Reason.OTHER, null, ADVISER, TODAY, PathwayFixture.RULES);
    }

    @Test
    void nobody_saves_over_what_they_have_not_read() {
        Enrolment one = enrolments().save(anActiveOne(whose), own);
        enrolments().save(taken(one, Stage.SUSPENDED, LAST), own);

        assertThatThrownBy(() -> enrolments().save(taken(one, Stage.COMPLETED, LAST), own))
                .isInstanceOf(Stale.class);
    }

    private Line line(Enrolment it) {
        return new Line(
                it.id(),
                it.revision(),
                it.whose(),
                runner,
                it.stage(),
                it.plannedStart(),
                it.entered().orElse(null),
                it.left().orElse(null),
                it.outcome().orElse(null),
                it.exceededFrom().orElse(null));
    }

    private List<EnrolmentId> ids(Search search) {
        return enrolments().search(search, near, FIRST).items().stream()
                .map(Line::id)
                .toList();
    }

    private Whose another() {
        Participant other =
                participants().save(aParticipant(nodes().save(aNode(runner)).id()), own);
        return new Whose(other.id(), anotherProject(), other.node());
    }

    private ProjectId anotherProject() {
        return projects().save(anOngoingProject()).id();
    }
}
