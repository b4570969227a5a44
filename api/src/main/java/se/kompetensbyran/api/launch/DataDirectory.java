package se.kompetensbyran.api.launch;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory of one embedded database, locked for this process until it is closed.
 *
 * <p>What is made in it is made under a temporary name, written to the disk and only then renamed, so that a process
 * killed or a machine switched off half-way leaves nothing that looks finished.
 */
final class DataDirectory implements AutoCloseable {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?> PRIVATE_DIRECTORY = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    private static final FileAttribute<?> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final String UNFINISHED = "unfinished-";

    private final Path path;
    private final String claim;
    private final FileChannel lock;

    private DataDirectory(Path path, String claim, FileChannel lock) {
        this.path = path;
        this.claim = claim;
        this.lock = lock;
    }

    /**
     * Creates the directory if need be and locks it.
     *
     * @throws CannotStart if it cannot be created or written to, or another running program holds it
     */
    static DataDirectory open(Path wanted) {
        Path path = created(wanted.toAbsolutePath().normalize());
        // Closing any channel on the lock file would release the lock the whole JVM has on it, so a second attempt in
        // the same JVM, whatever its class loader, must be turned away before it opens the file.
        String claim = EmbeddedDatabase.class.getName() + ":" + path;
        if (System.getProperties().putIfAbsent(claim, "running") != null) {
            throw inUse(path);
        }
        try {
            return new DataDirectory(path, claim, locked(path));
        } catch (IOException e) {
            System.clearProperty(claim);
            throw notWritable(path, e);
        } catch (CannotStart e) {
            System.clearProperty(claim);
            throw e;
        }
    }

    private static Path created(Path wanted) {
        // The server's own programs hand the path to a shell, between double quotes.
        if (wanted.toString().matches("(?s).*[\"$`\\\\\n].*")) {
            throw new CannotStart("The name of the data directory " + wanted
                    + " contains a character the database server cannot handle (one of \" $ ` \\),"
                    + " so choose another directory.");
        }
        try {
            // Only a directory made here is closed to others: an existing one may have other uses.
            if (Files.notExists(wanted)) {
                Files.createDirectories(wanted, PRIVATE_DIRECTORY);
            }
            Path path = wanted.toRealPath();
            if (!Files.isDirectory(path) || !Files.isWritable(path)) {
                throw new AccessDeniedException(path.toString());
            }
            return path;
        } catch (IOException e) {
            throw notWritable(wanted, e);
        }
    }

    private static FileChannel locked(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve("lock"), Set.of(CREATE, WRITE), PRIVATE_FILE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(path);
        }
        return channel;
    }

    private static CannotStart inUse(Path path) {
        return new CannotStart("The data directory " + path + " is in use by another running instance of the program.");
    }

    private static CannotStart notWritable(Path path, Exception cause) {
        return new CannotStart("The data directory " + path + " cannot be created or written to by this user.", cause);
    }

    /** The real path, without symbolic links. */
    Path path() {
        return path;
    }

    /** A directory in this one, created if need be, that only its owner can look into. */
    Path subdirectory(String name) throws IOException {
        Path subdirectory = Files.createDirectories(path.resolve(name), PRIVATE_DIRECTORY);
        return Files.setPosixFilePermissions(subdirectory, OWNER_ONLY);
    }

    /** A new empty directory to build something in; {@link #finish} makes it permanent. */
    Path unfinished() throws IOException {
        return Files.createTempDirectory(path, UNFINISHED);
    }

    /** Gives a built file or directory, already on the disk, its permanent name. */
    void finish(Path built, Path name) throws IOException {
        Files.move(built, name, ATOMIC_MOVE);
        force(Objects.requireNonNull(name.getParent()));
    }

    /** Writes a whole file that only its owner can read. */
    void write(Path file, String text) throws IOException {
        Path built = Files.createTempFile(path, UNFINISHED, "", PRIVATE_FILE);
        Files.writeString(built, text);
        force(built);
        finish(built, file);
    }

    /** Waits until a file, or the list of names in a directory, is on the disk. */
    static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, READ)) {
            channel.force(true);
        }
    }

    /** Deletes a directory with all in it. */
    static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.deleteIfExists(each);
        }
    }

    /** Deletes what an interrupted start left. */
    void clearUnfinished() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(path, UNFINISHED + "*")) {
            for (Path each : leftovers) {
                try {
                    delete(each);
                } catch (IOException | UncheckedIOException e) {
                    // A child of a process just killed may still be writing in it: a later start clears the rest.
                }
            }
        }
    }

    /** Lets another program, or this one again, open the directory. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.clearProperty(claim);
        }
    }
}
