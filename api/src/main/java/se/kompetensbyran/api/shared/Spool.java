package se.kompetensbyran.api.shared;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where files lie that are needed for a while: a directory of this process that only its user can look into. It goes when
 * the process ends; what a process left that was killed, the next one takes away.
 */
@Singleton
public final class Spool {

    private static final String NAME = "kompetensbyran-spool-";
    private static final String LOCK = "lock";

    private final Path parent;
    private @Nullable Path own;
    private @Nullable FileChannel lock;

    Spool(@ConfigProperty(name = "kompetensbyran.spool-dir") Optional<String> configured) {
        this.parent = Path.of(configured.orElse(System.getProperty("java.io.tmpdir")));
    }

    /** A new empty file, for its user alone. */
    public Path file() {
        try {
            return Files.createTempFile(directory(), "upload-", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away what processes left that are no more. */
    public void sweep() {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, NAME + "*")) {
            for (Path it : all) if (!it.equals(own)) sweep(it);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Path directory() throws IOException {
        if (own == null) {
            Path made = Files.createTempDirectory(Files.createDirectories(parent), NAME);
            FileChannel channel = FileChannel.open(made.resolve(LOCK), CREATE, WRITE);
            channel.lock();
            lock = channel;
            own = made;
        }
        return own;
    }

    // Whoever lives holds the lock; another user's directory cannot be looked into, and is left alone.
    private static void sweep(Path directory) {
        try (FileChannel channel = FileChannel.open(directory.resolve(LOCK), WRITE);
                FileLock held = channel.tryLock()) {
            if (held != null) delete(directory);
        } catch (IOException | OverlappingFileLockException e) {
            return;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path it : files) Files.deleteIfExists(it);
        }
        Files.deleteIfExists(directory);
    }

    synchronized void close(@Observes ShutdownEvent end) throws IOException {
        if (own != null) delete(own);
        if (lock != null) lock.close();
        own = null;
        lock = null;
    }
}
