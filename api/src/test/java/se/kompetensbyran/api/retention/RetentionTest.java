package se.kompetensbyran.api.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.api.participants.ParticipantScene;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.nights.NightJob;

/** Who participants are goes by itself when nothing has happened for long, told before, and later where somebody demands it. */
@QuarkusTest
class RetentionTest extends ParticipantScene {

    private static final String RETENTION = ONE + "/retention";
    private static final String HOLDS = ONE + "/retention-holds";
    private static final String HOLD = HOLDS + "/{hold}";
    private static final String RELEASES = HOLD + "/releases";
    private static final String RUNS = "/retention-runs";
    private static final String WORK = "/work-list?kind=retention-ending";

    @Inject
    MovableClock clock;

    @Inject
    Time time;

    @Inject
    Instance<NightJob> jobs;

    private String host;

    @BeforeEach
    void a_host_is_known() {
        host = host();
        node(host);
    }

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    @Test
    void from_the_last_that_happened_to_the_notice_to_the_end() {
        String id = identified(host);
        LocalDate over = time.today().plusMonths(24);
        keeping(id)
                .body("lastActivity", equalTo("identity"))
                .body("lastActivityOn", equalTo(time.today().toString()))
                .body("identityGoesOn", equalTo(over.toString()))
                .body("toldOn", nullValue())
                .body("_links.rel", hasItems("self", "up", "holds", "hold"));
        adviser(host).get(ONE, id).then().body("_links.rel", hasItem("retention"));
        run();
        adviser(host).get(WORK).then().body("items", empty());

        goTo(over.minusDays(30));
        run();
        run();
        adviser(host)
                .post("/participants/{id}/documents", id)
                .then()
                .statusCode(200)
                .body("nodeToldOn", equalTo(over.minusDays(30).toString()));
        adviser(host)
                .get(WORK)
                .then()
                .body("items.due", contains(over.toString()))
                .body("items.since", contains(over.minusDays(30).toString()))
                .body("items[0]._links.rel", hasItems("item", "participant", "related", "hold"))
                .body("items[0]._links.href", hasItem(endsWith("/participants/" + id + "/retention")));
        keeping(id).body("toldOn", equalTo(over.minusDays(30).toString()));

        goTo(over.minusDays(1));
        run();
        read(host, id, "contact").statusCode(200);

        goTo(over);
        run();
        read(host, id, "contact").statusCode(404).body("code", equalTo("identity.unknown"));
        adviser(host)
                .get(ONE, id)
                .then()
                .statusCode(200)
                .body("code", notNullValue())
                .body("identityParts", empty())
                .body("_links.rel", not(hasItem("retention")));
        adviser(host).get(CONSENTS, id).then().body("items", hasSize(1));
        adviser(host).get(COUNTS).then().body("total", equalTo(1));
        adviser(host).get(WORK).then().body("items", empty());
        keeping(id).body("identityGoesOn", nullValue()).body("lastActivityOn", nullValue());
    }

    @Test
    void the_night_does_the_same() {
        String id = identified(host);
        NightJob night = jobs.stream()
                .filter(it -> it.name().equals("retention"))
                .findAny()
                .orElseThrow();
        goTo(time.today().plusMonths(24));
        night.run();
        read(host, id, "contact").statusCode(200);
        goTo(time.today().plusDays(30));
        night.run();
        read(host, id, "contact").statusCode(404);
    }

    @Test
    void a_demand_keeps_it_to_its_last_day_or_until_it_is_released() {
        String id = identified(host);
        LocalDate over = time.today().plusMonths(24);
        goTo(over.minusDays(30));
        run();
        LocalDate until = over.plusDays(90);
        String hold = hold(id, "reason", "funder", "words", "Granskas av den som betalar", "until", until.toString())
                .statusCode(201)
                .body("reason", equalTo("funder"))
                .body("until", equalTo(until.toString()))
                .body("_links.rel", hasItem("release"))
                .extract()
                .path("id");
        adviser(host).get(WORK).then().body("items", empty());
        keeping(id)
                .body("heldUntil", equalTo(until.toString()))
                .body("identityGoesOn", equalTo(until.plusDays(1).toString()))
                .body("toldOn", nullValue());

        goTo(over);
        run();
        read(host, id, "contact").statusCode(200);

        release(id, hold, "*").statusCode(200).body("releasedBy", equalTo("test-somebody"));
        release(id, hold, "*").statusCode(409).body("code", equalTo("retention-hold.released-already"));
        adviser(host)
                .get(HOLDS, id)
                .then()
                .statusCode(200)
                .body("items.id", contains(hold))
                .body("items.releasedBy", contains("test-somebody"));
        run();
        keeping(id)
                .body("heldUntil", nullValue())
                .body("identityGoesOn", equalTo(over.plusDays(30).toString()));
        goTo(over.plusDays(30));
        run();
        read(host, id, "contact").statusCode(404);
    }

    @Test
    void what_the_person_takes_back_no_demand_keeps() {
        String id = participant(host);
        String consent = consent(host, id, "contact", "name", "contact-details");
        identify(host, id, CONTACTS).statusCode(200);
        hold(id, "reason", "claim", "until", time.today().plusYears(1).toString())
                .statusCode(201);
        withdraw(host, id, consent, time.today().toString()).statusCode(200);
        read(host, id, "contact").statusCode(404);
    }

    @Test
    void what_is_restricted_is_not_let_go() {
        String id = identified(host);
        adviser(host)
                .contentType(ContentType.JSON)
                .header("If-Match", tagOf(host, id))
                .body(Map.of("reason", "needed-for-claim"))
                .put(RESTRICTION, id)
                .then()
                .statusCode(200);
        goTo(time.today().plusMonths(24));
        run();
        goTo(time.today().plusDays(31));
        run();
        keeping(id).body("identityGoesOn", nullValue()).body("lastActivity", equalTo("identity"));
        adviser(host).get(ONE, id).then().body("identityParts", contains("name", "contact-details"));
    }

    @Test
    void a_demand_that_cannot_be_is_refused_and_changes_nothing() {
        String id = identified(host);
        String today = time.today().toString();
        fault(hold(id, "reason", "funder", "until", time.today().minusDays(1).toString()), "/until", "hold-over");
        fault(
                hold(
                        id,
                        "reason",
                        "funder",
                        "until",
                        time.today().plusYears(10).plusDays(1).toString()),
                "/until",
                "hold-too-long");
        fault(hold(id, "reason", "other", "until", today), "/words", "other-unexplained");
        fault(hold(id, "reason", "funder", "words", "Gäller " + NUMBER, "until", today), "/words", "personal-number");
        hold(id, "reason", "påhittat", "until", today).statusCode(400);
        hold(id).statusCode(400).body("errors.pointer", hasItems("/reason", "/until"));
        adviser(host).get(HOLDS, id).then().body("items", empty());

        String unknown = participant(host);
        hold(unknown, "reason", "funder", "until", today)
                .statusCode(409)
                .body("code", equalTo("retention-hold.nothing-kept"));
        String hold = hold(id, "reason", "funder", "until", today)
                .statusCode(201)
                .extract()
                .path("id");
        send(adviser(host), Map.of(), RELEASES, id, hold).statusCode(428);
        adviser(host).get(HOLD, unknown, hold).then().statusCode(404).body("code", equalTo("retention-hold.unknown"));
        adviser(host).get(HOLD, id, hold).then().statusCode(200).body("releasedAt", nullValue());
    }

    @Test
    void a_demand_sent_twice_is_one() {
        String id = identified(host);
        Map<String, Object> told =
                Map.of("reason", "funder", "until", time.today().toString(), "words", "Påhittat skäl");
        Supplier<ValidatableResponse> send =
                () -> send(adviser(host).header("Idempotency-Key", "demand-" + id), told, HOLDS, id);
        String first = send.get()
                .statusCode(201)
                .body("words", notNullValue())
                .extract()
                .path("id");
        send.get().statusCode(201).body("id", equalTo(first)).body("words", nullValue());
        adviser(host).get(HOLDS, id).then().body("items.id", contains(first));
    }

    @Test
    void to_another_node_nothing_of_it_is_there() {
        String id = identified(host);
        String hold = hold(id, "reason", "funder", "until", time.today().toString())
                .statusCode(201)
                .extract()
                .path("id");
        String elsewhere = host();
        node(elsewhere);
        for (String path : List.of(RETENTION, HOLDS))
            adviser(elsewhere).get(path, id).then().statusCode(404).body("code", equalTo("participant.unknown"));
        adviser(elsewhere).get(HOLD, id, hold).then().statusCode(404);
        send(
                        adviser(elsewhere),
                        Map.of("reason", "funder", "until", time.today().toString()),
                        HOLDS,
                        id)
                .statusCode(404);
        send(adviser(elsewhere).header("If-Match", "*"), Map.of(), RELEASES, id, hold)
                .statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ADVISER"})
    void nobody_else_sees_or_demands_anything(Role role) {
        String id = identified(host);
        for (Reach reach : Reach.values()) {
            Supplier<RequestSpecification> who = () -> as(role, host, reach);
            for (String path : List.of(RETENTION, HOLDS))
                who.get().get(path, id).then().statusCode(403);
            send(who.get(), Map.of("reason", "funder", "until", time.today().toString()), HOLDS, id)
                    .statusCode(403);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void who_leads_in_the_region_lets_go_now_and_nobody_else(Role role) {
        for (Reach reach : Reach.values()) {
            boolean may = role == Role.PROGRAMME_MANAGER && reach == Reach.REGION;
            as(role, host, reach).post(RUNS).then().statusCode(may ? 200 : 403);
        }
    }

    @Test
    void who_sees_no_persons_is_told_no_small_number() {
        identified(host);
        goTo(time.today().plusMonths(24));
        run();
        for (int i = 0; i < 3; i++) identified(host);
        goTo(time.today().plusMonths(24));
        Integer told = run().extract().path("told");
        assertThat(told == null || told >= 5).isTrue();
        run().body("told", equalTo(0));
    }

    @Test
    void what_was_told_of_whom_nobody_took_on_goes_two_years_after_the_answer() {
        String partner = organisation();
        Supplier<RequestSpecification> officer =
                () -> as(Role.CASE_OFFICER, partner, Reach.ORGANISATION).header("If-Match", "*");
        String reference = "FALL-" + word();
        Map<String, Object> told = Map.of(
                "partner",
                partner,
                "reference",
                reference,
                "node",
                node(host),
                "gender",
                "woman",
                "birthYear",
                "1984",
                "targetGroups",
                List.of("unemployed"));
        String id = send(officer.get(), told, "/referrals")
                .statusCode(201)
                .extract()
                .path("id");
        send(officer.get(), Map.of("to", "sent"), "/referrals/{id}/stage-changes", id)
                .statusCode(200);
        send(
                        adviser(host).header("If-Match", "*"),
                        Map.of("to", "declined", "reason", "no-place"),
                        "/referrals/{id}/decisions",
                        id)
                .statusCode(200);
        LocalDate over = time.today().plusMonths(24);
        goTo(over.minusDays(1));
        run();
        officer.get().get("/referrals/{id}", id).then().body("reference", equalTo(reference));

        goTo(over);
        run();
        run().body("referralsForgotten", equalTo(0));
        for (RequestSpecification it : List.of(officer.get(), adviser(host)))
            it.get("/referrals/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("stage", equalTo("declined"))
                    .body("reason", equalTo("no-place"))
                    .body("reference", nullValue())
                    .body("birthYear", nullValue())
                    .body("gender", nullValue())
                    .body("targetGroups", empty())
                    .body("protectedIdentity", nullValue());
        officer.get().get("/referrals").then().body("items.id", hasItem(id));
        send(officer.get(), told, "/referrals").statusCode(201).body("id", not(equalTo(id)));
    }

    private ValidatableResponse run() {
        return as(Role.PROGRAMME_MANAGER, host, Reach.REGION)
                .post(RUNS)
                .then()
                .statusCode(200)
                .body("complete", equalTo(true));
    }

    private ValidatableResponse keeping(String id) {
        return adviser(host).get(RETENTION, id).then().statusCode(200);
    }

    private ValidatableResponse hold(String id, Object... told) {
        return send(adviser(host), with(Map.of(), told), HOLDS, id);
    }

    private ValidatableResponse release(String id, String hold, String tag) {
        return send(adviser(host).header("If-Match", tag), Map.of(), RELEASES, id, hold);
    }

    private void goTo(LocalDate day) {
        clock.move(Duration.between(time.startOf(time.today()), time.startOf(day)));
    }

    private static void fault(ValidatableResponse response, String pointer, String rule) {
        response.statusCode(400).body("errors.pointer", contains(pointer)).body("errors.code", contains(rule));
    }
}
