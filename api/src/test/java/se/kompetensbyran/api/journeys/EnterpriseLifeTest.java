package se.kompetensbyran.api.journeys;

import static java.util.stream.Collectors.toMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** One initiative's whole life, from an idea to a confirmed enterprise whose status lapses, as those who live it see it. */
@QuarkusTest
class EnterpriseLifeTest extends ApiTest {

    private static final String MUNICIPALITY = "2039";
    private static final List<String> CRITERIA =
            List.of("integration", "participation", "reinvestment", "independence");

    @Inject
    MovableClock clock;

    @Inject
    Time time;

    private String host;
    private String owner;
    private String word;
    private LocalDate begun;
    private String node;

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    @Test
    void an_idea_becomes_a_confirmed_enterprise_that_grows_and_whose_status_lapses() {
        begun = time.today().minusDays(600);
        host = organisation();
        owner = organisation();
        word = word();
        a_node_covers_the_municipality();
        String initiative = an_idea_passes_its_gates_until_it_is_registered();
        String enterprise = it_becomes_an_enterprise_in_the_register(initiative);
        it_asks_for_support_and_gets_it(enterprise);
        its_status_is_confirmed_on_its_evidence(enterprise, initiative);
        it_reports_its_year(enterprise);
        its_quality_is_reviewed_and_acted_upon(enterprise);
        its_status_lapses_when_nobody_renews_it(enterprise);
    }

    private void a_node_covers_the_municipality() {
        node = id(post(
                "/nodes",
                Map.of("kind", "local", "name", name("nod"), "host", host, "from", begun.minusYears(1) + "")));
        post("/nodes/{id}/covered-municipalities", Map.of("municipality", MUNICIPALITY, "from", day(-30)), node)
                .statusCode(201);
    }

    private String an_idea_passes_its_gates_until_it_is_registered() {
        String id = id(json(
                adviser(),
                "/initiatives",
                Map.of(
                        "name",
                        "Påhittat initiativ " + word,
                        "node",
                        node,
                        "on",
                        day(0),
                        "municipality",
                        MUNICIPALITY)));
        for (String stage : List.of("screened", "incubating", "registered")) {
            pass(id);
            if (stage.equals("registered")) change(adviser(), "/initiatives/{id}", Map.of("organisation", owner), id);
            int on = Map.of("screened", 10, "incubating", 20, "registered", 120).get(stage);
            step(id, stage, day(on)).statusCode(200).body("stage", equalTo(stage));
        }
        return id;
    }

    private String it_becomes_an_enterprise_in_the_register(String initiative) {
        String id = id(json(
                adviser(),
                "/enterprises",
                Map.of(
                        "name",
                        "Påhittat bageri " + word,
                        "organisation",
                        owner,
                        "since",
                        day(130),
                        "municipality",
                        MUNICIPALITY,
                        "node",
                        node)));
        json(adviser(), "/initiatives/{id}/enterprises", Map.of("enterprise", id, "on", day(130)), initiative)
                .statusCode(200)
                .body("enterprise.id", equalTo(id));
        get("/enterprises?q=bageri " + word).body("items.id", contains(id));
        get("/enterprises/{id}", id).body("status", nullValue());
        get("/enterprises/{id}?asOf=" + day(129), id).statusCode(404);
        return id;
    }

    private void it_asks_for_support_and_gets_it(String enterprise) {
        String id = id(json(
                leader(),
                "/support-cases",
                Map.of(
                        "enterprise",
                        enterprise,
                        "question",
                        "Hur räknar man priset på bröd?",
                        "competenceAreas",
                        List.of("business-development"))));
        String steps = "/support-cases/{id}/stage-changes";
        json(adviser(), steps, Map.of("to", "taken", "node", node), id).statusCode(200);
        Map<String, ?> session =
                Map.of("on", time.today() + "", "minutes", 90, "competenceArea", "business-development");
        json(adviser(), "/support-cases/{id}/sessions", session, id).statusCode(201);
        json(adviser(), steps, Map.of("to", "closed", "result", "reached"), id).statusCode(200);
        leader().get("/support-cases/{id}", id)
                .then()
                .body("minutes", equalTo(90))
                .body("result", equalTo("reached"));
        anybody().get("/support-cases/{id}", id).then().statusCode(401);
    }

    private void its_status_is_confirmed_on_its_evidence(String enterprise, String initiative) {
        pass(initiative);
        step(initiative, "confirmed", day(140)).statusCode(409).body("code", equalTo("initiative.not-confirmed"));
        String id = id(json(
                leader(), "/assessments", Map.of("enterprise", enterprise, "evidence", each("Påhittat underlag"))));
        json(leader(), "/assessments/{id}/stage-changes", Map.of("to", "submitted"), id)
                .statusCode(200);
        json(
                        manager(),
                        "/assessments/{id}/decisions",
                        Map.of(
                                "to",
                                "confirmed",
                                "reason",
                                "Allt är uppfyllt",
                                "verdicts",
                                each("met"),
                                "validFrom",
                                time.today() + ""),
                        id)
                .statusCode(200);
        get("/enterprises/{id}", enterprise).body("status.code", equalTo("confirmed"));
        get("/enterprises/{id}/status-certificate", enterprise).statusCode(200).contentType("application/jose");
        for (String stage : List.of("confirmed", "self-sustaining")) {
            pass(initiative);
            step(initiative, stage, time.today() + "").statusCode(200);
        }
        adviser()
                .get("/initiatives/{id}/stage-changes", initiative)
                .then()
                .body(
                        "items.to",
                        contains("idea", "screened", "incubating", "registered", "confirmed", "self-sustaining"))
                .body("items.days[0..2]", contains(10, 10, 100));
    }

    private void it_reports_its_year(String enterprise) {
        int year = time.today().getYear() - 1;
        String one = "/enterprises/{id}/yearly-figures/{year}";
        json(
                        leader(),
                        "/enterprises/{id}/yearly-figures",
                        Map.of(
                                "year",
                                year,
                                "employed",
                                women(4),
                                "fullTimeEquivalents",
                                "3.50",
                                "occupied",
                                women(6),
                                "targetGroup",
                                women(3)),
                        enterprise)
                .statusCode(201);
        tagged(adviser(), adviser().get(one, enterprise, year).header("ETag"))
                .post(one + "/confirmations", enterprise, year)
                .then()
                .statusCode(200)
                .body("inForce.employed.women", equalTo(4));
    }

    private void its_quality_is_reviewed_and_acted_upon(String enterprise) {
        var told = Map.of("area", "accessibility", "level", 2, "evidence", "En trappa utan ramp");
        String review = id(json(
                leader(),
                "/quality-reviews",
                Map.of("enterprise", enterprise, "on", time.today() + "", "judgements", List.of(told))));
        String action = id(json(
                leader(),
                "/quality-reviews/{id}/actions",
                Map.of(
                        "area",
                        "accessibility",
                        "what",
                        "En ramp byggs",
                        "owner",
                        owner,
                        "due",
                        time.today().plusDays(30) + ""),
                review));
        clock.move(Duration.ofDays(31));
        String overdue = "/quality-actions?enterprise=" + enterprise + "&overdueOn=" + time.today();
        leader().get(overdue).then().body("items.id", contains(action));
        json(
                        leader(),
                        "/quality-reviews/{id}/actions/{action}/stage-changes",
                        Map.of("to", "done", "on", time.today() + ""),
                        review,
                        action)
                .statusCode(200);
        leader().get(overdue).then().body("items", hasSize(0));
    }

    private void its_status_lapses_when_nobody_renews_it(String enterprise) {
        String confirmed = "/enterprises?status=confirmed&q=" + word;
        get(confirmed).body("items.id", contains(enterprise));
        clock.move(Duration.ofDays(340));
        get("/enterprises/{id}", enterprise).body("status.code", equalTo("due"));
        clock.move(Duration.ofDays(40));
        get("/enterprises/{id}", enterprise)
                .body("status.code", equalTo("lapsed"))
                .body("_links.rel", not(hasItem("status-certificate")));
        get(confirmed).body("items", hasSize(0));
        get("/enterprises?status=lapsed&q=" + word).body("items.id", contains(enterprise));
        get("/enterprises/{id}?asOf=" + time.today().minusDays(100), enterprise)
                .body("status.code", equalTo("confirmed"));
        get("/enterprises/{id}/status-certificate", enterprise).statusCode(404);
    }

    private String day(int after) {
        return begun.plusDays(after).toString();
    }

    // Ticks all that the next gate demands.
    private void pass(String initiative) {
        List<String> missing = adviser().get("/initiatives/{id}", initiative).path("missingChecks");
        for (String check : missing)
            tagged(adviser(), "*")
                    .body(Map.of("on", day(0)))
                    .put("/initiatives/{id}/gate-checks/{check}", initiative, check)
                    .then()
                    .statusCode(200);
    }

    private ValidatableResponse step(String initiative, String to, String on) {
        return json(adviser(), "/initiatives/{id}/stage-changes", Map.of("to", to, "on", on), initiative);
    }

    private static Map<String, Integer> women(int number) {
        return Map.of("women", number, "men", 0, "nonBinary", 0, "unknown", 0);
    }

    private static Map<String, String> each(String value) {
        return CRITERIA.stream().collect(toMap(it -> it, it -> value));
    }

    private RequestSpecification adviser() {
        return as(Role.ADVISER, host, Reach.NODE);
    }

    private RequestSpecification leader() {
        return as(Role.ENTERPRISE_MANAGER, owner, Reach.ORGANISATION);
    }

    private static RequestSpecification as(Role role, String organisation, Reach reach) {
        return anybody().auth().oauth2(Tokens.of(role, reach, UUID.fromString(organisation)));
    }

    private static RequestSpecification tagged(RequestSpecification who, String tag) {
        return who.contentType(ContentType.JSON).header("If-Match", tag);
    }

    private static ValidatableResponse json(
            RequestSpecification who, String path, Map<String, ?> told, Object... parts) {
        return tagged(who, "*").body(told).post(path, parts).then();
    }

    private static void change(RequestSpecification who, String path, Map<String, ?> changes, Object... parts) {
        who.contentType(MERGE_PATCH)
                .header("If-Match", "*")
                .body(changes)
                .patch(path, parts)
                .then()
                .statusCode(200);
    }

    private static String id(ValidatableResponse created) {
        return created.statusCode(201).extract().path("id");
    }
}
