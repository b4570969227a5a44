package se.kompetensbyran.api.enterprises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.domain.enterprises.Flow;

/** Opening stock + entries − exits = closing stock, whatever two days are asked for. */
@QuarkusTest
class EnterpriseFlowsTest extends ApiTest {

    private static final String FLOWS = "/enterprises/flows";

    @Test
    void what_came_and_went_between_two_days_is_counted() {
        String query = "?from=1950-12-31&to=1960-12-31";
        Flow before = flow(query);

        enterprise(with(business(), "since", "1950-05"));
        enterprise(with(business(), "since", "1951"));
        String closed = enterprise(with(business(), "since", "1950-05"));
        postOnTag(
                        tag("/enterprises/{id}", closed),
                        "/enterprises/{id}/stage-changes",
                        Map.of("to", "closed", "on", "1960-12-31"),
                        closed)
                .statusCode(200);

        Flow after = flow(query);
        assertThat(after.opening()).isEqualTo(before.opening() + 2);
        assertThat(after.entries()).isEqualTo(before.entries() + 1);
        assertThat(after.exits()).isEqualTo(before.exits() + 1);
        assertThat(after.closing()).isEqualTo(before.closing() + 2);
    }

    @Test
    void the_identity_holds_for_any_days_and_either_basis() {
        for (String basis : List.of("business", "status"))
            for (String days : List.of("", "&from=2015-01-01", "&from=2019-03-01&to=2019-03-01", "&to=2030-12-31")) {
                Flow it = flow("?basis=" + basis + days);
                assertThat(it.opening() + it.entries() - it.exits()).isEqualTo(it.closing());
            }
        get(FLOWS).statusCode(200).body("basis", equalTo("business")).body("_links[0].href", endsWith(FLOWS));
    }

    @Test
    void the_second_day_does_not_lie_before_the_first() {
        get(FLOWS + "?from=2020-01-02&to=2020-01-01")
                .statusCode(400)
                .body("errors.parameter", contains("to"))
                .body("errors[0].code", equalTo("before-start"));
        get(FLOWS + "?basis=nonsense").statusCode(400).body("errors[0].parameter", equalTo("basis"));
    }

    // The record of the domain is none unless it adds up.
    private static Flow flow(String query) {
        ValidatableResponse shown = get(FLOWS + query).statusCode(200);
        return new Flow(
                shown.extract().path("openingStock"),
                shown.extract().path("entries"),
                shown.extract().path("exits"),
                shown.extract().path("closingStock"));
    }
}
