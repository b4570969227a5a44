package se.kompetensbyran.api.launch;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import se.kompetensbyran.api.security.MasterKeys;

/**
 * The file with the installation's own keys: the embedded mode makes one beside its database at the first start, for
 * others a command makes it. It is never written over, since what it encrypted could never be read again.
 */
final class MasterKeysetFile {

    /** The argument with which the program makes one and ends. */
    static final String COMMAND = "new-master-keyset";

    private static final String NAME = "master-keyset.json";
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private MasterKeysetFile() {}

    /** The one of the embedded mode, made at the first start; the directory is locked for this process. */
    static Path in(Path data) {
        Path file = data.resolve(NAME);
        if (Files.exists(file)) return file;
        // A start that was killed while it wrote leaves nothing that looks like a keyset.
        Path unfinished = data.resolve("unfinished-" + NAME);
        try {
            Files.deleteIfExists(unfinished);
            write(unfinished);
            Files.move(unfinished, file);
            DataDirectory.force(data);
            return file;
        } catch (IOException e) {
            throw new CannotStart("The master keyset " + file + " cannot be made.", e);
        }
    }

    /** Makes one where the arguments say. @throws CannotStart when they do not, or there is something already */
    static void make(String... arguments) {
        if (arguments.length != 2)
            throw new CannotStart("Say where the keys shall lie: java -jar quarkus-run.jar " + COMMAND + " FILE.");
        Path file = Path.of(arguments[1]).toAbsolutePath();
        try {
            write(file);
        } catch (FileAlreadyExistsException e) {
            throw new CannotStart("There is something at " + file + " already, and it is not written over.", e);
        } catch (IOException e) {
            throw new CannotStart("The master keyset " + file + " cannot be made.", e);
        }
        Kompetensbyran.TERMINAL.println("The master keyset is in " + file + ". Keep a copy of it in a safe place, apart"
                + " from those of the database, and set KOMPETENSBYRAN_MASTER_KEYSET_FILE to where it is.");
    }

    private static void write(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), OWNER_ONLY)) {
            ByteBuffer bytes = ByteBuffer.wrap(MasterKeys.newKeyset().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        DataDirectory.force(Objects.requireNonNull(file.getParent()));
    }
}
