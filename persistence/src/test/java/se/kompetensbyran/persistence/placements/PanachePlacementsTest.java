package se.kompetensbyran.persistence.placements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.placements.PlacementFixture.ADVISER;
import static se.kompetensbyran.domain.placements.PlacementFixture.BOTH;
import static se.kompetensbyran.domain.placements.PlacementFixture.LAST;
import static se.kompetensbyran.domain.placements.PlacementFixture.MONDAY;
import static se.kompetensbyran.domain.placements.PlacementFixture.aDraft;
import static se.kompetensbyran.domain.placements.PlacementFixture.aPlace;
import static se.kompetensbyran.domain.placements.PlacementFixture.in;
import static se.kompetensbyran.domain.placements.PlacementFixture.signature;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Purpose;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.BookPlace;
import se.kompetensbyran.domain.placements.Party;
import se.kompetensbyran.domain.placements.Place;
import se.kompetensbyran.domain.placements.Placement;
import se.kompetensbyran.domain.placements.PlacementFixture;
import se.kompetensbyran.domain.placements.PlacementProblem.Full;
import se.kompetensbyran.domain.placements.PlacementProblem.PlacedAlready;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.PlacementsContract;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.referrals.Patience;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralFixture;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.rules.Rules;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.OwnTransaction;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.TestDatabase;

@QuarkusTest
class PanachePlacementsTest extends PlacementsContract {

    private static final Vantage ALL = Vantage.of(Sight.REGION, MONDAY);
    private static final List<String> TABLES = List.of(
            "placement",
            "placement_signature",
            "placement_state_change",
            "placement_former_ending",
            "placement_former_miss");

    @Inject
    Placements placements;

    @Inject
    Places places;

    @Inject
    Rules rules;

    @Inject
    Participants participants;

    @Inject
    Referrals referrals;

    @Inject
    Enterprises enterprises;

    @Inject
    Nodes nodes;

    @Inject
    Organisations organisations;

    @Inject
    DataSource database;

    @Override
    protected Placements placements() {
        return OwnTransaction.each(Placements.class, placements);
    }

    @Override
    protected Places places() {
        return OwnTransaction.each(Places.class, places);
    }

    @Override
    protected Participants participants() {
        return OwnTransaction.each(Participants.class, participants);
    }

    @Override
    protected Referrals referrals() {
        return OwnTransaction.each(Referrals.class, referrals);
    }

    @Override
    protected Enterprises enterprises() {
        return OwnTransaction.each(Enterprises.class, enterprises);
    }

    @Override
    protected Nodes nodes() {
        return OwnTransaction.each(Nodes.class, nodes);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @Test
    void of_two_who_book_the_last_place_at_once_one_gets_it() {
        OrganisationId host = organisation();
        Place place = place(host, 1);

        assertThat(Race.between(sends(draft(place, host)), sends(draft(place, host))))
                .singleElement()
                .isInstanceOf(Full.class);

        assertThat(places().get(place.id()).free()).isZero();
    }

    @Test
    void two_who_book_at_once_where_there_is_room_both_get_it() {
        OrganisationId host = organisation();
        Place place = place(host, 3);

        assertThat(Race.between(sends(draft(place, host)), sends(draft(place, host))))
                .isEmpty();

        assertThat(places().get(place.id()).free()).isEqualTo(1);
    }

    @Test
    void of_two_who_place_somebody_there_at_once_one_does() {
        OrganisationId host = organisation();
        Between between = Between.of(place(host, 3), participant(host));
        Supplier<Race.Write> contestant = () -> () -> placements.save(aDraft(between), ALL);

        assertThat(Race.between(contestant, contestant)).singleElement().isInstanceOf(PlacedAlready.class);
    }

    @Test
    void of_two_who_sign_at_once_one_reads_anew() {
        OrganisationId host = organisation();
        Placement sent = placements().save(draft(place(host, 1), host).send(ADVISER), ALL);

        assertThat(Race.between(signs(sent, Party.HOST), signs(sent, Party.REFERRER)))
                .singleElement()
                .isInstanceOf(Stale.class);

        assertThat(placements().get(sent.id(), ALL).signatures()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void of_who_was_erased_nothing_is_told_and_the_place_is_free(State state) throws SQLException {
        OrganisationId runner = organisation();
        Place place = place(organisation(), 1);
        Participant somebody = participant(runner);
        Placement one = placements()
                .save(PlacementFixture.in(state, Between.of(place, somebody)).note("Påhittad anmärkning"), ALL);
        if (state.holdsPlace()) places().save(places().get(place.id()).take(MONDAY));

        participants().save(somebody.erase(ADVISER), Sight.at(Set.of(runner)));

        assertThat(placements().find(one.id(), ALL)).isEmpty();
        assertThat(placements()
                        .search(
                                new Placements.Search(somebody.id(), null, null, null, null, null),
                                ALL,
                                PageRequest.first(1))
                        .items())
                .isEmpty();
        assertThat(places().get(place.id()).free()).isEqualTo(1);
        assertThatThrownBy(() -> placements().save(one.note(null), ALL)).isInstanceOf(Stale.class);
        assertThat(rows(one))
                .contains(one.id().toString(), MONDAY.toString())
                .doesNotContain(
                        "Baka", "Påhittad", "Påhittat", "health", "agrees", "did-not-start," + MONDAY + ",participant");
    }

    @RepeatedTest(10)
    void who_is_placed_while_they_are_erased_is_told_of_by_nobody() throws SQLException {
        OrganisationId runner = organisation();
        Participant somebody = participant(runner);
        Place place = place(organisation(), 1);
        Placement draft = aDraft(Between.of(place, somebody));

        List<Throwable> refused = Race.between(
                () -> {
                    Participant now = participants.get(somebody.id(), Sight.REGION);
                    return () -> participants.save(now.erase(ADVISER), Sight.REGION);
                },
                () -> () -> placements.save(draft, ALL));

        assertThat(refused).hasSizeLessThan(2);
        assertThat(refused)
                .allSatisfy(it -> assertThat(it)
                        .isInstanceOfSatisfying(
                                InvalidValue.class, no -> assertThat(no.rule()).isEqualTo("unknown-participant")));
        assertThat(placements().find(draft.id(), ALL)).isEmpty();
        assertThat(rows(draft)).doesNotContain("Baka");
    }

    @Test
    void a_statement_that_does_not_say_from_where_it_looks_sees_none() throws SQLException {
        OrganisationId host = organisation();
        Placement sent = draft(place(host, 1), host).send(ADVISER);
        Placement one = placements().save(sent.sign(signature(Party.HOST), BOTH, MONDAY), ALL);

        placements()
                .save(
                        in(State.DID_NOT_START, draft(place(host, 1), host).between())
                                .notMissed()
                                .begin(MONDAY, ADVISER, MONDAY)
                                .end(PlacementFixture.ending(LAST), LAST)
                                .correct(PlacementFixture.ending(LAST.minusDays(1)), LAST),
                        ALL);

        for (String table : TABLES) {
            assertThat(seen(table, "", "", "")).as(table).isZero();
            assertThat(seen(table, "", "{}", "2024-06-03")).as(table).isZero();
            assertThat(seen(table, "", "{" + OrganisationId.next() + "}", "2024-06-03"))
                    .as(table)
                    .isZero();
            assertThat(seen(table, "{" + host + "}", "", "")).as(table).isPositive();
            assertThat(seen(table, "region", "", "")).as(table).isPositive();
        }
        assertThat(one.state()).isEqualTo(State.TO_SIGN);
    }

    @Test
    void the_policies_show_an_enterprise_its_own_for_that_time() throws SQLException {
        OrganisationId runner = organisation();
        OrganisationId host = organisation();
        Placement sent = placements().save(draft(place(host, 1), runner).send(ADVISER), ALL);

        assertThat(seen("placement", "", "{" + host + "}", "2024-06-03")).isEqualTo(1);
        placements().save(sent.cancel("Påhittat skäl", ADVISER), ALL);
        assertThat(seen("placement", "", "{" + host + "}", "2024-07-03")).isEqualTo(1);
        assertThat(seen("placement", "", "{" + host + "}", "2024-07-04")).isZero();
        assertThat(seen("placement_state_change", "", "{" + host + "}", "2024-07-04"))
                .isZero();
        assertThat(seen("placement", "", "{" + host + "}", "")).isZero();
    }

    @Test
    void the_policies_show_an_enterprise_nothing_of_who_has_been_erased() throws SQLException {
        OrganisationId runner = organisation();
        OrganisationId host = organisation();
        Participant somebody = participant(runner);
        Place place = place(host, 1);
        placements().save(aDraft(Between.of(place, somebody)).send(ADVISER), ALL);
        places().save(place.take(MONDAY));
        assertThat(seen("placement", "", "{" + host + "}", "2024-06-04")).isEqualTo(1);

        participants().save(somebody.erase(ADVISER), Sight.at(Set.of(runner)));

        for (String table : TABLES)
            assertThat(seen(table, "", "{" + host + "}", "2024-06-04"))
                    .as(table)
                    .isZero();
    }

    @Test
    void a_partner_sees_no_more_when_the_participant_takes_back_that_it_is_told_until_it_may_be_told_again()
            throws SQLException {
        OrganisationId runner = organisation();
        OrganisationId partner = organisation();
        Sight own = Sight.at(Set.of(runner));
        Consent consent = ParticipantFixture.aConsent(Purpose.PARTNER);
        Participant who = participants()
                .save(aParticipant(nodes().save(aNode(runner)).id()).with(consent), own);
        Referral sent = referrals()
                .save(
                        ReferralFixture.aDraft(partner, who.node()).send(ADVISER, Patience.USUAL),
                        ReferralSight.of(Set.of(partner)));
        Referral accepted = referrals().save(sent.accept(who.id(), ADVISER), ReferralSight.at(own));
        Between between = Between.of(place(organisation(), 1), who).from(accepted.id());
        Placement one = placements().save(aDraft(between).send(ADVISER), ALL);
        Vantage theirs = Vantage.ofPartners(Set.of(partner), MONDAY);
        assertThat(placements().find(one.id(), theirs)).isPresent();

        Participant silent = participants()
                .save(who.withdraw(consent.id(), ParticipantFixture.MONDAY, ADVISER, ParticipantFixture.MONDAY), own);

        assertThat(placements().find(one.id(), theirs)).isEmpty();
        assertThat(placements().find(one.id(), ALL)).isPresent();

        String name = organisations().get(partner).name();
        for (Consent other : List.of(told(Datum.NAME, name), told(Datum.PATH, name + " 2"))) {
            Participant telling = participants().save(silent.with(other), own);
            assertThat(placements().find(one.id(), theirs)).isEmpty();
            silent = participants()
                    .save(
                            telling.withdraw(other.id(), ParticipantFixture.MONDAY, ADVISER, ParticipantFixture.MONDAY),
                            own);
        }
        Consent naming = told(Datum.PATH, name.toUpperCase(Locale.ROOT));
        Participant telling = participants().save(silent.with(naming), own);
        assertThat(placements().find(one.id(), theirs)).isPresent();

        Consent wider = Consent.sign(
                Purpose.PARTNER,
                Set.of(Datum.PATH),
                List.of(name, "Någon annan (påhittad)"),
                ParticipantFixture.MONDAY,
                ADVISER,
                ParticipantFixture.MONDAY);
        telling = participants().save(telling.replace(naming.id(), wider, ADVISER), own);
        assertThat(placements().find(one.id(), theirs)).isPresent();
        participants().save(telling.replace(wider.id(), told(Datum.PATH, "Någon annan (påhittad)"), ADVISER), own);
        assertThat(placements().find(one.id(), theirs)).isEmpty();
    }

    private static Consent told(Datum what, String recipient) {
        return Consent.sign(
                Purpose.PARTNER,
                Set.of(what),
                List.of(recipient),
                ParticipantFixture.MONDAY,
                ADVISER,
                ParticipantFixture.MONDAY);
    }

    @Test
    void the_policies_are_forced_upon_the_owner_and_no_past_is_kept() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(count(
                            connection,
                            "select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and"
                                    + " relname in ('placement', 'placement_signature', 'placement_state_change', 'placement_former_ending', 'placement_former_miss') and"
                                    + " relrowsecurity and relforcerowsecurity"))
                    .isEqualTo(TABLES.size());
            assertThat(
                            count(
                                    connection,
                                    "select count(*) from pg_class where relnamespace = 'known'::regnamespace and relname ~ 'placement'"))
                    .isZero();
        }
    }

    /** What the raw tables hold of it. */
    private String rows(Placement it) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            TestDatabase.execute(connection, "select set_config('participants.sight', 'region', true)");
            StringBuilder all = new StringBuilder();
            for (String sql : List.of(
                    "select t::text from placement t where id = '" + it.id() + "'",
                    "select t::text from placement_state_change t where placement_id = '" + it.id() + "'",
                    "select t::text from placement_former_ending t where placement_id = '" + it.id() + "'",
                    "select t::text from placement_former_miss t where placement_id = '" + it.id() + "'"))
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) all.append(rows.getString(1)).append('\n');
                }
            connection.rollback();
            return all.toString();
        }
    }

    private int seen(String table, String sight, String hosts, String day) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            TestDatabase.execute(
                    connection,
                    "select set_config('participants.sight', '" + sight + "', true), set_config('placements.hosts', '"
                            + hosts + "', true), set_config('placements.day', '" + day + "', true)");
            int seen = count(connection, "select count(*) from " + table);
            connection.rollback();
            return seen;
        }
    }

    private static int count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Supplier<Race.Write> sends(Placement draft) {
        BookPlace book = new BookPlace(placements, places, enterprises, rules, referrals, organisations);
        return () -> {
            Placement now = placements.get(draft.id(), ALL);
            // Read before both write: what is read again under the lock is what counts.
            places.get(now.between().place());
            return () -> book.move(now, now.send(ADVISER), ALL);
        };
    }

    private Supplier<Race.Write> signs(Placement it, Party party) {
        return () -> {
            Placement signed = placements.get(it.id(), ALL).sign(signature(party), BOTH, MONDAY);
            return () -> placements.save(signed, ALL);
        };
    }

    private Placement draft(Place place, OrganisationId runner) {
        return placements().save(aDraft(Between.of(place, participant(runner))), ALL);
    }

    private Place place(OrganisationId host, int capacity) {
        return places().save(aPlace(enterprises().save(anEnterprise(host)).id(), capacity));
    }

    private Participant participant(OrganisationId runner) {
        return participants().save(aParticipant(nodes().save(aNode(runner)).id()), Sight.at(Set.of(runner)));
    }

    private OrganisationId organisation() {
        return organisations().save(anOrganisation()).id();
    }
}
