package se.kompetensbyran.api.quality;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.quality.Action;
import se.kompetensbyran.domain.shared.EnumCode;

/** Quality reviews with their actions, compared, and seen by those whose they are alone. */
@QuarkusTest
class QualityReviewsTest extends ApiTest {

    private static final String ALL = "/quality-reviews";
    private static final String ONE = "/quality-reviews/{id}";
    private static final String ACTIONS = ONE + "/actions";
    private static final String ACTION = ONE + "/actions/{action}";
    private static final String NOBODYS = "01976f2e-5c00-7000-8000-00000000ffff";

    @Inject
    Time time;

    private String owner;
    private String host;
    private String enterprise;

    @BeforeEach
    void an_enterprise_at_a_node() {
        owner = organisation();
        host = organisation();
        enterprise = enterprise(with(business(), "organisation", owner, "node", node(host)));
    }

    @Test
    void a_review_is_entered_changed_and_found() {
        String id = review("2024-06-03", judgement("accessibility", 3), judgement("gender-equality", 2));
        leader().get(ONE, id)
                .then()
                .statusCode(200)
                .body("enterprise.id", equalTo(enterprise))
                .body("on", equalTo("2024-06-03"))
                .body("judgements.area", contains("gender-equality", "accessibility"))
                .body("judgements.level", contains(2, 3))
                .body("_links.rel", hasItems("self", "related", "actions", "edit", "add-action"));
        change(ONE, tag(id), Map.of("judgements", List.of(judgement("social-quality", 5))), id)
                .statusCode(200)
                .body("judgements.area", contains("social-quality"));
        String later = review("2024-06-04", judgement("accessibility", 3));
        leader().get(ALL + "?enterprise=" + enterprise).then().body("items.id", contains(later, id));
        leader().get(ALL).then().body("items", hasSize(2));
        enters(leader(), told("2024-06-04", judgement("accessibility", 1)))
                .statusCode(409)
                .body("code", equalTo("quality-review.reviewed-already"));
        as(Role.PROGRAMME_MANAGER, owner, Reach.REGION)
                .get(ONE + "/history", id)
                .then()
                .statusCode(200)
                .body("items.event", contains("quality-review.changed", "quality-review.entered"))
                .body("items.toString()", not(containsString("underlag")));
    }

    @Test
    void two_reviews_of_an_enterprise_are_compared() {
        String before = review("2023-06-05", judgement("accessibility", 2), judgement("gender-equality", 4));
        String after = review("2024-06-03", judgement("accessibility", 5), judgement("business-quality", 1));

        for (var it : List.of(List.of(before, after), List.of(after, before)))
            leader().get(ONE + "/comparisons/{other}", it.get(0), it.get(1))
                    .then()
                    .statusCode(200)
                    .body("before", equalTo("2023-06-05"))
                    .body("after", equalTo("2024-06-03"))
                    .body("areas.area", contains("gender-equality", "accessibility", "business-quality"))
                    .body("areas[0].before", equalTo(4))
                    .body("areas[0].after", nullValue())
                    .body("areas[0].change", nullValue())
                    .body("areas[1].change", equalTo(3))
                    .body("areas[2].before", nullValue());
        String elsewhere = enterprise(with(business(), "organisation", owner));
        String other = enters(
                        leader(), with(told("2024-06-03", judgement("accessibility", 1)), "enterprise", elsewhere))
                .statusCode(201)
                .extract()
                .path("id");
        leader().get(ONE + "/comparisons/{other}", before, other)
                .then()
                .statusCode(404)
                .body("code", equalTo("quality-review.other-enterprise"));
    }

    @Test
    void what_is_overdue_is_found() {
        String id = review("2024-01-08", judgement("accessibility", 3));
        String late = plan(id, "2024-02-01").extract().path("id");
        String later = plan(id, time.today().plusDays(30).toString()).extract().path("id");
        String done = plan(id, "2024-01-15").extract().path("id");
        become(id, done, "done", "2024-01-20").statusCode(200).body("endedOn", equalTo("2024-01-20"));

        actions("").body("items.id", contains(done, late, later)).body("items.overdue", contains(false, true, false));
        actions("&overdueOn=" + time.today()).body("items.id", contains(late));
        actions("&overdueOn=2024-02-01").body("items", empty());
        actions("&overdueOn=2024-02-02").body("items.id", contains(late));
        actions("&state=done").body("items.id", contains(done));
        leader().get("/quality-actions").then().body("items", hasSize(3));
        change(ACTION, tag(id), Map.of("due", "2024-03-01"), id, late)
                .statusCode(200)
                .body("due", equalTo("2024-03-01"));
        leader().header("If-Match", tag(id)).delete(ACTION, id, late).then().statusCode(204);
        actions("").body("items.id", contains(done, later));
        leader().get(ACTIONS, id).then().body("items.id", contains(later, done));
    }

    static Stream<Arguments> everyPair() {
        return Arrays.stream(Action.State.values())
                .flatMap(from -> Arrays.stream(Action.State.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void an_action_goes_where_an_arrow_leads_and_nowhere_else(Action.State from, Action.State to) {
        String id = review("2024-01-08", judgement("accessibility", 3));
        String action = plan(id, "2024-02-01").extract().path("id");
        if (from != Action.State.OPEN)
            become(id, action, EnumCode.of(from), "2024-01-20").statusCode(200);

        ValidatableResponse moved = become(id, action, EnumCode.of(to), "2024-01-21");

        if (from.mayBecome(to)) moved.statusCode(200).body("state", equalTo(EnumCode.of(to)));
        else moved.statusCode(409).body("code", equalTo("quality-review.wrong-state"));
        String is = EnumCode.of(from.mayBecome(to) ? to : from);
        leader().get(ACTION, id, action).then().body("state", equalTo(is));
    }

    @Test
    void what_is_told_has_evidence_and_lies_within_bounds() {
        String tomorrow = time.today().plusDays(1).toString();
        assertFault("/on", "in-future", enters(leader(), told(tomorrow, judgement("accessibility", 3))));
        assertFault("/judgements", "missing", enters(leader(), told("2024-06-03")));
        assertFault(
                "/judgements",
                "duplicate",
                enters(leader(), told("2024-06-03", judgement("accessibility", 3), judgement("accessibility", 3))));
        assertFault(
                "/judgements/0/level", "bounds", enters(leader(), told("2024-06-03", judgement("accessibility", 6))));
        enters(leader(), told("2024-06-03", Map.of("area", "accessibility", "level", 3)))
                .statusCode(400)
                .body("errors.pointer", contains("/judgements/0/evidence"))
                .body("errors.code", contains("missing"));
        assertFault(
                "/judgements/1/evidence",
                "blank",
                enters(leader(), told("2024-06-03", judgement("gender-equality", 3), evidence(" "))));
        assertFault(
                "/judgements/0/evidence",
                "personal-number",
                enters(leader(), told("2024-06-03", evidence("Samtal med 1912-12-12 - 1212"))));
        assertFault(
                "/enterprise",
                "unknown-enterprise",
                enters(leader(), with(told("2024-06-03", judgement("accessibility", 3)), "enterprise", NOBODYS)));
        leader().get(ALL).then().body("items", empty());

        String id = review("2024-06-03", judgement("accessibility", 3));
        assertFault("/due", "before-review", plan(id, "2024-06-02"));
        assertFault("/area", "not-reviewed", plans(id, with(action("2024-07-01"), "area", "gender-equality")));
        for (String it : List.of(NOBODYS, organisation()))
            assertFault("/owner", "not-of-enterprise", plans(id, with(action("2024-07-01"), "owner", it)));
        assertFault("/what", "personal-number", plans(id, with(action("2024-07-01"), "what", "Ring 121212\u22121212")));
        plans(id, with(action("2024-07-01"), "owner", host)).statusCode(201);
        String action = plan(id, "2024-07-01").extract().path("id");
        become(id, action, "done", tomorrow).statusCode(400).body("errors.code", contains("in-future"));
        change(ONE, tag(id), Map.of("judgements", List.of(judgement("social-quality", 5))), id)
                .statusCode(409)
                .body("code", equalTo("quality-review.area-acted-on"));
    }

    @Test
    void a_review_is_the_enterprises_and_its_nodes_and_to_others_not_there() {
        String id = review("2024-01-08", judgement("accessibility", 3));
        String other = review("2024-01-09", judgement("accessibility", 3));
        String action = plan(id, "2024-02-01").extract().path("id");
        as(Role.ADVISER, host, Reach.NODE).get(ONE, id).then().statusCode(200);
        as(Role.ADVISER, host, Reach.NODE).get(ALL).then().body("items", hasSize(2));
        as(Role.ADVISER, host, Reach.NODE).get("/quality-actions").then().body("items", hasSize(1));
        enters(as(Role.ADVISER, host, Reach.NODE), told("2024-01-10", judgement("accessibility", 3)))
                .statusCode(201);

        String elsewhere = organisation();
        node(elsewhere);
        for (Supplier<RequestSpecification> who : List.<Supplier<RequestSpecification>>of(
                () -> as(Role.ADVISER, elsewhere, Reach.NODE),
                () -> as(Role.ADVISER, elsewhere, Reach.REGION),
                () -> as(Role.ADVISER, host, Reach.ORGANISATION),
                () -> as(Role.ENTERPRISE_MANAGER, elsewhere, Reach.REGION),
                () -> as(Role.ENTERPRISE_MANAGER, host, Reach.REGION))) {
            for (String path : List.of(ONE, ACTIONS))
                who.get().get(path, id).then().statusCode(404).body("code", equalTo("quality-review.unknown"));
            who.get().get(ACTION, id, action).then().statusCode(404).body("code", equalTo("quality-review.unknown"));
            who.get().get(ONE + "/comparisons/{other}", id, other).then().statusCode(404);
            who.get().get(ALL).then().statusCode(200).body("items", empty());
            who.get().get("/quality-actions").then().statusCode(200).body("items", empty());
        }
        enters(as(Role.ADVISER, elsewhere, Reach.NODE), told("2024-01-11", judgement("accessibility", 3)))
                .statusCode(403);
        for (Role role : Role.values())
            if (role != Role.ADVISER && role != Role.ENTERPRISE_MANAGER && role != Role.PROGRAMME_MANAGER)
                as(role, owner, Reach.REGION).get(ONE, id).then().statusCode(403);
        get(ONE, id).statusCode(401);
    }

    @Test
    void the_region_reads_and_changes_nothing() {
        String id = review("2024-01-08", judgement("accessibility", 3));
        String action = plan(id, "2024-02-01").extract().path("id");
        Supplier<RequestSpecification> region = () -> as(Role.PROGRAMME_MANAGER, host, Reach.REGION);

        region.get()
                .get(ONE, id)
                .then()
                .statusCode(200)
                .body("judgements.level", contains(3))
                .body("_links.rel", hasItem("version-history"))
                .body("_links.rel", not(hasItem("edit")))
                .body("_links.rel", not(hasItem("add-action")));
        region.get()
                .get("/quality-actions?enterprise=" + enterprise)
                .then()
                .body("items.id", contains(action))
                .body("items[0]._links.rel", not(hasItem("edit")))
                .body("items[0]._links.rel", not(hasItem("become-done")));
        enters(region.get(), told("2024-01-09", judgement("accessibility", 3))).statusCode(403);
        change(region.get(), ONE, tag(id), Map.of("on", "2024-01-07"), id).statusCode(403);
        take(region.get(), id, action).statusCode(403);
    }

    @Test
    void who_may_look_back_sees_of_a_review_what_they_may_read() {
        String id = review("2024-01-08", judgement("accessibility", 3));

        for (Role role : Role.values())
            for (Reach reach : Reach.values()) {
                boolean mayLookBack = role == Role.PROGRAMME_MANAGER;
                boolean mayAsk = mayLookBack || role == Role.ADMINISTRATOR || role == Role.AUDITOR;
                as(role, owner, reach)
                        .get(ONE + "/history", id)
                        .then()
                        .statusCode(mayLookBack ? 200 : mayAsk ? 404 : 403);
            }
        for (Reach reach : List.of(Reach.ORGANISATION, Reach.NODE))
            as(Role.PROGRAMME_MANAGER, organisation(), reach)
                    .get(ONE + "/history", id)
                    .then()
                    .statusCode(404);
    }

    @Test
    void what_a_supporter_wrote_is_changed_by_supporters_alone() {
        Supplier<RequestSpecification> adviser = () -> as(Role.ADVISER, host, Reach.NODE);
        String id = enters(adviser.get(), told("2024-01-08", judgement("accessibility", 2)))
                .statusCode(201)
                .body("reviewer", equalTo("supporter"))
                .body("recordedBy", equalTo("test-somebody"))
                .body("_links.rel", hasItem("edit"))
                .extract()
                .path("id");
        String action = adviser.get()
                .contentType(ContentType.JSON)
                .body(action("2024-02-01"))
                .post(ACTIONS, id)
                .then()
                .statusCode(201)
                .body("_links.rel", hasItems("edit", "delete", "become-done"))
                .extract()
                .path("id");

        leader().get(ONE, id)
                .then()
                .body("_links.rel", not(hasItem("edit")))
                .body("_links.rel", not(hasItem("add-action")));
        for (ValidatableResponse one :
                List.of(leader().get(ACTION, id, action).then(), actions("").rootPath("items[0]")))
            one.body("_links.rel", hasItem("become-done"))
                    .body("_links.rel", not(hasItem("edit")))
                    .body("_links.rel", not(hasItem("delete")));
        for (ValidatableResponse refused : List.of(
                change(ONE, tag(id), Map.of("judgements", List.of(judgement("accessibility", 5))), id),
                change(ACTION, tag(id), Map.of("due", "2030-01-01"), id, action),
                plan(id, "2024-02-01"),
                take(leader(), id, action)))
            refused.statusCode(403).body("code", equalTo("quality-review.by-supporter"));
        become(id, action, "done", "2024-01-20").statusCode(200).body("endedBy", equalTo("test-somebody"));
        change(adviser.get(), ONE, tag(id), Map.of("judgements", List.of(judgement("accessibility", 3))), id)
                .statusCode(200)
                .body("judgements.level", contains(3));
        String own = review("2024-01-09", judgement("accessibility", 3));
        change(adviser.get(), ONE, tag(own), Map.of("on", "2024-01-10"), own)
                .statusCode(200)
                .body("reviewer", equalTo("enterprise"));
    }

    @Test
    void a_review_does_not_come_to_lie_after_its_actions() {
        String id = review("2024-06-03", judgement("accessibility", 3));
        String action = plan(id, "2024-06-30").extract().path("id");

        assertFault("/on", "after-actions", change(ONE, tag(id), Map.of("on", "2024-07-05"), id));
        change(ONE, tag(id), Map.of("on", "2024-06-30"), id).statusCode(200);
        become(id, action, "done", "2024-06-29")
                .statusCode(400)
                .body("errors.pointer", contains("/on"))
                .body("errors.code", contains("before-review"));
        become(id, action, "done", "2024-07-02").statusCode(200);
    }

    @Test
    void what_has_ended_stands_and_what_is_dropped_has_a_reason() {
        String id = review("2024-01-08", judgement("accessibility", 3));
        String done = plan(id, "2024-02-01").extract().path("id");
        String dropped = plan(id, "2024-02-01").extract().path("id");
        become(id, done, Map.of("to", "done", "on", "2024-01-20", "reason", "Onödigt"))
                .statusCode(400)
                .body("errors.code", contains("only-when-dropped"));
        become(id, dropped, Map.of("to", "dropped", "on", "2024-01-20"))
                .statusCode(400)
                .body("errors.pointer", contains("/reason"))
                .body("errors.code", contains("missing"));
        become(id, done, "done", "2024-01-20").statusCode(200).body("endedFor", nullValue());
        become(id, dropped, "dropped", "2024-01-20")
                .statusCode(200)
                .body("endedFor", equalTo("Påhittat skäl"))
                .body("endedBy", equalTo("test-somebody"));

        for (String it : List.of(done, dropped)) {
            leader().get(ACTION, id, it)
                    .then()
                    .body("_links.rel", not(hasItem("edit")))
                    .body("_links.rel", not(hasItem("delete")));
            for (ValidatableResponse refused :
                    List.of(change(ACTION, tag(id), Map.of("what", "Något annat"), id, it), take(leader(), id, it)))
                refused.statusCode(409).body("code", equalTo("quality-review.action-ended"));
        }
        leader().get(ACTIONS, id).then().body("items", hasSize(2));
    }

    @Test
    void when_the_node_has_closed_its_adviser_looks_after_nothing() {
        String id = review("2024-01-08", judgement("accessibility", 3));
        plan(id, "2024-02-01");
        String node = get("/enterprises/{id}", enterprise).extract().path("node.id");
        String yesterday = time.today().minusDays(1).toString();
        patch(tag("/nodes/{id}", node), "/nodes/{id}", Map.of("until", yesterday), node)
                .statusCode(200);

        as(Role.ADVISER, host, Reach.NODE).get(ONE, id).then().statusCode(404);
        for (String list : List.of(ALL, "/quality-actions"))
            as(Role.ADVISER, host, Reach.NODE).get(list).then().body("items", empty());
        leader().get(ALL).then().body("items", hasSize(1));
    }

    @Test
    void a_change_is_made_on_what_was_read() {
        String id = review("2024-01-08", judgement("accessibility", 3));
        String old = tag(id);
        String action = plan(id, "2024-02-01").extract().path("id");

        change(ONE, old, Map.of("on", "2024-01-07"), id).statusCode(412);
        leader().contentType(ContentType.JSON)
                .body(Map.of("to", "done", "on", "2024-01-20"))
                .post(ACTION + "/stage-changes", id, action)
                .then()
                .statusCode(428);
    }

    private static Map<String, Object> evidence(String text) {
        return Map.of("area", "accessibility", "level", 3, "evidence", text);
    }

    private static Map<String, Object> judgement(String area, int level) {
        return Map.of("area", area, "level", level, "evidence", "Påhittat underlag");
    }

    private Map<String, Object> told(String on, Map<?, ?>... judgements) {
        return Map.of("enterprise", enterprise, "on", on, "judgements", List.of(judgements));
    }

    private String review(String on, Map<?, ?>... judgements) {
        return enters(leader(), told(on, judgements)).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse enters(RequestSpecification who, Map<String, ?> told) {
        return who.contentType(ContentType.JSON).body(told).post(ALL).then();
    }

    private Map<String, Object> action(String due) {
        return Map.of("area", "accessibility", "what", "Påhittad åtgärd", "owner", owner, "due", due);
    }

    private ValidatableResponse plan(String id, String due) {
        return plans(id, action(due));
    }

    private ValidatableResponse plans(String id, Map<String, ?> told) {
        return leader().contentType(ContentType.JSON)
                .body(told)
                .post(ACTIONS, id)
                .then();
    }

    private ValidatableResponse become(String id, String action, String to, String on) {
        Map<String, Object> step = Map.of("to", to, "on", on);
        return become(id, action, to.equals("dropped") ? with(step, "reason", "Påhittat skäl") : step);
    }

    private ValidatableResponse become(String id, String action, Map<String, ?> step) {
        return leader().contentType(ContentType.JSON)
                .header("If-Match", tag(id))
                .body(step)
                .post(ACTION + "/stage-changes", id, action)
                .then();
    }

    private ValidatableResponse change(String path, String tag, Map<String, ?> changes, Object... parts) {
        return change(leader(), path, tag, changes, parts);
    }

    private static ValidatableResponse change(
            RequestSpecification who, String path, String tag, Map<String, ?> changes, Object... parts) {
        return who.contentType(MERGE_PATCH)
                .header("If-Match", tag)
                .body(changes)
                .patch(path, parts)
                .then();
    }

    private ValidatableResponse take(RequestSpecification who, String id, String action) {
        return who.header("If-Match", tag(id)).delete(ACTION, id, action).then();
    }

    private ValidatableResponse actions(String query) {
        return leader().get("/quality-actions?enterprise=" + enterprise + query).then();
    }

    private String tag(String id) {
        return leader().get(ONE, id).then().extract().header("ETag");
    }

    private RequestSpecification leader() {
        return as(Role.ENTERPRISE_MANAGER, owner, Reach.ORGANISATION);
    }

    private static RequestSpecification as(Role role, String organisation, Reach reach) {
        return anybody()
                .auth()
                .oauth2(Tokens.of("test-somebody", List.of(new Grant(role, UUID.fromString(organisation), reach))));
    }

    private static void assertFault(String pointer, String rule, ValidatableResponse response) {
        response.statusCode(400).body("errors.pointer", contains(pointer)).body("errors.code", contains(rule));
    }
}
