package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static se.kompetensbyran.api.testing.Invented.name;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Wire;

/** Whatever comes, and wherever it comes, the answer is the API's own. */
@QuarkusTest
class EdgeTest extends ApiTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/q/nothing",
                "/kompetensbyran",
                "/kompetensbyran/v2",
                "/kompetensbyran/v1/nothing",
                "/kompetensbyran/v1/PROJECTS",
                "/kompetensbyran/v1/docs/nothing",
                "/kompetensbyran/v1/openapi/nothing",
                "/index.html",
                "/META-INF/MANIFEST.MF",
                "/application.properties",
                "/.env",
                "/favicon.ico",
            })
    void what_is_not_there_is_not_found(String path) {
        outside();
        whole(anybody().get(path).then(), 404, "not-found").body("instance", equalTo(path));
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /kompetensbyran/v1/projects, 'GET, HEAD, POST'",
        "PUT, /kompetensbyran/v1/organisations, 'GET, HEAD, POST'",
        "POST, /kompetensbyran/v1/municipalities, 'GET, HEAD'",
        "POST, /kompetensbyran/v1/projects/01976f2e-5c00-7000-8000-000000000001/lineage, 'DELETE, GET, HEAD, PUT'",
        "TRACE, /kompetensbyran/v1/api-info, 'GET, HEAD'",
        "FOO, /kompetensbyran/v1/api-info, 'GET, HEAD'",
        "POST, /kompetensbyran/v1/openapi.yaml, 'GET, HEAD'",
        "DELETE, /kompetensbyran/v1/openapi, 'GET, HEAD'",
        "PUT, /kompetensbyran/v1/docs, 'GET, HEAD'",
        "POST, /q/health/ready, 'GET, HEAD'",
        "TRACE, /q/metrics, 'GET, HEAD'",
        "POST, /.well-known/security.txt, 'GET, HEAD'",
    })
    void a_method_that_an_address_does_not_have_is_refused_with_those_it_has(
            String method, String path, String allowed) {
        outside();
        whole(manager().request(method, path).then(), 405, "method-not-allowed").header("Allow", equalTo(allowed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "text/csv"})
    void an_answer_in_another_format_is_not_to_be_had(String type) {
        whole(anybody().accept(type).get("/projects").then(), 406, "not-acceptable");
        whole(anybody().accept(type).get("/api-info").then(), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*", "application/*", "text/html, application/json;q=0.1", "application/json;charset=utf-8"})
    void json_is_had_by_who_takes_it(String type) {
        anybody().accept(type).get("/projects").then().statusCode(200).contentType(startsWith("application/json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/merge-patch+json",
                "application/vnd.invented+json",
                "application/json;charset=utf-16",
                "application/json;charset=iso-8859-1",
            })
    void a_body_in_another_format_is_refused(String type) {
        whole(manager().contentType(type).body("name=x").post("/organisations").then(), 415, "unsupported-media-type");
    }

    @Test
    void plain_text_is_refused_also_where_a_single_text_is_asked_for() {
        var answer = manager().contentType("text/plain").body("123456").post("/me/second-factor/removals");

        whole(answer.then(), 415, "unsupported-media-type");
    }

    @Test
    void a_body_that_comes_in_drops_is_not_waited_for() {
        Duration listening = Wire.listening(
                Duration.ofSeconds(30),
                "POST /kompetensbyran/v1/oauth/token HTTP/1.1",
                "Content-Type: application/x-www-form-urlencoded");

        assertThat(listening).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(25));
    }

    @Test
    void many_bodies_that_do_not_come_leave_threads_to_those_who_read() {
        List<Socket> all = Stream.generate(() -> Wire.begin(
                        "POST /kompetensbyran/v1/oauth/token HTTP/1.1",
                        "Content-Type: application/x-www-form-urlencoded"))
                .limit(2L * Edge.MOST_WRITING)
                .toList();
        try {
            anybody().get("/projects").then().statusCode(200);
            var more = manager().contentType("application/json").body("{}").post("/organisations");
            whole(more.then(), 503, "busy").header("Retry-After", notNullValue());
        } finally {
            all.forEach(Wire::hangUp);
        }
        assertThat(Stream.generate(() -> entered(name("förening"))).limit(100).anyMatch(it -> it == 201))
                .isTrue();
    }

    private static int entered(String name) {
        return manager()
                .contentType("application/json")
                .body("{\"name\":\"" + name + "\"}")
                .post("/organisations")
                .statusCode();
    }

    @Test
    void a_body_that_says_it_is_packed_is_refused() {
        String body = "{\"name\":\"" + name("förening") + "\"}";
        for (String it : List.of("gzip", "br", "nonsense"))
            whole(written(it).body(body).post("/organisations").then(), 415, "unsupported-media-type");
        written("identity").body(body).post("/organisations").then().statusCode(201);
    }

    @Test
    void a_change_in_the_format_of_a_whole_is_refused() {
        whole(
                manager()
                        .contentType("application/json")
                        .header("If-Match", "*")
                        .body("{}")
                        .patch("/organisations/01976f2e-5c00-7000-8000-00000000ffff")
                        .then(),
                415,
                "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*/*", "application/*", "application/json;charset="})
    void a_body_in_any_format_is_in_none(String type) {
        Wire.send(
                        "POST /kompetensbyran/v1/organisations HTTP/1.1",
                        Wire.bearer(),
                        "Content-Type: " + type,
                        "Content-Length: 2",
                        "",
                        "{}")
                .isProblem(415, "unsupported-media-type");
    }

    @Test
    void a_body_without_a_format_is_refused() {
        Wire.Answer answer = Wire.send(
                "POST /kompetensbyran/v1/organisations HTTP/1.1", Wire.bearer(), "Content-Length: 2", "", "{}");
        answer.isProblem(415, "unsupported-media-type");
    }

    @Test
    void ten_megabytes_are_too_much() {
        byte[] large = new byte[10_000_000];
        Wire.Answer answer = Wire.send(
                large.length,
                false,
                "POST /kompetensbyran/v1/organisations HTTP/1.1",
                Wire.bearer(),
                "Content-Type: application/json",
                "Content-Length: " + large.length);
        answer.isProblem(413, "too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/kompetensbyran/v1/organisations", "/kompetensbyran/v1/nothing", "/"})
    void ten_megabytes_in_pieces_are_too_much(String path) {
        Wire.Answer answer = Wire.send(
                10_000_000,
                true,
                "POST " + path + " HTTP/1.1",
                Wire.bearer(),
                "Content-Type: application/json",
                "Transfer-Encoding: chunked");
        assertThat(answer.status()).isIn(413, 404);
        answer.isProblem(answer.status(), answer.status() == 413 ? "too-large" : "not-found");
        if (path.endsWith("organisations")) assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void ten_megabytes_announced_outside_the_resources_are_too_much_too() {
        for (String it : List.of("/", "/q/nothing", "/kompetensbyran/v1/nothing"))
            Wire.send("POST " + it + " HTTP/1.1", "Content-Length: 10000000", "")
                    .isProblem(413, "too-large");
    }

    @Test
    void an_address_has_a_length() {
        Wire.send("GET /kompetensbyran/v1/projects?q=" + "x".repeat(9_000) + " HTTP/1.1", "")
                .isProblem(414, "uri-too-long");
        Wire.send("GET /" + "x".repeat(9_000) + " HTTP/1.1", "").isProblem(414, "uri-too-long");
    }

    @Test
    void headers_have_a_size() {
        Wire.send("GET /kompetensbyran/v1/projects HTTP/1.1", "X-Large: " + "x".repeat(30_000), "")
                .isProblem(431, "headers-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/kompetensbyran/v1/projects%2Fx",
                "/kompetensbyran/v1/projects%2fx",
                "/kompetensbyran/v1/projects;x=1",
                "/kompetensbyran/v1/projects%3Bx",
                "/kompetensbyran/v1/projects%5Cx",
                "/kompetensbyran/v1/projects%00",
                "/kompetensbyran/v1/code-lists/..",
                "/kompetensbyran/v1/code-lists/../projects",
                "/kompetensbyran/v1/./projects",
                "/kompetensbyran/v1/%2e%2e/q/metrics",
                "/kompetensbyran/v1/%252e%252e/projects",
                "/kompetensbyran//v1/projects",
                "//kompetensbyran/v1/projects",
                "/..%2f..%2fetc/passwd",
                "/kompetensbyran/v1/projects?limit=5;page=2",
                "/kompetensbyran/v1/projects|x",
                "/kompetensbyran/v1/projects?q=a|b",
                "/kompetensbyran/v1/projects?q=<a>",
                "/kompetensbyran/v1/projects/{id}",
                "/kompetensbyran/v1/projects?q=\"a\"",
                "/kompetensbyran/v1/projects?q=a^b",
            })
    void an_address_that_can_be_read_in_two_ways_or_is_none_is_refused(String path) {
        Wire.send("GET " + path + " HTTP/1.1", "").isProblem(400, "bad-path");
        Wire.send("DELETE " + path + " HTTP/1.1", "").isProblem(400, "bad-path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /kompetensbyran/v1/projects\\x HTTP/1.1",
                "GET /kompetensbyran/v1/projects% HTTP/1.1",
                "GET /kompetensbyran/v1/projects%zz HTTP/1.1",
                "GET /kompetensbyran/v1/projects%2 HTTP/1.1",
                "NONSENSE",
                "GET",
                "GET /kompetensbyran/v1/projects HTTP/9.9",
                "GET kompetensbyran HTTP/1.1",
                "GET /kompetensbyran/v1/pro jects HTTP/1.1",
            })
    void what_is_not_http_is_answered_or_hung_up_on_but_never_breaks(String line) {
        Wire.Answer answer = Wire.send(line, "");
        assertThat(answer.status()).isBetween(0, 499);
        assertThat(answer.body()).doesNotContain("Exception", "io.vertx", "io.netty");
        get("/api-info").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1",
                "Content-Length: abc",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: nonsense"
            })
    void a_length_that_is_none_never_breaks(String header) {
        Wire.Answer answer = Wire.send("POST /kompetensbyran/v1/organisations HTTP/1.1", Wire.bearer(), header, "");
        assertThat(answer.status()).isBetween(0, 499);
        assertThat(answer.body()).doesNotContain("Exception", "io.vertx", "io.netty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/kompetensbyran/v1/projects",
                "/kompetensbyran/v1/nothing",
                "/kompetensbyran/v1/docs/",
                "/q/health",
                "/kompetensbyran/v1/openapi.json",
                "/kompetensbyran/v1/projects;x"
            })
    void every_answer_has_the_headers_that_protect(String path) {
        Wire.Answer answer = Wire.send("GET " + path + " HTTP/1.1", "");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Strict-Transport-Security")).startsWith("max-age=");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.header("Vary")).contains("Accept", "Accept-Language", "Authorization", "Origin");
        assertThat(answer.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        assertThat(answer.header("RateLimit-Policy")).contains(";q=", ";w=60");
    }

    @Test
    void a_trace_is_continued() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        for (String it : List.of("/api-info", "/nothing"))
            anybody()
                    .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                    .get(it)
                    .then()
                    .header("traceparent", startsWith("00-" + trace + "-"))
                    .header("traceparent", not(containsString("00f067aa0ba902b7")));
        anybody()
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get("/projects?limit=0")
                .then()
                .body("traceId", equalTo(trace));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            })
    void a_trace_that_cannot_be_read_starts_a_new_one(String parent) {
        anybody()
                .header("traceparent", parent)
                .get("/api-info")
                .then()
                .statusCode(200)
                .header("traceparent", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}"))
                .header("traceparent", not(containsString("4bf92f3577b34da6a3ce929d0e0e4736")))
                .header("traceparent", not(containsString("00000000000000000000000000000000")));
    }

    @Test
    void open_reads_may_be_kept_a_minute_and_signed_ones_only_by_the_reader() {
        for (String it : List.of("/projects", "/organisations", "/code-lists", "/api-info", "/problems")) {
            get(it).header("Cache-Control", equalTo("public, max-age=60"));
            manager().get(it).then().header("Cache-Control", equalTo("private, no-cache"));
        }
    }

    @Test
    void writes_and_problems_are_not_kept() {
        post("/organisations", Map.of("name", name("förening"))).header("Cache-Control", equalTo("no-store"));
        get("/nothing").header("Cache-Control", equalTo("no-store"));
        get("/projects?limit=0").header("Cache-Control", equalTo("no-store"));
        anybody()
                .contentType("application/json")
                .body("{}")
                .post("/projects")
                .then()
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void any_page_may_read_and_no_unlisted_page_may_write() {
        anybody()
                .header("Origin", "https://anywhere.example")
                .get("/projects")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Access-Control-Expose-Headers", containsString("ETag"))
                .header("Access-Control-Allow-Credentials", nullValue());
        preflight("https://anywhere.example", "GET", "Accept-Language,If-None-Match")
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("*"));
        preflight("https://anywhere.example", "PATCH", "If-Match").header("Access-Control-Allow-Origin", nullValue());
        preflight("https://anywhere.example", "POST", "Content-Type")
                .header("Access-Control-Allow-Origin", nullValue());
        preflight("null", "POST", "Content-Type").header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void a_problem_can_be_read_by_a_page_too() {
        for (String it : List.of("/nothing", "/projects?limit=0", "/openapi.json"))
            anybody()
                    .header("Origin", "https://anywhere.example")
                    .get(it)
                    .then()
                    .header("Access-Control-Allow-Origin", equalTo("*"));
    }

    @Test
    void a_listed_page_may_write() {
        String listed = "https://listed.example";
        preflight(listed, "PATCH", "If-Match,Content-Type,Authorization,Idempotency-Key")
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo(listed))
                .header("Access-Control-Allow-Methods", containsString("PATCH"))
                .header("Access-Control-Allow-Headers", containsString("If-Match"));
        manager()
                .header("Origin", listed)
                .contentType("application/json")
                .body(Map.of("name", name("förening")))
                .post("/organisations")
                .then()
                .statusCode(201)
                .header("Access-Control-Allow-Origin", equalTo(listed))
                .header("Access-Control-Expose-Headers", containsString("Location"));
    }

    @Test
    void head_is_get_without_a_body() {
        for (String it : List.of("/projects", "/api-info")) {
            String tag = tag(it);
            anybody()
                    .head(it)
                    .then()
                    .statusCode(200)
                    .header("ETag", equalTo(tag))
                    .header("Cache-Control", equalTo("public, max-age=60"))
                    .body(blankOrNullString());
        }
        anybody()
                .head("/projects/01976f2e-5c00-7000-8000-00000000ffff")
                .then()
                .statusCode(404)
                .body(blankOrNullString());
    }

    @Test
    void options_tell_the_methods_of_the_address_and_no_others() {
        anybody().options("/projects").then().statusCode(204).header("Allow", equalTo("GET, HEAD, POST"));
        anybody().options("/openapi.json").then().statusCode(204).header("Allow", equalTo("GET, HEAD"));
        whole(anybody().options("/projects/x/lineage/x").then(), 404, "not-found");
    }

    @Test
    void what_somebody_makes_up_is_no_name_of_a_meter() {
        outside();
        anybody().request("INVENTED", BASE + "/api-info");
        Wire.send("GET /invented;x HTTP/1.1", "").isProblem(400, "bad-path");
        anybody().get(BASE + "/projects/01976f2e-5c00-7000-8000-00000000ffff");
        String metrics = anybody().get("/q/metrics").asString();
        assertThat(metrics)
                .contains("method=\"OTHER\"", "uri=\"OTHER\"", "uri=\"/projects/{id}\"")
                .doesNotContain("INVENTED", "invented");
    }

    private static ValidatableResponse preflight(String origin, String method, String headers) {
        return anybody()
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .options("/organisations")
                .then();
    }

    private static RequestSpecification written(String encoding) {
        return manager().contentType("application/json").header("Content-Encoding", encoding);
    }

    private static void outside() {
        RestAssured.basePath = "";
    }

    private static ValidatableResponse whole(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .header("Content-Language", equalTo("sv"))
                .header("Cache-Control", equalTo("no-store"))
                .body("type", containsString("/kompetensbyran/v1/problems/" + code))
                .body("title", not(blankOrNullString()))
                .body("status", equalTo(status))
                .body("detail", not(blankOrNullString()))
                .body("instance", notNullValue())
                .body("code", equalTo(code))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "http://a b", "http://a,http://b"})
    void an_origin_that_is_none_is_the_callers_fault(String origin) {
        outside();
        whole(anybody().header("Origin", origin).get(BASE + "/projects").then(), 400, "malformed-request");
    }
}
