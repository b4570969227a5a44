package se.kompetensbyran.api.figures;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.kronor;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.shared.EnumCode;

/** The yearly figures of an enterprise: reported, confirmed, corrected, and nobody else's business. */
@QuarkusTest
class YearlyFiguresTest extends ApiTest {

    private static final String ALL = "/enterprises/{id}/yearly-figures";
    private static final String ONE = "/enterprises/{id}/yearly-figures/{year}";
    private static final int YEAR = 2024;

    private String owner;
    private String host;
    private String id;

    @BeforeEach
    void an_enterprise_at_a_node() {
        owner = organisation();
        host = organisation();
        id = enterprise(with(business(), "organisation", owner, "node", node(host)));
    }

    @Test
    void figures_are_reported_by_the_enterprise_and_in_force_when_its_adviser_confirms_them() {
        report(own(), told())
                .statusCode(201)
                .header("Location", containsString("/enterprises/" + id + "/yearly-figures/2024"))
                .body("inForce", nullValue())
                .body("_links.rel", hasItem("correct"))
                .body("_links.rel", not(hasItem("confirm")));
        confirm(own()).statusCode(403);
        confirm(adviser())
                .statusCode(200)
                .body("inForce.referenceDay", equalTo("2024-12-31"))
                .body("inForce.employed.women", equalTo(4))
                .body("inForce.employed.nonBinary", equalTo(1))
                .body("inForce.fullTimeEquivalents", equalTo("6.25"))
                .body("inForce.occupied.unknown", equalTo(2))
                .body("inForce.targetGroup.men", equalTo(5))
                .body("inForce.targetGroupShare", equalTo(0.75f))
                .body("inForce.turnover.amount", equalTo("1234567.89"))
                .body("inForce.reportedBy", equalTo("test-enterprise-manager"));
        confirm(adviser()).statusCode(409).body("code", equalTo("figures.confirmed-already"));
    }

    @Test
    void a_correction_keeps_what_was_and_counts_when_it_is_confirmed() {
        report(own(), told()).statusCode(201);
        correct(own(), with(correction(), "reason", null)).statusCode(200);
        confirm(adviser()).statusCode(200);
        correct(own(), with(correction(), "reason", null))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reason"))
                .body("errors[0].code", equalTo("missing"));
        correct(own(), with(correction(), "occupied", counts(9, 9, 9, 9)))
                .statusCode(200)
                .body("sets", hasSize(3))
                .body("inForce.occupied.women", equalTo(7));
        own().get(ALL, id)
                .then()
                .statusCode(200)
                .body("items.year", contains(YEAR))
                .body("items[0].pending", equalTo(true))
                .body("items[0].inForce.occupied.women", equalTo(7));
        confirm(adviser())
                .body("inForce.occupied.women", equalTo(9))
                .body("sets.reason", contains(null, null, "Påhittad rättelse"))
                .body("sets.confirmedAt", contains(nullValue(), notNullValue(), notNullValue()));
    }

    @Test
    void why_it_is_corrected_tells_of_no_person() {
        report(own(), told()).statusCode(201);
        correct(own(), with(correction(), "reason", "Den som är född 1912-12-12-1212 räknades dubbelt"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reason"))
                .body("errors[0].code", equalTo("personal-number"));
    }

    @Test
    void nobody_confirms_what_they_reported() {
        report(adviser(), told()).statusCode(201);
        confirm(adviser()).statusCode(409).body("code", equalTo("figures.own"));
        own().get(ONE, id, YEAR).then().body("inForce", nullValue());
        confirm(manager()).statusCode(200).body("inForce.confirmedBy", equalTo("test-programme-manager"));
    }

    @Test
    void nothing_is_reported_of_a_day_without_a_business() {
        refused(with(told(), "year", 2018, "referenceDay", "2018-12-31"), "/referenceDay")
                .body("errors[0].code", equalTo("no-business-then"));
        report(own(), with(told(), "year", 2019, "referenceDay", "2019-03-01")).statusCode(201);
    }

    @Test
    void a_year_is_reported_once() {
        report(own(), told()).statusCode(201);
        report(own(), told()).statusCode(409).body("code", equalTo("figures.year-taken"));
        report(own(), with(told(), "year", 2023)).statusCode(201);
        own().get(ALL, id).then().body("items.year", contains(2024, 2023));
    }

    @Test
    void what_cannot_be_true_is_refused() {
        refused(with(told(), "year", 1989), "/year");
        refused(with(told(), "employed", counts(-1, 0, 0, 0)), "/employed/women");
        refused(with(told(), "employed", counts(8, 0, 0, 0)), "/occupied")
                .body("errors[0].code", equalTo("less-than-employed"));
        refused(with(told(), "targetGroup", counts(0, 0, 2, 0)), "/targetGroup")
                .body("errors[0].code", equalTo("more-than-occupied"));
        refused(with(told(), "fullTimeEquivalents", "8.01"), "/fullTimeEquivalents")
                .body("errors[0].code", equalTo("more-than-employed"));
        refused(with(told(), "fullTimeEquivalents", "6,25"), "/fullTimeEquivalents")
                .body("errors[0].code", equalTo("full-time-shape"));
        refused(with(told(), "referenceDay", "2023-12-31"), "/referenceDay")
                .body("errors[0].code", equalTo("not-in-year"));
        refused(with(told(), "year", 2198), "/referenceDay").body("errors[0].code", equalTo("in-future"));
        refused(with(told(), "turnover", kronor("-1.00")), "/turnover/amount");
        own().get(ONE, id, YEAR).then().statusCode(404).body("code", equalTo("figures.unknown"));
        own().get(ONE, id, "nonsense").then().statusCode(400).body("errors[0].parameter", equalTo("year"));
    }

    @Test
    void they_are_for_the_enterprise_its_adviser_and_the_region() {
        report(adviser(), told())
                .statusCode(201)
                .body("_links.rel", hasItem("correct"))
                .body("_links.rel", not(hasItem("confirm")));
        manager().get(ONE, id, YEAR).then().statusCode(200).body("_links.rel", hasItems("correct", "confirm"));
        String elsewhere = organisation();
        node(elsewhere);
        for (Supplier<RequestSpecification> who : List.<Supplier<RequestSpecification>>of(
                () -> as(Role.ENTERPRISE_MANAGER, elsewhere, Reach.ORGANISATION),
                () -> as(Role.ADVISER, elsewhere, Reach.NODE),
                () -> as(Role.ADMINISTRATOR, owner, Reach.REGION),
                () -> as(Role.AUDITOR, owner, Reach.REGION))) {
            who.get().get(ONE, id, YEAR).then().statusCode(403);
            who.get().get(ALL, id).then().statusCode(403);
            who.get().get(ONE, id, 2011).then().statusCode(403);
            report(who.get(), told()).statusCode(403);
            correct(who.get(), correction()).statusCode(403);
            confirm(who.get()).statusCode(403);
        }
        get(ALL, id).statusCode(401);
        get(ONE, id, YEAR).statusCode(401);
    }

    @Test
    void a_correction_and_a_confirmation_are_made_on_what_was_read() {
        report(own(), told()).statusCode(201);
        own().contentType(ContentType.JSON)
                .body(correction())
                .post(ONE + "/corrections", id, YEAR)
                .then()
                .statusCode(428);
        adviser()
                .header("If-Match", "\"9.0\"")
                .post(ONE + "/confirmations", id, YEAR)
                .then()
                .statusCode(412);
    }

    private static Map<String, Object> told() {
        return with(correction(), "year", YEAR, "turnover", kronor("1234567.89"), "reason", null).entrySet().stream()
                .filter(it -> it.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Object> correction() {
        return Map.of(
                "employed",
                counts(4, 3, 1, 0),
                "fullTimeEquivalents",
                "6.25",
                "occupied",
                counts(7, 6, 1, 2),
                "targetGroup",
                counts(6, 5, 0, 1),
                "reason",
                "Påhittad rättelse");
    }

    private static Map<String, Integer> counts(int women, int men, int nonBinary, int unknown) {
        return Map.of("women", women, "men", men, "nonBinary", nonBinary, "unknown", unknown);
    }

    private RequestSpecification own() {
        return as(Role.ENTERPRISE_MANAGER, owner, Reach.ORGANISATION);
    }

    private RequestSpecification adviser() {
        return as(Role.ADVISER, host, Reach.NODE);
    }

    private static RequestSpecification as(Role role, String organisation, Reach reach) {
        return anybody()
                .auth()
                .oauth2(Tokens.of(
                        "test-" + EnumCode.of(role), List.of(new Grant(role, UUID.fromString(organisation), reach))));
    }

    private ValidatableResponse report(RequestSpecification who, Map<String, ?> told) {
        return who.contentType(ContentType.JSON).body(told).post(ALL, id).then();
    }

    private ValidatableResponse correct(RequestSpecification who, Map<String, ?> told) {
        return who.contentType(ContentType.JSON)
                .header("If-Match", seen())
                .body(told)
                .post(ONE + "/corrections", id, YEAR)
                .then();
    }

    private ValidatableResponse confirm(RequestSpecification who) {
        return who.header("If-Match", seen())
                .post(ONE + "/confirmations", id, YEAR)
                .then();
    }

    private String seen() {
        return manager().get(ONE, id, YEAR).then().statusCode(200).extract().header("ETag");
    }

    private ValidatableResponse refused(Map<String, ?> told, String pointer) {
        return report(own(), told).statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }
}
