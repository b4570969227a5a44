package se.kompetensbyran.persistence.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.imports.Imports;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.merging.MergingContract;
import se.kompetensbyran.domain.merging.Registers;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.referrals.Referrals;

@QuarkusTest
class PanacheMergingTest extends MergingContract {

    @Inject
    Organisations organisations;

    @Inject
    Mergers mergers;

    @Inject
    Projects projects;

    @Inject
    Nodes nodes;

    @Inject
    Enterprises enterprises;

    @Inject
    Initiatives initiatives;

    @Inject
    NeedsAnalyses analyses;

    @Inject
    QualityReviews reviews;

    @Inject
    Accounts accounts;

    @Inject
    Clients clients;

    @Inject
    Imports imports;

    @Inject
    Referrals referrals;

    @Inject
    DataSource database;

    @Override
    protected Registers registers() {
        return new Registers(
                projects, nodes, enterprises, initiatives, analyses, reviews, accounts, clients, imports, referrals);
    }

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Mergers mergers() {
        return mergers;
    }

    @Override
    protected <T> T together(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }

    /** Whoever adds a column that names an organisation is told here that {@link Registers} must move it. */
    @Test
    void every_column_that_names_an_organisation_is_moved() throws SQLException {
        assertThat(names("select conname from pg_constraint where contype = 'f'"
                        + " and confrelid = 'organisation'::regclass"))
                .containsExactlyInAnyOrder(
                        "project_role_organisation_fk",
                        "project_funding_line_funder_fk",
                        "support_node_host_fk",
                        "enterprise_organisation_fk",
                        "initiative_organisation_fk",
                        "needs_analysis_adopted_by_fk",
                        "quality_action_owner_fk",
                        "account_grant_organisation_fk",
                        "client_organisation_fk",
                        "merger_into_fk",
                        "referral_partner_fk");
        // To whom something was put down, and through whom a person was read of, is not changed afterwards, and
        // whose an import was is forgotten within days.
        assertThat(names("select table_name || '.' || column_name from information_schema.columns"
                        + " where table_schema = 'public' and column_name like '%organisation%' and (table_name, column_name)"
                        + " not in (select conrelid::regclass::text, attname from pg_constraint"
                        + " join pg_attribute on attrelid = conrelid and attnum = any(conkey)"
                        + " where contype = 'f' and confrelid = 'organisation'::regclass)"))
                .containsExactlyInAnyOrder(
                        "journal_entry.organisation_id",
                        "data_import.organisation_id",
                        "identity_access.organisation_id");
    }

    private List<String> names(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) all.add(rows.getString(1));
            return all;
        }
    }
}
