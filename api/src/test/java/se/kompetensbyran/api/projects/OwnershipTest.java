package se.kompetensbyran.api.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.plan;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** What belongs to an organisation is changed by its own people and the region's, and by nobody else. */
@QuarkusTest
class OwnershipTest extends ApiTest {

    private String own = "";
    private String others = "";

    @BeforeEach
    void two_organisations_are_known() {
        own = organisation();
        others = organisation();
    }

    private static RequestSpecification as(Role role, Reach reach, String organisation) {
        return anybody().auth().oauth2(Tokens.of(role, reach, UUID.fromString(organisation)));
    }

    private RequestSpecification ownManager() {
        return as(Role.PROGRAMME_MANAGER, Reach.ORGANISATION, own);
    }

    private static String owned(String owner) {
        return project(with(plan(), "owner", owner));
    }

    private static ValidatableResponse tell(RequestSpecification who, String path, Object body) {
        return who.contentType(ContentType.JSON).body(body).post(path).then();
    }

    private static ValidatableResponse change(RequestSpecification who, String path, Map<String, ?> changes) {
        return who.contentType(MERGE_PATCH)
                .header("If-Match", tag(path))
                .body(changes)
                .patch(path)
                .then();
    }

    private static void isForbidden(ValidatableResponse answer) {
        answer.statusCode(403).body("code", equalTo("forbidden"));
    }

    private static List<String> links(RequestSpecification who, String path) {
        return who.get(path).then().statusCode(200).extract().path("_links.rel");
    }

    private static final Map<String, Object> OBJECTIVE =
            Map.of("level", "individual", "text", both("Ett påhittat mål", "An invented objective"));

    @Test
    void a_manager_writes_the_own_organisations_projects_and_no_others() {
        for (String owner : List.of(own, others)) {
            boolean isOwn = owner.equals(own);
            String at = "/projects/" + owned(owner);
            List<ValidatableResponse> answers = List.of(
                    change(ownManager(), at, Map.of("name", name("plan"))),
                    tell(ownManager(), at + "/objectives", OBJECTIVE),
                    tell(ownManager(), at + "/lessons", Map.of("text", both("En lärdom", "A lesson"))),
                    tell(
                            ownManager(),
                            at + "/activities",
                            Map.of("kind", "other", "state", "planned", "title", both("Möte", "Meeting"))),
                    tell(
                            ownManager(),
                            at + "/roles",
                            Map.of("kind", "partner", "organisation", others, "from", "2019-02-01")),
                    tell(
                            ownManager(),
                            at + "/funding-lines",
                            Map.of(
                                    "funder",
                                    others,
                                    "amount",
                                    Map.of("amount", "5.00", "currency", "SEK"),
                                    "status",
                                    "applied")),
                    ownManager()
                            .contentType(ContentType.JSON)
                            .header("If-Match", tag(at))
                            .body(Map.of("to", "applied", "on", "2018-10-01"))
                            .post(at + "/stage-changes")
                            .then(),
                    ownManager()
                            .header("If-Match", tag(at + "/lineage"))
                            .delete(at + "/lineage")
                            .then());
            for (ValidatableResponse answer : answers)
                if (isOwn) assertThat(answer.extract().statusCode()).isBetween(200, 204);
                else isForbidden(answer);
        }
    }

    @Test
    void links_agree_with_what_then_works_one_by_one_and_in_lists() {
        String mine = owned(own);
        String theirs = owned(others);
        assertThat(links(ownManager(), "/projects/" + mine)).contains("edit", "become-applied");
        assertThat(links(ownManager(), "/projects/" + theirs)).doesNotContain("edit", "become-applied");
        assertThat(links(anybody(), "/projects/" + mine)).doesNotContain("edit", "become-applied");
        for (String owner : List.of(own, others)) {
            List<List<String>> shown = ownManager()
                    .get("/projects?owner={o}", owner)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items._links.rel");
            assertThat(shown).hasSize(1).allMatch(it -> it.contains("edit") == owner.equals(own));
        }
        for (String it : List.of(mine, theirs))
            tell(manager(), "/projects/" + it + "/objectives", OBJECTIVE).statusCode(201);
        List<List<String>> parts =
                ownManager().get("/projects/{id}/objectives", mine).path("items._links.rel");
        assertThat(parts).hasSize(1).allMatch(it -> it.contains("edit") && it.contains("delete"));
        parts = ownManager().get("/projects/{id}/objectives", theirs).path("items._links.rel");
        assertThat(parts).hasSize(1).noneMatch(it -> it.contains("edit") || it.contains("delete"));
    }

    @Test
    void who_gives_a_project_away_writes_it_no_more() {
        String at = "/projects/" + owned(own);
        String role = get(at + "/roles").extract().path("items[0].id");
        change(ownManager(), at + "/roles/" + role, Map.of("organisation", others))
                .statusCode(200)
                .body("_links.rel", not(hasItem("edit")));
        isForbidden(change(ownManager(), at, Map.of("name", name("plan"))));
        change(as(Role.PROGRAMME_MANAGER, Reach.ORGANISATION, others), at, Map.of("name", name("plan")))
                .statusCode(200);
    }

    @Test
    void what_nobody_owns_is_the_regions() {
        String at = "/projects/" + project();
        isForbidden(change(ownManager(), at, Map.of("name", name("plan"))));
        isForbidden(tell(ownManager(), "/projects", plan()));
        isForbidden(tell(ownManager(), "/projects", with(plan(), "owner", others)));
        tell(ownManager(), "/projects", with(plan(), "owner", own)).statusCode(201);
        change(manager(), at, Map.of("name", name("plan"))).statusCode(200);
    }

    @Test
    void a_publication_belongs_with_its_project() {
        String mine = owned(own);
        String theirs = owned(others);
        Map<String, String> report = Map.of("title", "En påhittad rapport", "kind", "final-report", "language", "sv");
        isForbidden(tell(ownManager(), "/publications", with(report, "project", theirs)));
        String described = tell(ownManager(), "/publications", with(report, "project", mine))
                .statusCode(201)
                .body("_links.rel", hasItem("edit"))
                .extract()
                .path("id");
        String foreign = tell(manager(), "/publications", with(report, "project", theirs))
                .statusCode(201)
                .extract()
                .path("id");
        change(ownManager(), "/publications/" + described, Map.of("title", "En annan titel"))
                .statusCode(200);
        isForbidden(change(ownManager(), "/publications/" + described, Map.of("project", theirs)));
        isForbidden(change(ownManager(), "/publications/" + foreign, Map.of("title", "En annan titel")));
        isForbidden(change(ownManager(), "/publications/" + foreign, Map.of("project", mine)));
        List<String> shown = ownManager()
                .get("/publications?limit=100&sort=-publishedOn")
                .path("items.findAll { it._links.rel.contains('edit') }.project.unique()");
        assertThat(shown).isSubsetOf(mine);
        assertThat(links(ownManager(), "/publications/" + described)).contains("edit");
        assertThat(links(ownManager(), "/publications/" + foreign)).doesNotContain("edit");
        ownManager().get("/publications?project={p}", mine).then().body("items[0]._links.rel", hasItem("edit"));
        ownManager().get("/publications?project={p}", theirs).then().body("items[0]._links.rel", not(hasItem("edit")));
    }

    @Test
    void
            an_enterprise_manager_changes_the_own_organisations_facts_and_no_others_however_far_the_role_is_said_to_reach() {
        for (Reach reach : List.of(Reach.ORGANISATION, Reach.REGION)) {
            RequestSpecification leader = as(Role.ENTERPRISE_MANAGER, reach, own);
            change(leader, "/organisations/" + own, Map.of("name", name("förening")))
                    .statusCode(200)
                    .body("_links.rel", hasItem("edit"));
            isForbidden(change(
                    as(Role.ENTERPRISE_MANAGER, reach, own),
                    "/organisations/" + others,
                    Map.of("name", name("förening"))));
            isForbidden(
                    tell(as(Role.ENTERPRISE_MANAGER, reach, own), "/organisations", Map.of("name", name("förening"))));
            assertThat(links(as(Role.ENTERPRISE_MANAGER, reach, own), "/organisations/" + others))
                    .doesNotContain("edit");
        }
    }

    @Test
    void who_recorded_a_step_is_shown_to_whom_may_read_or_write_that_project() {
        String at = "/projects/" + owned(own) + "/stage-changes";
        ownManager().get(at).then().body("items[0].recordedBy", notNullValue());
        as(Role.ADVISER, Reach.REGION, others).get(at).then().body("items[0].recordedBy", notNullValue());
        as(Role.PROGRAMME_MANAGER, Reach.ORGANISATION, others)
                .get(at)
                .then()
                .statusCode(200)
                .body("items[0].recordedBy", nullValue());
        as(Role.SUPERVISOR, Reach.REGION, own).get(at).then().body("items[0].recordedBy", nullValue());
        get(at).body("items[0].recordedBy", nullValue());
    }
}
