package se.kompetensbyran.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.number;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.shared.Upload;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.imports.Import;
import se.kompetensbyran.domain.imports.Imports;
import se.kompetensbyran.domain.shared.Actor;

@QuarkusTest
class ImportsTest extends Importing {

    private static final String ORGANISATIONS = "kind=organisations";
    private static final String ENTERPRISES = "kind=enterprises";

    private final String word = word();

    @Inject
    Imports imports;

    @Inject
    ImportRunner runner;

    @Test
    void organisations_are_tried_and_then_imported() {
        String number = number();
        String[] file = {
            "name,number,legalForm,municipality",
            "\"Påhittade " + word + ", \"\"ett\"\"\"," + number + ",economic-association,2080",
            "Påhittade " + word + " två,,,"
        };

        csv(ORGANISATIONS + "&dryRun=true", file)
                .body("state", equalTo("done"))
                .body("dryRun", equalTo(true))
                .body("mode", equalTo("all-or-nothing"))
                .body("rowsTotal", equalTo(2))
                .body("rowsDone", equalTo(2))
                .body("rowsAdded", equalTo(2))
                .body("keptUntil", notNullValue());
        get("/organisations?q={q}", word).body("_meta.total", equalTo(0));

        csv(ORGANISATIONS, file).body("state", equalTo("done")).body("rowsAdded", equalTo(2));
        get("/organisations?q={q}&sort=name", word)
                .body("items.name", equalTo(List.of("Påhittade " + word + " två", "Påhittade " + word + ", \"ett\"")))
                .body("items[1].number", equalTo(number))
                .body("items[1].legalForm", equalTo("economic-association"))
                .body("items[1].municipality", equalTo("2080"));
    }

    @Test
    void what_was_imported_is_put_down_to_who_imported_it() {
        csv(ORGANISATIONS, "name", "Påhittade " + word).body("state", equalTo("done"));
        String id = get("/organisations?q={q}", word).extract().path("items[0].id");

        anybody()
                .auth()
                .oauth2(Tokens.with("auditor"))
                .get("/journal?subject={id}", id)
                .then()
                .statusCode(200)
                .body("_meta.total", equalTo(1))
                .body("items[0].event", equalTo("organisation.entered"))
                .body("items[0].who.kind", equalTo("person"))
                .body("items[0].who.id", equalTo("test-programme-manager"))
                .body("items[0].who.organisation", equalTo(Tokens.ORGANISATION.toString()))
                .body("items[0].traceId", notNullValue());
    }

    @Test
    void every_fault_is_told_with_row_column_code_and_value_and_nothing_is_changed() {
        var ended = csv(
                ORGANISATIONS,
                "name,number,legalForm,municipality",
                "Påhittade " + word + ",,,",
                "=HYPERLINK(\"x\"),811299-9878,coop,0180");

        ended.body("state", equalTo("refused"))
                .body("rowsAdded", equalTo(0))
                .body("rowsWithFaults", equalTo(1))
                .body("faultCount", equalTo(4));
        assertThat(faults(ended))
                .containsExactly(
                        "3 name formula =HYPERLINK(\"x\")",
                        "3 number number-is-personal null",
                        "3 legalForm wrong-value coop",
                        "3 municipality unknown-municipality 0180");
        get("/organisations?q={q}", word).body("_meta.total", equalTo(0));
    }

    @Test
    void a_personal_number_is_not_kept_wherever_it_stands() {
        var withoutHeading = csv(ORGANISATIONS, "191212121212,Påhittade " + word);
        var elsewhere = csv(
                ORGANISATIONS,
                "name,municipality",
                "=Anna 19121212-1212,",
                "Anna 121212-1212,",
                "Anna 121212-1212,",
                "x".repeat(195) + " 121212-1212,2080");

        assertThat(faults(withoutHeading))
                .containsExactly(
                        "1 null unknown-column null",
                        "1 Påhittade " + word + " unknown-column Påhittade " + word,
                        "1 name missing-column name");
        assertThat(faults(elsewhere))
                .containsExactly(
                        "2 name formula null",
                        "3 name personal-number null",
                        "4 name personal-number null",
                        "5 name too-long null");
        assertThat(told(withoutHeading) + told(elsewhere)).doesNotContain("1212");
    }

    @Test
    void valid_rows_are_saved_where_that_is_asked_for() {
        var ended = csv(ORGANISATIONS + "&mode=valid-rows", "name", "Påhittade " + word, "=1");

        ended.body("state", equalTo("done")).body("rowsAdded", equalTo(1)).body("faultCount", equalTo(1));
        get("/organisations?q={q}", word).body("_meta.total", equalTo(1));
    }

    @Test
    void latin_1_is_refused_and_a_byte_order_mark_is_not() {
        byte[] latin = ("name\r\nPåhittade " + word + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        var refused = ended(send(ORGANISATIONS, Upload.CSV, latin));
        refused.body("state", equalTo("refused")).body("rowsTotal", nullValue());
        assertThat(faults(refused)).containsExactly("2 null not-utf-8 null");

        csv(ORGANISATIONS, "\uFEFFname;number", "Påhittade " + word + ";").body("state", equalTo("done"));
        get("/organisations?q={q}", word).body("items.name", equalTo(List.of("Påhittade " + word)));
    }

    @Test
    void latin_1_far_down_is_told_where_it_is() {
        // A row of two lines, one that is empty, and more after it than is read ahead.
        String good = "name\r\n\"Två\nrader\"\r\n\r\n" + ("Påhittade " + word + "\r\n").repeat(5_000);
        byte[] file = (good + "Påhittad\r\n" + "Efter\r\n".repeat(5_000)).getBytes(StandardCharsets.UTF_8);
        file[good.getBytes(StandardCharsets.UTF_8).length + 1] = (byte) 0xE5;
        byte[] cut = "name\r\nPå".getBytes(StandardCharsets.UTF_8);
        byte[] heading = "näme\r\nx".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(faults(ended(send(ORGANISATIONS, Upload.CSV, file)))).containsExactly("5004 null not-utf-8 null");
        assertThat(faults(ended(send(ORGANISATIONS, Upload.CSV, Arrays.copyOf(cut, cut.length - 1)))))
                .containsExactly("2 null not-utf-8 null");
        assertThat(faults(ended(send(ORGANISATIONS, Upload.CSV, heading)))).containsExactly("1 null not-utf-8 null");
    }

    @Test
    void a_million_rows_and_one_are_refused() {
        byte[] file = bytes("name\n" + ("Påhittade " + word + "\n").repeat(1_000_001));

        for (String mode : List.of("all-or-nothing", "valid-rows"))
            assertThat(refusedAndNothingChanged(ORGANISATIONS + "&mode=" + mode, Upload.CSV, file))
                    .containsExactly("1000002 null too-many-rows null");
    }

    /** What is told of an import that was refused, seen to have left no organisation and no enterprise behind. */
    private List<String> refusedAndNothingChanged(String query, String mediaType, byte[] file) {
        List<Integer> before = registered();
        var refused = ended(send(query, mediaType, file));
        refused.body("state", equalTo("refused")).body("rowsAdded", equalTo(0)).body("rowsChanged", equalTo(0));
        assertThat(registered()).isEqualTo(before);
        for (String it : List.of("/organisations", "/enterprises"))
            get(it + "?q={q}", word).body("_meta.total", equalTo(0));
        return faults(refused);
    }

    private static List<Integer> registered() {
        return Stream.of("/organisations", "/enterprises")
                .map(it -> get(it + "?limit=1").extract().<Integer>path("_meta.total"))
                .toList();
    }

    @Test
    void what_is_bad_in_a_file_is_told_by_row_and_column_and_changes_nothing() {
        String good = "Påhittade " + word;
        String heading = "\uFEFFname,number";

        assertThat(refusedAndNothingChanged(
                        ORGANISATIONS,
                        Upload.CSV,
                        bytes(heading + "\r\n" + good + ",\r\n" + good + " två,811299-9878\r\n")))
                .as("a personal number")
                .containsExactly("3 number number-is-personal null");
        assertThat(refusedAndNothingChanged(
                        ORGANISATIONS, Upload.CSV, bytes(heading + "\r\n" + good + ",\r\n@" + good + ",-1+1\r\n")))
                .as("formulas")
                .containsExactly("3 name formula @" + good, "3 number formula -1+1");
        assertThat(refusedAndNothingChanged(
                        ORGANISATIONS, Upload.CSV, ("name\r\n" + good + "\r\n").getBytes(StandardCharsets.ISO_8859_1)))
                .as("Latin-1")
                .containsExactly("2 null not-utf-8 null");
        assertThat(refusedAndNothingChanged(
                        ENTERPRISES,
                        Upload.CSV,
                        bytes("name,organisationNumber,stage,stageSince\r\n" + good + ",811299-9878,trading,2019\r\n")))
                .as("the owner's personal number")
                .containsExactly("2 organisationNumber number-is-personal null");
    }

    @Test
    void what_is_bad_in_a_workbook_is_told_by_row_and_column_and_changes_nothing() {
        byte[] file = workbook((workbook, sheet) -> {
            sheet.value(0, 0, "name");
            sheet.value(0, 1, "number");
            sheet.value(1, 0, "Påhittade " + word);
            sheet.value(2, 0, "Påhittade " + word + " två");
            sheet.value(2, 1, 8_112_999_878L);
            sheet.value(3, 0, "Påhittade " + word + " tre");
            sheet.formula(3, 1, "SUM(1,2)");
            sheet.value(4, 0, "=Påhittade " + word);
        });

        assertThat(refusedAndNothingChanged(ORGANISATIONS, Upload.XLSX, file))
                .containsExactly(
                        "3 number number-is-personal null",
                        "4 number formula =SUM(1,2)",
                        "5 name formula =Påhittade " + word);
    }

    @Test
    void what_is_no_csv_is_told() {
        assertThat(faults(csv(ORGANISATIONS, "name", "\"Påhittade")))
                .singleElement()
                .asString()
                .contains("not-csv");
        assertThat(faults(csv(ORGANISATIONS, "name", "\"Påhittade\"x")))
                .singleElement()
                .asString()
                .contains("not-csv");
        assertThat(faults(csv(ORGANISATIONS, "name", "x".repeat(500_000))))
                .singleElement()
                .asString()
                .contains("row-too-long");
        assertThat(faults(csv(ORGANISATIONS, "name"))).containsExactly("null null no-rows null");
        assertThat(faults(csv(ORGANISATIONS, "name,number", "Påhittade " + word)))
                .containsExactly("2 null ragged null");
        assertThat(faults(csv(ORGANISATIONS, "Namn,name,name", "a,b,c")))
                .containsExactly("1 Namn unknown-column Namn", "1 name repeated-column name");
        assertThat(faults(csv(ORGANISATIONS, "number", "a"))).containsExactly("1 name missing-column name");
    }

    @Test
    void empty_lines_are_passed_over() {
        csv(ORGANISATIONS, "name,number", "", "Påhittade " + word + ",", ",", "")
                .body("state", equalTo("done"))
                .body("rowsTotal", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "text/plain", "application/octet-stream", "text/csv; charset=iso-8859-1"})
    void another_media_type_is_refused(String type) {
        send(ORGANISATIONS, type, bytes("name\r\nx\r\n"))
                .statusCode(415)
                .body("code", equalTo("unsupported-media-type"));
    }

    @Test
    void what_is_packed_is_refused() {
        manager()
                .contentType(Upload.CSV)
                .header("Content-Encoding", "gzip")
                .body(bytes("name\r\nx\r\n"))
                .post("/imports?" + ORGANISATIONS)
                .then()
                .statusCode(415);
    }

    @Test
    void nothing_at_all_is_refused() {
        manager()
                .contentType(Upload.CSV)
                .post("/imports?" + ORGANISATIONS)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("empty-file"));
    }

    @Test
    void what_is_asked_for_must_make_sense() {
        byte[] file = bytes("name\r\nx\r\n");
        send("dryRun=true", Upload.CSV, file)
                .statusCode(400)
                .body("errors[0].parameter", equalTo("kind"))
                .body("errors[0].code", equalTo("missing"));
        send("kind=persons", Upload.CSV, file).statusCode(400).body("errors[0].code", equalTo("wrong-value"));
        send(ORGANISATIONS + "&dryRun=yes", Upload.CSV, file)
                .statusCode(400)
                .body("errors[0].parameter", equalTo("dryRun"));
        send(ORGANISATIONS + "&mode=some", Upload.CSV, file).statusCode(400);
        send(ORGANISATIONS + "&dry=true", Upload.CSV, file)
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-parameter"));
    }

    @Test
    void a_repeat_gets_the_first_answer_and_another_address_or_file_is_refused() {
        String key = word();
        byte[] file = bytes("name\r\nPåhittade " + word + "\r\n");
        String first = send(keyed(key), ORGANISATIONS, Upload.CSV, file)
                .statusCode(202)
                .extract()
                .path("id");

        send(keyed(key), ORGANISATIONS, Upload.CSV, file)
                .statusCode(202)
                .header("Location", notNullValue())
                .body("id", equalTo(first));
        send(keyed(key), ORGANISATIONS + "&dryRun=true", Upload.CSV, file).statusCode(422);
        send(keyed(key), ORGANISATIONS, Upload.CSV, bytes("name\r\nPåhittade\r\n"))
                .statusCode(422);
    }

    private static RequestSpecification keyed(String key) {
        return manager().header("Idempotency-Key", key);
    }

    @Test
    void a_workbook_is_read_as_it_was_written() {
        String number = number().replace("-", "");
        byte[] file = workbook((workbook, sheet) -> {
            sheet.value(0, 0, "name");
            sheet.value(0, 1, "number");
            sheet.value(0, 2, "municipality");
            sheet.value(1, 0, "Påhittade " + word);
            sheet.value(1, 1, Long.valueOf(number));
            sheet.value(1, 2, 2080);
            sheet.inlineString(3, 0, "Påhittade " + word + " två");
        });

        ended(send(ORGANISATIONS, Upload.XLSX, file))
                .body("state", equalTo("done"))
                .body("rowsTotal", equalTo(2));

        get("/organisations?q={q}&sort=name", word)
                .body("items.name", equalTo(List.of("Påhittade " + word, "Påhittade " + word + " två")))
                .body("items[0].municipality", equalTo("2080"))
                .body("items[1].municipality", nullValue());
    }

    @Test
    void a_formula_in_a_workbook_is_refused() {
        byte[] file = workbook((workbook, sheet) -> {
            sheet.value(0, 0, "name");
            sheet.value(1, 0, "Påhittade " + word);
            sheet.formula(2, 0, "CONCATENATE(\"a\",\"b\")");
        });

        assertThat(refusedAndNothingChanged(ORGANISATIONS, Upload.XLSX, file))
                .containsExactly("3 name formula =CONCATENATE(\"a\",\"b\")");
    }

    @Test
    void what_is_no_workbook_is_told() {
        assertThat(faults(ended(send(ORGANISATIONS, Upload.XLSX, bytes("name\r\nx\r\n")))))
                .containsExactly("null null not-xlsx null");
        assertThat(faults(ended(send(ORGANISATIONS, Upload.XLSX, Bombs.zipOf("readme.txt", "hej")))))
                .containsExactly("null null not-xlsx null");
        byte[] two = workbook((workbook, sheet) -> {
            sheet.value(0, 0, "name");
            sheet.value(1, 0, "Påhittade " + word);
            workbook.newWorksheet("Blad 2").value(0, 0, "name");
        });
        assertThat(faults(ended(send(ORGANISATIONS, Upload.XLSX, two)))).containsExactly("null null second-sheet null");
        get("/organisations?q={q}", word).body("_meta.total", equalTo(0));
    }

    @Test
    void a_workbook_that_unpacks_beyond_all_bounds_is_refused() {
        byte[] book = workbook((workbook, sheet) -> {
            sheet.value(0, 0, "name");
            sheet.value(1, 0, "Påhittade " + word);
        });
        for (byte[] bomb : List.of(
                Bombs.zipOfZeros("xl/worksheets/sheet1.xml", 64L << 20),
                Bombs.zipOfZeros("xl/sharedStrings.xml", 40L << 20),
                Bombs.oneLongText(book)))
            assertThat(refusedAndNothingChanged(ORGANISATIONS, Upload.XLSX, bomb))
                    .containsExactly("null null unpacks-too-large null");
    }

    @Test
    void a_row_of_a_workbook_is_bounded_before_there_is_made_room_for_it() {
        byte[] book = workbook((workbook, sheet) -> sheet.value(0, 0, "name"));
        String far = "<c r=\"ZZZZZ2\" t=\"inlineStr\"><is><t>x</t></is></c>";
        String nested = "<c/>".repeat(600) + "<row>" + "<c/>".repeat(600) + "</row>";
        String piece = "<t>" + "x".repeat(50_000) + "</t>";
        String longText = "<c t=\"inlineStr\"><is>" + piece.repeat(5) + "</is></c>";

        for (String it : List.of(far, "<c r=\"&#90;ZZZZ2\"/>", "<c/>".repeat(1_001), nested))
            assertThat(faults(ended(send(ORGANISATIONS, Upload.XLSX, Bombs.withRow(book, it)))))
                    .containsExactly("null null too-many-columns null");
        assertThat(faults(ended(send(ORGANISATIONS, Upload.XLSX, Bombs.withRow(book, longText)))))
                .containsExactly("null null row-too-long null");
    }

    @Test
    void a_workbook_that_is_packed_as_none_is_packed_is_refused() {
        byte[] zstandard = Bombs.packedAs(workbook((workbook, sheet) -> sheet.value(0, 0, "name")), 93);

        assertThat(faults(ended(send(ORGANISATIONS, Upload.XLSX, zstandard))))
                .containsExactly("null null not-xlsx null");
    }

    @Test
    void an_entity_in_a_workbook_is_not_followed() {
        byte[] file = Bombs.withEntity(workbook((workbook, sheet) -> sheet.value(0, 0, "name")));

        ended(send(ORGANISATIONS, Upload.XLSX, file)).body("state", equalTo("refused"));
    }

    @Test
    void enterprises_are_imported_with_all_that_is_told() {
        String owner = organisation();
        String node = node(owner);

        csv(
                        ENTERPRISES,
                        "organisation,name,descriptionSv,descriptionEn,sectors,municipality,stage,stageSince,node",
                        owner + ",Påhittade " + word
                                + ",Ett kafé,A café,food-and-drink-services cleaning,2080,paused,2019-03," + node)
                .body("state", equalTo("done"));

        get("/enterprises?q={q}", word)
                .body("_meta.total", equalTo(1))
                .body("items[0].organisation.id", equalTo(owner))
                .body("items[0].description.en", equalTo("A café"))
                .body("items[0].sectors", equalTo(List.of("cleaning", "food-and-drink-services")))
                .body("items[0].stage", equalTo("paused"))
                .body("items[0].stageSince", equalTo("2019-03"))
                .body("items[0].node.id", equalTo(node));
    }

    @Test
    void an_enterprise_is_changed_if_its_revision_is_the_latest() {
        String id = enterprise();
        String heading = "id,revision,name";

        csv(ENTERPRISES, heading, id + ",1,Påhittade " + word)
                .body("state", equalTo("done"))
                .body("rowsChanged", equalTo(1));
        get("/enterprises/{id}", id).body("name", equalTo("Påhittade " + word));
        assertThat(faults(csv(ENTERPRISES, heading, id + ",1,Påhittade annat " + word)))
                .containsExactly("2 revision stale 1");
    }

    @Test
    void only_who_reaches_the_region_imports() {
        byte[] file = bytes("name\r\nPåhittade " + word + "\r\n");
        for (Role role : List.of(Role.ADVISER, Role.ENTERPRISE_MANAGER, Role.ADMINISTRATOR, Role.AUDITOR))
            send(as(role, Reach.REGION, UUID.randomUUID()), ORGANISATIONS, Upload.CSV, file)
                    .statusCode(403);
        send(as(Role.PROGRAMME_MANAGER, Reach.ORGANISATION, UUID.randomUUID()), ORGANISATIONS, Upload.CSV, file)
                .statusCode(403);
        send(anybody(), ORGANISATIONS, Upload.CSV, file).statusCode(401);
    }

    @Test
    void an_import_is_for_its_own_organisation_and_the_region() {
        UUID own = UUID.randomUUID();
        String id = send(
                        as(Role.PROGRAMME_MANAGER, Reach.REGION, own),
                        ORGANISATIONS + "&dryRun=true",
                        Upload.CSV,
                        bytes("name\r\nPåhittade " + word + "\r\n"))
                .statusCode(202)
                .extract()
                .path("id");
        var own1 = as(Role.PROGRAMME_MANAGER, Reach.ORGANISATION, own);

        own1.get("/imports/{id}", id).then().statusCode(200);
        as(Role.PROGRAMME_MANAGER, Reach.ORGANISATION, own)
                .get("/imports")
                .then()
                .body("items.id", equalTo(List.of(id)));
        manager().get("/imports?limit=100").then().body("items.id", hasItem(id));
        for (String path : List.of("/imports/{id}", "/imports/{id}/faults"))
            as(Role.PROGRAMME_MANAGER, Reach.ORGANISATION, UUID.randomUUID())
                    .get(path, id)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("import.unknown"));
        as(Role.PROGRAMME_MANAGER, Reach.ORGANISATION, UUID.randomUUID())
                .get("/imports")
                .then()
                .body("items.id", not(hasItem(id)));
        anybody().get("/imports/{id}", id).then().statusCode(401);
    }

    private static RequestSpecification as(Role role, Reach reach, UUID organisation) {
        return anybody().auth().oauth2(Tokens.of(role, reach, organisation));
    }

    @Test
    void imports_that_went_on_when_the_program_ended_are_interrupted_when_it_starts() {
        var left = Import.queued(
                Import.Kind.ORGANISATIONS,
                Import.Mode.ALL_OR_NOTHING,
                false,
                Tokens.ORGANISATION,
                new Actor("somebody", Instant.now()));
        imports.add(left, Instant.now());
        assertThat(imports.begin(left.id(), Instant.now())).isTrue();

        runner.start(new StartupEvent());

        Instant end = Instant.now().plusSeconds(20);
        while (imports.get(left.id()).state() == Import.State.RUNNING
                && Instant.now().isBefore(end)) Thread.onSpinWait();
        manager()
                .get("/imports/{id}", left.id().toString())
                .then()
                .body("state", equalTo("interrupted"))
                .body("endedAt", notNullValue());
    }

    @Test
    void a_fault_is_told_in_words_of_both_languages() {
        var ended = csv(ORGANISATIONS, "name,municipality", "=1,0180");

        manager()
                .get("/imports/{id}/faults", ended.extract().<String>path("id"))
                .then()
                .body("items.detail.sv", hasItems("Kommunen finns inte i regionen."))
                .body("items.detail.en", hasItems("The region has no such municipality."))
                .body("_meta.total", equalTo(2));
    }

    @Test
    void an_import_says_where_its_faults_are() {
        var ended = csv(ORGANISATIONS + "&dryRun=true", "name", "Påhittade " + word);
        List<Map<String, String>> links = ended.extract().path("_links");

        assertThat(links).extracting(it -> it.get("rel")).containsExactly("self", "collection", "faults");
        ended.body("_links.method", everyItem(equalTo("GET")));
    }

    /** All that is told of its faults. */
    private static String told(ValidatableResponse ended) {
        return manager()
                .get("/imports/{id}/faults", ended.extract().<String>path("id"))
                .body()
                .path("items")
                .toString();
    }
}
