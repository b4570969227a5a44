package se.kompetensbyran.api.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.AtOnce;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** One enterprise, one vote, which is nobody else's business; and who writes and adopts. */
@QuarkusTest
class NeedsVotesTest extends ApiTest {

    private static final String ONE = "/needs-analyses/{id}";
    private static final String VOTES = ONE + "/votes";
    private static final String COUNTS = ONE + "/vote-counts";

    @Inject
    Time time;

    private String owner;
    private String enterprise;
    private String id;
    private String one;
    private String other;

    @BeforeEach
    void an_analysis_and_an_enterprise() {
        owner = organisation();
        enterprise = enterpriseOf(owner);
        id = post("/needs-analyses", Map.of("title", both("Påhittad", "Invented")))
                .statusCode(201)
                .extract()
                .path("id");
        one = find();
        other = find();
    }

    @Test
    void an_enterprise_votes_once_and_may_change_its_mind() {
        String vote = vote(leader(), enterprise, one)
                .statusCode(201)
                .body("enterprise.id", equalTo(enterprise))
                .body("finding", equalTo(one))
                .body("_links.rel", hasItems("self", "up", "finding", "edit"))
                .extract()
                .path("id");
        vote(leader(), enterprise, other).statusCode(409).body("code", equalTo("needs-analysis.voted-already"));
        change(leader(), vote, other).statusCode(200).body("finding", equalTo(other));
        leader().get(VOTES, id).then().statusCode(200).body("items.id", contains(vote));
        leader().get(ONE, id).then().body("_links.rel", hasItems("vote", "votes"));
    }

    @Test
    void a_vote_is_nobody_elses_business() {
        String vote = vote(leader(), enterprise, one).extract().path("id");
        String elsewhere = organisation();

        as(Role.ENTERPRISE_MANAGER, elsewhere, Reach.REGION)
                .get(VOTES + "/{vote}", id, vote)
                .then()
                .statusCode(404)
                .body("code", equalTo("needs-analysis.unknown-vote"));
        change(as(Role.ENTERPRISE_MANAGER, elsewhere, Reach.REGION), vote, other)
                .statusCode(404);
        as(Role.ENTERPRISE_MANAGER, elsewhere, Reach.REGION)
                .get(VOTES, id)
                .then()
                .statusCode(200)
                .body("items", empty());
        vote(as(Role.ENTERPRISE_MANAGER, elsewhere, Reach.REGION), enterprise, one)
                .statusCode(403);
        for (Role role : Role.values())
            if (role != Role.ENTERPRISE_MANAGER) {
                as(role, owner, Reach.REGION).get(VOTES, id).then().statusCode(403);
                as(role, owner, Reach.REGION)
                        .get(VOTES + "/{vote}", id, vote)
                        .then()
                        .statusCode(403);
            }
        get(VOTES, id).statusCode(401);
        String another = post("/needs-analyses", Map.of("title", both("Påhittad", "Invented")))
                .extract()
                .path("id");
        leader().get(VOTES + "/{vote}", another, vote).then().statusCode(404);
        auditor()
                .get("/journal?subject=" + vote)
                .then()
                .statusCode(200)
                .body("items[0].event", equalTo("vote.entered"))
                .body("items[0].changes.find { it.field == 'finding' }.after", nullValue());
    }

    @Test
    void few_votes_are_told_to_nobody() {
        for (int i = 0; i < 5; i++) cast(one);
        for (int i = 0; i < 4; i++) cast(other);
        String none = find();
        close();

        for (RequestSpecification who : List.of(anybody(), leader(), adviser(), manager()))
            who.get(COUNTS, id)
                    .then()
                    .statusCode(200)
                    .body("findings.finding", contains(one, other, none))
                    .body("findings[0].votes", equalTo(5))
                    .body("findings[1].votes", nullValue())
                    .body("findings[2].votes", equalTo(0))
                    .body("total", nullValue());
    }

    @Test
    void while_votes_are_collected_nobody_sees_one_come() {
        for (int i = 0; i < 5; i++) cast(one);

        for (RequestSpecification who : List.of(anybody(), leader(), adviser(), manager()))
            who.get(COUNTS, id).then().statusCode(404);
        for (RequestSpecification who : List.of(anybody(), leader(), adviser(), manager()))
            who.get(ONE, id).then().body("_links.rel", not(hasItem("vote-counts")));
    }

    @Test
    void many_votes_are_told_with_their_total() {
        for (int i = 0; i < 5; i++) cast(one);
        close();

        get(COUNTS, id).body("findings.votes", contains(5, 0)).body("total", equalTo(5));
    }

    @Test
    void votes_are_cast_and_changed_while_they_are_collected() {
        String vote = vote(leader(), enterprise, one).extract().path("id");
        close();

        change(leader(), vote, other).statusCode(409).body("code", equalTo("needs-analysis.voting-closed"));
        vote(leader(), enterpriseOf(owner), one).statusCode(409).body("code", equalTo("needs-analysis.voting-closed"));
        leader().get(VOTES + "/{vote}", id, vote).then().body("_links.rel", not(hasItem("edit")));
        leader().get(ONE, id).then().body("_links.rel", not(hasItem("vote")));
    }

    @Test
    void what_is_voted_for_is_known_and_who_votes_is_in_business() {
        String nobodys = "01976f2e-5c00-7000-8000-00000000ffff";
        vote(leader(), enterprise, nobodys)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/finding"))
                .body("errors[0].code", equalTo("unknown-finding"));
        vote(leader(), nobodys, one)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/enterprise"))
                .body("errors[0].code", equalTo("unknown-enterprise"));
        postOnTag(
                        tag("/enterprises/{id}", enterprise),
                        "/enterprises/{id}/stage-changes",
                        Map.of("to", "closed", "on", "2023"),
                        enterprise)
                .statusCode(200);
        vote(leader(), enterprise, one).statusCode(409).body("code", equalTo("enterprise.closed"));
    }

    @Test
    void a_finding_for_which_somebody_voted_stays() {
        cast(one);

        take(one).statusCode(409).body("code", equalTo("needs-analysis.finding-voted"));
        take(other).statusCode(204);
    }

    @Test
    void a_finding_for_which_somebody_voted_goes_on_saying_what_it_said() {
        cast(one);

        for (Map<String, Object> anew : List.<Map<String, Object>>of(
                Map.of("text", both("Något helt annat", "Something else")),
                Map.of("competenceAreas", List.of("public-procurement"))))
            patch(tag(ONE, id), ONE + "/findings/{finding}", anew, id, one)
                    .statusCode(409)
                    .body("code", equalTo("needs-analysis.finding-voted"));
        get(ONE + "/findings/{finding}", id, one)
                .body("text.sv", equalTo("Påhittat behov"))
                .body("competenceAreas", empty());
        patch(tag(ONE, id), ONE + "/findings/{finding}", Map.of("text", both("Rättat", "Mended")), id, other)
                .statusCode(200);
    }

    @Test
    void of_many_votes_of_one_enterprise_at_once_one_counts() {
        List<Integer> statuses = AtOnce.times(
                6,
                i -> vote(leader(), enterprise, i % 2 == 0 ? one : other)
                        .extract()
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        leader().get(VOTES, id).then().body("items", hasSize(1));
    }

    @Test
    void advisers_at_a_node_and_the_region_write_and_the_region_alone_adopts() {
        String host = organisation();
        node(host);
        Map<String, Object> told = Map.of("title", both("Påhittad", "Invented"));

        begins(as(Role.ADVISER, host, Reach.NODE), told).statusCode(201);
        begins(as(Role.ADVISER, host, Reach.REGION), told).statusCode(201);
        begins(as(Role.PROGRAMME_MANAGER, organisation(), Reach.REGION), told).statusCode(201);
        begins(as(Role.ADVISER, organisation(), Reach.NODE), told).statusCode(403);
        begins(as(Role.ADVISER, host, Reach.ORGANISATION), told).statusCode(403);
        begins(as(Role.PROGRAMME_MANAGER, organisation(), Reach.ORGANISATION), told)
                .statusCode(403);
        for (Role it : Role.values())
            if (it != Role.ADVISER && it != Role.PROGRAMME_MANAGER)
                begins(as(it, host, Reach.REGION), told).statusCode(403);
        begins(anybody(), told).statusCode(401);
        close();
        post(ONE + "/priorities", Map.of("rank", 1, "text", both("x", "y"), "findings", List.of(one)), id)
                .statusCode(201);
        Supplier<RequestSpecification> adviser = () -> as(Role.ADVISER, host, Reach.NODE);
        step(adviser.get(), "prioritised").statusCode(200);
        adopts(adviser.get()).statusCode(403);
        adopts(as(Role.PROGRAMME_MANAGER, host, Reach.NODE)).statusCode(403);
        adopts(leader()).statusCode(403);
        adviser.get().get(ONE + "/priorities", id).then().statusCode(200);
        for (String part : List.of("/priorities", "/measures")) {
            get(ONE + part, id).statusCode(404);
            leader().get(ONE + part, id).then().statusCode(404);
        }
        adopts(as(Role.PROGRAMME_MANAGER, host, Reach.REGION)).statusCode(200);
        get(ONE + "/priorities", id).statusCode(200);
    }

    private String find() {
        return post(ONE + "/findings", Map.of("text", both("Påhittat behov", "Invented need")), id)
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void cast(String finding) {
        String organisation = organisation();
        vote(as(Role.ENTERPRISE_MANAGER, organisation, Reach.ORGANISATION), enterpriseOf(organisation), finding)
                .statusCode(201);
    }

    private void close() {
        step(manager(), "closed").statusCode(200);
    }

    private ValidatableResponse step(RequestSpecification who, String to) {
        return who.contentType(ContentType.JSON)
                .header("If-Match", tag(ONE, id))
                .body(Map.of("to", to, "on", time.today().toString()))
                .post(ONE + "/stage-changes", id)
                .then();
    }

    private ValidatableResponse adopts(RequestSpecification who) {
        return who.contentType(ContentType.JSON)
                .header("If-Match", tag(ONE, id))
                .body(Map.of(
                        "body", owner, "validUntil", time.today().plusYears(1).toString()))
                .post(ONE + "/adoptions", id)
                .then();
    }

    private static ValidatableResponse begins(RequestSpecification who, Map<String, ?> told) {
        return who.contentType(ContentType.JSON)
                .body(told)
                .post("/needs-analyses")
                .then();
    }

    private ValidatableResponse take(String finding) {
        return manager()
                .header("If-Match", tag(ONE, id))
                .delete(ONE + "/findings/{finding}", id, finding)
                .then();
    }

    private ValidatableResponse vote(RequestSpecification who, String enterprise, String finding) {
        return who.contentType(ContentType.JSON)
                .body(Map.of("enterprise", enterprise, "finding", finding))
                .post(VOTES, id)
                .then();
    }

    private ValidatableResponse change(RequestSpecification who, String vote, String finding) {
        String tag = leader().get(VOTES + "/{vote}", id, vote).then().extract().header("ETag");
        return who.contentType(MERGE_PATCH)
                .header("If-Match", tag)
                .body(Map.of("finding", finding))
                .patch(VOTES + "/{vote}", id, vote)
                .then();
    }

    private RequestSpecification leader() {
        return as(Role.ENTERPRISE_MANAGER, owner, Reach.ORGANISATION);
    }

    private static RequestSpecification adviser() {
        String host = organisation();
        node(host);
        return as(Role.ADVISER, host, Reach.NODE);
    }

    private static RequestSpecification auditor() {
        return anybody().auth().oauth2(Tokens.with("auditor"));
    }

    private static RequestSpecification as(Role role, String organisation, Reach reach) {
        return anybody()
                .auth()
                .oauth2(Tokens.of("test-somebody", List.of(new Grant(role, UUID.fromString(organisation), reach))));
    }

    private static String enterpriseOf(String organisation) {
        return enterprise(with(business(), "organisation", organisation));
    }
}
