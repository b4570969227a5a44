package se.kompetensbyran.api.incubation;

import static java.util.stream.Collectors.toMap;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.incubation.GateCheck;
import se.kompetensbyran.domain.incubation.Stage;
import se.kompetensbyran.domain.incubation.StepReason;
import se.kompetensbyran.domain.shared.EnumCode;

/** What tests of incubation do over HTTP, as somebody who leads projects unless they say otherwise. */
abstract class InitiativeJourney extends ApiTest {

    static final String INITIATIVE = "/initiatives/{id}";
    static final String STEPS = "/initiatives/{id}/stage-changes";
    static final String CHECKS = "/initiatives/{id}/gate-checks";
    static final String ENTERPRISES = "/initiatives/{id}/enterprises";
    static final String NOWHERE = "01976f2e-5c00-7000-8000-00000000ffff";
    static final String KNOWN = "2020-01-15";

    /** What is told of an idea at a node that {@code host} runs. */
    static Map<String, Object> idea(String host) {
        return Map.of("name", name("initiativ"), "node", node(host), "on", KNOWN);
    }

    /** The id of a new idea of which {@code facts} are told. */
    static String initiative(Map<String, ?> facts) {
        return post("/initiatives", facts).statusCode(201).extract().path("id");
    }

    /** The id of a new initiative that stands in {@code stage}, paused from {@code before}; the gate before it is open. */
    static String standing(Stage stage, @Nullable Stage before) {
        String organisation = organisation();
        String id = initiative(with(idea(organisation), "organisation", organisation));
        Stage way = before == null ? stage : before;
        for (GateCheck it : GateCheck.values()) {
            boolean isNeeded = !way.isFinal()
                    && (it.gate().compareTo(way) <= 0 || way.next(null).contains(it.gate()));
            if (isNeeded) tick(id, it).statusCode(200);
        }
        for (Stage it :
                List.of(Stage.SCREENED, Stage.INCUBATING, Stage.REGISTERED, Stage.CONFIRMED, Stage.SELF_SUSTAINING)) {
            if (way.compareTo(it) < 0 || way.compareTo(Stage.SELF_SUSTAINING) > 0) break;
            // The status comes today, and what comes after it can come no earlier.
            move(id, it, it.compareTo(Stage.REGISTERED) > 0 ? today() : "2020-02-01")
                    .statusCode(200);
            if (it == Stage.REGISTERED) {
                String enterprise = enterprise(with(business(), "organisation", organisation));
                becomes(id, enterprise, "2020-02-01").statusCode(200);
                confirmed(enterprise, organisation);
            }
        }
        boolean isLate = way == Stage.CONFIRMED || way == Stage.SELF_SUSTAINING;
        if (way != stage || stage.isFinal())
            move(id, stage, isLate ? today() : "2020-02-01").statusCode(200);
        return id;
    }

    static String today() {
        return LocalDate.now(ZoneId.of("Europe/Stockholm")).toString();
    }

    static ValidatableResponse move(String id, Stage to, String on) {
        Map<String, Object> step = Map.of("to", EnumCode.of(to), "on", on);
        return postOnTag("*", STEPS, to.demandsReason() ? with(step, "reason", reason(to)) : step, id);
    }

    private static String reason(Stage to) {
        return Stream.of(StepReason.values())
                .filter(it -> it.fits(to))
                .map(EnumCode::of)
                .findFirst()
                .orElseThrow();
    }

    static ValidatableResponse tick(String id, GateCheck check) {
        return tick(id, check, Map.of("on", KNOWN));
    }

    static ValidatableResponse tick(String id, GateCheck check, Map<String, ?> told) {
        return json(manager(), told)
                .put(CHECKS + "/{check}", id, EnumCode.of(check))
                .then();
    }

    static ValidatableResponse becomes(String id, String enterprise, String on) {
        return postOnTag("*", ENTERPRISES, Map.of("enterprise", enterprise, "on", on), id);
    }

    /** It comes to be registered; all is ticked. */
    static void registered(String id) {
        for (GateCheck it : GateCheck.values()) tick(id, it).statusCode(200);
        for (Stage it : List.of(Stage.SCREENED, Stage.INCUBATING, Stage.REGISTERED))
            move(id, it, "2020-02-01").statusCode(200);
    }

    /** The enterprise of {@code owner} gets a confirmed status. */
    static void confirmed(String enterprise, String owner) {
        Supplier<RequestSpecification> leader = () -> as(Role.ENTERPRISE_MANAGER, owner, Reach.ORGANISATION);
        List<String> criteria = List.of("integration", "participation", "reinvestment", "independence");
        String id = json(leader.get(), Map.of("enterprise", enterprise, "evidence", each(criteria, "Påhittat")))
                .post("/assessments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        json(leader.get(), Map.of("to", "submitted"))
                .post("/assessments/{id}/stage-changes", id)
                .then()
                .statusCode(200);
        Map<String, ?> decision = Map.of("to", "confirmed", "reason", "Påhittat", "verdicts", each(criteria, "met"));
        json(manager(), decision).post("/assessments/{id}/decisions", id).then().statusCode(200);
    }

    private static Map<String, String> each(List<String> names, String value) {
        return names.stream().collect(toMap(it -> it, it -> value));
    }

    static ValidatableResponse read(String id) {
        return manager().get(INITIATIVE, id).then();
    }

    static RequestSpecification as(Role role, String organisation, Reach reach) {
        return anybody()
                .auth()
                .oauth2(Tokens.of("test-somebody", List.of(new Grant(role, UUID.fromString(organisation), reach))));
    }

    static RequestSpecification json(RequestSpecification who, Map<String, ?> told) {
        return who.contentType(ContentType.JSON).header("If-Match", "*").body(told);
    }
}
