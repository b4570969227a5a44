package se.kompetensbyran.api.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.project;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.needs.Stage;
import se.kompetensbyran.domain.shared.EnumCode;

/** A needs analysis from the first finding to the set that takes its place, and the chain read both ways. */
@QuarkusTest
class NeedsTest extends ApiTest {

    private static final String ALL = "/needs-analyses";
    private static final String ONE = "/needs-analyses/{id}";
    private static final String NOBODYS = "01976f2e-5c00-7000-8000-00000000ffff";

    @Inject
    Time time;

    @Test
    void an_analysis_goes_from_finding_to_priority_to_adoption_until_another_takes_its_place() {
        String project = project();
        String id = begin(Map.of("title", words("behovsanalys"), "project", project));
        String supervision = find(id, "handledning");
        String skill = find(id, "affärsmässighet");
        get(ONE, id)
                .statusCode(200)
                .body("stage", equalTo("collecting"))
                .body("project.id", equalTo(project))
                .body("adoption", nullValue())
                .body("_links.rel", hasItems("self", "collection", "related", "findings", "stage-changes"))
                .body("_links.rel", not(hasItem("priorities")));
        become(id, "closed").statusCode(200).body("stage", equalTo("closed"));
        String structure = prioritise(id, 2, supervision, skill).extract().path("id");
        String training = prioritise(id, 1, supervision).extract().path("id");
        become(id, "prioritised")
                .statusCode(200)
                .body("_links.rel", hasItems("adopt", "edit", "priorities", "measures"))
                .body("_links.rel", not(hasItem("become-adopted")));

        String body = organisation();
        adopt(id, body)
                .statusCode(200)
                .body("stage", equalTo("adopted"))
                .body("adoption.body.id", equalTo(body))
                .body("adoption.on", equalTo(today().toString()))
                .body("adoption.validUntil", equalTo(today().plusYears(2).toString()))
                .body("adoption.inForce", equalTo(true));
        get(ONE + "/priorities", id).body("items.id", contains(training, structure));
        get(ALL + "?inForceOn=" + today()).body("items.id", contains(id));
        get(ALL + "?stage=adopted").body("items.id", contains(id));
        get(ALL + "?project=" + project).body("items.id", contains(id));
        get(ALL + "?inForceOn=" + today().plusYears(3)).body("items", empty());

        String later = prioritised();
        adopt(later, body).statusCode(200);
        get(ONE, id)
                .body("stage", equalTo("superseded"))
                .body("adoption.supersededOn", equalTo(today().toString()))
                .body("adoption.inForce", equalTo(false));
        get(ONE + "/priorities", id).statusCode(200).body("items", hasSize(2));
        get(ALL + "?stage=adopted").body("items.id", contains(later));
        get(ONE + "/stage-changes", id)
                .body("items.to", contains("collecting", "closed", "prioritised", "adopted", "superseded"))
                .body("items.recordedBy", everyItem(nullValue()));
        manager()
                .get(ONE + "/stage-changes", id)
                .then()
                .body("items.recordedBy", everyItem(equalTo("test-programme-manager")));
        manager()
                .get(ONE + "/history", id)
                .then()
                .statusCode(200)
                .body("items[0].event", equalTo("needs-analysis.changed"));
    }

    @Test
    void the_chain_is_read_both_ways() {
        String project = project();
        String activity = post(
                        "/projects/{id}/activities",
                        Map.of("kind", "leader-training", "state", "done", "title", words("ledarutbildning")),
                        project)
                .statusCode(201)
                .extract()
                .path("id");
        String id = begin(Map.of("title", words("behovsanalys")));
        String finding = find(id, "handledning");
        String other = find(id, "lokaler");
        become(id, "closed");
        String priority = prioritise(id, 1, finding).extract().path("id");
        String elsewhere = prioritise(id, 2, other).extract().path("id");
        become(id, "prioritised");
        String done = measure(id, activity(priority, project, activity))
                .statusCode(201)
                .body("priority.id", equalTo(priority))
                .body("_links.rel", hasItems("priority", "related", "edit", "delete"))
                .extract()
                .path("id");
        String course = measure(id, measure(elsewhere, "training")).extract().path("id");
        // Nothing of it is for everybody until it is adopted.
        get("/needs-measures?activity=" + activity).body("items", empty());
        manager().get("/needs-measures?activity=" + activity).then().body("items.id", contains(done));
        adopt(id, organisation()).statusCode(200);

        String priorities = link(get(ONE + "/findings/{finding}", id, finding), "priorities");
        get(priorities).body("items.id", contains(priority)).body("items[0].findings", contains(finding));
        String measures = link(get(ONE + "/priorities/{priority}", id, priority), "measures");
        get(measures).body("items.id", contains(done)).body("items[0].activity", equalTo(activity));
        get(ONE + "/measures", id).body("items.id", contains(done, course));

        for (String query : List.of("activity=" + activity, "project=" + project))
            get("/needs-measures?" + query)
                    .body("items.id", contains(done))
                    .body("items[0].priority.id", equalTo(priority))
                    .body("items[0].priority.rank", equalTo(1))
                    .body("items[0].analysis.id", equalTo(id));
        get("/needs-measures?activity=" + NOBODYS).body("items", empty());
        get(ONE + "/measures/{measure}", id, done).body("what.sv", equalTo("Påhittad insats"));
    }

    @Test
    void a_support_case_is_read_back_to_what_it_served_by_those_who_may_read_it() {
        String owner = organisation();
        String enterprise = enterprise(with(business(), "organisation", owner));
        Supplier<RequestSpecification> leader = () -> anybody()
                .auth()
                .oauth2(Tokens.of(
                        "leader",
                        List.of(new Grant(Role.ENTERPRISE_MANAGER, UUID.fromString(owner), Reach.ORGANISATION))));
        String supportCase = leader.get()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "enterprise",
                        enterprise,
                        "question",
                        "Hur räknar man priset?",
                        "competenceAreas",
                        List.of("business-development")))
                .post("/support-cases")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String id = prioritised();
        String priority = priorityOf(id);
        String done = measure(id, with(measure(priority, "support"), "supportCase", supportCase))
                .statusCode(201)
                .body("supportCase", equalTo(supportCase))
                .body("_links.rel", hasItem("support-case"))
                .extract()
                .path("id");
        assertFault(
                "/supportCase",
                "case-for-support",
                measure(id, with(measure(priority, "training"), "supportCase", supportCase)));
        assertFault(
                "/supportCase",
                "unknown-support-case",
                measure(id, with(measure(priority, "support"), "supportCase", NOBODYS)));
        adopt(id, organisation()).statusCode(200);

        for (var who : List.<Supplier<RequestSpecification>>of(leader, () -> manager())) {
            String measures =
                    link(who.get().get("/support-cases/{id}", supportCase).then(), "measures");
            who.get()
                    .get(measures)
                    .then()
                    .body("items.id", contains(done))
                    .body("items[0].priority.id", equalTo(priority))
                    .body("items[0].supportCase", equalTo(supportCase));
        }
        // What was done is open, and for whom it was done is not.
        get("/needs-measures?supportCase=" + supportCase).statusCode(200).body("items", empty());
        get(ONE + "/measures/{measure}", id, done)
                .statusCode(200)
                .body("what.sv", equalTo("Påhittad insats"))
                .body("supportCase", nullValue())
                .body("_links.rel", not(hasItem("support-case")));
        get(ONE + "/measures", id).body("items.find { it.id == '" + done + "' }.supportCase", nullValue());
    }

    @Test
    void a_measure_outlives_the_activity_that_it_was() {
        String project = project();
        String activity = post(
                        "/projects/{id}/activities",
                        Map.of("kind", "leader-training", "state", "done", "title", words("ledarutbildning")),
                        project)
                .extract()
                .path("id");
        String id = prioritised();
        String priority = priorityOf(id);
        String done =
                measure(id, activity(priority, project, activity)).extract().path("id");
        manager()
                .header("If-Match", tag("/projects/{id}/activities/{activity}", project, activity))
                .delete("/projects/{id}/activities/{activity}", project, activity)
                .then()
                .statusCode(204);

        manager()
                .get(ONE + "/measures/{measure}", id, done)
                .then()
                .statusCode(200)
                .body("activity", equalTo(activity));
        patch(tag(id), ONE + "/measures/{measure}", Map.of("what", words("rättelse")), id, done)
                .statusCode(200)
                .body("activity", equalTo(activity))
                .body("what.sv", equalTo("Påhittad rättelse"));
        measure(id, measure(priority, "support")).statusCode(201);
        manager()
                .header("If-Match", tag(id))
                .delete(ONE + "/measures/{measure}", id, done)
                .then()
                .statusCode(204);
    }

    @Test
    void findings_and_priorities_are_changed_and_taken_away_while_they_may_be() {
        String id = begin(Map.of("title", words("behovsanalys")));
        String finding = find(id, "handledning");
        String gone = find(id, "lokaler");
        patch(
                        tag(id),
                        ONE + "/findings/{finding}",
                        Map.of("competenceAreas", List.of("business-development")),
                        id,
                        finding)
                .statusCode(200)
                .body("competenceAreas", contains("business-development"));
        manager()
                .header("If-Match", tag(id))
                .delete(ONE + "/findings/{finding}", id, gone)
                .then()
                .statusCode(204);
        get(ONE + "/findings", id).body("items.id", contains(finding));
        patch(tag(id), ONE, Map.of("summary", words("sammanfattning")), id)
                .statusCode(200)
                .body("summary.en", equalTo("Invented"));
        become(id, "closed");
        String priority = prioritise(id, 3, finding).extract().path("id");
        patch(tag(id), ONE + "/priorities/{priority}", Map.of("rank", 1), id, priority)
                .statusCode(200)
                .body("rank", equalTo(1));
        manager()
                .header("If-Match", tag(id))
                .delete(ONE + "/priorities/{priority}", id, priority)
                .then()
                .statusCode(204);
        become(id, "prioritised").statusCode(409).body("code", equalTo("needs-analysis.no-priorities"));
    }

    static Stream<Arguments> everyPair() {
        return Arrays.stream(Stage.values())
                .flatMap(from -> Arrays.stream(Stage.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void an_analysis_goes_where_an_arrow_leads_and_nowhere_else(Stage from, Stage to) {
        String id = in(from);
        String code = EnumCode.of(to);
        boolean isByAdoption = to.isAtLeast(Stage.ADOPTED);

        if (from.mayBecome(to) && !isByAdoption)
            become(id, code).statusCode(200).body("stage", equalTo(code));
        else {
            become(id, code)
                    .statusCode(409)
                    .body(
                            "code",
                            equalTo(from.mayBecome(to) ? "needs-analysis.by-adoption" : "needs-analysis.wrong-stage"));
            get(ONE, id).body("stage", equalTo(EnumCode.of(from)));
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void only_priorities_that_stand_are_adopted(Stage from) {
        String id = in(from);

        if (from == Stage.PRIORITISED) adopt(id, organisation()).statusCode(200);
        else {
            adopt(id, organisation()).statusCode(409).body("code", equalTo("needs-analysis.wrong-stage"));
            get(ONE, id).body("stage", equalTo(EnumCode.of(from)));
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void each_part_has_its_time(Stage stage) {
        String id = in(stage);
        String finding = get(ONE + "/findings", id).extract().path("items[0].id");

        refusedUnless(stage == Stage.COLLECTING, 201, post(ONE + "/findings", Map.of("text", words("behov")), id));
        refusedUnless(stage == Stage.CLOSED, 201, prioritise(id, 1, finding));
        if (stage.isAtLeast(Stage.PRIORITISED))
            refusedUnless(stage != Stage.SUPERSEDED, 201, measure(id, measure(priorityOf(id), "other")));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void what_it_is_about_stands_from_its_adoption_on(Stage stage) {
        String id = in(stage);
        boolean isAdopted = stage.isAtLeast(Stage.ADOPTED);
        var links = manager().get(ONE, id).then();
        if (isAdopted) links.body("_links.rel", not(hasItem("edit")));
        else links.body("_links.rel", hasItem("edit"));

        refusedUnless(!isAdopted, 200, patch(tag(id), ONE, Map.of("title", words("omskrivning")), id));
    }

    @Test
    void what_everybody_reads_tells_of_no_person() {
        Map<String, String> telling = both("Påhittad", "Ask 1912-12-12-1212");
        String id = begin(Map.of("title", words("behovsanalys")));

        assertFault("/title/en", "personal-number", post(ALL, Map.of("title", telling)));
        assertFault("/summary/en", "personal-number", post(ALL, Map.of("title", words("x"), "summary", telling)));
        assertFault("/text/en", "personal-number", post(ONE + "/findings", Map.of("text", telling), id));
    }

    @Test
    void it_is_not_closed_without_a_finding() {
        String id = begin(Map.of("title", words("behovsanalys")));

        become(id, "closed").statusCode(409).body("code", equalTo("needs-analysis.no-findings"));
    }

    @Test
    void an_adoption_is_a_decision_that_was_taken_and_is_valid() {
        String id = prioritised();
        String body = organisation();
        String tomorrow = today().plusDays(1).toString();
        String yesterday = today().minusDays(1).toString();

        assertFault(
                "/validUntil",
                "in-the-past",
                adopt(id, Map.of("body", body, "on", yesterday, "validUntil", yesterday)));
        assertFault("/on", "in-future", adopt(id, Map.of("body", body, "on", tomorrow, "validUntil", tomorrow)));
        assertFault("/validUntil", "before-start", adopt(id, Map.of("body", body, "validUntil", yesterday)));
        assertFault("/body", "unknown-organisation", adopt(id, Map.of("body", NOBODYS, "validUntil", tomorrow)));
        assertFault("/validUntil", "missing", adopt(id, Map.of("body", body)));
        assertFault(
                "/on",
                "before-current-stage",
                adopt(id, Map.of("body", body, "on", yesterday, "validUntil", tomorrow)));
        get(ONE, id).body("stage", equalTo("prioritised")).body("adoption", nullValue());
    }

    @Test
    void what_is_told_is_known_and_within_bounds() {
        String id = in(Stage.CLOSED);
        String finding = get(ONE + "/findings", id).extract().path("items[0].id");
        String prioritised = prioritised();
        String priority = priorityOf(prioritised);
        String collecting = in(Stage.COLLECTING);

        assertFault(
                "/competenceAreas",
                "unknown-code",
                post(
                        ONE + "/findings",
                        Map.of("text", words("behov"), "competenceAreas", List.of("moon-mining")),
                        collecting));
        assertFault("/project", "unknown-project", post(ALL, Map.of("title", words("x"), "project", NOBODYS)));
        assertFault("/findings", "unknown-finding", prioritise(id, 1, NOBODYS));
        assertFault("/rank", "bounds", prioritise(id, 0, finding));
        assertFault("/rank", "bounds", prioritise(id, 101, finding));
        assertFault("/priority", "unknown-priority", measure(prioritised, measure(NOBODYS, "other")));
        assertFault("/activity", "activity-for-its-kind", measure(prioritised, measure(priority, "project-activity")));
        assertFault("/activity", "unknown-activity", measure(prioritised, activity(priority, project(), NOBODYS)));
        assertFault("/activity", "unknown-activity", measure(prioritised, activity(priority, NOBODYS, NOBODYS)));
        become(collecting, Map.of("to", "closed", "on", today().plusDays(1).toString()))
                .statusCode(400)
                .body("errors[0].code", equalTo("in-future"));
        get(ONE, NOBODYS).statusCode(404).body("code", equalTo("needs-analysis.unknown"));
    }

    @Test
    void a_change_is_made_on_what_was_read() {
        String id = begin(Map.of("title", words("behovsanalys")));
        String old = tag(ONE, id);
        find(id, "handledning");

        postOnTag(old, ONE + "/stage-changes", Map.of("to", "closed", "on", today().toString()), id)
                .statusCode(412);
        post(ONE + "/stage-changes", Map.of("to", "closed", "on", today().toString()), id)
                .statusCode(428);
        post(ONE + "/adoptions", Map.of("body", organisation(), "validUntil", today().toString()), id)
                .statusCode(428);
    }

    @Test
    void a_new_installation_has_the_third_projects_analysis() {
        String project =
                get("/projects?q=Utveckling av ASF i Dalarna").extract().path("items[0].id");
        String id = get(ALL + "?project=" + project)
                .body("items", hasSize(1))
                .body("items[0].stage", equalTo("prioritised"))
                .body("items[0].stageSince", equalTo("2017"))
                .body("items[0].adoption", nullValue())
                .extract()
                .path("items[0].id");

        // Two needs, and what it takes to meet them; the sources name no body that adopted it, so none did here.
        get(ONE, id)
                .body(
                        "summary.sv",
                        matchesPattern("(?s).*trygga antalet.*anställda och sysselsatta.*antogs, är inte angivet.*"))
                .body(
                        "summary.en",
                        matchesPattern("(?s).*secure the\\s+number.*employed and occupied.*adopted, is not stated.*"));
        List<String> needs = get(ONE + "/findings", id)
                .body("items", hasSize(2))
                .body("items[0].text.sv", containsString("handledning"))
                .body("items[0].text.en", containsString("supervision"))
                .body("items[1].text.sv", containsString("affärsmässiga"))
                .body("items[1].text.en", containsString("business skill"))
                .body("items[1].competenceAreas", contains("business-development"))
                .extract()
                .path("items.id");
        List<String> priorities = manager()
                .get(ONE + "/priorities", id)
                .then()
                .body("items.rank", contains(1, 1))
                .body(
                        "items.text.sv",
                        containsInAnyOrder(containsString("stödstruktur"), containsString("insatser till stöd")))
                .body(
                        "items.text.en",
                        containsInAnyOrder(containsString("support structure"), containsString("measures in support")))
                .body("items.findings", everyItem(containsInAnyOrder(needs.toArray())))
                .extract()
                .path("items.id");
        manager()
                .get("/needs-measures?project=" + project)
                .then()
                .body("items", hasSize(4))
                .body("items.priority.id", hasItems(priorities.toArray()))
                .body("items.activity", everyItem(notNullValue()));
        get("/code-lists/{name}", "competence-areas")
                .body(
                        "codes.code",
                        containsInAnyOrder(
                                "social-entrepreneurship",
                                "business-development",
                                "work-oriented-rehabilitation",
                                "public-procurement"));
    }

    private LocalDate today() {
        return time.today();
    }

    private static Map<String, String> words(String core) {
        return both("Påhittad " + core, "Invented");
    }

    private static String begin(Map<String, ?> facts) {
        return post(ALL, facts).statusCode(201).extract().path("id");
    }

    private static String find(String id, String core) {
        return post(ONE + "/findings", Map.of("text", words(core)), id)
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse prioritise(String id, int rank, String... findings) {
        return post(
                ONE + "/priorities",
                Map.of("rank", rank, "text", words("prioritering"), "findings", List.of(findings)),
                id);
    }

    private static Map<String, Object> measure(String priority, String kind) {
        return Map.of("priority", priority, "kind", kind, "what", words("insats"));
    }

    private static Map<String, Object> activity(String priority, String project, String activity) {
        Map<String, Object> all = new HashMap<>(measure(priority, "project-activity"));
        all.put("project", project);
        all.put("activity", activity);
        return all;
    }

    private static ValidatableResponse measure(String id, Map<String, ?> told) {
        return post(ONE + "/measures", told, id);
    }

    private ValidatableResponse become(String id, String to) {
        return become(id, Map.of("to", to, "on", today().toString()));
    }

    private static ValidatableResponse become(String id, Map<String, ?> step) {
        return postOnTag(tag(id), ONE + "/stage-changes", step, id);
    }

    private ValidatableResponse adopt(String id, String body) {
        return adopt(id, Map.of("body", body, "validUntil", today().plusYears(2).toString()));
    }

    private static ValidatableResponse adopt(String id, Map<String, ?> told) {
        return postOnTag(tag(id), ONE + "/adoptions", told, id);
    }

    private String prioritised() {
        return in(Stage.PRIORITISED);
    }

    /** The id of an analysis with a finding, and from its closing a priority, in that stage. */
    private String in(Stage stage) {
        String id = begin(Map.of("title", words(name("behovsanalys"))));
        String finding = find(id, "behov");
        if (stage.isAtLeast(Stage.CLOSED)) become(id, "closed").statusCode(200);
        if (stage.isAtLeast(Stage.CLOSED)) prioritise(id, 1, finding).statusCode(201);
        if (stage.isAtLeast(Stage.PRIORITISED)) become(id, "prioritised").statusCode(200);
        if (stage.isAtLeast(Stage.ADOPTED)) adopt(id, organisation()).statusCode(200);
        if (stage.isAtLeast(Stage.SUPERSEDED))
            adopt(prioritised(), organisation()).statusCode(200);
        return id;
    }

    private static String priorityOf(String id) {
        return manager().get(ONE + "/priorities", id).then().extract().path("items[0].id");
    }

    private static String tag(String id) {
        return tag(ONE, id);
    }

    private static String link(ValidatableResponse response, String rel) {
        String href = response.statusCode(200).extract().path("_links.find { it.rel == '" + rel + "' }.href");
        assertThat(href).contains(BASE);
        return href.substring(href.indexOf(BASE) + BASE.length());
    }

    private static void refusedUnless(boolean isTime, int status, ValidatableResponse response) {
        if (isTime) response.statusCode(status);
        else response.statusCode(409).body("code", equalTo("needs-analysis.not-now"));
    }

    private static void assertFault(String pointer, String rule, ValidatableResponse response) {
        response.statusCode(400).body("errors.pointer", contains(pointer)).body("errors.code", contains(rule));
    }
}
