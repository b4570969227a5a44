package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** An answer that is kept for a repeat holds nothing of what may tell of somebody: that is kept in one place alone. */
@QuarkusTest
class KeptAnswersTest extends ApiTest {

    private static final String TELLING = "Påhittat ömtåligt";

    @Inject
    Time time;

    private String owner;
    private String host;
    private String node;
    private String enterprise;

    @BeforeEach
    void an_enterprise_at_a_node() {
        owner = organisation();
        host = organisation();
        node = node(host);
        enterprise = enterprise(with(business(), "organisation", owner, "node", node));
    }

    @Test
    void what_a_quality_review_says_and_plans() {
        var judgement = Map.of("area", "accessibility", "level", 3, "evidence", TELLING);
        String review = twice(
                leader(),
                "/quality-reviews",
                Map.of("enterprise", enterprise, "on", "2024-01-08", "judgements", List.of(judgement)),
                TELLING);
        twice(
                leader(),
                "/quality-reviews/" + review + "/actions",
                Map.of("area", "accessibility", "what", TELLING, "owner", owner, "due", "2024-02-01"),
                TELLING);
    }

    @Test
    void what_an_initiative_is_about() {
        twice(
                adviser(),
                "/initiatives",
                Map.of("name", "Påhittade " + word(), "description", TELLING, "node", node),
                TELLING);
    }

    @Test
    void what_an_enterprise_votes_for() {
        String analysis = post("/needs-analyses", Map.of("title", both("Påhittad", "Invented")))
                .extract()
                .path("id");
        String finding = post("/needs-analyses/{id}/findings", Map.of("text", both("Behov", "Need")), analysis)
                .extract()
                .path("id");
        twice(
                leader(),
                "/needs-analyses/" + analysis + "/votes",
                Map.of("enterprise", enterprise, "finding", finding),
                finding);
    }

    @Test
    void what_shows_that_a_criterion_is_met() {
        twice(
                leader(),
                "/assessments",
                Map.of("enterprise", enterprise, "evidence", Map.of("integration", TELLING)),
                TELLING);
    }

    @Test
    void what_is_noted_of_a_support_session() {
        String asker = enterprise(with(business(), "organisation", owner, "municipality", "2039"));
        post("/nodes/{id}/covered-municipalities", Map.of("municipality", "2039", "from", "2019-03-01"), node)
                .statusCode(201);
        Map<String, Object> question =
                Map.of("enterprise", asker, "question", "Påhittat", "competenceAreas", List.of("business-development"));
        String id = send(leader(), word(), "/support-cases", question).path("id");
        anybody()
                .auth()
                .oauth2(adviser())
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("to", "taken", "node", node))
                .post("/support-cases/{id}/stage-changes", id)
                .then()
                .statusCode(200);
        twice(
                adviser(),
                "/support-cases/" + id + "/sessions",
                Map.of(
                        "on",
                        time.today().toString(),
                        "minutes",
                        30,
                        "competenceArea",
                        "business-development",
                        "note",
                        TELLING),
                TELLING);
    }

    /** The id of what is created by a request that is sent twice, of whose answers only the first holds {@code telling}. */
    private static String twice(String token, String path, Map<String, ?> body, String telling) {
        String key = word();
        Response first = send(token, key, path, body);
        Response again = send(token, key, path, body);
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(201);
        assertThat(first.asString()).contains(telling);
        assertThat(again.asString()).doesNotContain(telling);
        String id = again.path("id");
        assertThat(id).isEqualTo(first.path("id")).isNotNull();
        return id;
    }

    private static Response send(String token, String key, String path, Map<String, ?> body) {
        return anybody()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
    }

    private String leader() {
        return token(Role.ENTERPRISE_MANAGER, owner, Reach.ORGANISATION);
    }

    private String adviser() {
        return token(Role.ADVISER, host, Reach.NODE);
    }

    private static String token(Role role, String organisation, Reach reach) {
        return Tokens.of("test-" + role, List.of(new Grant(role, UUID.fromString(organisation), reach)));
    }
}
