package se.kompetensbyran.api.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Reads the classes of a start ahead of it, on another core. Which they are, and in what order, the first start on a data
 * directory notes, and again the first start of another build of the program. Reading a class runs nothing of it, so a
 * list that is old or wrong costs time and does no harm.
 */
final class ReadAhead {

    private static final String LIST = "classes";
    private static final String NOTES = "classes.log";

    // As the virtual machine writes it; what it makes up itself comes from no file.
    private static final Pattern FROM_FILE = Pattern.compile("([\\w.$]+) source: (?:file|jar):.*");

    private final Path program;
    private final Path list;
    private final Path notes;

    private ReadAhead(Path data, Path program) {
        this.program = program;
        this.list = data.resolve(LIST);
        this.notes = data.resolve(NOTES);
    }

    /** Begins to read what an earlier start noted in {@code data}, if one has. */
    static ReadAhead in(Path data) {
        return in(data, Path.of(System.getProperty("java.class.path")));
    }

    /** The same, of a program that lies at {@code program}. */
    static ReadAhead in(Path data, Path program) {
        ReadAhead ahead = new ReadAhead(data, program);
        if (ahead.isUpToDate()) {
            Thread reader = new Thread(ahead::read, "read-ahead");
            reader.setDaemon(true);
            reader.start();
        }
        return ahead;
    }

    /** Begins to note, where none has; {@code data} is there now. */
    void note() {
        if (!isUpToDate()) note(true);
    }

    /** Keeps what was noted, now that the program is ready. */
    void keep() {
        if (Files.notExists(notes)) return;
        note(false);
        try (Stream<String> lines = Files.lines(notes)) {
            List<String> names = lines.map(FROM_FILE::matcher)
                    .filter(Matcher::matches)
                    .map(it -> it.group(1))
                    // The first start alone makes the tables.
                    .filter(it -> !it.startsWith("liquibase."))
                    .distinct()
                    .toList();
            Files.write(list, names);
            Files.delete(notes);
        } catch (IOException | UncheckedIOException e) {
            // The next start notes it.
            list.toFile().delete();
        }
    }

    private boolean isUpToDate() {
        try {
            return Files.getLastModifiedTime(list).compareTo(Files.getLastModifiedTime(program)) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void read() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (Stream<String> names = Files.lines(list)) {
            names.forEach(it -> read(it, loader));
        } catch (IOException | UncheckedIOException e) {
            // Then the start reads them itself.
            list.toFile().delete();
        }
    }

    @SuppressWarnings("ReturnValueIgnored")
    private static void read(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            // Of another build of the program, or of another loader.
        }
    }

    private void note(boolean on) {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmLog",
                            new Object[] {
                                new String[] {
                                    "output=file=" + notes,
                                    "what=class+load=" + (on ? "info" : "off"),
                                    "decorators=none"
                                }
                            },
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            // Another make of virtual machine: its starts read everything in time.
        }
    }
}
