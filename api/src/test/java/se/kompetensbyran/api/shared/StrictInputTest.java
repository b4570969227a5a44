package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Wire;

/** What cannot be meant is refused, by name and all at once; it is never guessed, and it never breaks anything. */
@QuarkusTest
class StrictInputTest extends ApiTest {

    private static final String PLAN = """
            {"name": "Påhittad %s", "startsOn": "2019-02-01", "plannedEndsOn": "2020-12-31"%s}""";
    private static final String UNKNOWN = "01976f2e-5c00-7000-8000-00000000ffff";

    static Stream<Arguments> one_wrong_field() {
        return Stream.of(
                arguments("\"nonsense\": 1", "/nonsense", "unknown-field"),
                arguments("\"summary\": {\"sv\": \"a\", \"en\": \"b\", \"de\": \"c\"}", "/summary/de", "unknown-field"),
                arguments("\"summary\": {\"sv\": \"a\"}", "/summary/en", "missing"),
                arguments("\"summary\": {\"sv\": \"a\", \"en\": null}", "/summary/en", "missing"),
                arguments("\"summary\": {\"sv\": \"a\", \"en\": \" \"}", "/summary/en", "blank"),
                arguments("\"summary\": {\"sv\": \"a\\u0000\", \"en\": \"b\"}", "/summary/sv", "characters"),
                arguments("\"summary\": {\"sv\": \"a\", \"en\": \"\\ud800\"}", "/summary/en", "characters"),
                arguments("\"summary\": {\"sv\": 1, \"en\": \"b\"}", "/summary/sv", "wrong-type"),
                arguments("\"summary\": \"text\"", "/summary", "wrong-type"),
                arguments("\"summary\": []", "/summary", "wrong-type"),
                arguments("\"since\": \"2017-02-30\"", "/since", "date-shape"),
                arguments("\"since\": \"2017-13\"", "/since", "date-shape"),
                arguments("\"since\": \"17-01-01\"", "/since", "date-shape"),
                arguments("\"since\": \"2017-02-01T00:00:00Z\"", "/since", "date-shape"),
                arguments("\"since\": \"1066\"", "/since", "date-range"),
                arguments("\"since\": \"9999\"", "/since", "date-range"),
                arguments("\"since\": 2017", "/since", "wrong-type"),
                arguments("\"since\": [2017, 2, 1]", "/since", "wrong-type"),
                arguments("\"since\": \"\"", "/since", "date-shape"),
                arguments("\"owner\": \"" + UNKNOWN + "\"", "/owner", "unknown-organisation"),
                arguments("\"owner\": \"not-an-id\"", "/owner", "uuid-shape"),
                arguments("\"owner\": \"01976F2E-5C00-7000-8000-00000000FFFF\"", "/owner", "uuid-shape"),
                arguments("\"owner\": 7", "/owner", "wrong-type"),
                arguments("\"owner\": true", "/owner", "wrong-type"),
                arguments("\"owner\": {}", "/owner", "wrong-type"),
                arguments("\"status\": \"PLANNED\"", "/status", "wrong-value"),
                arguments("\"status\": \"\"", "/status", "wrong-value"),
                arguments("\"status\": 0", "/status", "wrong-type"),
                arguments(
                        "\"budget\": {\"total\": {\"amount\": \"1.000\", \"currency\": \"SEK\"}}",
                        "/budget/total/amount",
                        "amount-shape"),
                arguments(
                        "\"budget\": {\"total\": {\"amount\": \"-1\", \"currency\": \"SEK\"}}",
                        "/budget/total/amount",
                        "amount-shape"),
                arguments(
                        "\"budget\": {\"total\": {\"amount\": \"1e6\", \"currency\": \"SEK\"}}",
                        "/budget/total/amount",
                        "amount-shape"),
                arguments(
                        "\"budget\": {\"total\": {\"amount\": \"1,50\", \"currency\": \"SEK\"}}",
                        "/budget/total/amount",
                        "amount-shape"),
                arguments(
                        "\"budget\": {\"total\": {\"amount\": \"99999999999999\", \"currency\": \"SEK\"}}",
                        "/budget/total/amount",
                        "amount-range"),
                arguments(
                        "\"budget\": {\"total\": {\"amount\": 100, \"currency\": \"SEK\"}}",
                        "/budget/total/amount",
                        "wrong-type"),
                arguments(
                        "\"budget\": {\"total\": {\"amount\": \"100\", \"currency\": \"EUR\"}}",
                        "/budget/total/currency",
                        "currency"),
                arguments("\"budget\": {\"total\": {\"amount\": \"100\"}}", "/budget/total/currency", "missing"),
                arguments("\"budget\": {\"total\": {\"currency\": \"SEK\"}}", "/budget/total/amount", "missing"),
                arguments("\"budget\": {\"total\": \"100\"}", "/budget/total", "wrong-type"),
                arguments("\"targetGroups\": \"unemployed\"", "/targetGroups", "wrong-type"),
                arguments("\"targetGroups\": [null]", "/targetGroups/0", "missing"),
                arguments("\"targetGroups\": [1]", "/targetGroups/0", "wrong-type"),
                arguments("\"targetGroups\": [[]]", "/targetGroups/0", "wrong-type"),
                arguments("\"targetGroups\": [\"nobody\"]", "/targetGroups", "unknown-code"),
                arguments(
                        "\"targetGroups\": ["
                                + "\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\",\"k\",\"l\",\"m\",\"n\",\"o\",\"p\",\"q\",\"r\",\"s\",\"t\",\"u\""
                                + "]",
                        "/targetGroups",
                        "too-long"));
    }

    @Test
    void of_a_value_that_does_not_exist_those_that_do_are_told() {
        get("/projects?status=unknown")
                .statusCode(400)
                .body("errors[0].code", equalTo("wrong-value"))
                .body(
                        "errors[0].detail",
                        equalTo("Värdet är inget av dem som finns: planned, applied, granted, rejected, ongoing,"
                                + " completed, ended-early."));
        post("/nodes", Map.of("kind", "central", "name", "Nod"))
                .statusCode(400)
                .body(
                        "errors.find { it.pointer == '/kind' }.detail",
                        equalTo("Värdet är inget av dem som finns: regional, local."));
        get("/projects?limit=abc").body("errors[0].detail", equalTo("Värdet är inget av dem som finns."));
    }

    @ParameterizedTest
    @MethodSource
    void one_wrong_field(String field, String pointer, String code) {
        String word = word();
        refused(send(PLAN.formatted(word, ", " + field)), "invalid-value")
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code))
                .body("errors[0].detail", notNullValue());
        isNotThere(word);
    }

    /** A personal number may stand where a code, a name or an identifier should; no problem says it again. */
    @Test
    void what_is_refused_says_no_personal_number_again() {
        for (String number : List.of("19121212-1212", "121212-1212", "1212121212")) {
            for (String body : List.of(
                    "{\"name\": \"Påhittad\", \"" + number + "\": 1}",
                    "{\"name\": \"Påhittad\", \"legalForm\": \"" + number + "\"}",
                    "{\"name\": \"Påhittad\", \"municipality\": \"" + number + "\"}"))
                silent(
                        number,
                        manager().contentType("application/json").body(body).post("/organisations"));
            for (String it : List.of(
                    "/enterprises?sort=" + number,
                    "/enterprises?" + number + "=1",
                    "/organisations/" + number,
                    "/organisations/a" + number + "/nowhere"))
                silent(number, manager().get(it));
        }
        get("/nowhere-19121212-1212").statusCode(404).body("instance", equalTo(BASE + "/***"));
        // By chance the digits of an identifier may look like one; it is said as it was asked for.
        String id = "01976f2e-5c00-7000-8121-212121212000";
        get("/organisations/{id}", id).statusCode(404).body("instance", equalTo(BASE + "/organisations/" + id));
    }

    private static void silent(String number, Response response) {
        assertThat(response.statusCode()).isBetween(400, 404);
        assertThat(response.asString()).doesNotContain(number);
    }

    @Test
    void what_must_be_there_is_asked_for_all_at_once() {
        for (String it : new String[] {"{}", "{\"name\": null, \"startsOn\": null, \"plannedEndsOn\": null}"})
            refused(send(it), "invalid-value")
                    .body("errors.pointer", containsInAnyOrder("/name", "/startsOn", "/plannedEndsOn"))
                    .body("errors.code", containsInAnyOrder("missing", "missing", "missing"));
    }

    @Test
    void several_faults_are_all_told() {
        String word = word();
        String body = """
                {"name": "%s%s", "startsOn": "2017-02-30", "plannedEndsOn": 20181031, "owner": "x", "status": "begun",
                 "budget": {"total": {"amount": "1.000", "currency": "SEK"}}, "targetGroups": [1], "extra": {"a": [1]}}""".formatted(word, "x".repeat(200));
        refused(send(body), "invalid-value")
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/name",
                                "/startsOn",
                                "/plannedEndsOn",
                                "/owner",
                                "/status",
                                "/budget/total/amount",
                                "/targetGroups/0",
                                "/extra"));
        isNotThere(word);
    }

    @ParameterizedTest
    @CsvSource({
        "20190201, wrong-type",
        "17000, wrong-type",
        "'[2019, 2, 1]', wrong-type",
        "'\"2019-02\"', date-shape",
        "'\"2019-02-30\"', date-shape",
        "'\"+12019-02-01\"', date-range",
        "'\"2019-02-01T00:00:00Z\"', date-shape",
        "'\"\"', date-shape",
        "'\"1066-10-14\"', date-range",
    })
    void a_day_is_a_day(String day, String code) {
        refused(
                        send("{\"name\": \"x\", \"startsOn\": " + day + ", \"plannedEndsOn\": \"2020-12-31\"}"),
                        "invalid-value")
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/startsOn"))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void an_end_does_not_come_before_the_start() {
        String word = word();
        String body = PLAN.formatted(word, "").replace("2020-12-31", "2019-01-31");
        refused(send(body), "invalid-value")
                .body("errors[0].pointer", equalTo("/plannedEndsOn"))
                .body("errors[0].code", equalTo("before-start"));
        isNotThere(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"name\"}",
                "{'name': 'x'}",
                "{\"name\": \"x\",}",
                "{\"name\": \"x\"} trailing",
                "{} {}",
                "{\"name\": \"x\", \"name\": \"y\"}",
                "{\"summary\": {\"sv\": \"a\", \"sv\": \"b\"}}",
                "// comment\n{}",
                "{\"name\": NaN}",
                "{\"name\": 01}",
                "\u0000",
                "{\"name\": \"\u0000\"}",
                "{\"name\": \"\\x\"}",
                "<name/>",
                "name=x",
                "\ufeff\ufeff{}",
            })
    void what_is_not_json_is_refused(String body) {
        refused(send(body), "malformed-json").body("detail", not(equalTo("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]", "\"text\"", "1", "true", "null", "1e999999999"})
    void json_that_is_no_object_is_refused(String body) {
        refused(send(body), "invalid-value")
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo(""))
                .body("errors[0].code", equalTo("wrong-type"));
    }

    @Test
    void text_that_is_not_utf_8_is_refused() {
        byte[] latin = "{\"name\": \"Påhittad\"}".getBytes(StandardCharsets.ISO_8859_1);
        manager()
                .contentType("application/json")
                .body(latin)
                .post("/organisations")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void deep_nesting_is_refused(String opening) {
        String body = "{\"summary\": " + opening.repeat(10_000) + "1" + (opening.equals("[") ? "]" : "}").repeat(10_000)
                + "}";
        send(body).statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e-400", "123456789012345678901234567890", "1E+999999999"})
    void huge_numbers_are_refused(String number) {
        send("{\"name\": " + number + "}").statusCode(400).body("code", not(equalTo("internal")));
        send("{\"name\": " + "9".repeat(100_000) + "}").statusCode(400);
    }

    @Test
    void emoji_in_names_are_fine_and_lone_surrogates_are_not() {
        String word = word();
        manager()
                .contentType("application/json")
                .body("{\"name\": \"🌱 " + word + " \\ud83c\\udf31\"}")
                .post("/organisations")
                .then()
                .statusCode(201)
                .body("name", equalTo("🌱 " + word + " 🌱"));
        manager()
                .contentType("application/json")
                .body("{\"name\": \"x\\ud800\"}")
                .post("/organisations")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("characters"));
    }

    @Test
    void a_long_name_is_refused_by_characters_and_not_by_bytes() {
        for (String it : new String[] {"å", "🌱"}) {
            manager()
                    .contentType("application/json")
                    .body("{\"name\": \"" + it.repeat(200) + "\"}")
                    .post("/organisations")
                    .then()
                    .statusCode(201);
            manager()
                    .contentType("application/json")
                    .body("{\"name\": \"" + it.repeat(201) + "\"}")
                    .post("/organisations")
                    .then()
                    .statusCode(400)
                    .body("errors[0].code", equalTo("too-long"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/projects?sort=password, sort, not-sortable",
        "'/projects?sort=name,name', sort, not-sortable",
        "'/projects?sort=name,', sort, not-sortable",
        "/projects?sort=--name, sort, not-sortable",
        "/projects?nonsense=1, nonsense, unknown-parameter",
        "/projects?Limit=1, Limit, unknown-parameter",
        "/projects/" + UNKNOWN + "?limit=1, limit, unknown-parameter",
        "/projects?q=a&q=b, q, repeated",
        "/projects?q=%00, q, characters",
        "/projects?q=a%00b, q, characters",
        "/projects?q=, q, blank",
        "/projects?q, q, blank",
        "/projects?status=unknown, status, wrong-value",
        "/projects?status=PLANNED, status, wrong-value",
        "/projects?owner=1, owner, uuid-shape",
        "/projects?owner=01976F2E-5C00-7000-8000-00000000FFFF, owner, uuid-shape",
        "/projects?activeOn=2017-02-30, activeOn, date-shape",
        "/projects?activeOn=2017-02, activeOn, date-shape",
        "/projects?activeOn=%2B999999999-01-01, activeOn, date-range",
        "/projects?asOf=2016-03, asOf, date-shape",
        "/projects?asOf=2200-01-01, asOf, date-range",
        "/enterprises?asOf=%2B9999999-01-01, asOf, date-range",
        "/enterprises/facets?asOf=-999999999-01-01, asOf, date-range",
        "/nodes?asOf=1899-12-31, asOf, date-range",
        "/enterprises?sector=nonsense, sector, unknown-code",
        "/enterprises/facets?sector=nonsense, sector, unknown-code",
        "/nodes?competenceArea=nonsense, competenceArea, unknown-code",
        "/organisations?municipality=20801, municipality, municipality-shape",
        "/organisations?municipality=abcd, municipality, municipality-shape",
        "/publications?language=svenska, language, language-shape",
        "/projects/not-an-id, id, uuid-shape",
        "/projects/01976F2E-5C00-7000-8000-00000000FFFF, id, uuid-shape",
        "/projects/1-1-1-1-1, id, uuid-shape",
        "/projects/" + UNKNOWN + "/roles/1, role, uuid-shape",
    })
    void a_wrong_parameter_is_named(String address, String parameter, String code) {
        refused(anybody().urlEncodingEnabled(false).get(address).then(), "invalid-value")
                .body("errors", hasSize(1))
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].code", equalTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/projects?q=%ff", "/projects?q=%c3", "/projects?q=%ed%a0%80", "/projects?%00=1"})
    void a_query_that_is_no_text_is_refused(String address) {
        Wire.Answer answer = Wire.send("GET " + BASE + address + " HTTP/1.1", "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void wrong_parameters_are_all_told() {
        refused(get("/projects?limit=0&page=-1&nonsense=1&status=x"), "invalid-value")
                .body("errors.parameter", containsInAnyOrder("limit", "page", "nonsense", "status"));
    }

    @Test
    void a_long_parameter_is_refused() {
        refused(get("/projects?q={q}", "x".repeat(201)), "invalid-value").body("errors[0].code", equalTo("too-long"));
    }

    @Test
    void a_change_is_read_as_strictly() {
        String id = organisation();
        String tag = tag("/organisations/{id}", id);
        for (String it : new String[] {"[]", "null", "\"x\"", "1"}) refused(change(id, tag, it), "invalid-value");
        refused(change(id, tag, "{\"nonsense\": 1}"), "invalid-value")
                .body("errors[0].pointer", equalTo("/nonsense"))
                .body("errors[0].code", equalTo("unknown-field"));
        refused(change(id, tag, "{\"id\": \"" + UNKNOWN + "\"}"), "invalid-value")
                .body("errors[0].pointer", equalTo("/id"));
        refused(change(id, tag, "{\"name\": 1, \"legalForm\": \"x\"}"), "invalid-value")
                .body("errors.pointer", containsInAnyOrder("/name", "/legalForm"));
        refused(change(id, tag, "{\"name\": \"x\", \"name\": \"y\"}"), "malformed-json");
        refused(change(id, tag, ""), "malformed-json");
        assertThat(tag("/organisations/{id}", id)).isEqualTo(tag);
    }

    @Test
    void a_null_that_takes_away_an_unknown_field_is_refused() {
        String id = organisation();
        refused(change(id, tag("/organisations/{id}", id), "{\"nonsense\": null}"), "invalid-value")
                .body("errors[0].code", equalTo("unknown-field"));
    }

    @Test
    void an_empty_change_changes_nothing() {
        String id = organisation();
        String tag = tag("/organisations/{id}", id);
        change(id, tag, "{}").statusCode(200);
        get("/organisations/{id}", id).statusCode(200);
    }

    @Test
    void parameters_of_a_write_are_strict_too() {
        String id = project();
        manager()
                .contentType("application/json")
                .body("{\"text\": {\"sv\": \"a\", \"en\": \"b\"}}")
                .post("/projects/" + id + "/lessons?dryRun=true")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("dryRun"));
        get("/projects/{id}/lessons", id).body("items", hasSize(0));
    }

    @Test
    void what_was_wrong_is_not_repeated_in_the_answer() {
        String secret = word();
        send(PLAN.formatted("x", ", \"owner\": \"" + secret + "\""))
                .statusCode(400)
                .body("errors.detail", not(hasItem(org.hamcrest.Matchers.containsString(secret))));
    }

    private static ValidatableResponse send(String body) {
        return manager()
                .contentType("application/json")
                .body(body)
                .post("/projects")
                .then();
    }

    private static ValidatableResponse change(String id, String tag, String body) {
        return manager()
                .contentType(MERGE_PATCH)
                .header("If-Match", tag)
                .body(body)
                .patch("/organisations/{id}", id)
                .then();
    }

    private static ValidatableResponse refused(ValidatableResponse answer, String code) {
        return answer.statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400))
                .body("code", equalTo(code));
    }

    private static void isNotThere(String word) {
        get("/projects?q={q}", word).body("items", hasSize(0));
    }

    @Test
    void a_text_for_yes_or_no_has_the_wrong_type() {
        String project =
                post("/projects", PLAN.formatted("ja eller nej", "")).extract().path("id");
        post("/projects/{id}/funding-lines", "{\"status\": \"granted\", \"remainder\": \"true\"}", project)
                .statusCode(400)
                .body("code", equalTo("invalid-value"))
                .body("errors.pointer", hasItem("/remainder"));
    }

    @Test
    void json_in_another_encoding_is_not_json() {
        byte[] body = PLAN.formatted("kodning", "").getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        manager()
                .contentType("application/json")
                .body(body)
                .post("/projects")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"));
    }
}
