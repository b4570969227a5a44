package se.kompetensbyran.persistence.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.identities.IdentityFixture.aSealedOne;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.ADVISER;
import static se.kompetensbyran.domain.retention.RetentionFixture.MONDAY;
import static se.kompetensbyran.domain.retention.RetentionFixture.OVER;
import static se.kompetensbyran.domain.retention.RetentionFixture.RULE;
import static se.kompetensbyran.domain.retention.RetentionFixture.TOLD;
import static se.kompetensbyran.domain.retention.RetentionFixture.aHold;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.identities.Identities;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.PathwayFixture;
import se.kompetensbyran.domain.pathways.Reading;
import se.kompetensbyran.domain.pathways.Stage;
import se.kompetensbyran.domain.pathways.Whose;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.Place;
import se.kompetensbyran.domain.placements.PlacementFixture;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.projects.ProjectFixture;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralFixture;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.retention.ActivityKind;
import se.kompetensbyran.domain.retention.DemandKeeping;
import se.kompetensbyran.domain.retention.Keeping;
import se.kompetensbyran.domain.retention.LetGo;
import se.kompetensbyran.domain.retention.RetentionHold;
import se.kompetensbyran.domain.retention.RetentionHolds;
import se.kompetensbyran.domain.retention.RetentionProblem;
import se.kompetensbyran.domain.retention.Retentions;
import se.kompetensbyran.domain.retention.RetentionsContract;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.OwnTransaction;
import se.kompetensbyran.persistence.shared.Race;

@QuarkusTest
class JdbcRetentionsTest extends RetentionsContract {

    private static final List<String> TABLES = List.of("retention_hold", "retention_notice");

    @Inject
    Retentions retentions;

    @Inject
    RetentionHolds holds;

    @Inject
    Participants participants;

    @Inject
    Identities identities;

    @Inject
    Referrals referrals;

    @Inject
    Places places;

    @Inject
    Placements placements;

    @Inject
    Projects projects;

    @Inject
    Enrolments enrolments;

    @Inject
    Enterprises enterprises;

    @Inject
    Organisations organisations;

    @Inject
    Nodes nodes;

    @Inject
    DataSource database;

    @Override
    protected Retentions retentions() {
        return OwnTransaction.each(Retentions.class, retentions);
    }

    @Override
    protected RetentionHolds holds() {
        return OwnTransaction.each(RetentionHolds.class, holds);
    }

    @Override
    protected Participants participants() {
        return OwnTransaction.each(Participants.class, participants);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @Override
    protected Nodes nodes() {
        return OwnTransaction.each(Nodes.class, nodes);
    }

    @Test
    void a_step_of_a_referral_is_something_that_happened() {
        Participant it = somebody();
        var partner = organisations().save(anOrganisation()).id();
        Referral sent = OwnTransaction.each(Referrals.class, referrals)
                .save(ReferralFixture.aSentOne(partner, node), ReferralSight.of(Set.of(partner)));
        Actor late = new Actor("adviser-1", Instant.parse("2024-07-01T22:30:00Z"));
        OwnTransaction.each(Referrals.class, referrals).save(sent.accept(it.id(), late), ReferralSight.at(own));

        assertThat(retentions().of(it.id(), own, MONDAY))
                .contains(new Keeping(LocalDate.of(2024, 7, 2), ActivityKind.REFERRAL, null, null, false));
    }

    @Test
    void the_last_day_at_a_place_is_something_that_happens_also_when_it_lies_ahead() {
        Participant it = somebody();
        var enterprise = OwnTransaction.each(Enterprises.class, enterprises)
                .save(anEnterprise(organisations().save(anOrganisation()).id()));
        Place place = OwnTransaction.each(Places.class, places).save(PlacementFixture.aPlace(enterprise.id(), 2));
        Vantage all = Vantage.of(own, MONDAY);
        var placed = OwnTransaction.each(Placements.class, placements)
                .save(PlacementFixture.aDraft(Between.of(place, it)), all);
        assertThat(retentions().of(it.id(), own, MONDAY))
                .contains(new Keeping(PlacementFixture.LAST, ActivityKind.PLACEMENT, null, null, false));

        OwnTransaction.each(Placements.class, placements)
                .save(placed.cancel("Påhittat skäl", PlacementFixture.ADVISER), all);
        assertThat(retentions().of(it.id(), own, MONDAY))
                .contains(new Keeping(MONDAY, ActivityKind.CONSENT, null, null, false));
    }

    @Test
    void who_takes_part_in_a_project_does_something_until_they_leave() {
        Participant it = somebody();
        var project = OwnTransaction.each(Projects.class, projects).save(ProjectFixture.anOngoingProject());
        var enrolled = OwnTransaction.each(Enrolments.class, enrolments)
                .save(PathwayFixture.anActiveOne(new Whose(it.id(), project.id(), node)), own);
        assertThat(retentions().of(it.id(), own, OVER))
                .contains(new Keeping(OVER, ActivityKind.ENROLMENT, null, null, false));
        assertThat(retentions().tell(host, RULE, OVER)).isZero();

        OwnTransaction.each(Enrolments.class, enrolments)
                .save(PathwayFixture.taken(enrolled, Stage.COMPLETED, PathwayFixture.LAST), own);
        assertThat(retentions().of(it.id(), own, OVER))
                .contains(new Keeping(MONDAY, ActivityKind.CONSENT, null, null, false));
        assertThat(retentions().tell(host, RULE, OVER)).isEqualTo(1);
    }

    @Test
    void who_is_asked_how_it_went_does_something_that_day() {
        Participant it = somebody();
        var project = OwnTransaction.each(Projects.class, projects).save(ProjectFixture.anOngoingProject());
        LocalDate left = MONDAY.plusDays(100);
        LocalDate asked = left.plusMonths(6);
        Enrolment done = Enrolment.plan(new Whose(it.id(), project.id(), node), MONDAY, null, null, ADVISER)
                .begin(MONDAY, PathwayFixture.ENTRY, ADVISER, asked, PathwayFixture.RULES)
                .leave(
                        PathwayFixture.step(Stage.COMPLETED, left),
                        PathwayFixture.EXIT,
                        null,
                        asked,
                        PathwayFixture.RULES);
        done = OwnTransaction.each(Enrolments.class, enrolments).save(done, own);
        assertThat(retentions().of(it.id(), own, OVER))
                .contains(new Keeping(left, ActivityKind.ENROLMENT, null, null, false));

        Enrolment told = done.tell(Reading.Moment.FOLLOW_UP, asked, PathwayFixture.EXIT, null, ADVISER, asked);
        OwnTransaction.each(Enrolments.class, enrolments).save(told, own);

        assertThat(retentions().of(it.id(), own, OVER))
                .contains(new Keeping(asked, ActivityKind.ENROLMENT, null, null, false));
        assertThat(retentions().tell(host, RULE, RULE.after(asked).minusDays(31)))
                .isZero();
        assertThat(retentions().tell(host, RULE, RULE.after(asked).minusDays(30)))
                .isEqualTo(1);
    }

    @RepeatedTest(10)
    void nobody_holds_what_has_just_gone() {
        Participant it = somebody();
        retentions().tell(host, RULE, TOLD);
        List<Throwable> refused = Race.between(
                () -> {
                    var unused = participants.get(it.id(), own);
                    return () -> new DemandKeeping(participants, retentions, holds)
                            .give(it.id(), RetentionHold.Reason.FUNDER, null, OVER.plusYears(1), ADVISER, own);
                },
                () -> () -> new LetGo(participants, retentions, RULE).letGo(host, it.id(), OVER));

        boolean isKept = participants().get(it.id(), own).identification() != null;
        assertThat(holds().all(it.id(), own)).hasSize(isKept ? 1 : 0);
        assertThat(refused)
                .hasSize(isKept ? 0 : 1)
                .allSatisfy(one -> assertThat(one).isInstanceOf(RetentionProblem.NothingKept.class));
    }

    @Test
    void what_goes_stands_in_no_table_and_the_pseudonym_does() throws SQLException {
        Participant it = somebody();
        identities.put(it.id(), aSealedOne(), own);
        retentions().tell(host, RULE, TOLD);
        assertThat(letGo(it, OVER)).isTrue();

        for (String table :
                List.of("identity_key", "identity", "identity_mark", "participant_identification", "retention_notice"))
            assertThat(rows(table, "{" + host + "}", it.id().toString()))
                    .as(table)
                    .isEmpty();
        assertThat(rows("participant_consent", "{" + host + "}", "")).isNotEmpty();
        assertThat(participants().count(own).total()).isEqualTo(1);
    }

    @Test
    void of_many_who_let_go_at_once_each_identity_goes_once() throws SQLException {
        List<Participant> all = Stream.generate(this::somebody).limit(6).toList();
        retentions().tell(host, RULE, TOLD);

        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Boolean> gone = Stream.generate(() -> all)
                .limit(4)
                .flatMap(List::stream)
                .map(it -> CompletableFuture.supplyAsync(() -> letGo(it, OVER), threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        threads.shutdownNow();

        assertThat(gone.stream().filter(it -> it)).hasSize(6);
        for (Participant it : all) {
            assertThat(participants().get(it.id(), own).identification()).isNull();
            assertThat(texts("select id::text from journal_entry where subject = '" + it.id()
                            + "' and event = 'participant.changed'"))
                    .hasSize(1);
        }
    }

    @Test
    void of_who_holds_and_who_lets_go_at_once_the_later_sees_what_the_first_did() {
        Participant it = somebody();
        retentions().tell(host, RULE, TOLD);
        var unused = Race.between(
                () -> () -> holds.save(aHold(it, OVER.plusYears(1)), own),
                () -> () -> new LetGo(participants, retentions, RULE).letGo(host, it.id(), OVER));

        boolean isKept = participants().get(it.id(), own).identification() != null;
        if (isKept) assertThat(letGo(it, OVER)).isFalse();
        else assertThat(retentions().of(it.id(), own, OVER)).isEmpty();
    }

    @RepeatedTest(10)
    void of_who_is_erased_at_that_moment_nothing_is_held() {
        Participant it = somebody();
        List<Throwable> refused = Race.between(
                () -> {
                    Participant now = participants.get(it.id(), own);
                    return () -> participants.save(now.erase(ADVISER), own);
                },
                () -> () -> holds.save(aHold(it, OVER), own));

        assertThat(refused).hasSizeLessThan(2).allSatisfy(one -> assertThat(one).isInstanceOf(Stale.class));
        assertThat(holds().all(it.id(), Sight.REGION)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retention_hold_other_explained | update retention_hold set reason = 'other', words = null",
                "retention_hold_reason_known | update retention_hold set reason = 'habit'",
                "retention_hold_released_by_somebody | update retention_hold set released_at = now()",
                "retention_notice_told_before | update retention_notice set told_on = goes_on"
            })
    void the_database_too_keeps_what_keeps_nothing_out(String constraint, String broken) throws SQLException {
        Participant it = somebody();
        holds().save(aHold(it, MONDAY), own);
        retentions().tell(host, RULE, OVER);
        assertThatThrownBy(() -> texts(broken + " returning 'done'", "{" + host + "}", ""))
                .hasMessageContaining('"' + constraint + '"');
    }

    @Test
    void with_a_participant_goes_why_it_was_kept_who_that_was() throws SQLException {
        Participant it = somebody();
        holds().save(aHold(it, OVER), own);
        participants().save(participants().get(it.id(), own).erase(ADVISER), own);
        assertThat(rows("retention_hold", "{" + host + "}", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{00000000-0000-0000-0000-000000000000}"})
    void who_does_not_say_whose_sees_none(String sight) throws SQLException {
        Participant it = somebody();
        holds().save(aHold(it, MONDAY), own);
        retentions().tell(host, RULE, OVER);
        for (String table : TABLES) {
            assertThat(rows(table, sight, "")).as(table).isEmpty();
            assertThat(rows(table, "{" + host + "}", "")).as(table).isNotEmpty();
        }
        assertThat(texts(
                        "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
                                + " and relname ~ '^retention' and relrowsecurity and relforcerowsecurity"))
                .containsExactlyInAnyOrderElementsOf(TABLES);
        assertThat(texts("select relname::text from pg_class where relnamespace = 'known'::regnamespace"
                        + " and relname ~ '(retention|night)'"))
                .isEmpty();
    }

    @Test
    void who_works_at_night_comes_near_one_organisations_and_opens_nobody() {
        Participant it = somebody();
        identities.put(it.id(), aSealedOne(), own);
        Participant other = otherNodes();
        QuarkusTransaction.requiringNew().run(() -> {
            retentions.tell(host, RULE, TOLD);
            assertThat(retentions.due(host, OVER, 100)).containsExactly(it.id());
            assertThat(current("participants.sight")).isEqualTo("{" + host + "}");
            assertThat(current("participants.opened")).isEmpty();
            assertThat(new LetGo(participants, retentions, RULE).letGo(host, other.id(), OVER))
                    .isFalse();
        });
    }

    private Participant otherNodes() {
        var elsewhere = organisations().save(anOrganisation()).id();
        var there = nodes().save(aNode(elsewhere)).id();
        return participants().save(ParticipantFixture.anIdentifiedOne(there), Sight.at(Set.of(elsewhere)));
    }

    private boolean letGo(Participant whose, LocalDate today) {
        return QuarkusTransaction.requiringNew()
                .call(() -> new LetGo(participants, retentions, RULE).letGo(host, whose.id(), today));
    }

    private String current(String setting) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('" + setting + "', true)")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> rows(String table, String sight, String opened) throws SQLException {
        return texts("select t::text from " + table + " t", sight, opened);
    }

    private List<String> texts(String sql) throws SQLException {
        return texts(sql, "", "");
    }

    private List<String> texts(String sql, String sight, String opened) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('participants.sight', '" + sight
                    + "', true), set_config('participants.opened', '" + opened + "', true)");
            List<String> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) all.add(rows.getString(1));
            }
            connection.rollback();
            return all;
        }
    }
}
