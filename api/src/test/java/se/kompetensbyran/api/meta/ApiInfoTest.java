package se.kompetensbyran.api.meta;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;

/** What the API tells of itself. */
@QuarkusTest
class ApiInfoTest extends ApiTest {

    @Test
    void name_version_status_and_documents_are_told() {
        get("/api-info")
                .statusCode(200)
                .body("apiName", equalTo("Kompetensbyrån"))
                .body("apiVersion", matchesPattern("\\d+\\.\\d+\\.\\d+"))
                .body("apiReleased", matchesPattern("\\d{4}-\\d\\d-\\d\\d"))
                .body("apiStatus", in(List.of("alpha", "beta", "active", "deprecated", "retired", "decommissioned")))
                .body("apiDocumentation", endsWith("/kompetensbyran/v1/docs"))
                .body("_links.rel", hasItems("self", "service-desc", "service-doc"));
    }

    @Test
    void the_contract_is_where_it_is_said_to_be() {
        get("/openapi.yaml").statusCode(200).contentType(containsString("yaml"));
        get("/openapi.json").statusCode(200).body("openapi", containsString("3.1"));
        get("/openapi.json")
                .body("info.version", equalTo(get("/api-info").extract().path("apiVersion")));
        get("/docs").statusCode(200).contentType(containsString("text/html"));
    }

    @Test
    void an_operator_sees_that_it_is_well() {
        RestAssured.basePath = "";
        anybody().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
        anybody().get("/q/health/live").then().statusCode(200);
        anybody().get("/q/health/ready").then().statusCode(200);
        anybody().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }
}
