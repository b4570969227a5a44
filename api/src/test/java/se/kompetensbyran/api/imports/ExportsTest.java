package se.kompetensbyran.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.hamcrest.Matchers.equalTo;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.number;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.parsers.SAXParserFactory;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;
import se.kompetensbyran.api.shared.Upload;

@QuarkusTest
class ExportsTest extends Importing {

    private final String word = word();

    private static Response export(String path, String type, Object... parts) {
        Response answer = anybody().accept(type).get(path, parts);
        answer.then().statusCode(200);
        return answer;
    }

    private void threeOrganisations(String number) {
        post(
                        "/organisations",
                        Map.of(
                                "name",
                                "Påhittade " + word + ", \"två\"",
                                "number",
                                number,
                                "legalForm",
                                "region",
                                "municipality",
                                "2080"))
                .statusCode(201);
        post("/organisations", Map.of("name", "=cmd|' " + word)).statusCode(201);
        post("/organisations", Map.of("name", "Ö " + word)).statusCode(201);
    }

    @Test
    void organisations_are_written_as_csv_in_swedish_order() {
        String number = number();
        threeOrganisations(number);

        Response answer = export("/organisations/exports?q={q}", Upload.CSV, word);

        assertThat(answer.contentType()).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition"))
                .matches("attachment; filename=\"organisations-\\d{4}-\\d{2}-\\d{2}\\.csv\"");
        List<String> lines = answer.asString()
                .lines()
                .map(it -> it.replaceFirst("^[0-9a-f-]{36}", "ID"))
                .toList();
        assertThat(answer.asString()).contains("\r\n").endsWith("\r\n");
        assertThat(lines.get(0)).isEqualTo("id,revision,name,number,legalForm,municipality");
        assertThat(lines.subList(1, 4))
                .containsExactlyInAnyOrder(
                        "ID,1,\"Påhittade " + word + ", \"\"två\"\"\"," + number + ",region,2080",
                        "ID,1,'=cmd|' " + word + ",,,",
                        "ID,1,Ö " + word + ",,,")
                .last()
                .asString()
                .contains("Ö ");
    }

    @Test
    void organisations_are_written_as_lines_of_json() throws IOException {
        threeOrganisations(number());

        List<String> lines = export("/organisations/exports?q={q}", Exports.JSON_LINES, word)
                .asString()
                .lines()
                .toList();

        assertThat(lines).hasSize(3);
        for (String it : lines) {
            JsonNode line = new ObjectMapper().readTree(it);
            assertThat(line.get("name").asText()).contains(word);
            assertThat(line.get("revision").asLong()).isEqualTo(1);
        }
        assertThat(lines).anyMatch(it -> it.contains("\"=cmd|' " + word + "\""));
    }

    @Test
    void organisations_are_written_as_a_workbook_without_formulas() throws IOException {
        threeOrganisations(number());

        byte[] file = export("/organisations/exports?q={q}", Upload.XLSX, word).asByteArray();

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(4);
            assertThat(rows)
                    .allSatisfy(row -> row.stream()
                            .forEach(cell -> assertThat(cell == null || cell.getFormula() == null)
                                    .isTrue()));
            assertThat(rows).extracting(it -> it.getCellText(2)).contains("'=cmd|' " + word);
        }
    }

    private static final List<String> FORMULAS = List.of("=1+1", "+46", "-1", "@SUM(A1)");

    /** Businesses whose names begin as formulas do. */
    private List<String> formulas() {
        String owner = organisation();
        List<String> names = FORMULAS.stream().map(it -> it + " " + word).toList();
        for (String it : names)
            enterprise(with(
                    business(),
                    "name",
                    it,
                    "organisation",
                    owner,
                    "description",
                    both(it, "Två\nrader"),
                    "offers",
                    both("\t=1+1", "\n=1+1")));
        return names;
    }

    @Test
    void enterprises_are_written_as_one_object_a_line() throws IOException {
        List<String> names = formulas();

        String answer =
                export("/enterprises/exports?q={q}", Exports.JSON_LINES, word).asString();

        assertThat(answer).endsWith("}\n").doesNotContain("\r");
        ObjectMapper whole = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        List<String> told = new ArrayList<>();
        for (String it : answer.split("\n", 0)) {
            JsonNode line = whole.readTree(it);
            assertThat(line.isObject()).isTrue();
            assertThat(line.at("/description/en").asText()).isEqualTo("Två\nrader");
            told.add(line.get("name").asText());
        }
        assertThat(told).as("as they are: JSON has no formulas").containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void no_cell_of_enterprises_begins_like_a_formula_in_csv() throws IOException {
        List<String> names = formulas();

        String answer = export("/enterprises/exports?q={q}", Upload.CSV, word).asString();

        List<String[]> rows;
        try (MappingIterator<String[]> all = new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(answer)) {
            rows = all.readAll();
        }
        assertNoFormula(rows.stream().map(List::of).toList(), names);
    }

    @Test
    void a_workbook_of_enterprises_opens_and_no_cell_is_a_formula() throws IOException {
        List<String> names = formulas();

        byte[] file = export("/enterprises/exports?q={q}", Upload.XLSX, word).asByteArray();

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            assertThat(workbook.getSheets().map(Sheet::getName)).containsExactly("enterprises");
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows)
                    .allSatisfy(row -> assertThat(row.stream().filter(Objects::nonNull))
                            .allMatch(it -> it.getType() == CellType.STRING && it.getFormula() == null));
            assertNoFormula(
                    rows.stream()
                            .map(row -> IntStream.range(0, row.getCellCount())
                                    .mapToObj(row::getCellText)
                                    .toList())
                            .toList(),
                    names);
        }
        assertWellFormed(file);
    }

    private static void assertNoFormula(List<List<String>> rows, List<String> names) {
        assertThat(rows.get(0)).startsWith("id", "revision").endsWith("node");
        assertThat(rows.stream().skip(1).map(it -> it.get(4)))
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().map(it -> "'" + it).toList());
        assertThat(rows.stream().skip(1)).allMatch(it -> it.get(7).equals("'\t=1+1"));
        assertThat(rows.stream().flatMap(List::stream)).allMatch(it -> !it.matches("(?s)[=+@\t\r\n-].*"));
    }

    @Test
    void no_name_begins_with_a_tab_or_a_new_line() {
        for (String it : List.of("\t=1", "\n=1", "\r=1"))
            post("/enterprises", with(business(), "name", it))
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/name"))
                    .body("errors[0].code", equalTo("characters"));
    }

    /** Each part is XML that is read to its end, and those that a program asks for first are there. */
    private static void assertWellFormed(byte[] file) throws IOException {
        List<String> parts = new ArrayList<>();
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry it : Collections.list(zip.getEntries())) {
                parts.add(it.getName());
                InputSource part = new InputSource(zip.getInputStream(it));
                assertThatCode(() ->
                                SAXParserFactory.newInstance().newSAXParser().parse(part, new DefaultHandler()))
                        .as(it.getName())
                        .doesNotThrowAnyException();
            }
        }
        assertThat(parts).contains("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {Upload.CSV, Upload.XLSX})
    void what_is_written_is_read_back_without_a_fault_and_changes_nothing(String type) {
        threeOrganisations(number());
        String owner = organisation("Påhittad ägare " + word());
        for (String it : List.of("-", "Kafé", "'"))
            enterprise(with(
                    business(),
                    "name",
                    it + " " + word,
                    "organisation",
                    owner,
                    "node",
                    node(owner),
                    "description",
                    both("=1+1\n\"citat\"; och, komma", "@one"),
                    "offers",
                    both("\tKaffe", "+Coffee"),
                    "sectors",
                    List.of("cleaning", "food-and-drink-services"),
                    "municipality",
                    "2080"));

        roundTrip("organisations", 3, type);
        roundTrip("enterprises", 3, type);
    }

    private void roundTrip(String kind, int rows, String type) {
        byte[] file = export("/" + kind + "/exports?q={q}", type, word).asByteArray();
        var ended = ended(send("kind=" + kind + "&dryRun=true", type, file));
        assertThat(faults(ended)).isEmpty();
        ended.body("state", equalTo("done"))
                .body("rowsTotal", equalTo(rows))
                .body("rowsUnchanged", equalTo(rows))
                .body("rowsChanged", equalTo(0))
                .body("rowsAdded", equalTo(0));
    }

    @Test
    void the_whole_register_is_read_back_without_a_fault() {
        for (String kind : List.of("organisations", "enterprises")) {
            byte[] file = export("/" + kind + "/exports", Upload.CSV).asByteArray();
            var ended = ended(send("kind=" + kind + "&dryRun=true", Upload.CSV, file));
            assertThat(faults(ended)).isEmpty();
            ended.body("state", equalTo("done")).body("rowsChanged", equalTo(0));
        }
    }

    @Test
    void the_filters_are_those_of_the_lists() {
        String owner = organisation();
        enterprise(
                with(business(), "name", "Påhittade " + word + " ett", "organisation", owner, "municipality", "2080"));
        enterprise(with(business(), "name", "Påhittade " + word + " två", "organisation", owner, "stage", "paused"));

        assertThat(export("/enterprises/exports?q={q}&stage=paused", Upload.CSV, word)
                        .asString()
                        .lines())
                .hasSize(2)
                .last()
                .asString()
                .contains(word + " två");
        assertThat(export("/enterprises/exports?q={q}&municipality=2080", Upload.CSV, word)
                        .asString()
                        .lines())
                .hasSize(2);
        get("/enterprises/exports?sector=none").statusCode(400).body("errors[0].code", equalTo("unknown-code"));
        get("/enterprises/exports?limit=5").statusCode(400).body("errors[0].code", equalTo("unknown-parameter"));
    }

    @Test
    void csv_comes_where_nothing_is_asked_for_and_what_cannot_be_had_is_told() {
        assertThat(anybody().get("/organisations/exports?q={q}", word).contentType())
                .startsWith(Upload.CSV);
        anybody()
                .accept("application/pdf")
                .get("/organisations/exports?q={q}", word)
                .then()
                .statusCode(406);
    }

    @Test
    void asking_for_the_headers_alone_holds_no_place() {
        for (int i = 0; i < 10; i++)
            anybody().head("/organisations/exports?q={q}", word).then().statusCode(200);
        export("/organisations/exports?q={q}", Upload.CSV, word);
    }
}
