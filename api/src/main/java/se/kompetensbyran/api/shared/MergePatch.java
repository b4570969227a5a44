package se.kompetensbyran.api.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A change of some fields (RFC 7396 JSON Merge Patch): null takes a field away, what is not named stays. */
public final class MergePatch {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final JsonNode patch;
    private final JsonBody json;

    MergePatch(JsonNode patch, JsonBody json) {
        this.patch = patch;
        this.json = json;
    }

    /**
     * {@code now} with the change made, read as strictly as a whole body.
     *
     * @throws EdgeProblem 400 for a field that {@code now} cannot have, or a value that it cannot take
     */
    public <T extends Record> T on(T now) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) now.getClass();
        return json.read(merged(json.tree(now), patch), type);
    }

    private static JsonNode merged(JsonNode now, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) return patch;
        ObjectNode result = now instanceof ObjectNode it ? it : changes.objectNode();
        // A null stays where RFC 7396 takes the field away: it reads the same, and an unknown field is still found out.
        changes.properties().forEach(it -> result.set(it.getKey(), merged(result.path(it.getKey()), it.getValue())));
        return result;
    }
}
