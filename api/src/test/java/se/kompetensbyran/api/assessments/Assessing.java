package se.kompetensbyran.api.assessments;

import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.shared.EnumCode;

/** What tests of assessments do over and over: an enterprise with its manager, and the one who decides. */
abstract class Assessing extends ApiTest {

    static final String ALL = "/assessments";
    static final String ONE = "/assessments/{id}";
    static final String STEPS = "/assessments/{id}/stage-changes";
    static final String DECISIONS = "/assessments/{id}/decisions";

    static final Map<String, String> WHOLE = Map.of(
            "integration", "Stadgarna (påhittade)",
            "participation", "Medlemmarna",
            "reinvestment", "Bokslutet",
            "independence", "Ägarna");

    static final Map<String, String> ALL_MET =
            Map.of("integration", "met", "participation", "met", "reinvestment", "met", "independence", "met");

    static final Map<String, String> NOT_ALL_MET =
            Map.of("integration", "met", "participation", "not-met", "reinvestment", "unknown", "independence", "met");

    /** An enterprise with an organisation of its own. */
    record Assessed(String id, String owner) {

        static Assessed fresh() {
            String owner = organisation();
            return new Assessed(enterprise(with(business(), "organisation", owner)), owner);
        }

        RequestSpecification manager() {
            return as(Role.ENTERPRISE_MANAGER, owner, Reach.ORGANISATION);
        }
    }

    static RequestSpecification as(Role role, String organisation, Reach reach) {
        return anybody()
                .auth()
                .oauth2(Tokens.of(
                        "test-" + EnumCode.of(role), List.of(new Grant(role, UUID.fromString(organisation), reach))));
    }

    static ValidatableResponse begin(Assessed of, Map<String, String> evidence) {
        return begin(of.manager(), Map.of("enterprise", of.id(), "evidence", evidence));
    }

    static ValidatableResponse begin(RequestSpecification who, Map<String, ?> told) {
        return who.contentType(ContentType.JSON).body(told).post(ALL).then();
    }

    static ValidatableResponse step(RequestSpecification who, String id, State to) {
        return send(who, STEPS, id, Map.of("to", EnumCode.of(to), "reason", "Påhittat skäl"));
    }

    static ValidatableResponse decide(String id, State to, Object... more) {
        Map<String, Object> told = with(Map.of("to", EnumCode.of(to), "reason", "Påhittat skäl"), more);
        return send(manager(), DECISIONS, id, told);
    }

    static ValidatableResponse send(RequestSpecification who, String path, String id, Map<String, ?> told) {
        return who.contentType(ContentType.JSON)
                .header("If-Match", manager().get(ONE, id).header("ETag"))
                .body(told)
                .post(path, id)
                .then();
    }

    /** The id of a new assessment that has come to {@code state}. */
    static String in(State state, Assessed of) {
        return switch (state) {
            case DRAFT -> begin(of, WHOLE).statusCode(201).extract().path("id");
            case SUBMITTED -> {
                String id = in(State.DRAFT, of);
                step(of.manager(), id, State.SUBMITTED).statusCode(200);
                yield id;
            }
            case REJECTION_TOLD -> {
                String id = in(State.SUBMITTED, of);
                decide(id, State.REJECTION_TOLD, "verdicts", NOT_ALL_MET).statusCode(200);
                yield id;
            }
            case CONTESTED -> {
                String id = in(State.REJECTION_TOLD, of);
                step(of.manager(), id, State.CONTESTED).statusCode(200);
                yield id;
            }
            case CONFIRMED -> {
                String id = in(State.SUBMITTED, of);
                decide(id, State.CONFIRMED, "verdicts", ALL_MET).statusCode(200);
                yield id;
            }
            case WITHDRAWN -> {
                String id = in(State.SUBMITTED, of);
                step(of.manager(), id, State.WITHDRAWN).statusCode(200);
                yield id;
            }
            case REJECTED -> {
                String id = in(State.CONTESTED, of);
                decide(id, State.REJECTED, "verdicts", NOT_ALL_MET).statusCode(200);
                yield id;
            }
        };
    }
}
