package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static se.kompetensbyran.api.testing.Invented.kronor;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.number;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.ownedProject;
import static se.kompetensbyran.api.testing.Invented.plan;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.AtOnce;

/** Of several who write at the same moment, none overwrites what another has written. */
@QuarkusTest
class LostUpdateTest extends ApiTest {

    private static final int MANY = 4;

    @RepeatedTest(3)
    void of_many_who_read_the_same_one_changes_it() {
        String id = project();
        String tag = tag("/projects/{id}", id);
        List<String> names =
                IntStream.range(0, MANY).mapToObj(it -> name("plan")).toList();
        List<Integer> statuses = statuses(it -> patch(tag, "/projects/{id}", Map.of("name", names.get(it)), id)
                .extract()
                .statusCode());
        assertOneWon(statuses, 200, 412);
        get("/projects/{id}", id).body("name", equalTo(names.get(statuses.indexOf(200))));
    }

    @RepeatedTest(3)
    void of_many_steps_at_once_one_is_taken() {
        String id = ownedProject();
        String tag = tag("/projects/{id}", id);
        Map<String, String> step = Map.of("to", "applied", "on", "2018-10-01");
        assertOneWon(
                statuses(it -> postOnTag(tag, "/projects/{id}/stage-changes", step, id)
                        .extract()
                        .statusCode()),
                200,
                // A loser that already sees the new stage is told of that, and not of its old tag.
                412,
                409);
        get("/projects/{id}/stage-changes", id).body("items", hasSize(2));
    }

    @RepeatedTest(3)
    void of_many_owners_at_once_one_is_given_the_role() {
        String id = project();
        List<String> organisations =
                IntStream.range(0, MANY).mapToObj(it -> organisation()).toList();
        assertOneWon(
                statuses(it -> post("/projects/{id}/roles", owner(organisations.get(it)), id)
                        .extract()
                        .statusCode()),
                201,
                409);
        get("/projects/{id}/roles", id).body("items", hasSize(1));
    }

    @RepeatedTest(3)
    void of_much_money_at_once_no_more_is_granted_than_there_is() {
        String id = project(with(plan(), "budget", Map.of("total", kronor("100.00"))));
        Map<String, ?> line =
                Map.of("scheme", both("Påhittad", "Invented"), "amount", kronor("60.00"), "status", "granted");
        assertOneWon(
                statuses(it ->
                        post("/projects/{id}/funding-lines", line, id).extract().statusCode()),
                201,
                409);
        get("/projects/{id}", id).body("budget.granted.amount", equalTo("60.00"));
    }

    @RepeatedTest(3)
    void of_many_with_one_number_at_once_one_is_entered() {
        String number = number();
        assertOneWon(
                statuses(it -> post("/organisations", Map.of("name", name("förening"), "number", number))
                        .extract()
                        .statusCode()),
                201,
                409);
    }

    @RepeatedTest(3)
    void lessons_added_at_once_are_all_there_or_refused() {
        String id = project();
        Map<String, ?> lesson = Map.of("text", both("Påhittad", "Invented"));
        List<Integer> statuses = statuses(
                it -> post("/projects/{id}/lessons", lesson, id).extract().statusCode());
        assertThat(statuses).containsOnly(201, 409).contains(201);
        get("/projects/{id}/lessons", id).body("items", hasSize((int)
                statuses.stream().filter(it -> it == 201).count()));
    }

    private static Map<String, String> owner(String organisation) {
        return Map.of("kind", "owner", "organisation", organisation, "from", "2019-02-01");
    }

    private static List<Integer> statuses(IntFunction<Integer> each) {
        return AtOnce.times(MANY, each);
    }

    private static void assertOneWon(List<Integer> statuses, int won, Integer... lost) {
        assertThat(statuses).containsOnlyOnce(won).filteredOn(it -> it != won).isSubsetOf(lost);
    }
}
