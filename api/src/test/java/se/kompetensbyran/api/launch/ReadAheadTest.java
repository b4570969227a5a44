package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes of a start are noted once and read ahead of the next. */
class ReadAheadTest {

    @TempDir
    private Path data;

    @Test
    void what_has_been_noted_is_not_noted_again_until_the_program_is_another() throws IOException {
        Path list = Files.write(data.resolve("classes"), List.of("se.kompetensbyran.NoSuchClass", "no class at all"));
        Files.setLastModifiedTime(list, FileTime.from(Instant.now().plusSeconds(60)));
        Path program = Files.createFile(data.resolve("program.jar"));
        ReadAhead later = ReadAhead.in(data, program);
        later.note();
        later.keep();
        assertThat(list).content().contains("NoSuchClass");

        Files.setLastModifiedTime(list, FileTime.from(Instant.EPOCH));
        ReadAhead another = ReadAhead.in(data, program);
        another.note();
        another.keep();
        assertThat(list).content().doesNotContain("NoSuchClass");
    }
}
