package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kompetensbyran.api.testing.OutsideTokens;

/** {@code kill -9} in the middle of writes takes nothing that was acknowledged. */
class KillIT {

    private static final int WRITES = 40;

    @TempDir
    Path directory;

    @Test
    void every_acknowledged_write_is_there_when_the_program_comes_up_by_itself_after_a_kill() throws Exception {
        try (var killed = start().ready()) {
            var writer = new Writer(killed);
            writer.start();
            writer.enough.await();
            killed.kill();
            writer.join();

            try (var program = start().port(killed.port()).ready()) {
                assertThat(writer.acknowledged)
                        .hasSizeGreaterThanOrEqualTo(WRITES)
                        .allSatisfy(it -> program.request()
                                .get("/organisations/" + it.id())
                                .then()
                                .statusCode(200));

                Acknowledged last = writer.acknowledged.get(writer.acknowledged.size() - 1);
                assertThat(write(program, last.number())).isEqualTo(last);
            }
        }
    }

    private Program.Start start() {
        return Program.on(directory.resolve("data")).with(OutsideTokens.settings());
    }

    /** What a 201 said. */
    private record Acknowledged(int number, String id, String location, String body) {}

    private static Acknowledged write(Program program, int number) {
        Response answer = program.request()
                .auth()
                .oauth2(OutsideTokens.with("programme-manager"))
                .header("Idempotency-Key", "write-" + number)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Organisation " + number))
                .post("/organisations");
        assertThat(answer.statusCode()).isEqualTo(201);
        return new Acknowledged(number, answer.path("id"), answer.header("Location"), answer.asString());
    }

    /** Writes one after another until nobody answers. */
    private static final class Writer extends Thread {
        final List<Acknowledged> acknowledged = new CopyOnWriteArrayList<>();
        final CountDownLatch enough = new CountDownLatch(WRITES);
        private final Program program;

        Writer(Program program) {
            super("writer");
            this.program = program;
        }

        @Override
        public void run() {
            for (int number = 1; ; number++)
                try {
                    acknowledged.add(write(program, number));
                    enough.countDown();
                } catch (Exception e) {
                    return;
                }
        }
    }
}
