package se.kompetensbyran.api.assessments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static se.kompetensbyran.api.testing.Invented.business;
import static se.kompetensbyran.api.testing.Invented.enterprise;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.number;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.assessments.State;

/** A certificate proves a status to anybody who has the published keys, and nothing else. */
@QuarkusTest
class StatusCertificateTest extends Assessing {

    private static final String CERTIFICATE = "/enterprises/{id}/status-certificate";

    @Inject
    MovableClock clock;

    @Inject
    Time time;

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    @Test
    void anybody_verifies_it_with_the_published_keys() throws Exception {
        String number = number();
        String owner = post("/organisations", Map.of("name", name("förening"), "number", number))
                .statusCode(201)
                .extract()
                .path("id");
        var of = new Assessed(enterprise(with(business(), "organisation", owner)), owner);
        in(State.CONFIRMED, of);
        String name = get("/enterprises/{id}", of.id()).extract().path("name");

        JwtClaims claims = verified(certificate(of));

        LocalDate today = time.today();
        assertThat(claims.getClaimNames())
                .containsExactlyInAnyOrder(
                        "iss",
                        "sub",
                        "iat",
                        "exp",
                        "name",
                        "organisation_number",
                        "status",
                        "valid_from",
                        "valid_until");
        assertThat(claims.getIssuer()).isEqualTo("http://127.0.0.1:8080");
        assertThat(claims.getSubject()).endsWith("/kompetensbyran/v1/enterprises/" + of.id());
        assertThat(claims.getStringClaimValue("name")).isEqualTo(name);
        assertThat(claims.getStringClaimValue("organisation_number")).isEqualTo(number);
        assertThat(claims.getStringClaimValue("status")).isEqualTo("confirmed");
        assertThat(claims.getStringClaimValue("valid_from")).isEqualTo(today.toString());
        assertThat(claims.getStringClaimValue("valid_until"))
                .isEqualTo(today.plusMonths(12).minusDays(1).toString());
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(Duration.ofHours(24).toSeconds());
    }

    @Test
    void it_holds_no_longer_than_the_status_is_in_force() throws Exception {
        var of = Assessed.fresh();
        in(State.CONFIRMED, of);
        LocalDate end = time.today().plusMonths(12);

        moveTo(end.minusDays(1));
        assertThat(verified(certificate(of)).getExpirationTime().getValue()).isEqualTo(startOf(end));
        moveTo(end);
        JwtClaims due = verified(certificate(of));
        assertThat(due.getStringClaimValue("status")).isEqualTo("due");
        moveTo(end.plusDays(29));
        assertThat(verified(certificate(of)).getExpirationTime().getValue()).isEqualTo(startOf(end.plusDays(30)));
        moveTo(end.plusDays(30));
        refused(of);
    }

    @Test
    void whoever_has_it_need_not_fetch_it_again_while_nothing_changes() throws Exception {
        var of = confirmed();
        clock.move(Duration.ofHours(6)
                .minusSeconds(time.now().getEpochSecond() % Duration.ofHours(6).toSeconds()));
        var first = get(CERTIFICATE, of.id()).statusCode(200).extract();
        String tag = first.header("ETag");

        clock.move(Duration.ofHours(5).plusMinutes(59));
        unless(tag, of).statusCode(304).header("ETag", equalTo(tag));
        assertThat(certificate(of)).isEqualTo(first.asString());
        verified(certificate(of));
        unless("\"other\"", of).statusCode(200);

        patch(tag("/enterprises/{id}", of.id()), "/enterprises/{id}", Map.of("name", name("nytt")), of.id())
                .statusCode(200);
        unless(tag, of).statusCode(200).header("ETag", not(equalTo(tag)));

        String renamed = get(CERTIFICATE, of.id()).extract().header("ETag");
        clock.move(Duration.ofMinutes(2));
        unless(renamed, of).statusCode(200);
        assertThat(verified(certificate(of)).getExpirationTime().getValue()
                        - time.now().getEpochSecond())
                .isGreaterThan(Duration.ofHours(18).toSeconds());
    }

    private static ValidatableResponse unless(String tag, Assessed of) {
        return anybody().header("If-None-Match", tag).get(CERTIFICATE, of.id()).then();
    }

    @Test
    void it_is_verified_as_long_as_it_holds_though_the_keys_change() throws Exception {
        var of = Assessed.fresh();
        in(State.CONFIRMED, of);
        String certificate = certificate(of);
        anybody()
                .auth()
                .oauth2(Tokens.with("administrator"))
                .post("/signing-keys")
                .then()
                .statusCode(201);
        clock.move(Duration.ofHours(17));

        verified(certificate);

        clock.move(Duration.ofHours(8));
        assertThatThrownBy(() -> verified(certificate)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void it_is_no_token_and_a_token_is_no_certificate() throws Exception {
        var of = Assessed.fresh();
        in(State.CONFIRMED, of);
        String certificate = certificate(of);

        RestAssured.given()
                .auth()
                .oauth2(certificate)
                .get("/assessments")
                .then()
                .statusCode(401);
        assertThatThrownBy(() -> verified(Tokens.with("administrator"))).isInstanceOf(InvalidJwtException.class);
        String[] parts = certificate.split("\\.", -1);
        String other = certificate(confirmed()).split("\\.", -1)[1];
        assertThatThrownBy(() -> verified(parts[0] + "." + other + "." + parts[2]))
                .isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void there_is_none_without_a_status_in_force() {
        var of = Assessed.fresh();
        refused(of);
        in(State.SUBMITTED, of);
        refused(of);
        get("/enterprises/{id}", of.id()).body("_links.rel", not(hasItem("status-certificate")));
        get(CERTIFICATE, "01976f2e-5c00-7000-8000-00000000ffff")
                .statusCode(404)
                .body("code", equalTo("enterprise.unknown"));
    }

    @Test
    void there_is_none_for_a_business_that_has_closed() {
        var of = confirmed();
        certificate(of);
        postOnTag(
                        tag("/enterprises/{id}", of.id()),
                        "/enterprises/{id}/stage-changes",
                        Map.of("to", "closed", "on", time.today().toString()),
                        of.id())
                .statusCode(200);
        refused(of);
    }

    private static Assessed confirmed() {
        var of = Assessed.fresh();
        in(State.CONFIRMED, of);
        return of;
    }

    private static void refused(Assessed of) {
        get(CERTIFICATE, of.id()).statusCode(404).body("code", equalTo("assessment.no-status"));
    }

    private static String certificate(Assessed of) {
        return get(CERTIFICATE, of.id())
                .statusCode(200)
                .contentType("application/jose")
                .extract()
                .asString();
    }

    /** What a stranger reads of it, who knows the address of the keys and what a certificate is called. */
    private JwtClaims verified(String certificate) throws InvalidJwtException, JoseException {
        String keys = RestAssured.given().get("/oauth/jwks.json").asString();
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "RS256")
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
                .setExpectedType(true, "asf-status+jwt")
                .setExpectedIssuer("http://127.0.0.1:8080")
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setEvaluationTime(NumericDate.fromSeconds(time.now().getEpochSecond()))
                .build()
                .processToClaims(certificate);
    }

    private void moveTo(LocalDate day) {
        clock.move(Duration.between(time.now(), time.startOf(day).plusSeconds(12 * 3600)));
    }

    private static long startOf(LocalDate day) {
        return day.atStartOfDay(ZoneId.of("Europe/Stockholm")).toEpochSecond();
    }
}
