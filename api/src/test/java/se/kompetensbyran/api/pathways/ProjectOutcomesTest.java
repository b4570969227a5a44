package se.kompetensbyran.api.pathways;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** How it went for those who have left a project, by gender. */
@QuarkusTest
class ProjectOutcomesTest extends PathwayScene {

    private static final String OUTCOMES = "/projects/{id}/outcomes";

    @Test
    void how_it_went_is_counted_by_gender_with_what_is_not_known() {
        completed("employed", "employment");
        participant = participant(runner);
        completed("unemployed", "none");
        participant = participant(runner, "gender", "man");
        completed("unemployed", "internship");
        participant = participant(runner, "gender", "man");
        completed("unknown", "none");
        participant = participant(runner);
        active();

        asked(evaluator(), "")
                .body("project", equalTo(project))
                .body("count", equalTo("episodes"))
                .body("total.left", equalTo(4))
                .body("total.work", equalTo(1))
                .body("total.closer", equalTo(1))
                .body("total.further", equalTo(1))
                .body("total.unknown", equalTo(1))
                .body("total.shareUnknown", equalTo(0.25f))
                .body("total.goalAttainment", equalTo(2 / 3f))
                .body("women.left", equalTo(2))
                .body("women.goalAttainment", equalTo(0.5f))
                .body("men.goalAttainment", equalTo(1f))
                .body("gapInPercentagePoints", equalTo(-50f))
                .body("nonBinary.left", equalTo(0))
                .body("nonBinary.goalAttainment", nullValue())
                .body("_links[0].href", endsWith("/outcomes"));
    }

    @Test
    void episodes_and_persons_are_two_ways_and_the_answer_says_which() {
        String first = completed("unemployed", "internship");
        String again = planned();
        step(again, "active", "on", "2020-09-01", "situation", situation("unemployed", "studies"))
                .statusCode(200);
        asked(evaluator(), "?count=persons").body("count", equalTo("persons")).body("total.left", equalTo(0));
        step(again, "completed", "on", "2020-10-01", "reason", "work", "situation", situation("unemployed", "none"))
                .statusCode(200);

        asked(evaluator(), "?count=episodes")
                .body("total.left", equalTo(2))
                .body("total.closer", equalTo(1))
                .body("total.further", equalTo(1));
        asked(evaluator(), "?count=persons").body("total.left", equalTo(1)).body("total.further", equalTo(1));
        asked(evaluator(), "?from=2020-01-01&to=2020-12-31")
                .body("from", equalTo("2020-01-01"))
                .body("total.left", equalTo(1));
        read(first).body("outcome", equalTo("closer"));
    }

    @Test
    void who_may_see_no_persons_is_told_of_no_few() {
        for (int i = 0; i < 4; i++) {
            completed("employed", "employment");
            participant = participant(runner);
        }
        asked(programme(), "")
                .body("total.left", nullValue())
                .body("total.work", nullValue())
                .body("women.left", nullValue());
        completed("employed", "employment");

        asked(programme(), "")
                .body("total.left", equalTo(5))
                .body("total.work", equalTo(5))
                .body("total.closer", equalTo(0))
                .body("total.goalAttainment", nullValue());
        asked(adviser(runner), "").body("total.goalAttainment", equalTo(1f));
    }

    @Test
    void who_may_see_no_persons_cannot_single_one_out_by_two_periods() {
        for (int i = 0; i < 6; i++) {
            completed("employed", "employment");
            participant = participant(runner);
        }
        for (String one : List.of("from=2019-10-01", "to=2019-12-31"))
            programme()
                    .get(OUTCOMES + "?" + one, project)
                    .then()
                    .statusCode(400)
                    .body("errors.parameter", contains(one.substring(0, one.indexOf('='))))
                    .body("errors.code", contains("whole-alone"));
        programme()
                .get(OUTCOMES + "?from=2019-10-01&to=2019-12-31", project)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("from", "to"));
        asked(programme(), "").body("total.left", equalTo(6));
        asked(adviser(runner), "?from=" + LAST + "&to=" + LAST).body("total.left", equalTo(6));
    }

    @Test
    void an_adviser_counts_the_own_node_alone() {
        completed("employed", "employment");

        asked(adviser(elsewhere()), "").body("total.left", equalTo(0));
        asked(adviser(runner), "").body("total.left", equalTo(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADVISER", "EVALUATOR", "PROGRAMME_MANAGER"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobody_else_counts(Role role) {
        for (Reach reach : Reach.values())
            as(role, runner, reach).get(OUTCOMES, project).then().statusCode(403);
    }

    @Test
    void what_is_not_there_or_cannot_be_is_refused() {
        evaluator().get(OUTCOMES, UUID.randomUUID()).then().statusCode(404).body("code", equalTo("project.unknown"));
        evaluator()
                .get(OUTCOMES + "?from=2020-01-02&to=2020-01-01", project)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("to"));
        evaluator()
                .get(OUTCOMES + "?count=heads", project)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("count"));
    }

    private ValidatableResponse asked(RequestSpecification who, String query) {
        return who.get(OUTCOMES + query, project).then().statusCode(200);
    }

    private static RequestSpecification evaluator() {
        return as(Role.EVALUATOR, elsewhere(), Reach.REGION);
    }

    private static RequestSpecification programme() {
        return as(Role.PROGRAMME_MANAGER, elsewhere(), Reach.REGION);
    }
}
