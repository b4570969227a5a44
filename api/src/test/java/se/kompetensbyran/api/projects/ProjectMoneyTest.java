package se.kompetensbyran.api.projects;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.kronor;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.plan;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;

/** The money of a project: where it comes from, and that no more is granted than there is. */
@QuarkusTest
class ProjectMoneyTest extends ApiTest {

    private static final String LINES = "/projects/{id}/funding-lines";
    private static final String LINE = "/projects/{id}/funding-lines/{line}";

    @Test
    void what_is_granted_and_paid_counts_and_the_gap_is_what_nobody_has_promised() {
        String id = projectOf("4000000.00");
        add(id, line("granted", "1500000")).statusCode(201);
        add(id, line("paid", "500000.50")).statusCode(201);
        add(id, line("applied", "300000")).statusCode(201);
        get("/projects/{id}", id)
                .body("budget.total.amount", equalTo("4000000.00"))
                .body("budget.granted.amount", equalTo("2000000.50"))
                .body("budget.gap.amount", equalTo("1999999.50"))
                .body("budget.gap.currency", equalTo("SEK"));
    }

    @Test
    void no_more_is_granted_than_the_project_has_in_all() {
        String id = projectOf("1000.00");
        add(id, line("granted", "1000.00")).statusCode(201);
        add(id, line("granted", "0.01")).statusCode(409).body("code", equalTo("project.budget-exceeded"));
        add(id, line("applied", "5000")).statusCode(201);
        get(LINES, id).body("items", hasSize(2));
    }

    @Test
    void the_total_is_not_lowered_below_what_is_granted() {
        String id = projectOf("1000.00");
        add(id, line("granted", "800.00")).statusCode(201);
        setTotal(id, "799.99").statusCode(409).body("code", equalTo("project.budget-exceeded"));
        setTotal(id, "800.00").statusCode(200).body("budget.gap.amount", equalTo("0.00"));
    }

    @Test
    void the_remainder_is_what_the_other_lines_leave_of_the_total() {
        String id = projectOf("4000000.00");
        String rest = add(id, remainder("granted"))
                .statusCode(201)
                .body("remainder", equalTo(true))
                .body("amount.amount", equalTo("4000000.00"))
                .extract()
                .path("id");
        add(id, line("granted", "2000000")).statusCode(201);
        get(LINE, id, rest).body("amount.amount", equalTo("2000000.00"));
        get("/projects/{id}", id).body("budget.granted.amount", equalTo("4000000.00"));
    }

    @Test
    void one_line_at_the_most_is_the_remainder() {
        String id = projectOf("1000.00");
        add(id, remainder("granted")).statusCode(201);
        add(id, remainder("applied")).statusCode(409).body("code", equalTo("project.second-remainder"));
    }

    @Test
    void there_is_no_remainder_of_an_unknown_total() {
        add(project(), remainder("granted")).statusCode(409).body("code", equalTo("project.remainder-needs-total"));
        String id = projectOf("1000.00");
        add(id, remainder("granted")).statusCode(201);
        Map<String, Object> unknown = new HashMap<>();
        unknown.put("budget", null);
        patch(tag("/projects/{id}", id), "/projects/{id}", unknown, id)
                .statusCode(409)
                .body("code", equalTo("project.remainder-needs-total"));
    }

    @Test
    void while_the_total_is_unknown_there_is_no_gap() {
        String id = project();
        add(id, line("granted", "1000.00")).statusCode(201);
        get("/projects/{id}", id)
                .body("budget.total", nullValue())
                .body("budget.granted.amount", equalTo("1000.00"))
                .body("budget.gap", nullValue());
    }

    @Test
    void a_line_has_an_amount_or_is_the_remainder_and_not_both() {
        String id = projectOf("1000.00");
        add(id, with(line("granted", "1"), "remainder", true))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/amount"))
                .body("errors[0].code", equalTo("amount-or-remainder"));
        add(id, Map.of("scheme", both("Påhittat", "Invented"), "status", "granted"))
                .statusCode(400)
                .body("errors[0].code", equalTo("amount-or-remainder"));
    }

    @Test
    void a_line_names_a_funder_a_scheme_or_both() {
        String id = projectOf("1000.00");
        add(id, Map.of("amount", kronor("1.00"), "status", "granted"))
                .statusCode(400)
                .body("errors[0].code", equalTo("funder-or-scheme"));
        String name = name("fond");
        add(id, Map.of("funder", organisation(name), "amount", kronor("1.00"), "status", "granted"))
                .statusCode(201)
                .body("funder.name", equalTo(name));
    }

    @Test
    void a_funder_stands_in_the_register() {
        Map<String, ?> unknown =
                Map.of("funder", "01976f2e-5c00-7000-8000-00000000ffff", "amount", kronor("1.00"), "status", "granted");
        add(project(), unknown)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/funder"))
                .body("errors[0].code", equalTo("unknown-organisation"));
    }

    @Test
    void a_line_comes_from_applied_to_paid_and_the_remainder_gets_an_amount() {
        String id = projectOf("1000.00");
        String line = add(id, remainder("applied")).extract().path("id");
        change(id, line, Map.of("status", "granted")).statusCode(200).body("status", equalTo("granted"));
        Map<String, Object> known = new HashMap<>();
        known.put("remainder", null);
        known.put("amount", kronor("250.00"));
        known.put("status", "paid");
        change(id, line, known)
                .statusCode(200)
                .body("remainder", equalTo(false))
                .body("amount.amount", equalTo("250.00"))
                .body("status", equalTo("paid"));
    }

    @Test
    void a_line_is_taken_away() {
        String id = projectOf("1000.00");
        String line = add(id, line("granted", "1.00"))
                .statusCode(201)
                .header("Location", containsString("/funding-lines/"))
                .extract()
                .path("id");
        manager()
                .header("If-Match", tag(LINE, id, line))
                .delete(LINE, id, line)
                .then()
                .statusCode(204);
        get(LINE, id, line).statusCode(404).body("code", equalTo("part.unknown"));
        get(LINES, id).body("items", hasSize(0));
    }

    private static String projectOf(String total) {
        return project(with(plan(), "budget", Map.of("total", kronor(total))));
    }

    private static Map<String, Object> line(String status, String amount) {
        return Map.of("scheme", both("Påhittad fond", "Invented fund"), "amount", kronor(amount), "status", status);
    }

    private static Map<String, Object> remainder(String status) {
        return Map.of("scheme", both("Påhittad fond", "Invented fund"), "remainder", true, "status", status);
    }

    private static ValidatableResponse add(String id, Map<String, ?> line) {
        return post(LINES, line, id);
    }

    private static ValidatableResponse change(String id, String line, Map<String, ?> changes) {
        return patch(tag(LINE, id, line), LINE, changes, id, line);
    }

    private static ValidatableResponse setTotal(String id, String total) {
        return patch(tag("/projects/{id}", id), "/projects/{id}", Map.of("budget", Map.of("total", kronor(total))), id);
    }
}
