package se.kompetensbyran.api.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;

/** A program of its own that starts the database and writes without end, for tests that kill it. */
final class ChildProgram {

    private ChildProgram() {}

    /** Prints {@code started}, then the number of each row once it is committed. */
    public static void main(String[] arguments) throws Exception {
        var database = EmbeddedDatabase.start(Path.of(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            connection.createStatement().execute("drop table if exists written");
            connection.createStatement().execute("create table written (id bigint primary key)");
            say("started");
            try (var insert = connection.prepareStatement("insert into written values (?)")) {
                for (long id = 1; ; id++) {
                    insert.setLong(1, id);
                    insert.executeUpdate();
                    say(Long.toString(id));
                }
            }
        }
    }

    /** Starts this program in a JVM of its own. */
    static Process start(Path dataDirectory) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildProgram.class.getName(),
                        dataDirectory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Reads what a child says until it says this. */
    static void awaitLine(BufferedReader output, String wanted) throws IOException {
        for (String line = output.readLine(); !wanted.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IOException("The child ended before it said " + wanted);
            }
        }
    }

    private static void say(String line) {
        System.out.print(line + "\n");
        System.out.flush();
    }
}
