package se.kompetensbyran.api.placements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.api.testing.AtOnce;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** A rule is another from a day on: what was judged stays as it was, and what comes is judged by the new version, which says so. */
@QuarkusTest
class RuleVersionsTest extends PlacementScene {

    private static final String TRAINING = "/rules/work-training-length/versions";

    @Inject
    MovableClock clock;

    @Inject
    DataSource database;

    @AfterEach
    void the_rules_are_those_of_a_new_installation() throws SQLException {
        clock.reset();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from rule where version > 1 or kind = 'employment-length'");
            statement.execute("update rule set validity = daterange(lower(validity), null)");
        }
    }

    @Test
    void what_was_judged_before_stays_and_what_comes_is_judged_by_the_second_version() {
        LocalDate day = today.plusDays(60);
        String before =
                draft(place(), "firstDay", today.plusDays(50).toString(), "lastDay", lastDay(today.plusDays(50)));
        add(day, 1, 0)
                .statusCode(201)
                .header("Location", endsWith(TRAINING + "/2"))
                .body("kind", equalTo("work-training-length"))
                .body("version", equalTo(2))
                .body("months", equalTo(1))
                .body("assumed", equalTo(false))
                .body("from", equalTo(day.toString()))
                .body("lastDay", nullValue());
        anybody()
                .get(TRAINING + "/1")
                .then()
                .statusCode(200)
                .body("lastDay", equalTo(day.minusDays(1).toString()))
                .body("_links.rel", not(hasItem("add-version")));
        manager().get(TRAINING + "/2").then().body("_links.rel", hasItem("add-version"));
        anybody()
                .get("/rules")
                .then()
                .body("items.findAll { it.kind == 'work-training-length' }.version", contains(1, 2));

        // Still to come: what begins before that day is judged as ever.
        String last = draft(place(), "firstDay", day.minusDays(1).toString(), "lastDay", lastDay(day.minusDays(1)));
        judged(last).body("judgements[0].version", equalTo(1)).body("judgements[0].exceeding", equalTo(false));
        step(last, "to-sign").statusCode(200);
        String first = draft(place(), "firstDay", day.toString(), "lastDay", lastDay(day));
        judged(first)
                .body("judgements[0].version", equalTo(2))
                .body("judgements[0].months", equalTo(1))
                .body("judgements[0].exceeding", equalTo(true));
        step(first, "to-sign")
                .statusCode(409)
                .body("code", equalTo("limit.exceeded"))
                .body("detail", containsString("version 2"))
                .body("judgements", hasSize(1))
                .body("judgements[0].rule", equalTo("work-training-length"))
                .body("judgements[0].version", equalTo(2))
                .body("judgements[0].from", equalTo(day.toString()))
                .body(
                        "judgements[0].limit",
                        equalTo(day.plusMonths(1).minusDays(1).toString()))
                .body(
                        "judgements[0].explanation",
                        containsString(day.plusMonths(1).minusDays(1).toString()));

        clock.move(Duration.ofDays(61));
        judged(before)
                .body("judgements[0].version", equalTo(1))
                .body("judgements[0].months", equalTo(3))
                .body("judgements[0].exceeding", equalTo(false));
        step(before, "to-sign").statusCode(200).body("judgements[0].version", equalTo(1));
        judged(first).body("judgements[0].version", equalTo(2));
    }

    @Test
    void a_kind_that_had_no_rule_gets_its_first() {
        add("/rules/employment-length/versions", today, 12, 0)
                .statusCode(201)
                .body("version", equalTo(1))
                .body("from", equalTo(today.toString()));
        add("/rules/employment-length/versions", today.plusDays(1), 13, -1)
                .statusCode(201)
                .body("version", equalTo(2))
                .body("days", equalTo(-1));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 3, 0, /from, before-today",
        "1, 121, 0, /months, bounds",
        "1, -1, 0, /months, bounds",
        "1, 3, 367, /days, bounds",
        "1, 3, -367, /days, bounds",
        "1, 1, -28, /days, bounds",
        "1, 0, 0, /days, bounds"
    })
    void what_is_no_rule_is_refused_and_changes_nothing(int later, int months, int days, String pointer, String rule) {
        String before = all();
        add(today.plusDays(later), months, days)
                .statusCode(400)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(rule));
        send(manager(), Map.of("from", today.toString()), TRAINING)
                .statusCode(400)
                .body("errors.pointer", contains("/months", "/days"))
                .body("errors.code", contains("missing", "missing"));
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void a_version_comes_last_also_when_two_come_at_once() {
        LocalDate day = today.plusDays(10);
        List<Integer> given = AtOnce.times(2, i -> add(day, 4 + i, 0).extract().statusCode());
        assertThat(given).containsExactlyInAnyOrder(201, 409);

        String before = all();
        for (LocalDate it : List.of(day, day.minusDays(1), today))
            add(it, 5, 0).statusCode(409).body("code", equalTo("rule-version.not-last"));
        assertThat(all()).isEqualTo(before);
        add(day.plusDays(1), 5, 0).statusCode(201).body("version", equalTo(3));
    }

    @Test
    void a_version_that_is_none_is_told_to_be_none() {
        anybody().get(TRAINING + "/2").then().statusCode(404).body("code", equalTo("rule-version.unknown"));
        anybody().get(TRAINING + "/x").then().statusCode(400);
        anybody().get("/rules/invented/versions/1").then().statusCode(400);
        add("/rules/invented/versions", today, 1, 0).statusCode(400);
    }

    @Test
    void who_repeats_it_adds_one_and_the_journal_tells_who() {
        String key = java.util.UUID.randomUUID().toString();
        LocalDate day = today.plusDays(20);
        for (int i = 0; i < 2; i++)
            send(manager().header("Idempotency-Key", key), told(day, 4, 0), TRAINING)
                    .statusCode(201)
                    .body("version", equalTo(2));
        anybody().get(TRAINING + "/3").then().statusCode(404);
        as(Role.AUDITOR, runner, Reach.REGION)
                .get("/journal?event=rule.added")
                .then()
                .statusCode(200)
                .body("items[0].revision", equalTo(2))
                .body("items[0].who", notNullValue())
                .body("items[0].changes.find { it.field == 'from' }.after", equalTo(day.toString()));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "PROGRAMME_MANAGER")
    void nobody_else_makes_rules(Role role) {
        for (Reach reach : Reach.values())
            send(as(role, runner, reach), told(today, 4, 0), TRAINING).statusCode(403);
        send(as(Role.PROGRAMME_MANAGER, runner, Reach.ORGANISATION), told(today, 4, 0), TRAINING)
                .statusCode(403);
        anybody()
                .contentType(ContentType.JSON)
                .body(told(today, 4, 0))
                .post(TRAINING)
                .then()
                .statusCode(401);
    }

    private static Map<String, Object> told(LocalDate from, int months, int days) {
        return with(Map.of(), "from", from.toString(), "months", months, "days", days);
    }

    private ValidatableResponse add(LocalDate from, int months, int days) {
        return add(TRAINING, from, months, days);
    }

    private static ValidatableResponse add(String where, LocalDate from, int months, int days) {
        RequestSpecification who = manager();
        return send(who, told(from, months, days), where);
    }

    private static String all() {
        return anybody().get("/rules").then().statusCode(200).extract().asString();
    }

    // Within three months, and longer than one.
    private static String lastDay(LocalDate first) {
        return first.plusMonths(2).toString();
    }

    private ValidatableResponse judged(String id) {
        return adviser(runner).get(PLACEMENT, id).then().statusCode(200);
    }
}
