package se.kompetensbyran.api.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that come with the application, unpacked where they can be run. */
final class ServerPrograms {

    private static final boolean ROOT = new UnixSystem().getUid() == 0;

    private final Path programs;
    private final String version;

    private ServerPrograms(Path programs) {
        this.programs = programs;
        try {
            String printed = run("", "postgres", "--version").strip();
            this.version = printed.substring(printed.lastIndexOf(' ') + 1);
        } catch (Failed | UncheckedIOException e) {
            throw new CannotStart(
                    ROOT
                            ? "The database server cannot be run by root here, so start the program as an ordinary user ("
                                    + e.getMessage() + ")."
                            : "The database server that comes with the program does not run on this computer ("
                                    + e.getMessage() + ").",
                    e);
        }
    }

    /**
     * The programs for this computer, unpacked unless an earlier start did.
     *
     * @throws CannotStart if the application brings none for this kind of computer, or they do not run
     * @throws IOException if they cannot be unpacked
     */
    static ServerPrograms unpackedIn(DataDirectory directory) throws IOException {
        URL archive = archive();
        Path server = directory.subdirectory("server");
        Path unpacked = server.resolve(checksum(archive));
        if (Files.notExists(unpacked)) {
            clear(server);
            Path building = directory.unfinished();
            unpack(archive, building);
            sync(building);
            directory.finish(building, unpacked);
        }
        return new ServerPrograms(unpacked.resolve("bin"));
    }

    /** The version of the server, such as {@code 17.11}. */
    String version() {
        return version;
    }

    /** The part of the version that decides whether a server can read a data directory, such as {@code 17}. */
    String majorVersion() {
        return version.replaceFirst("\\D.*", "");
    }

    /**
     * Runs a program to its end.
     *
     * @return what it printed, errors included
     * @throws Failed if it reported failure
     */
    String run(String input, String program, String... arguments) {
        try {
            Process process = process(List.of(), program, arguments)
                    .redirectErrorStream(true)
                    .start();
            try (OutputStream to = process.getOutputStream()) {
                to.write(input.getBytes(UTF_8));
            } catch (IOException e) {
                // It ended without reading: its exit value and what it printed tell why.
            }
            String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.onExit().join().exitValue() != 0) {
                throw new Failed(program, printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts the server in a session of its own, where neither Ctrl-C nor a closed terminal reaches it: only this
     * program decides when it stops, after its own last write. Where there is no {@code setsid} the server shares the
     * terminal, and Ctrl-C stops both at once.
     */
    Process startServer(Path log, List<String> arguments) throws IOException {
        List<String> session = installed("setsid") ? List.of("setsid") : List.of();
        return process(session, "postgres", arguments.toArray(String[]::new))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Sends a signal, such as {@code INT}, to a server; nothing happens if it has ended. */
    void signal(String name, long pid) {
        try {
            run("", "pg_ctl", "kill", name, Long.toString(pid));
        } catch (Failed e) {
            // It has ended.
        }
    }

    private ProcessBuilder process(List<String> prefix, String program, String... arguments) {
        var command = new ArrayList<>(prefix);
        if (ROOT) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it has the same files and no powers.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        // The settings of a person's own PostgreSQL or language are not for this one.
        builder.environment().keySet().removeIf(name -> name.matches("PG.*|LC_.*|LANG(UAGE)?"));
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    private static boolean installed(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }

    private static URL archive() {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String name = "postgres-%s-%s.txz"
                .formatted(
                        system.startsWith("Mac") ? "darwin" : system.toLowerCase(Locale.ROOT),
                        switch (processor) {
                            case "amd64" -> "x86_64";
                            case "aarch64" -> "arm_64";
                            default -> processor;
                        });
        URL archive = system.startsWith("Windows") ? null : ServerPrograms.class.getResource("/" + name);
        if (archive == null) {
            throw new CannotStart("The program brings no database server for this kind of computer (" + system + " on "
                    + processor + "), so give it the address of a PostgreSQL server instead.");
        }
        return archive;
    }

    private static String checksum(URL archive) throws IOException {
        var crc = new CRC32();
        try (InputStream content = new CheckedInputStream(archive.openStream(), crc)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return "%08x".formatted(crc.getValue());
    }

    private static void unpack(URL archive, Path directory) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = directory.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(target, directory.resolve(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    String permissions = (entry.getMode() & 0100) == 0 ? "rw-------" : "rwx------";
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
                }
            }
        }
    }

    private static void sync(Path unpacked) throws IOException {
        // initdb starts the writing of all files before it waits for each, far faster than forcing one by one. It
        // complains that this is no database, and cannot open itself.
        new ServerPrograms(unpacked.resolve("bin")).run("", "initdb", "--sync-only", "-D", unpacked.toString());
        DataDirectory.force(unpacked.resolve("bin/initdb"));
    }

    private static void clear(Path server) throws IOException {
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(server)) {
            for (Path each : earlier) {
                DataDirectory.delete(each);
            }
        }
    }

    /** A program reported failure; the message is the last line it printed. */
    static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Failed(String program, String printed) {
            super(printed.lines().filter(line -> !line.isBlank()).reduce(program + " failed", (first, last) -> last));
        }
    }
}
