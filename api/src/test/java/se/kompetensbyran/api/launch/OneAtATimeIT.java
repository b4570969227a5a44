package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the way of a start is told in one sentence, and left alone. */
class OneAtATimeIT {

    @TempDir
    Path directory;

    @Test
    void a_second_start_on_the_same_data_directory_is_refused_and_the_first_goes_on() {
        Path data = directory.resolve("data");
        try (var first = Program.on(data).ready()) {
            ProcessHandle server = first.server().orElseThrow();
            String before = first.request().get("/projects").asString();

            var second = Program.on(data).start();

            assertThat(second.ended()).isNotZero();
            assertThat(second.said())
                    .containsExactly(
                            "The data directory " + data + " is in use by another running instance of the program.");
            assertThat(second.logged()).isEmpty();
            assertThat(first.server()).contains(server);
            assertThat(first.request().get("/projects").asString()).isEqualTo(before);
        }
    }

    @Test
    void a_port_that_is_taken_is_told_before_anything_is_made() throws IOException {
        try (var other = new ServerSocket(Program.freePort(), 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            try (var program = Program.on(directory.resolve("data")).port(port).start()) {
                assertThat(program.ended()).isNotZero();
                assertThat(program.said())
                        .containsExactly("Port " + port + " is taken by another program. Choose another with"
                                + " QUARKUS_HTTP_PORT, such as QUARKUS_HTTP_PORT=8081.");
                assertThat(program.logged()).isEmpty();
            }
        }
        assertThat(directory).isEmptyDirectory();
    }
}
