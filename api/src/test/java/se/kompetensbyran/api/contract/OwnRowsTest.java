package se.kompetensbyran.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.move;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.ownedProject;
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.participants.ParticipantScene;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/**
 * Every operation on one thing, as each role, with a row of the own node or organisation and with one of another's. Where
 * {@link PermissionMatrixTest} looks at the role alone, this looks at the relation: what is not open and not one's own is
 * as if it did not exist, to the very code, and what is one's own lets one in.
 */
@QuarkusTest
class OwnRowsTest extends ParticipantScene {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOBODYS = "01976f2e-5c00-7000-8000-00000000ffff";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern PATH = Pattern.compile("/([a-z-]+)/\\{id}(/.*)?");
    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z.-]+)\"");

    /** What is told of to those alone whose it is, and who those are. */
    private static final Map<String, Set<Role>> CLOSED = Map.of(
            "assessments", Set.of(Role.ADVISER, Role.ENTERPRISE_MANAGER),
            "quality-reviews", Set.of(Role.ADVISER, Role.ENTERPRISE_MANAGER),
            "support-cases", Set.of(Role.ADVISER, Role.ENTERPRISE_MANAGER),
            "initiatives", Set.of(Role.ADVISER),
            "participants", Set.of(Role.ADVISER),
            "enrolments", Set.of(Role.ADVISER),
            "handovers", Set.of(Role.ADVISER),
            "referrals", Set.of(Role.ADVISER, Role.CASE_OFFICER),
            "placements", Set.of(Role.ADVISER, Role.ENTERPRISE_MANAGER, Role.SUPERVISOR));

    /** What anybody may read, and who may change it because it is theirs. */
    private static final Map<String, Set<Role>> OPEN = Map.of(
            "enterprises", Set.of(Role.ADVISER, Role.ENTERPRISE_MANAGER),
            "organisations", Set.of(Role.ENTERPRISE_MANAGER),
            "places", Set.of(Role.ADVISER, Role.ENTERPRISE_MANAGER),
            "nodes", Set.of(),
            "projects", Set.of());

    /** What not all do whose it is: the other side does, or the region, or there is nothing yet to read. */
    private static final Map<String, Set<Role>> NOT_THEIRS = Map.of(
            "POST /enterprises/{id}/affiliations", Set.of(Role.ADVISER, Role.ENTERPRISE_MANAGER),
            "POST /enterprises/{id}/stage-changes", Set.of(Role.ENTERPRISE_MANAGER),
            "POST /handovers/{id}/decisions", Set.of(Role.ADVISER),
            "POST /participants/{id}/identity-readings", Set.of(Role.ADVISER),
            "POST /support-cases/{id}/withdrawals", Set.of(Role.ADVISER));

    /** Counts that tell of nobody are for whoever may count. */
    private static final Set<String> OF_NOBODY = Set.of("/projects/{id}/outcomes");

    /** Parts that have codes and no ids. */
    private static final Map<String, String> PARTS = Map.of("{year}", "2023", "{check}", "plan-agreed");

    @Inject
    Time time;

    private record Operation(String method, String path, String root, Permission permission, String type, String body) {

        boolean isRead() {
            return method.equals("GET");
        }

        /** Whether its path names one thing and no part of it. */
        boolean isOfOne() {
            return path.indexOf('{') == path.lastIndexOf('{');
        }

        /** Whether such a thing can be theirs who have {@code role}. */
        boolean isOf(Role role) {
            return CLOSED.getOrDefault(root, OPEN.getOrDefault(root, Set.of())).contains(role);
        }

        boolean isFor(Role role) {
            return Authority.of(List.of(new Grant(role, UUID.randomUUID(), Reach.REGION)))
                    .may(permission);
        }
    }

    /** What came back: enough to tell one no from another. */
    private record Answer(int status, String code) {}

    /** A node, an enterprise and a partner, with one of each thing between them, and who works there. */
    private record Side(Map<String, String> rows, Map<Role, String> tokens) {

        String row(Operation it) {
            return rows.getOrDefault(it.root(), NOBODYS);
        }

        String token(Role role) {
            return tokens.getOrDefault(role, "");
        }
    }

    private final List<Operation> operations = new ArrayList<>();

    @BeforeEach
    void read_the_contract() throws IOException {
        JsonNode paths =
                JSON.readTree(anybody().get("/openapi.json").asString()).path("paths");
        paths.properties().forEach(path -> {
            Matcher one = PATH.matcher(path.getKey());
            if (!one.matches() || !(CLOSED.containsKey(one.group(1)) || OPEN.containsKey(one.group(1)))) return;
            path.getValue().properties().forEach(it -> {
                String permission = it.getValue().path(Access.EXTENSION).asText();
                if (!METHODS.contains(it.getKey()) || permission.isEmpty() || OF_NOBODY.contains(path.getKey())) return;
                String type = it.getKey().equals("patch") ? MERGE_PATCH : "application/json";
                JsonNode body =
                        it.getValue().at("/requestBody/content").path(type).path("example");
                operations.add(new Operation(
                        it.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        one.group(1),
                        Permission.of(permission).orElseThrow(),
                        type,
                        body.isMissingNode() ? "{}" : body.toString()));
            });
        });
        assertThat(operations).hasSizeGreaterThan(100);
    }

    @Test
    void what_is_anothers_is_as_if_it_were_not_there() {
        Side one = side("2039");
        Side other = side("2034");
        List<String> told = new ArrayList<>();

        for (Operation it : operations)
            for (Role role : Role.values()) {
                Answer anothers = send(other.token(role), it, one.row(it), "*");
                boolean isNo = anothers.status() == 403 || anothers.status() == 404;
                if (OPEN.containsKey(it.root())) {
                    // That it is there anybody knows; what is done with it is another matter.
                    if (!isNo) told.add(tell(role, it, anothers));
                    continue;
                }
                Answer nobodys = send(other.token(role), it, NOBODYS, "*");
                boolean couldBeTheirs = it.isFor(role) && it.isOf(role);
                if (!isNo || !anothers.equals(nobodys) || (couldBeTheirs && anothers.status() != 404))
                    told.add(tell(role, it, anothers) + ", of nobody's " + nobodys);
            }

        assertThat(told).isEmpty();
    }

    @Test
    void what_is_ones_own_lets_one_in() {
        Side own = side("2039");
        List<String> refused = new ArrayList<>();

        for (Operation it : operations) {
            if (!it.isOfOne()) continue;
            for (Role role : Role.values()) {
                if (!it.isOf(role) || !it.isFor(role)) continue;
                Answer answer = send(own.token(role), it, own.row(it), "\"999\"");
                boolean isNo = Set.of(401, 403, 404).contains(answer.status());
                boolean isExpected = NOT_THEIRS
                                .getOrDefault(it.method() + " " + it.path(), Set.of())
                                .contains(role)
                        ? isNo
                        : it.isRead() ? answer.status() == 200 : !isNo && answer.status() < 500;
                if (!isExpected) refused.add(tell(role, it, answer));
            }
        }

        assertThat(refused).isEmpty();
    }

    private static String tell(Role role, Operation it, Answer answer) {
        return role + " " + it.method() + " " + it.path() + ": " + answer;
    }

    /** One of each thing, at a node that covers {@code municipality} alone. */
    private Side side(String municipality) {
        String host = host();
        String owner = organisation();
        String partner = organisation();
        String node =
                id(post("/nodes", Map.of("kind", "local", "name", name("nod"), "host", host, "from", "2019-03-01")));
        post("/nodes/{id}/covered-municipalities", Map.of("municipality", municipality, "from", "2019-03-01"), node)
                .statusCode(201);
        String enterprise =
                enterprise(with(business(), "organisation", owner, "node", node, "municipality", municipality));
        Map<String, String> rows =
                new HashMap<>(Map.of("organisations", owner, "nodes", node, "enterprises", enterprise));
        Supplier<RequestSpecification> leader = () -> as(Role.ENTERPRISE_MANAGER, owner, Reach.ORGANISATION);
        whatTheEnterpriseHas(rows, leader, host, node, enterprise, municipality);
        whatTheNodeHas(rows, leader, host, node, enterprise, partner);

        Map<Role, String> tokens = new EnumMap<>(Role.class);
        for (Role role : Role.values()) tokens.put(role, token(role, host, Reach.ORGANISATION));
        tokens.put(Role.ADVISER, token(Role.ADVISER, host, Reach.NODE));
        for (Role role : List.of(Role.ENTERPRISE_MANAGER, Role.SUPERVISOR))
            tokens.put(role, token(role, owner, Reach.ORGANISATION));
        tokens.put(Role.CASE_OFFICER, token(Role.CASE_OFFICER, partner, Reach.ORGANISATION));
        return new Side(rows, tokens);
    }

    private void whatTheEnterpriseHas(
            Map<String, String> rows,
            Supplier<RequestSpecification> leader,
            String host,
            String node,
            String enterprise,
            String municipality) {
        rows.put("assessments", id(send(leader.get(), Map.of("enterprise", enterprise), "/assessments")));
        rows.put(
                "quality-reviews",
                id(send(
                        leader.get(),
                        Map.of(
                                "enterprise",
                                enterprise,
                                "on",
                                "2024-06-03",
                                "judgements",
                                List.of(Map.of("area", "accessibility", "level", 3, "evidence", "Påhittat underlag"))),
                        "/quality-reviews")));
        String supportCase = id(send(
                leader.get(),
                Map.of(
                        "enterprise",
                        enterprise,
                        "question",
                        "Hur räknar man?",
                        "competenceAreas",
                        List.of("business-development")),
                "/support-cases"));
        rows.put("support-cases", supportCase);
        send(
                        tagged(() -> adviser(host), "/support-cases/{id}", supportCase),
                        Map.of("to", "taken", "node", node),
                        "/support-cases/{id}/stage-changes",
                        supportCase)
                .statusCode(200);
        rows.put(
                "initiatives",
                id(send(
                        adviser(host),
                        Map.of(
                                "name",
                                name("initiativ"),
                                "node",
                                node,
                                "on",
                                "2024-06-03",
                                "municipality",
                                municipality),
                        "/initiatives")));
    }

    private void whatTheNodeHas(
            Map<String, String> rows,
            Supplier<RequestSpecification> leader,
            String host,
            String node,
            String enterprise,
            String partner) {
        LocalDate today = time.today();
        String participant = id(send(adviser(host), told(node), ALL));
        rows.put("participants", participant);
        Supplier<RequestSpecification> officer = () -> as(Role.CASE_OFFICER, partner, Reach.ORGANISATION);
        String referral = id(
                send(officer.get(), with(told(node), "partner", partner, "reference", "FALL-" + word()), "/referrals"));
        rows.put("referrals", referral);
        send(
                        tagged(officer, "/referrals/{id}", referral),
                        Map.of("to", "sent"),
                        "/referrals/{id}/stage-changes",
                        referral)
                .statusCode(200);
        String place = id(send(
                leader.get(),
                Map.of(
                        "enterprise",
                        enterprise,
                        "kind",
                        "work-training",
                        "title",
                        name("plats"),
                        "occupation",
                        "9413",
                        "capacity",
                        1,
                        "opensOn",
                        today.minusYears(1).toString()),
                "/places"));
        rows.put("places", place);
        String placement = id(send(
                adviser(host),
                Map.of(
                        "participant",
                        participant,
                        "place",
                        place,
                        "firstDay",
                        today.toString(),
                        "lastDay",
                        today.plusDays(27).toString(),
                        "hoursPerWeek",
                        20,
                        "tasks",
                        "Baka bröd (påhittat)"),
                "/placements"));
        rows.put("placements", placement);
        send(
                        tagged(() -> adviser(host), "/placements/{id}", placement),
                        Map.of("to", "to-sign"),
                        "/placements/{id}/stage-changes",
                        placement)
                .statusCode(200);
        String project = ownedProject();
        move(project, "2019-02-01", "applied", "granted", "ongoing");
        rows.put("projects", project);
        rows.put(
                "enrolments",
                id(send(adviser(host), Map.of("participant", participant, "project", project), "/enrolments")));
        rows.put("handovers", handover(host, node));
    }

    /** The id of an offer to hand somebody else over to a third node. */
    private static String handover(String host, String node) {
        String receiving = name("förening");
        String receiver = organisation(receiving);
        String to = id(
                post("/nodes", Map.of("kind", "local", "name", name("nod"), "host", receiver, "from", "2019-03-01")));
        String participant = id(send(adviser(host), told(node), ALL));
        consents(
                        host,
                        participant,
                        Map.of(
                                "purpose",
                                "partner",
                                "covers",
                                List.of("path"),
                                "recipients",
                                List.of(receiving),
                                "signedOn",
                                "2024-06-03"))
                .statusCode(201);
        return id(send(adviser(host), Map.of("toNode", to, "reason", "moved"), ONE + "/handovers", participant));
    }

    private static String id(ValidatableResponse created) {
        return created.statusCode(201).extract().path("id");
    }

    /** {@code who}, on the tag that they read. */
    private static RequestSpecification tagged(Supplier<RequestSpecification> who, String path, String id) {
        return who.get()
                .header(
                        "If-Match",
                        who.get().get(path, id).then().statusCode(200).extract().header("ETag"));
    }

    private static String token(Role role, String organisation, Reach reach) {
        return Tokens.of("test-somebody", List.of(new Grant(role, UUID.fromString(organisation), reach)));
    }

    // Some thousand requests, of which only what tells one no from another is looked at.
    private static Answer send(String token, Operation it, String id, String tag) {
        String path = it.path().replace("{id}", id);
        for (var part : PARTS.entrySet()) path = path.replace(part.getKey(), part.getValue());
        path = path.replaceAll("\\{[^}]+}", NOBODYS);
        boolean hasBody = Set.of("POST", "PUT", "PATCH").contains(it.method());
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + BASE + path))
                .method(it.method(), hasBody ? BodyPublishers.ofString(it.body()) : BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token);
        if (hasBody) request.header("Content-Type", it.type());
        if (!it.isRead()) request.header("If-Match", tag);
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            Matcher code = CODE.matcher(answer.body());
            return new Answer(answer.statusCode(), answer.statusCode() >= 400 && code.find() ? code.group(1) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
