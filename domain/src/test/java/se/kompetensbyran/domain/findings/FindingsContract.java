package se.kompetensbyran.domain.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aConsent;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.placements.PlacementFixture.ADVISER;
import static se.kompetensbyran.domain.placements.PlacementFixture.LAST;
import static se.kompetensbyran.domain.placements.PlacementFixture.MONDAY;
import static se.kompetensbyran.domain.placements.PlacementFixture.aPlace;
import static se.kompetensbyran.domain.placements.PlacementFixture.in;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.findings.Findings.Outcome;
import se.kompetensbyran.domain.findings.Findings.Search;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Purpose;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.LabourStatus;
import se.kompetensbyran.domain.pathways.LadderStep;
import se.kompetensbyran.domain.pathways.PathwayFixture;
import se.kompetensbyran.domain.pathways.Reading;
import se.kompetensbyran.domain.pathways.Situation;
import se.kompetensbyran.domain.pathways.Stage;
import se.kompetensbyran.domain.pathways.StepReason;
import se.kompetensbyran.domain.pathways.Whose;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.Ending;
import se.kompetensbyran.domain.placements.Party;
import se.kompetensbyran.domain.placements.Placement;
import se.kompetensbyran.domain.placements.PlacementFixture;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.Terms;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.placements.Word;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectFixture;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.rules.Rule;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.Rulebook;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;

/** What every store of findings does; it may hold others. */
public abstract class FindingsContract {

    protected OrganisationId host = OrganisationId.next();
    protected NodeId node = NodeId.next();
    protected Sight own = Sight.NONE;

    /** The store under test. */
    protected abstract Findings findings();

    /** Where the placements of that store are. */
    protected abstract Placements placements();

    /** Where the enrolments of that store are. */
    protected abstract Enrolments enrolments();

    /** Where the projects of that store are. */
    protected abstract Projects projects();

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
    void a_node_is_known() {
        host = organisations().save(anOrganisation()).id();
        node = nodes().save(aNode(host)).id();
        own = Sight.at(Set.of(host));
    }

    @Test
    void a_placement_that_is_not_over_after_its_last_planned_day_is_found_until_it_is() {
        Placement sent = save(in(State.TO_SIGN, between(somebody())));
        assertThat(check(FindingKind.PLACEMENT_PAST_END, LAST)).isEqualTo(Outcome.NOTHING);

        LocalDate after = LAST.plusDays(1);
        assertThat(check(FindingKind.PLACEMENT_PAST_END, after)).isEqualTo(new Outcome(1, 0));
        assertThat(check(FindingKind.PLACEMENT_PAST_END, after.plusDays(1))).isEqualTo(Outcome.NOTHING);
        Findings.Line found = open(FindingKind.PLACEMENT_PAST_END).get(0);
        assertThat(found.subject()).isEqualTo(sent.id().value());
        assertThat(found.node()).isEqualTo(node);
        assertThat(found.adviser()).isEqualTo(ADVISER.who());
        assertThat(found.since()).isEqualTo(LAST);
        assertThat(found.foundOn()).isEqualTo(after);
        assertThat(found.mendedOn()).isNull();
        assertThat(findings().counts(own)).containsEntry(FindingKind.PLACEMENT_PAST_END, 1);

        save(sent.cancel("Påhittat skäl", ADVISER));
        assertThat(check(FindingKind.PLACEMENT_PAST_END, after.plusDays(2))).isEqualTo(new Outcome(0, 1));
        assertThat(open(FindingKind.PLACEMENT_PAST_END)).isEmpty();
        assertThat(all(null, true)).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(found.id());
            assertThat(it.mendedOn()).isEqualTo(after.plusDays(2));
        });
        assertThat(findings().counts(own)).containsEntry(FindingKind.PLACEMENT_PAST_END, 0);
    }

    @Test
    void a_draft_and_what_is_over_are_past_no_end() {
        save(in(State.DRAFT, between(somebody())));
        save(in(State.ENDED, between(somebody())));
        save(in(State.DID_NOT_START, between(somebody())));
        assertThat(check(FindingKind.PLACEMENT_PAST_END, LAST.plusYears(1))).isEqualTo(Outcome.NOTHING);
    }

    @Test
    void a_placement_that_ended_is_found_after_four_weeks_until_the_participant_is_heard() {
        Ending unheard = new Ending(LAST, 0, null, null, new Word(Word.Answer.NOT_HEARD, null), ADVISER);
        Placement ended = save(in(State.ONGOING, between(somebody())).end(unheard, LAST));
        save(in(State.ENDED, between(somebody())));
        assertThat(check(FindingKind.PLACEMENT_WITHOUT_WORD, LAST.plusDays(27))).isEqualTo(Outcome.NOTHING);
        assertThat(check(FindingKind.PLACEMENT_WITHOUT_WORD, LAST.plusDays(28))).isEqualTo(new Outcome(1, 0));

        save(ended.hear(new Word(Word.Answer.AGREES, null)));
        assertThat(check(FindingKind.PLACEMENT_WITHOUT_WORD, LAST.plusDays(28))).isEqualTo(new Outcome(0, 1));
    }

    @Test
    void of_placements_that_are_more_than_full_time_together_the_later_is_found() {
        Participant whose = somebody();
        save(signed(whose, new Terms(MONDAY, LAST, 20, "Baka bröd")));
        save(signed(whose, new Terms(LAST.plusDays(1), LAST.plusDays(20), 40, "Efter den första")));
        save(signed(whose, new Terms(LAST, LAST, 20, "Ryms på halvtid")));
        assertThat(check(FindingKind.PLACEMENTS_OVERLAP, MONDAY)).isEqualTo(Outcome.NOTHING);
        Placement over = save(signed(whose, new Terms(MONDAY.plusDays(7), LAST, 21, "Ryms inte")));
        save(in(State.DRAFT, between(whose)));

        assertThat(check(FindingKind.PLACEMENTS_OVERLAP, MONDAY).found()).isEqualTo(2);
        assertThat(open(FindingKind.PLACEMENTS_OVERLAP))
                .extracting(Findings.Line::subject)
                .contains(over.id().value());

        save(over.cancel("Påhittat skäl", ADVISER));
        assertThat(check(FindingKind.PLACEMENTS_OVERLAP, MONDAY)).isEqualTo(new Outcome(0, 2));
    }

    @Test
    void of_three_that_are_more_than_full_time_together_though_no_two_are_the_last_is_found() {
        Participant whose = somebody();
        save(signed(whose, new Terms(MONDAY, LAST, 15, "Baka bröd")));
        save(signed(whose, new Terms(MONDAY.plusDays(7), LAST.minusDays(7), 15, "Laga cyklar")));
        save(signed(whose, new Terms(LAST.minusDays(6), LAST, 15, "Efter den andra")));
        assertThat(check(FindingKind.PLACEMENTS_OVERLAP, MONDAY)).isEqualTo(Outcome.NOTHING);
        Placement third = save(signed(whose, new Terms(LAST.minusDays(7), LAST.minusDays(7), 11, "En dag för mycket")));

        assertThat(check(FindingKind.PLACEMENTS_OVERLAP, MONDAY)).isEqualTo(new Outcome(1, 0));
        assertThat(open(FindingKind.PLACEMENTS_OVERLAP))
                .extracting(Findings.Line::subject, Findings.Line::since)
                .containsExactly(tuple(third.id().value(), third.terms().firstDay()));
    }

    @Test
    void an_exit_is_found_after_the_last_day_to_tell_how_the_person_stood_until_it_is_told() {
        Enrolment left = save(PathwayFixture.in(Stage.COMPLETED, enrolled(somebody())));
        save(PathwayFixture.in(Stage.ACTIVE, enrolled(somebody())));
        save(PathwayFixture.in(Stage.MISREGISTERED, enrolled(somebody())));
        save(PathwayFixture.in(Stage.PLANNED, enrolled(somebody())));
        save(PathwayFixture.aWholeOne(enrolled(somebody())));
        LocalDate after = PathwayFixture.LAST.plusDays(29);
        assertThat(check(FindingKind.EXIT_WITHOUT_OUTCOME, after.minusDays(1))).isEqualTo(Outcome.NOTHING);
        assertThat(check(FindingKind.EXIT_WITHOUT_OUTCOME, after)).isEqualTo(new Outcome(1, 0));
        found(FindingKind.EXIT_WITHOUT_OUTCOME, left, PathwayFixture.LAST, after);

        save(left.tell(
                Reading.Moment.EXIT, null, PathwayFixture.EXIT, null, PathwayFixture.ADVISER, PathwayFixture.TODAY));
        assertThat(check(FindingKind.EXIT_WITHOUT_OUTCOME, after)).isEqualTo(new Outcome(0, 1));
        assertThat(open(FindingKind.EXIT_WITHOUT_OUTCOME)).isEmpty();
    }

    @Test
    void an_exit_is_late_by_the_rule_that_held_on_that_day() {
        Rulebook two = new Rulebook(List.of(
                new Rule(
                        RuleKind.OUTCOME_TOLD,
                        1,
                        new Span(0, 14),
                        true,
                        Period.inclusive(PathwayFixture.MONDAY, PathwayFixture.LAST)),
                new Rule(
                        RuleKind.OUTCOME_TOLD,
                        2,
                        Span.ofMonths(2),
                        true,
                        Period.inclusive(PathwayFixture.LAST.plusDays(1), null))));
        LocalDate next = PathwayFixture.LAST.plusDays(1);
        Enrolment former = save(left(PathwayFixture.LAST, two));
        Enrolment later = save(left(next, two));

        assertThat(check(FindingKind.EXIT_WITHOUT_OUTCOME, PathwayFixture.LAST.plusDays(14)))
                .isEqualTo(Outcome.NOTHING);
        LocalDate after = PathwayFixture.LAST.plusDays(15);
        assertThat(check(FindingKind.EXIT_WITHOUT_OUTCOME, after)).isEqualTo(new Outcome(1, 0));
        found(FindingKind.EXIT_WITHOUT_OUTCOME, former, PathwayFixture.LAST, after);
        assertThat(check(FindingKind.EXIT_WITHOUT_OUTCOME, next.plusMonths(2))).isEqualTo(Outcome.NOTHING);
        assertThat(check(FindingKind.EXIT_WITHOUT_OUTCOME, next.plusMonths(2).plusDays(1)))
                .isEqualTo(new Outcome(1, 0));
        assertThat(open(FindingKind.EXIT_WITHOUT_OUTCOME))
                .extracting(Findings.Line::subject)
                .contains(later.id().value());
    }

    @Test
    void who_was_transferred_is_to_have_been_asked_too() {
        save(PathwayFixture.in(Stage.TRANSFERRED, enrolled(somebody())));
        assertThat(check(FindingKind.EXIT_WITHOUT_OUTCOME, PathwayFixture.TODAY))
                .isEqualTo(new Outcome(1, 0));
    }

    @Test
    void that_it_is_not_known_how_the_person_stood_has_been_told_too() {
        Situation unknown = PathwayFixture.situation(LabourStatus.UNKNOWN, LadderStep.NONE);
        save(PathwayFixture.in(Stage.COMPLETED, enrolled(somebody()))
                .tell(Reading.Moment.EXIT, null, unknown, null, PathwayFixture.ADVISER, PathwayFixture.TODAY));
        assertThat(check(FindingKind.EXIT_WITHOUT_OUTCOME, PathwayFixture.TODAY))
                .isEqualTo(Outcome.NOTHING);
    }

    @Test
    void who_took_their_consent_back_is_not_asked() {
        save(PathwayFixture.anActiveOne(enrolled(somebody()))
                .consentWithdrawn(PathwayFixture.LAST, PathwayFixture.ADVISER, PathwayFixture.RULES));
        assertThat(check(FindingKind.EXIT_WITHOUT_OUTCOME, PathwayFixture.TODAY))
                .isEqualTo(Outcome.NOTHING);
    }

    @Test
    void who_was_not_asked_afterwards_by_the_last_day_is_found_until_it_is_told() {
        Enrolment left = save(PathwayFixture.in(Stage.COMPLETED, enrolled(somebody())));
        save(PathwayFixture.in(Stage.ACTIVE, enrolled(somebody())));
        save(PathwayFixture.in(Stage.MISREGISTERED, enrolled(somebody())));
        save(PathwayFixture.aWholeOne(enrolled(somebody())));
        save(PathwayFixture.anActiveOne(enrolled(somebody()))
                .consentWithdrawn(PathwayFixture.LAST, PathwayFixture.ADVISER, PathwayFixture.RULES));
        Participant notToBeUsed = somebody();
        save(PathwayFixture.in(Stage.COMPLETED, enrolled(notToBeUsed)));
        participants()
                .save(notToBeUsed.restrict(new Restriction(Restriction.Reason.OBJECTED, PathwayFixture.ADVISER)), own);
        LocalDate last = left.judgement(RuleKind.FOLLOW_UP_UNTIL).orElseThrow().limit();
        LocalDate after = last.plusDays(1);
        assertThat(check(FindingKind.FOLLOW_UP_MISSING, last)).isEqualTo(Outcome.NOTHING);
        assertThat(check(FindingKind.FOLLOW_UP_MISSING, after)).isEqualTo(new Outcome(1, 0));
        found(FindingKind.FOLLOW_UP_MISSING, left, last, after);

        save(left.tell(
                Reading.Moment.FOLLOW_UP,
                last,
                PathwayFixture.situation(LabourStatus.UNKNOWN, LadderStep.NONE),
                null,
                PathwayFixture.ADVISER,
                PathwayFixture.TODAY));
        assertThat(check(FindingKind.FOLLOW_UP_MISSING, after)).isEqualTo(new Outcome(0, 1));
    }

    @Test
    void an_enrolment_whose_project_is_over_is_found_until_it_is_over_too() {
        Enrolment active = save(PathwayFixture.anActiveOne(enrolled(somebody())));
        save(PathwayFixture.in(Stage.COMPLETED, enrolled(somebody())));
        assertThat(check(FindingKind.ENROLMENT_PAST_END, ProjectFixture.PLANNED_END))
                .isEqualTo(Outcome.NOTHING);
        LocalDate after = ProjectFixture.PLANNED_END.plusDays(1);
        assertThat(check(FindingKind.ENROLMENT_PAST_END, after)).isEqualTo(new Outcome(1, 0));
        found(FindingKind.ENROLMENT_PAST_END, active, ProjectFixture.PLANNED_END, after);

        save(PathwayFixture.taken(active, Stage.COMPLETED, PathwayFixture.LAST));
        assertThat(check(FindingKind.ENROLMENT_PAST_END, after)).isEqualTo(new Outcome(0, 1));
    }

    @Test
    void an_enrolment_is_past_the_end_on_which_its_project_ended() {
        Project ended = projects().save(ProjectFixture.aProjectThatEndedEarly());
        LocalDate last = ended.endedOn().orElseThrow().lastDay();
        Participant whose = somebody();
        for (Stage it : List.of(Stage.PLANNED, Stage.SUSPENDED))
            save(PathwayFixture.in(it, new Whose(somebody().id(), ended.id(), whose.node())));
        assertThat(check(FindingKind.ENROLMENT_PAST_END, last)).isEqualTo(Outcome.NOTHING);
        assertThat(check(FindingKind.ENROLMENT_PAST_END, last.plusDays(1))).isEqualTo(new Outcome(2, 0));
        assertThat(open(FindingKind.ENROLMENT_PAST_END))
                .extracting(Findings.Line::since)
                .containsOnly(last);
    }

    @Test
    void an_enrolment_goes_on_though_the_consent_to_the_path_was_taken_back_until_another_is_given() {
        Participant whose = participants()
                .save(
                        aParticipant(node)
                                .with(aConsent(Purpose.CONTACT))
                                .with(aConsent(Purpose.EVALUATION, Set.of(Datum.PATH))),
                        own);
        Enrolment active = save(PathwayFixture.anActiveOne(enrolled(whose)));
        LocalDate today = ParticipantFixture.MONDAY.plusDays(7);
        assertThat(check(FindingKind.CONSENT_ENDED, today)).isEqualTo(Outcome.NOTHING);

        Participant without = participants().save(withdraw(whose, Purpose.EVALUATION, today), own);
        assertThat(check(FindingKind.CONSENT_ENDED, today)).isEqualTo(new Outcome(1, 0));
        found(FindingKind.CONSENT_ENDED, active, today, today);

        participants().save(without.with(aConsent(Purpose.EVALUATION, Set.of(Datum.PATH))), own);
        assertThat(check(FindingKind.CONSENT_ENDED, today)).isEqualTo(new Outcome(0, 1));
    }

    @Test
    void an_enrolment_goes_on_though_no_consent_holds_any_more_until_it_is_over() {
        Participant whose = participants()
                .save(aParticipant(node).with(aConsent(Purpose.CONTACT)).with(aConsent(Purpose.PARTNER)), own);
        Enrolment planned = save(PathwayFixture.aPlan(enrolled(whose)));
        save(PathwayFixture.in(Stage.COMPLETED, enrolled(whose)));
        save(PathwayFixture.anActiveOne(enrolled(somebody())));
        LocalDate today = ParticipantFixture.MONDAY.plusDays(7);
        Participant without = participants().save(withdraw(whose, Purpose.CONTACT, today.minusDays(3)), own);
        assertThat(check(FindingKind.CONSENT_ENDED, today)).isEqualTo(Outcome.NOTHING);

        participants().save(withdraw(without, Purpose.PARTNER, today.minusDays(1)), own);
        assertThat(check(FindingKind.CONSENT_ENDED, today)).isEqualTo(new Outcome(1, 0));
        found(FindingKind.CONSENT_ENDED, planned, today.minusDays(1), today);

        save(planned.misregister(StepReason.NEVER_BEGAN, PathwayFixture.ADVISER));
        assertThat(check(FindingKind.CONSENT_ENDED, today)).isEqualTo(new Outcome(0, 1));
    }

    @Test
    void an_enrolment_that_was_planned_after_the_consent_was_taken_back_is_not_wrong() {
        LocalDate gone = ParticipantFixture.MONDAY.plusDays(7);
        Participant whose =
                participants().save(aParticipant(node).with(aConsent(Purpose.CONTACT, Set.of(Datum.PATH))), own);
        participants().save(withdraw(whose, Purpose.CONTACT, gone), own);
        Actor after = new Actor("adviser-1", gone.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        save(Enrolment.plan(enrolled(whose), gone, null, null, after));

        assertThat(check(FindingKind.CONSENT_ENDED, gone.plusDays(7))).isEqualTo(Outcome.NOTHING);
    }

    @Test
    void what_is_wrong_again_is_found_again() {
        Placement placed = save(in(State.SIGNED, between(somebody())));
        LocalDate after = LAST.plusDays(1);
        check(FindingKind.PLACEMENT_PAST_END, after);
        check(FindingKind.PLACEMENT_PAST_END, LAST);
        assertThat(open(FindingKind.PLACEMENT_PAST_END)).isEmpty();
        assertThat(check(FindingKind.PLACEMENT_PAST_END, after)).isEqualTo(new Outcome(1, 0));
        assertThat(all(FindingKind.PLACEMENT_PAST_END, null))
                .hasSize(2)
                .allMatch(it -> it.subject().equals(placed.id().value()));
    }

    @Test
    void they_are_found_by_kind_and_node_and_by_nobody_else() {
        save(in(State.ONGOING, between(somebody())));
        check(FindingKind.PLACEMENT_PAST_END, LAST.plusDays(1));
        OrganisationId other = organisations().save(anOrganisation()).id();
        NodeId there = nodes().save(aNode(other)).id();
        assertThat(findings().check(FindingKind.PLACEMENT_PAST_END, other, LAST.plusDays(1)))
                .isEqualTo(Outcome.NOTHING);

        assertThat(search(new Search(FindingKind.PLACEMENT_PAST_END, node, false), own))
                .hasSize(1);
        assertThat(search(new Search(FindingKind.PLACEMENTS_OVERLAP, node, false), own))
                .isEmpty();
        assertThat(search(new Search(null, there, null), own)).isEmpty();
        assertThat(search(new Search(null, null, null), Sight.at(Set.of(other))))
                .isEmpty();
        assertThat(search(new Search(null, null, null), Sight.NONE)).isEmpty();
        assertThat(findings().counts(Sight.at(Set.of(other))).values()).containsOnly(0);
        assertThat(findings().counts(Sight.REGION).get(FindingKind.PLACEMENT_PAST_END))
                .isPositive();
    }

    private void found(FindingKind kind, Enrolment of, LocalDate since, LocalDate on) {
        assertThat(open(kind)).singleElement().satisfies(it -> {
            assertThat(it.subject()).isEqualTo(of.id().value());
            assertThat(it.node()).isEqualTo(node);
            assertThat(it.adviser()).isEqualTo(PathwayFixture.ADVISER.who());
            assertThat(it.since()).isEqualTo(since);
            assertThat(it.foundOn()).isEqualTo(on);
            assertThat(it.mendedOn()).isNull();
        });
        assertThat(findings().counts(own)).containsEntry(kind, 1);
    }

    private static Participant withdraw(Participant whose, Purpose purpose, LocalDate on) {
        Consent gone = whose.consents().stream()
                .filter(it -> it.isActive() && it.purpose() == purpose)
                .findAny()
                .orElseThrow();
        return whose.withdraw(gone.id(), on, PathwayFixture.ADVISER, on);
    }

    /** One that somebody left on {@code on}, judged by {@code rules}, and nothing known of how they stood. */
    protected Enrolment left(LocalDate on, Rulebook rules) {
        return PathwayFixture.anActiveOne(enrolled(somebody()))
                .leave(PathwayFixture.step(Stage.COMPLETED, on), null, null, PathwayFixture.TODAY, rules);
    }

    protected Whose enrolled(Participant whose) {
        return new Whose(
                whose.id(), projects().save(ProjectFixture.anOngoingProject()).id(), whose.node());
    }

    protected Enrolment save(Enrolment it) {
        return enrolments().save(it, own);
    }

    private Outcome check(FindingKind kind, LocalDate today) {
        return findings().check(kind, host, today);
    }

    private List<Findings.Line> open(FindingKind kind) {
        return all(kind, false);
    }

    private List<Findings.Line> all(@Nullable FindingKind kind, @Nullable Boolean isMended) {
        return search(new Search(kind, null, isMended), own);
    }

    private List<Findings.Line> search(Search search, Sight sight) {
        return findings().search(search, sight, PageRequest.first(50)).items();
    }

    private Placement signed(Participant whose, Terms terms) {
        Placement sent = Placement.draft(between(whose), terms, PlacementFixture.judged(terms), null, ADVISER)
                .send(ADVISER);
        return PlacementFixture.signed(sent, Party.values());
    }

    protected Participant somebody() {
        return participants().save(aParticipant(node), own);
    }

    protected Between between(Participant whose) {
        var enterprise = enterprises()
                .save(anEnterprise(organisations().save(anOrganisation()).id()));
        return Between.of(places().save(aPlace(enterprise.id(), 9)), whose);
    }

    protected Placement save(Placement it) {
        return placements().save(it, Vantage.of(own, MONDAY));
    }
}
