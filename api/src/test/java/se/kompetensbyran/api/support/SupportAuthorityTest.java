package se.kompetensbyran.api.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.support.Stage;

/** Who may know of a support case, and who may do what with it; for others it is not there. */
@QuarkusTest
class SupportAuthorityTest extends SupportJourney {

    private static final List<String> READS = List.of(CASE, STEPS, SESSIONS);

    private Scene scene;
    private String id;

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
        isNotThere(neighbour);
    }

    @Test
    void a_case_of_another_node_is_not_there() {
        scene.move(id, Stage.TAKEN).statusCode(200);
        String other = organisation();
        for (Reach reach : List.of(Reach.NODE, Reach.ORGANISATION))
            isNotThere(() -> as("adviser-2", Role.ADVISER, other, reach));
        isNotThere(() -> as("leader-2", Role.ENTERPRISE_MANAGER, other, Reach.ORGANISATION));
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

    private void isNotThere(Supplier<RequestSpecification> who) {
        for (String it : READS)
            who.get().get(it, id).then().statusCode(404).body("code", equalTo("support-case.unknown"));
        who.get().get(ALL + "?enterprise=" + scene.enterprise()).then().body("items", empty());
        for (String it : List.of(STEPS, SESSIONS, WITHDRAWALS)) {
            Map<String, ?> told = it.equals(SESSIONS)
                    ? Map.of("on", "2024-01-01", "minutes", 5, "competenceArea", "business-development")
                    : it.equals(STEPS) ? scene.told(Stage.CLOSED) : Map.of("reason", "new-need");
            int status = json(who.get(), told).post(it, id).statusCode();
            // Whoever has not the permission at all is told so before anything is looked for.
            assertThat(status).as(it).isIn(403, 404);
        }
    }
}
