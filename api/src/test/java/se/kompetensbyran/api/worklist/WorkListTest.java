package se.kompetensbyran.api.worklist;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** What waits for whom, and that it is gone when they have acted by the link that the item has. */
@QuarkusTest
class WorkListTest extends ApiTest {

    private static final String ALL = "/work-list";
    private static final List<String> CRITERIA =
            List.of("integration", "participation", "reinvestment", "independence");

    @Inject
    MovableClock clock;

    @Inject
    Time time;

    private String owner;
    private String host;
    private String node;
    private String enterprise;
    private Supplier<RequestSpecification> leader;
    private Supplier<RequestSpecification> adviser;
    private Supplier<RequestSpecification> stranger;

    @BeforeEach
    void an_enterprise_at_a_node() {
        owner = organisation();
        host = organisation();
        node = node(host);
        enterprise = enterprise(with(business(), "organisation", owner, "municipality", "2039", "node", node));
        leader = () -> as(Role.ENTERPRISE_MANAGER, owner);
        adviser = () -> as(Role.ADVISER, host);
        String other = organisation();
        stranger = () -> as(Role.ADVISER, other);
    }

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    @Test
    void a_submitted_assessment_waits_for_the_decision_of_the_region() {
        String id = submitted();

        Item item = region("assessment-to-decide", enterprise).get(0);
        assertThat(item.due()).isEqualTo(time.today().toString());
        assertThat(item.rels()).containsExactly("item", "related", "become-rejection-told", "become-confirmed");
        assertThat(item.link("item").path()).isEqualTo("/assessments/" + id);
        for (var it : List.of(leader, adviser, stranger)) of(it).body("items", empty());

        item.act(ApiTest::manager, "become-confirmed", Map.of("to", "confirmed", "verdicts", each("met")))
                .statusCode(200);
        assertThat(region("assessment-to-decide", enterprise)).isEmpty();
    }

    @Test
    void a_status_that_is_soon_due_waits_for_the_enterprise_and_its_node() {
        region("assessment-to-decide", enterpriseOf(submitted()))
                .get(0)
                .act(ApiTest::manager, "become-confirmed", Map.of("to", "confirmed", "verdicts", each("met")))
                .statusCode(200);
        of(leader).body("items", empty());
        String last = time.today().plusMonths(12).minusDays(1).toString();
        clock.move(Duration.between(
                        time.now(), time.startOf(time.today().plusMonths(12).minusDays(61)))
                .plusHours(3));

        for (var it : List.of(leader, adviser))
            of(it).body("items.kind", contains("status-due"))
                    .body("items.due", contains(last))
                    .body("items.about.id", contains(enterprise))
                    .body("items[0]._links.rel", contains("item", "begin-assessment"));
        of(stranger).body("items", empty());

        only(leader)
                .act(leader, "begin-assessment", Map.of("enterprise", enterprise, "evidence", each("Påhittat")))
                .statusCode(201);
        Item begun = only(leader);
        assertThat(begun.rels()).containsExactly("item", "related", "edit", "become-submitted");
        begun.act(leader, "become-submitted", Map.of("to", "submitted")).statusCode(200);
        for (var it : List.of(leader, adviser)) of(it).body("items", empty());
    }

    @Test
    void a_request_waits_for_the_node_that_covers_the_municipality() {
        request();

        // Others have asked in that municipality too.
        Item item = waiting(adviser, "support-requested", enterprise).get(0);
        assertThat(item.due()).isEqualTo(time.today().toString());
        assertThat(item.rels()).containsExactly("item", "related", "become-taken", "become-refused");
        for (var it : List.of(leader, stranger)) of(it).body("items", empty());
        assertThat(region("support-requested", enterprise)).hasSize(1);

        item.act(adviser, "become-taken", Map.of("to", "taken", "node", node)).statusCode(200);
        assertThat(waiting(adviser, "support-requested", enterprise)).isEmpty();
        assertThat(region("support-requested", enterprise)).isEmpty();
    }

    @Test
    void an_action_that_is_late_waits_for_the_enterprise_and_its_node() {
        action("2024-06-10");

        for (var it : List.of(leader, adviser))
            of(it).body("items.kind", contains("action-overdue"))
                    .body("items.due", contains("2024-06-10"))
                    .body("items[0]._links.rel", contains("item", "related", "become-done", "become-dropped"));
        of(stranger).body("items", empty());

        only(leader)
                .act(leader, "become-done", Map.of("to", "done", "on", "2024-07-01"))
                .statusCode(200);
        for (var it : List.of(leader, adviser)) of(it).body("items", empty());
    }

    @Test
    void an_initiative_that_stands_still_waits_for_its_node() {
        String id = initiative("2020-01-15");

        of(adviser)
                .body("items.kind", contains("initiative-unmoved"))
                .body("items.since", contains("2020-01-15"))
                .body("items.due", contains("2020-03-15"))
                .body("items.about.id", contains(id))
                .body("items[0]._links.rel", contains("item", "gate-checks", "move"));
        for (var it : List.of(leader, stranger)) of(it).body("items", empty());
        assertThat(region("initiative-unmoved", id)).hasSize(1);

        only(adviser)
                .act(adviser, "move", Map.of("to", "paused", "on", time.today().toString(), "reason", "awaits-funding"))
                .statusCode(200);
        of(adviser).body("items", empty());
    }

    @Test
    void every_link_of_an_item_to_read_leads_somewhere() {
        request();
        action("2024-06-10");
        initiative("2020-01-15");

        for (Item it : items(of(adviser)))
            for (ItemLink link : it.links())
                if (link.method().equals("GET"))
                    adviser.get().get(link.path()).then().statusCode(200);
    }

    @Test
    void the_most_urgent_comes_first_page_by_page_by_kind_and_counted() {
        action("2024-06-10");
        initiative("2020-01-15");
        initiative("2024-06-15");

        of(adviser)
                .body("items.kind", contains("initiative-unmoved", "action-overdue", "initiative-unmoved"))
                .body("items.due", contains("2020-03-15", "2024-06-10", "2024-08-14"))
                .body("_meta.total", equalTo(3));
        adviser.get().get(ALL + "?limit=2&page=2").then().body("items.kind", contains("initiative-unmoved"));
        adviser.get()
                .get(ALL + "?kind=initiative-unmoved")
                .then()
                .body("items.kind", contains("initiative-unmoved", "initiative-unmoved"));
        adviser.get()
                .get(ALL + "?kind=assessment-to-decide")
                .then()
                .statusCode(200)
                .body("items", empty());
        adviser.get()
                .get(ALL + "/counts")
                .then()
                .statusCode(200)
                .body(
                        "counts.kind",
                        contains(
                                "status-due",
                                "support-requested",
                                "action-overdue",
                                "initiative-unmoved",
                                "referral-unanswered",
                                "retention-ending",
                                "data-finding",
                                "handover-offered",
                                "follow-up-due"))
                .body("counts.count", contains(0, 0, 1, 2, 0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PROGRAMME_MANAGER", "ADVISER", "ENTERPRISE_MANAGER"},
            mode = EnumSource.Mode.EXCLUDE)
    void who_may_act_on_nothing_has_no_work(Role role) {
        request();
        var somebody = (Supplier<RequestSpecification>) () -> as(role, host);

        of(somebody).body("items", empty());
        somebody.get().get(ALL + "/counts").then().statusCode(200).body("counts", empty());
    }

    @Test
    void a_program_is_led_to_what_its_scopes_open() {
        request();
        action("2024-06-10");
        Supplier<RequestSpecification> client = () -> anybody()
                .auth()
                .oauth2(Tokens.ofClient(UUID.randomUUID(), UUID.fromString(host), Reach.NODE, Permission.SUPPORT_WORK));

        assertThat(waiting(client, "support-requested", enterprise).get(0).rels())
                .containsExactly("related", "become-taken", "become-refused");
        client.get().get(ALL + "/counts").then().body("counts.kind", contains("support-requested"));
    }

    @Test
    void work_is_for_the_signed_in_and_of_kinds_that_there_are() {
        for (String it : List.of(ALL, ALL + "/counts")) get(it).statusCode(401);
        adviser.get().get(ALL + "?kind=nonsense").then().statusCode(400).body("errors[0].parameter", equalTo("kind"));
        adviser.get().get(ALL + "?sort=due").then().statusCode(400);
    }

    /** A link of an item. */
    private record ItemLink(String rel, String href, String method) {

        static ItemLink of(Map<String, String> told) {
            return new ItemLink(text(told, "rel"), text(told, "href"), text(told, "method"));
        }

        /** Where it leads, below the base. */
        String path() {
            return URI.create(href).getPath().substring(BASE.length());
        }
    }

    /** An item as it came, and what can be done with it. */
    private record Item(String due, String about, List<ItemLink> links) {

        static Item of(Map<String, ?> told, List<Map<String, String>> links) {
            return new Item(
                    text(told, "due"),
                    text((Map<?, ?>) Objects.requireNonNull(told.get("about")), "id"),
                    links.stream().map(ItemLink::of).toList());
        }

        List<String> rels() {
            return links.stream().map(ItemLink::rel).toList();
        }

        ItemLink link(String rel) {
            return links.stream().filter(it -> it.rel().equals(rel)).findAny().orElseThrow();
        }

        /** Does by the link {@code rel} what it is for. */
        ValidatableResponse act(Supplier<RequestSpecification> who, String rel, Map<String, ?> told) {
            var request = who.get().contentType(ContentType.JSON).body(told);
            if (!rel.startsWith("begin")) request.header("If-Match", "*");
            return request.request(link(rel).method(), link(rel).path()).then();
        }
    }

    private static String text(Map<?, ?> told, String field) {
        return (String) Objects.requireNonNull(told.get(field), field);
    }

    private static ValidatableResponse of(Supplier<RequestSpecification> who) {
        return who.get().get(ALL).then().statusCode(200);
    }

    private static Item only(Supplier<RequestSpecification> who) {
        List<Item> all = items(of(who));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<Item> items(ValidatableResponse page) {
        List<Map<String, ?>> items = page.extract().path("items");
        List<List<Map<String, String>>> links = page.extract().path("items._links");
        return IntStream.range(0, items.size())
                .mapToObj(it -> Item.of(items.get(it), links.get(it)))
                .toList();
    }

    /** Of all that waits for the region, what is about {@code about}. */
    private static List<Item> region(String kind, String about) {
        return waiting(ApiTest::manager, kind, about);
    }

    private static List<Item> waiting(Supplier<RequestSpecification> who, String kind, String about) {
        List<Item> mine = new ArrayList<>();
        for (int page = 1; page <= 100; page++) {
            var found = items(who.get()
                    .get(ALL + "?limit=100&kind=" + kind + "&page=" + page)
                    .then()
                    .statusCode(200));
            if (found.isEmpty()) break;
            found.stream().filter(it -> it.about().equals(about)).forEach(mine::add);
        }
        return mine;
    }

    /** The id of an assessment of the enterprise that has been submitted. */
    private String submitted() {
        String id = json(leader.get(), Map.of("enterprise", enterprise, "evidence", each("Påhittat")))
                .post("/assessments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        json(leader.get(), Map.of("to", "submitted"))
                .header("If-Match", "*")
                .post("/assessments/{id}/stage-changes", id)
                .then()
                .statusCode(200);
        return id;
    }

    private String enterpriseOf(String assessment) {
        return leader.get()
                .get("/assessments/{id}", assessment)
                .then()
                .extract()
                .path("enterprise.id");
    }

    private void request() {
        post("/nodes/{id}/covered-municipalities", Map.of("municipality", "2039", "from", "2019-03-01"), node)
                .statusCode(201);
        json(
                        leader.get(),
                        Map.of(
                                "enterprise",
                                enterprise,
                                "question",
                                "Hur räknar man priset?",
                                "competenceAreas",
                                List.of("business-development")))
                .post("/support-cases")
                .then()
                .statusCode(201);
    }

    private void action(String due) {
        var judgement = Map.of("area", "accessibility", "level", 3, "evidence", "Påhittat underlag");
        String review = json(
                        leader.get(),
                        Map.of("enterprise", enterprise, "on", "2024-06-03", "judgements", List.of(judgement)))
                .post("/quality-reviews")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        json(leader.get(), Map.of("area", "accessibility", "what", "Påhittat", "owner", owner, "due", due))
                .post("/quality-reviews/{id}/actions", review)
                .then()
                .statusCode(201);
    }

    private String initiative(String on) {
        return json(adviser.get(), Map.of("name", name("initiativ"), "node", node, "on", on))
                .post("/initiatives")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, String> each(String value) {
        return CRITERIA.stream().collect(toMap(it -> it, it -> value));
    }

    private static RequestSpecification as(Role role, String organisation) {
        return anybody().auth().oauth2(Tokens.of(role, Reach.REGION, UUID.fromString(organisation)));
    }

    private static RequestSpecification json(RequestSpecification who, Map<String, ?> told) {
        return who.contentType(ContentType.JSON).body(told);
    }
}
