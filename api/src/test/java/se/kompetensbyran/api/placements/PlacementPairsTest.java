package se.kompetensbyran.api.placements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.shared.EnumCode;

/** Of all pairs of states each that has no arrow is refused, whatever leads there, and nothing has changed. */
@QuarkusTest
class PlacementPairsTest extends PlacementScene {

    @ParameterizedTest
    @EnumSource(State.class)
    void it_goes_nowhere_but_along_an_arrow(State from) {
        String id = standing(from);
        String before = asItStands(id);
        for (State to : State.values()) {
            if (!isStep(to))
                step(id, EnumCode.of(to))
                        .statusCode(400)
                        .body("errors.pointer", contains("/to"))
                        .body("errors.code", contains("state-unfit"));
            // It waits for signatures again when what is agreed changes, and in no other way.
            boolean mayBecome = from.mayBecome(to) && !(from == State.SIGNED && to == State.TO_SIGN);
            if (mayBecome) continue;
            taken(id, to)
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("code", equalTo("placement.wrong-state"));
            assertThat(asItStands(id)).as("%s to %s", from, to).isEqualTo(before);
        }
        assertThat(asItStands(id)).isEqualTo(before);
    }

    private static boolean isStep(State to) {
        return to == State.TO_SIGN || to == State.ONGOING || to == State.DID_NOT_START || to == State.CANCELLED;
    }

    private ValidatableResponse taken(String id, State to) {
        return switch (to) {
            case DRAFT -> sendBack(adviser(runner), id, "participant", "Påhittat skäl");
            case TO_SIGN -> step(id, EnumCode.of(to));
            case SIGNED -> sign(adviser(runner), id, "participant");
            case ONGOING -> step(id, "ongoing", "on", today.toString());
            case ENDED -> end(id, "lastDay", today.plusDays(27).toString());
            case ENDED_EARLY -> end(id, "cause", "health");
            case DID_NOT_START -> step(id, "did-not-start", "cause", "participant");
            case CANCELLED -> step(id, "cancelled", "reason", "Kom aldrig till stånd");
        };
    }

    private String standing(State state) {
        String place = place();
        return switch (state) {
            case DRAFT -> draft(place);
            case TO_SIGN -> after(draft(place), State.TO_SIGN);
            case SIGNED -> signed(place);
            case ONGOING -> after(signed(place), State.ONGOING);
            case ENDED -> {
                String id = after(signed(place, "lastDay", today.toString()), State.ONGOING);
                end(id).statusCode(200).body("state", equalTo("ended"));
                yield id;
            }
            case ENDED_EARLY -> after(after(signed(place), State.ONGOING), State.ENDED_EARLY);
            case DID_NOT_START -> after(signed(place), State.DID_NOT_START);
            case CANCELLED -> after(draft(place), State.CANCELLED);
        };
    }

    private String after(String id, State to) {
        taken(id, to).statusCode(200).body("state", equalTo(EnumCode.of(to)));
        return id;
    }

    private String asItStands(String id) {
        var read = adviser(runner).get(PLACEMENT, id).then().statusCode(200).extract();
        return read.header("ETag") + read.asString();
    }
}
