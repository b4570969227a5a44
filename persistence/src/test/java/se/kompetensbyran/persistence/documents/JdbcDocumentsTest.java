package se.kompetensbyran.persistence.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.placements.PlacementFixture.ADVISER;
import static se.kompetensbyran.domain.placements.PlacementFixture.BOTH;
import static se.kompetensbyran.domain.placements.PlacementFixture.JUDGED;
import static se.kompetensbyran.domain.placements.PlacementFixture.LAST;
import static se.kompetensbyran.domain.placements.PlacementFixture.MANAGER;
import static se.kompetensbyran.domain.placements.PlacementFixture.MONDAY;
import static se.kompetensbyran.domain.placements.PlacementFixture.aPlace;
import static se.kompetensbyran.domain.placements.PlacementFixture.signature;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.documents.Documents;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.findings.FindingKind;
import se.kompetensbyran.domain.findings.Findings;
import se.kompetensbyran.domain.handovers.Handover;
import se.kompetensbyran.domain.handovers.HandoverFixture;
import se.kompetensbyran.domain.handovers.HandoverRefusal;
import se.kompetensbyran.domain.handovers.Handovers;
import se.kompetensbyran.domain.handovers.Told;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.PathwayFixture;
import se.kompetensbyran.domain.pathways.Whose;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.Cause;
import se.kompetensbyran.domain.placements.Ending;
import se.kompetensbyran.domain.placements.Job;
import se.kompetensbyran.domain.placements.Party;
import se.kompetensbyran.domain.placements.Place;
import se.kompetensbyran.domain.placements.Placement;
import se.kompetensbyran.domain.placements.PlacementFixture;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.Terms;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.placements.Word;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralFixture;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.referrals.Stage;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.shared.Unique;
import se.kompetensbyran.persistence.shared.ListeningDriver;

/** All that other contexts hold of a person is in the document, for the own node alone, and no word of it is left after an erasure. */
@QuarkusTest
class JdbcDocumentsTest {

    private final String word = "hemligt-" + Unique.word();

    @Inject
    Documents documents;

    @Inject
    Participants participants;

    @Inject
    Referrals referrals;

    @Inject
    Enrolments enrolments;

    @Inject
    Projects projects;

    @Inject
    Handovers handovers;

    @Inject
    Findings findings;

    @Inject
    Places places;

    @Inject
    Placements placements;

    @Inject
    Enterprises enterprises;

    @Inject
    Organisations organisations;

    @Inject
    Nodes nodes;

    @Inject
    DataSource database;

    private OrganisationId host;
    private Sight own;
    private Participant somebody;
    private Place place;
    private Enterprise enterprise;
    private Organisation partner;

    @BeforeEach
    void somebody_is_known() {
        host = saved(() -> organisations.save(anOrganisation())).id();
        NodeId node = saved(() -> nodes.save(aNode(host))).id();
        own = Sight.at(Set.of(host));
        somebody = saved(() -> participants.save(aParticipant(node), own));
        partner = saved(() -> organisations.save(anOrganisation()));
        enterprise = saved(() -> enterprises.save(anEnterprise(partner.id())));
        place = saved(() -> places.save(aPlace(enterprise.id(), 9)));
    }

    @Test
    void a_placement_comes_with_every_word_of_it() {
        Placement contested = saved(() -> placements.save(contested(), near()));
        Placement cancelled = saved(() -> placements.save(cancelled(), near()));

        var all = documents.placements(somebody.id(), own);

        assertThat(all)
                .extracting(Documents.PlacementPart::id)
                .containsExactlyInAnyOrder(contested.id(), cancelled.id());
        assertThat(all.stream()
                        .filter(it -> it.id().equals(contested.id()))
                        .findAny()
                        .orElseThrow())
                .isEqualTo(new Documents.PlacementPart(
                        contested.id(),
                        place.kind(),
                        place.offer().title(),
                        enterprise.business().name(),
                        contested.terms(),
                        contested.state(),
                        contested.judgement(),
                        contested.remark(),
                        contested.signatures(),
                        contested.history(),
                        contested.ending(),
                        contested.formerMisses()));
    }

    @Test
    void a_referral_comes_with_what_the_partner_told_and_every_step() {
        Referral accepted = accepted();

        assertThat(documents.referrals(somebody.id(), own, MONDAY))
                .containsExactly(new Documents.ReferralPart(
                        accepted.id(),
                        partner.name(),
                        accepted.reference(),
                        accepted.facts(),
                        Stage.ACCEPTED,
                        null,
                        accepted.history()));
    }

    @Test
    void an_enrolment_comes_with_all_that_was_told_of_it() {
        Project project = saved(() -> projects.save(anOngoingProject()));
        Whose whose = new Whose(somebody.id(), project.id(), somebody.node());
        Enrolment whole = saved(() -> enrolments.save(PathwayFixture.aWholeOne(whose), own));
        Referral from = accepted();
        Enrolment planned = saved(() ->
                enrolments.save(Enrolment.plan(whose, PathwayFixture.TODAY, from.id(), whole.id(), ADVISER), own));

        String node = saved(() -> nodes.get(somebody.node())).name();
        assertThat(documents.enrolments(somebody.id(), own))
                .containsExactly(part(planned, project, node), part(whole, project, node));
        assertThat(whole.suspensions()).hasSize(2);
        assertThat(whole.climbs()).hasSize(2);
        assertThat(whole.judgements()).isNotEmpty();
        assertThat(whole.corrections()).isNotEmpty();
    }

    @Test
    void what_should_never_have_been_registered_is_told_too() {
        Project project = saved(() -> projects.save(anOngoingProject()));
        Whose whose = new Whose(somebody.id(), project.id(), somebody.node());
        saved(() ->
                enrolments.save(PathwayFixture.in(se.kompetensbyran.domain.pathways.Stage.MISREGISTERED, whose), own));
        assertThat(documents.enrolments(somebody.id(), own)).singleElement().satisfies(it -> {
            assertThat(it.stage()).isEqualTo(se.kompetensbyran.domain.pathways.Stage.MISREGISTERED);
            assertThat(it.steps()).hasSize(3);
            assertThat(it.readings()).hasSize(1);
        });
    }

    private static Documents.EnrolmentPart part(Enrolment it, Project project, String node) {
        return new Documents.EnrolmentPart(
                it.id(),
                project.description().name(),
                node,
                it.stage(),
                it.plannedStart(),
                it.entered().orElse(null),
                it.left().orElse(null),
                it.outcome().orElse(null),
                it.referral(),
                it.transferredFrom(),
                it.judgements(),
                it.history(),
                it.corrections(),
                it.suspensions().stream()
                        .sorted(Comparator.comparing(one -> one.days().from()))
                        .toList(),
                it.suspensionCorrections(),
                it.readings(),
                it.climbs());
    }

    @Test
    void of_who_has_been_erased_no_enrolment_is_told_though_it_is_counted() {
        Project project = saved(() -> projects.save(anOngoingProject()));
        Whose whose = new Whose(somebody.id(), project.id(), somebody.node());
        saved(() -> enrolments.save(PathwayFixture.aWholeOne(whose), own));
        saved(() -> participants.save(participants.get(somebody.id(), own).erase(ADVISER), own));
        assertThat(documents.enrolments(somebody.id(), own)).isEmpty();
    }

    @Test
    void a_handover_comes_with_what_is_told_while_it_waits_and_how_it_ended() {
        var there = saved(() -> nodes.save(aNode(partner.id())));
        Handover offered = saved(() -> handovers.save(HandoverFixture.anOffer(somebody, there.id()), own));

        assertThat(documents.handovers(somebody.id(), own, HandoverFixture.LAST))
                .containsExactly(
                        part(offered, there, se.kompetensbyran.domain.handovers.Stage.OFFERED, offered.told()));
        assertThat(documents.handovers(somebody.id(), own, HandoverFixture.LAST.plusDays(1)))
                .containsExactly(part(offered, there, se.kompetensbyran.domain.handovers.Stage.EXPIRED, null));
        Handover declined =
                saved(() -> handovers.save(offered.decline(HandoverRefusal.NO_ROOM, HandoverFixture.RECEIVER), own));
        assertThat(documents.handovers(somebody.id(), own, MONDAY))
                .containsExactly(part(declined, there, se.kompetensbyran.domain.handovers.Stage.DECLINED, null));
        assertThat(documents.handovers(somebody.id(), Sight.NONE, MONDAY)).isEmpty();
        saved(() -> participants.save(participants.get(somebody.id(), own).erase(ADVISER), own));
        assertThat(documents.handovers(somebody.id(), own, MONDAY)).isEmpty();
    }

    private Documents.HandoverPart part(
            Handover it, SupportNode there, se.kompetensbyran.domain.handovers.Stage stage, @Nullable Told told) {
        String here = saved(() -> nodes.get(it.from())).name();
        return new Documents.HandoverPart(
                it.id(), here, there.name(), it.reason(), null, stage, told, it.offered(), it.closing());
    }

    @Test
    void what_was_found_to_be_wrong_is_told_and_that_it_was_mended() {
        Placement sent =
                saved(() -> placements.save(PlacementFixture.in(State.TO_SIGN, Between.of(place, somebody)), near()));
        LocalDate last = sent.terms().lastDay();
        saved(() -> findings.check(FindingKind.PLACEMENT_PAST_END, host, last.plusDays(1)));
        saved(() -> placements.save(sent.cancel(word, ADVISER), near()));
        saved(() -> findings.check(FindingKind.PLACEMENT_PAST_END, host, last.plusDays(2)));

        assertThat(documents.findings(somebody.id(), Sight.REGION))
                .containsExactly(new Documents.FindingPart(
                        FindingKind.PLACEMENT_PAST_END,
                        sent.id().value(),
                        saved(() -> nodes.get(somebody.node())).name(),
                        last,
                        last.plusDays(1),
                        last.plusDays(2)));
        assertThat(documents.findings(somebody.id(), Sight.NONE)).isEmpty();
    }

    @Test
    void to_another_node_nothing_of_it_is_there() {
        Project project = saved(() -> projects.save(anOngoingProject()));
        saved(() -> enrolments.save(
                PathwayFixture.aWholeOne(new Whose(somebody.id(), project.id(), somebody.node())), own));
        saved(() -> placements.save(contested(), near()));
        accepted();
        var elsewhere = saved(() -> organisations.save(anOrganisation())).id();
        for (Sight it : List.of(Sight.NONE, Sight.at(Set.of(elsewhere)))) {
            assertThat(documents.placements(somebody.id(), it)).isEmpty();
            assertThat(documents.enrolments(somebody.id(), it)).isEmpty();
            assertThat(documents.referrals(somebody.id(), it, MONDAY)).isEmpty();
        }
    }

    @Test
    void however_many_there_are_the_statements_are_as_many() {
        saved(() -> placements.save(contested(), near()));
        int one = ListeningDriver.during(() -> documents.placements(somebody.id(), own))
                .size();
        Project project = saved(() -> projects.save(anOngoingProject()));
        Whose whose = new Whose(somebody.id(), project.id(), somebody.node());
        saved(() -> enrolments.save(PathwayFixture.aWholeOne(whose), own));
        int enrolled = ListeningDriver.during(() -> documents.enrolments(somebody.id(), own))
                .size();
        for (int i = 0; i < 5; i++) {
            place = saved(() -> places.save(aPlace(enterprise.id(), 9)));
            saved(() -> placements.save(contested(), near()));
            Project another = saved(() -> projects.save(anOngoingProject()));
            Whose there = new Whose(somebody.id(), another.id(), somebody.node());
            saved(() -> enrolments.save(PathwayFixture.aWholeOne(there), own));
        }
        assertThat(ListeningDriver.during(() -> documents.placements(somebody.id(), own)))
                .hasSize(one);
        assertThat(ListeningDriver.during(() -> documents.enrolments(somebody.id(), own)))
                .hasSize(enrolled);
    }

    @Test
    void with_the_participant_goes_every_word_and_what_is_counted_stays() throws SQLException {
        Placement contested = saved(() -> placements.save(contested(), near()));
        Placement cancelled = saved(() -> placements.save(cancelled(), near()));
        accepted();
        assertThat(everything()).contains(word + "-tasks", word + "-comment", word + "-cancelled");

        saved(() -> participants.save(participants.get(somebody.id(), own).erase(ADVISER), own));

        assertThat(everything()).doesNotContain(word);
        for (Placement it : List.of(contested, cancelled))
            assertThat(placements.find(it.id(), near())).isEmpty();
        assertThat(participants.count(own).total()).isEqualTo(1);
    }

    @Test
    void others_keep_their_words() throws SQLException {
        Placement contested = saved(() -> placements.save(contested(), near()));
        Participant other = saved(() -> participants.save(aParticipant(somebody.node()), own));
        saved(() -> participants.save(other.erase(ADVISER), own));
        assertThat(placements.get(contested.id(), near())).isEqualTo(contested);
    }

    private Placement contested() {
        Terms terms = new Terms(MONDAY, LAST.plusMonths(2), 20, word + "-tasks");
        return Placement.draft(
                        Between.of(place, somebody),
                        terms,
                        Optional.of(JUDGED),
                        new Permit(word + "-permit", MANAGER),
                        ADVISER)
                .note(word + "-remark")
                .send(ADVISER)
                .sign(signature(Party.PARTICIPANT), BOTH, MONDAY)
                .sign(signature(Party.HOST), BOTH, MONDAY)
                .sign(signature(Party.REFERRER), BOTH, MONDAY)
                .begin(MONDAY, ADVISER, MONDAY)
                .end(
                        new Ending(
                                LAST,
                                7,
                                Cause.HEALTH,
                                new Job(Job.ContractForm.SUBSIDISED, LAST),
                                new Word(Word.Answer.CONTESTS, word + "-comment"),
                                ADVISER),
                        LAST);
    }

    @Test
    void what_was_put_down_wrongly_of_an_ending_comes_too_and_goes_with_the_participant() throws SQLException {
        Placement ended = saved(() -> placements.save(contested(), near()));
        Placement corrected = saved(() -> placements.save(
                placements
                        .get(ended.id(), near())
                        .correct(
                                new Ending(
                                        ended.terms().lastDay(),
                                        1,
                                        Cause.OTHER,
                                        null,
                                        new Word(Word.Answer.NOT_HEARD, null),
                                        ADVISER),
                                ended.terms().lastDay()),
                near()));

        assertThat(documents.placements(somebody.id(), own))
                .extracting(Documents.PlacementPart::ending)
                .containsExactly(corrected.ending());
        assertThat(everything()).contains(word + "-comment");
        saved(() -> participants.save(participants.get(somebody.id(), own).erase(ADVISER), own));
        assertThat(everything()).doesNotContain(word);
    }

    private Placement cancelled() {
        return Placement.draft(
                        Between.of(place, somebody),
                        new Terms(MONDAY, LAST, 20, word + "-tasks"),
                        Optional.of(JUDGED),
                        null,
                        ADVISER)
                .note(word + "-remark")
                .cancel(word + "-cancelled", ADVISER);
    }

    private Referral accepted() {
        Referral sent = saved(() -> referrals.save(
                ReferralFixture.aSentOne(partner.id(), somebody.node()), ReferralSight.of(Set.of(partner.id()))));
        return saved(() -> referrals.save(sent.accept(somebody.id(), ReferralFixture.ADVISER), ReferralSight.at(own)));
    }

    private Vantage near() {
        return Vantage.of(own, MONDAY);
    }

    private static <T> T saved(Callable<T> save) {
        return QuarkusTransaction.requiringNew().call(save);
    }

    /** All rows of all tables there are, present and past, as text. */
    private String everything() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('participants.sight', 'region', true)");
            for (String table : texts(
                    statement,
                    "select format('%I.%I', schemaname, tablename) from pg_tables"
                            + " where schemaname in ('public', 'known') and tablename not like 'databasechangelog%'"))
                texts(statement, "select t::text from " + table + " t where t::text like '%" + word + "%'")
                        .forEach(it -> all.append(it).append('\n'));
            connection.rollback();
        }
        return all.toString();
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) all.add(rows.getString(1));
        }
        return all;
    }
}
