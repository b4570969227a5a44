package se.kompetensbyran.persistence.handovers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.handovers.HandoverFixture.GIVER;
import static se.kompetensbyran.domain.handovers.HandoverFixture.MONDAY;
import static se.kompetensbyran.domain.handovers.HandoverFixture.RECEIVER;
import static se.kompetensbyran.domain.handovers.HandoverFixture.at;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aConsent;
import static se.kompetensbyran.domain.pathways.PathwayFixture.ENTRY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.RULES;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.referrals.ReferralFixture.aSentOne;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.findings.FindingKind;
import se.kompetensbyran.domain.findings.Findings;
import se.kompetensbyran.domain.handovers.Closing;
import se.kompetensbyran.domain.handovers.HandOver;
import se.kompetensbyran.domain.handovers.Handover;
import se.kompetensbyran.domain.handovers.HandoverProblem;
import se.kompetensbyran.domain.handovers.HandoverProblem.OfferedAlready;
import se.kompetensbyran.domain.handovers.HandoverReason;
import se.kompetensbyran.domain.handovers.HandoverRefusal;
import se.kompetensbyran.domain.handovers.Handovers;
import se.kompetensbyran.domain.handovers.HandoversContract;
import se.kompetensbyran.domain.handovers.Stage;
import se.kompetensbyran.domain.handovers.WithdrawOffers;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Facts;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.ParticipantProblem;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Purpose;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.Paths;
import se.kompetensbyran.domain.pathways.Results;
import se.kompetensbyran.domain.pathways.StageChange;
import se.kompetensbyran.domain.pathways.StepReason;
import se.kompetensbyran.domain.pathways.Whose;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.PlacementFixture;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.referrals.WorkOnReferral;
import se.kompetensbyran.domain.retention.RetentionHold;
import se.kompetensbyran.domain.retention.RetentionHolds;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.OwnTransaction;
import se.kompetensbyran.persistence.shared.Race;

@QuarkusTest
class PanacheHandoversTest extends HandoversContract {

    @Inject
    Handovers handovers;

    @Inject
    Participants participants;

    @Inject
    Projects projects;

    @Inject
    Enrolments enrolments;

    @Inject
    Placements placements;

    @Inject
    Places places;

    @Inject
    Enterprises enterprises;

    @Inject
    Referrals referrals;

    @Inject
    RetentionHolds holds;

    @Inject
    Paths paths;

    @Inject
    Findings findings;

    @Inject
    Organisations organisations;

    @Inject
    Municipalities municipalities;

    @Inject
    Nodes nodes;

    @Inject
    DataSource database;

    @Override
    protected Handovers handovers() {
        return OwnTransaction.each(Handovers.class, handovers);
    }

    @Override
    protected Participants participants() {
        return OwnTransaction.each(Participants.class, participants);
    }

    @Override
    protected Projects projects() {
        return OwnTransaction.each(Projects.class, projects);
    }

    @Override
    protected Nodes nodes() {
        return OwnTransaction.each(Nodes.class, nodes);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    private HandOver work() {
        return new HandOver(
                handovers,
                participants,
                nodes,
                organisations,
                projects,
                enrolments,
                placements,
                referralWork(),
                () -> RULES);
    }

    private WorkOnReferral referralWork() {
        return new WorkOnReferral(referrals, participants, nodes, municipalities, theLists());
    }

    @Test
    void of_two_who_offer_at_once_one_does() {
        Participant who = consenting();
        Supplier<Race.Write> offering =
                () -> () -> work().offer(who.id(), to, HandoverReason.MOVED, null, GIVER, giver);

        assertThat(Race.between(offering, offering)).singleElement().isInstanceOf(OfferedAlready.class);
    }

    @Test
    void of_two_who_save_an_offer_at_once_the_database_lets_one() {
        Participant who = consenting();
        Supplier<Race.Write> offering = () -> () -> handovers.save(offer(who), giver);

        assertThat(Race.between(offering, offering)).singleElement().isInstanceOf(OfferedAlready.class);
    }

    @RepeatedTest(5)
    void of_who_accepts_and_who_takes_back_at_once_one_does() {
        Handover it = offered(consenting());

        assertThat(Race.between(
                        () -> {
                            Handover read = handovers.get(it.id(), receiver);
                            return () -> work().accept(read, RECEIVER);
                        },
                        () -> {
                            Handover read = handovers.get(it.id(), giver);
                            return () -> handovers.save(read.withdraw(GIVER), giver);
                        }))
                .singleElement()
                .isInstanceOf(Stale.class);

        boolean isAccepted = handovers().get(it.id(), giver).stage(MONDAY) == Stage.ACCEPTED;
        assertThat(participants().find(it.participant(), isAccepted ? receiver : giver))
                .isPresent();
        assertThat(participants().find(it.participant(), isAccepted ? giver : receiver))
                .isEmpty();
    }

    @RepeatedTest(5)
    void nobody_is_offered_or_taken_on_by_whom_the_consent_is_taken_back_at_that_moment() {
        Participant who = consenting();
        boolean isOfferedBefore = Math.floorMod(who.id().value().getLeastSignificantBits(), 2) == 0;
        Handover it = isOfferedBefore ? offered(who) : null;

        List<Throwable> refused = Race.between(
                () -> {
                    Participant read = participants.get(who.id(), giver);
                    return () -> {
                        Participant without = participants.save(
                                read.withdraw(read.consents().get(0).id(), MONDAY, GIVER, MONDAY), giver);
                        new WithdrawOffers(handovers, nodes, organisations)
                                .withdrawn(without, without.consents().get(0), MONDAY, GIVER, giver);
                    };
                },
                () -> {
                    if (it == null) return () -> work().offer(who.id(), to, HandoverReason.MOVED, null, GIVER, giver);
                    Handover read = handovers.get(it.id(), receiver);
                    return () -> work().accept(read, RECEIVER);
                });

        boolean isTaken = participants().find(who.id(), receiver).isPresent();
        if (isTaken) {
            assertThat(it).isNotNull();
            assertThat(refused).singleElement().isInstanceOf(Stale.class);
        } else {
            assertThat(refused)
                    .allMatch(no -> no instanceof HandoverProblem.NoConsent
                            || no instanceof HandoverProblem.Unsettled
                            || no instanceof Stale);
            assertThat(participants().get(who.id(), giver).consents().get(0).isActive())
                    .isFalse();
            assertThat(handovers().open(who.id(), giver)).isEmpty();
        }
    }

    @RepeatedTest(5)
    void nobody_is_placed_where_they_are_not_any_more_at_that_moment() {
        Participant who = consenting();
        Handover it = offered(who);
        var enterprise = saved(() -> enterprises.save(
                anEnterprise(organisations.save(anOrganisation()).id())));
        var place = saved(() -> places.save(PlacementFixture.aPlace(enterprise.id(), 1)));

        List<Throwable> refused = Race.between(
                () -> {
                    Handover read = handovers.get(it.id(), receiver);
                    return () -> work().accept(read, RECEIVER);
                },
                () -> () -> placements.save(
                        PlacementFixture.in(State.DRAFT, Between.of(place, who)), Vantage.of(giver, MONDAY)));

        boolean isTaken = participants().find(who.id(), receiver).isPresent();
        assertThat(refused)
                .singleElement()
                .isInstanceOf(isTaken ? InvalidValue.class : HandoverProblem.Unsettled.class);
    }

    @Test
    void who_has_been_handed_over_is_neither_placed_nor_enrolled_by_who_read_of_them_before() {
        Participant who = consenting();
        Handover it = offered(who);
        var enterprise = saved(() -> enterprises.save(
                anEnterprise(organisations.save(anOrganisation()).id())));
        var place = saved(() -> places.save(PlacementFixture.aPlace(enterprise.id(), 1)));
        ProjectId project = projects().save(anOngoingProject()).id();
        saved(() -> work().accept(it, RECEIVER));

        assertThatThrownBy(() -> saved(() -> placements.save(
                        PlacementFixture.in(State.DRAFT, Between.of(place, who)), Vantage.of(giver, MONDAY))))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> saved(() -> enrolments.save(
                        Enrolment.plan(new Whose(who.id(), project, from), MONDAY, null, null, GIVER), giver)))
                .isInstanceOf(Stale.class);
        saved(() -> enrolments.save(
                Enrolment.plan(new Whose(who.id(), project, to), MONDAY, null, null, RECEIVER), receiver));
    }

    @RepeatedTest(5)
    void who_is_erased_while_they_are_taken_on_is_erased_or_taken_on() {
        Participant who = consenting();
        Handover it = offered(who);

        List<Throwable> refused = Race.between(
                () -> {
                    Handover read = handovers.get(it.id(), receiver);
                    return () -> work().accept(read, RECEIVER);
                },
                () -> {
                    Participant read = participants.get(who.id(), giver);
                    return () -> participants.save(read.erase(GIVER), giver);
                });

        boolean isTaken = participants().find(who.id(), receiver).isPresent();
        assertThat(refused).singleElement().isInstanceOfAny(Stale.class, ParticipantProblem.Unknown.class);
        if (!isTaken) assertThat(handovers().find(it.id(), Sight.REGION)).isEmpty();
    }

    @Test
    void what_stays_at_the_giving_node_goes_on_being_read_and_counted_there_and_nowhere_else() {
        Participant who = consenting();
        ProjectId project = projects().save(anOngoingProject()).id();
        Enrolment active = saved(() -> enrolments.save(
                Enrolment.plan(new Whose(who.id(), project, from), MONDAY.minusDays(60), null, null, GIVER)
                        .begin(MONDAY.minusDays(60), ENTRY, GIVER, MONDAY, RULES),
                giver));
        Handover it = offered(who);
        saved(() -> work().accept(it, RECEIVER));

        Enrolment ended = saved(() -> enrolments.get(active.id(), giver));
        assertThat(ended.stage()).isEqualTo(se.kompetensbyran.domain.pathways.Stage.TRANSFERRED);
        assertThat(saved(() -> enrolments.find(active.id(), receiver))).isEmpty();
        for (Results.Count count : Results.Count.values()) {
            assertThat(results(project, count, giver)).isEqualTo(1);
            assertThat(results(project, count, receiver)).isZero();
            assertThat(results(project, count, Sight.REGION)).isEqualTo(1);
        }

        Participant theirs = participants().get(who.id(), receiver);
        participants().save(theirs.erase(RECEIVER), receiver);
        for (Results.Count count : Results.Count.values())
            assertThat(results(project, count, giver)).isEqualTo(1);
        assertThat(saved(() -> enrolments.find(active.id(), giver))).isEmpty();
    }

    @Test
    void no_referral_is_accepted_as_somebody_who_has_left_by_who_read_of_them_before() {
        Participant who = consenting();
        Handover it = offered(who);
        ReferralSight own = ReferralSight.at(giver);
        Referral sent = referred();
        Referral known = saved(() -> referrals.save(referred().recognise(who.id(), MONDAY), own));
        saved(() -> work().accept(it, RECEIVER));

        assertThatThrownBy(() -> saved(() -> referrals.save(sent.accept(who.id(), GIVER), own)))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> saved(() -> referrals.save(known.accept(who.id(), GIVER), own)))
                .isInstanceOf(Stale.class);
        assertThat(saved(() -> referrals.get(sent.id(), own)).participant()).isNull();
    }

    @RepeatedTest(5)
    void no_referral_is_accepted_as_somebody_who_leaves_at_that_moment() {
        Participant who = consenting();
        Handover it = offered(who);
        Referral sent = referred();
        ReferralSight own = ReferralSight.at(giver);

        List<Throwable> refused = Race.between(
                () -> {
                    Handover read = handovers.get(it.id(), receiver);
                    return () -> work().accept(read, RECEIVER);
                },
                () -> {
                    Referral read = referrals.get(sent.id(), own);
                    return () -> referralWork().accept(read, who.id(), GIVER, giver, own);
                });

        assertThat(participants().find(who.id(), receiver)).isPresent();
        boolean isAccepted = saved(() -> referrals.get(sent.id(), own)).participant() != null;
        if (isAccepted) assertThat(refused).isEmpty();
        else assertThat(refused).singleElement().isInstanceOf(InvalidValue.class);
    }

    @RepeatedTest(5)
    void of_two_who_accept_at_once_one_does() {
        Participant who = consenting();
        Handover it = offered(who);
        Supplier<Race.Write> accepting = () -> {
            Handover read = handovers.get(it.id(), receiver);
            return () -> work().accept(read, RECEIVER);
        };

        assertThat(Race.between(accepting, accepting)).singleElement().isInstanceOf(Stale.class);
        assertThat(participants().get(who.id(), receiver).node()).isEqualTo(to);
    }

    @Test
    void who_it_is_goes_also_under_a_hold_which_goes_along() throws SQLException {
        Participant who = participants().save(consenting().identify(Set.of(Datum.NAME), GIVER), giver);
        saved(() -> holds.save(
                RetentionHold.give(who, RetentionHold.Reason.FUNDER, null, MONDAY.plusYears(1), GIVER), giver));
        Handover it = offered(who);
        saved(() -> work().accept(it, RECEIVER));

        assertThat(participants().get(who.id(), receiver).identification()).isNull();
        assertThat(told("region", "select reason from retention_hold where participant_id = '" + who.id() + "'"))
                .containsExactly("funder");
    }

    @Test
    void who_goes_to_another_node_and_comes_back_is_counted_once_where_each_time_was() {
        Participant who = consenting();
        ProjectId project = projects().save(anOngoingProject()).id();
        begun(who.id(), project, from, giver);
        Handover there = offered(who);
        saved(() -> work().accept(there, RECEIVER));
        begun(who.id(), project, to, receiver);
        Participant theirs = participants().get(who.id(), receiver);
        theirs =
                participants().save(theirs.withdraw(theirs.consents().get(0).id(), MONDAY, RECEIVER, MONDAY), receiver);
        participants().save(theirs.with(naming(giver)), receiver);
        Handover back =
                saved(() -> work().offer(who.id(), from, HandoverReason.OWN_CHOICE, project, RECEIVER, receiver));
        saved(() -> work().accept(back, GIVER));

        for (Results.Count count : Results.Count.values()) {
            assertThat(results(project, count, giver)).as("giver " + count).isEqualTo(1);
            assertThat(results(project, count, receiver))
                    .as("receiver " + count)
                    .isEqualTo(1);
        }
        assertThat(results(project, Results.Count.EPISODES, Sight.REGION)).isEqualTo(2);
        assertThat(results(project, Results.Count.PERSONS, Sight.REGION)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Results.Count.class)
    void who_was_enrolled_where_nothing_is_known_of_them_any_more_is_counted(Results.Count count) {
        Participant who = consenting();
        ProjectId project = projects().save(anOngoingProject()).id();
        OrganisationId runner = giver.hosts().iterator().next();
        var once = nodes().save(aNode(runner)).id();
        Enrolment begun = begun(who.id(), project, once, giver);
        saved(() -> enrolments.save(
                begun.leave(
                        new StageChange(
                                se.kompetensbyran.domain.pathways.Stage.INTERRUPTED, MONDAY, StepReason.OTHER, GIVER),
                        null,
                        null,
                        MONDAY,
                        RULES),
                giver));
        OrganisationId third = organisations().save(anOrganisation()).id();
        nodes().save(nodes().get(once).withOrganisation(runner, third));

        Results all = saved(() -> paths.results(project, count, null, null, Sight.at(Set.of(third))));
        assertThat(all.of(Gender.UNKNOWN).left()).isEqualTo(1);
    }

    @Test
    void what_was_found_to_be_wrong_at_the_giving_node_is_nobodys_work_and_the_receiver_sees_nothing_of_it() {
        Participant who = consenting();
        ProjectId project = projects().save(anOngoingProject()).id();
        saved(() -> enrolments.save(
                Enrolment.plan(new Whose(who.id(), project, from), MONDAY.minusDays(60), null, null, GIVER)
                        .begin(MONDAY.minusDays(60), ENTRY, GIVER, MONDAY, RULES),
                giver));
        var late = MONDAY.plusYears(9);
        var runner = giver.hosts().iterator().next();
        var other = receiver.hosts().iterator().next();
        assertThat(saved(() -> findings.check(FindingKind.ENROLMENT_PAST_END, runner, late))
                        .found())
                .isEqualTo(1);
        Handover it = offered(who);
        saved(() -> work().accept(it, RECEIVER));

        assertThat(saved(() -> findings.counts(giver))).containsEntry(FindingKind.ENROLMENT_PAST_END, 0);
        assertThat(saved(() -> findings.counts(receiver))).containsEntry(FindingKind.ENROLMENT_PAST_END, 0);
        var all = new Findings.Search(null, null, null);
        var page = PageRequest.first(10);
        assertThat(saved(() -> findings.search(all, receiver, page)).items()).isEmpty();
        assertThat(saved(() -> findings.search(all, giver, page)).items()).hasSize(1);
        for (FindingKind kind : FindingKind.values())
            for (var host : List.of(runner, other))
                assertThat(saved(() -> findings.check(kind, host, late)).found())
                        .as(kind + " " + host)
                        .isZero();
    }

    @Test
    void with_a_participant_goes_why_they_were_handed_over_and_what_waits() throws SQLException {
        Participant who = consenting();
        Handover first = saved(() -> handovers.save(offer(who), giver));
        handovers().save(first.decline(HandoverRefusal.OUTSIDE_AREA, RECEIVER), receiver);
        Handover waiting = offered(who);

        participants().save(who.erase(GIVER), giver);

        for (Handover it : List.of(first, waiting)) {
            assertThat(handovers().find(it.id(), giver)).isEmpty();
            assertThat(handovers().find(it.id(), receiver)).isEmpty();
        }
        assertThat(told(
                        "region",
                        "select stage || coalesce(reason, '') || coalesce(refusal, '') || gender"
                                + " || coalesce(birth_year::text, '') || target_groups::text from handover where id in ('"
                                + first.id() + "', '" + waiting.id() + "')"))
                .containsExactlyInAnyOrder("declinedwoman{}", "withdrawnwoman{}");
    }

    @Test
    void when_what_is_held_is_not_to_be_used_what_waits_is_taken_back_and_what_was_told_goes() throws SQLException {
        Participant who = consenting();
        Handover it = offered(who);
        Actor now = at("giver-2", MONDAY.plusDays(1));

        participants().save(who.restrict(new Restriction(Restriction.Reason.OBJECTED, now)), giver);

        Handover back = handovers().get(it.id(), receiver);
        assertThat(back.stage(MONDAY)).isEqualTo(Stage.WITHDRAWN);
        assertThat(back.closing()).isEqualTo(new Closing(Stage.WITHDRAWN, null, now));
        assertThat(told(
                        "region",
                        "select coalesce(birth_year::text, '') || target_groups::text from handover where id = '"
                                + it.id() + "'"))
                .containsExactly("{}");
        assertThatThrownBy(() -> offered(who)).isInstanceOf(ParticipantProblem.Restricted.class);
    }

    @RepeatedTest(5)
    void who_is_restricted_at_that_moment_is_not_left_offered() {
        Participant who = consenting();

        List<Throwable> refused =
                Race.between(() -> () -> work().offer(who.id(), to, HandoverReason.MOVED, null, GIVER, giver), () -> {
                    Participant read = participants.get(who.id(), giver);
                    return () -> participants.save(
                            read.restrict(new Restriction(Restriction.Reason.OBJECTED, GIVER)), giver);
                });

        assertThat(refused).allMatch(no -> no instanceof ParticipantProblem.Restricted || no instanceof Stale);
        assertThat(participants().get(who.id(), giver).restriction()).isNotNull();
        assertThat(handovers().open(who.id(), giver)).isEmpty();
    }

    @Test
    void what_was_told_of_when_it_goes_does_not_go_along() throws SQLException {
        String name = organisations().get(receiver.hosts().iterator().next()).name();
        Consent naming = Consent.sign(Purpose.CONTACT, Set.of(Datum.NAME), List.of(name), MONDAY, GIVER, MONDAY);
        Participant who =
                participants().save(consenting(Purpose.CONTACT, naming).identify(Set.of(Datum.NAME), GIVER), giver);
        String id = who.id().toString();
        told(
                "region",
                "insert into retention_notice (participant_id, told_on, goes_on) values ('" + id
                        + "', '2030-01-01', '2030-01-31') returning 'told'");
        Handover it = offered(who);
        saved(() -> work().accept(it, RECEIVER));

        assertThat(participants().get(who.id(), receiver).identification()).isNotNull();
        assertThat(told("region", "select 'told' from retention_notice where participant_id = '" + id + "'"))
                .isEmpty();
    }

    @Test
    void where_somebody_lives_is_hidden_when_their_identity_becomes_protected() {
        QuarkusTransaction.requiringNew().run(() -> municipalities.save(HITTENAS));
        var here = new Facts(null, Gender.WOMAN, HITTENAS.code(), Set.of(), false);
        Participant who = participants().save(consenting().describe(here, MONDAY), giver);
        Handover it = offered(who);
        assertThat(handovers().get(it.id(), receiver).told().municipality()).isEqualTo(HITTENAS.code());
        participants().save(who.describe(ParticipantFixture.protectedOne(), MONDAY), giver);
        assertThat(handovers().get(it.id(), receiver).told().municipality()).isNull();
    }

    @Test
    void a_statement_that_does_not_say_whose_it_comes_near_comes_near_none() throws SQLException {
        String id = handovers().save(offer(somebody()), giver).id().toString();
        String read = "select id::text from handover where id = '" + id + "'";
        assertThat(told("", read)).isEmpty();
        assertThat(told("{" + UUID.randomUUID() + "}", read)).isEmpty();
        for (Sight it : List.of(giver, receiver))
            assertThat(told("{" + it.hosts().iterator().next() + "}", read)).containsExactly(id);
        assertThat(told("region", read)).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "handover_between_two | to_node_id = from_node_id",
                "handover_closed_by_somebody | stage = 'withdrawn', birth_year = null, target_groups = '{}'",
                "handover_declined_for_a_reason | refusal = 'other'",
                "handover_forgotten_when_over | reason = null",
                "handover_rule_whole | rule_version = null",
                "handover_told_while_it_waits | stage = 'withdrawn', closed_by = 'x', closed_at = now()",
                "handover_stage_known | stage = 'odd', closed_by = 'x', closed_at = now(), birth_year = null, target_groups = '{}'",
                "handover_reason_known | reason = 'odd'"
            })
    void the_database_too_keeps_what_is_no_handover_out(String constraint, String broken) {
        String id = handovers().save(offer(somebody()), giver).id().toString();
        assertThatThrownBy(() ->
                        told("region", "update handover set " + broken + " where id = '" + id + "' returning id::text"))
                .hasMessageContaining('"' + constraint + '"');
    }

    private Enrolment begun(ParticipantId whose, ProjectId project, NodeId at, Sight sight) {
        return saved(() -> enrolments.save(
                Enrolment.plan(new Whose(whose, project, at), MONDAY.minusDays(60), null, null, GIVER)
                        .begin(MONDAY.minusDays(at.equals(to) ? 0 : 60), ENTRY, GIVER, MONDAY, RULES),
                sight));
    }

    private Referral referred() {
        OrganisationId partner = organisations().save(anOrganisation()).id();
        return saved(() -> referrals.save(aSentOne(partner, from), ReferralSight.of(Set.of(partner))));
    }

    private int results(ProjectId project, Results.Count count, Sight sight) {
        Results all = saved(() -> paths.results(project, count, null, null, sight));
        assertThat(all.total()).isEqualTo(all.of(Gender.WOMAN));
        return all.total().left();
    }

    private Participant consenting() {
        return participants()
                .save(
                        ParticipantFixture.aParticipant(from)
                                .with(naming(receiver))
                                .with(aConsent(Purpose.CONTACT)),
                        giver);
    }

    private Consent naming(Sight recipient) {
        String name = organisations().get(recipient.hosts().iterator().next()).name();
        return Consent.sign(Purpose.PARTNER, Set.of(Datum.PATH), List.of(name), MONDAY, GIVER, MONDAY);
    }

    private Participant consenting(Purpose purpose, Consent instead) {
        Participant it = consenting();
        for (Consent one : it.consents())
            if (one.purpose() == purpose) it = participants().save(it.withdraw(one.id(), MONDAY, GIVER, MONDAY), giver);
        return it.with(instead);
    }

    private Handover offered(Participant who) {
        return saved(() -> work().offer(who.id(), to, HandoverReason.MOVED, null, GIVER, giver));
    }

    private List<String> told(String sight, String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement say =
                    connection.prepareStatement("select set_config('participants.sight', ?, true)")) {
                say.setString(1, sight);
                say.execute();
            }
            List<String> all = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) all.add(rows.getString(1));
            }
            connection.commit();
            return all;
        }
    }

    private static <T> T saved(Callable<T> save) {
        return QuarkusTransaction.requiringNew().call(save);
    }
}
