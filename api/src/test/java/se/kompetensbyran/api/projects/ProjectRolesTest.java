package se.kompetensbyran.api.projects;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.plan;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;

/** Who takes part in a project, as what and when. */
@QuarkusTest
class ProjectRolesTest extends ApiTest {

    private static final String ROLES = "/projects/{id}/roles";
    private static final String ROLE = "/projects/{id}/roles/{role}";

    @Test
    void a_project_that_is_entered_with_an_owner_shows_it() {
        String name = name("ägare");
        String id = project(with(plan(), "owner", organisation(name)));
        get("/projects/{id}", id).body("owner.name", equalTo(name));
        get(ROLES, id)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("owner"))
                .body("items[0].from", equalTo("2019-02-01"))
                .body("items[0].until", nullValue());
    }

    @Test
    void a_project_has_one_owner_at_a_time() {
        String id = project(with(plan(), "owner", organisation()));
        give(id, "owner", organisation(), "2019-07-01").statusCode(409).body("code", equalTo("project.owner-taken"));
    }

    @Test
    void an_owner_steps_down_by_a_last_day_and_the_next_takes_over_the_day_after() {
        String name = name("efterträdare");
        String id = project(with(plan(), "owner", organisation()));
        String first = get(ROLES, id).extract().path("items[0].id");
        change(id, first, Map.of("until", "2019-06-30")).statusCode(200).body("until", equalTo("2019-06-30"));
        give(id, "owner", organisation(), "2019-06-30").statusCode(409).body("code", equalTo("project.owner-taken"));
        give(id, "owner", organisation(name), "2019-07-01").statusCode(201);
        get("/projects/{id}", id).body("owner.name", equalTo(name));
        get(ROLES, id).body("items.from", contains("2019-02-01", "2019-07-01"));
    }

    @Test
    void any_number_of_partners_take_part() {
        String id = project();
        String other = organisation();
        give(id, "partner", organisation(), "2019-02-01").statusCode(201);
        give(id, "partner", other, "2019-02-01").statusCode(201);
        give(id, "evaluator", other, "2019-02-01").statusCode(201);
        give(id, "co-financier", other, "2019-02-01").statusCode(201);
        get(ROLES, id).body("items", hasSize(4));
    }

    @Test
    void owners_stand_first() {
        String id = project();
        give(id, "partner", organisation(), "2019-02-01").statusCode(201);
        give(id, "owner", organisation(), "2019-03-01").statusCode(201);
        get(ROLES, id).body("items.kind", contains("owner", "partner"));
    }

    @Test
    void a_role_ends_no_earlier_than_it_begins() {
        post(ROLES, with(role("partner", organisation(), "2019-02-01"), "until", "2019-01-31"), project())
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/until"))
                .body("errors[0].code", equalTo("before-start"));
    }

    @Test
    void a_role_of_one_day_is_shown_as_one_day() {
        post(ROLES, with(role("evaluator", organisation(), "2019-02-01"), "until", "2019-02-01"), project())
                .statusCode(201)
                .body("from", equalTo("2019-02-01"))
                .body("until", equalTo("2019-02-01"));
    }

    @Test
    void only_an_organisation_of_the_register_gets_a_role() {
        give(project(), "owner", "01976f2e-5c00-7000-8000-00000000ffff", "2019-02-01")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/organisation"))
                .body("errors[0].code", equalTo("unknown-organisation"));
    }

    @Test
    void a_role_that_never_was_is_taken_away() {
        String id = project();
        String role =
                give(id, "partner", organisation(), "2019-02-01").extract().path("id");
        manager()
                .header("If-Match", tag(ROLE, id, role))
                .delete(ROLE, id, role)
                .then()
                .statusCode(204);
        get(ROLE, id, role).statusCode(404).body("code", equalTo("part.unknown"));
        get(ROLES, id).body("items", hasSize(0));
    }

    @Test
    void roles_of_a_project_that_does_not_exist_are_not_found() {
        get(ROLES, "01976f2e-5c00-7000-8000-00000000ffff").statusCode(404).body("code", equalTo("project.unknown"));
        give("01976f2e-5c00-7000-8000-00000000ffff", "owner", organisation(), "2019-02-01")
                .statusCode(404);
    }

    private static Map<String, Object> role(String kind, String organisation, String from) {
        return Map.of("kind", kind, "organisation", organisation, "from", from);
    }

    private static ValidatableResponse give(String id, String kind, String organisation, String from) {
        return post(ROLES, role(kind, organisation, from), id);
    }

    private static ValidatableResponse change(String id, String role, Map<String, ?> changes) {
        return patch(tag(ROLE, id, role), ROLE, changes, id, role);
    }
}
