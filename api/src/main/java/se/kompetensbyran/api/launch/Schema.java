package se.kompetensbyran.api.launch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import liquibase.Liquibase;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.jspecify.annotations.Nullable;

/** The tables and all that belongs to them, as this version of the program needs them. */
final class Schema {

    private static final String CHANGES = "db/changelog.yaml";

    private Schema() {}

    /**
     * Makes what a database lacks; one that lacks nothing is left as it is. Of several programs that do so at once, one
     * does it and the others wait.
     *
     * @param url its JDBC address
     * @param username the role that owns it; null for the one that the address names
     * @param password its password, in the same way
     * @throws CannotStart when the role passes by the row-level security that keeps participants' data
     * @throws SQLException when the database cannot be reached or does not let that role in
     * @throws LiquibaseException when a change fails; those before it are made
     */
    static void update(String url, @Nullable String username, @Nullable String password)
            throws SQLException, LiquibaseException {
        Properties login = new Properties();
        if (username != null) login.setProperty("user", username);
        if (password != null) login.setProperty("password", password);
        // What breaks a rule while a change is made holds a row, which is nobody's business.
        login.setProperty("logServerErrorDetail", "false");
        try (Connection connection = DriverManager.getConnection(url, login)) {
            Liquibase changes =
                    new Liquibase(CHANGES, new ClassLoaderResourceAccessor(), new JdbcConnection(connection));
            changes.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
            changes.update();
            refuseUnbound(connection);
        }
    }

    private static void refuseUnbound(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet role = statement.executeQuery(
                        "select rolsuper or rolbypassrls, rolname from pg_roles where rolname = current_user")) {
            if (role.next() && role.getBoolean(1))
                throw new CannotStart(
                        "The role " + role.getString(2) + " is a superuser of the database or has BYPASSRLS,"
                                + " so nothing in the database keeps participants' data from it. Use a role without either; see"
                                + " docs/operations.md, An external database.");
        }
    }
}
