package se.kompetensbyran.api.journeys;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.move;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.node;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.ownedProject;
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import se.kompetensbyran.api.participants.ParticipantScene;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/**
 * The way to work of two invented persons, step by step over HTTP, as the partner, the node and the enterprise see it: one who is
 * enrolled, comes closer, is asked after six months, takes a consent back and has it all erased; and one whose identity is protected.
 */
abstract class WorkJourney extends ParticipantScene {

    static final String REFERRALS = "/referrals";
    static final String REFERRAL = REFERRALS + "/{id}";
    static final String PLACES = "/places";
    static final String PLACE = PLACES + "/{id}";
    static final String PLACEMENTS = "/placements";
    static final String PLACEMENT = PLACEMENTS + "/{id}";
    static final String ENROLMENTS = "/enrolments";
    static final String ENROLMENT = ENROLMENTS + "/{id}";
    static final String TIMELINE = ONE + "/timeline";
    static final String OUTCOMES = "/projects/{id}/outcomes";

    @Inject
    MovableClock clock;

    @Inject
    Time time;

    /** Words that nothing else has, in each thing that is told of the person. */
    final String who = "Påhittad " + word();

    final String email = word() + "@example.se";
    final String phone = "073-555 18 27";
    final String reference = "FALL-" + word();
    final String tasks = "Baka " + word();
    final String remark = "Anmärkning " + word();
    final String comment = "Kommentar " + word();
    final String reason = "Skäl " + word();

    String partner = "";
    String host = "";
    String node = "";
    String owner = "";
    String enterprise = "";
    String place = "";
    String project = "";
    LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void all_three_are_known() {
        today = time.today();
        partner = organisation();
        host = organisation();
        node = node(host);
        owner = organisation();
        enterprise = enterprise(with(business(), "organisation", owner));
        project = ongoing();
    }

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    /** From the referral to the erasure; the id of the participant. */
    String somebody_takes_it_all_back() {
        String referral = a_partner_refers(false);
        String id = the_node_takes_the_person_on(referral, false);
        who_it_is_is_kept_with_consent(id);
        String enrolment = the_person_is_enrolled(id, referral);
        a_place_is_opened();
        String placement = all_three_sign(id, today.plusDays(27));
        it_ends_early(placement);
        the_enterprise_sees_it_for_thirty_days(placement);
        the_person_climbs_and_leaves(enrolment);
        the_person_is_asked_after_six_months(id, enrolment);
        String again = the_person_is_enrolled_in_another_project(id);
        a_consent_is_taken_back(id, again);
        all_of_it_is_erased(id, referral, placement, List.of(enrolment, again));
        return id;
    }

    /** From the referral to a job, of a person with protected identity; the id of the participant. */
    String somebody_with_protected_identity_comes_to_work() {
        String referral = a_partner_refers(true);
        String id = the_node_takes_the_person_on(referral, true);
        nothing_is_kept_of_who_it_is(id);
        String enrolment = the_person_is_enrolled(id, referral);
        a_place_is_opened();
        String placement = all_three_sign(id, today);
        it_leads_to_a_job(placement);
        the_enterprise_sees_that_the_person_is_enrolled(enrolment);
        the_person_leaves_to_work(enrolment);
        others_see_of_the_enrolment_what_is_theirs(enrolment);
        nobody_but_the_node_knows_that_it_is_protected(id, enrolment);
        return id;
    }

    private String a_partner_refers(boolean isProtected) {
        Map<String, Object> told = with(
                Map.of(
                        "partner",
                        partner,
                        "reference",
                        reference,
                        "node",
                        node,
                        "gender",
                        "woman",
                        "birthYear",
                        "1912",
                        "targetGroups",
                        List.of("unemployed")),
                "protectedIdentity",
                isProtected);
        String id = send(officer(), told, REFERRALS).statusCode(201).extract().path("id");
        adviser().get(REFERRAL, id).then().statusCode(404);
        onTag(officer(), officer(), REFERRAL, id, Map.of("to", "sent"), "/stage-changes")
                .statusCode(200)
                .body("stage", equalTo("sent"));
        // Unsure whether it came through, the partner sends it again.
        send(officer(), told, REFERRALS).statusCode(201).body("id", equalTo(id)).body("stage", equalTo("sent"));
        adviser().get(REFERRALS).then().body("items.id", contains(id));
        return id;
    }

    private String the_node_takes_the_person_on(String referral, boolean isProtected) {
        String id = send(adviser(), told(node, "birthYear", "1912", "protectedIdentity", isProtected), ALL)
                .statusCode(201)
                .extract()
                .path("id");
        onTag(adviser(), adviser(), REFERRAL, referral, Map.of("to", "accepted", "participant", id), "/decisions")
                .statusCode(200)
                .body("participant", equalTo(id));
        officer()
                .get(REFERRAL, referral)
                .then()
                .body("stage", equalTo("accepted"))
                .body("participant", nullValue());
        officer().get(ONE, id).then().statusCode(403);
        return id;
    }

    private void who_it_is_is_kept_with_consent(String id) {
        identify(host, id, contacts()).statusCode(409).body("code", equalTo("participant.no-consent"));
        consents(
                        host,
                        id,
                        Map.of(
                                "purpose",
                                "contact",
                                "covers",
                                List.of("name"),
                                "signedOn",
                                today.plusDays(1).toString()))
                .statusCode(400)
                .body("errors.pointer", contains("/signedOn"));
        consent(host, id, "contact", "name", "contact-details");
        consent(host, id, "funder-report", "personal-number");
        consent(host, id, "evaluation", "path");
        identify(host, id, with(contacts(), "personalNumber", NUMBER)).statusCode(200);
        read(host, id, "contact")
                .statusCode(200)
                .body("identity.name", equalTo(who))
                .body("identity.personalNumber", nullValue());
        send(adviser(), Map.of("reason", "contact", "name", who.toUpperCase(Locale.ROOT)), SEARCHES)
                .body("items.id", contains(id));
        send(adviser(), Map.of("reason", "other", "words", reason), READINGS, id)
                .statusCode(200);
    }

    private void nothing_is_kept_of_who_it_is(String id) {
        consent(host, id, "contact", "name", "contact-details");
        identify(host, id, contacts()).statusCode(409).body("code", equalTo("participant.protected-identity"));
        read(host, id, "contact").statusCode(404).body("code", equalTo("identity.unknown"));
        adviser()
                .get(ONE, id)
                .then()
                .body("protectedIdentity", equalTo(true))
                .body("identityParts", empty())
                .body("_links.rel", not(hasItem("write-identity")));
        send(adviser(), Map.of("reason", "contact", "name", who), SEARCHES).body("items", empty());
    }

    private String the_person_is_enrolled(String id, String referral) {
        String enrolment = send(
                        adviser(), Map.of("participant", id, "project", project, "referral", referral), ENROLMENTS)
                .statusCode(201)
                .body("stage", equalTo("planned"))
                .body("referral", equalTo(referral))
                .extract()
                .path("id");
        send(adviser(), Map.of("participant", id, "project", project), ENROLMENTS)
                .statusCode(409)
                .body("code", equalTo("enrolment.enrolled-already"));
        begin(enrolment)
                .statusCode(200)
                .body("stage", equalTo("active"))
                .body("entry.status", equalTo("long-term-unemployed"))
                .body("entry.step", equalTo("work-training"));
        followUp(enrolment, today).statusCode(409).body("code", equalTo("enrolment.not-left"));
        officer().get(ENROLMENT, enrolment).then().statusCode(403);
        return enrolment;
    }

    private void the_person_climbs_and_leaves(String enrolment) {
        onEnrolment(enrolment, Map.of("on", time.today().toString(), "step", "internship"), "/ladder-steps")
                .statusCode(200);
        onEnrolment(
                        enrolment,
                        Map.of(
                                "to",
                                "completed",
                                "on",
                                time.today().toString(),
                                "reason",
                                "plan-fulfilled",
                                "situation",
                                situation("unemployed", "internship")),
                        "/stage-changes")
                .statusCode(200)
                .body("outcome", equalTo("closer"))
                .body("exit.step", equalTo("internship"))
                .body(
                        "followUpFrom",
                        equalTo(time.today().plusMonths(6).minusWeeks(4).toString()));
    }

    private void the_person_is_asked_after_six_months(String id, String enrolment) {
        LocalDate left = time.today();
        LocalDate after = left.plusMonths(6);
        followUp(enrolment, left).statusCode(409).body("code", equalTo("limit.too-early"));
        clock.move(Duration.between(time.startOf(left), time.startOf(after)));
        followUp(enrolment, after)
                .statusCode(200)
                .body("followUp.status", equalTo("employed"))
                .body("outcome", equalTo("closer"));
        adviser()
                .get(TIMELINE, id)
                .then()
                .statusCode(200)
                .body(
                        "items.kind",
                        hasItems("referral", "enrolment", "placement", "ladder-step", "outcome", "follow-up"));
        adviser()
                .get(OUTCOMES, project)
                .then()
                .statusCode(200)
                .body("total.left", equalTo(1))
                .body("total.closer", equalTo(1));
        adviser()
                .post(DOCUMENTS, id)
                .then()
                .statusCode(200)
                .body("enrolments.id", contains(enrolment))
                .body("enrolments[0].steps.to", contains("planned", "active", "completed"))
                .body("enrolments[0].readings.moment", contains("entry", "exit", "follow-up"))
                .body("enrolments[0].ladderSteps.step", contains("internship"));
    }

    private String the_person_is_enrolled_in_another_project(String id) {
        String enrolment = send(adviser(), Map.of("participant", id, "project", ongoing()), ENROLMENTS)
                .statusCode(201)
                .extract()
                .path("id");
        begin(enrolment).statusCode(200);
        return enrolment;
    }

    private void the_enterprise_sees_that_the_person_is_enrolled(String enrolment) {
        for (RequestSpecification it : List.of(leader(), supervisor()))
            it.get(ENROLMENT, enrolment)
                    .then()
                    .statusCode(200)
                    .body("stage", equalTo("active"))
                    .body("referral", nullValue())
                    .body("entry", nullValue());
    }

    private void the_person_leaves_to_work(String enrolment) {
        onEnrolment(
                        enrolment,
                        Map.of(
                                "to",
                                "completed",
                                "on",
                                today.toString(),
                                "reason",
                                "work",
                                "situation",
                                situation("employed", "employment")),
                        "/stage-changes")
                .statusCode(200)
                .body("outcome", equalTo("work"));
    }

    private void others_see_of_the_enrolment_what_is_theirs(String enrolment) {
        for (RequestSpecification it : List.of(leader(), supervisor()))
            it.get(ENROLMENT, enrolment).then().statusCode(404);
        as(Role.EVALUATOR, organisation(), Reach.REGION)
                .get(ENROLMENT, enrolment)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("work"));
        adviser(organisation()).get(ENROLMENT, enrolment).then().statusCode(404);
    }

    private void a_place_is_opened() {
        place = send(
                        leader(),
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
                        PLACES)
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String all_three_sign(String participant, LocalDate last) {
        Map<String, Object> agreed = Map.of(
                "participant",
                participant,
                "place",
                place,
                "firstDay",
                last.minusDays(27).toString(),
                "lastDay",
                last.toString(),
                "hoursPerWeek",
                20,
                "tasks",
                tasks);
        for (String number : List.of(NUMBER, NUMBER.substring(2), NUMBER.replace("-", "")))
            send(adviser(), with(agreed, "tasks", "Ring " + number), PLACEMENTS)
                    .statusCode(400)
                    .body("errors.pointer", contains("/tasks"))
                    .body("errors.code", contains("personal-number"));
        String id =
                send(adviser(), agreed, PLACEMENTS).statusCode(201).extract().path("id");
        adviser()
                .contentType(MERGE_PATCH)
                .header("If-Match", tagOf(id))
                .body(Map.of("remark", remark))
                .patch(PLACEMENT, id)
                .then()
                .statusCode(200);
        leader().get(PLACEMENT, id).then().statusCode(404);
        step(id, "to-sign").statusCode(200);
        get(PLACE, place).body("free", equalTo(0));
        sign(leader(), id, "participant").statusCode(403).body("code", equalTo("placement.wrong-party"));
        sign(adviser(), id, "participant").statusCode(200);
        sign(adviser(), id, "referrer").statusCode(200);
        sign(leader(), id, "host").statusCode(200).body("state", equalTo("signed"));
        return id;
    }

    private void it_ends_early(String placement) {
        step(placement, "ongoing", "on", today.toString()).statusCode(200);
        Map<String, Object> told = Map.of(
                "lastDay",
                today.toString(),
                "hoursMissed",
                3,
                "cause",
                "health",
                "answer",
                "contests",
                "comment",
                comment);
        end(placement, with(told, "hoursMissed", 4))
                .statusCode(400)
                .body("errors.pointer", contains("/hoursMissed"))
                .body("errors.code", contains("more-than-planned"));
        end(placement, told).statusCode(200).body("state", equalTo("ended-early"));
        get(PLACE, place).body("free", equalTo(1));
    }

    private void it_leads_to_a_job(String placement) {
        step(placement, "ongoing", "on", today.toString()).statusCode(200);
        end(
                        placement,
                        Map.of(
                                "lastDay",
                                today.toString(),
                                "hoursMissed",
                                0,
                                "answer",
                                "agrees",
                                "comment",
                                comment,
                                "job",
                                Map.of(
                                        "form",
                                        "permanent",
                                        "start",
                                        today.plusDays(1).toString())))
                .statusCode(200)
                .body("state", equalTo("ended"))
                .body("ending.jobForm", equalTo("permanent"));
    }

    private void the_enterprise_sees_it_for_thirty_days(String placement) {
        for (RequestSpecification it : List.of(leader(), supervisor()))
            it.get(PLACEMENT, placement)
                    .then()
                    .statusCode(200)
                    .body("ending.cause", nullValue())
                    .body("ending.comment", nullValue())
                    .body("remark", nullValue());
        clock.move(Duration.ofDays(31));
        for (RequestSpecification it : List.of(leader(), supervisor()))
            it.get(PLACEMENT, placement).then().statusCode(404);
        adviser().get(PLACEMENT, placement).then().statusCode(200).body("ending.comment", equalTo(comment));
    }

    private void a_consent_is_taken_back(String id, String enrolment) {
        List<String> given = adviser().get(CONSENTS, id).then().extract().path("items.id");
        String day = time.today().toString();
        withdraw(host, id, given.get(0), day).statusCode(200);
        adviser().get(ENROLMENT, enrolment).then().body("stage", equalTo("active"));
        withdraw(host, id, given.get(2), day).statusCode(200);
        adviser()
                .get(ENROLMENT, enrolment)
                .then()
                .body("stage", equalTo("interrupted"))
                .body("reason", equalTo("consent-withdrawn"))
                .body("leftOn", equalTo(day))
                .body("outcome", equalTo("unknown"));
        read(host, id, "contact").statusCode(404).body("code", equalTo("identity.unknown"));
        send(adviser(), Map.of("reason", "correction", "name", who), SEARCHES).body("items", empty());
        adviser()
                .post(DOCUMENTS, id)
                .then()
                .statusCode(200)
                .body("identity", nullValue())
                .body("accesses.kind", hasItems("document", "read", "found"))
                .body("accesses.words", hasItem(reason));
    }

    private void all_of_it_is_erased(String id, String referral, String placement, List<String> enrolled) {
        adviser().header("If-Match", tagOf(host, id)).delete(ONE, id).then().statusCode(204);
        for (String it : List.of(ONE, CONSENTS, ACCESSES))
            adviser().get(it, id).then().statusCode(404).body("code", equalTo("participant.unknown"));
        adviser().get(PLACEMENT, placement).then().statusCode(404);
        adviser().get(PLACEMENTS).then().body("items", empty());
        for (String it : enrolled)
            adviser().get(ENROLMENT, it).then().statusCode(404).body("code", equalTo("enrolment.unknown"));
        adviser().get(ENROLMENTS).then().body("items", empty());
        adviser().get(TIMELINE, id).then().statusCode(404);
        // How it went goes on being counted.
        adviser().get(OUTCOMES, project).then().body("total.left", equalTo(1)).body("total.closer", equalTo(1));
        officer()
                .get(REFERRAL, referral)
                .then()
                .statusCode(200)
                .body("stage", equalTo("accepted"))
                .body("reference", nullValue())
                .body("birthYear", nullValue());
        adviser().get(COUNTS).then().body("total", equalTo(1)).body("women", equalTo(1));
    }

    private void nobody_but_the_node_knows_that_it_is_protected(String id, String enrolment) {
        as(Role.EVALUATOR, organisation(), Reach.REGION)
                .get(ONE, id)
                .then()
                .statusCode(200)
                .body("protectedIdentity", nullValue())
                .body("identityParts", nullValue());
        as(Role.PROGRAMME_MANAGER, host, Reach.REGION).get(ONE, id).then().statusCode(403);
        adviser(organisation()).get(ONE, id).then().statusCode(404);
        adviser()
                .post(DOCUMENTS, id)
                .then()
                .statusCode(200)
                .body("participant.protectedIdentity", equalTo(true))
                .body("enrolments.id", contains(enrolment))
                .body("enrolments[0].outcome", equalTo("work"))
                .body("identity", nullValue());
    }

    private static String ongoing() {
        String id = ownedProject();
        move(id, "2019-02-01", "applied", "granted", "ongoing");
        return id;
    }

    private static Map<String, Object> situation(String status, String step) {
        return Map.of("status", status, "livelihood", "social-assistance", "education", "isced-3-4", "step", step);
    }

    private ValidatableResponse begin(String enrolment) {
        return onEnrolment(
                enrolment,
                Map.of(
                        "to",
                        "active",
                        "on",
                        time.today().toString(),
                        "situation",
                        situation("long-term-unemployed", "work-training")),
                "/stage-changes");
    }

    private ValidatableResponse followUp(String enrolment, LocalDate on) {
        return onEnrolment(
                enrolment,
                Map.of("moment", "follow-up", "on", on.toString(), "situation", situation("employed", "employment")),
                "/readings");
    }

    private ValidatableResponse onEnrolment(String id, Map<String, ?> told, String below) {
        return onTag(adviser(), adviser(), ENROLMENT, id, told, below);
    }

    private Map<String, Object> contacts() {
        return Map.of("name", who, "email", email, "phone", phone);
    }

    private RequestSpecification officer() {
        return as(Role.CASE_OFFICER, partner, Reach.ORGANISATION);
    }

    private RequestSpecification adviser() {
        return adviser(host);
    }

    private RequestSpecification leader() {
        return person("test-leader", Role.ENTERPRISE_MANAGER);
    }

    private RequestSpecification supervisor() {
        return person("test-supervisor", Role.SUPERVISOR);
    }

    private RequestSpecification person(String who, Role role) {
        return anybody()
                .auth()
                .oauth2(Tokens.of(who, List.of(new Grant(role, UUID.fromString(owner), Reach.ORGANISATION))));
    }

    private ValidatableResponse step(String id, String to, Object... more) {
        return onTag(adviser(), adviser(), PLACEMENT, id, with(Map.of("to", to), more), "/stage-changes");
    }

    private ValidatableResponse sign(RequestSpecification who, String id, String party) {
        return onTag(who, adviser(), PLACEMENT, id, Map.of("party", party, "on", today.toString()), "/signatures");
    }

    private ValidatableResponse end(String id, Map<String, ?> told) {
        return onTag(adviser(), adviser(), PLACEMENT, id, told, "/endings");
    }

    private String tagOf(String placement) {
        return adviser().get(PLACEMENT, placement).then().extract().header("ETag");
    }

    /** Sends {@code told} to {@code below} what {@code reader} has just read. */
    private static ValidatableResponse onTag(
            RequestSpecification who,
            RequestSpecification reader,
            String path,
            String id,
            Map<String, ?> told,
            String below) {
        String tag = reader.get(path, id).then().statusCode(200).extract().header("ETag");
        return send(who.header("If-Match", tag), told, path + below, id);
    }
}
