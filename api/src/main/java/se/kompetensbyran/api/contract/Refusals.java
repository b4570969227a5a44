package se.kompetensbyran.api.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.kompetensbyran.api.shared.Language;
import se.kompetensbyran.api.shared.Words;

/** The answers that say no, shared by the operations that may give them. */
final class Refusals {

    /** An answer that says no: its name in the document, its status, and a problem to show as an example. */
    record Refusal(int status, String name, String description, String code, List<Object> arguments) {

        Map<String, Object> example() {
            Map<String, Object> example = new LinkedHashMap<>();
            example.put("type", "https://api.kompetensbyran.example/kompetensbyran/v1/problems/" + code);
            example.put("title", Words.of(Language.SV, code + ".title", arguments));
            example.put("status", status);
            example.put("detail", Words.of(Language.SV, code + ".detail", arguments));
            example.put("instance", "/kompetensbyran/v1/projects");
            example.put("code", code);
            example.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
            if (status == 400) {
                Map<String, Object> error = new LinkedHashMap<>();
                error.put("parameter", "limit");
                error.put("code", "bounds");
                error.put("detail", Words.of(Language.SV, "rule.bounds", List.of(1, 100)));
                example.put("errors", List.of(error));
            }
            return example;
        }
    }

    private static final List<Refusal> ALL = List.of(
            new Refusal(304, "NotModified", "You have it already.", "", List.of()),
            new Refusal(308, "Merged", "It has become part of another; Location leads there.", "", List.of()),
            new Refusal(
                    400,
                    "Invalid",
                    "Malformed or invalid; errors lists everything that is wrong.",
                    "invalid-value",
                    List.of()),
            new Refusal(401, "Unauthenticated", "No valid access token.", "unauthenticated", List.of()),
            new Refusal(403, "Forbidden", "You lack the permission, for this or at all.", "forbidden", List.of()),
            new Refusal(
                    404,
                    "NotFound",
                    "There is no such thing, or you may not know of it.",
                    "project.unknown",
                    List.of("01976f2e-5c00-7000-8000-000000000002")),
            new Refusal(406, "NotAcceptable", "There is no such media type to answer in.", "not-acceptable", List.of()),
            new Refusal(
                    409,
                    "Refused",
                    "A rule or the present state refuses.",
                    "project.wrong-stage",
                    List.of("planned", "ongoing")),
            new Refusal(412, "Stale", "It has changed since you read it.", "stale", List.of()),
            new Refusal(413, "TooLarge", "The body is too large.", "too-large", List.of(1_048_576)),
            new Refusal(
                    415,
                    "UnsupportedMediaType",
                    "The body is of another media type.",
                    "unsupported-media-type",
                    List.of()),
            new Refusal(422, "KeyReused", "The idempotency key belongs to another request.", "key-reused", List.of()),
            new Refusal(428, "ConditionRequired", "Send If-Match.", "precondition-required", List.of()),
            new Refusal(429, "TooManyRequests", "Too many requests.", "too-many-requests", List.of(5)),
            new Refusal(500, "Unexpected", "An error of ours.", "internal", List.of()),
            new Refusal(503, "Unavailable", "Out of service for the moment.", "unavailable", List.of()));

    private Refusals() {}

    static List<Refusal> all() {
        return ALL;
    }

    static Refusal of(int status) {
        return ALL.stream().filter(it -> it.status() == status).findAny().orElseThrow();
    }

    /** What any operation may answer. */
    static List<Refusal> ofEvery() {
        return List.of(of(400), of(401), of(406), of(429), of(500), of(503));
    }

    /** What an operation that changes something may answer. */
    static List<Refusal> ofWrites(boolean hasBody) {
        List<Refusal> all = new ArrayList<>(List.of(of(409), of(413)));
        if (hasBody) all.add(of(415));
        return all;
    }

    /** What an operation with a condition may answer. */
    static List<Refusal> ofConditions(boolean isOptional) {
        return isOptional ? List.of(of(412)) : List.of(of(412), of(428));
    }
}
