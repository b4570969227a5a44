package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.plan;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kompetensbyran.api.testing.ApiTest;

/** Collections come page by page. */
@QuarkusTest
class PagingTest extends ApiTest {

    @Test
    void the_first_page_has_twenty_rows_unless_something_else_is_asked_for() {
        get("/code-lists?limit=5")
                .statusCode(200)
                .body("items", hasSize(5))
                .body("_meta.page", equalTo(1))
                .body("_meta.limit", equalTo(5))
                .body("_meta.count", equalTo(5));
        get("/municipalities").body("_meta.limit", equalTo(20)).body("_meta.count", equalTo(15));
    }

    @Test
    void the_pages_together_are_the_collection_once() {
        String owner = organisation();
        for (int i = 0; i < 5; i++) project(with(plan(), "owner", owner));
        List<String> all = get("/projects?owner={o}", owner).extract().path("items.id");
        List<String> paged = new ArrayList<>();
        @Nullable String next = "/projects?limit=2&owner=" + owner;
        while (next != null) {
            var page = get(next).statusCode(200).body("_meta.total", equalTo(5)).extract();
            paged.addAll(page.path("items.id"));
            next = below(page.path("_links.find { it.rel == 'next' }?.href"));
        }
        assertThat(paged).hasSize(5).isEqualTo(all);
    }

    @Test
    void links_lead_to_the_neighbours() {
        get("/municipalities?limit=4")
                .body("_links.rel", contains("self", "first", "next", "last"))
                .body("_links[3].href", endsWith("/municipalities?limit=4&page=4"))
                .body("_links.method", contains("GET", "GET", "GET", "GET"));
        get("/municipalities?limit=4&page=2")
                .body("_links.rel", contains("self", "first", "prev", "next", "last"))
                .body("_links[0].href", endsWith("/municipalities?limit=4&page=2"))
                .body("_links[2].href", endsWith("/municipalities?limit=4&page=1"))
                .body("_links[3].href", endsWith("/municipalities?limit=4&page=3"));
        get("/municipalities?limit=4&page=4")
                .body("items", hasSize(3))
                .body("_links.rel", contains("self", "first", "prev", "last"));
    }

    @Test
    void past_the_end_is_an_empty_page_that_leads_back() {
        get("/municipalities?limit=4&page=9")
                .statusCode(200)
                .body("items", empty())
                .body("_meta.count", equalTo(0))
                .body("_meta.total", equalTo(15))
                .body("_links.find { it.rel == 'prev' }.href", endsWith("page=4"))
                .body("_links.find { it.rel == 'next' }", nullValue());
    }

    @Test
    void an_empty_collection_has_one_empty_page() {
        get("/projects?owner={o}", organisation())
                .body("items", empty())
                .body("_meta.total", equalTo(0))
                .body("_links.rel", contains("self", "first", "last"));
    }

    @Test
    void the_other_parameters_go_along_escaped() {
        String hard = "å &=+#%?/\"'<>{}|\\^`😀";
        String self = anybody()
                .queryParam("q", hard)
                .queryParam("sort", "-name,startsOn")
                .get("/projects")
                .then()
                .statusCode(200)
                .body("_links.href.findAll { it.contains('sort=-name%2CstartsOn') }", hasSize(3))
                .extract()
                .path("_links[0].href");
        assertThat(self).doesNotContain(" ", "\"", "<", "|", "😀").contains("q=%C3%A5%20%26%3D%2B%23%25");
        anybody()
                .urlEncodingEnabled(false)
                .get(below(self))
                .then()
                .statusCode(200)
                .body("_links[0].href", equalTo(self));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit, bounds",
        "limit=101, limit, bounds",
        "limit=-1, limit, bounds",
        "limit=abc, limit, wrong-value",
        "limit=1.5, limit, wrong-value",
        "limit=99999999999, limit, wrong-value",
        "limit=, limit, blank",
        "page=0, page, bounds",
        "page=-1, page, bounds",
        "page=10001, page, bounds",
        "page=99999999999, page, wrong-value",
        "page=%2B1, page, wrong-value",
        "page=501, page, page-range",
        "page=1&page=2, page, repeated",
    })
    void a_page_out_of_bounds_is_refused(String query, String parameter, String code) {
        anybody()
                .urlEncodingEnabled(false)
                .get("/projects?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-value"))
                .body("errors", hasSize(1))
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void pages_reach_ten_thousand_rows() {
        get("/projects?limit=100&page=100").statusCode(200);
        get("/projects?limit=100&page=101").statusCode(400).body("errors[0].code", equalTo("page-range"));
        get("/projects?limit=1&page=10000").statusCode(200);
        get("/projects?limit=20&page=500").statusCode(200);
        get("/projects?limit=3&page=3334").statusCode(200);
        get("/projects?limit=3&page=3335").statusCode(400).body("errors[0].detail", containsString("10"));
    }

    private static @Nullable String below(@Nullable String address) {
        return address == null ? null : address.substring(address.indexOf(BASE) + BASE.length());
    }
}
