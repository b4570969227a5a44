package se.kompetensbyran.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import se.kompetensbyran.api.shared.Upload;
import se.kompetensbyran.api.testing.ApiTest;

/** Imports over HTTP, to their end. */
abstract class Importing extends ApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Sends {@code file} as a manager. */
    static ValidatableResponse send(String query, String mediaType, byte[] file) {
        return send(manager(), query, mediaType, file);
    }

    static ValidatableResponse send(RequestSpecification who, String query, String mediaType, byte[] file) {
        return who.contentType(mediaType).body(file).post("/imports?" + query).then();
    }

    /** How the import of a CSV file ended. */
    static ValidatableResponse csv(String query, String... lines) {
        return ended(send(query, Upload.CSV, bytes(String.join("\r\n", lines))));
    }

    /** How an import ended that was taken. */
    static ValidatableResponse ended(ValidatableResponse taken) {
        String id = taken.statusCode(202)
                .header("Location", notNullValue())
                .body("state", equalTo("queued"))
                .extract()
                .path("id");
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            ValidatableResponse now = manager().get("/imports/{id}", id).then().statusCode(200);
            String state = now.extract().path("state");
            if (!List.of("queued", "running").contains(state)) return now;
            pause();
        }
        throw new AssertionError("import " + id + " does not end");
    }

    /** Its faults as {@code row column code value}. */
    static List<String> faults(ValidatableResponse ended) {
        List<Map<String, ?>> all = manager()
                .get("/imports/{id}/faults?limit=100", ended.extract().<String>path("id"))
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        assertThat(all)
                .allSatisfy(it -> assertThat(String.valueOf(it.get("detail"))).matches("(?s)\\{sv=.+, en=.+}"));
        return all.stream()
                .map(it -> it.get("row") + " " + it.get("column") + " " + it.get("code") + " " + it.get("value"))
                .toList();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What is written into a workbook. */
    interface Writing {
        void on(Workbook workbook, Worksheet first);
    }

    static byte[] workbook(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Test", "1.0")) {
            writing.on(workbook, workbook.newWorksheet("Blad 1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
