package se.kompetensbyran.api.support;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.support.Stage;

/** Who may know of a support case, and who may do what with it; for others it is not there. */
@QuarkusTest
class SupportAuthorityTest extends SupportJourney {

    private static final List<String> READS = List.of(CASE, STEPS, SESSIONS);

    @Inject
    MovableClock clock;

    @Inject
    Time time;

    private Scene scene;
    private String id;

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    @BeforeEach
    void a_request() {
        scene = Scene.fresh();
        id = scene.request();
    }

    @Test
    void a_request_is_there_for_who_asked_and_for_every_node_near_it() {
        String other = organisation();
        Scene.covering(other);
        Supplier<RequestSpecification> neighbour = () -> as("adviser-2", Role.ADVISER, other, Reach.NODE);
        for (String it : READS) {
            scene.leader().get(it, id).then().statusCode(200);
            scene.adviser().get(it, id).then().statusCode(200);
            neighbour.get().get(it, id).then().statusCode(200);
            manager().get(it, id).then().statusCode(200);
        }
        scene.leader().get(ALL).then().body("items.id", contains(id));
        neighbour.get().get(ALL + "?enterprise=" + scene.enterprise()).then().body("items.id", hasItem(id));

        scene.move(id, Stage.TAKEN).statusCode(200);
        isNotThere(neighbour, true);
    }

    @Test
    void a_case_of_another_node_is_not_there() {
        scene.move(id, Stage.TAKEN).statusCode(200);
        String other = organisation();
        for (Reach reach : List.of(Reach.NODE, Reach.ORGANISATION))
            isNotThere(() -> as("adviser-2", Role.ADVISER, other, reach), true);
        isNotThere(() -> as("leader-2", Role.ENTERPRISE_MANAGER, other, Reach.ORGANISATION), false);
    }

    @Test
    void who_asked_reads_and_withdraws_and_does_not_work_on_it() {
        json(scene.leader(), scene.told(Stage.TAKEN)).post(STEPS, id).then().statusCode(403);
        scene.move(id, Stage.TAKEN).statusCode(200);
        json(scene.leader(), Map.of()).post(SESSIONS, id).then().statusCode(403);
        scene.leader().get("/support-loads").then().statusCode(403);
        scene.leader().get(CASE, id).then().body("_links.rel", not(hasItem("become-closed")));
        scene.withdraw(id).statusCode(200).body("stage", equalTo("withdrawn"));
    }

    @Test
    void an_adviser_neither_asks_nor_withdraws_nor_takes_for_another_node() {
        json(scene.adviser(), with(QUESTION, "enterprise", scene.enterprise()))
                .post(ALL)
                .then()
                .statusCode(403);
        json(scene.adviser(), Map.of("reason", "new-need"))
                .post(WITHDRAWALS, id)
                .then()
                .statusCode(403);
        step(scene.adviser(), id, scene.told(Stage.WITHDRAWN)).statusCode(403);
        String other = Scene.covering(organisation());
        step(scene.adviser(), id, with(scene.told(Stage.TAKEN), "node", other)).statusCode(403);
        scene.read(id).body("stage", equalTo("requested"));
    }

    @Test
    void nobody_asks_for_an_enterprise_that_is_not_their_own() {
        var stranger = as("leader-2", Role.ENTERPRISE_MANAGER, organisation(), Reach.REGION);
        json(stranger, with(QUESTION, "enterprise", scene.enterprise()))
                .post(ALL)
                .then()
                .statusCode(403);
    }

    @Test
    void the_region_works_everywhere() {
        step(manager(), id, scene.told(Stage.TAKEN)).statusCode(200).body("adviser", equalTo("test-programme-manager"));
    }

    @Test
    void the_own_organisation_of_who_asked_asks_and_does_not_work_on_it() {
        scene.move(id, Stage.TAKEN).statusCode(200);
        String session = noted(scene, "Påhittad anteckning");
        Map<String, Object> told = session();
        for (Role role : List.of(Role.ADVISER, Role.PROGRAMME_MANAGER))
            for (Reach reach : List.of(Reach.NODE, Reach.ORGANISATION)) {
                Supplier<RequestSpecification> own = () -> as("own-1", role, scene.owner(), reach);
                own.get().get(CASE, id).then().statusCode(200).body("_links.rel", not(hasItem("become-closed")));
                own.get().get(SESSIONS, id).then().statusCode(200).body("items[0].note", nullValue());
                step(own.get(), id, scene.told(Stage.CLOSED)).statusCode(403);
                json(own.get(), told).post(SESSIONS, id).then().statusCode(403);
                retold(own.get(), session, Map.of("minutes", 5)).statusCode(403);
                taken(own.get(), session).statusCode(403);
            }
    }

    @Test
    void what_a_node_noted_is_for_that_node_alone_and_for_the_region() {
        String other = organisation();
        String next = Scene.covering(other);
        Supplier<RequestSpecification> neighbour = () -> as("adviser-2", Role.ADVISER, other, Reach.NODE);
        scene.move(id, Stage.TAKEN).statusCode(200);
        String session = noted(scene, "Påhittad anteckning");
        scene.move(id, Stage.REQUESTED).statusCode(200);
        neighbour.get().get(SESSIONS, id).then().statusCode(200).body("items[0].note", nullValue());
        scene.adviser().get(SESSIONS, id).then().body("items[0].note", equalTo("Påhittad anteckning"));

        step(neighbour.get(), id, with(scene.told(Stage.TAKEN), "node", next)).statusCode(200);
        neighbour
                .get()
                .get(SESSIONS + "/{one}", id, session)
                .then()
                .statusCode(200)
                .body("note", nullValue())
                .body("_links.rel", not(hasItem("edit")));
        for (var who : List.of(neighbour, (Supplier<RequestSpecification>) () -> manager())) {
            retold(who.get(), session, Map.of("minutes", 5))
                    .statusCode(409)
                    .body("code", equalTo("support-case.held-elsewhere"));
            taken(who.get(), session).statusCode(409).body("code", equalTo("support-case.held-elsewhere"));
        }
        json(neighbour.get(), with(session(), "note", "Påhittat annat"))
                .post(SESSIONS, id)
                .then()
                .statusCode(201)
                .body("note", equalTo("Påhittat annat"));
        manager().get(SESSIONS, id).then().body("items.note", hasItems("Påhittad anteckning", "Påhittat annat"));
    }

    @Test
    void its_history_is_for_those_who_may_read_it() {
        for (Role role : List.of(Role.ADMINISTRATOR, Role.AUDITOR))
            as("somebody", role, scene.host(), Reach.REGION)
                    .get(CASE + "/history", id)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("support-case.unknown"));
        manager().get(CASE + "/history", id).then().statusCode(200);
        scene.adviser().get(CASE + "/history", id).then().statusCode(403);
    }

    @Test
    void a_node_that_has_closed_has_no_cases() {
        String waits = scene.request();
        scene.move(id, Stage.TAKEN).statusCode(200);
        patch("*", "/nodes/{id}", Map.of("until", time.today().toString()), scene.node())
                .statusCode(200);
        clock.move(Duration.ofDays(1));

        for (String it : List.of(id, waits)) {
            for (String read : READS)
                scene.adviser().get(read, it).then().statusCode(404).body("code", equalTo("support-case.unknown"));
            step(scene.adviser(), it, scene.told(Stage.CLOSED)).statusCode(404);
            json(scene.adviser(), session()).post(SESSIONS, it).then().statusCode(404);
        }
        for (String all : List.of(ALL, "/support-loads"))
            scene.adviser().get(all).then().statusCode(200).body("items", empty());
        scene.leader().get(CASE, id).then().statusCode(200).body("node.id", equalTo(scene.node()));
        step(manager(), id, scene.told(Stage.REQUESTED)).statusCode(200).body("stage", equalTo("requested"));
    }

    private Map<String, Object> session() {
        return Map.of("on", time.today().toString(), "minutes", 30, "competenceArea", "business-development");
    }

    private String noted(Scene scene, String note) {
        return json(scene.adviser(), with(session(), "note", note))
                .post(SESSIONS, id)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse retold(RequestSpecification who, String session, Map<String, ?> told) {
        return who.contentType(MERGE_PATCH)
                .header("If-Match", "*")
                .body(told)
                .patch(SESSIONS + "/{one}", id, session)
                .then();
    }

    private ValidatableResponse taken(RequestSpecification who, String session) {
        return who.header("If-Match", "*")
                .delete(SESSIONS + "/{one}", id, session)
                .then();
    }

    @Test
    void it_is_not_open() {
        for (Role role : List.of(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.CASE_OFFICER, Role.EVALUATOR, Role.AUDITOR))
            for (String it : READS)
                as("somebody", role, scene.host(), Reach.REGION)
                        .get(it, id)
                        .then()
                        .statusCode(403);
        for (String it : READS) get(it, id).statusCode(401);
        for (String it : List.of(ALL, "/support-loads", "/support-waiting-times")) get(it).statusCode(401);
    }

    private void isNotThere(Supplier<RequestSpecification> who, boolean isWorker) {
        for (String it : READS)
            who.get().get(it, id).then().statusCode(404).body("code", equalTo("support-case.unknown"));
        who.get().get(ALL + "?enterprise=" + scene.enterprise()).then().body("items", empty());
        for (String it : List.of(STEPS, SESSIONS, WITHDRAWALS)) {
            Map<String, ?> told = it.equals(SESSIONS)
                    ? Map.of("on", "2024-01-01", "minutes", 5, "competenceArea", "business-development")
                    : it.equals(STEPS) ? scene.told(Stage.CLOSED) : Map.of("reason", "new-need");
            // Whoever has not the permission at all is told so before anything is looked for.
            boolean isForAll = it.equals(WITHDRAWALS);
            json(who.get(), told).post(it, id).then().statusCode(isForAll || isWorker ? 404 : 403);
        }
    }
}
