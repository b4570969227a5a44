package se.kompetensbyran.api.handovers;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** A handover is there for the two nodes, each does its own, and to nobody else is it there. */
@QuarkusTest
class HandoverAuthorityTest extends HandoverScene {

    @Test
    void neither_side_does_what_is_the_others() {
        String id = offered();
        send(adviser(giver).header("If-Match", "*"), Map.of("to", "accepted"), DECISIONS, id)
                .statusCode(403);
        send(adviser(receiver).header("If-Match", "*"), Map.of(), BACK, id).statusCode(403);
        handover(giver, id).body("stage", equalTo("offered"));
    }

    @Test
    void to_another_node_it_is_not_there() {
        String id = offered();
        String elsewhere = organisation();
        node(elsewhere);
        var code = equalTo("handover.unknown");
        adviser(elsewhere).get(HANDOVER, id).then().statusCode(404).body("code", code);
        adviser(elsewhere).get(HANDOVERS).then().statusCode(200).body("items", empty());
        adviser(elsewhere).get(OFFERS, participant).then().statusCode(404);
        send(adviser(elsewhere).header("If-Match", "*"), Map.of("to", "accepted"), DECISIONS, id)
                .statusCode(404);
        send(adviser(elsewhere).header("If-Match", "*"), Map.of(), BACK, id).statusCode(404);
        send(adviser(receiver), Map.of("toNode", to, "reason", "moved"), OFFERS, participant)
                .statusCode(404);
        for (String host : new String[] {giver, receiver})
            adviser(host).get(HANDOVERS).then().body("items.id", contains(id));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADVISER")
    void nobody_but_an_adviser_comes_near_them(Role role) {
        String id = offered();
        for (String host : new String[] {giver, receiver}) {
            as(role, host, Reach.REGION).get(HANDOVER, id).then().statusCode(403);
            as(role, host, Reach.REGION).get(HANDOVERS).then().statusCode(403);
        }
    }
}
