package se.kompetensbyran.api.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Permission;

/** What a client finds out by itself: where and how it gets tokens (RFC 8414), and by which keys they are verified. */
@Singleton
final class Discovery {

    private static final String METADATA = "/.well-known/oauth-authorization-server";
    private static final String KEYS = "jwks.json";

    // Half of the time that a new key is published before it signs: kept any longer, a set could miss it.
    private static final String CACHING = "public, max-age=300";

    private final SignInMode mode;
    private final TokenKeys keys;
    private final Addresses addresses;

    Discovery(SignInMode mode, TokenKeys keys, Addresses addresses) {
        this.mode = mode;
        this.keys = keys;
        this.addresses = addresses;
    }

    void routes(@Observes Router router) {
        if (mode == SignInMode.BUILT_IN) router.route(HttpMethod.GET, METADATA).handler(this::metadata);
        // The keys may have to be read, or the first one made. What they sign is shown to others, whoever lets people
        // in.
        if (keys.areThere())
            router.route(HttpMethod.GET, Addresses.ROOT + "/oauth/" + KEYS).blockingHandler(this::keys, false);
    }

    private void metadata(RoutingContext context) {
        List<String> signatures = List.of("RS256", "PS256", "ES256");
        JsonObject metadata = new JsonObject()
                .put("issuer", addresses.origin())
                .put("authorization_endpoint", addresses.of("oauth", "authorize"))
                .put("token_endpoint", addresses.of("oauth", "token"))
                .put("revocation_endpoint", addresses.of("oauth", "revoke"))
                .put("jwks_uri", addresses.of("oauth", KEYS))
                .put("service_documentation", addresses.of("docs"))
                .put(
                        "scopes_supported",
                        Arrays.stream(Permission.values()).map(Permission::code).toList())
                .put("response_types_supported", List.of("code"))
                .put("response_modes_supported", List.of("query"))
                .put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"))
                .put("code_challenge_methods_supported", List.of("S256"))
                .put("token_endpoint_auth_methods_supported", List.of("none", "client_secret_post", "private_key_jwt"))
                .put("token_endpoint_auth_signing_alg_values_supported", signatures)
                .put(
                        "revocation_endpoint_auth_methods_supported",
                        List.of("none", "client_secret_post", "private_key_jwt"))
                .put("revocation_endpoint_auth_signing_alg_values_supported", signatures)
                .put("ui_locales_supported", List.of("sv", "en"))
                .put("authorization_response_iss_parameter_supported", true);
        answer(context, metadata);
    }

    private void keys(RoutingContext context) {
        JsonArray all = new JsonArray();
        keys.published().forEach(it -> all.add(new JsonObject(it.publicJwk())));
        answer(context, new JsonObject().put("keys", all));
    }

    private static void answer(RoutingContext context, JsonObject body) {
        String text = body.encode();
        String tag = "\"" + Credential.hash(text).substring(0, 32) + "\"";
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, CACHING)
                .putHeader(HttpHeaders.ETAG, tag);
        String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (tag.equals(known)) context.response().setStatusCode(304).end();
        else context.response().end(text);
    }
}
