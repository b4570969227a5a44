package se.kompetensbyran.api.publications;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;

/** Reports of projects, with their annexes. */
@QuarkusTest
class PublicationsTest extends ApiTest {

    @Test
    void a_publication_is_described_and_read_back_as_it_was_told() {
        String project = project();
        String id = describe(with(
                        report(project),
                        "audiences",
                        List.of("practitioners", "funders"),
                        "publishedOn",
                        "2014-06",
                        "description",
                        both("Påhittad rapport", "Invented report")))
                .statusCode(201)
                .extract()
                .path("id");
        get("/publications/{id}", id)
                .body("project", equalTo(project))
                .body("kind", equalTo("final-report"))
                .body("language", equalTo("sv"))
                .body("audiences", containsInAnyOrder("practitioners", "funders"))
                .body("publishedOn", equalTo("2014-06"))
                .body("description.en", equalTo("Invented report"))
                .body("annexOf", nullValue())
                .body("_links.rel", hasItem("annexes"));
    }

    @Test
    void an_annex_belongs_to_a_publication_of_the_same_project() {
        String project = project();
        String whole = id(report(project));
        String annex = id(annex(project, whole));
        get("/publications?annexOf={id}", whole).body("items.id", contains(annex));
        get("/publications/{id}", annex).body("annexOf", equalTo(whole)).body("_links.rel", hasItem("up"));
        describe(annex(project(), whole)).statusCode(409).body("code", equalTo("publication.not-annexable"));
    }

    @Test
    void an_annex_has_no_annexes() {
        String project = project();
        String annex = id(annex(project, id(report(project))));
        describe(annex(project, annex)).statusCode(409).body("code", equalTo("publication.not-annexable"));
    }

    @Test
    void a_publication_with_annexes_becomes_no_annex_and_does_not_move() {
        String project = project();
        String whole = id(report(project));
        String other = id(report(project));
        describe(annex(project, whole)).statusCode(201);
        change(whole, Map.of("kind", "annex", "annexOf", other))
                .statusCode(409)
                .body("code", equalTo("publication.has-annexes"));
        change(whole, Map.of("project", project())).statusCode(409).body("code", equalTo("publication.has-annexes"));
    }

    @Test
    void an_annex_and_only_an_annex_names_what_it_belongs_to() {
        String project = project();
        describe(with(report(project), "kind", "annex"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/annexOf"))
                .body("errors[0].code", equalTo("annex-of-something"));
        describe(with(report(project), "annexOf", id(report(project))))
                .statusCode(400)
                .body("errors[0].code", equalTo("annex-of-something"));
        String self = id(report(project));
        change(self, Map.of("kind", "annex", "annexOf", self))
                .statusCode(400)
                .body("errors[0].code", equalTo("annex-of-itself"));
    }

    @Test
    void what_a_publication_refers_to_must_be_there() {
        String unknown = "01976f2e-5c00-7000-8000-00000000ffff";
        describe(report(unknown))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/project"))
                .body("errors[0].code", equalTo("unknown-project"));
        describe(annex(project(), unknown))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/annexOf"))
                .body("errors[0].code", equalTo("unknown-publication"));
        describe(with(report(project()), "audiences", List.of("everybody-else")))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/audiences"))
                .body("errors[0].code", equalTo("unknown-code"));
        get("/publications/{id}", unknown).statusCode(404).body("code", equalTo("publication.unknown"));
    }

    @Test
    void a_language_is_two_lower_case_letters() {
        describe(with(report(project()), "language", "SV"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/language"))
                .body("errors[0].code", equalTo("language-shape"));
    }

    @Test
    void publications_are_found_by_project_kind_and_language() {
        String project = project();
        String swedish = id(report(project));
        String english = id(with(report(project), "kind", "guide", "language", "en"));
        get("/publications?project={p}", project).body("items.id", containsInAnyOrder(swedish, english));
        get("/publications?project={p}&kind=guide", project).body("items.id", contains(english));
        get("/publications?project={p}&language=sv", project).body("items.id", contains(swedish));
        get("/publications?project={p}&language=sv&kind=guide", project).body("items", empty());
    }

    @Test
    void titles_stand_in_swedish_order_and_days_both_ways() {
        String project = project();
        String orsa = id(with(report(project), "title", "Örsa (påhittad)", "publishedOn", "2012"));
        String zorn = id(with(report(project), "title", "Zorn (påhittad)", "publishedOn", "2014-06"));
        String alv = id(with(report(project), "title", "Älv (påhittad)", "publishedOn", "2013-01-01"));
        get("/publications?project={p}", project).body("items.id", contains(zorn, alv, orsa));
        get("/publications?project={p}&sort=-title", project).body("items.id", contains(orsa, alv, zorn));
        get("/publications?project={p}&sort=publishedOn", project).body("items.id", contains(orsa, alv, zorn));
        get("/publications?project={p}&sort=-publishedOn", project).body("items.id", contains(zorn, alv, orsa));
    }

    @Test
    void a_change_touches_what_it_names_and_null_takes_away() {
        String id = id(with(report(project()), "publishedOn", "2014", "audiences", List.of("funders")));
        Map<String, Object> changes = new HashMap<>();
        changes.put("publishedOn", null);
        changes.put("title", "Ändrad (påhittad)");
        change(id, changes)
                .statusCode(200)
                .body("publishedOn", nullValue())
                .body("title", equalTo("Ändrad (påhittad)"))
                .body("audiences", contains("funders"));
    }

    private static Map<String, Object> report(String project) {
        return Map.of("project", project, "title", name("rapport"), "kind", "final-report", "language", "sv");
    }

    private static Map<String, Object> annex(String project, String whole) {
        return with(report(project), "kind", "annex", "annexOf", whole);
    }

    private static ValidatableResponse describe(Map<String, ?> told) {
        return post("/publications", told);
    }

    private static String id(Map<String, ?> told) {
        return describe(told).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse change(String id, Map<String, ?> changes) {
        return patch(tag("/publications/{id}", id), "/publications/{id}", changes, id);
    }
}
