package se.kompetensbyran.persistence.enterprises;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aConfirmed;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.assessments.Assessments;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.EnterprisesContract;
import se.kompetensbyran.domain.enterprises.Status;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Unique;
import se.kompetensbyran.persistence.shared.OwnTransaction;
import se.kompetensbyran.persistence.shared.TestDatabase;

@QuarkusTest
class PanacheEnterprisesTest extends EnterprisesContract {

    @Inject
    Enterprises enterprises;

    @Inject
    Organisations organisations;

    @Inject
    Municipalities municipalities;

    @Inject
    Nodes nodes;

    @Inject
    Assessments assessments;

    @Inject
    CodeLists lists;

    @Inject
    DataSource database;

    @Override
    protected Enterprises enterprises() {
        return OwnTransaction.each(Enterprises.class, enterprises);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @Override
    protected Municipalities municipalities() {
        return OwnTransaction.each(Municipalities.class, municipalities);
    }

    @Override
    protected Nodes nodes() {
        return OwnTransaction.each(Nodes.class, nodes);
    }

    @Override
    protected void confirm(EnterpriseId id, LocalDate first) {
        OwnTransaction.each(Assessments.class, assessments).save(aConfirmed(id, first));
    }

    @Override
    protected CodeLists lists() {
        return OwnTransaction.each(CodeLists.class, lists);
    }

    @Test
    void who_is_described_anew_while_a_status_is_confirmed_is_found_by_both() throws Exception {
        String anew = Unique.word();
        Enterprise one = enterprises()
                .save(anEnterprise(organisations().save(anOrganisation()).id()));
        confirm(one.id(), MONDAY.minusDays(1_000));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            TestDatabase.execute(
                    connection,
                    "update enterprise set description_sv = '" + anew + "', description_en = 'Invented' where id = '"
                            + one.id() + "'");
            // Whoever writes, and whatever else they would have waited for.
            Future<?> confirming = thread.submit(() -> {
                try (Connection other = database.getConnection()) {
                    TestDatabase.execute(
                            other,
                            "update assessment set from_day = from_day + 1000, until_day = until_day + 1000"
                                    + " where enterprise_id = '" + one.id() + "'");
                }
                return null;
            });
            awaitWaiting();
            connection.commit();
            confirming.get(20, TimeUnit.SECONDS);
        } finally {
            thread.shutdownNow();
        }

        var asked = new Enterprises.Search(anew, null, null, null, null, Status.CONFIRMED, null);
        assertThat(enterprises().search(asked, PageRequest.first(20), MONDAY).items())
                .extracting(EnterpriseOverview::id)
                .containsExactly(one.id());
    }

    // Until somebody waits for a row that another transaction holds.
    private void awaitWaiting() throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 500; i++) {
                ResultSet waiting = statement.executeQuery(
                        "select exists (select from pg_stat_activity where wait_event_type = 'Lock')");
                waiting.next();
                if (waiting.getBoolean(1)) return;
                Thread.sleep(20);
            }
        }
        throw new AssertionError("nobody waits");
    }
}
