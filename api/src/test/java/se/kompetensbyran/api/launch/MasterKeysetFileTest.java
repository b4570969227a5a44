package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installation's own keys lie in a file that its owner alone reads, and that nothing writes over. */
class MasterKeysetFileTest {

    @TempDir
    Path directory;

    @Test
    void the_first_start_makes_one_for_its_owner_alone_and_the_next_keeps_it() throws IOException {
        Path file = MasterKeysetFile.in(directory);
        String first = Files.readString(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(MasterKeysetFile.in(directory)).isEqualTo(file).hasContent(first);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_start_that_was_killed_while_it_wrote_leaves_nothing_that_is_taken_for_one() throws IOException {
        Files.writeString(directory.resolve("unfinished-master-keyset.json"), "{\"prim");
        assertThat(Files.readString(MasterKeysetFile.in(directory))).contains("primaryKeyId", "key");
    }

    @Test
    void the_command_makes_one_where_it_is_told_and_never_writes_over_anything() throws IOException {
        Path file = directory.resolve("keys.json");
        MasterKeysetFile.make(MasterKeysetFile.COMMAND, file.toString());
        String made = Files.readString(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> MasterKeysetFile.make(MasterKeysetFile.COMMAND, file.toString()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("keys.json")
                .hasMessageContaining("not written over");
        assertThat(file).hasContent(made);
    }

    @Test
    void the_command_asks_where_and_says_when_it_cannot() {
        assertThatThrownBy(() -> MasterKeysetFile.make(MasterKeysetFile.COMMAND))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("FILE");
        assertThatThrownBy(() -> MasterKeysetFile.make(
                        MasterKeysetFile.COMMAND,
                        directory.resolve("no/such/keys.json").toString()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be made");
    }
}
