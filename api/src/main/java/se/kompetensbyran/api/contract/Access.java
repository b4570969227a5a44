package se.kompetensbyran.api.contract;

import static java.util.stream.Collectors.joining;

import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.OAuthFlow;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Policy;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.shared.EnumCode;

/** Who may call which operation, as the annotations of its method say. */
final class Access {

    /** Where an operation that demands a permission names it. */
    static final String EXTENSION = "x-permission";

    private static final String BEARER = "bearer";
    private static final String SIGN_IN = "signIn";
    private static final DotName DEMANDED = DotName.createSimple(PermissionsAllowed.class);
    private static final DotName SIGNED_IN = DotName.createSimple(Authenticated.class);
    private static final DotName OPEN = DotName.createSimple(PermitAll.class);

    private Access() {}

    /** The ways to show who one is. */
    static Map<String, SecurityScheme> schemes() {
        Map<String, SecurityScheme> all = new LinkedHashMap<>();
        all.put(
                BEARER,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                                "Access token (RFC 9068, checked by the practices of RFC8725), or a person's API key."));
        all.put(
                SIGN_IN,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.OAUTH2)
                        .description(
                                "Where an access token comes from (OAuth 2.0, by the practices of RFC 9700; a JWT, by those of RFC8725). People sign in"
                                        + " in an app (authorizationCode with PKCE, S256). Machines show themselves by"
                                        + " client_secret_post or private_key_jwt (clientCredentials); Basic is refused, and since"
                                        + " Swagger UI knows no other way, a machine's token is fetched outside it. Refresh tokens"
                                        + " work once, and are taken back at /oauth/revoke (RFC 7009).")
                        .flows(OASFactory.createOAuthFlows()
                                .authorizationCode(flow().authorizationUrl(About.SERVER + "/oauth/authorize")
                                        .refreshUrl(About.SERVER + "/oauth/token"))
                                .clientCredentials(flow())));
        return all;
    }

    /** Says of the operation that {@code method} is who may call it; whether it is open to anybody. */
    static boolean complete(MethodInfo method, Operation operation) {
        Optional<Permission> permission = demanded(method);
        boolean isOpen = permission.isEmpty() && has(method, OPEN);
        if (permission.isEmpty() && !isOpen && !has(method, SIGNED_IN))
            throw new IllegalStateException(method + " does not say who may call it");
        List<String> scopes = permission.map(it -> List.of(it.code())).orElse(List.of());
        permission.ifPresent(it -> operation.addExtension(EXTENSION, it.code()));
        operation.setDescription(operation.getDescription() + " Permission: "
                + permission
                        .map(it -> it.code() + " (" + roles(it) + ").")
                        .orElse(isOpen ? "none, it is open." : "none, but a valid token."));
        SecurityRequirement bearer = OASFactory.createSecurityRequirement().addScheme(BEARER);
        SecurityRequirement signIn = OASFactory.createSecurityRequirement().addScheme(SIGN_IN, scopes);
        operation.setSecurity(
                isOpen ? List.of(OASFactory.createSecurityRequirement(), bearer, signIn) : List.of(bearer, signIn));
        return isOpen;
    }

    private static OAuthFlow flow() {
        Map<String, String> scopes = new LinkedHashMap<>();
        for (Permission it : Permission.values()) scopes.put(it.code(), "For " + roles(it) + ".");
        return OASFactory.createOAuthFlow()
                .tokenUrl(About.SERVER + "/oauth/token")
                .scopes(scopes);
    }

    private static String roles(Permission permission) {
        return Arrays.stream(Role.values())
                .filter(it -> Policy.widest(permission, it).isPresent())
                .map(EnumCode::of)
                .collect(joining(", "));
    }

    private static Optional<Permission> demanded(MethodInfo method) {
        AnnotationInstance demanded = method.declaredAnnotation(DEMANDED);
        if (demanded == null) return Optional.empty();
        String code = demanded.value().asStringArray()[0];
        return Optional.of(Permission.of(code).orElseThrow(() -> new IllegalStateException("no permission " + code)));
    }

    private static boolean has(MethodInfo method, DotName annotation) {
        return method.hasDeclaredAnnotation(annotation);
    }
}
