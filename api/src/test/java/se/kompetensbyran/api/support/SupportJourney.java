package se.kompetensbyran.api.support;

import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Invented;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.support.Stage;

/** What tests of support do over HTTP: an enterprise asks, and advisers of a node that covers its municipality work. */
abstract class SupportJourney extends ApiTest {

    static final String ALL = "/support-cases";
    static final String CASE = "/support-cases/{id}";
    static final String STEPS = "/support-cases/{id}/stage-changes";
    static final String WITHDRAWALS = "/support-cases/{id}/withdrawals";
    static final String SESSIONS = "/support-cases/{id}/sessions";
    static final String NOWHERE = "01976f2e-5c00-7000-8000-00000000ffff";

    static final Map<String, Object> QUESTION =
            Map.of("question", "Hur räknar man priset?", "competenceAreas", List.of("business-development"));

    /** An enterprise in a municipality that a node covers, and whose both are. */
    record Scene(String owner, String enterprise, String host, String node) {

        static Scene fresh() {
            String owner = organisation();
            String host = organisation();
            String enterprise = Invented.enterprise(with(business(), "organisation", owner, "municipality", "2039"));
            return new Scene(owner, enterprise, host, covering(host));
        }

        /** An enterprise where no node covers, so that the region sees to who takes it. */
        static Scene nowhere() {
            Scene near = fresh();
            String enterprise = Invented.enterprise(with(business(), "organisation", near.owner()));
            return new Scene(near.owner(), enterprise, near.host(), near.node());
        }

        /** The id of a new node of {@code host} that covers the municipality of the enterprise. */
        static String covering(String host) {
            String node = Invented.node(host);
            post("/nodes/{id}/covered-municipalities", Map.of("municipality", "2039", "from", "2019-03-01"), node)
                    .statusCode(201);
            return node;
        }

        RequestSpecification leader() {
            return as("leader-" + owner, Role.ENTERPRISE_MANAGER, owner, Reach.ORGANISATION);
        }

        RequestSpecification adviser() {
            return as("adviser-" + host, Role.ADVISER, host, Reach.NODE);
        }

        /** The id of a new request. */
        String request() {
            return json(leader(), with(QUESTION, "enterprise", enterprise))
                    .post(ALL)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }

        /** The id of a new case that stands in {@code stage}. */
        String standing(Stage stage) {
            String id = request();
            if (stage == Stage.CLOSED) move(id, Stage.TAKEN).statusCode(200);
            if (stage == Stage.WITHDRAWN) withdraw(id).statusCode(200);
            else if (stage != Stage.REQUESTED) move(id, stage).statusCode(200);
            return id;
        }

        /** A step with what it must have, by the adviser; a no that leaves nobody to ask, by the region. */
        ValidatableResponse move(String id, Stage to) {
            return step(to == Stage.REFUSED ? manager() : adviser(), id, told(to));
        }

        ValidatableResponse reopen(String id) {
            return step(adviser(), id, with(told(Stage.TAKEN), "reason", "new-need"));
        }

        ValidatableResponse withdraw(String id) {
            return json(leader(), Map.of("reason", "solved-otherwise"))
                    .post(WITHDRAWALS, id)
                    .then();
        }

        Map<String, Object> told(Stage to) {
            Map<String, Object> step = Map.of("to", EnumCode.of(to));
            return switch (to) {
                case TAKEN -> with(step, "node", node);
                case REFUSED -> with(step, "node", node, "reason", "outside-competence");
                case CLOSED -> with(step, "result", "reached");
                case REQUESTED -> with(step, "reason", "no-capacity");
                case WITHDRAWN -> with(step, "reason", "solved-otherwise");
            };
        }

        /** A session of so many minutes, recorded by the adviser. */
        ValidatableResponse hold(String id, String on, Object minutes) {
            return json(adviser(), Map.of("on", on, "minutes", minutes, "competenceArea", "business-development"))
                    .post(SESSIONS, id)
                    .then();
        }

        ValidatableResponse read(String id) {
            return adviser().get(CASE, id).then();
        }
    }

    static ValidatableResponse step(RequestSpecification who, String id, Map<String, ?> told) {
        return json(who, told).post(STEPS, id).then();
    }

    static RequestSpecification as(String who, Role role, String organisation, Reach reach) {
        return anybody().auth().oauth2(Tokens.of(who, List.of(new Grant(role, UUID.fromString(organisation), reach))));
    }

    static RequestSpecification json(RequestSpecification who, Map<String, ?> told) {
        return who.contentType(ContentType.JSON).header("If-Match", "*").body(told);
    }
}
