package se.kompetensbyran.api.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A test over HTTP, on the real stack; its classes are {@code @QuarkusTest}. Every answer is checked against the published document. */
@QuarkusTestResource(RunningApi.class)
public abstract class ApiTest {

    /** Where the resources stand. */
    protected static final String BASE = "/kompetensbyran/v1";

    /** The media type of a partial change. */
    protected static final String MERGE_PATCH = "application/merge-patch+json";

    private static final Filter CONTRACT = new Contract();

    @BeforeEach
    void addresses_start_at_the_base() {
        RestAssured.basePath = BASE;
        RestAssured.urlEncodingEnabled = true;
        // JSON is UTF-8, whatever the media type is called; REST Assured knows only its best-known name.
        RestAssured.config = RestAssured.config()
                .decoderConfig(DecoderConfig.decoderConfig().defaultContentCharset(StandardCharsets.UTF_8))
                .encoderConfig(EncoderConfig.encoderConfig()
                        .defaultContentCharset(StandardCharsets.UTF_8)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false))
                // Every request is written down in case its answer is wrong; to make it pretty is what takes time.
                .logConfig(RestAssured.config().getLogConfig().enablePrettyPrinting(false));
    }

    /** Anybody. */
    protected static RequestSpecification anybody() {
        return RestAssured.given().filter(CONTRACT);
    }

    /** Somebody who leads projects. */
    protected static RequestSpecification manager() {
        return anybody().auth().oauth2(Tokens.with("programme-manager"));
    }

    /** Reads what lies at {@code path}. */
    protected static ValidatableResponse get(String path, Object... parts) {
        return anybody().get(path, parts).then();
    }

    /** Creates by a POST of {@code body}, as a manager. */
    protected static ValidatableResponse post(String path, Object body, Object... parts) {
        return manager()
                .contentType(ContentType.JSON)
                .body(body)
                .post(path, parts)
                .then();
    }

    /** A POST with the condition that {@code path} is as it was just read. */
    protected static ValidatableResponse postOnTag(String tag, String path, Object body, Object... parts) {
        return manager()
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(body)
                .post(path, parts)
                .then();
    }

    /** Changes the named fields of what was read with {@code tag}. */
    protected static ValidatableResponse patch(String tag, String path, Map<String, ?> changes, Object... parts) {
        return manager()
                .contentType(MERGE_PATCH)
                .header("If-Match", tag)
                .body(changes)
                .patch(path, parts)
                .then();
    }

    /** The entity tag of what lies at {@code path}. */
    protected static String tag(String path, Object... parts) {
        return get(path, parts).statusCode(200).extract().header("ETag");
    }

    /** A text in both languages. */
    protected static Map<String, String> both(String sv, String en) {
        return Map.of("sv", sv, "en", en);
    }
}
