package se.kompetensbyran.domain.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.facts;
import static se.kompetensbyran.domain.pathways.PathwayFixture.ADVISER;
import static se.kompetensbyran.domain.pathways.PathwayFixture.AFTER;
import static se.kompetensbyran.domain.pathways.PathwayFixture.ENTRY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.EXIT;
import static se.kompetensbyran.domain.pathways.PathwayFixture.LAST;
import static se.kompetensbyran.domain.pathways.PathwayFixture.MONDAY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.RULES;
import static se.kompetensbyran.domain.pathways.PathwayFixture.TODAY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.aPlan;
import static se.kompetensbyran.domain.pathways.PathwayFixture.aWholeOne;
import static se.kompetensbyran.domain.pathways.PathwayFixture.anActiveOne;
import static se.kompetensbyran.domain.pathways.PathwayFixture.situation;
import static se.kompetensbyran.domain.pathways.PathwayFixture.step;
import static se.kompetensbyran.domain.pathways.PathwayFixture.taken;
import static se.kompetensbyran.domain.placements.PlacementFixture.aPlace;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.PathEvent.Kind;
import se.kompetensbyran.domain.pathways.Results.Count;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.PlacementFixture;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.referrals.ReferralFixture;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.domain.shared.PageRequest;

/** What every telling of paths does, over what is in the other stores; they may hold others. */
public abstract class PathsContract {

    private static final PageRequest ALL = PageRequest.first(100);
    protected static final LocalDate LONG_AFTER = LocalDate.of(2025, 6, 2);

    private OrganisationId runner = OrganisationId.next();
    private NodeId node = NodeId.next();
    protected Sight own = Sight.NONE;
    protected ProjectId project = ProjectId.next();

    /** The paths under test. */
    protected abstract Paths paths();

    /** Where the enrolments of those paths are. */
    protected abstract Enrolments enrolments();

    /** Where the referrals of those paths are. */
    protected abstract Referrals referrals();

    /** Where the placements of those paths are. */
    protected abstract Placements placements();

    /** Where the places of those placements are. */
    protected abstract Places places();

    /** Where the projects are. */
    protected abstract Projects projects();

    /** Where the participants are. */
    protected abstract Participants participants();

    /** Where the enterprises are. */
    protected abstract Enterprises enterprises();

    /** Where the nodes are. */
    protected abstract Nodes nodes();

    /** Where the organisations are. */
    protected abstract Organisations organisations();

    @BeforeEach
    void a_node_and_a_project_are_known() {
        runner = organisation();
        node = nodes().save(aNode(runner)).id();
        own = Sight.at(Set.of(runner));
        project = projects().save(anOngoingProject()).id();
    }

    @Test
    void a_timeline_tells_all_in_the_order_of_its_days() {
        Participant who = participant(Gender.WOMAN);
        Enrolment whole = save(aWholeOne(whose(who)));
        referred(who);
        placed(who);
        save(aWholeOne(whose(participant(Gender.MAN))));

        List<PathEvent> told = timeline(who, own, LONG_AFTER);

        assertThat(told).extracting(PathEvent::on).isSorted();
        assertThat(told)
                .extracting(it -> it.on() + " " + it.kind() + " " + it.code())
                .containsExactlyInAnyOrder(
                        MONDAY + " ENROLMENT active",
                        MONDAY + " LADDER_STEP work-training",
                        MONDAY.plusDays(1) + " SUSPENSION parental-leave",
                        MONDAY.plusDays(7) + " SUSPENSION health",
                        LAST + " ENROLMENT active",
                        LAST + " ENROLMENT completed",
                        LAST + " OUTCOME closer",
                        "2017-12-30 FOLLOW_UP self-employed",
                        "2018-06-04 ENROLMENT planned",
                        "2024-06-03 REFERRAL sent",
                        "2024-08-03 REFERRAL expired",
                        "2024-06-03 PLACEMENT draft",
                        "2024-06-03 PLACEMENT to-sign",
                        "2024-06-03 PLACEMENT signed",
                        "2024-06-03 PLACEMENT ongoing",
                        PlacementFixture.LAST + " PLACEMENT ended");
        assertThat(told)
                .filteredOn(it -> it.kind() == Kind.SUSPENSION)
                .extracting(PathEvent::until)
                .containsExactly(MONDAY.plusDays(2), LAST.minusDays(1));
        assertThat(told)
                .filteredOn(it -> it.kind() == Kind.OUTCOME)
                .extracting(PathEvent::about)
                .containsExactly(whole.id().value());
    }

    @Test
    void how_it_went_was_recorded_when_the_exit_was_or_last_told_whatever_came_afterwards() {
        Participant who = participant(Gender.WOMAN);
        Actor told = later(1);
        Enrolment left = save(anActiveOne(whose(who)).leave(step(Stage.COMPLETED, LAST), null, null, TODAY, RULES));
        assertThat(outcomeRecordedAt(who)).isEqualTo(ADVISER.at());
        Enrolment known = save(left.tell(Reading.Moment.EXIT, null, EXIT, null, told, TODAY));

        save(known.tell(Reading.Moment.FOLLOW_UP, AFTER, EXIT, null, later(2), TODAY));

        assertThat(outcomeRecordedAt(who)).isEqualTo(told.at());
    }

    private Instant outcomeRecordedAt(Participant who) {
        return timeline(who, own, LONG_AFTER).stream()
                .filter(it -> it.kind() == Kind.OUTCOME)
                .map(PathEvent::recordedAt)
                .findAny()
                .orElseThrow();
    }

    private static Actor later(int hours) {
        return new Actor("adviser-2", ADVISER.at().plus(Duration.ofHours(hours)));
    }

    @Test
    void of_what_was_misregistered_the_timeline_tells_the_steps_alone() {
        Participant who = participant(Gender.WOMAN);
        save(taken(anActiveOne(whose(who)), Stage.SUSPENDED, MONDAY.plusDays(7))
                .climb(MONDAY, LadderStep.STUDIES, ADVISER, TODAY)
                .misregister(StepReason.WRONG_PERSON, ADVISER));

        assertThat(timeline(who, own, LONG_AFTER))
                .extracting(it -> it.kind() + " " + it.code())
                .containsExactlyInAnyOrder("ENROLMENT planned", "ENROLMENT active", "ENROLMENT misregistered");
    }

    @Test
    void what_waits_has_not_expired_and_who_is_out_of_sight_has_no_path() {
        Participant who = participant(Gender.WOMAN);
        referred(who);

        assertThat(timeline(who, own, ReferralFixture.LAST))
                .extracting(PathEvent::code)
                .containsExactly("sent");
        assertThat(timeline(who, Sight.at(Set.of(organisation())), LONG_AFTER)).isEmpty();
        assertThat(timeline(who, Sight.NONE, LONG_AFTER)).isEmpty();
        assertThat(timeline(who, Sight.REGION, LONG_AFTER)).hasSize(2);
    }

    @Test
    void results_are_counted_by_gender_and_outcome() {
        left(participant(Gender.WOMAN), situation(LabourStatus.EMPLOYED, LadderStep.EMPLOYMENT));
        left(participant(Gender.WOMAN), situation(LabourStatus.UNEMPLOYED, LadderStep.STUDIES));
        left(participant(Gender.MAN), null);
        save(anActiveOne(whose(participant(Gender.MAN))));
        save(aPlan(whose(participant(Gender.MAN))));
        save(taken(anActiveOne(whose(participant(Gender.MAN))), Stage.MISREGISTERED, LAST));
        save(taken(aPlan(whose(participant(Gender.MAN))), Stage.INTERRUPTED, LAST));

        for (Count it : Count.values()) {
            Results told = results(it);
            assertThat(told.of(Gender.WOMAN)).isEqualTo(share(Map.of(Outcome.WORK, 1, Outcome.CLOSER, 1)));
            assertThat(told.of(Gender.MAN)).isEqualTo(share(Map.of(Outcome.UNKNOWN, 1)));
            assertThat(told.total().left()).isEqualTo(3);
        }
        assertThat(results(Count.EPISODES, Sight.REGION).total().left()).isEqualTo(3);
        assertThat(results(Count.EPISODES, Sight.at(Set.of(organisation())))
                        .total()
                        .left())
                .isZero();
    }

    @Test
    void a_person_is_counted_once_from_the_first_entry_to_the_last_exit() {
        Participant who = participant(Gender.WOMAN);
        left(who, situation(LabourStatus.UNEMPLOYED, LadderStep.INTERNSHIP));
        save(aPlan(whose(who))
                .begin(
                        LAST.plusDays(30),
                        situation(LabourStatus.UNEMPLOYED, LadderStep.SUBSIDISED_EMPLOYMENT),
                        ADVISER,
                        TODAY,
                        RULES)
                .leave(
                        step(Stage.COMPLETED, LAST.plusDays(60)),
                        situation(LabourStatus.UNEMPLOYED, LadderStep.WORK_TRAINING),
                        null,
                        TODAY,
                        RULES));

        assertThat(results(Count.EPISODES).total()).isEqualTo(share(Map.of(Outcome.CLOSER, 1, Outcome.FURTHER, 1)));
        assertThat(results(Count.PERSONS).total()).isEqualTo(share(Map.of(Outcome.CLOSER, 1)));
    }

    @Test
    void who_has_come_back_has_not_left() {
        Participant who = participant(Gender.WOMAN);
        left(who, situation(LabourStatus.EMPLOYED, LadderStep.EMPLOYMENT));
        save(aPlan(whose(who)).begin(LAST.plusDays(30), ENTRY, ADVISER, TODAY, RULES));

        assertThat(results(Count.EPISODES).total().left()).isEqualTo(1);
        assertThat(results(Count.PERSONS).total().left()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Count.class)
    void what_was_misregistered_counts_nowhere(Count count) {
        Participant who = participant(Gender.WOMAN);
        Situation higher = situation(LabourStatus.UNEMPLOYED, LadderStep.SUBSIDISED_EMPLOYMENT);
        save(aPlan(whose(who))
                .begin(MONDAY, higher, ADVISER, TODAY, RULES)
                .misregister(StepReason.ENTERED_TWICE, ADVISER));
        left(who, situation(LabourStatus.UNEMPLOYED, LadderStep.INTERNSHIP));
        save(aPlan(whose(who))
                .begin(LAST.plusDays(30), ENTRY, ADVISER, TODAY, RULES)
                .misregister(StepReason.WRONG_PERSON, ADVISER));

        assertThat(results(count).total()).isEqualTo(share(Map.of(Outcome.CLOSER, 1)));
    }

    @ParameterizedTest
    @EnumSource(Count.class)
    void what_was_misregistered_after_the_exit_counts_no_more_and_is_told_by_its_steps(Count count) {
        Participant who = participant(Gender.WOMAN);
        Enrolment whole = save(aWholeOne(whose(who)));
        assertThat(results(count).total().left()).isEqualTo(1);

        save(whole.misregister(StepReason.WRONG_PERSON, ADVISER));

        assertThat(results(count).total().left()).isZero();
        assertThat(timeline(who, own, LONG_AFTER)).extracting(PathEvent::kind).containsOnly(Kind.ENROLMENT);
        left(who, null);
        assertThat(results(count).total().left()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Count.class)
    void a_period_holds_its_first_and_its_last_day(Count count) {
        left(participant(Gender.WOMAN), null);

        assertThat(between(count, LAST, LAST)).isEqualTo(1);
        assertThat(between(count, null, LAST)).isEqualTo(1);
        assertThat(between(count, LAST, null)).isEqualTo(1);
        assertThat(between(count, LAST.plusDays(1), null)).isZero();
        assertThat(between(count, null, LAST.minusDays(1))).isZero();
    }

    @Test
    void what_is_counted_is_what_the_domain_says_of_each() {
        for (LabourStatus status : LabourStatus.values())
            for (LadderStep to : List.of(LadderStep.NONE, LadderStep.SOCIAL_ACTIVITY, LadderStep.EMPLOYMENT))
                left(participant(Gender.NON_BINARY), situation(status, to));
        Map<Outcome, Integer> expected = new EnumMap<>(Outcome.class);
        enrolments()
                .search(
                        new Enrolments.Search(null, project, null, null, null),
                        Vantage.of(own, TODAY),
                        PageRequest.first(100))
                .items()
                .forEach(it -> expected.merge(it.outcome(), 1, Integer::sum));

        for (Count it : Count.values())
            assertThat(results(it).of(Gender.NON_BINARY)).isEqualTo(share(expected));
    }

    private int between(Count count, @Nullable LocalDate from, @Nullable LocalDate to) {
        return paths().results(project, count, from, to, own).total().left();
    }

    protected Results results(Count count) {
        return results(count, own);
    }

    private Results results(Count count, Sight sight) {
        return paths().results(project, count, null, null, sight);
    }

    protected List<PathEvent> timeline(Participant who, Sight sight, LocalDate today) {
        return paths().timeline(who.id(), sight, today, ALL).items();
    }

    protected static Results.Share share(Map<Outcome, Integer> counts) {
        return new Results.Share(counts);
    }

    protected void left(Participant who, @Nullable Situation exit) {
        save(anActiveOne(whose(who)).leave(step(Stage.COMPLETED, LAST), exit, null, TODAY, RULES));
    }

    protected Enrolment save(Enrolment it) {
        return enrolments().save(it, own);
    }

    private void referred(Participant who) {
        OrganisationId partner = organisation();
        var sent = referrals().save(ReferralFixture.aSentOne(partner, node), ReferralSight.of(Set.of(partner)));
        referrals().save(sent.recognise(who.id(), ReferralFixture.MONDAY), ReferralSight.at(own));
    }

    private void placed(Participant who) {
        var enterprise = enterprises().save(anEnterprise(organisation())).id();
        var place = places().save(aPlace(enterprise, 1));
        placements()
                .save(
                        PlacementFixture.in(State.ENDED, Between.of(place, who)),
                        Vantage.of(own, PlacementFixture.MONDAY));
    }

    protected Whose whose(Participant who) {
        return new Whose(who.id(), project, node);
    }

    protected Participant participant(Gender gender) {
        return participants().save(Participant.enter(node, facts(1984, gender), ParticipantFixture.MONDAY), own);
    }

    private OrganisationId organisation() {
        return organisations().save(anOrganisation()).id();
    }
}
