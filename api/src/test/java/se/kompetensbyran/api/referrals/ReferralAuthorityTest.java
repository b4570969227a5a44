package se.kompetensbyran.api.referrals;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** A referral is seen by who refers and by the node that answers, each does its own, and to nobody else is it there. */
@QuarkusTest
class ReferralAuthorityTest extends ReferralScene {

    private final UUID program = UUID.randomUUID();

    @Test
    void to_another_partner_and_to_another_node_it_is_not_there() {
        String id = sent();
        String elsewhere = organisation();
        node(elsewhere);
        for (Supplier<RequestSpecification> who : List.<Supplier<RequestSpecification>>of(
                () -> as(Role.CASE_OFFICER, elsewhere, Reach.REGION),
                () -> as(Role.CASE_OFFICER, host, Reach.REGION),
                () -> as(Role.ADVISER, elsewhere, Reach.REGION),
                () -> as(Role.ADVISER, partner, Reach.REGION))) {
            who.get().get(REFERRAL, id).then().statusCode(404).body("code", equalTo("referral.unknown"));
            who.get().get(STEPS, id).then().statusCode(404);
            who.get().get(REFERRALS).then().statusCode(200).body("items", empty());
        }
        send(as(Role.ADVISER, elsewhere, Reach.NODE).header("If-Match", "*"), decline(), DECISIONS, id)
                .statusCode(404);
        send(as(Role.CASE_OFFICER, elsewhere, Reach.ORGANISATION).header("If-Match", "*"), withdraw(), STEPS, id)
                .statusCode(404);
        officer().get(REFERRALS).then().body("items.id", contains(id));
        adviser().get(REFERRALS).then().body("items.id", contains(id));
        for (String it : List.of(partner, host))
            as(Role.ADVISER, it, Reach.ORGANISATION).get(REFERRAL, id).then().statusCode(403);
    }

    @Test
    void neither_side_does_what_is_the_others() {
        String id = sent();
        send(officer().header("If-Match", "*"), decline(), DECISIONS, id).statusCode(403);
        send(officer(), Map.of("participant", somebody()), RECOGNITIONS, id).statusCode(403);
        send(adviser().header("If-Match", "*"), withdraw(), STEPS, id).statusCode(403);
        send(adviser(), referral(), REFERRALS).statusCode(403);
        officer().get(ALL).then().statusCode(403);
    }

    @Test
    void nobody_refers_for_another_partner() {
        send(officer(), referral("partner", organisation()), REFERRALS).statusCode(403);
    }

    @Test
    void to_a_node_a_draft_is_not_there() {
        String id = drafted();
        adviser().get(REFERRAL, id).then().statusCode(404);
        adviser().get(REFERRALS).then().body("items", empty());
        send(adviser().header("If-Match", "*"), decline(), DECISIONS, id).statusCode(404);
        officer().get(REFERRAL, id).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ADVISER", "CASE_OFFICER"})
    void nobody_else_comes_near_any(Role role) {
        String id = sent();
        for (Reach reach : Reach.values())
            for (String organisation : List.of(partner, host)) {
                Supplier<RequestSpecification> who = () -> as(role, organisation, reach);
                who.get().get(REFERRALS).then().statusCode(403);
                who.get().get(REFERRAL, id).then().statusCode(403);
                send(who.get().header("If-Match", "*"), decline(), DECISIONS, id)
                        .statusCode(403);
                send(who.get(), referral(), REFERRALS).statusCode(403);
            }
    }

    @Test
    void who_administers_comes_near_none_whatever_else_they_are() {
        String id = sent();
        String token = Tokens.of(
                "test-administrator",
                List.of(
                        new Grant(Role.ADMINISTRATOR, UUID.fromString(partner), Reach.REGION),
                        new Grant(Role.CASE_OFFICER, UUID.fromString(partner), Reach.ORGANISATION)));
        anybody().auth().oauth2(token).get(REFERRAL, id).then().statusCode(403);
        send(anybody().auth().oauth2(token), referral(), REFERRALS).statusCode(403);
    }

    @Test
    void a_partners_machine_refers_and_sees_how_it_goes_with_what_it_told() {
        Supplier<RequestSpecification> machine = () -> machine(Permission.PARTICIPANTS_REFER);
        Map<String, Object> told = referral();
        String id =
                send(machine.get(), told, REFERRALS).statusCode(201).extract().path("id");
        send(machine.get().header("If-Match", "*"), Map.of("to", "sent"), STEPS, id)
                .statusCode(200)
                .body("stage", equalTo("sent"));
        decline(id).statusCode(200);

        send(machine.get(), told, REFERRALS)
                .statusCode(201)
                .body("id", equalTo(id))
                .body("stage", equalTo("declined"))
                .body("reason", equalTo("no-place"));
        machine.get().get(REFERRALS).then().statusCode(403);
        machine.get().get(ALL).then().statusCode(403);
        send(machine.get().header("If-Match", "*"), decline(), DECISIONS, sent())
                .statusCode(403);
        machine(Permission.REFERRALS_READ)
                .get(REFERRAL, id)
                .then()
                .statusCode(200)
                .body("stage", equalTo("declined"));
    }

    /** Who lets a program in, or another in, could read by trying what the partner's people and programs have told. */
    @Test
    void what_others_told_cannot_be_guessed_by_a_program() {
        Map<String, Object> told = referral();
        String id = send(officer(), told, REFERRALS).statusCode(201).extract().path("id");
        step(id, "sent").statusCode(200);
        for (Map<String, Object> guess : List.of(told, with(told, "gender", "man")))
            send(machine(Permission.PARTICIPANTS_REFER), guess, REFERRALS)
                    .statusCode(409)
                    .body("code", equalTo("referral.told-otherwise"));
        send(machine(Permission.PARTICIPANTS_REFER).header("If-Match", "*"), withdraw(), STEPS, id)
                .statusCode(404);
        send(
                        machine(Permission.PARTICIPANTS_REFER, Permission.REFERRALS_READ)
                                .header("If-Match", "*"),
                        withdraw(),
                        STEPS,
                        id)
                .statusCode(200);
    }

    private RequestSpecification machine(Permission... permissions) {
        return anybody()
                .auth()
                .oauth2(Tokens.ofClient(program, UUID.fromString(partner), Reach.ORGANISATION, permissions));
    }

    private static Map<String, String> decline() {
        return Map.of("to", "declined", "reason", "other");
    }

    private static Map<String, String> withdraw() {
        return Map.of("to", "withdrawn");
    }
}
