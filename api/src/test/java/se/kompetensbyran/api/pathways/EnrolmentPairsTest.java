package se.kompetensbyran.api.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.pathways.Stage;
import se.kompetensbyran.domain.shared.EnumCode;

/** Of all pairs of stages each that has no arrow is refused, whatever leads there, and nothing has changed. */
@QuarkusTest
class EnrolmentPairsTest extends PathwayScene {

    @ParameterizedTest
    @EnumSource(Stage.class)
    void it_goes_nowhere_but_along_an_arrow(Stage from) {
        String id = standing(from);
        String other = ongoing();
        String before = asItStands(id);
        for (Stage to : Stage.values()) {
            if (to == Stage.PLANNED || to == Stage.TRANSFERRED) fault(step(id, EnumCode.of(to)), "/to", "state-unfit");
            if (from.mayBecome(to) || to == Stage.PLANNED) continue;
            taken(id, to, other)
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("code", equalTo("enrolment.wrong-stage"));
            assertThat(asItStands(id)).as("%s to %s", from, to).isEqualTo(before);
        }
        assertThat(asItStands(id)).isEqualTo(before);
    }

    private ValidatableResponse taken(String id, Stage to, String other) {
        return switch (to) {
            case PLANNED -> step(id, "planned");
            case ACTIVE -> begin(id, LAST);
            case SUSPENDED -> step(id, "suspended", "on", LAST, "reason", "health");
            case COMPLETED -> step(id, "completed", "on", LAST, "reason", "work");
            case INTERRUPTED -> step(id, "interrupted", "on", LAST, "reason", "moved");
            case TRANSFERRED -> onTag(id, Map.of("project", other, "on", LAST), TRANSFERS);
            case MISREGISTERED -> step(id, "misregistered", "reason", "wrong-person");
        };
    }

    private String standing(Stage stage) {
        if (stage == Stage.PLANNED) return planned();
        String id = active();
        if (stage != Stage.ACTIVE) taken(id, stage, ongoing()).statusCode(stage == Stage.TRANSFERRED ? 201 : 200);
        read(id).body("stage", equalTo(EnumCode.of(stage)));
        return id;
    }

    private String asItStands(String id) {
        var read = read(id).extract();
        return read.header("ETag") + read.asString();
    }
}
