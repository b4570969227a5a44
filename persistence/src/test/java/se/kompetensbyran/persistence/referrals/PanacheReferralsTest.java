package se.kompetensbyran.persistence.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.participants.ParticipantFixture.facts;
import static se.kompetensbyran.domain.referrals.ReferralFixture.ADVISER;
import static se.kompetensbyran.domain.referrals.ReferralFixture.MONDAY;
import static se.kompetensbyran.domain.referrals.ReferralFixture.OFFICER;
import static se.kompetensbyran.domain.referrals.ReferralFixture.aReference;
import static se.kompetensbyran.domain.referrals.ReferralFixture.aSentOne;
import static se.kompetensbyran.domain.referrals.ReferralFixture.no;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.codelists.CodeListFixture;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.referrals.CaseReference;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.referrals.ReferralsContract;
import se.kompetensbyran.domain.referrals.Stage;
import se.kompetensbyran.domain.referrals.Step;
import se.kompetensbyran.domain.referrals.WorkOnReferral;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.OwnTransaction;
import se.kompetensbyran.persistence.shared.Race;

@QuarkusTest
class PanacheReferralsTest extends ReferralsContract {

    private static final List<String> TABLES = List.of("referral", "referral_step");

    @Inject
    Referrals referrals;

    @Inject
    Participants participants;

    @Inject
    Organisations organisations;

    @Inject
    Municipalities municipalities;

    @Inject
    Nodes nodes;

    @Inject
    DataSource database;

    @Override
    protected Referrals referrals() {
        return OwnTransaction.each(Referrals.class, referrals);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @Override
    protected Nodes nodes() {
        return OwnTransaction.each(Nodes.class, nodes);
    }

    @Override
    protected Participants participants() {
        return OwnTransaction.each(Participants.class, participants);
    }

    /** A partner, and a node with its host. */
    private record Scene(OrganisationId partner, OrganisationId host, NodeId node) {

        ReferralSight own() {
            return ReferralSight.of(Set.of(partner));
        }

        ReferralSight atNode() {
            return ReferralSight.at(Sight.at(Set.of(host)));
        }
    }

    private Scene scene() {
        OrganisationId host = organisations().save(anOrganisation()).id();
        return new Scene(
                organisations().save(anOrganisation()).id(),
                host,
                nodes().save(aNode(host)).id());
    }

    @Test
    void of_two_who_withdraw_and_accept_at_once_one_does() {
        Scene scene = scene();
        Referral sent = referrals().save(aSentOne(scene.partner(), scene.node()), scene.own());

        assertThat(Race.between(
                        () -> {
                            Referral read = referrals.get(sent.id(), scene.own());
                            return () -> referrals.save(read.become(Step.to(Stage.WITHDRAWN, OFFICER)), scene.own());
                        },
                        () -> {
                            Referral read = referrals.get(sent.id(), scene.atNode());
                            return () -> referrals.save(read.become(no(ADVISER)), scene.atNode());
                        }))
                .singleElement()
                .isInstanceOf(Stale.class);

        assertThat(referrals().get(sent.id(), scene.own()).stage(MONDAY)).isIn(Stage.WITHDRAWN, Stage.DECLINED);
    }

    @Test
    void of_two_who_refer_by_the_same_reference_at_once_both_get_the_same_referral() {
        Scene scene = scene();
        CaseReference reference = aReference();
        var work = new WorkOnReferral(referrals, participants, nodes, municipalities, CodeListFixture.theLists());
        Supplier<ReferralId> refer = () -> QuarkusTransaction.requiringNew()
                .call(() -> work.refer(
                                Referral.draft(scene.partner(), reference, scene.node(), facts(), OFFICER),
                                it -> true,
                                scene.own())
                        .id());

        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<ReferralId> both =
                Stream.of(refer, refer).map(it -> CompletableFuture.supplyAsync(it, threads)).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();
        threads.shutdownNow();

        assertThat(both.get(0)).isEqualTo(both.get(1));
        assertThat(referrals().naming(scene.partner())).containsExactly(both.get(0));
    }

    @Test
    void a_statement_that_does_not_say_whose_it_comes_near_comes_near_none() throws SQLException {
        Scene scene = scene();
        referrals().save(aSentOne(scene.partner(), scene.node()), scene.own());

        try (Connection connection = database.getConnection()) {
            for (String table : TABLES)
                assertThat(texts(connection, "select '" + table + "' from " + table))
                        .isEmpty();
            assertThat(texts(
                            connection,
                            "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
                                    + " and relname ~ '^referral' and relrowsecurity and relforcerowsecurity"))
                    .containsExactlyInAnyOrderElementsOf(TABLES);
            assertThat(texts(
                            connection,
                            "select relname::text from pg_class where relnamespace = 'known'::regnamespace"
                                    + " and relname ~ 'referral'"))
                    .isEmpty();
        }
    }

    @Test
    void a_transaction_sees_what_its_partner_referred_and_what_was_sent_to_its_nodes() throws SQLException {
        Scene scene = scene();
        String draft = referrals()
                .save(Referral.draft(scene.partner(), aReference(), scene.node(), facts(), OFFICER), scene.own())
                .id()
                .toString();
        String sent = referrals()
                .save(aSentOne(scene.partner(), scene.node()), scene.own())
                .id()
                .toString();
        String stranger = "{" + UUID.randomUUID() + "}";

        assertThat(seen("", "{" + scene.partner() + "}", draft, sent)).containsExactlyInAnyOrder(draft, sent);
        for (String sight : List.of("region", "{" + scene.host() + "}"))
            assertThat(seen(sight, "", draft, sent)).containsExactly(sent);
        assertThat(seen(stranger, stranger, draft, sent)).isEmpty();
        assertThat(seen("", "", draft, sent)).isEmpty();
    }

    @Test
    void with_a_participant_goes_what_was_told_in_referrals() throws SQLException {
        Scene scene = scene();
        Sight near = Sight.at(Set.of(scene.host()));
        var somebody = participants().save(aParticipant(scene.node()), near);
        Referral sent = referrals().save(aSentOne(scene.partner(), scene.node()), scene.own());
        referrals().save(sent.accept(somebody.id(), ADVISER), scene.atNode());

        participants().save(somebody.erase(ADVISER), near);

        Referral forgotten = referrals().get(sent.id(), scene.own());
        assertThat(forgotten.reference()).isNull();
        assertThat(forgotten.facts()).isNull();
        assertThat(forgotten.stage(MONDAY)).isEqualTo(Stage.ACCEPTED);
        assertThat(forgotten.revision()).isEqualTo(3);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            say(connection, "region", "");
            assertThat(texts(connection, "select t::text from referral t where id = '" + sent.id() + "'"))
                    .singleElement()
                    .asString()
                    .doesNotContain(String.valueOf(sent.reference()));
            connection.rollback();
        }
    }

    @RepeatedTest(10)
    void of_who_is_erased_while_they_are_accepted_no_referral_tells() {
        Scene scene = scene();
        Sight near = Sight.at(Set.of(scene.host()));
        var somebody = participants().save(aParticipant(scene.node()), near);
        Referral sent = referrals().save(aSentOne(scene.partner(), scene.node()), scene.own());

        List<Throwable> refused = Race.between(
                () -> {
                    var now = participants.get(somebody.id(), near);
                    return () -> participants.save(now.erase(ADVISER), near);
                },
                () -> {
                    Referral read = referrals.get(sent.id(), scene.atNode());
                    return () -> referrals.save(read.accept(somebody.id(), ADVISER), scene.atNode());
                });

        Referral now = referrals().get(sent.id(), scene.own());
        if (refused.isEmpty()) assertThat(now.facts()).isNull();
        else {
            assertThat(refused)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            InvalidValue.class, no -> assertThat(no.rule()).isEqualTo("unknown-participant"));
            assertThat(now.stage(MONDAY)).isEqualTo(Stage.SENT);
        }
    }

    @Test
    void what_was_read_from_one_side_is_not_there_from_another_in_the_same_transaction() {
        Scene scene = scene();
        Referral sent = referrals().save(aSentOne(scene.partner(), scene.node()), scene.own());

        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(referrals.find(sent.id(), scene.own())).isPresent();
            assertThat(referrals.find(sent.id(), ReferralSight.NONE)).isEmpty();
            assertThat(referrals.find(sent.id(), scene.atNode())).isPresent();
        });
    }

    private List<String> seen(String sight, String partners, String... ids) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            say(connection, sight, partners);
            List<String> all =
                    texts(connection, "select id::text from referral where id in ('" + String.join("', '", ids) + "')");
            assertThat(texts(
                            connection,
                            "select distinct referral_id::text from referral_step where referral_id in ('"
                                    + String.join("', '", ids) + "')"))
                    .containsExactlyInAnyOrderElementsOf(all);
            connection.rollback();
            return all;
        }
    }

    private static void say(Connection connection, String sight, String partners) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select set_config('participants.sight', ?, true), set_config('referrals.partners', ?, true)")) {
            statement.setString(1, sight);
            statement.setString(2, partners);
            statement.execute();
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) all.add(rows.getString(1));
            return all;
        }
    }
}
