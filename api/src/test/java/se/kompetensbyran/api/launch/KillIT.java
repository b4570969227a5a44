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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kompetensbyran.api.testing.OutsideTokens;

/** {@code kill -9} in the middle of writes and of an import takes nothing that was acknowledged, and leaves nothing half done. */
class KillIT {

    private static final int WRITES = 40;

    @TempDir
    static Path directory;

    private static Writer writer;
    private static String importing;
    private static Program program;

    @BeforeAll
    static void a_kill_in_the_middle_and_a_start_after_it() throws Exception {
        program = start().ready();
        writer = new Writer(program);
        writer.start();
        writer.enough.await();
        importing = importing(program);
        while (manager(program).get("/imports/" + importing).<Integer>path("rowsDone") == 0) Thread.onSpinWait();
        program.kill();
        writer.join();
        // What is closed ends the server on its data: the one that was killed is not.
        program = start().port(program.port()).ready();
    }

    @AfterAll
    static void the_end() {
        if (program != null) program.close();
    }

    @Test
    void every_acknowledged_write_is_there_when_the_program_comes_up_by_itself() {
        assertThat(writer.acknowledged)
                .hasSizeGreaterThanOrEqualTo(WRITES)
                .allSatisfy(it -> program.request()
                        .get("/organisations/" + it.id())
                        .then()
                        .statusCode(200));

        Acknowledged last = writer.acknowledged.get(writer.acknowledged.size() - 1);
        assertThat(write(program, last.number())).isEqualTo(last);
    }

    @Test
    void an_import_that_was_interrupted_has_changed_nothing_and_says_so() {
        while (manager(program).get("/imports/" + importing).path("state").equals("running")) Thread.onSpinWait();
        manager(program)
                .get("/imports/" + importing)
                .then()
                .body("state", equalTo("interrupted"))
                .body("rowsAdded", equalTo(0));
        program.request()
                .get("/organisations?q=Avbruten")
                .then()
                .statusCode(200)
                .body("_meta.total", equalTo(0));
    }

    private static String importing(Program program) {
        String file = IntStream.range(0, 150_000)
                .mapToObj(it -> "Avbruten " + it + "\r\n")
                .collect(Collectors.joining("", "name\r\n", ""));
        return manager(program)
                .contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/imports?kind=organisations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static RequestSpecification manager(Program program) {
        return program.request().auth().oauth2(OutsideTokens.with("programme-manager"));
    }

    private static Program.Start start() {
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
