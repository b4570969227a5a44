package se.kompetensbyran.api.assessments;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.security.TokenKeys;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.assessments.AssessmentProblem;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Standing;
import se.kompetensbyran.domain.enterprises.Status;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.signin.KeyRing;

/** A proof of the status of an enterprise that anybody can show to anybody; it says nothing of persons. */
@Path("/enterprises/{id}/status-certificate")
@Tag(name = "Enterprises")
public class StatusCertificateResource {

    /** What every certificate says that it is, so that nobody takes it for a token or a token for it. */
    static final String TYPE = "asf-status+jwt";

    private static final String MEDIA_TYPE = "application/jose";

    // Those of the same hours say the same of the same facts, to the letter, so that whoever has one need not fetch
    // another.
    private static final Duration SAME = Duration.ofHours(6);

    private final Enterprises enterprises;
    private final Organisations organisations;
    private final TokenKeys keys;
    private final Addresses addresses;
    private final Time time;

    StatusCertificateResource(
            Enterprises enterprises, Organisations organisations, TokenKeys keys, Addresses addresses, Time time) {
        this.enterprises = enterprises;
        this.organisations = organisations;
        this.keys = keys;
        this.addresses = addresses;
        this.time = time;
    }

    @GET
    @PermitAll
    @Produces(MEDIA_TYPE)
    @Operation(
            summary = "Get a status certificate",
            description =
                    "Signed proof of the status that is in force: a JWS in compact serialisation (RFC 7515), typed"
                            + " asf-status+jwt, that anybody can verify with the published keys. It says which enterprise,"
                            + " its organisation number when known, the status, and its first and last valid day; it holds"
                            + " for 18 to 24 hours, and never longer than the status is in force. Its ETag stays the same for six"
                            + " hours where nothing changed. 404 where no status is in force, and where the installation"
                            + " has no master keyset.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MEDIA_TYPE,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            maxLength = 4096,
                                            pattern = "^[A-Za-z0-9_-]+[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+$",
                                            example =
                                                    "eyJ0eXAiOiJhc2Ytc3RhdHVzK2p3dCJ9.eyJzdGF0dXMiOiJjb25maXJtZWQifQ.c2ln")))
    public Response certify(@RestPath EnterpriseId id, @Context Request request) {
        keys.demand();
        EnterpriseOverview it =
                enterprises.overview(id, time.today()).orElseThrow(() -> new EnterpriseProblem.Unknown(id));
        Standing standing = it.standing();
        if (standing == null || !standing.status().isInForce()) throw new AssessmentProblem.NoStatus(id);
        String certificate = keys.sign(claims(it, standing), TYPE);
        EntityTag tag = new EntityTag(Credential.hash(certificate).substring(0, 32));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(certificate) : unchanged)
                .tag(tag)
                .build();
    }

    private JwtClaims claims(EnterpriseOverview it, Standing standing) {
        Instant now = issuedAt();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(addresses.origin());
        claims.setSubject(addresses.of("enterprises", it.id()));
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(expiry(standing, now).getEpochSecond()));
        claims.setStringClaim("name", it.name());
        @Nullable
        OrganisationNumber number = organisations.get(it.organisation().id()).number();
        if (number != null) claims.setStringClaim("organisation_number", number.toString());
        claims.setStringClaim("status", EnumCode.of(standing.status()));
        claims.setStringClaim("valid_from", standing.validity().from().toString());
        standing.validity().lastDay().ifPresent(last -> claims.setStringClaim("valid_until", last.toString()));
        return claims;
    }

    private Instant issuedAt() {
        long seconds = time.now().getEpochSecond();
        return Instant.ofEpochSecond(seconds - seconds % SAME.toSeconds());
    }

    private Instant expiry(Standing standing, Instant now) {
        Instant latest = now.plus(KeyRing.PROOF);
        LocalDate until = standing.validity().until();
        if (until == null) return latest;
        Instant end = time.startOf(standing.status() == Status.DUE ? until.plusDays(Status.GRACE_DAYS) : until);
        return end.isBefore(latest) ? end : latest;
    }
}
