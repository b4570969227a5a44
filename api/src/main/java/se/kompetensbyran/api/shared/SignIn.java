package se.kompetensbyran.api.shared;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** A token that cannot be accepted is never taken for none: whoever shows one is told, also where anybody may read. */
@Singleton
final class SignIn {

    // How the framework writes that no key is set.
    private static final String UNSET = "NONE";

    private final SecurityIdentity identity;
    private final Caller caller;

    SignIn(SecurityIdentity identity, Caller caller) {
        this.identity = identity;
        this.caller = caller;
    }

    /**
     * @throws IllegalStateException for a key without an issuer, since tokens of anybody who has that key would do, and
     *     for an issuer without a key, since no token of theirs would
     */
    static void demandBoth(Optional<String> key, Optional<String> location, Optional<String> issuer) {
        boolean isKeyed = key.filter(it -> !it.equals(UNSET)).isPresent() || location.isPresent();
        if (isKeyed && issuer.isEmpty())
            throw new IllegalStateException("mp.jwt.verify.issuer (MP_JWT_VERIFY_ISSUER) must be set where a key for"
                    + " tokens is configured.");
        if (issuer.isPresent() && !isKeyed)
            throw new IllegalStateException(
                    "mp.jwt.verify.publickey.location (MP_JWT_VERIFY_PUBLICKEY_LOCATION) must be"
                            + " set where an issuer is: without its keys nobody could sign in.");
    }

    void onStart(
            @Observes StartupEvent ready,
            @ConfigProperty(name = "mp.jwt.verify.publickey") Optional<String> key,
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> location,
            @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer) {
        demandBoth(key, location, issuer);
    }

    // A token that fails to verify throws here; what is no token at all leaves the caller unknown.
    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        if (request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) return;
        if (resource.getResourceMethod().isAnnotationPresent(OtherStandard.class)) return;
        if (identity.isAnonymous()) throw new EdgeProblem(EdgeProblem.Code.UNAUTHENTICATED);
        // A token that does not say whose it is, in a way that can be kept, is no better.
        caller.who();
    }
}
