package se.kompetensbyran.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request byte for byte, where clients would tidy it up. */
public final class Wire {

    private static final int PATIENCE_MILLIS = 20_000;

    private Wire() {}

    /** What came back; status 0 when the server hung up without a word. */
    public record Answer(int status, List<String> headers, String body) {

        /** The header, or null when there is none. */
        public @Nullable String header(String name) {
            String start = name.toLowerCase(java.util.Locale.ROOT) + ":";
            return headers.stream()
                    .filter(it -> it.toLowerCase(java.util.Locale.ROOT).startsWith(start))
                    .map(it -> it.substring(start.length()).strip())
                    .findFirst()
                    .orElse(null);
        }

        /** Says that it is a problem with all its members. */
        public void isProblem(int status, String code) {
            assertThat(status()).as("%s", this).isEqualTo(status);
            assertThat(header("Content-Type")).as("%s", this).isEqualTo("application/problem+json");
            assertThat(header("Content-Language")).isEqualTo("sv");
            assertThat(header("Cache-Control")).isEqualTo("no-store");
            assertThat(header("X-Content-Type-Options")).isEqualTo("nosniff");
            JsonNode problem = json();
            assertThat(problem.path("code").asText()).isEqualTo(code);
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(problem.path("type").asText()).endsWith("/kompetensbyran/v1/problems/" + code);
            assertThat(problem.path("traceId").asText()).matches("[0-9a-f]{32}");
            for (String it : List.of("title", "detail", "instance"))
                assertThat(problem.path(it).asText()).as(it).isNotBlank();
        }

        private JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A header that signs in somebody who leads projects. */
    public static String bearer() {
        return "Authorization: Bearer " + Tokens.with("programme-manager");
    }

    /** Sends the lines as they stand, an empty one after the headers, with a Host among them. */
    public static Answer send(String... lines) {
        return exchange(0, false, String.join("\r\n", lines) + "\r\n");
    }

    /** Sends the lines and, for as long as the server listens, a body of that many bytes, whole or in chunks. */
    public static Answer send(int bytes, boolean chunked, String... lines) {
        return exchange(bytes, chunked, String.join("\r\n", lines) + "\r\n\r\n");
    }

    /** How long the server listens to a body of which a byte comes now and then; {@code most} when it does not stop. */
    public static Duration listening(Duration most, String... lines) {
        Instant begun = Instant.now();
        try (Socket socket = begin(lines)) {
            socket.setSoTimeout(200);
            OutputStream out = socket.getOutputStream();
            while (Duration.between(begun, Instant.now()).compareTo(most) < 0) {
                out.write("1\r\na\r\n".getBytes(StandardCharsets.US_ASCII));
                if (isClosed(socket)) break;
            }
        } catch (IOException e) {
            // It has hung up while something was on its way.
            return Duration.between(begun, Instant.now());
        }
        return Duration.between(begun, Instant.now());
    }

    /** Sends the lines and not the body that they tell of. */
    public static Socket begin(String... lines) {
        try {
            Socket socket = new Socket("localhost", RestAssured.port);
            String head = String.join("\r\n", lines) + "\r\nHost: api.test\r\nTransfer-Encoding: chunked\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes what was begun. */
    public static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static Answer exchange(int bytes, boolean chunked, String text) {
        int end = text.indexOf("\r\n") + 2;
        String head = text.substring(0, end) + "Host: api.test\r\nConnection: close\r\n" + text.substring(end);
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                if (bytes > 0) body(out, bytes, chunked);
                out.flush();
            } catch (IOException e) {
                // The server has answered and listens no more; what it said can be read.
                assertThat(bytes).isPositive();
            }
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void body(OutputStream out, int bytes, boolean chunked) throws IOException {
        byte[] piece = " ".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        for (int sent = 0; sent < bytes; sent += piece.length) {
            if (chunked) out.write((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(piece);
            if (chunked) out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        if (chunked) out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (IOException e) {
            // Reset while it was still being written to: what came before that counts.
            if (all.size() == 0) return new Answer(0, List.of(), "");
        }
        String text = all.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) return new Answer(0, List.of(), text);
        List<String> lines = text.substring(0, end).lines().toList();
        return new Answer(
                Integer.parseInt(lines.get(0).split(" ", -1)[1]),
                lines.subList(1, lines.size()),
                text.substring(end + 4));
    }
}
