package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that was sent lies there for as long as somebody needs it, and no longer. */
class UploadTest {

    @TempDir
    Path directory;

    private Path file;
    private Upload upload;

    @BeforeEach
    void send() throws IOException {
        file = Files.createFile(directory.resolve("upload"));
        upload = new Upload(file, Upload.CSV);
    }

    @Test
    void what_is_kept_stays_when_the_request_is_answered() {
        upload.keep();
        upload.answered();
        assertThat(file).exists();

        upload.discard();
        assertThat(file).doesNotExist();
    }

    @Test
    void what_nobody_keeps_goes_with_the_answer() {
        upload.answered();

        assertThat(file).doesNotExist();
    }

    @Test
    void what_is_gone_since_its_sender_hung_up_cannot_be_kept() {
        upload.answered();

        assertThatThrownBy(upload::keep).isInstanceOf(EdgeProblem.class);
    }
}
