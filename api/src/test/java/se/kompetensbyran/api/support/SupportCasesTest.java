package se.kompetensbyran.api.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
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
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.AtOnce;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.support.Stage;

/** The life of a support case, from what is asked to what came of it. */
@QuarkusTest
class SupportCasesTest extends SupportJourney {

    @Inject
    MovableClock clock;

    @Inject
    Time time;

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    @Test
    void the_words_of_a_case_are_not_kept_under_a_key_for_repeats() {
        Scene scene = Scene.fresh();
        var told = with(QUESTION, "enterprise", scene.enterprise());
        String key = UUID.randomUUID().toString();
        String id = json(scene.leader().header("Idempotency-Key", key), told)
                .post(ALL)
                .then()
                .statusCode(201)
                .body("question", equalTo("Hur räknar man priset?"))
                .extract()
                .path("id");
        json(scene.leader().header("Idempotency-Key", key), told)
                .post(ALL)
                .then()
                .statusCode(201)
                .body("id", equalTo(id))
                .body("question", nullValue());
        scene.move(id, Stage.TAKEN).statusCode(200);
        Map<String, Object> session = Map.of(
                "on",
                time.today().toString(),
                "minutes",
                30,
                "competenceArea",
                "business-development",
                "note",
                "Påhittad anteckning");
        for (var note : List.of(equalTo("Påhittad anteckning"), nullValue()))
            scene.adviser()
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body(session)
                    .post(SESSIONS, id)
                    .then()
                    .statusCode(201)
                    .body("note", note);
    }

    @Test
    void an_enterprise_asks_an_adviser_takes_it_holds_sessions_and_closes_it_with_a_result() {
        var scene = Scene.fresh();
        String today = time.today().toString();
        String id = json(scene.leader(), with(QUESTION, "enterprise", scene.enterprise()))
                .post(ALL)
                .then()
                .statusCode(201)
                .header("Location", containsString("/support-cases/"))
                .body("stage", equalTo("requested"))
                .body("question", equalTo(QUESTION.get("question")))
                .body("enterprise.id", equalTo(scene.enterprise()))
                .body("requestedOn", equalTo(today))
                .body("node", nullValue())
                .body("_links.rel", hasItem("become-withdrawn"))
                .body("_links.rel", not(hasItem("become-taken")))
                .extract()
                .path("id");
        scene.read(id).statusCode(200).body("_links.rel", hasItems("become-taken", "become-refused"));
        scene.move(id, Stage.TAKEN)
                .statusCode(200)
                .body("node.id", equalTo(scene.node()))
                .body("adviser", equalTo("adviser-" + scene.host()))
                .body("_links.rel", hasItems("hold-session", "become-closed", "become-requested"));
        scene.hold(id, today, 90).statusCode(201).body("minutes", equalTo(90));
        scene.hold(id, today, 30).statusCode(201);
        scene.read(id)
                .body("minutes", equalTo(120))
                .body("areaMinutes.competenceArea", contains("business-development"))
                .body("areaMinutes.minutes", contains(120))
                .body("firstSessionOn", equalTo(today));
        scene.move(id, Stage.CLOSED)
                .statusCode(200)
                .body("result", equalTo("reached"))
                .body("_links.rel", hasItem("become-taken"))
                .body("_links.rel", not(hasItem("hold-session")));
        scene.hold(id, today, 15).statusCode(409).body("code", equalTo("support-case.not-taken"));
        step(scene.adviser(), id, scene.told(Stage.TAKEN))
                .statusCode(400)
                .body("errors[0].code", equalTo("support-reason-demanded"));
        scene.reopen(id).statusCode(200).body("result", nullValue());
        scene.hold(id, today, 15).statusCode(201);
        scene.leader()
                .get(STEPS, id)
                .then()
                .statusCode(200)
                .body("items.to", contains("requested", "taken", "closed", "taken"))
                .body("items[3].reason", equalTo("new-need"))
                .body("items.recordedBy", hasItems("leader-" + scene.owner(), "adviser-" + scene.host()));
    }

    static Stream<Arguments> everyPair() {
        return Arrays.stream(Stage.values())
                .flatMap(from -> Arrays.stream(Stage.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void a_case_goes_where_an_arrow_leads_and_nowhere_else(Stage from, Stage to) {
        boolean isRefused = from == Stage.REFUSED || (from == Stage.REQUESTED && to == Stage.REFUSED);
        var scene = isRefused ? Scene.nowhere() : Scene.fresh();
        String id = scene.standing(from);
        var moved = to == Stage.WITHDRAWN
                ? scene.withdraw(id)
                : from == Stage.CLOSED && to == Stage.TAKEN ? scene.reopen(id) : scene.move(id, to);
        if (from.mayBecome(to)) moved.statusCode(200).body("stage", equalTo(EnumCode.of(to)));
        else moved.statusCode(409).body("code", equalTo("support-case.wrong-stage"));
        scene.leader().get(CASE, id).then().body("stage", equalTo(EnumCode.of(from.mayBecome(to) ? to : from)));
    }

    @Test
    void of_several_advisers_who_take_it_at_once_one_gets_it() {
        var scene = Scene.fresh();
        String id = scene.request();

        List<Integer> answers = AtOnce.times(
                4,
                i -> step(as("adviser-" + i, Role.ADVISER, scene.host(), Reach.NODE), id, scene.told(Stage.TAKEN))
                        .extract()
                        .statusCode());

        assertThat(answers).containsOnlyOnce(200).allMatch(it -> it == 200 || it == 409 || it == 412);
        String winner = "adviser-" + answers.indexOf(200);
        scene.read(id).body("adviser", equalTo(winner)).body("stage", equalTo("taken"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-90, -1, 0, 1441, 2_000_000_000})
    void a_session_of_no_or_more_minutes_than_a_day_has_is_refused(int minutes) {
        var scene = Scene.fresh();
        String id = scene.standing(Stage.TAKEN);
        scene.hold(id, time.today().toString(), minutes)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/minutes"))
                .body("errors[0].code", equalTo("bounds"));
        scene.read(id).body("minutes", equalTo(0));
    }

    @Test
    void a_session_says_what_can_be_so() {
        var scene = Scene.fresh();
        String id = scene.standing(Stage.TAKEN);
        LocalDate today = time.today();
        scene.hold(id, today.plusDays(1).toString(), 30).statusCode(400).body("errors[0].code", equalTo("in-future"));
        scene.hold(id, today.minusDays(1).toString(), 30)
                .statusCode(400)
                .body("errors[0].code", equalTo("before-request"));
        scene.hold(id, today.toString(), "30").statusCode(400).body("errors[0].code", equalTo("wrong-type"));
        Map<String, Object> session =
                Map.of("on", today.toString(), "minutes", 30, "competenceArea", "business-development");
        json(scene.adviser(), with(session, "competenceArea", "moon-mining"))
                .post(SESSIONS, id)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-code"));
        json(scene.adviser(), with(session, "note", "Ring 19121212-1212"))
                .post(SESSIONS, id)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("personal-number"));
        scene.read(id).body("minutes", equalTo(0));
    }

    @Test
    void a_session_is_told_anew_and_taken_away_while_an_adviser_has_the_case() {
        var scene = Scene.fresh();
        String id = scene.standing(Stage.TAKEN);
        String today = time.today().toString();
        String one = scene.hold(id, today, 30).extract().path("id");
        change(scene, id, one, Map.of("minutes", 45, "note", "Påhittat"))
                .statusCode(200)
                .body("minutes", equalTo(45))
                .body("note", equalTo("Påhittat"))
                .body("_links.rel", hasItems("edit", "delete"));
        scene.adviser().get(SESSIONS + "/{one}", id, one).then().body("note", equalTo("Påhittat"));
        as("adviser-9", Role.ADVISER, scene.host(), Reach.NODE)
                .contentType(MERGE_PATCH)
                .header("If-Match", "*")
                .body(Map.of("minutes", 45))
                .patch(SESSIONS + "/{one}", id, one)
                .then()
                .statusCode(200)
                .body("recordedBy", equalTo("adviser-9"));
        scene.leader()
                .get(SESSIONS, id)
                .then()
                .body("items.minutes", contains(45))
                .body("items[0].note", nullValue());
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("note", null);
        change(scene, id, one, nothing).body("note", nullValue());
        scene.move(id, Stage.CLOSED).statusCode(200);
        change(scene, id, one, Map.of("minutes", 5)).statusCode(409).body("code", equalTo("support-case.not-taken"));
        scene.adviser()
                .header("If-Match", "*")
                .delete(SESSIONS + "/{one}", id, one)
                .then()
                .statusCode(409);
        scene.reopen(id).statusCode(200);
        scene.adviser()
                .header("If-Match", "*")
                .delete(SESSIONS + "/{one}", id, one)
                .then()
                .statusCode(204);
        scene.read(id).body("minutes", equalTo(0)).body("firstSessionOn", nullValue());
        scene.adviser().get(SESSIONS + "/{one}", id, one).then().statusCode(404);
    }

    @Test
    void a_request_says_what_is_known_and_tells_of_no_person() {
        var scene = Scene.fresh();
        asks(scene, Map.of("competenceAreas", List.of()), "/competenceAreas", "missing");
        asks(scene, Map.of("competenceAreas", List.of("moon-mining")), "/competenceAreas", "unknown-code");
        asks(scene, Map.of("question", " "), "/question", "blank");
        asks(scene, Map.of("enterprise", NOWHERE), "/enterprise", "unknown-enterprise");
        asks(scene, Map.of("question", "Vem är 191212121212?"), "/question", "personal-number");
        postOnTag("*", "/enterprises/{id}/stage-changes", Map.of("to", "closed", "on", "2024"), scene.enterprise())
                .statusCode(200);
        json(scene.leader(), with(QUESTION, "enterprise", scene.enterprise()))
                .post(ALL)
                .then()
                .statusCode(409)
                .body("code", equalTo("support-case.enterprise-closed"));
        scene.leader().get(ALL).then().body("items", empty());
    }

    @Test
    void a_step_says_what_it_must_and_no_more() {
        var scene = Scene.fresh();
        String id = scene.request();
        refused(scene, id, Map.of("to", "taken"), "/node", "node-demanded");
        refused(scene, id, Map.of("to", "refused", "node", scene.node()), "/reason", "support-reason-demanded");
        refused(scene, id, with(scene.told(Stage.TAKEN), "reason", "new-need"), "/reason", "support-reason-unfit");
        refused(scene, id, with(scene.told(Stage.REFUSED), "reason", "other"), "/words", "other-unexplained");
        refused(scene, id, with(scene.told(Stage.TAKEN), "result", "reached"), "/result", "result-unfit");
        refused(scene, id, Map.of("to", "closed"), "/result", "result-demanded");
        refused(
                scene,
                id,
                with(scene.told(Stage.REFUSED), "reason", "closed-by-mistake"),
                "/reason",
                "reason-of-another-step");
        refused(scene, id, with(scene.told(Stage.CLOSED), "node", scene.node()), "/node", "node-unfit");
        scene.adviser()
                .contentType(ContentType.JSON)
                .body(scene.told(Stage.TAKEN))
                .post(STEPS, id)
                .then()
                .statusCode(428);
        scene.adviser()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"9.0\"")
                .body(scene.told(Stage.TAKEN))
                .post(STEPS, id)
                .then()
                .statusCode(412);
        step(manager(), id, with(scene.told(Stage.TAKEN), "node", NOWHERE))
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-node"));
        scene.read(id).body("stage", equalTo("requested"));
    }

    @Test
    void a_node_takes_only_what_lies_where_it_covers_that_day() {
        var scene = Scene.fresh();
        String id = scene.request();
        step(manager(), id, with(scene.told(Stage.TAKEN), "node", node(scene.host())))
                .statusCode(409)
                .body("code", equalTo("support-case.not-covering"));
        String nowhere = enterprise(with(business(), "organisation", scene.owner()));
        String lost = json(scene.leader(), with(QUESTION, "enterprise", nowhere))
                .post(ALL)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        // Nobody covers it, so the region finds somebody.
        scene.read(lost).statusCode(404);
        step(manager(), lost, scene.told(Stage.TAKEN)).statusCode(200).body("node.id", equalTo(scene.node()));
        scene.read(lost).statusCode(200);
        String ended = Scene.covering(scene.host());
        String coverage =
                manager().get("/nodes/{id}/covered-municipalities", ended).path("items[0].id");
        patch(
                        "*",
                        "/nodes/{id}/covered-municipalities/{coverage}",
                        Map.of("until", time.today().toString()),
                        ended,
                        coverage)
                .statusCode(200);
        clock.move(Duration.ofDays(1));
        step(manager(), id, with(scene.told(Stage.TAKEN), "node", ended)).statusCode(409);
        scene.move(id, Stage.TAKEN).statusCode(200);
    }

    @Test
    void the_no_of_one_node_leaves_the_request_to_the_others_and_the_last_one_refuses_it() {
        String neighbour = organisation();
        String other = Scene.covering(neighbour);
        var scene = Scene.fresh();
        String id = scene.request();
        step(scene.adviser(), id, scene.told(Stage.REFUSED))
                .statusCode(200)
                .body("stage", equalTo("requested"))
                .body("node", nullValue())
                .body("decliningNodes", contains(scene.node()))
                .body("_links.rel", hasItem("become-taken"))
                .body("_links.rel", not(hasItem("become-refused")));
        step(scene.adviser(), id, scene.told(Stage.REFUSED))
                .statusCode(409)
                .body("code", equalTo("support-case.declined-already"));
        step(scene.adviser(), id, with(scene.told(Stage.REQUESTED), "node", scene.node()))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/node"))
                .body("errors[0].code", equalTo("node-unfit"));
        scene.leader()
                .get(STEPS, id)
                .then()
                .body("items.to", contains("requested", "requested"))
                .body("items[1].node", equalTo(scene.node()))
                .body("items[1].reason", equalTo("outside-competence"));
        manager().get(CASE, id).then().body("_links.rel", hasItem("become-refused"));
        var next = as("adviser-2", Role.ADVISER, neighbour, Reach.NODE);
        as("adviser-2", Role.ADVISER, neighbour, Reach.NODE)
                .get(CASE, id)
                .then()
                .body("_links.rel", hasItem("become-refused"));
        step(next, id, with(scene.told(Stage.TAKEN), "node", other))
                .statusCode(200)
                .body("stage", equalTo("taken"))
                .body("node.id", equalTo(other));

        var nowhere = Scene.nowhere();
        String alone = nowhere.request();
        nowhere.move(alone, Stage.REFUSED).statusCode(200).body("stage", equalTo("refused"));
    }

    @Test
    void who_helps_an_initiative_asks_for_it_and_its_node_takes_the_case() {
        var scene = Scene.fresh();
        String initiative = json(scene.adviser(), Map.of("node", scene.node(), "name", "Påhittade cykelverkstaden"))
                .post("/initiatives")
                .then()
                .statusCode(201)
                .body("_links.rel", hasItems("request-support", "support-cases"))
                .extract()
                .path("id");
        String id = json(scene.adviser(), with(QUESTION, "initiative", initiative))
                .post(ALL)
                .then()
                .statusCode(201)
                .body("enterprise", nullValue())
                .body("initiative.id", equalTo(initiative))
                .body("initiative.name", equalTo("Påhittade cykelverkstaden"))
                .body("_links.rel", hasItems("initiative", "become-withdrawn", "become-taken"))
                .extract()
                .path("id");
        scene.adviser().get(ALL + "?initiative=" + initiative).then().body("items.id", contains(id));
        String neighbour = organisation();
        String other = Scene.covering(neighbour);
        Supplier<RequestSpecification> stranger = () -> as("adviser-2", Role.ADVISER, neighbour, Reach.NODE);
        stranger.get().get(CASE, id).then().statusCode(404);
        json(stranger.get(), with(QUESTION, "initiative", initiative))
                .post(ALL)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/initiative"))
                .body("errors[0].code", equalTo("unknown-initiative"));
        step(manager(), id, with(scene.told(Stage.TAKEN), "node", other))
                .statusCode(409)
                .body("code", equalTo("support-case.not-covering"));
        scene.move(id, Stage.TAKEN).statusCode(200).body("node.id", equalTo(scene.node()));
        scene.hold(id, time.today().toString(), 30).statusCode(201);
        scene.move(id, Stage.CLOSED).statusCode(200);
        json(scene.adviser(), with(QUESTION, "initiative", initiative, "enterprise", scene.enterprise()))
                .post(ALL)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("enterprise-or-initiative"));
        json(scene.adviser(), QUESTION)
                .post(ALL)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("enterprise-or-initiative"));

        String refused = json(scene.adviser(), with(QUESTION, "initiative", initiative))
                .post(ALL)
                .then()
                .extract()
                .path("id");
        step(scene.adviser(), refused, scene.told(Stage.REFUSED))
                .statusCode(200)
                .body("stage", equalTo("refused"));
        json(scene.adviser(), Map.of("to", "discontinued", "on", time.today().toString(), "reason", "no-demand"))
                .post("/initiatives/{id}/stage-changes", initiative)
                .then()
                .statusCode(200);
        json(scene.adviser(), with(QUESTION, "initiative", initiative))
                .post(ALL)
                .then()
                .statusCode(409)
                .body("code", equalTo("support-case.initiative-ended"));
    }

    @Test
    void what_each_adviser_has_is_read_by_node() {
        var scene = Scene.fresh();
        String today = time.today().toString();
        String taken = scene.standing(Stage.TAKEN);
        scene.hold(taken, today, 90).statusCode(201);
        scene.hold(taken, today, 30).statusCode(201);
        scene.standing(Stage.TAKEN);
        scene.standing(Stage.CLOSED);

        scene.adviser()
                .get("/support-loads")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].node.id", equalTo(scene.node()))
                .body("items[0].adviser", equalTo("adviser-" + scene.host()))
                .body("items[0].taken", equalTo(2))
                .body("items[0].held", equalTo(2))
                .body("items[0].minutes", equalTo(120))
                .body("items[0].areaMinutes.competenceArea", contains("business-development"))
                .body("items[0].areaMinutes.minutes", contains(120));
        scene.adviser()
                .get("/support-loads?until=" + time.today().minusDays(1))
                .then()
                .body("items.minutes", contains(0));
        manager().get("/support-loads?node=" + scene.node()).then().body("items.taken", contains(2));
        Scene.fresh()
                .adviser()
                .get("/support-loads?node=" + scene.node())
                .then()
                .body("items", empty());
        scene.adviser()
                .get("/support-loads?from=2024-02-01&until=2024-01-01")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("until"))
                .body("errors[0].pointer", nullValue())
                .body("errors[0].code", equalTo("before-start"));
    }

    @Test
    void what_still_waits_is_counted_whenever_it_was_asked_and_by_each_node_that_covers_it() {
        var scene = Scene.fresh();
        Scene.covering(scene.host());
        scene.request();
        clock.move(Duration.ofDays(400));

        scene.adviser()
                .queryParam("node", scene.node())
                .get("/support-waiting-times")
                .then()
                .statusCode(200)
                .body("waiting", greaterThanOrEqualTo(1))
                .body("longestWaitingDays", greaterThanOrEqualTo(400));
        manager()
                .queryParam("node", node(scene.host()))
                .get("/support-waiting-times")
                .then()
                .body("waiting", equalTo(0));
        scene.adviser()
                .get("/support-loads?until=" + time.today().minusYears(3))
                .then()
                .statusCode(200);
    }

    @Test
    void how_long_enterprises_waited_is_summed_up() {
        var scene = Scene.fresh();
        LocalDate today = time.today();
        String soon = scene.standing(Stage.TAKEN);
        String later = scene.standing(Stage.TAKEN);
        scene.standing(Stage.WITHDRAWN);
        scene.request();
        scene.standing(Stage.TAKEN);
        scene.hold(soon, today.toString(), 30).statusCode(201);
        clock.move(Duration.ofDays(7));
        scene.hold(later, today.plusDays(7).toString(), 30).statusCode(201);

        for (var who : List.of(scene.adviser(), manager()))
            who.queryParam("node", scene.node())
                    .get("/support-waiting-times")
                    .then()
                    .statusCode(200)
                    .body("begun", equalTo(2))
                    .body("waiting", greaterThanOrEqualTo(2))
                    .body("longestWaitingDays", greaterThanOrEqualTo(7))
                    .body("without", greaterThanOrEqualTo(1))
                    .body("medianDays", equalTo(3.5f))
                    .body("ninetiethDays", equalTo(7))
                    .body("longestDays", equalTo(7));
        scene.adviser()
                .get("/support-waiting-times?until=" + today.minusDays(1))
                .then()
                .body("begun", equalTo(0))
                .body("medianDays", nullValue())
                .body("_links[0].href", endsWith("?until=" + today.minusDays(1)));
    }

    @Test
    void cases_are_found_those_first_that_were_asked_first() {
        var scene = Scene.fresh();
        String taken = scene.standing(Stage.TAKEN);
        String asked = scene.request();
        String declined = scene.request();
        scene.move(declined, Stage.REFUSED).statusCode(200).body("stage", equalTo("requested"));

        String mine = ALL + "?enterprise=" + scene.enterprise();
        manager().get(mine).then().statusCode(200).body("items.id", containsInAnyOrder(taken, asked, declined));
        manager().get(mine + "&stage=taken").then().body("items.id", contains(taken));
        manager().get(mine + "&node=" + scene.node()).then().body("items.id", contains(taken));
        manager().get(mine + "&adviser=adviser-" + scene.host()).then().body("items.id", contains(taken));
        scene.hold(taken, time.today().toString(), 30).statusCode(201);
        manager().get(mine + "&sort=-minutes").then().statusCode(200).body("items[0].id", equalTo(taken));
        manager().get(mine + "&sort=minutes").then().statusCode(200).body("items[2].id", equalTo(taken));
        manager().get(mine + "&sort=adviser").then().statusCode(400);
    }

    @Test
    void its_history_tells_who_changed_what_and_nothing_that_was_written_freely() {
        var scene = Scene.fresh();
        String id = json(scene.leader(), with(QUESTION, "enterprise", scene.enterprise(), "question", "Hemligheten?"))
                .post(ALL)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        scene.move(id, Stage.TAKEN).statusCode(200);
        json(
                        scene.adviser(),
                        Map.of(
                                "on",
                                time.today().toString(),
                                "minutes",
                                30,
                                "competenceArea",
                                "business-development",
                                "note",
                                "Hemligheten"))
                .post(SESSIONS, id)
                .then()
                .statusCode(201);
        step(scene.adviser(), id, with(scene.told(Stage.CLOSED), "words", "Hemligheten"))
                .statusCode(200);

        String told = manager()
                .get(CASE + "/history", id)
                .then()
                .statusCode(200)
                .body("items", hasSize(4))
                .body("items[0].event", equalTo("support-case.changed"))
                .body("items[0]._links[0].href", endsWith("/support-cases/" + id))
                .extract()
                .asString();
        assertThat(told).contains("business-development").doesNotContain("Hemligheten");
    }

    private static void asks(Scene scene, Map<String, ?> told, String pointer, String rule) {
        Map<String, Object> all = with(QUESTION, "enterprise", scene.enterprise());
        all.putAll(told);
        json(scene.leader(), all)
                .post(ALL)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(rule));
    }

    private static void refused(Scene scene, String id, Map<String, ?> told, String pointer, String rule) {
        step(scene.adviser(), id, told)
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(rule));
    }

    private static ValidatableResponse change(Scene scene, String id, String session, Map<String, ?> told) {
        return scene.adviser()
                .contentType(MERGE_PATCH)
                .header("If-Match", "*")
                .body(told)
                .patch(SESSIONS + "/{one}", id, session)
                .then();
    }
}
