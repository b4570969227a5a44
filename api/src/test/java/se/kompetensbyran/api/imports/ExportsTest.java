package se.kompetensbyran.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.number;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
