package se.kompetensbyran.api.oauth;

import static java.util.stream.Collectors.joining;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.security.AccessTokens;
import se.kompetensbyran.api.security.SignInMode;
import se.kompetensbyran.api.shared.OtherStandard;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.clients.Client;

/** Where programs get their tokens (RFC 6749 section 3.2) and give them back (RFC 7009). */
@Path("/oauth")
public class TokensResource {

    private static final Set<String> OURS = Set.of(
            "grant_type",
            "client_id",
            "client_secret",
            "client_assertion",
            "client_assertion_type",
            "code",
            "code_verifier",
            "redirect_uri",
            "refresh_token",
            "scope",
            "token");

    private final SignInMode mode;
    private final ClientAuthentication authentication;
    private final Families families;
    private final AccessTokens tokens;

    TokensResource(SignInMode mode, ClientAuthentication authentication, Families families, AccessTokens tokens) {
        this.mode = mode;
        this.authentication = authentication;
        this.families = families;
        this.tokens = tokens;
    }

    @POST
    @Path("/token")
    @PermitAll
    @OtherStandard
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response token(InputStream body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = read(body, headers, uri);
        String grantType = form.one("grant_type");
        if (grantType == null) throw new Refusal(Refusal.Code.INVALID_REQUEST);
        Client client = authentication.of(form);
        return switch (grantType) {
            case "authorization_code" -> answer(families.begin(app(client), form));
            case "refresh_token" -> answer(families.renew(app(client), form));
            case "client_credentials" -> machine(client, form);
            default -> throw new Refusal(Refusal.Code.UNSUPPORTED_GRANT_TYPE);
        };
    }

    @POST
    @Path("/revoke")
    @PermitAll
    @OtherStandard
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response revoke(InputStream body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = read(body, headers, uri);
        Client client = authentication.of(form);
        String token = form.one("token");
        if (token == null) throw new Refusal(Refusal.Code.INVALID_REQUEST);
        families.end(client, token);
        return Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private Form read(InputStream body, HttpHeaders headers, UriInfo uri) {
        mode.demandBuiltIn();
        Form form = Form.of(body);
        if (headers.getHeaderString(HttpHeaders.AUTHORIZATION) != null) throw new Refusal(Refusal.Code.INVALID_CLIENT);
        MediaType type = headers.getMediaType();
        boolean isForm = type != null && type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
        // Addresses end in logs. What else stands there is none of ours: Swagger UI adds a nonce.
        boolean isInAddress = Form.of(uri.getRequestUri().getRawQuery()).values().keySet().stream()
                .anyMatch(OURS::contains);
        if (!isForm || isInAddress || form.hasRepeated()) throw new Refusal(Refusal.Code.INVALID_REQUEST);
        return form;
    }

    private static Client app(Client client) {
        if (client.kind() != Client.Kind.APP) throw new Refusal(Refusal.Code.UNAUTHORIZED_CLIENT);
        return client;
    }

    private Response machine(Client client, Form form) {
        if (client.kind() != Client.Kind.MACHINE) throw new Refusal(Refusal.Code.UNAUTHORIZED_CLIENT);
        Set<Permission> scopes = Questions.scopes(form.one("scope"), client.scopes());
        if (scopes.isEmpty()) throw new Refusal(Refusal.Code.INVALID_SCOPE);
        return answer(tokens.forClient(client, scopes), scopes, null);
    }

    private Response answer(Families.Renewed it) {
        return answer(tokens.forPerson(it.account(), it.session(), it.scopes()), it.scopes(), it.refreshToken());
    }

    private static Response answer(String token, Set<Permission> scopes, @Nullable String refreshToken) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", token);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", AccessTokens.LIFE.toSeconds());
        if (refreshToken != null) answer.put("refresh_token", refreshToken);
        answer.put("scope", scopes.stream().map(Permission::code).sorted().collect(joining(" ")));
        return Response.ok(answer)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .build();
    }
}
