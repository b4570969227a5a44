package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    @Test
    void an_import_that_a_kill_interrupts_has_changed_nothing_and_says_so() throws Exception {
        String file = IntStream.range(0, 150_000)
                .mapToObj(it -> "Avbruten " + it + "\r\n")
                .collect(Collectors.joining("", "name\r\n", ""));
        try (var killed = start().ready()) {
            String id = manager(killed)
                    .contentType("text/csv; charset=UTF-8")
                    .body(file.getBytes(StandardCharsets.UTF_8))
                    .post("/imports?kind=organisations")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            while (manager(killed).get("/imports/" + id).<Integer>path("rowsDone") == 0) Thread.onSpinWait();
            killed.kill();

            try (var program = start().port(killed.port()).ready()) {
                while (manager(program).get("/imports/" + id).path("state").equals("running")) Thread.onSpinWait();
                manager(program)
                        .get("/imports/" + id)
                        .then()
                        .body("state", equalTo("interrupted"))
                        .body("rowsAdded", equalTo(0));
                program.request()
                        .get("/organisations?q=Avbruten")
                        .then()
                        .statusCode(200)
                        .body("_meta.total", equalTo(0));
            }
        }
    }

    private static RequestSpecification manager(Program program) {
        return program.request().auth().oauth2(OutsideTokens.with("programme-manager"));
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
