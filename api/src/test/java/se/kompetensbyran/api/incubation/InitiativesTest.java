package se.kompetensbyran.api.incubation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.kompetensbyran.api.testing.AtOnce;
import se.kompetensbyran.domain.incubation.GateCheck;
import se.kompetensbyran.domain.incubation.Stage;
import se.kompetensbyran.domain.shared.EnumCode;

/** The way of an initiative, from an idea to an enterprise that stands on its own. */
@QuarkusTest
class InitiativesTest extends InitiativeJourney {

    @Test
    void an_idea_is_entered_and_read_back_as_it_was_told() {
        String host = organisation();
        Map<String, Object> told = with(idea(host), "description", "Några vill\nlaga cyklar", "municipality", "2080");
        String id = post("/initiatives", told)
                .statusCode(201)
                .header("Location", containsString("/initiatives/"))
                .extract()
                .path("id");
        read(id).statusCode(200)
                .body("name", equalTo(told.get("name")))
                .body("description", equalTo("Några vill\nlaga cyklar"))
                .body("municipality", equalTo("2080"))
                .body("node.id", equalTo(told.get("node")))
                .body("stage", equalTo("idea"))
                .body("stageSince", equalTo(KNOWN))
                .body("movedOn", equalTo(KNOWN))
                .body(
                        "missingChecks",
                        contains("purpose-is-integration", "business-idea-described", "group-stands-behind"))
                .body("organisation", nullValue())
                .body("enterprise", nullValue())
                .body("_links.rel", hasItems("self", "collection", "node", "stage-changes", "gate-checks", "edit"))
                .body("_links.rel", hasItems("become-paused", "become-discontinued"))
                .body("_links.rel", not(hasItem("become-screened")));
    }

    @Test
    void the_whole_way_from_an_idea_to_standing_on_its_own() {
        String organisation = organisation();
        String id = initiative(idea(organisation));

        move(id, Stage.SCREENED, "2020-02-01")
                .statusCode(409)
                .body("code", equalTo("initiative.gate-not-passed"))
                .body("detail", containsString("”Flera personer står bakom”"));
        for (GateCheck it : GateCheck.values()) tick(id, it).statusCode(200);
        move(id, Stage.SCREENED, "2020-02-01").statusCode(200).body("missingChecks", empty());
        move(id, Stage.INCUBATING, "2020-03-01").statusCode(200);
        move(id, Stage.REGISTERED, "2020-09-01").statusCode(409).body("code", equalTo("initiative.no-organisation"));
        patch("*", INITIATIVE, Map.of("organisation", organisation), id)
                .statusCode(200)
                .body("_links.rel", hasItem("become-registered"));
        move(id, Stage.REGISTERED, "2020-09-01")
                .statusCode(200)
                .body("_links.rel", hasItem("become-enterprise"))
                .body("_links.rel", not(hasItem("become-confirmed")));
        move(id, Stage.CONFIRMED, "2020-12-01").statusCode(409).body("code", equalTo("initiative.no-enterprise"));
        String enterprise = enterprise(with(business(), "organisation", organisation));
        becomes(id, enterprise, "2020-10-01")
                .statusCode(200)
                .body("enterprise.id", equalTo(enterprise))
                .body("enterprise.on", equalTo("2020-10-01"))
                .body("_links.rel", hasItems("enterprise", "become-confirmed"))
                .body("_links.rel", not(hasItem("become-enterprise")));
        move(id, Stage.CONFIRMED, "2020-12-01").statusCode(409).body("code", equalTo("initiative.not-confirmed"));
        confirmed(enterprise, organisation);
        // On the day of the step, not on the day when it is told.
        move(id, Stage.CONFIRMED, "2020-12-01").statusCode(409).body("code", equalTo("initiative.not-confirmed"));
        move(id, Stage.CONFIRMED, today()).statusCode(200);
        move(id, Stage.SELF_SUSTAINING, today()).statusCode(200).body("stage", equalTo("self-sustaining"));

        manager()
                .get(STEPS, id)
                .then()
                .statusCode(200)
                .body(
                        "items.to",
                        contains("idea", "screened", "incubating", "registered", "confirmed", "self-sustaining"))
                .body("items.days[0..2]", contains(17, 29, 184))
                .body("items[3].days", greaterThan(365))
                .body("items.days[4..5]", contains(0, 0))
                .body("items[0].until", equalTo("2020-02-01"))
                .body("items[5].until", nullValue())
                .body("items.recordedBy", everyItem(equalTo("test-programme-manager")));
    }

    /** Each way to stand somewhere: every stage, and a pause from each from which one can rest. */
    static Stream<Arguments> everywhere() {
        return Stream.concat(
                Arrays.stream(Stage.values()).filter(it -> it != Stage.PAUSED).map(it -> Arguments.of(it, null)),
                Arrays.stream(Stage.values())
                        .filter(it -> it.next(null).contains(Stage.PAUSED))
                        .map(it -> Arguments.of(Stage.PAUSED, it)));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void it_goes_where_an_arrow_leads_and_nowhere_else(Stage from, @Nullable Stage before) {
        Set<Stage> next = from.next(before);
        String id = standing(from, before);
        for (Stage to : Stage.values())
            if (!next.contains(to))
                move(id, to, today()).statusCode(409).body("code", equalTo("initiative.wrong-stage"));
        boolean isLate = Set.of(Stage.CONFIRMED, Stage.SELF_SUSTAINING).contains(before == null ? from : before);
        read(id).body("stage", equalTo(EnumCode.of(from)))
                .body("stageSince", equalTo(from == Stage.IDEA ? KNOWN : isLate ? today() : "2020-02-01"));
        for (Stage to : next)
            move(to == next.iterator().next() ? id : standing(from, before), to, today())
                    .statusCode(200)
                    .body("stage", equalTo(EnumCode.of(to)));
    }

    @Test
    void a_pause_is_told_with_its_reason_and_what_rests_goes_on_from_where_it_stood() {
        String id = standing(Stage.INCUBATING, null);
        postOnTag(
                        "*",
                        STEPS,
                        Map.of("to", "paused", "on", "2020-05-01", "reason", "other", "explanation", "Lokalen brann"),
                        id)
                .statusCode(200)
                .body("restsFrom", equalTo("incubating"))
                .body("_links.rel", hasItem("become-incubating"));
        move(id, Stage.INCUBATING, "2020-06-01").statusCode(200).body("restsFrom", nullValue());
        manager()
                .get(STEPS, id)
                .then()
                .body("items[3].reason", equalTo("other"))
                .body("items[3].explanation", equalTo("Lokalen brann"))
                .body("items[3].days", equalTo(31));
    }

    @Test
    void a_step_that_says_too_little_or_what_cannot_be_is_refused_and_changes_nothing() {
        String id = initiative(idea(organisation()));
        refused(id, Map.of("to", "paused", "on", "2020-05-01"), "/reason", "step-reason-demanded");
        refused(id, Map.of("to", "merged", "on", "2020-05-01", "reason", "other"), "/explanation", "other-unexplained");
        refused(id, Map.of("to", "idea", "on", "2020-05-01", "reason", "no-demand"), "/reason", "step-reason-unfit");
        refused(
                id,
                Map.of("to", "merged", "on", "2020-05-01", "reason", "awaits-decision"),
                "/reason",
                "reason-of-another-step");
        refused(id, Map.of("to", "paused", "on", "2199-01-01", "reason", "no-demand"), "/on", "in-future");
        refused(id, Map.of("to", "paused", "on", "2020-01-14", "reason", "no-demand"), "/on", "before-current-stage");
        refused(
                id,
                Map.of(
                        "to",
                        "paused",
                        "on",
                        "2020-05-01",
                        "reason",
                        "no-demand",
                        "explanation",
                        "19121212-1212 slutar"),
                "/explanation",
                "personal-number");
        manager()
                .contentType(ContentType.JSON)
                .body(Map.of("to", "paused", "on", "2020-05-01", "reason", "no-demand"))
                .post(STEPS, id)
                .then()
                .statusCode(428);
        postOnTag("\"9.0\"", STEPS, Map.of("to", "paused", "on", "2020-05-01", "reason", "no-demand"), id)
                .statusCode(412);
        read(id).body("stage", equalTo("idea"));
    }

    @Test
    void what_an_initiative_names_is_known() {
        Map<String, Object> idea = idea(organisation());
        told(with(idea, "node", NOWHERE), "/node", "unknown-node");
        told(with(idea, "organisation", NOWHERE), "/organisation", "unknown-organisation");
        told(with(idea, "municipality", "0180"), "/municipality", "unknown-municipality");
        told(with(idea, "name", " "), "/name", "blank");
        told(with(idea, "name", "Kafé 19121212-1212"), "/name", "personal-number");
        told(with(idea, "on", "2199-01-01"), "/on", "in-future");
    }

    @Test
    void facts_are_changed_and_taken_away() {
        String id = initiative(with(idea(organisation()), "description", "Påhittat", "municipality", "2080"));
        String other = node(organisation());
        Map<String, Object> changes = new HashMap<>();
        changes.put("description", null);
        changes.put("node", other);
        patch("*", INITIATIVE, changes, id)
                .statusCode(200)
                .body("description", nullValue())
                .body("municipality", equalTo("2080"))
                .body("node.id", equalTo(other));
        patch("\"9.0\"", INITIATIVE, Map.of("name", "x"), id).statusCode(412);
        patch("*", INITIATIVE, Map.of("stage", "merged"), id)
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-field"));
    }

    @Test
    void lines_are_ticked_told_anew_and_taken_away_until_the_gate_is_passed() {
        String id = initiative(idea(organisation()));
        manager()
                .get(CHECKS, id)
                .then()
                .statusCode(200)
                .body("items", hasSize(GateCheck.values().length))
                .body("items.met", everyItem(equalTo(false)));
        tick(id, GateCheck.PLAN_AGREED, Map.of("on", "2020-02-01", "note", "Undertecknad"))
                .statusCode(200)
                .body("check", equalTo("plan-agreed"))
                .body("gate", equalTo("incubating"))
                .body("met", equalTo(true))
                .body("note", equalTo("Undertecknad"))
                .body("recordedBy", equalTo("test-programme-manager"))
                .body("_links.rel", hasItems("edit", "delete"));
        read(id).body("movedOn", equalTo("2020-02-01"));
        manager()
                .header("If-Match", "*")
                .delete(CHECKS + "/plan-agreed", id)
                .then()
                .statusCode(204);
        manager()
                .get(CHECKS + "/plan-agreed", id)
                .then()
                .body("met", equalTo(false))
                .body("on", nullValue());
        manager()
                .header("If-Match", "*")
                .delete(CHECKS + "/plan-agreed", id)
                .then()
                .statusCode(404);
        tick(id, GateCheck.PLAN_AGREED, Map.of("on", "2199-01-01"))
                .statusCode(400)
                .body("errors[0].code", equalTo("in-future"));
        manager().get(CHECKS + "/no-such", id).then().statusCode(400);

        String passed = standing(Stage.SCREENED, null);
        manager()
                .header("If-Match", "*")
                .delete(CHECKS + "/group-stands-behind", passed)
                .then()
                .statusCode(409)
                .body("code", equalTo("initiative.gate-passed"));
        tick(passed, GateCheck.GROUP_STANDS_BEHIND).statusCode(409).body("code", equalTo("initiative.gate-passed"));
        manager().get(CHECKS + "/group-stands-behind", passed).then().body("_links.rel", not(hasItem("edit")));
        String late = initiative(idea(organisation()));
        for (GateCheck it : GateCheck.of(Stage.SCREENED))
            tick(late, it, Map.of("on", "2020-05-02")).statusCode(200);
        move(late, Stage.SCREENED, "2020-05-01").statusCode(409).body("code", equalTo("initiative.gate-not-passed"));
        move(late, Stage.SCREENED, "2020-05-02").statusCode(200);
        tick(standing(Stage.MERGED, null), GateCheck.PLAN_AGREED)
                .statusCode(409)
                .body("code", equalTo("initiative.ended"));
    }

    @Test
    void the_line_to_what_it_became_is_read_both_ways_and_stays() {
        String id = standing(Stage.REGISTERED, null);
        String enterprise = read(id).extract().path("enterprise.id");
        String organisation = read(id).extract().path("organisation.id");

        manager()
                .get("/enterprises/{id}", enterprise)
                .then()
                .body(
                        "_links.find { it.rel == 'initiatives' }.href",
                        endsWith("/initiatives?enterprise=" + enterprise));
        get("/enterprises/{id}", enterprise).body("_links.rel", not(hasItem("initiatives")));
        manager()
                .get("/initiatives?enterprise=" + enterprise)
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        becomes(id, enterprise(with(business(), "organisation", organisation)), "2020-03-01")
                .statusCode(409)
                .body("code", equalTo("initiative.already-became"));
        patch("*", INITIATIVE, Map.of("organisation", organisation()), id)
                .statusCode(409)
                .body("code", equalTo("initiative.another-organisation"));
        move(id, Stage.DISCONTINUED, "2021-01-01")
                .statusCode(200)
                .body("enterprise.id", equalTo(enterprise))
                .body("_links.rel", not(hasItem("edit")));
        patch("*", INITIATIVE, Map.of("name", "x"), id).statusCode(409).body("code", equalTo("initiative.ended"));
    }

    @Test
    void the_region_corrects_what_it_became_and_takes_it_back() {
        String id = standing(Stage.REGISTERED, null);
        String organisation = read(id).extract().path("organisation.id");
        String wrong = read(id).extract().path("enterprise.id");
        String right = enterprise(with(business(), "organisation", organisation));
        String one = ENTERPRISES + "/{enterprise}";

        patch("*", one, Map.of("on", "2020-01-14"), id, wrong)
                .statusCode(400)
                .body("errors[0].code", equalTo("before-idea"));
        patch("*", one, Map.of("on", "2020-03-02"), id, right)
                .statusCode(404)
                .body("code", equalTo("initiative.did-not-become"));
        patch("\"9.0\"", one, Map.of("on", "2020-03-02"), id, wrong).statusCode(412);
        patch("*", one, Map.of("enterprise", right, "on", "2020-03-02"), id, wrong)
                .statusCode(200)
                .body("enterprise.id", equalTo(right))
                .body("enterprise.on", equalTo("2020-03-02"))
                .body("_links.rel", hasItem("correct-enterprise"));
        manager().header("If-Match", "*").delete(one, id, wrong).then().statusCode(404);
        manager().header("If-Match", "*").delete(one, id, right).then().statusCode(204);
        read(id).body("enterprise", nullValue());
        becomes(id, wrong, "2020-03-01").statusCode(200);
        manager()
                .get("/initiatives/{id}/history", id)
                .then()
                .body("items.changes.flatten().before.flatten()", hasItem(right));

        String confirmed = standing(Stage.CONFIRMED, null);
        manager()
                .header("If-Match", "*")
                .delete(one, confirmed, read(confirmed).extract().<String>path("enterprise.id"))
                .then()
                .statusCode(409)
                .body("code", equalTo("initiative.no-enterprise"));
    }

    @Test
    void a_business_begins_when_the_enterprise_is_there() {
        String organisation = organisation();
        String id = initiative(with(idea(organisation), "organisation", organisation, "on", "2018-01-01"));
        registered(id);
        String closed = enterprise(with(business(), "organisation", organisation));
        postOnTag("*", "/enterprises/{id}/stage-changes", Map.of("to", "closed", "on", "2022-01-01"), closed)
                .statusCode(200);
        for (String day : List.of("2019-02-28", "2022-01-02"))
            becomes(id, closed, day)
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/on"))
                    .body("errors[0].code", equalTo("no-business-then"));
        becomes(id, closed, "2017-12-31").statusCode(400).body("errors[0].code", equalTo("before-idea"));
        becomes(id, closed, "2019-03-01").statusCode(200);
    }

    @Test
    void it_becomes_only_an_enterprise_of_its_own_that_no_other_became() {
        String organisation = organisation();
        String id = initiative(with(idea(organisation), "organisation", organisation));
        String enterprise = enterprise(with(business(), "organisation", organisation));
        becomes(id, enterprise, "2020-03-01").statusCode(409).body("code", equalTo("initiative.not-registered"));
        registered(id);
        becomes(id, enterprise(), "2020-03-01")
                .statusCode(409)
                .body("code", equalTo("initiative.another-organisation"));
        becomes(id, NOWHERE, "2020-03-01").statusCode(400).body("errors[0].code", equalTo("unknown-enterprise"));
        becomes(id, enterprise, "2199-03-01").statusCode(400).body("errors[0].code", equalTo("in-future"));
        becomes(id, enterprise, "2020-03-01").statusCode(200);

        String second = initiative(with(idea(organisation), "organisation", organisation));
        registered(second);
        becomes(second, enterprise, "2020-03-01").statusCode(409).body("code", equalTo("initiative.enterprise-taken"));
        becomes(standing(Stage.BECAME_OTHER, null), enterprise, "2020-03-01")
                .statusCode(409)
                .body("code", equalTo("initiative.ended"));
    }

    @Test
    void of_several_who_say_at_once_what_it_became_one_is_heard() {
        String organisation = organisation();
        String id = initiative(with(idea(organisation), "organisation", organisation));
        registered(id);
        List<String> all = Stream.generate(() -> enterprise(with(business(), "organisation", organisation)))
                .limit(4)
                .toList();

        List<Integer> answers = AtOnce.times(
                4, i -> becomes(id, all.get(i), "2020-03-01").extract().statusCode());

        assertThat(answers).containsOnlyOnce(200).allMatch(it -> it == 200 || it == 409 || it == 412);
        assertThat(all).contains(read(id).extract().<String>path("enterprise.id"));
    }

    @Test
    void those_that_do_not_move_are_found() {
        String node = node(organisation());
        Map<String, Object> still = with(idea(organisation()), "node", node);
        String old = initiative(still);
        Map<String, Object> now = new HashMap<>(still);
        now.remove("on");
        initiative(now);
        String over = initiative(still);
        move(over, Stage.DISCONTINUED, KNOWN).statusCode(200);

        manager()
                .get("/initiatives?unmovedDays=60&node=" + node)
                .then()
                .statusCode(200)
                .body("items.id", contains(old));
        manager().get("/initiatives?unmovedDays=0&node=" + node).then().body("items", hasSize(3));
        manager().get("/initiatives?unmovedDays=-1").then().statusCode(400);
        manager()
                .get("/initiatives?sort=-movedOn&stage=idea&node=" + node)
                .then()
                .body("items[1].id", equalTo(old));
    }

    @Test
    void the_board_counts_and_names_each_stage() {
        String node = node(organisation());
        String first = initiative(with(idea(organisation()), "node", node));
        String paused = initiative(with(idea(organisation()), "node", node));
        move(paused, Stage.PAUSED, "2020-04-01").statusCode(200);

        manager()
                .get("/initiatives/board-columns?node=" + node)
                .then()
                .statusCode(200)
                .body("items", hasSize(Stage.values().length))
                .body("items.find { it.stage == 'idea' }.count", equalTo(1))
                .body("items.find { it.stage == 'idea' }.initiatives.id", contains(first))
                .body("items.find { it.stage == 'paused' }.initiatives.id", contains(paused))
                .body("items.find { it.stage == 'paused' }.initiatives[0].since", equalTo("2020-04-01"))
                .body("items.find { it.stage == 'merged' }.count", equalTo(0))
                .body(
                        "items.find { it.stage == 'idea' }._links[0].href",
                        endsWith("/initiatives?stage=idea&node=" + node));
    }

    @Test
    void survival_counts_those_that_cannot_be_told_of_yet_apart() {
        String organisation = organisation();
        String node = node(organisation);
        Map<String, Object> idea = with(idea(organisation), "node", node, "organisation", organisation);
        manager()
                .get("/initiatives/survival-rates?node=" + node)
                .then()
                .statusCode(200)
                .body("items.years", contains(1, 3, 5))
                .body("items.rate", everyItem(nullValue()));
        String closed = enterprise(with(business(), "organisation", organisation));
        for (String enterprise : List.of(closed, enterprise(with(business(), "organisation", organisation)))) {
            String id = initiative(idea);
            registered(id);
            becomes(id, enterprise, "2020-03-01").statusCode(200);
        }
        postOnTag("*", "/enterprises/{id}/stage-changes", Map.of("to", "closed", "on", "2022-01-01"), closed)
                .statusCode(200);
        String young = initiative(idea);
        registered(young);
        String today = LocalDate.now(ZoneId.of("Europe/Stockholm")).toString();
        becomes(young, enterprise(with(business(), "organisation", organisation)), today)
                .statusCode(200);

        manager()
                .get("/initiatives/survival-rates?node=" + node)
                .then()
                .body("items.survived", contains(2, 1, 1))
                .body("items.closed", contains(0, 1, 1))
                .body("items.notYet", contains(1, 1, 1))
                .body("items[1].rate", equalTo(0.5f));
    }

    @Test
    void its_history_tells_who_changed_what_and_nothing_that_was_written_freely() {
        String id = initiative(with(idea(organisation()), "description", "Hemligheten"));
        tick(id, GateCheck.PLAN_AGREED, Map.of("on", KNOWN, "note", "Hemligheten"))
                .statusCode(200);

        String told = manager()
                .get("/initiatives/{id}/history", id)
                .then()
                .statusCode(200)
                .body("items.event", contains("initiative.changed", "initiative.entered"))
                .body("items[0].changes.field", hasItem("ticks/plan-agreed/on"))
                .body("items[0]._links[0].href", endsWith("/initiatives/" + id))
                .extract()
                .asString();
        assertThat(told).doesNotContain("Hemligheten");
    }

    @Test
    void an_initiative_that_is_not_there_is_not_found() {
        for (String it : List.of(INITIATIVE, STEPS, CHECKS, CHECKS + "/plan-agreed", INITIATIVE + "/history"))
            manager().get(it, NOWHERE).then().statusCode(404).body("code", equalTo("initiative.unknown"));
        move(NOWHERE, Stage.SCREENED, KNOWN).statusCode(404);
        becomes(NOWHERE, NOWHERE, KNOWN).statusCode(404);
        patch("*", INITIATIVE, Map.of("name", "x"), NOWHERE).statusCode(404);
        tick(NOWHERE, GateCheck.PLAN_AGREED).statusCode(404);
    }

    private static void refused(String id, Map<String, ?> step, String pointer, String rule) {
        postOnTag("*", STEPS, step, id)
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder(pointer))
                .body("errors[0].code", equalTo(rule))
                .body("errors[0].detail", notNullValue());
    }

    private static void told(Map<String, ?> facts, String pointer, String rule) {
        post("/initiatives", facts)
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(rule));
    }
}
