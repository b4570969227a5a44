package se.kompetensbyran.api.testing;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** What a test makes for itself over HTTP: plainly invented, and with names that nothing else has. */
public final class Invented {

    private Invented() {}

    /** A word that stands nowhere else. */
    public static String word() {
        return ThreadLocalRandom.current()
                .ints(12, 0, 20)
                .mapToObj(it -> String.valueOf("bcdfghjklmnpqrstvwxz".charAt(it)))
                .collect(joining());
    }

    /** A name that nothing else has. */
    public static String name(String core) {
        return "Påhittad " + core + " " + word();
    }

    /** An organisation number that nothing else has. */
    public static String number() {
        String nine = "99" + (20_00000 + ThreadLocalRandom.current().nextInt(79_99999));
        int sum = 0;
        for (int i = 0; i < nine.length(); i++) {
            int doubled = (nine.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += doubled / 10 + doubled % 10;
        }
        String ten = nine + (10 - sum % 10) % 10;
        return ten.substring(0, 6) + "-" + ten.substring(6);
    }

    /** The id of a new organisation. */
    public static String organisation() {
        return organisation(name("förening"));
    }

    /** The id of a new organisation called {@code name}. */
    public static String organisation(String name) {
        return ApiTest.post("/organisations", Map.of("name", name))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** What is told of a project that was planned in September 2018 to run in 2019 and 2020. */
    public static Map<String, Object> plan() {
        return with(Map.of(
                "name", name("plan"),
                "startsOn", "2019-02-01",
                "plannedEndsOn", "2020-12-31",
                "since", "2018-09-01"));
    }

    /** {@code facts} and some more of them: names and values by turns. */
    public static Map<String, Object> with(Map<String, ?> facts, Object... more) {
        Map<String, Object> all = new HashMap<>(facts);
        for (int i = 0; i < more.length; i += 2) all.put((String) more[i], more[i + 1]);
        return all;
    }

    /** The id of a new project of which {@code facts} are told. */
    public static String project(Map<String, ?> facts) {
        return ApiTest.post("/projects", facts).statusCode(201).extract().path("id");
    }

    /** The id of a new plan. */
    public static String project() {
        return project(plan());
    }

    /** The id of a new plan with an owner. */
    public static String ownedProject() {
        return project(with(plan(), "owner", organisation()));
    }

    /** The id of a new local node that {@code host} runs, from March 2019. */
    public static String node(String host) {
        return ApiTest.post("/nodes", Map.of("kind", "local", "name", name("nod"), "host", host, "from", "2019-03-01"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** What is told of an enterprise that trades since March 2019. */
    public static Map<String, Object> business() {
        return Map.of("name", name("verksamhet"), "organisation", organisation(), "since", "2019-03-01");
    }

    /** The id of a new enterprise of which {@code facts} are told. */
    public static String enterprise(Map<String, ?> facts) {
        return ApiTest.post("/enterprises", facts).statusCode(201).extract().path("id");
    }

    /** The id of a new enterprise that trades. */
    public static String enterprise() {
        return enterprise(business());
    }

    /** Money. */
    public static Map<String, String> kronor(String amount) {
        return Map.of("amount", amount, "currency", "SEK");
    }

    /** The steps of {@code stages} that a project takes, each on the same day. */
    public static void move(String project, String on, String... stages) {
        Stream.of(stages)
                .forEach(it -> ApiTest.postOnTag(
                                ApiTest.tag("/projects/{id}", project),
                                "/projects/{id}/stage-changes",
                                Map.of("to", it, "on", on),
                                project)
                        .statusCode(200));
    }
}
